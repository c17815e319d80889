"""Which incidents a filter lets through; the same as :mod:`harmledger.ledger.records` finds in the tables."""

from __future__ import annotations

import bisect
import datetime as dt
from collections.abc import Callable, Iterable, Iterator

import numpy as np

from harmledger.ledger.derived import plain
from harmledger.ledger.facets.columns import ATTRIBUTES, NONE, Columns, Ints, Mask
from harmledger.ledger.words import cut
from harmledger.model.query import Box, IncidentFilter

Find = Callable[[str, str], Iterable[str]]
"""Given a field and a value, the ids of the incidents that have that term."""
KILLED = ("killed", "all")
REMEMBERED = 256
"""So many answers about reports and claims are kept."""


def choose(columns: Columns, wanted: IncidentFilter, find: Find) -> Mask:
    """True for each incident that the filter lets through."""
    found = np.ones(len(columns), dtype=np.bool_)
    for mask in _masks(columns, wanted, find):
        found &= mask
    return found


def _masks(columns: Columns, wanted: IncidentFilter, find: Find) -> Iterator[Mask]:
    asked = (wanted.kinds, wanted.grades, wanted.attributions)
    for (name, kind), values in zip(ATTRIBUTES, asked, strict=True):
        if values:
            order = list(kind)
            yield np.isin(columns.attributes[name], [order.index(value) for value in values])
    yield from _dated(columns, wanted)
    if wanted.box is not None:
        yield _inside(columns, wanted.box)
    yield from _harmed(columns, wanted)
    if wanted.means:
        yield _any_of(columns, "means", {str(value) for value in wanted.means})
    if wanted.targets:
        yield _any_of(columns, "target", {str(value) for value in wanted.targets})
    if wanted.perpetrators:
        names = {plain(name) for name in wanted.perpetrators}
        yield _any_of(columns, "actor", {name for name in columns.terms["actor"].names if plain(name) in names})
    if wanted.place is not None:
        yield _in_area(columns, plain(wanted.place))
    for word in cut(wanted.text or ""):
        yield _any_of(columns, "word", {word.folded})
    lookups = [("report", wanted.report_id)] if wanted.report_id is not None else []
    lookups += [("claim", wanted.claim_id)] if wanted.claim_id is not None else []
    for name, value in lookups:
        yield columns.mask(_looked_up(columns, name, value, find))


def _dated(columns: Columns, wanted: IncidentFilter) -> Iterator[Mask]:
    dated = columns.start > 0
    if wanted.since is not None:
        yield dated & (columns.end >= _day(wanted.since))
    if wanted.until is not None:
        yield dated & (columns.start <= _day(wanted.until))
    if wanted.undated is not None:
        yield ~dated if wanted.undated else dated


def _day(day: dt.date) -> int:
    return day.toordinal()


def _inside(columns: Columns, box: Box) -> Mask:
    lat, lon = columns.points.lat, columns.points.lon
    east_west = (lon >= box.west) & (lon <= box.east) if box.west <= box.east else (lon >= box.west) | (lon <= box.east)
    inside = (lat >= box.south) & (lat <= box.north) & east_west
    # the last entry answers for incidents without a point: NONE is the place before the first
    return np.append(inside, np.False_)[columns.point]


def _harmed(columns: Columns, wanted: IncidentFilter) -> Iterator[Mask]:
    if wanted.outcome is not None or wanted.victims:
        found = np.zeros(len(columns), dtype=np.bool_)
        for (outcome, victims), figures in columns.figures.items():
            if (wanted.outcome is None or outcome == wanted.outcome) and (
                not wanted.victims or victims in wanted.victims
            ):
                found[figures.at] = True
        yield found
    if wanted.min_killed is not None:
        killed = columns.figures.get(KILLED)
        enough = np.zeros(0, np.int32) if killed is None else killed.at[killed.low >= wanted.min_killed]
        yield columns.mask(enough)


def _any_of(columns: Columns, name: str, values: set[str]) -> Mask:
    terms = columns.terms[name]
    found = np.zeros(len(columns), dtype=np.bool_)
    for value in values:
        code = bisect.bisect_left(terms.names, value)
        if code < len(terms.names) and terms.names[code] == value:
            found[terms.having(code)] = True
    return found


def _in_area(columns: Columns, start: str) -> Mask:
    """Those whose place or an area around it has a name that begins so."""
    terms = columns.terms["area"]
    first = bisect.bisect_left(terms.names, start)
    last = first
    while last < len(terms.names) and terms.names[last].startswith(start):
        last += 1
    return columns.mask(terms.at[terms.begins[first] : terms.begins[last]])


def _looked_up(columns: Columns, name: str, value: str, find: Find) -> Ints:
    known = columns.remembered.get((name, value))
    if known is None:
        found = (columns.index.get(incident_id, NONE) for incident_id in find(name, value))
        known = np.array([at for at in found if at != NONE], dtype=np.int32)
        while len(columns.remembered) >= REMEMBERED:
            columns.remembered.pop(next(iter(columns.remembered)), None)
        columns.remembered[name, value] = known
    return known
