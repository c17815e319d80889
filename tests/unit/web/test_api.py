"""The record as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient

from harmledger.config import Settings
from harmledger.model.codec import to_plain
from harmledger.web import create_app
from tests.unit.web import web_demo as demo


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    """A machine that asks."""
    with TestClient(create_app(demo.DemoData(), Settings()), base_url="http://127.0.0.1") as found:
        yield found


def get(client: TestClient, address: str) -> Any:
    """The answer as plain values."""
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_incidents_are_those_of_the_model(client: TestClient) -> None:
    """Field names and values are the contract's."""
    found = get(client, "/api/incidents?place=Binnish")
    assert found == {"incidents": [to_plain(demo.MARKET)], "total": 1, "next": None}


def test_pages_follow_one_another(client: TestClient) -> None:
    """The cursor leads through all incidents once."""
    seen, after = [], ""
    while True:
        found = get(client, f"/api/incidents?limit=4{after}")
        seen += [item["incident_id"] for item in found["incidents"]]
        if found["next"] is None:
            break
        after = f"&after={found['next']}"
    assert seen == [incident.incident_id for incident in demo.INCIDENTS]


def test_incident_comes_with_what_it_quotes(client: TestClient) -> None:
    """Claims, reports without their text, copies and agreements."""
    found = get(client, "/api/incidents/inc-binnish")
    assert found["claims"][demo.NINE.claim_id]["quote"] == demo.NINE.quote
    assert found["reports"][demo.MAIN.report_id]["text"] == ""
    assert found["agreements"][0]["agreement_id"] == "agr-march"


def test_report_comes_with_its_text(client: TestClient) -> None:
    """The text is whole, and every claim's span fits it."""
    found = get(client, f"/api/reports/{demo.MAIN.report_id}")
    text = found["report"]["text"]
    assert text == demo.MAIN.text
    assert all(text[claim["start"] : claim["end"]] == claim["quote"] for claim in found["claims"])


def test_claim_keeps_the_fields_of_its_kind(client: TestClient) -> None:
    """A claim is told with its kind's own fields."""
    assert get(client, "/api/claims/clm-strike") == to_plain(demo.STRIKE)


def test_geojson_has_a_point_for_each_placed_incident(client: TestClient) -> None:
    """Longitude first; incidents without a point are left out."""
    answer = client.get("/api/incidents.geojson")
    assert answer.headers["content-type"] == "application/geo+json"
    found = {item["id"]: item for item in answer.json()["features"]}
    assert len(found) == 8
    assert found["inc-binnish"]["geometry"]["coordinates"] == [36.714, 35.959]
    assert found["inc-binnish"]["properties"]["killed"] == {"low": 9, "best": 12, "high": 12}


@pytest.mark.parametrize(
    "address", ["/api/incidents?since=soon", "/api/incidents.geojson?kind=war", "/api/incidents?limit=0"]
)
def test_unreadable_questions_are_refused(client: TestClient, address: str) -> None:
    """A machine is told what cannot be read, never given something else."""
    answer = client.get(address)
    assert answer.status_code == 422
    assert answer.json()["error"]


@pytest.mark.parametrize("address", ["/api/incidents/none", "/api/reports/none", "/api/claims/none", "/api/none"])
def test_missing_things_are_told_as_json(client: TestClient, address: str) -> None:
    """404 with the reason."""
    answer = client.get(address)
    assert answer.status_code == 404
    assert "error" in answer.json()


def test_openapi_names_every_route_and_filter(client: TestClient) -> None:
    """The description has all JSON routes with a text each, and the filters of the list."""
    found = get(client, "/api/openapi.json")
    assert set(found["paths"]) == {
        "/api/incidents",
        "/api/incidents.geojson",
        "/api/incidents/{incident_id}",
        "/api/reports/{report_id}",
        "/api/claims/{claim_id}",
    }
    assert all(path["get"]["description"] for path in found["paths"].values())
    names = {item["name"] for item in found["paths"]["/api/incidents"]["get"]["parameters"]}
    assert {"since", "until", "place", "kind", "means", "min_killed", "limit", "after"} <= names


def test_live_map_gets_places_and_a_box(client: TestClient) -> None:
    """Places with their counts, and a box that holds them."""
    found = get(client, "/map/places.geojson?means=shelling")
    names = {item["properties"]["name"]: item["properties"] for item in found["features"]}
    assert names["Idlib"]["count"] == 2
    assert "Binnish" not in names
    west, south, east, north = found["bbox"]
    assert west < 36.634 < east
    assert south < 35.931 < north
