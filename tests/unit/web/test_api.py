"""The record as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient

from harmledger.config import Settings
from harmledger.model.codec import to_plain
from harmledger.web import create_app
from harmledger.web.api.cursors import cursor
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
    found = get(client, "/api/v1/incidents?place=Binnish")
    assert found == {"incidents": [to_plain(demo.MARKET)], "total": 1, "next": None}


def test_pages_follow_one_another(client: TestClient) -> None:
    """The cursor leads through all incidents once."""
    seen, after = [], ""
    while True:
        found = get(client, f"/api/v1/incidents?limit=4{after}")
        seen += [item["incident_id"] for item in found["incidents"]]
        if found["next"] is None:
            break
        after = f"&after={found['next']}"
    assert seen == [incident.incident_id for incident in demo.INCIDENTS]


def test_incident_comes_with_what_it_quotes(client: TestClient) -> None:
    """Claims, reports without their text, copies and agreements."""
    found = get(client, "/api/v1/incidents/inc-binnish")
    assert found["claims"][demo.NINE.claim_id]["quote"] == demo.NINE.quote
    assert found["reports"][demo.MAIN.report_id]["text"] == ""
    assert found["agreements"][0]["agreement_id"] == "agr-march"


def test_report_comes_with_its_text(client: TestClient) -> None:
    """The text is whole, and every claim's span fits it."""
    found = get(client, f"/api/v1/reports/{demo.MAIN.report_id}")
    text = found["report"]["text"]
    assert text == demo.MAIN.text
    assert all(text[claim["start"] : claim["end"]] == claim["quote"] for claim in found["claims"])


def test_claim_keeps_the_fields_of_its_kind(client: TestClient) -> None:
    """A claim is told with its kind's own fields."""
    assert get(client, "/api/v1/claims/clm-strike") == to_plain(demo.STRIKE)


def test_geojson_has_a_point_for_each_placed_incident(client: TestClient) -> None:
    """Longitude first; incidents without a point are left out."""
    answer = client.get("/api/v1/incidents.geojson")
    assert answer.headers["content-type"] == "application/geo+json"
    found = {item["id"]: item for item in answer.json()["features"]}
    assert len(found) == 8
    assert found["inc-binnish"]["geometry"]["coordinates"] == [36.714, 35.959]
    assert found["inc-binnish"]["properties"]["killed"] == {"low": 9, "best": 12, "high": 12}


@pytest.mark.parametrize(
    "address", ["/api/v1/incidents?since=soon", "/api/v1/incidents.geojson?kind=war", "/api/v1/incidents?limit=0"]
)
def test_unreadable_questions_are_refused(client: TestClient, address: str) -> None:
    """A machine is told what cannot be read, never given something else."""
    answer = client.get(address)
    assert answer.status_code == 422
    assert answer.json()["detail"]


@pytest.mark.parametrize(
    "address", ["/api/v1/incidents/none", "/api/v1/reports/none", "/api/v1/claims/none", "/api/v1/none"]
)
def test_missing_things_are_told_as_json(client: TestClient, address: str) -> None:
    """404 with the reason."""
    answer = client.get(address)
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["detail"]


def test_openapi_names_every_route_and_filter(client: TestClient) -> None:
    """The description has all JSON routes with a text each, and the filters of the list."""
    found = get(client, "/api/v1/openapi.json")
    assert found == get(client, "/api/openapi.json")
    assert all(address.startswith("/api/v1/") for address in found["paths"])
    named = {"incidents", "incidents.geojson", "reports", "claims", "tallies", "agreements", "control", "displacement"}
    named |= {"copies", "judgements", "corrections", "journal", "status", "search", "me"}
    assert {f"/api/v1/{name}" for name in named} <= set(found["paths"])
    assert all(route["description"] for path in found["paths"].values() for route in path.values())
    names = {item["name"] for item in found["paths"]["/api/v1/incidents"]["get"]["parameters"]}
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


def test_addresses_of_before_lead_on(client: TestClient) -> None:
    """What programs asked before the API had a version leads to the same below it, with what was asked."""
    answer = client.get("/api/incidents?place=Binnish&limit=3", follow_redirects=False)
    assert answer.status_code == 308
    assert answer.headers["location"] == "/api/v1/incidents?place=Binnish&limit=3"


def test_what_is_known_is_not_sent_again(client: TestClient) -> None:
    """With the tag of the answer before, nothing comes but that nothing changed; a refusal has no tag."""
    first = client.get("/api/v1/incidents")
    tag = first.headers["etag"]
    again = client.get("/api/v1/incidents", headers={"if-none-match": f'"other", {tag}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert client.get("/api/v1/incidents", headers={"if-none-match": 'W/"0-11"'}).status_code == 200
    assert "etag" not in client.get("/api/v1/incidents/none").headers


def test_lists_beside_incidents_follow_on(client: TestClient) -> None:
    """Steps of control, one a page, by the cursor."""
    first = get(client, "/api/v1/control?limit=1")
    second = get(client, f"/api/v1/control?limit=1&after={first['next']}")
    assert [*first["control"], *second["control"]] == [to_plain(event) for event in demo.RECORD.control]
    assert second["next"] is None


@pytest.mark.parametrize("given", ["x", "W10", cursor("inc-1"), cursor(10**30), "a" * 299])
def test_what_is_no_cursor_is_refused(client: TestClient, given: str) -> None:
    """Nothing is taken for the beginning of the list."""
    answer = client.get("/api/v1/control", params={"after": given})
    assert answer.status_code == 422
    assert "cursor" in answer.json()["detail"]


def test_cursor_of_another_linking_is_told(client: TestClient) -> None:
    """Places in the list are others now: the program begins again and skips nothing unawares."""
    answer = client.get("/api/v1/tallies", params={"after": cursor(0, linking=3)})
    assert answer.status_code == 410
    assert "begin again" in answer.json()["detail"]
