"""The search page: words, filters, hits set off, further pages."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from harmledger.config import Settings
from harmledger.model.span import Span
from harmledger.web import create_app
from harmledger.web.search.asked import read
from harmledger.web.search.showing import pieces
from tests.unit.web import web_demo as demo


@pytest.fixture
def client() -> TestClient:
    """A browser of sorts on the demo record."""
    return TestClient(create_app(demo.DemoData(), Settings()), base_url="http://127.0.0.1")


def test_hits_are_set_off(client: TestClient) -> None:
    """A hit stands in its stretch of text, marked."""
    page = client.get("/search?q=killed").text
    assert '<mark class="found">killed</mark>' in page
    assert demo.MAIN.report_id in page


def test_claims_lead_to_their_words(client: TestClient) -> None:
    """In claims, each hit leads to the claim's words in the report."""
    page = client.get("/search?q=killed&in=claims&kind=casualty").text
    assert f"#claim-{demo.NINE.claim_id}" in page


def test_nothing_found_says_what_to_do(client: TestClient) -> None:
    """No hit is an answer, with a way on."""
    assert "No report holds these words" in client.get("/search?q=zzzz").text
    assert "No claim holds these words" in client.get("/search?q=zzzz&in=claims").text


def test_captured_markup_is_text(client: TestClient) -> None:
    """A hit inside markup is shown with the markup as text."""
    page = client.get("/search?q=alert").text
    assert "&lt;script&gt;" in page
    assert "<script>alert" not in page


def test_what_cannot_be_read_is_named() -> None:
    """A day, a kind or a place to look that is none is left out and told."""
    asked = read([("q", "x"), ("since", "yesterday"), ("kind", "rumour"), ("in", "dreams")])
    assert sorted(asked.problems) == [("in", "dreams"), ("kind", "rumour"), ("since", "yesterday")]
    assert asked.address() == "/search?q=x"


def test_address_holds_the_whole_question() -> None:
    """The same question comes back from its own address."""
    given = [("q", "a b"), ("in", "claims"), ("outlet", "Desk"), ("since", "2020-01-01"), ("kind", "attack")]
    asked = read(given)
    assert read(list(asked.pairs)) == asked
    assert asked.is_narrowed


def test_pieces_join_to_the_text() -> None:
    """Overlapping spans and such as leave the text are passed over; nothing of the text is lost."""
    cut = pieces("one two", [Span(0, 3), Span(2, 5), Span(4, 99)])
    assert "".join(str(piece) for piece, _ in cut) == "one two"
    assert [str(piece) for piece, is_hit in cut if is_hit] == ["one"]


def test_start_that_is_not_there_is_404(client: TestClient) -> None:
    """A page that goes on from an unknown report is missing, not the first page."""
    assert client.get("/search?q=killed&after=sha256:00").status_code == 404
