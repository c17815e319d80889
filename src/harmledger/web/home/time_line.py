"""The drawn time lines: people killed by day, month or year, and added up. Geometry only; a template makes markup."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from harmledger.model.overview import Period, Range, Unit

LEAST_LABEL = 46.0
"""Units of the view box between two labels below the axis."""
WIDEST = 96.0
"""Units of the view box that a step takes at most."""
_NOTHING = Range()


@dataclass(frozen=True, slots=True)
class Bar:
    """One step; ``low``, ``best`` and ``high`` are heights, ``open`` where some incident has no upper bound."""

    start: dt.date
    end: dt.date
    x: float
    width: float
    incidents: int
    low: float
    best: float
    high: float
    open: bool
    killed: Range


@dataclass(frozen=True, slots=True)
class Tick:
    """A label below the axis: the step that it names."""

    x: float
    start: dt.date


@dataclass(frozen=True, slots=True)
class Band:
    """Tolls added up from step to step: paths of the band from low to high and of the line at best; heights as drawn.

    Attributes:
        area, line: SVG paths.
        killed: what it comes to at the end.
    """

    area: str
    line: str
    killed: Range
    top: int


@dataclass(frozen=True, slots=True)
class TimeLine:
    """Bars of up to ``height`` over ``width``; ``top`` is the number at full height."""

    width: float
    height: float
    unit: Unit
    bars: tuple[Bar, ...]
    top: int
    ticks: tuple[Tick, ...]
    band: Band | None


def draw_time_line(
    periods: Sequence[Period], unit: Unit = Unit.MONTH, width: float = 860, height: float = 110
) -> TimeLine:
    """The steps from first to last, silent ones between them included: a gap in the record is part of it.

    Args:
        periods: in order.
        unit: how long a step is.
        width: of the view box.
        height: of the tallest bar.
    """
    known = {period.start: period for period in periods}
    steps = list(_run(periods[0].start, periods[-1].start, unit)) if periods else []
    top = max((max(one.killed.stated, one.killed.best) for one in periods), default=0)
    step = min(width / len(steps), WIDEST) if steps else width
    bars = tuple(
        _bar(known.get(start) or Period(start, _end(start, unit), 0, _NOTHING), at * step, step, height / max(top, 1))
        for at, start in enumerate(steps)
    )
    every = max(1, math.ceil(LEAST_LABEL / step))
    ticks = tuple(Tick(round(bar.x + bar.width / 2, 1), bar.start) for bar in bars[::every])
    return TimeLine(width, height, unit, bars, top, ticks, _band(bars, step, height))


def _run(first: dt.date, last: dt.date, unit: Unit) -> Iterator[dt.date]:
    """The first day of every step from first to last, both included."""
    here = first
    while here <= last:
        yield here
        here = _end(here, unit) + dt.timedelta(days=1)


def _end(start: dt.date, unit: Unit) -> dt.date:
    """The last day of the step."""
    if unit is Unit.DAY:
        return start
    if unit is Unit.YEAR:
        return start.replace(month=12, day=31)
    return (start.replace(day=28) + dt.timedelta(days=4)).replace(day=1) - dt.timedelta(days=1)


def _bar(period: Period, x: float, step: float, unit: float) -> Bar:
    killed = period.killed
    gap = 0.12 if step >= 4 else 0.0
    return Bar(
        period.start,
        period.end,
        round(x + step * gap, 1),
        round(step * (1 - 2 * gap), 2),
        period.incidents,
        round(killed.low * unit, 1),
        round(killed.best * unit, 1),
        round(max(killed.stated, killed.best) * unit, 1),
        killed.open > 0,
        killed,
    )


def _band(bars: Sequence[Bar], step: float, height: float) -> Band | None:
    """The sums from the first step on, as steps; None where there is but one step, or nobody was killed."""
    lows, bests, highs = [0], [0], [0]
    for bar in bars:
        lows.append(lows[-1] + bar.killed.low)
        bests.append(bests[-1] + bar.killed.best)
        highs.append(highs[-1] + max(bar.killed.stated, bar.killed.best))
    if len(bars) < 2 or not highs[-1]:
        return None
    unit = height / highs[-1]

    def path(numbers: Sequence[int]) -> list[str]:
        return [f"{at * step:.1f} {height - number * unit:.1f}" for at, number in enumerate(numbers)]

    ends = [bar.killed for bar in bars]
    total = Range(
        sum(one.incidents for one in ends),
        lows[-1],
        bests[-1],
        None if any(one.open for one in ends) else highs[-1],
        highs[-1],
        sum(one.open for one in ends),
    )
    area = "M" + "L".join(path(highs)) + "L" + "L".join(reversed(path(lows))) + "Z"
    return Band(area, "M" + "L".join(path(bests)), total, highs[-1])
