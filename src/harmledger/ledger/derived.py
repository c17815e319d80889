"""What linking worked out beside incidents: tallies, agreements, control, displacement, copies; how they are kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
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

_KINDS = dict(PARTS)
NAMES = tuple(name for name, _kind in PARTS)


def _by_report(value: Any) -> Any:
    return value.report_id, value.origin


def _by_itself(value: Any) -> Any:
    return value


LOOSE: Mapping[str, Callable[[Any], Any]] = {"copies": _by_report, "quoted": _by_report, "unplaced": _by_itself}
"""Parts that grow with the reports: a linking of what is new changes single rows of them, so that the number of a row
says nothing. Read whole, they are sorted by this."""


def arranged(part: str, found: Sequence[Any]) -> tuple[Any, ...]:
    """Values of one part as a record has them, from their rows in the order of their numbers."""
    return tuple(sorted(found, key=LOOSE[part])) if part in LOOSE else tuple(found)


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
            return _Facts(None, (), (("claim", str(value)),))


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
        found += [_row(part, at, position[at], value, facts.when) for at, (value, facts) in enumerate(held)]
    return found


def _row(part: str, ordinal: int, position: int, value: Any, when: When | None) -> dict[str, Any]:
    return {
        "part": part,
        "ordinal": ordinal,
        "position": position,
        "date_start": _day(when, "start"),
        "date_end": _day(when, "end"),
        "data": to_json(value),
    }


def loose_rows(part: str, found: Iterable[tuple[int, Any]]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The rows of values of a part in :data:`LOOSE`, each with its number, and the rows that they are found by."""
    held = list(found)
    return [_row(part, at, at, value, None) for at, value in held], [
        row for at, value in held for row in _terms(part, at, value)
    ]


def term_rows(record: Record) -> list[dict[str, Any]]:
    """The rows that each of them is found by: its id, claims, reports and areas."""
    return [
        row
        for part, _kind in PARTS
        for at, value in enumerate(getattr(record, part))
        for row in _terms(part, at, value)
    ]


def _terms(part: str, ordinal: int, value: Any) -> list[dict[str, Any]]:
    named = dict.fromkeys(_facts(value).terms)
    return [{"part": part, "field": field, "value": name, "ordinal": ordinal} for field, name in named]


def found_by(value: Any) -> tuple[str, str]:
    """The term that a value of a part in :data:`LOOSE` is looked up by."""
    return _facts(value).terms[0]


def altered(connection: Connection, record: Record) -> bool:
    """Whether the columns and terms beside the data do not follow from it."""
    columns = (ROWS.part, ROWS.ordinal, ROWS.position, ROWS.date_start, ROWS.date_end)
    held = {tuple(row) for row in connection.execute(select(*columns))}
    terms = {tuple(row) for row in connection.execute(select(TERMS.part, TERMS.field, TERMS.value, TERMS.ordinal))}
    ordered = replace(record, **dict.fromkeys(LOOSE, ()))
    made, named = rows(ordered), term_rows(ordered)
    for part in LOOSE:
        query = select(ROWS.ordinal, ROWS.data).where(ROWS.part == part)
        stored = [(int(row.ordinal), row.data) for row in connection.execute(query)]
        read_as = values([data for _, data in stored], _KINDS[part], f"the record's {part}")
        some = loose_rows(part, zip((at for at, _ in stored), read_as, strict=True))
        made, named = made + some[0], named + some[1]
    wanted = {tuple(row[column.name] for column in columns) for row in made}
    return held != wanted or terms != {tuple(row.values()) for row in named}


def read(connection: Connection) -> Record:
    """Every part, in the order in which it was worked out; no incidents and no redirects."""
    query = select(ROWS.part, ROWS.data).order_by(ROWS.part, ROWS.ordinal)
    return of_rows((row.part, row.data) for row in connection.execute(query))


def of_rows(found: Iterable[tuple[str, str]]) -> Record:
    """What rows of part and data hold, those of one part in order."""
    held: dict[str, list[str]] = {}
    for part, data in found:
        held.setdefault(part, []).append(data)
    return Record(
        **{part: arranged(part, values(held.get(part, []), kind, f"the record's {part}")) for part, kind in PARTS}
    )
