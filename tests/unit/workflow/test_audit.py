"""The journal as the pages show it, and checks whose state is kept."""

from __future__ import annotations

import datetime as dt

import pytest

from harmledger.ledger import Severity
from harmledger.model.judgement import Verdict
from harmledger.model.looking import RowsWanted
from harmledger.workflow import audit
from harmledger.workflow.audit import Audit, checked, last_check
from tests.unit.workflow.conftest import Made

ALL = RowsWanted()


def test_rows_come_latest_first_and_page_by_page(made: Made) -> None:
    """Pages join without a gap or a row twice, down to the first row."""
    found = Audit(made.store)
    seen: list[int] = []
    before: int | None = None
    while True:
        page, before = found.rows(ALL, limit=2, before=before)
        seen += [entry.row.seq for entry in page]
        if before is None:
            break
    assert seen == list(range(len(seen), 0, -1))
    assert len(seen) >= 5


def test_rows_by_action_person_time_and_subject(made: Made) -> None:
    """Each filter lets through what it names, and all of them together what all name."""
    found = Audit(made.store)
    today = dt.datetime.now(dt.UTC).date()
    made.ledger.judge(Verdict.REJECT, [made.again().claim_id], by="B. Reviewer", note="twice")
    asked = RowsWanted(actions=("judgement",), actor="B. Reviewer", since=today, until=today)
    (entry,) = found.rows(asked, limit=10, before=None)[0]
    assert entry.judgement is not None
    assert entry.judgement.note == "twice"
    assert found.rows(RowsWanted(actor="nobody"), limit=10, before=None) == ((), None)
    assert found.rows(RowsWanted(since=today + dt.timedelta(days=1)), limit=10, before=None) == ((), None)
    by_subject, _ = found.rows(RowsWanted(subject=made.first.report_id[:20]), limit=10, before=None)
    assert {entry.row.subject for entry in by_subject} == {made.first.report_id}
    assert found.rows(RowsWanted(subject="%"), limit=10, before=None) == ((), None)


def test_check_is_noted(made: Made) -> None:
    """What a check found is there for the next who asks: when, by whom, how far, with which last hash."""
    assert last_check(made.store) is None
    assert list(checked(made.store, "A. Reviewer")) == []
    noted = last_check(made.store)
    assert noted is not None
    assert noted.is_whole
    assert (noted.by, noted.rows, noted.damage) == ("A. Reviewer", noted.total, 0)
    assert len(noted.head) == 64


def test_damage_is_noted(made: Made) -> None:
    """Altered bytes make the note one of damage, with the finding first."""
    made.store.blobs.path(made.first.report_id).write_bytes(b"other")
    assert [finding.severity for finding in checked(made.store, "x")] == [Severity.ERROR]
    noted = last_check(made.store)
    assert noted is not None
    assert not noted.is_whole
    assert noted.findings[0].severity is Severity.ERROR


def test_check_in_the_background_ends_with_a_note(made: Made) -> None:
    """A check that pages start runs by itself, once at a time, and is over when the pages close."""
    found = Audit(made.store)
    assert found.start("A. Reviewer")
    found.close()
    noted = found.last()
    assert noted is not None
    assert noted.by == "A. Reviewer"
    assert found.running() is None
    assert not found.start("B. Reviewer")  # closed


def test_check_that_takes_too_long_is_stopped_and_says_so(made: Made) -> None:
    """The bound on a check holds, and its note claims nothing of what was not checked."""
    found = Audit(made.store, longest=-1)
    assert found.start("A. Reviewer")
    assert found._thread is not None
    found._thread.join()
    noted = found.last()
    assert noted is not None
    assert noted.stopped == "time"
    assert not noted.is_whole


def test_check_that_is_broken_off_is_noted_as_such(made: Made) -> None:
    """Whoever interrupts a check leaves no note that it was whole."""

    def interrupt(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(checked(made.store, "x", interrupt))
    noted = last_check(made.store)
    assert noted is not None
    assert noted.stopped == "interrupted"


def test_note_of_another_version_is_none(made: Made) -> None:
    """A note that cannot be read counts as no note, never as a good one."""
    (made.store.blobs.root / audit.FILE).write_text('{"rows": 1}', encoding="utf-8")
    assert last_check(made.store) is None
