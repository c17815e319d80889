"""Changing a part of the record in place: incidents that are new, other or gone, and fields that changed.

Incidents have a place in lists and in the record, as numbers with room between them, so that one more moves no other.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, delete, func, insert, select, update

from harmledger.ledger import counts, derived, records, tables
from harmledger.ledger.journal import sha256
from harmledger.ledger.reports import chunks
from harmledger.model.codec import to_json
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
    total, count = _summed(connection, select(_COLUMNS.data))
    ordered = [name for name in derived.NAMES if name not in derived.LOOSE]
    return {
        "incidents": count,
        "sum": f"{total:x}",
        "parts": _parts(connection, ordered),
        "sums": _sums(connection, derived.LOOSE),
    }


def _summed(connection: Connection, wanted: Select[Any]) -> tuple[int, int]:
    total, count = 0, 0
    for row in connection.execute(wanted.execution_options(yield_per=1000)):
        total, count = (total + share(row[0])) % _MODULUS, count + 1
    return total, count


def _sums(connection: Connection, names: Iterable[str]) -> dict[str, str]:
    """Of each field whose rows have no order the sum over its rows, as over incidents."""
    column = tables.derived.c
    return {name: f"{_summed(connection, select(column.data).where(column.part == name))[0]:x}" for name in names}


def _parts(connection: Connection, names: Iterable[str]) -> dict[str, str]:
    """A hash of each field of the record beside incidents, and one of the redirects."""
    column, redirect = tables.derived.c, tables.redirects.c
    found = {}
    for name in names:
        rows = connection.execute(select(column.data).where(column.part == name).order_by(column.ordinal)).scalars()
        found[name] = sha256("\n".join(rows))
    pairs = connection.execute(select(redirect.old_id, redirect.new_id).order_by(redirect.old_id))
    return found | {"redirects": sha256("\n".join(f"{row.old_id} {row.new_id}" for row in pairs))}


@dataclass(frozen=True, slots=True)
class Parts:
    """What changes beside incidents.

    Attributes:
        whole: fields with all that they hold now.
        swapped: of fields in :data:`harmledger.ledger.derived.LOOSE` the values that go, and those that come.
    """

    whole: Mapping[str, Sequence[Any]]
    swapped: Mapping[str, tuple[Sequence[Any], Sequence[Any]]]


def change(
    connection: Connection,
    gone: Collection[str],
    incidents: Sequence[Incident],
    parts: Parts,
    redirects: Sequence[tuple[str, str]],
) -> dict[str, Any]:
    """Put incidents and fields in the place of what stands; returns the new fingerprint.

    Args:
        connection: in a transaction that writes.
        gone: ids of incidents that are no more.
        incidents: those that are new or say something else.
        parts: what changed of the record's other fields.
        redirects: where ids lead that are gone; earlier ones stay unless their id stands for something else now.
    """
    told = counts.fingerprint(connection)
    # A linking by an earlier version told of these fields as of the others.
    sums = told["sums"] if "sums" in told else _sums(connection, derived.LOOSE)
    taken = _take_out(connection, {*gone, *(item.incident_id for item in incidents)})
    total = (int(told["sum"], 16) - sum(map(share, taken))) % _MODULUS
    for item in incidents:
        row = _put_in(connection, item)
        total = (total + share(row["data"])) % _MODULUS
    for name, held in parts.whole.items():
        _replace_part(connection, name, tuple(held))
    for name, (old, new) in parts.swapped.items():
        sums[name] = f"{(int(sums[name], 16) + _swap(connection, name, old, new)) % _MODULUS:x}"
    _redirect(connection, [item.incident_id for item in incidents], redirects)
    count = int(told["incidents"]) - len(taken) + len(incidents)
    ordered = {name: digest for name, digest in told["parts"].items() if name not in derived.LOOSE}
    return {
        "incidents": count,
        "sum": f"{total:x}",
        "parts": ordered | _parts(connection, parts.whole),
        "sums": sums,
    }


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


def _swap(connection: Connection, name: str, gone: Sequence[Any], new: Sequence[Any]) -> int:
    """Take single values of a field out and put others in; returns by how much its sum changes."""
    column, term = tables.derived.c, tables.derived_terms.c
    terms = [derived.found_by(value) for value in gone]
    wanted = {to_json(value) for value in gone}
    taken: dict[int, str] = {}
    for field in {field for field, _ in terms}:
        for some in chunks({named for _, named in terms}):
            query = select(column.ordinal, column.data).join(
                tables.derived_terms, (term.part == column.part) & (term.ordinal == column.ordinal)
            )
            query = query.where(term.part == name, term.field == field, term.value.in_(some))
            taken |= {row.ordinal: row.data for row in connection.execute(query) if row.data in wanted}
    for numbers in chunks(taken):
        for table in (tables.derived_terms, tables.derived):
            connection.execute(delete(table).where(table.c.part == name, table.c.ordinal.in_(numbers)))
    last = connection.execute(select(func.max(column.ordinal)).where(column.part == name)).scalar_one_or_none()
    rows, found_by = derived.loose_rows(name, enumerate(new, 0 if last is None else last + 1))
    for table, added in ((tables.derived, rows), (tables.derived_terms, found_by)):
        if added:
            connection.execute(insert(table), added)
    return sum(share(row["data"]) for row in rows) - sum(map(share, taken.values()))


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
    if "record" in told:
        found = records.fingerprint(record)
    else:
        found = fingerprint(connection)
        if "sums" not in told:  # a linking by an earlier version
            del found["sums"]
            found["parts"] = _parts(connection, derived.NAMES)
    return all(told.get(name) == value for name, value in found.items())
