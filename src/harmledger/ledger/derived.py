"""What linking worked out beside incidents: tallies, agreements, control, displacement, copies; how they are kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from harmledger.ledger import tables
from harmledger.ledger.stored import values
from harmledger.ledger.words import cut
from harmledger.model.codec import to_json
from harmledger.model.incident import (
    Agreement,
    ControlEvent,
    CopyOf,
    DisplacementFigure,
    IncidentPlace,
    Record,
    Tally,
)
from harmledger.model.when import When

ROWS = tables.derived.c
TERMS = tables.derived_terms.c
_LATE = "9999"  # sorts after every day: what is undated stands last

# Parts of a record that are kept as rows of the table `derived`: the field's name and the class of its values.
PARTS: tuple[tuple[str, Any], ...] = (
    ("tallies", Tally),
    ("agreements", Agreement),
    ("control", ControlEvent),
    ("displacement", DisplacementFigure),
    ("copies", CopyOf),
    ("quoted", CopyOf),
    ("unplaced", str),
)

NAMES = tuple(name for name, _kind in PARTS)


def plain(name: str) -> str:
    """A name as it is compared: words folded, one space between."""
    return " ".join(word.folded for word in cut(name))


@dataclass(frozen=True, slots=True)
class _Facts:
    """What a value is listed and found by: its days, its order in lists, and its terms."""

    when: When | None = None
    order: tuple[str, ...] = ()
    terms: tuple[tuple[str, str], ...] = ()


def _facts(value: Any) -> _Facts:
    """Of any value that a part may hold."""
    match value:
        case Tally():
            terms = [("id", value.tally_id), ("claim", value.claim_id), *_areas(value.area)]
            return _Facts(value.period, (_since(value.period), value.tally_id), tuple(terms))
        case Agreement():
            terms = [("id", value.agreement_id), *_areas(value.zone)]
            terms += [("claim", name) for name in (*value.claims, *value.breaches)]
            return _Facts(value.period, (_since(value.period), value.agreement_id), tuple(terms))
        case ControlEvent():
            place = value.place
            order = (plain(place.name), place.gazetteer_id or "", _since(value.date), value.claim_id)
            return _Facts(value.date, order, (("claim", value.claim_id), *_areas(place)))
        case DisplacementFigure():
            area = _LATE if value.area is None else plain(value.area.name)
            sort = ("0" if value.is_stock else "1", value.unit.value)
            return _Facts(
                value.period,
                (area, *sort, _since(value.period), value.claim_id),
                (("claim", value.claim_id), *_areas(value.area)),
            )
        case CopyOf():
            named = (value.report_id, value.origin, *(passage.origin for passage in value.passages))
            return _Facts(None, (), tuple(("report", name) for name in named))
        case _:
            return _Facts()


def _areas(place: IncidentPlace | None) -> list[tuple[str, str]]:
    return [] if place is None else [("area", plain(name)) for name in (place.name, *place.admin)]


def _since(when: When | None) -> str:
    return _LATE if when is None or when.start is None else when.start.isoformat()


def _day(when: When | None, side: str) -> str | None:
    found = None if when is None else getattr(when, side)
    return None if found is None else str(found.isoformat())


def rows(record: Record) -> list[dict[str, Any]]:
    """The rows that keep all of a record but its incidents and redirects."""
    found = []
    for part, _kind in PARTS:
        held = [(value, _facts(value)) for value in getattr(record, part)]
        listed = sorted(range(len(held)), key=lambda at: held[at][1].order)
        position = {ordinal: at for at, ordinal in enumerate(listed)}
        found += [
            {
                "part": part,
                "ordinal": at,
                "position": position[at],
                "date_start": _day(facts.when, "start"),
                "date_end": _day(facts.when, "end"),
                "data": to_json(value),
            }
            for at, (value, facts) in enumerate(held)
        ]
    return found


def term_rows(record: Record) -> list[dict[str, Any]]:
    """The rows that each of them is found by: its id, claims, reports and areas."""
    return [
        {"part": part, "field": field, "value": named, "ordinal": at}
        for part, _kind in PARTS
        for at, value in enumerate(getattr(record, part))
        for field, named in dict.fromkeys(_facts(value).terms)
    ]


def altered(connection: Connection, record: Record) -> bool:
    """Whether the columns and terms beside the data do not follow from it."""
    columns = (ROWS.part, ROWS.ordinal, ROWS.position, ROWS.date_start, ROWS.date_end)
    held = {tuple(row) for row in connection.execute(select(*columns))}
    wanted = {tuple(row[column.name] for column in columns) for row in rows(record)}
    terms = {tuple(row) for row in connection.execute(select(TERMS.part, TERMS.field, TERMS.value, TERMS.ordinal))}
    return held != wanted or terms != {tuple(row.values()) for row in term_rows(record)}


def read(connection: Connection) -> Record:
    """Every part, in the order in which it was worked out; no incidents and no redirects."""
    query = select(ROWS.part, ROWS.data).order_by(ROWS.part, ROWS.ordinal)
    return of_rows((row.part, row.data) for row in connection.execute(query))


def of_rows(found: Iterable[tuple[str, str]]) -> Record:
    """What rows of part and data hold, those of one part in order."""
    held: dict[str, list[str]] = {}
    for part, data in found:
        held.setdefault(part, []).append(data)
    return Record(**{part: tuple(values(held.get(part, []), kind, f"the record's {part}")) for part, kind in PARTS})
