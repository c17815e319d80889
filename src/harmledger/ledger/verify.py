"""Proof that what is stored is what was stored: everything is hashed again and held against the journal.

The journal tells what was added and with which hashes; the chain tells whether the journal can be believed. What
cannot be noticed from inside: a journal that was written anew from its first row to its last, together with the file
``head``. Against that, note the head that ``harmledger status`` shows where nobody can change it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, func, select

from harmledger.errors import LedgerDamagedError
from harmledger.ledger import changing, derived, gazetteers, outlets, people, readings, records, tables
from harmledger.ledger.blobs import Blobs
from harmledger.ledger.chain import Chain, damage
from harmledger.ledger.journal import Journal, sha256
from harmledger.ledger.reports import hashes
from harmledger.ledger.store import Store
from harmledger.ledger.values import Finding, JournalRow, Severity

Progress = Callable[[int, int], None]
BATCH = 100


def verify_store(store: Store, progress: Progress | None = None) -> Iterator[Finding]:
    """Check everything that a ledger holds. Yields each finding as it is made; none at all where all is well.

    Args:
        store: an open ledger; it may be in use meanwhile.
        progress: told after each batch how many journal rows are done, and how many there are.
    """
    head = store.blobs.read_head()  # before the transaction begins: a writer may add rows meanwhile
    with store.reading() as connection:
        journal = Journal(connection, "", writable=False)
        check = _Check(connection, store.blobs, store.ledger_id)
        chain = Chain(head)
        batch: list[JournalRow] = []
        for row in journal.rows():
            yield from chain.check(row)
            check.believe(row, sound=chain.sound)
            batch.append(row)
            if len(batch) == BATCH:
                yield from check.batch(batch)
                _tell(progress, row.seq, journal.head.seq)
                batch = []
        yield from check.batch(batch)
        _tell(progress, journal.head.seq, journal.head.seq)
        yield from chain.finish()
        yield from check.finish()


def _tell(progress: Progress | None, done: int, total: int) -> None:
    if progress is not None:
        progress(done, total)


class _Check:
    """Holds the tables and the captured bytes against what the journal says."""

    def __init__(self, connection: Connection, blobs: Blobs, ledger_id: str) -> None:
        self._connection = connection
        self._blobs = blobs
        self._ledger_id = ledger_id
        self._believed: set[int] = set()
        self._reports: set[str] = set()
        self._extractions: set[int] = set()
        self._judgements: set[str] = set()
        self._skips: set[str] = set()
        self._link: JournalRow | None = None
        self._gazetteers = gazetteers.Audit()
        self._people = people.Audit()
        self._beats = outlets.audit()

    def believe(self, row: JournalRow, *, sound: bool) -> None:
        """Say whether a row has the hash that it should; what others say of stored rows is not held against these."""
        if sound:
            self._believed.add(row.seq)

    def batch(self, rows: Sequence[JournalRow]) -> Iterator[Finding]:
        """Check what these journal rows tell of."""
        by_action: dict[str, list[JournalRow]] = {}
        for row in rows:
            by_action.setdefault(row.action, []).append(row)
            if row.action == "skip":
                self._skips.add(row.subject)
            elif row.action == "unskip":
                self._skips.discard(row.subject)
        for row in by_action.get("create", ()):
            if row.seq in self._believed and row.subject != self._ledger_id:
                yield damage("ledger_id_altered", self._ledger_id, f"the ledger was made with the id {row.subject}")
        yield from self._check_reports(by_action.get("report", ()))
        for row in by_action.get("extraction", ()):
            yield from self._check_extraction(row)
        yield from self._check_judgements(by_action.get("judgement", ()))
        self._gazetteers.tell(rows, self._believed)
        self._beats.tell(rows, self._believed)
        self._people.tell(rows, self._believed)
        self._link = by_action.get("link", [self._link])[-1]
        self._believed.clear()

    def finish(self) -> Iterator[Finding]:
        """Find what no journal row tells of, and check what is worked out."""
        yield from self._unrecorded("report", tables.reports.c.report_id, self._reports)
        yield from self._unrecorded("extraction", tables.extractions.c.seq, self._extractions)
        yield from self._unrecorded("judgement", tables.judgements.c.judgement_id, self._judgements)
        yield from self._unrecorded("skip", tables.skips.c.item, self._skips)
        yield from self._pointers()
        yield from self._record()
        yield from self._gazetteers.findings(self._connection)
        yield from self._beats.findings(self._connection)
        yield from self._people.findings(self._connection)
        for blob in sorted(self._gazetteers.files):
            yield from self._check_blob(blob)
        for blob in self._blobs.ids():
            if blob not in self._reports and blob not in self._gazetteers.files:
                message = f"{self._blobs.path(blob)} belongs to no report (left by an interrupted run, or put there)"
                yield Finding(Severity.NOTE, "blob_orphan", blob, message)

    def _check_reports(self, rows: Sequence[JournalRow]) -> Iterator[Finding]:
        column = tables.reports.c
        wanted = [row.subject for row in rows]
        found = self._connection.execute(select(tables.reports).where(column.report_id.in_(wanted))) if wanted else ()
        held = {row.report_id: row for row in found}
        for row in rows:
            report_id = row.subject
            self._reports.add(report_id)
            stored = held.get(report_id)
            if stored is None:
                yield damage("report_removed", report_id, f"report {report_id} was removed")
            elif row.seq in self._believed:
                yield from _compare_report(stored, json.loads(row.payload))
            yield from self._check_blob(report_id)

    def _check_blob(self, report_id: str) -> Iterator[Finding]:
        path, digest = self._blobs.path(report_id), self._blobs.digest(report_id)
        if digest is None:
            yield damage("blob_missing", report_id, f"the captured bytes of {report_id} are gone: {path}")
        elif digest != report_id:
            yield damage("blob_altered", report_id, f"the captured bytes of {report_id} were altered: {path}")

    def _check_extraction(self, row: JournalRow) -> Iterator[Finding]:
        try:
            told = json.loads(row.payload)
            seq, extractor, expected = int(told["extraction"]), told["extractor"], readings.expected(told)
        except (ValueError, KeyError, TypeError):
            return  # only an altered row reads like this, and the chain reports it
        self._extractions.add(seq)
        if row.seq not in self._believed:
            return
        column = tables.extractions.c
        query = select(column.extractor, tables.reports.c.report_id).join(tables.reports).where(column.seq == seq)
        stored = self._connection.execute(query).first()
        name = f"the reading of {row.subject} by {extractor}"
        if stored is None:
            yield damage("extraction_removed", row.subject, f"{name} was removed (row {seq})")
        elif tuple(stored) != (extractor, row.subject):
            yield damage("extraction_altered", row.subject, f"{name} now says {stored.extractor}, {stored.report_id}")
        yield from self._check_claims(seq, expected, name)

    def _check_claims(self, seq: int, expected: Sequence[tuple[str, str]], name: str) -> Iterator[Finding]:
        column = tables.claims.c
        query = select(tables.claims).where(column.extraction == seq)
        held = {row.ordinal: row for row in self._connection.execute(query)}
        for ordinal, (claim_id, digest) in enumerate(expected):
            stored = held.pop(ordinal, None)
            if stored is None:
                yield damage("claim_removed", claim_id, f"claim {claim_id} was removed from {name}")
            elif sha256(stored.data) != digest:
                yield damage("claim_altered", claim_id, f"claim {claim_id} of {name} was altered")
            elif wrong := readings.altered(stored):
                yield damage("claim_altered", claim_id, f"claim {claim_id}: altered columns {', '.join(wrong)}")
        for stored in held.values():
            yield damage(
                "claim_unrecorded", stored.claim_id, f"claim {stored.claim_id} was put into {name} from outside"
            )

    def _check_judgements(self, rows: Sequence[JournalRow]) -> Iterator[Finding]:
        column = tables.judgements.c
        for row in rows:
            self._judgements.add(row.subject)
            query = select(column.data).where(column.judgement_id == row.subject)
            data = self._connection.execute(query).scalar_one_or_none()
            if data is None:
                yield damage("judgement_removed", row.subject, f"judgement {row.subject} by {row.actor} was removed")
            elif row.seq in self._believed and sha256(data) != json.loads(row.payload)["data"]:
                yield damage("judgement_altered", row.subject, f"judgement {row.subject} by {row.actor} was altered")

    def _unrecorded(self, what: str, column: Any, known: set[Any]) -> Iterator[Finding]:
        held = set(self._connection.execute(select(column)).scalars())
        for subject in sorted(held - known):
            yield damage(
                f"{what}_unrecorded",
                str(subject),
                f"no journal row tells of {what} {subject}: it was put in from outside, or its journal row was removed",
            )
        if what == "skip":  # the others are looked up one by one
            for subject in sorted(known - held):
                yield damage("skip_removed", subject, f"the note that {subject} was skipped was removed")

    def _pointers(self) -> Iterator[Finding]:
        """Each report's current reading must be its latest."""
        column = tables.extractions.c
        latest = select(column.report, func.max(column.seq).label("seq")).group_by(column.report).subquery()
        query = (
            select(tables.reports.c.report_id)
            .join(latest, latest.c.report == tables.reports.c.seq)
            .outerjoin(tables.current, tables.current.c.report == latest.c.report)
            .where(tables.current.c.extraction.is_distinct_from(latest.c.seq))
        )
        for report_id in self._connection.execute(query).scalars():
            yield damage("reading_altered", report_id, f"the current reading of {report_id} is not its latest")

    def _record(self) -> Iterator[Finding]:
        """The record must be the one that linking put there, and its columns must follow from it."""
        remedy = "run `harmledger link`: the record is worked out anew from reports, claims and judgements"
        held = self._connection.execute(select(tables.incidents)).all()
        try:
            for row in held:
                if wrong := records.altered(self._connection, row):
                    message = f"incident {row.incident_id}: altered {', '.join(wrong)}; {remedy}"
                    yield damage("incident_altered", row.incident_id, message)
            record = records.read(self._connection)
            told = None if self._link is None else json.loads(self._link.payload)
            stands = told is None or changing.same(self._connection, told, record)
            # Where the values themselves are not what they were, that their columns do not follow says nothing more.
            if stands and derived.altered(self._connection, record):
                yield damage("record_altered", "record", f"what stands beside incidents is listed wrong; {remedy}")
        except LedgerDamagedError as error:
            yield damage("record_altered", "record", f"{error.message}; {remedy}")
            return
        if told is None and held:
            yield damage("record_altered", "record", f"there are incidents, but no journal row of a linking; {remedy}")
        if not stands:
            yield damage("record_altered", "record", f"the record is not the one that linking made; {remedy}")


def _compare_report(stored: Any, told: dict[str, Any]) -> Iterator[Finding]:
    found = hashes({"data": stored.data, "text": stored.text})
    names = {"data": "metadata", "text": "text"}
    wrong = [names[part] for part, digest in found.items() if told.get(part) != digest]
    if wrong:
        report_id = stored.report_id
        yield damage("report_altered", report_id, f"the {' and the '.join(wrong)} of report {report_id} was altered")
