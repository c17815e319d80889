"""The incidents of a record as columns: what can be filtered, summed and ordered by, and nothing else."""

from __future__ import annotations

import datetime as dt
import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, Select, select

from harmledger.ledger import records, tables
from harmledger.model.incident import Attribution, Grade, Incident, IncidentKind

Ints = NDArray[np.int32]
Mask = NDArray[np.bool_]
NONE = -1
"""Stands for a number that is not there."""
AT_ONCE = 20_000
ATTRIBUTES: tuple[tuple[str, type[StrEnum]], ...] = (
    ("kind", IncidentKind),
    ("grade", Grade),
    ("attribution", Attribution),
)
LISTED = ("means", "target", "actor", "area", "word")
"""Fields of terms that are held; others are looked up in the table where they are asked for."""
Row = Sequence[Any]
Batches = Iterable[Sequence[Row]]
"""Rows, some at a time: what is done with a column of many is done without a step of ours for each."""


@dataclass(frozen=True, slots=True)
class Terms:
    """Which incidents have which values of one field; ordered by value, then incident.

    Attributes:
        names: the values, in order.
        at: incidents' places in the columns.
        code: the value's place in ``names``, for each of ``at``.
        begins: where in ``at`` the incidents of each value begin; one more than there are names.
    """

    names: tuple[str, ...]
    at: Ints
    code: Ints
    begins: Ints

    def having(self, code: int) -> Ints:
        """The incidents that have the value."""
        return self.at[self.begins[code] : self.begins[code + 1]]


@dataclass(frozen=True, slots=True)
class Figures:
    """Tolls of one outcome and victim group: incidents' places, and their three numbers (:data:`NONE` where none)."""

    at: Ints
    low: Ints
    best: Ints
    high: Ints


