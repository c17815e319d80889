"""``verify_store`` names exactly what was altered, removed, put in or re-ordered, and nothing where all is well."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import Connection, select, text, update

from harmledger.config import Settings
from harmledger.errors import LedgerDamagedError
from harmledger.ledger import JournalRow, Session, Store, tables, verify_store
from harmledger.ledger.blobs import Intake
from harmledger.ledger.journal import row_hash
from harmledger.model.incident import Record

KEPT = ("journal", "reports", "extractions", "claims", "judgements")


@contextmanager
def tampering(store: Store) -> Iterator[Connection]:
    """A connection of somebody who can do anything to the database: the triggers are off."""
    with store._database.transaction(write=True) as connection:
        for table in KEPT:
            if connection.dialect.name == "sqlite":
                connection.execute(text(f"DROP TRIGGER {table}_no_update"))
                connection.execute(text(f"DROP TRIGGER {table}_no_delete"))
            else:
                connection.execute(text(f"ALTER TABLE {table} DISABLE TRIGGER ALL"))
        if connection.dialect.name == "sqlite":
            connection.execute(text("PRAGMA defer_foreign_keys=ON"))
        yield connection


def change(*statements: str) -> Callable[[Store], None]:
    """A way of tampering: these statements."""

    def tamper(store: Store) -> None:
        with tampering(store) as connection:
            for statement in statements:
                assert connection.exec_driver_sql(statement).rowcount > 0

    return tamper


def findings(store: Store) -> dict[str, list[str]]:
    """Subjects of all damage found, by the kind of it."""
    found: dict[str, list[str]] = {}
    for finding in verify_store(store):
        if finding.is_damage:
            found.setdefault(finding.what, []).append(finding.subject)
    return found


@pytest.fixture
def filled(store: Store, make: Any) -> Store:
    """A ledger whose journal is: 1 create, 2-3 reports, 4 reading, 5 judgement, 6 skip, 7 link, 8 report."""
    with store.session(write=True) as session:
        session.add_report(make.capture(1))
        session.add_report(make.capture(2))
        session.add_extraction(make.extraction(make.capture(1).report))
        session.add_judgement(make.judgement())
        session.add_skip("folder", "empty.txt", "empty", "empty.txt: it is empty")
        session.replace_record(Record(incidents=(make.incident(1, dt.date(2020, 1, 1)),), unplaced=("clm-1",)))
    with store.session(write=True) as session:
        session.add_report(make.capture(3))
    return store


def test_a_sound_ledger_has_no_findings(filled: Store) -> None:
    """And progress is told up to the last journal row."""
    told: list[tuple[int, int]] = []
    assert list(verify_store(filled, lambda done, total: told.append((done, total)))) == []
    assert told[-1] == (8, 8)


def test_many_rows_are_sound_too(store: Store, make: Any) -> None:
    """More rows than are looked at in one go."""
    for first in range(0, 240, 80):
        with store.session(write=True) as session:
            for number in range(first, first + 80):
                session.add_report(make.capture(number))
                session.add_extraction(make.extraction(make.capture(number).report))
    assert list(verify_store(store)) == []


SWAP = "UPDATE journal SET seq = {} WHERE seq = {}"


def _flip(store: Store) -> None:
    path = min(store.blobs.objects.glob("*/*"))
    content = bytearray(path.read_bytes())
    content[0] ^= 1
    path.write_bytes(content)


def _unlink(store: Store) -> None:
    min(store.blobs.objects.glob("*/*")).unlink()


def _first_blob(make: Any) -> str:
    return min(str(make.capture(number).report.report_id) for number in (1, 2, 3))


def _report(make: Any) -> str:
    return str(make.capture(1).report.report_id)


def _third_claim(make: Any) -> str:
    return str(make.extraction(make.capture(1).report).claims[2].claim_id)


NEW_CLAIM = (
    "INSERT INTO claims (seq, extraction, ordinal, claim_id, kind, no_date, no_place, no_actor, data)"
    " SELECT 77, extraction, 3, 'clm-forged', kind, 0, 0, 0, data FROM claims WHERE ordinal = 0"
)
NEW_REPORT = (
    "INSERT INTO reports (seq, report_id, data, text) SELECT 77, 'sha256:forged', data, text FROM reports LIMIT 1"
)


@pytest.mark.parametrize(
    ("tamper", "expected"),
    [
        pytest.param(_flip, {"blob_altered": [_first_blob]}, id="a bit of a blob flipped"),
        pytest.param(_unlink, {"blob_missing": [_first_blob]}, id="a blob deleted"),
        pytest.param(
            change("UPDATE reports SET text = replace(text, '12', '21') WHERE seq = 1"),
            {"report_altered": [_report]},
            id="a report's text changed",
        ),
        pytest.param(
            change("UPDATE reports SET data = replace(data, '2020-01-31', '2020-01-30') WHERE seq = 1"),
            {"report_altered": [_report]},
            id="a report's day of publication changed",
        ),
        pytest.param(
            change("DELETE FROM current_extractions", "DELETE FROM claims", "DELETE FROM extractions"),
            {"extraction_removed": [_report], "claim_removed": [None, None, _third_claim]},
            id="a reading deleted",
        ),
        pytest.param(
            change("UPDATE extractions SET extractor = 'model/9'"),
            {"extraction_altered": [_report]},
            id="a reading ascribed to another extractor",
        ),
        pytest.param(
            change("DELETE FROM claims WHERE ordinal = 2"), {"claim_removed": [_third_claim]}, id="a claim deleted"
        ),
        pytest.param(
            change("""UPDATE claims SET data = replace(data, '"value":12', '"value":2') WHERE ordinal = 2"""),
            {"claim_altered": [_third_claim]},
            id="a claim changed",
        ),
        pytest.param(
            change("UPDATE claims SET kind = 'attack' WHERE ordinal = 2"),
            {"claim_altered": [_third_claim]},
            id="a claim hidden under another kind",
        ),
        pytest.param(change(NEW_CLAIM), {"claim_unrecorded": ["clm-forged"]}, id="a claim put in"),
        pytest.param(change(NEW_REPORT), {"report_unrecorded": ["sha256:forged"]}, id="a report put in"),
        pytest.param(
            change("DELETE FROM judgement_subjects", "DELETE FROM judgements"),
            {"judgement_removed": [None]},
            id="a judgement deleted",
        ),
        pytest.param(
            change("UPDATE judgements SET data = replace(data, 'reject', 'accept')"),
            {"judgement_altered": [None]},
            id="a judgement turned round",
        ),
        pytest.param(change("DELETE FROM skips"), {"skip_removed": ["empty.txt"]}, id="a skip deleted"),
        pytest.param(
            change("UPDATE incidents SET killed_low = 0"),
            {"incident_altered": ["inc-000000000001"]},
            id="an incident's column changed",
        ),
        pytest.param(
            change("UPDATE incident_terms SET value = 'shelling' WHERE field = 'means'"),
            {"incident_altered": ["inc-000000000001"]},
            id="an incident hidden from a filter",
        ),
        pytest.param(
            change(
                """UPDATE incidents SET data = replace(data, '"low":1', '"low":0'), killed_low = 0""",
                "UPDATE incident_tolls SET low = 0 WHERE low = 1",
            ),
            {"record_altered": ["record"]},
            id="an incident changed",
        ),
        pytest.param(
            change("UPDATE incidents SET data = '{'"), {"record_altered": ["record"]}, id="an incident broken"
        ),
        pytest.param(change("DELETE FROM derived"), {"record_altered": ["record"]}, id="a part of the record deleted"),
        pytest.param(change("DELETE FROM current_extractions"), {"reading_altered": [_report]}, id="a reading hidden"),
        pytest.param(change("UPDATE meta SET value = 'x'"), {}, id="the id changed while it is open"),
        pytest.param(
            change(SWAP.format(99, 2), SWAP.format(2, 5), SWAP.format(5, 99)),
            {"journal_reordered": ["2", "5"]},
            id="two journal rows swapped",
        ),
        pytest.param(
            change("UPDATE journal SET actor = 'someone' WHERE seq = 5"),
            {"journal_altered": ["5"]},
            id="a journal row changed",
        ),
        pytest.param(
            change("UPDATE journal SET payload = 'x' WHERE seq = 4"),
            {"journal_altered": ["4"], "extraction_unrecorded": ["1"]},
            id="a journal row broken",
        ),
        pytest.param(
            change("DELETE FROM journal WHERE seq = 8"),
            {"journal_truncated": ["8"], "report_unrecorded": [None]},
            id="the last journal row deleted",
        ),
        pytest.param(
            change("DELETE FROM journal WHERE seq = 6"),
            {"journal_removed": ["6"], "skip_unrecorded": ["empty.txt"]},
            id="a middle journal row deleted",
        ),
        pytest.param(
            change("DELETE FROM journal WHERE seq < 3"),
            {"journal_removed": ["1-2"], "report_unrecorded": [_report]},
            id="the first journal rows deleted",
        ),
        pytest.param(
            change("DELETE FROM journal WHERE seq = 7", "UPDATE journal SET seq = 7 WHERE seq = 8"),
            {"journal_reordered": ["7"], "journal_truncated": ["8"], "record_altered": ["record"]},
            id="a journal row deleted and the rest moved up",
        ),
    ],
)
def test_tampering_is_named(
    filled: Store, make: Any, tamper: Callable[[Store], None], expected: dict[str, list[Any]]
) -> None:
    """Each kind of tampering gives just its findings. Where a subject is given, the finding names it."""
    tamper(filled)
    found = findings(filled)
    assert {what: len(subjects) for what, subjects in found.items()} == {
        what: len(subjects) for what, subjects in expected.items()
    }
    for what, subjects in expected.items():
        for subject, named in zip(subjects, found[what], strict=True):
            assert subject is None or named == (subject(make) if callable(subject) else subject)


def test_a_row_with_a_fitting_hash_is_found_out(filled: Store) -> None:
    """Whoever changes a journal row and works its hash out anew breaks the chain to the row behind it."""
    _rehash(filled, 5)
    assert findings(filled)["journal_altered"] == ["5"]


def test_a_last_row_with_a_fitting_hash_is_found_out(filled: Store) -> None:
    """The last row has none behind it; the file ``head`` tells."""
    _rehash(filled, 8)
    assert findings(filled)["journal_altered"] == ["8"]


def _rehash(store: Store, seq: int) -> None:
    column = tables.journal.c
    with tampering(store) as connection:
        connection.execute(update(tables.journal).where(column.seq == seq).values(actor="someone"))
        row = JournalRow(*connection.execute(select(tables.journal).where(column.seq == seq)).one())
        connection.execute(update(tables.journal).where(column.seq == seq).values(row_hash=row_hash(row)))


def test_nothing_is_added_to_a_journal_that_was_cut(filled: Store, make: Any) -> None:
    """An addition would hide the cut, so it is refused and says what to do."""
    change("DELETE FROM journal WHERE seq = 8")(filled)

    def add() -> None:
        with filled.session(write=True) as session:
            session.add_report(make.capture(4))

    with pytest.raises(LedgerDamagedError, match="harmledger verify"):
        add()


def test_a_head_that_lags_is_no_damage(filled: Store) -> None:
    """After a crash between the commit and the writing of ``head``, the file is one batch behind."""
    with filled.session() as session:
        row = list(session.journal(limit=6))[-1]
    (filled.blobs.root / "head").write_text(json.dumps({"seq": row.seq, "row_hash": row.row_hash}))
    assert list(verify_store(filled)) == []


@pytest.mark.parametrize("content", [None, "", "{", "[]", '{"seq": "x"}'])
def test_a_head_that_is_lost_is_a_note(filled: Store, make: Any, content: str | None) -> None:
    """It is no damage to the record, and the next addition writes it again."""
    head = filled.blobs.root / "head"
    head.unlink()
    if content is not None:
        head.write_text(content)
    assert [(finding.what, finding.is_damage) for finding in verify_store(filled)] == [("head_missing", False)]
    with filled.session(write=True) as session:
        session.add_report(make.capture(9))
    assert list(verify_store(filled)) == []


@pytest.mark.parametrize(
    ("tamper", "read"),
    [
        (change("UPDATE reports SET data = '{' WHERE seq = 1"), lambda session: list(session.reports())),
        (change("UPDATE claims SET data = '[]'"), lambda session: list(session.claims())),
        (change("UPDATE judgements SET data = '1'"), lambda session: session.judgements()),
        (change("UPDATE incidents SET data = ''"), lambda session: session.incidents()),
        (change("UPDATE incidents SET data = '{}'"), lambda session: session.incident("inc-000000000001")),
        (change("UPDATE derived SET data = 'x'"), lambda session: session.record()),
    ],
)
def test_reading_what_is_no_value_any_more_is_refused(
    filled: Store, tamper: Callable[[Store], None], read: Callable[[Session], object]
) -> None:
    """The error says that the ledger is damaged, and what to do."""
    tamper(filled)
    with filled.session() as session, pytest.raises(LedgerDamagedError, match="harmledger verify"):
        read(session)


def test_bytes_of_no_report_are_a_note(filled: Store) -> None:
    """A run that was interrupted may leave them; nothing is wrong with the record."""
    orphan = Intake(filled.blobs).put(b"left over")
    (filled.blobs.path(orphan).parent / ".half.part").write_bytes(b"ha")
    notes = [(finding.what, finding.subject, finding.is_damage) for finding in verify_store(filled)]
    assert notes == [("blob_orphan", orphan, False)]


def test_reading_altered_bytes_is_refused(filled: Store, make: Any) -> None:
    """The bytes of a report are checked each time they are asked for; adding them again mends them."""
    capture = make.capture(1)
    filled.blobs.path(capture.report.report_id).write_bytes(b"other")
    with filled.session() as session, pytest.raises(LedgerDamagedError, match="altered"):
        session.content(capture.report.report_id)
    with filled.session(write=True) as session:
        assert not session.add_report(capture)
        assert session.content(capture.report.report_id) == capture.content
    shutil.rmtree(filled.blobs.objects)
    with filled.session() as session, pytest.raises(LedgerDamagedError, match="cannot be read"):
        session.content(capture.report.report_id)


def test_a_ledger_id_that_was_altered_is_named(location: str, settings: Settings, filled: Store) -> None:
    """It is held against the first journal row. A server's ledger misses its bytes too, whose folder the id names."""
    change("UPDATE meta SET value = 'x'")(filled)
    with Store.open(location, settings) as store:
        assert findings(store)["ledger_id_altered"] == ["x"]
