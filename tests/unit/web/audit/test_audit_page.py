"""The audit page: the journal as text, the state of the last check, who may start one."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from fastapi.testclient import TestClient

from harmledger.config import Settings
from harmledger.web import create_app
from harmledger.web.audit.asked import href, read, subject_href
from harmledger.workflow.audit import Check, Running
from tests.unit.web import demo_answers as answers
from tests.unit.web import web_demo as demo


def client_of(audit: answers.DemoAudit) -> TestClient:
    """A browser of sorts on the demo record with this journal."""
    return TestClient(create_app(demo.DemoData(audit=audit), Settings()), base_url="http://127.0.0.1")


def test_rows_show_what_they_are_about() -> None:
    """Each row has its number, person, action and hash, and leads to what it is about."""
    page = client_of(answers.DemoAudit()).get("/audit").text
    for row in answers.ROWS:
        assert row.row_hash in page
    assert f'href="/reports/{answers.ROWS[1].subject}"' in page
    assert 'href="/claims/clm-1"' in page
    assert 'href="/incidents/inc-1"' in page


def test_hostile_rows_are_text() -> None:
    """Markup in a subject, a note or a payload is text; a character that turns words is labelled."""
    page = client_of(answers.DemoAudit()).get("/audit").text
    assert "<b>broken" not in page
    assert "<i>no</i>" not in page
    assert 'data-label="RLO"' in page


@pytest.mark.parametrize(
    ("check", "words"),
    [
        (None, "has not been checked yet"),
        (answers.WHOLE, "nothing was altered"),
        (answers.DAMAGED, "2 things are not what was stored"),
        (answers.CUT_SHORT, "did not come to its end"),
    ],
    ids=["never", "whole", "damage", "stopped"],
)
def test_state_of_the_last_check(check: Check | None, words: str) -> None:
    """What is known is said, and nothing more."""
    assert words in client_of(answers.DemoAudit(last_check=check)).get("/audit").text


def test_running_check_shows_how_far_it_is() -> None:
    """While a check runs there is its progress, and no button for another."""
    running = Running("A. Reviewer", dt.datetime(2020, 3, 6, tzinfo=dt.UTC), 3, 12)
    page = client_of(answers.DemoAudit(under_way=running)).get("/audit").text
    assert '<progress value="3" max="12"' in page
    assert "/audit/check" not in page


def test_admin_starts_a_check() -> None:
    """The button begins a check in the person's name and leads back."""
    audit = answers.DemoAudit()
    client = client_of(audit)
    found = re.search(r'name="form_key" value="([^"]+)"', client.get("/audit").text)
    assert found is not None
    done = client.post("/audit/check", data={"form_key": found[1]}, follow_redirects=False)
    assert (done.status_code, done.headers["location"]) == (303, "/audit#check")
    assert len(audit.started) == 1


def test_check_without_the_forms_key_is_refused() -> None:
    """A page elsewhere cannot start a check."""
    audit = answers.DemoAudit()
    assert client_of(audit).post("/audit/check").status_code == 403
    assert audit.started == []


def test_what_cannot_be_read_is_named() -> None:
    """A day or an action that is none is left out and told."""
    asked = read([("action", "report"), ("action", "magic"), ("since", "soon"), ("actor", " A ")])
    assert asked.problems == (("since", "soon"), ("action", "magic"))
    assert asked.address() == "/audit?action=report&actor=A"


def test_not_every_row_has_a_page() -> None:
    """Rows without a page of their own lead nowhere, rather than to a page that is missing."""
    assert href(answers.ROWS[0]) is None
    assert subject_href("odd") is None
