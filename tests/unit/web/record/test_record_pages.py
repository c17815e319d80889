"""The pages of tallies, agreements, control and displacement."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from fastapi.testclient import TestClient

from harmledger.config import Settings
from harmledger.web import create_app
from tests.unit.web import web_demo as demo

PARTS = ("tallies", "agreements", "control", "displacement")


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    """A browser of sorts on the demo record."""
    with TestClient(create_app(demo.DemoData(), Settings()), base_url="http://127.0.0.1") as found:
        yield found


@pytest.mark.parametrize("part", PARTS)
def test_every_entry_is_one_click_from_its_words(client: TestClient, part: str) -> None:
    """A link to a claim or to its words, and each leads there."""
    page = client.get(f"/{part}").text
    links = set(re.findall(r'href="(/claims/[^"]+|/reports/[^"]+#claim-[^"]+)"', page))
    assert links
    for link in links:
        assert client.get(link).status_code == 200


@pytest.mark.parametrize("part", ["tallies", "agreements", "control"])
def test_each_has_a_drawing_with_a_name(client: TestClient, part: str) -> None:
    """A drawing says in words what it shows."""
    page = client.get(f"/{part}").text
    assert re.search(r'<svg class="strip"[^>]*aria-label="[^"]{8,}"', page)


@pytest.mark.parametrize("part", PARTS)
def test_a_place_that_nothing_matches_says_so(client: TestClient, part: str) -> None:
    """With the form still there to change it."""
    page = client.get(f"/{part}?place=zzz").text
    assert "Nothing matches this place and time" in page
    assert 'name="place" value="zzz"' in page


@pytest.mark.parametrize("part", PARTS)
def test_the_form_without_script_leads_to_a_tidy_address(client: TestClient, part: str) -> None:
    """Blank fields are taken out."""
    answer = client.get(f"/{part}?place=Idlib&since=&until=", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/{part}?place=Idlib")


def test_long_lists_come_in_pages() -> None:
    """Every tally is on one page of several, none on two."""
    many = tuple(replace(demo.TALLY, tally_id=f"tal-{number:03d}") for number in range(60))
    data = demo.DemoData(replace(demo.RECORD, tallies=many))
    seen: list[str] = []
    with TestClient(create_app(data, Settings()), base_url="http://127.0.0.1") as client:
        address: str | None = "/tallies"
        while address:
            page = client.get(address).text
            seen += re.findall(r'<li id="(tal-\d+)"', page)
            following = re.search(r'rel="next" href="([^"]+)"', page)
            address = following.group(1).replace("&amp;", "&") if following else None
    assert seen == [tally.tally_id for tally in many]


@pytest.mark.parametrize("address", ["/tallies/tal-1", "/agreements/agr-march"])
def test_an_entry_has_an_address_of_its_own(client: TestClient, address: str) -> None:
    """Unfolded, with a way back to all."""
    page = client.get(address)
    assert page.status_code == 200
    assert '<details class="plain">' not in page.text
    assert client.get(f"{address}x").status_code == 404


def test_a_dossier_leads_to_the_agreement_itself(client: TestClient) -> None:
    """Regression: a link into a paged list would have led nowhere."""
    page = client.get("/incidents/inc-binnish").text
    assert 'href="/agreements/agr-march"' in page


def test_claims_that_cannot_both_be_true_are_marked(client: TestClient) -> None:
    """In the drawing and in the table, with a link to the other."""
    page = client.get("/control").text
    assert "conflicts with another claim" in page
    assert re.search(r'Conflicts with\s+<a href="/claims/', page)


@pytest.mark.parametrize("part", PARTS)
def test_the_pages_speak_arabic(client: TestClient, part: str) -> None:
    """From right to left, drawings from left to right as numbers run."""
    page = client.get(f"/{part}?lang=ar").text
    assert '<html lang="ar" dir="rtl">' in page
    assert 'name="place"' in page
    client.cookies.clear()