@dataclass(frozen=True, slots=True)
class Points:
    """Places with a point, each once."""

    names: tuple[str, ...]
    lat: NDArray[np.float64]
    lon: NDArray[np.float64]
    radius_km: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns; an incident's place in each is its place in lists: latest first, undated last.

    Attributes:
        ids: incident ids.
        index: the place of each id.
        start, end: ordinals of days (``date.toordinal``); 0 where undated.
        attributes: kind, grade and attribution as the value's place in its closed list.
        point: the place's number in ``points``; :data:`NONE` where it has none.
        points: places.
        place: names of places, for ordering; empty where there is none.
        origins: how many independent origins.
        figures: by outcome and victim group.
        terms: by field.
        remembered: incidents found by other terms, by field and value.
    """

    ids: tuple[str, ...]
    index: Mapping[str, int]
    start: Ints
    end: Ints
    attributes: Mapping[str, Ints]
    point: Ints
    points: Points
    place: tuple[str, ...]
    origins: Ints
    figures: Mapping[tuple[str, str], Figures]
    terms: Mapping[str, Terms]
    remembered: dict[tuple[str, str], Ints] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.ids)

    def mask(self, at: Ints) -> Mask:
        """True for these incidents."""
        found = np.zeros(len(self), dtype=np.bool_)
        found[at] = True
        return found


def load(connection: Connection) -> Columns:
    """The columns of the record that stands in the ledger."""
    column, figure, term = tables.incidents.c, tables.tolls.c, tables.terms.c
    wanted = (column.incident_id, column.date_start, column.date_end, column.kind, column.grade, column.attribution)
    where = (column.place, column.lat, column.lon, column.radius_km, column.origins)
    incidents = _batches(connection, select(*wanted, *where).order_by(column.position))
    tolls = _batches(
        connection, select(figure.incident_id, figure.outcome, figure.victims, figure.low, figure.best, figure.high)
    )
    terms = {
        name: _batches(connection, select(term.incident_id, term.value).where(term.field == name)) for name in LISTED
    }
    return _columns([row for batch in incidents for row in batch], tolls, terms)


def of(incidents: Sequence[Incident]) -> Columns:
    """The columns of incidents at hand; every term of theirs is remembered."""
    order = records.positions(incidents)
    rows = [records.incident_row(incident, 0, order[incident.incident_id]) for incident in incidents]
    names = ("incident_id", "date_start", "date_end", "kind", "grade", "attribution")
    where = ("place", "lat", "lon", "radius_km", "origins")
    listed = [[row[name] for name in (*names, *where)] for row in sorted(rows, key=lambda row: row["position"])]
    tolls = [list(row.values()) for incident in incidents for row in records.toll_rows(incident)]
    terms = [list(row.values()) for incident in incidents for row in records.term_rows(incident)]
    held = {name: [[(term[0], term[2]) for term in terms if term[1] == name]] for name in LISTED}
    found = _columns(listed, [tolls], held)
    rest: dict[tuple[str, str], list[int]] = {}
    for name, kind, value in terms:
        rest.setdefault((kind, value), []).append(found.index[name])
    found.remembered.update({key: np.array(sorted(at), dtype=np.int32) for key, at in rest.items()})
    return found


def _batches(connection: Connection, query: Select[Any]) -> Iterator[Sequence[Row]]:
    """The rows as the driver gives them: texts and numbers, which need no turning into anything else."""
    result = connection.execute(query)
    cursor = result.cursor  # below SQLAlchemy's rows, which take longer to make than to read
    try:
        while batch := cursor.fetchmany(AT_ONCE):
            yield batch
    finally:
        result.close()


def _columns(rows: Sequence[Row], tolls: Batches, terms: Mapping[str, Batches]) -> Columns:
    """Columns from rows: incidents in the order of lists, tolls and terms in any order."""
    ids = tuple(row[0] for row in rows)
    index = {name: at for at, name in enumerate(ids)}
    point, points = _points(rows)
    codes = {
        name: np.array([places[row[at]] for row in rows], dtype=np.int32)
        for at, (name, kind) in enumerate(ATTRIBUTES, 3)
        for places in ({term.value: code for code, term in enumerate(kind)},)
    }
    return Columns(
        ids=ids,
        index=index,
        start=_ordinals(row[1] for row in rows),
        end=_ordinals(row[2] for row in rows),
        attributes=codes,
        point=point,
        points=points,
        place=tuple(row[6] or "" for row in rows),
        origins=np.array([row[10] for row in rows], dtype=np.int32),
        figures=_figures(tolls, index),
        terms={name: _terms(found, index) for name, found in terms.items()},
    )


def _ordinals(days: Iterable[str | None]) -> Ints:
    """Ordinals of days (ISO 8601), 0 for none; each day is read once."""
    given = list(days)
    known = {day: 0 if day is None else dt.date.fromisoformat(day).toordinal() for day in set(given)}
    return np.array([known[day] for day in given], dtype=np.int32)


def _numbers() -> dict[Any, int]:
    """Gives whatever is asked for a number of its own, in the order in which it is first asked for."""
    return defaultdict(itertools.count().__next__)


def _points(rows: Sequence[Sequence[Any]]) -> tuple[Ints, Points]:
    """Each place once, by its point to four decimals (some 10 m) and its name; the widest reach counts."""
    known = _numbers()
    at = np.full(len(rows), NONE, dtype=np.int32)
    placed = [row for row, given in enumerate(rows) if given[7] is not None and given[8] is not None]
    lats = np.round(np.array([rows[row][7] for row in placed], float), 4).tolist()
    lons = np.round(np.array([rows[row][8] for row in placed], float), 4).tolist()
    names = [rows[row][6] or "" for row in placed]
    at[placed] = [known[key] for key in zip(lats, lons, names, strict=True)]
    reach = np.zeros(len(known))
    np.maximum.at(reach, at[placed], np.array([rows[row][9] or 0.0 for row in placed], float))
    places = np.array([key[:2] for key in known], float).reshape(-1, 2)
    return at, Points(tuple(key[2] for key in known), places[:, 0].copy(), places[:, 1].copy(), reach)


def _figures(batches: Batches, index: Mapping[str, int]) -> dict[tuple[str, str], Figures]:
    """Tolls by outcome and victim group, each in the order of the columns."""
    kinds = _numbers()
    parts: list[NDArray[np.int32]] = []
    for batch in batches:
        part = np.empty((5, len(batch)), dtype=np.int32)
        part[0] = [kinds[row[1], row[2]] for row in batch]
        part[1] = [index[row[0]] for row in batch]
        for line, at in ((2, 3), (3, 4), (4, 5)):
            part[line] = [NONE if row[at] is None else row[at] for row in batch]
        parts.append(part)
    held = np.concatenate(parts, axis=1) if parts else np.empty((5, 0), dtype=np.int32)
    held = held[:, np.lexsort((held[1], held[0]))]
    edges = np.searchsorted(held[0], np.arange(len(kinds) + 1))
    return {
        key: Figures(*(held[row, edges[kind] : edges[kind + 1]].copy() for row in range(1, 5)))
        for key, kind in kinds.items()
    }


def _terms(batches: Batches, index: Mapping[str, int]) -> Terms:
    """The values of one field."""
    known = _numbers()
    parts: list[NDArray[np.int32]] = []
    for batch in batches:
        part = np.empty((2, len(batch)), dtype=np.int32)
        part[0] = [known[row[1]] for row in batch]
        part[1] = [index[row[0]] for row in batch]
        parts.append(part)
    held = np.concatenate(parts, axis=1) if parts else np.empty((2, 0), dtype=np.int32)
    order = sorted(known)
    rank = np.empty(len(known), dtype=np.int32)
    rank[[known[value] for value in order]] = np.arange(len(order), dtype=np.int32)
    code = rank[held[0]]
    sequence = np.lexsort((held[1], code))
    code, at = code[sequence], held[1][sequence]
    begins = np.searchsorted(code, np.arange(len(order) + 1)).astype(np.int32)
    return Terms(tuple(order), at, code, begins)
