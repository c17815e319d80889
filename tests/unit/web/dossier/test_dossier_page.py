"""The pages of an incident and of two reports side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from fastapi.testclient import TestClient

from harmledger.config import Settings
from harmledger.model.incident import IncidentPlace, Record
from harmledger.model.where import PlacePrecision
from harmledger.web import create_app
from harmledger.web.dossier.areas import area
from tests.unit.web import web_demo as demo

BESIDE = f"/reports/{demo.COPY.report_id}/beside/{demo.MAIN.report_id}"


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    """A browser of sorts on the demo record."""
    with TestClient(create_app(demo.DemoData(), Settings()), base_url="http://127.0.0.1") as found:
        yield found


def test_a_step_says_what_would_stand_without_it(client: TestClient) -> None:
    """The bounds without the claim where they change; else that nothing would."""
    page = client.get("/incidents/inc-binnish").text
    row = re.search(r'<tr class="step used">.*?</tr>', page, re.DOTALL)
    assert row
    assert re.search(r"<b>12</b>", row.group())
    assert "no change" in page


def test_history_tells_who_decided_what_and_what_was_taken_back(client: TestClient) -> None:
    """Judgements with person, day, change and note; one that was withdrawn is marked; earlier ids are named."""
    page = client.get("/incidents/inc-binnish").text
    for words in ("A. Reviewer: corrected", "own page says 12", "taken back", "inc-old"):
        assert words in page


def test_waterfall_has_a_bar_a_term_and_the_sum(client: TestClient) -> None:
    """Three terms and their sum, words beside each."""
    page = client.get("/incidents/inc-binnish").text
    assert page.count('<td class="fall-cell">') == 4
    assert "Northern Desk</bdi>, 4 March 2020" in page


def test_print_view_folds_nothing_and_gives_addresses(client: TestClient) -> None:
    """Every part is open, and each report has its address and hash."""
    page = client.get("/incidents/inc-binnish/print").text
    folded = re.findall(r"<details(?! class=\"within\")(?![^>]* open)[^>]*>", page)
    assert folded == []
    assert "https://news.example/a?b=1&amp;c=2" in page
    assert demo.MAIN.report_id in page


def test_print_view_of_a_merged_incident_leads_on(client: TestClient) -> None:
    """A kept address of the print view leads to the print view of what the incident is now."""
    assert client.get("/incidents/inc-old/print").url.path == "/incidents/inc-binnish/print"


@pytest.mark.parametrize(("ending", "begins"), [("bib", "@misc{inc-binnish,"), ("ris", "TY  - ELEC")])
def test_references_are_downloads_with_the_permanent_address(client: TestClient, ending: str, begins: str) -> None:
    """Also asked for by an id that was merged away."""
    answer = client.get(f"/incidents/inc-old/cite.{ending}")
    assert answer.text.startswith(begins)
    assert "http://127.0.0.1/incidents/inc-binnish" in answer.text
    assert "9 – 12 – 12" in answer.text
    assert "attachment" in answer.headers["content-disposition"]


def test_two_reports_stand_side_by_side_from_either_end(client: TestClient) -> None:
    """The one that repeats stands first, whichever was asked for first."""
    there, back = client.get(BESIDE), client.get(f"/reports/{demo.MAIN.report_id}/beside/{demo.COPY.report_id}")
    assert there.status_code == back.status_code == 200
    for page in (there.text, back.text):
        assert page.index("Second Site") < page.index("Northern Desk")
        assert 'href="#a-1"' in page
        assert 'id="b-1"' in page


def test_reports_that_share_nothing_are_not_set_side_by_side(client: TestClient) -> None:
    """404, and which two were asked for."""
    answer = client.get(f"/reports/{demo.BARE.report_id}/beside/{demo.MAIN.report_id}")
    assert answer.status_code == 404
    assert demo.BARE.report_id in answer.text


def test_a_report_leads_to_its_copies_by_name(client: TestClient) -> None:
    """From the origin to the copy and to both side by side."""
    page = client.get(f"/reports/{demo.MAIN.report_id}").text
    assert f'href="{BESIDE}"' in page
    assert "<bdi>Site copy</bdi>" in page


def test_hostile_names_stay_text() -> None:
    """Markup and direction marks in a headline, a reason or a place are shown, never obeyed."""
    evil = "<img src=x onerror=alert(1)>\u202e"
    place = replace(demo.BINNISH, name=evil)
    incident = replace(demo.MARKET, headline=evil, place=place, grade=replace(demo.MARKET.grade, reason=evil))
    data = demo.DemoData(Record(incidents=(incident,)))
    with TestClient(create_app(data, Settings()), base_url="http://127.0.0.1") as client:
        page = client.get("/incidents/inc-binnish").text
        cited = client.get("/incidents/inc-binnish/cite.bib")
    assert "<img" not in page
    assert 'data-label="RLO"' in page
    assert cited.status_code == 200


def test_the_live_map_gets_the_place_as_wide_as_it_is(client: TestClient) -> None:
    """The point with its radius, a box that holds it, and outlines where they are asked for."""
    found = client.get("/incidents/inc-binnish/map.geojson").json()
    (feature,) = found["features"]
    assert feature["geometry"]["coordinates"] == [36.714, 35.959]
    assert feature["properties"]["radius_km"] == 2.5
    assert found["shaded"] is None
    west, south, east, north = found["bbox"]
    assert west < 36.714 < east
    assert south < 35.959 < north
    moved = client.get("/incidents/inc-binnish/map.geojson?view=30,30,31,31").json()
    assert moved["bbox"] == [30, 30, 31, 31]
    assert "outlines" not in moved


def test_a_country_is_an_area_and_no_point() -> None:
    """Where no more is known, no dot says that it was there; where nothing is, there is no map."""
    country = IncidentPlace("Syria", (), 35.0, 38.5, PlacePrecision.COUNTRY, 400.0)
    wide = replace(demo.MARKET, incident_id="inc-wide", place=country)
    data = demo.DemoData(record_held=Record(incidents=(wide, demo.UNPLACED)))
    client = TestClient(create_app(data, Settings()), base_url="http://127.0.0.1")
    found = client.get("/incidents/inc-wide/map.geojson").json()
    assert found["features"] == []
    assert found["shaded"] == area(wide).country  # type: ignore[union-attr]
    assert client.get("/incidents/inc-unplaced/map.geojson").status_code == 404
