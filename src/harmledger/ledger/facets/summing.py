"""Ranges, shares and time lines over the incidents that were chosen."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from harmledger.ledger.facets.choosing import KILLED
from harmledger.ledger.facets.clusters import clusters, spread
from harmledger.ledger.facets.columns import ATTRIBUTES, Columns, Ints, Mask
from harmledger.model.overview import Overview, Period, Range, Share, TollSum, Unit
from harmledger.model.query import IncidentFilter
from harmledger.model.terms import Outcome

SHARES = (("means", "means"), ("target", "target"), ("perpetrator", "actor"))
"""Facet, and the field of terms that it is counted by."""
MOST = 30
"""At most so many values of a facet are listed."""
DAYS = 92
MONTHS = 72
"""A time line goes by days up to so many days, by months up to so many months, else by years."""
NOWHERE: Ints = np.empty(0, dtype=np.int32)
_EPOCH = dt.date(1970, 1, 1).toordinal()
_STEPS = {Unit.DAY: "D", Unit.MONTH: "M", Unit.YEAR: "Y"}


@dataclass(frozen=True, slots=True)
class Added:
    """Figures as numbers that can be added up, one of each incident or other row; zeros where nothing is said."""

    has: NDArray[np.int64]
    low: NDArray[np.int64]
    best: NDArray[np.int64]
    stated: NDArray[np.int64]
    open: NDArray[np.int64]

    def sum(self, at: NDArray[np.integer[Any]]) -> Range:
        """The range of these rows."""
        columns = (self.has, self.low, self.best, self.stated, self.open)
        return _range(*(int(column[at].sum()) for column in columns))

    def sums(self, at: Ints, groups: Ints, size: int) -> list[Range]:
        """The range of each group; ``groups`` tells the group of each of the incidents ``at``."""
        parts = [
            np.bincount(groups, weights=column[at], minlength=size).astype(np.int64)
            for column in (self.has, self.low, self.best, self.stated, self.open)
        ]
        return [_range(*map(int, numbers)) for numbers in zip(*parts, strict=True)]


def overview(columns: Columns, chosen: Mask, wanted: IncidentFilter) -> Overview:
    """All sums over the chosen incidents; ``wanted`` tells which days the time line covers."""
    killed = of_incidents(columns, KILLED)
    first, last = _days(columns, chosen)
    unit, periods = _time_line(columns, chosen, killed, wanted)
    return Overview(
        incidents=int(np.count_nonzero(chosen)),
        unplaced=int(np.count_nonzero(chosen & (columns.point < 0))),
        first=first,
        last=last,
        tolls=_tolls(columns, chosen),
        shares=dict(_shares(columns, chosen, killed)),
        unit=unit,
        periods=periods,
        clusters=clusters(columns, chosen, spread(columns, chosen)),
    )


def _range(incidents: int, low: int, best: int, stated: int, is_open: int) -> Range:
    return Range(incidents, low, best, None if is_open else stated, stated, is_open)


class Bounded(Protocol):
    """Columns of figures; ``best`` and ``high`` are below 0 where there is none."""

    @property
    def low(self) -> Ints:
        """The low ones."""
        ...

    @property
    def best(self) -> Ints:
        """The best ones."""
        ...

    @property
    def high(self) -> Ints:
        """The high ones."""
        ...


def _stated(figures: Bounded) -> tuple[Ints, Ints]:
    """The best figure, else the low; and the most that is stated: the high, else the best."""
    best = np.where(figures.best < 0, figures.low, figures.best)
    return best, np.where(figures.high < 0, np.maximum(best, figures.low), figures.high)


def added(figures: Bounded | None, size: int, at: Ints) -> Added:
    """Figures as numbers that can be added up, each at its place among ``size`` rows."""
    found = Added(*(np.zeros(size, np.int64) for _ in range(5)))
    if figures is not None:
        best, stated = _stated(figures)
        found.has[at] = 1
        found.low[at] = figures.low
        found.best[at] = best
        found.stated[at] = stated
        found.open[at] = figures.high < 0
    return found


def of_incidents(columns: Columns, kind: tuple[str, str]) -> Added:
    """The tolls of one outcome and victim group, of each incident."""
    figures = columns.figures.get(kind)
    return added(figures, len(columns), NOWHERE if figures is None else figures.at)


def _tolls(columns: Columns, chosen: Mask) -> tuple[TollSum, ...]:
    found = []
    for (outcome, victims), figures in columns.figures.items():
        keep = chosen[figures.at]
        best, stated = _stated(figures)
        numbers = (figures.low[keep], best[keep], stated[keep], figures.high[keep] < 0)
        sums = [int(column.sum(dtype=np.int64)) for column in numbers]
        incidents = int(np.count_nonzero(keep))
        if incidents:
            found.append(TollSum(outcome, victims, _range(incidents, *sums)))
    outcomes = [str(outcome) for outcome in Outcome]
    return tuple(
        sorted(
            found,
            key=lambda toll: (outcomes.index(toll.outcome), toll.victims != "all", -toll.range.incidents, toll.victims),
        )
    )


def _shares(columns: Columns, chosen: Mask, killed: Added) -> Iterator[tuple[str, tuple[Share, ...]]]:
    at = np.flatnonzero(chosen).astype(np.int32)
    for name, kind in ATTRIBUTES:
        yield name, _share([str(term) for term in kind], at, columns.attributes[name][at], killed)
    for facet, name in SHARES:
        terms = columns.terms[name]
        keep = chosen[terms.at]
        listed = _share(terms.names, terms.at[keep], terms.code[keep], killed)
        yield facet, tuple(sorted(listed, key=lambda share: -share.incidents))[:MOST]


def _share(names: tuple[str, ...] | list[str], at: Ints, groups: Ints, killed: Added) -> tuple[Share, ...]:
    counts = np.bincount(groups, minlength=len(names))
    ranges = killed.sums(at, groups, len(names))
    rows = zip(names, counts, ranges, strict=True)
    return tuple(Share(name, int(count), found) for name, count, found in rows if count)


def _days(columns: Columns, chosen: Mask) -> tuple[dt.date | None, dt.date | None]:
    dated = chosen & (columns.start > 0)
    if not dated.any():
        return None, None
    first, last = columns.start[dated].min(), columns.end[dated].max()
    return dt.date.fromordinal(int(first)), dt.date.fromordinal(int(last))


def _time_line(
    columns: Columns, chosen: Mask, killed: Added, wanted: IncidentFilter
) -> tuple[Unit, tuple[Period, ...]]:
    """Steps as long as the stretch deserves; what began before the first day asked for counts on that day."""
    at = np.flatnonzero(chosen & (columns.start > 0)).astype(np.int32)
    if not at.size:
        return Unit.YEAR, ()
    begun = columns.start[at]
    if wanted.since is not None:
        begun = np.maximum(begun, wanted.since.toordinal())
    first, last = dt.date.fromordinal(int(begun.min())), dt.date.fromordinal(int(begun.max()))
    unit = _unit(wanted.since or first, min(wanted.until, last) if wanted.until else last)
    return unit, tuple(_periods(begun, at, unit, killed))


def _unit(first: dt.date, last: dt.date) -> Unit:
    if (last - first).days < DAYS:
        return Unit.DAY
    months = (last.year - first.year) * 12 + last.month - first.month
    return Unit.MONTH if months < MONTHS else Unit.YEAR


def _periods(begun: Ints, at: Ints, unit: Unit, killed: Added) -> Iterator[Period]:
    """The steps in which something began."""
    steps = (begun.astype(np.int64) - _EPOCH).astype("datetime64[D]").astype(f"datetime64[{_STEPS[unit]}]")
    known, places = np.unique(steps, return_inverse=True)
    groups = places.astype(np.int32)
    counts = np.bincount(groups, minlength=len(known))
    ranges = killed.sums(at, groups, len(known))
    for step, count, found in zip(known.astype("datetime64[D]").tolist(), counts, ranges, strict=True):
        yield Period(step, _end(step, unit), int(count), found)


def _end(start: dt.date, unit: Unit) -> dt.date:
    match unit:
        case Unit.DAY:
            return start
        case Unit.MONTH:
            return start.replace(day=calendar.monthrange(start.year, start.month)[1])
        case Unit.YEAR:
            return start.replace(month=12, day=31)
