"""Inputs that could not be used: noted, listed, and closed once they are added after all."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Connection, delete, insert, select

from harmledger.ledger import tables
from harmledger.ledger.journal import Journal, now
from harmledger.ledger.values import Skip
from harmledger.model.report import Report

COLUMNS = tables.skips.c


def clean(text: str) -> str:
    """A path or message in characters that every database keeps: file names may hold bytes that are no UTF-8."""
    return text.encode(errors="backslashreplace").decode().replace("\x00", "\\x00")


def note(connection: Connection, journal: Journal, item: str, told: dict[str, str]) -> bool:
    """Note a skip (``source``, ``reason``, ``message``) unless just the same is open; returns whether it is new."""
    item = clean(item)
    new = {name: clean(text) for name, text in told.items()}
    held = select(COLUMNS.source, COLUMNS.reason, COLUMNS.message).where(COLUMNS.item == item)
    row = connection.execute(held).first()
    if row is not None and row._asdict() == new:
        return False
    journal.append("skip", item, new)
    connection.execute(delete(tables.skips).where(COLUMNS.item == item))
    connection.execute(insert(tables.skips), new | {"item": item, "at": now()})
    return True


def close(connection: Connection, journal: Journal, report: Report) -> None:
    """Close the skips of the report's path and address; the journal keeps both."""
    known = [clean(item) for item in (report.path, report.url) if item is not None]
    if not known:
        return
    for item in connection.execute(select(COLUMNS.item).where(COLUMNS.item.in_(known))).scalars().all():
        journal.append("unskip", item, {"report_id": report.report_id})
        connection.execute(delete(tables.skips).where(COLUMNS.item == item))


def listed(connection: Connection) -> list[Skip]:
    """Open skips, earliest first."""
    rows = connection.execute(select(tables.skips).order_by(COLUMNS.at, COLUMNS.item))
    return [Skip(row.item, row.source, row.reason, row.message, dt.datetime.fromisoformat(row.at)) for row in rows]
