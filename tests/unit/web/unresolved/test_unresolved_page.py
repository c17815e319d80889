"""The page of words that could not be worked out: told as text, narrowed down, decided by those who may."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from fastapi.testclient import TestClient

from harmledger.config import Settings
from harmledger.model.judgement import Reach, Sort
from harmledger.model.terms import SourceType
from harmledger.web import create_app
from harmledger.web.unresolved import read
from tests.unit.web import web_demo as demo
from tests.unit.web.accounts.conftest import key_of
from tests.unit.web.api.demo_programs import DemoPrograms
from tests.unit.web.demo_answers import DemoOpenings


@dataclass(frozen=True)
class Kept:
    """What came of a correction, as far as the page looks."""

    claims: int = 3


class Keeping(DemoPrograms):
    """Notes what it is asked to keep."""

    def correct(self, claim_id: str, sort: Sort, value: str, /, **more: Any) -> Any:
        """Kept."""
        more.pop("by")
        ASKED.append((claim_id, sort, value, more))
        return Kept()


ASKED: list[tuple[str, Sort, str, dict[str, Any]]] = []


@pytest.fixture
def client() -> TestClient:
    """A browser of sorts on the demo record."""
    return TestClient(create_app(demo.DemoData(), Settings()), base_url="http://127.0.0.1", follow_redirects=False)


def test_words_are_text(client: TestClient) -> None:
    """Captured words and names of candidates show as what they are; each leads to its claim."""
    page = client.get("/unresolved").text
    assert "Tel &lt;b&gt;Rifat&lt;/b&gt;" in page
    assert '<bdi class="unseen" data-label="RLO"' in page
    assert 'href="/claims/clm-strike"' in page
    assert "in 31 claims of 1 report" in page


@pytest.mark.parametrize(
    ("query", "has", "lacks"),
    [("what=date", "last week", "Rifat"), ("text=RIFAT", "Rifat", "last week"), ("what=rumour", "last week", "rumour")],
)
def test_the_address_narrows_down(client: TestClient, query: str, has: str, lacks: str) -> None:
    """By sort and by words; what cannot be read is left out and told."""
    page = client.get(f"/unresolved?{query}").text
    listed = page.partition('<ol class="entries')[2]
    assert has in listed
    assert lacks not in listed
    assert ("could not be read: rumour" in page) is ("rumour" in query)


def test_empty_states_differ(client: TestClient) -> None:
    """Nothing open at all is good news; nothing that matches has a way on."""
    assert "No unresolved word matches" in client.get("/unresolved?text=zzz").text
    none = TestClient(create_app(demo.DemoData(openings=DemoOpenings(())), Settings()), base_url="http://127.0.0.1")
    assert "No words are unresolved" in none.get("/unresolved").text


def test_the_question_comes_back_from_its_address() -> None:
    """Whatever is in use, and nothing else."""
    asked = read([("what", "place"), ("text", " a b "), ("country", ""), ("after", "25")])
    assert asked.address() == "/unresolved?what=place&text=a+b"
    assert asked.after == 24
    assert read([("after", "-3")]).problems == (("after", "-3"),)


def decided(client: TestClient, **fields: str) -> Any:
    """The answer to a form of the page."""
    key = key_of(client.get("/unresolved").text)
    sent = {"form_key": key, "claim": "clm-strike", "what": "place", "words": "Tel Rifat", "reach": "report", **fields}
    return client.post("/unresolved?what=place", data=sent, headers={"origin": "http://127.0.0.1"})


def test_what_words_mean_is_kept() -> None:
    """By a choice or by what was typed, as far as was said; the page says on how many claims it bears."""
    ASKED.clear()
    app = create_app(demo.DemoData(programs=Keeping()), Settings())
    client = TestClient(app, base_url="http://127.0.0.1", follow_redirects=False)
    answer = decided(client, value="own:1", note="the map shows it")
    assert (answer.status_code, answer.headers["location"]) == (303, "/unresolved?what=place&bears=3")
    decided(client, value="own:1", other="35.9,36.6")
    decided(client, what="speaker", other="A witness", kind="local", reach="odd")
    assert [one[:3] for one in ASKED] == [
        ("clm-strike", Sort.PLACE, "own:1"),
        ("clm-strike", Sort.PLACE, "35.9,36.6"),
        ("clm-strike", Sort.SPEAKER, "A witness"),
    ]
    assert ASKED[0][3] == {
        "words": "Tel Rifat",
        "reach": Reach.REPORT,
        "speaker_type": None,
        "note": "the map shows it",
    }
    assert (ASKED[2][3]["words"], ASKED[2][3]["reach"]) == (None, Reach.MENTION)
    assert ASKED[2][3]["speaker_type"] is SourceType.LOCAL
    assert "It bears on 3 claims" in client.get(answer.headers["location"]).text


def test_what_cannot_be_kept_says_why_and_stays_in_the_form(client: TestClient) -> None:
    """Nothing that was typed is lost."""
    answer = decided(client, other="Nowhere <i>", note="because")
    assert answer.status_code == 422
    assert "clm-strike cannot be corrected here" in answer.text
    assert 'value="Nowhere &lt;i&gt;"' in answer.text
    assert 'value="because"' in answer.text


def test_programs_read_it_too(client: TestClient) -> None:
    """By pages with a cursor; a cursor of an earlier list is refused."""
    first = client.get("/api/v1/unresolved?limit=3").json()
    assert [one["what"] for one in first["words"]] == ["place", "party", "speaker"]
    assert first["total"] == 4
    rest = client.get("/api/v1/unresolved", params={"limit": 3, "after": first["next"]}).json()
    assert [one["text"] for one in rest["words"]] == ["last week"]
    assert rest["next"] is None
    assert client.get("/api/v1/unresolved?what=rumour").status_code == 422
