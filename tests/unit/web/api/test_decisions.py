"""Decisions over the API: in whose name, by whom, and when a program learns of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient

from harmledger.model.account import Role
from tests.unit.web.api.conftest import Served

CODER, OTHER = Role.CODER, Role.ADJUDICATOR


@pytest.fixture
def client(served: Served) -> Iterator[TestClient]:
    """A program."""
    with TestClient(served.app) as found:
        yield found


@pytest.fixture
def claim(served: Served) -> str:
    """The id of a claim."""
    return served.made.three().claim_id


def rejected(client: TestClient, served: Served, claim: str, role: Role = CODER) -> Any:
    """The judgement that a claim is none."""
    sent = {"verdict": "reject", "subjects": [claim], "note": "told of another day"}
    answer = client.post("/api/v1/judgements", json=sent, headers=served.sent_by(role))
    assert answer.status_code == 201, answer.text
    return answer.json()


def test_decision_bears_the_name_of_the_tokens_owner(client: TestClient, served: Served, claim: str) -> None:
    """It is kept as by the command line, and nobody decides in another's name."""
    made = rejected(client, served, claim)
    assert (made["by"], made["verdict"], made["subjects"]) == ("coder", "reject", [claim])
    kept = {judgement.judgement_id: judgement for judgement in served.made.ledger.judgements()}
    assert kept[made["judgement_id"]].note == "told of another day"


def test_viewer_decides_nothing(client: TestClient, served: Served, claim: str) -> None:
    """Neither as an account nor by a viewer's token of somebody who could."""
    before = len(served.made.ledger.judgements())
    narrow = served.users.issue("coder", "x", Role.VIEWER, by="coder").secret
    for headers in (served.sent_by(Role.VIEWER), {"authorization": f"Bearer {narrow}"}):
        for path, sent in (
            ("judgements", {"verdict": "reject", "subjects": [claim]}),
            ("corrections", {"claim_id": claim, "sort": "place", "value": "none"}),
            ("judgements/jdg-1/undo", {}),
            ("review/items/x", {"verdict": "accept", "version": 0}),
        ):
            answer = client.post(f"/api/v1/{path}", json=sent, headers=headers)
            assert answer.status_code == 403
            assert "needs the role coder" in answer.json()["detail"]
    assert len(served.made.ledger.judgements()) == before


def test_own_decision_is_taken_back(client: TestClient, served: Served, claim: str) -> None:
    """Once; a second time is refused with the reason."""
    made = rejected(client, served, claim)
    undo = f"/api/v1/judgements/{made['judgement_id']}/undo"
    answer = client.post(undo, json={}, headers=served.sent_by(CODER))
    assert (answer.status_code, answer.json()["verdict"], answer.json()["by"]) == (201, "withdraw", "coder")
    again = client.post(undo, json={}, headers=served.sent_by(CODER))
    assert again.status_code == 422
    assert "taken back already" in again.json()["detail"]


def test_anothers_decision_is_taken_back_by_an_adjudicator_with_a_note(
    client: TestClient, served: Served, claim: str
) -> None:
    """A coder is refused, an adjudicator asked why."""
    made = rejected(client, served, claim, OTHER)
    undo = f"/api/v1/judgements/{made['judgement_id']}/undo"
    refused = client.post(undo, json={"note": "no"}, headers=served.sent_by(CODER))
    assert refused.status_code == 403
    assert "another person" in refused.json()["detail"]
    own = rejected(client, served, claim)
    undo = f"/api/v1/judgements/{own['judgement_id']}/undo"
    assert client.post(undo, json={}, headers=served.sent_by(OTHER)).status_code == 422
    assert client.post(undo, json={"note": "misread"}, headers=served.sent_by(OTHER)).status_code == 201


def test_words_are_corrected(client: TestClient, served: Served, claim: str) -> None:
    """As `harmledger correct` does; what cannot be meant is refused with the remedy."""
    sent = {"claim_id": claim, "sort": "place", "value": "35.86,36.80", "note": "beside the mill"}
    made = client.post("/api/v1/corrections", json=sent, headers=served.sent_by(CODER))
    assert made.status_code == 201, made.text
    assert made.json()["judgement"]["meaning"]["place"]["lat"] == 35.86
    wrong = client.post("/api/v1/corrections", json=sent | {"value": "95,10"}, headers=served.sent_by(CODER))
    assert wrong.status_code == 422
    nowhere = client.post("/api/v1/corrections", json=sent | {"claim_id": "clm-00"}, headers=served.sent_by(CODER))
    assert nowhere.status_code == 404


def test_tag_holds_until_something_is_added(client: TestClient, served: Served, claim: str) -> None:
    """A program that asks again after a decision gets the new answer, and sees the decision."""
    told = served.sent_by(CODER)
    first = client.get("/api/v1/judgements", headers=told)
    known = {**told, "if-none-match": first.headers["etag"]}
    assert client.get("/api/v1/judgements", headers=known).status_code == 304
    made = rejected(client, served, claim)
    second = client.get("/api/v1/judgements", headers=known)
    assert second.status_code == 200
    assert made["judgement_id"] in second.text


def test_lists_lead_through_everything_once(client: TestClient, served: Served) -> None:
    """Reports, claims, judgements and the journal, two a page."""
    told = served.sent_by(Role.VIEWER)
    for name, key in (("reports", "report_id"), ("claims", "claim_id"), ("journal", "seq")):
        seen, after = [], ""
        while True:
            page = client.get(f"/api/v1/{name}?limit=2{after}", headers=told).json()
            seen += [item[key] for item in page[name]]
            if page["next"] is None:
                break
            after = f"&after={page['next']}"
        assert len(seen) == len(set(seen))
        assert {"reports": 2, "claims": 3}.get(name, len(seen)) >= len(seen) > 0
        whole = client.get(f"/api/v1/{name}?limit=1000", headers=told).json()[name]
        assert [item[key] for item in whole] == seen


def test_search_finds_words_in_reports_and_claims(client: TestClient, served: Served) -> None:
    """With where they stand."""
    found = client.get("/api/v1/search", params={"q": "Zorbagh"}, headers=served.sent_by(Role.VIEWER)).json()
    assert {report["report_id"] for report in found["reports"]} == {
        served.made.first.report_id,
        served.made.second.report_id,
    }
    assert all(report["matches"] for report in found["reports"])


def test_status_tells_what_is_held(client: TestClient, served: Served) -> None:
    """Counts, and the head of the journal that proves them."""
    found = client.get("/api/v1/status", headers=served.sent_by(Role.VIEWER)).json()
    assert found["reports"] == 2
    assert len(found["journal_head"]) == 64
