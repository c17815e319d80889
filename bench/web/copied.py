"""A ledger copied from one database to another: ``python -m bench.web.copied FROM TO``.

To measure both databases over the same ledger without making it twice. ``TO`` is the address of an empty PostgreSQL
database; the captured bytes go where the setting ``blobs`` says.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import time
from pathlib import Path
from typing import Any

from psycopg import sql
from sqlalchemy import Connection, Table, select, text

from harmledger.config import Settings
from harmledger.ledger import Store, migrate, reports, tables
from harmledger.ledger.blobs import Blobs
from harmledger.ledger.journal import Journal
from harmledger.ledger.postgres import PostgresDatabase
from harmledger.ledger.sqlite import SqliteDatabase
from harmledger.ledger.words import folded

AT_ONCE = 5_000


def copy(source: str, target: str, settings: Settings) -> None:
    """Copy every table, make reports searchable, and copy the captured bytes."""
    with Store.open(source, settings) as store:
        ledger_id, bytes_from = store.ledger_id, store.blobs.root
    given, taken = SqliteDatabase(Path(source), settings), PostgresDatabase(target, settings)
    try:
        with given.transaction(write=False) as reading, taken.transaction(write=True) as writing:
            migrate.upgrade(writing)
            for table in tables.metadata.sorted_tables:
                _copy(reading, writing, table)
            _index(reading, writing, taken)
            head = Journal(writing, "bench", writable=False).head
            for name in ("reports", "extractions", "claims", "judgements", "codings"):
                writing.execute(text(f"SELECT setval('{name}_seq_seq', max(seq)) FROM {name}"))  # noqa: S608  # ours
        with taken.transaction(write=True) as writing:
            writing.execute(text("ANALYZE"))
        shutil.copytree(bytes_from / "objects", taken.blobs(ledger_id) / "objects", dirs_exist_ok=True)
        Blobs(taken.blobs(ledger_id)).write_head(head)
    finally:
        given.close()
        taken.close()


def _copy(reading: Connection, writing: Connection, table: Table) -> None:
    """All rows of a table."""
    names = [column.name for column in table.columns]
    rows = reading.execution_options(yield_per=AT_ONCE).execute(select(table))
    into = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(table.name), sql.SQL(", ").join(map(sql.Identifier, names))
    )
    cursor: Any = writing.connection.cursor()
    count = 0
    with cursor, cursor.copy(into) as copying:
        for row in rows:
            copying.write_row(tuple(row))
            count += 1
    _show(f"{table.name}: {count:,}")


def _index(reading: Connection, writing: Connection, database: PostgresDatabase) -> None:
    """Make every report searchable, as adding it does."""
    for at, row in enumerate(reading.execution_options(yield_per=AT_ONCE).execute(select(tables.reports)), 1):
        report = reports.restore(row)
        database.index(writing, row.seq, folded(report.title or ""), folded(report.text))
        if not at % AT_ONCE:
            _show(f"searchable: {at:,}")


def _show(words: str) -> None:
    sys.stderr.write(f"{time.strftime('%H:%M:%S')} {words}\n")
    sys.stderr.flush()


def main() -> None:
    """Copy as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", help="a ledger's folder")
    parser.add_argument("target", help="the address of an empty PostgreSQL database")
    parser.add_argument("--blobs", default="", help="folder for the captured bytes")
    asked = parser.parse_args()
    copy(asked.source, asked.target, Settings(blobs=asked.blobs))


if __name__ == "__main__":
    main()
