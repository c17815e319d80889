"""A ledger of made-up reports, written straight into its tables: ``python -m bench.web.ledger FOLDER [INCIDENTS]``.

Bytes are written without waiting for the disk, and nothing is linked: the incidents are those that were made. What
stands beside them (tallies, agreements, control, displacement) and a queue of questions are made in proportion.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert

from bench.web.decided import decide
from bench.web.made import Chunk, made
from bench.web.shelved import shelve
from harmledger.config import Settings
from harmledger.ledger import Store, changing, derived, readings, records, reports, tables
from harmledger.ledger.blobs import Blobs
from harmledger.ledger.database import Database
from harmledger.ledger.journal import Journal
from harmledger.ledger.postgres import SCHEMES, PostgresDatabase
from harmledger.ledger.reviews import Reviews
from harmledger.ledger.sqlite import SqliteDatabase
from harmledger.model import ids
from harmledger.model.claim import Extraction
from harmledger.model.incident import (
    Agreement,
    ControlEvent,
    CopyOf,
    DisplacementFigure,
    Incident,
    Record,
    Tally,
    TallyCheck,
)
from harmledger.model.reviewing import Need, ReviewItem
from harmledger.model.terms import (
    AgreementKind,
    AgreementStatus,
    ControlStatus,
    CountUnit,
    DisplacementTerm,
    Outcome,
)
from harmledger.model.when import DatePrecision, When

EXTRACTOR = "made/1"


def write(location: str, incidents: int, settings: Settings, seed: int = 1) -> dict[str, int]:
    """Make the ledger; how much of what it holds."""
    with Store.create(location, settings) as store:
        blobs = store.blobs
    database = _database(location, settings)
    try:
        with database.transaction(write=True) as connection:
            if isinstance(database, SqliteDatabase):
                connection.exec_driver_sql("PRAGMA cache_size=-400000")  # indexes grow at random places
            writer = _Writer(connection, database, blobs)
            for chunk in made(incidents, seed):
                writer.add(chunk)
                _show(f"{writer.counts['incidents']:,} incidents, {writer.counts['claims']:,} claims")
            writer.finish(random.Random(seed))  # noqa: S311  # nothing secret
            head = writer.journal.head
        blobs.write_head(head)
        _analyse(database)
    finally:
        database.close()
    return writer.counts


def _database(location: str, settings: Settings) -> SqliteDatabase | PostgresDatabase:
    if location.startswith(SCHEMES):
        return PostgresDatabase(location, settings)
    return SqliteDatabase(Path(location), settings)


def _analyse(database: SqliteDatabase | PostgresDatabase) -> None:
    """Statistics for the planner, as a server gathers them by itself in time."""
    if isinstance(database, PostgresDatabase):
        with database.transaction(write=True) as connection:
            connection.exec_driver_sql("ANALYZE")


def _show(text: str) -> None:
    sys.stderr.write(f"\r{text} ")
    sys.stderr.flush()


class _Writer:
    """Writes chunk after chunk within one transaction."""

    def __init__(self, connection: Connection, database: Database, blobs: Blobs) -> None:
        self._connection = connection
        self._database = database
        self._blobs = blobs
        self.journal = Journal(connection, "bench", writable=True)
        self.counts = {"reports": 0, "claims": 0, "incidents": 0}
        self._sample: list[Incident] = []

    def add(self, chunk: Chunk) -> None:
        """Reports with bytes and index, their readings, and incidents with all that they are found by."""
        for report in chunk.reports:
            self._write_bytes(report.report_id, report.text.encode())
            row = reports.parts(report)
            seq = reports.add(self._connection, self._database, report, row)
            self.journal.append("report", report.report_id, reports.hashes(row) | {"size": report.size})
            reading = Extraction(report.report_id, EXTRACTOR, tuple(chunk.claims[report.report_id]))
            rows = readings.rows(reading)
            number = readings.add(self._connection, seq, reading, rows, is_first=True)
            self.journal.append("extraction", report.report_id, readings.payload(number, reading, rows))
            self.counts["claims"] += len(rows)
        self.journal.flush()
        self.counts["reports"] += len(chunk.reports)
        first = self.counts["incidents"]
        places = [
            records.incident_row(one, at * records.GAP, at * records.GAP)
            for at, one in enumerate(chunk.incidents, first)
        ]
        self._insert(tables.incidents, places)
        self._insert(tables.terms, [row for one in chunk.incidents for row in records.term_rows(one)])
        self._insert(tables.tolls, [row for one in chunk.incidents for row in records.toll_rows(one)])
        self.counts["incidents"] += len(chunk.incidents)
        self._sample += chunk.incidents[::10]

    def finish(self, chance: random.Random) -> None:
        """What stands beside incidents, the queue of review, and the journal's row of a linking."""
        record = Record(**dict(_beside(self._sample, chance)))
        self._insert(tables.derived, derived.rows(record))
        self._insert(tables.derived_terms, derived.term_rows(record))
        items = [_item(one, chance) for one in self._sample[: max(20, len(self._sample) // 2)]]
        Reviews(self._connection, self.journal).replace(items)
        self.counts["questions"] = len(items)
        mark = self.journal.head.seq
        self.journal.append("link", "record", changing.fingerprint(self._connection) | {"as_of": mark})
        self.journal.flush()

    def _insert(self, table: Any, rows: list[dict[str, Any]]) -> None:
        if rows:
            self._connection.execute(insert(table), rows)

    def _write_bytes(self, report_id: str, content: bytes) -> None:
        path = self._blobs.path(report_id)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _beside(sample: list[Incident], chance: random.Random) -> Iterator[tuple[str, Any]]:
    """Tallies, agreements, control, displacement and copies, one to a few for every hundred incidents."""
    placed = [one for one in sample if one.place is not None and one.date is not None and one.date.start is not None]

    def some(share: float) -> list[Incident]:
        return [one for one in placed if chance.random() < share]

    yield "tallies", tuple(_tally(one) for one in some(0.1))
    yield (
        "agreements",
        tuple(
            Agreement(
                ids.agreement_id(one.claims[0]),
                AgreementKind.CEASEFIRE,
                chance.choice(list(AgreementStatus)),
                ("Party of the North", "Party of the South"),
                one.place,
                _month(one),
                one.claims[:1],
                (),
                (one.incident_id,),
            )
            for one in some(0.03)
        ),
    )
    yield (
        "control",
        tuple(
            ControlEvent(one.place, one.date, ("Party of the East",), (), ControlStatus.TAKEN, one.claims[0])
            for one in some(0.8)
            if one.place is not None
        ),
    )
    yield (
        "displacement",
        tuple(
            DisplacementFigure(
                one.claims[0],
                one.place,
                _month(one),
                "Speaker 2 of the ngo",
                CountUnit.PEOPLE,
                DisplacementTerm.FLED,
                number,
                number,
                number,
                is_stock=chance.random() < 0.5,
            )
            for one in some(0.4)
            for number in (chance.randrange(100, 50_000),)
        ),
    )
    yield (
        "copies",
        tuple(
            CopyOf(one.reports[1].report_id, one.reports[0].report_id, 0.95, "made to be a copy")
            for one in {one.reports[-1].report_id: one for one in sample if len(one.reports) > 1}.values()
        ),
    )


def _tally(one: Incident) -> Tally:
    check = TallyCheck((one.incident_id,), 100, 120, 140, 20, ("made up",))
    return Tally(
        ids.tally_id(one.claims[0]),
        one.claims[0],
        Outcome.KILLED,
        "all",
        120,
        120,
        120,
        one.place,
        _month(one),
        "Speaker 0 of the monitor",
        check,
    )


def _month(one: Incident) -> When | None:
    start = one.date.start if one.date is not None else None
    return None if start is None else When(start.replace(day=1), start + dt.timedelta(days=20), DatePrecision.PERIOD)


def _item(one: Incident, chance: random.Random) -> ReviewItem:
    need = chance.choice((Need.CONFIDENCE, Need.TOLL, Need.PLACE_TIE))
    claims = one.claims[:1]
    weight, people = round(chance.random() * 20, 3), one.tolls[0].low
    return ReviewItem(need, claims, one.incident_id, weight, "made to be asked", ids.review_id(need, claims), people)


def main() -> None:
    """Make a ledger where the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("location", help="a new folder, or the address of an empty PostgreSQL database")
    parser.add_argument("incidents", type=int, nargs="?", default=100_000)
    asked = parser.parse_args()
    begun = time.perf_counter()
    counts = write(asked.location, asked.incidents, Settings())
    shelve(asked.location, Settings())
    counts["decisions"] = decide(asked.location, Settings(), asked.incidents // 5)
    told = ", ".join(f"{count:,} {name}" for name, count in counts.items())
    sys.stdout.write(f"\n{told} in {time.perf_counter() - begun:.0f} s\n")


if __name__ == "__main__":
    main()
