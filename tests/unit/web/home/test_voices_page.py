"""The page of who says what: both ranges, their words, filters as on the overview."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from harmledger.config import Settings
from harmledger.model.query import IncidentFilter
from harmledger.model.terms import Outcome
from harmledger.web import create_app
from harmledger.web.record import spoken
from tests.unit.web import web_demo as demo


@pytest.fixture
def client() -> TestClient:
    """A browser of sorts on the demo record."""
    return TestClient(create_app(demo.DemoData(), Settings()), base_url="http://127.0.0.1", follow_redirects=False)


def test_speakers_stand_beside_the_record(client: TestClient) -> None:
    """Each with both sums, whether they meet, and a way to the words; a captured name is text."""
    page = client.get("/voices").text
    assert "White Helmets" in page
    assert "rescue service · 5 incidents" in page
    assert "the ranges do not meet" in page
    assert "&lt;b&gt;desk&lt;/b&gt;" in page
    assert 'href="/claims/clm-strike"' in page
    assert "3 further speakers are left out" in page


def test_filters_are_those_of_the_overview(client: TestClient) -> None:
    """They live in the address, blanks are taken out of it, and nothing found has a way on."""
    assert client.get("/voices?place=&outcome=injured").headers["location"] == "/voices?outcome=injured"
    assert "People injured" in client.get("/voices?outcome=injured").text
    assert "Nobody states such a figure" in client.get("/voices?text=nothing").text
    assert 'href="/voices?place=Binnish"' in client.get("/?place=Binnish").text


def test_programs_read_it_too(client: TestClient) -> None:
    """Under the same filters; what cannot be read is refused."""
    found = client.get("/api/v1/voices?outcome=injured").json()
    assert (found["outcome"], found["voices"][1]["stated"]["high"], found["more"]) == ("injured", None, 3)
    assert client.get("/api/v1/voices?since=yesterday").status_code == 422


def test_both_ranges_share_one_scale() -> None:
    """What is open reaches the edge; the larger number lies further along."""
    scale, (first, second) = spoken(demo.DemoData().voices(IncidentFilter(), Outcome.KILLED))
    assert second.stated.open
    assert second.stated.x + second.stated.width == pytest.approx(scale.width, abs=2.0)
    assert first.stated.best is not None
    assert second.stated.best is not None
    assert first.stated.best < second.stated.best
    assert (first.fits, second.fits) == (True, False)


def test_a_page_that_is_not_ready_says_so() -> None:
    """With where to look again, and without claiming that nobody said anything."""
    data = demo.DemoData()
    data.is_reading = True
    text = TestClient(create_app(data, Settings()), base_url="http://127.0.0.1").get("/voices?since=2020-01-01").text
    assert "What speakers state is being read" in text
    assert 'href="/voices?since=2020-01-01">Look again' in text
    assert "Nobody states" not in text
