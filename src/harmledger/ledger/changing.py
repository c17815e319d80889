"""Changing a part of the record in place: incidents that are new, other or gone, and fields that changed.

Incidents have a place in lists and in the record, as numbers with room between them, so that one more moves no other.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select, update

from harmledger.ledger import counts, derived, records, tables
from harmledger.ledger.journal import sha256
from harmledger.ledger.reports import chunks
from harmledger.model.incident import Incident, Record

GAP = records.GAP
_COLUMNS = tables.incidents.c
_WIDTH = 256  # bytes of one incident's share of the sum
_MODULUS = 1 << (8 * _WIDTH)


def share(data: str) -> int:
    """What one incident adds to the sum by which a record is known: 2,048 bits of its data's hash (SHAKE-256).

    A sum over a set of such numbers can follow every change, and nobody knows how to find another set with the same
    one (Bellare and Micciancio 1997).
    """
    return int.from_bytes(hashlib.shake_256(data.encode()).digest(_WIDTH), "big")


def fingerprint(connection: Connection) -> dict[str, Any]:
    """What the journal keeps of the record as it stands in the tables."""
    total, count = 0, 0
    for data in connection.execute(select(_COLUMNS.data).execution_options(yield_per=1000)).scalars():
        total, count = (total + share(data)) % _MODULUS, count + 1
    return {"incidents": count, "sum": f"{total:x}", "parts": _parts(connection, derived.NAMES)}


def _parts(connection: Connection, names: Iterable[str]) -> dict[str, str]:
    """A hash of each field of the record beside incidents, and one of the redirects."""
    column, redirect = tables.derived.c, tables.redirects.c
    found = {}
    for name in names:
        rows = connection.execute(select(column.data).where(column.part == name).order_by(column.ordinal)).scalars()
        found[name] = sha256("\n".join(rows))
    pairs = connection.execute(select(redirect.old_id, redirect.new_id).order_by(redirect.old_id))
    return found | {"redirects": sha256("\n".join(f"{row.old_id} {row.new_id}" for row in pairs))}


def change(
    connection: Connection,
    gone: Collection[str],
    incidents: Sequence[Incident],
    parts: Mapping[str, tuple[Any, ...]],
    redirects: Sequence[tuple[str, str]],
) -> dict[str, Any]:
    """Put incidents and fields in the place of what stands; returns the new fingerprint.

    Args:
        connection: in a transaction that writes.
        gone: ids of incidents that are no more.
        incidents: those that are new or say something else.
        parts: fields of the record that changed, whole.
        redirects: where ids lead that are gone; earlier ones stay unless their id stands for something else now.
    """
    told = counts.fingerprint(connection)
    taken = _take_out(connection, {*gone, *(item.incident_id for item in incidents)})
    total = (int(told["sum"], 16) - sum(map(share, taken))) % _MODULUS
    for item in incidents:
        row = _put_in(connection, item)
        total = (total + share(row["data"])) % _MODULUS
    for name, values in parts.items():
        _replace_part(connection, name, values)
    _redirect(connection, [item.incident_id for item in incidents], redirects)
    count = int(told["incidents"]) - len(taken) + len(incidents)
    return {"incidents": count, "sum": f"{total:x}", "parts": told["parts"] | _parts(connection, parts)}


def _take_out(connection: Connection, ids: Iterable[str]) -> list[str]:
    """Delete the incidents; returns their data."""
    found: list[str] = []
    for some in chunks(ids):
        found += connection.execute(select(_COLUMNS.data).where(_COLUMNS.incident_id.in_(some))).scalars()
        for table in (tables.terms, tables.tolls, tables.incidents):
            connection.execute(delete(table).where(table.c.incident_id.in_(some)))
    return found


def _put_in(connection: Connection, incident: Incident) -> dict[str, Any]:
    ordinal = _slot(connection, _COLUMNS.ordinal, incident, latest_first=False)
    position = _slot(connection, _COLUMNS.position, incident, latest_first=True)
    row = records.incident_row(incident, ordinal, position)
    connection.execute(insert(tables.incidents), row)
    for table, rows in ((tables.terms, records.term_rows(incident)), (tables.tolls, records.toll_rows(incident))):
        if rows:
            connection.execute(insert(table), rows)
    return row


def _slot(connection: Connection, column: Any, incident: Incident, *, latest_first: bool) -> int:
    """A free number for the incident, between those of its neighbours."""
    before = _before(connection, column, incident, latest_first=latest_first)
    wanted = select(func.min(column)) if before is None else select(func.min(column)).where(column > before)
    after: int | None = connection.execute(wanted).scalar_one_or_none()
    if before is None:
        return 0 if after is None else after - GAP
    if after is None:
        return before + GAP
    if after - before > 1:
        return (before + after) // 2
    _respace(connection, column)
    return _slot(connection, column, incident, latest_first=latest_first)


def _before(connection: Connection, column: Any, incident: Incident, *, latest_first: bool) -> int | None:
    """The number of the incident that stands right before this one; None: it is the first."""
    start, name = _COLUMNS.date_start, _COLUMNS.incident_id
    day = incident.date.start.isoformat() if incident.date is not None and incident.date.start is not None else None
    same: ColumnElement[bool] = start.is_(None) if day is None else start == day
    earlier: ColumnElement[bool] = start.is_not(None) if day is None else (start > day if latest_first else start < day)
    order = start.asc() if latest_first else start.desc()
    for condition, by in (((same & (name < incident.incident_id)), name.desc()), (earlier, order)):
        query = select(column).where(condition).order_by(by, name.desc()).limit(1)
        found: int | None = connection.execute(query).scalar_one_or_none()
        if found is not None:
            return found
    return None


def _respace(connection: Connection, column: Any) -> None:
    """Make room between all incidents again."""
    names = list(connection.execute(select(_COLUMNS.incident_id).order_by(column)).scalars())
    for at, name in enumerate(names):
        connection.execute(update(tables.incidents).where(_COLUMNS.incident_id == name).values({column.name: at * GAP}))


def _replace_part(connection: Connection, name: str, values: tuple[Any, ...]) -> None:
    for table in (tables.derived_terms, tables.derived):
        connection.execute(delete(table).where(table.c.part == name))
    record = Record(**{name: values})
    for table, rows in ((tables.derived, derived.rows(record)), (tables.derived_terms, derived.term_rows(record))):
        if rows:
            connection.execute(insert(table), rows)


def _redirect(connection: Connection, present: Iterable[str], new: Sequence[tuple[str, str]]) -> None:
    column = tables.redirects.c
    for some in chunks([*present, *(old for old, _ in new)]):
        connection.execute(delete(tables.redirects).where(column.old_id.in_(some)))
    last = connection.execute(select(func.max(column.ordinal))).scalar_one_or_none()
    begin = 0 if last is None else last + 1
    rows = [{"old_id": old, "ordinal": begin + at, "new_id": to} for at, (old, to) in enumerate(new)]
    if rows:
        connection.execute(insert(tables.redirects), rows)


def same(connection: Connection, told: Mapping[str, Any], record: Record) -> bool:
    """Whether the record is the one that a journal row of a linking tells of; older rows hash all of it at once."""
    found = records.fingerprint(record) if "record" in told else fingerprint(connection)
    return all(told.get(name) == value for name, value in found.items())


def of_row(payload: str) -> dict[str, Any]:
    """What a journal row of a linking tells."""
    found: dict[str, Any] = json.loads(payload)
    return found
