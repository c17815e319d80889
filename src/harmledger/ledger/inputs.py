"""Inputs that could not be used: noted, listed, and closed once they are added after all."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Collection

from sqlalchemy import Connection, delete, insert, select

from harmledger.ledger import tables
from harmledger.ledger.journal import Journal, now
from harmledger.ledger.stored import clean
from harmledger.ledger.values import Skip
from harmledger.model.report import Report

COLUMNS = tables.skips.c


class OpenSkips:
    """The open skips within one session; they are looked up once, since most sessions close none."""

    def __init__(self, connection: Connection, journal: Journal) -> None:
        self._connection = connection
        self._journal = journal

    @functools.cached_property
    def _items(self) -> set[str]:
        return set(self._connection.execute(select(COLUMNS.item)).scalars())

    def note(self, item: str, told: dict[str, str]) -> bool:
        """Note a skip (``source``, ``reason``, ``message``) unless just the same is open; returns whether it is new."""
        item = clean(item)
        new = {name: clean(text) for name, text in told.items()}
        held = select(COLUMNS.source, COLUMNS.reason, COLUMNS.message).where(COLUMNS.item == item)
        row = self._connection.execute(held).first()
        if row is not None and row._asdict() == new:
            return False
        self._journal.append("skip", item, new)
        self._connection.execute(delete(tables.skips).where(COLUMNS.item == item))
        self._connection.execute(insert(tables.skips), new | {"item": item, "at": now()})
        self._items.add(item)
        return True

    def close(self, report: Report) -> None:
        """Close the skips of the report's path and address; the journal keeps both."""
        known = {clean(item) for item in (report.path, report.url) if item is not None}
        for item in sorted(known & self._items):
            self._journal.append("unskip", item, {"report_id": report.report_id})
            self._connection.execute(delete(tables.skips).where(COLUMNS.item == item))
            self._items.discard(item)

    def settle(self, source: str, still: Collection[str]) -> int:
        """Close the skips of a source read to its end, but for the items ``still`` skipped; returns how many."""
        kept = {clean(item) for item in still}
        found = self._connection.execute(select(COLUMNS.item).where(COLUMNS.source == clean(source))).scalars()
        gone = sorted(set(found) - kept)
        for item in gone:
            self._journal.append("unskip", item, {"source": clean(source)})
            self._connection.execute(delete(tables.skips).where(COLUMNS.item == item))
            self._items.discard(item)
        return len(gone)

    def listed(self) -> list[Skip]:
        """Open skips, earliest first."""
        rows = self._connection.execute(select(tables.skips).order_by(COLUMNS.at, COLUMNS.item))
        return [Skip(row.item, row.source, row.reason, row.message, dt.datetime.fromisoformat(row.at)) for row in rows]
