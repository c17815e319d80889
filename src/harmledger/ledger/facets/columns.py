"""The incidents of a record as columns: what can be filtered, summed and ordered by, and nothing else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
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
LISTED = ("means", "target", "actor", "area")
"""Fields of terms that are held; others are looked up in the table where they are asked for."""


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
    incidents = _rows(connection, select(*wanted, *where).order_by(column.position))
    tolls = _rows(
        connection, select(figure.incident_id, figure.outcome, figure.victims, figure.low, figure.best, figure.high)
    )
    terms = _rows(connection, select(term.incident_id, term.field, term.value).where(term.field.in_(LISTED)))
    return _columns(incidents, tolls, terms)


def of(incidents: Sequence[Incident]) -> Columns:
    """The columns of incidents at hand; every term of theirs is remembered."""
    order = records.positions(incidents)
    rows = [records.incident_row(incident, 0, order[incident.incident_id]) for incident in incidents]
    names = ("incident_id", "date_start", "date_end", "kind", "grade", "attribution")
    where = ("place", "lat", "lon", "radius_km", "origins")
    listed = [[row[name] for name in (*names, *where)] for row in sorted(rows, key=lambda row: row["position"])]
    tolls = [list(row.values()) for incident in incidents for row in records.toll_rows(incident)]
    terms = [list(row.values()) for incident in incidents for row in records.term_rows(incident)]
    found = _columns(listed, tolls, [term for term in terms if term[1] in LISTED])
    rest: dict[tuple[str, str], list[int]] = {}
    for name, kind, value in terms:
        rest.setdefault((kind, value), []).append(found.index[name])
    found.remembered.update({key: np.array(sorted(at), dtype=np.int32) for key, at in rest.items()})
    return found


def _rows(connection: Connection, query: Select[Any]) -> Iterable[Sequence[Any]]:
    return connection.execution_options(yield_per=AT_ONCE).execute(query)


def _columns(
    incidents: Iterable[Sequence[Any]], tolls: Iterable[Sequence[Any]], terms: Iterable[Sequence[Any]]
) -> Columns:
    """Columns from rows: incidents in the order of lists, tolls and terms in any order."""
    rows = list(incidents)
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
        start=np.array([_ordinal(row[1]) for row in rows], dtype=np.int32),
        end=np.array([_ordinal(row[2]) for row in rows], dtype=np.int32),
        attributes=codes,
        point=point,
        points=points,
        place=tuple(row[6] or "" for row in rows),
        origins=np.array([row[10] for row in rows], dtype=np.int32),
        figures=_figures(tolls, index),
        terms=_terms(terms, index),
    )


def _ordinal(day: str | None) -> int:
    return 0 if day is None else dt.date.fromisoformat(day).toordinal()


def _points(rows: Sequence[Sequence[Any]]) -> tuple[Ints, Points]:
    """Each place once, by its point to four decimals (some 10 m) and its name; the widest reach counts."""
    known: dict[tuple[float, float, str], int] = {}
    reach: list[float] = []
    at = np.full(len(rows), NONE, dtype=np.int32)
    for row, (name, lat, lon, radius) in enumerate(given[6:10] for given in rows):
        if lat is None or lon is None:
            continue
        number = known.setdefault((round(lat, 4), round(lon, 4), name or ""), len(known))
        if number == len(reach):
            reach.append(0.0)
        reach[number] = max(reach[number], radius or 0.0)
        at[row] = number
    lats, lons = np.array([key[0] for key in known], float), np.array([key[1] for key in known], float)
    return at, Points(tuple(key[2] for key in known), lats, lons, np.array(reach, float))


def _figures(rows: Iterable[Sequence[Any]], index: Mapping[str, int]) -> dict[tuple[str, str], Figures]:
    grouped: dict[tuple[str, str], list[tuple[int, int, int, int]]] = {}
    for name, outcome, victims, low, best, high in rows:
        numbers = (index[name], low, NONE if best is None else best, NONE if high is None else high)
        grouped.setdefault((outcome, victims), []).append(numbers)
    return {key: Figures(*np.array(sorted(found), dtype=np.int32).T.copy()) for key, found in grouped.items()}


def _terms(rows: Iterable[Sequence[Any]], index: Mapping[str, int]) -> dict[str, Terms]:
    grouped: dict[str, dict[str, list[int]]] = {name: {} for name in LISTED}
    for name, kind, value in rows:
        grouped[kind].setdefault(value, []).append(index[name])
    return {name: _listed(found) for name, found in grouped.items()}


def _listed(found: Mapping[str, list[int]]) -> Terms:
    names = tuple(sorted(found))
    sizes = [len(found[name]) for name in names]
    at = np.fromiter((at for name in names for at in sorted(found[name])), np.int32, sum(sizes))
    code = np.repeat(np.arange(len(names), dtype=np.int32), sizes)
    return Terms(names, at, code, np.array([0, *np.cumsum(sizes)], dtype=np.int32))
