"""The drawn time line: people killed by month as ranges. Geometry only; a template turns it into markup."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bar:
    """One month; ``low``, ``best`` and ``high`` are heights, ``open`` where no source sets an upper bound."""

    month: str
    x: float
    width: float
    incidents: int
    low: float
    best: float
    high: float
    open: bool
    killed: tuple[int, int | None, int | None]
    start: dt.date
    end: dt.date


@dataclass(frozen=True, slots=True)
class TimeLine:
    """Bars of up to ``height`` over ``width``; ``top`` is the number at full height, ``ticks`` are (x, month, year)."""

    width: float
    height: float
    bars: tuple[Bar, ...]
    top: int
    ticks: tuple[tuple[float, int, int], ...]


Month = tuple[str, int, int, int | None, int | None]


def draw_time_line(months: Sequence[Month], width: float = 860, height: float = 110) -> TimeLine:
    """The months from first to last, silent ones between them included: a gap in the record is part of it.

    Args:
        months: ``(YYYY-MM, incidents, killed_low, killed_best, killed_high)`` in any order.
        width: of the view box.
        height: of the tallest bar.
    """
    known = {month[0]: month for month in months}
    names = list(_run(min(known), max(known))) if known else []
    top = max((max(low, best or 0, high or 0) for _, _, low, best, high in months), default=0)
    step = min(width / len(names), 64.0) if names else width
    bars = tuple(
        _bar(known.get(name, (name, 0, 0, 0, 0)), index * step, step, height / max(top, 1))
        for index, name in enumerate(names)
    )
    every = max(1, math.ceil(46 / step))
    ticks = tuple(
        (round(bar.x + bar.width / 2, 1), bar.start.month, bar.start.year)
        for index, bar in enumerate(bars)
        if index % every == 0
    )
    return TimeLine(width, height, bars, top, ticks)


def _run(first: str, last: str) -> Iterator[str]:
    """Every month from first to last, both included."""
    year, month = int(first[:4]), int(first[5:7])
    while (name := f"{year:04d}-{month:02d}") <= last:
        yield name
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)


def _bar(month: Month, x: float, step: float, unit: float) -> Bar:
    name, incidents, low, best, high = month
    start = dt.date(int(name[:4]), int(name[5:7]), 1)
    after = (start.replace(day=28) + dt.timedelta(days=4)).replace(day=1)
    middle = low if best is None else best
    upper = middle if high is None else high
    return Bar(
        name,
        round(x + step * 0.12, 1),
        round(step * 0.76, 1),
        incidents,
        round(low * unit, 1),
        round(middle * unit, 1),
        round(max(upper, middle) * unit, 1),
        high is None,
        (low, best, high),
        start,
        after - dt.timedelta(days=1),
    )
