"""Scales of time and of number, in units of a view box."""

from __future__ import annotations

import calendar
import datetime as dt
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_ROOM = 64.0  # units that the label of a tick needs
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200)  # months from tick to tick


@dataclass(frozen=True, slots=True)
class Tick:
    """A day on a scale of time; ``is_year`` where a year alone names it well."""

    x: float
    day: dt.date
    is_year: bool


@dataclass(frozen=True, slots=True)
class Days:
    """Days from ``first`` to ``last``, both inclusive, over ``width`` units."""

    first: dt.date
    last: dt.date
    width: float

    @classmethod
    def over(cls, days: Iterable[dt.date | None], width: float) -> Days | None:
        """A scale that holds all the days, a month at least; None where there is none."""
        known = [day for day in days if day is not None]
        if not known:
            return None
        first, last = min(known).replace(day=1), max(known)
        return cls(first, last.replace(day=calendar.monthrange(last.year, last.month)[1]), width)

    def at(self, day: dt.date) -> float:
        """Where a day begins; days outside are put at the edge."""
        whole = (self.last - self.first).days + 1
        share = (day - self.first).days / whole
        return round(min(max(share, 0.0), 1.0) * self.width, 1)

    def stretch(self, start: dt.date, end: dt.date, least: float = 3.0) -> tuple[float, float]:
        """Start and width of an interval, both days inclusive; ``least`` is the smallest width that can be seen."""
        left = self.at(start)
        right = self.width if end >= self.last else self.at(end + dt.timedelta(days=1))
        wide = max(right - left, least)
        return round(min(left, self.width - wide), 1), round(wide, 1)

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """First days of months, as many as have room."""
        months = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1
        most = max(int(self.width // _ROOM), 1)
        step = next((step for step in _STEPS if months / step <= most), _STEPS[-1])
        return tuple(self._ticks(step))

    def _ticks(self, step: int) -> Iterator[Tick]:
        number = self.first.year * 12 + self.first.month - 1
        number += -number % step
        while number // 12 <= dt.MAXYEAR and (day := dt.date(number // 12, number % 12 + 1, 1)) <= self.last:
            yield Tick(self.at(day), day, is_year=step >= 12)
            number += step


@dataclass(frozen=True, slots=True)
class Numbers:
    """Numbers from 0 to ``most`` over ``width`` units, by the logarithm of one more: small ones can be read too."""

    most: int
    width: float

    def at(self, number: float) -> float:
        """Where a number stands; larger ones than ``most`` at the edge."""
        share = math.log10(1 + max(number, 0)) / math.log10(1 + max(self.most, 9))
        return round(min(share, 1.0) * self.width, 1)

    @property
    def ticks(self) -> tuple[tuple[float, int], ...]:
        """0 and powers of ten, thinned out where they would crowd."""
        powers = [10**power for power in range(int(math.log10(max(self.most, 9))) + 1)]
        every = max(1, math.ceil(len(powers) / max(self.width // _ROOM, 1)))
        return tuple((self.at(number), number) for number in (0, *powers[::-1][::every][::-1]))
