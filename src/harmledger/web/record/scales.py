"""Scales of time and of number, in units of a view box."""

from __future__ import annotations

import calendar
import datetime as dt
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_FEW = 2  # powers of ten that leave room for numbers between
_SHORT = 62  # days; months are too few ticks for less
_ROOM = 64.0  # units that the label of a tick needs
_LINE = 26.0  # and where labels stand above one another
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200)  # months from tick to tick


@dataclass(frozen=True, slots=True)
class Tick:
    """A day on a scale of time, and by what it is well named: ``year``, ``month`` or ``day``."""

    x: float
    day: dt.date
    named: str


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
        """First days of months, as many as have room; every seventh day where the scale is short."""
        if (self.last - self.first).days < _SHORT:
            days = (self.first + dt.timedelta(days=at) for at in range(0, (self.last - self.first).days + 1, 7))
            return tuple(Tick(self.at(day), day, "day") for day in days)
        months = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1
        most = max(int(self.width // _ROOM), 1)
        step = next((step for step in _STEPS if months / step <= most), _STEPS[-1])
        return tuple(self._ticks(step))

    def _ticks(self, step: int) -> Iterator[Tick]:
        number = self.first.year * 12 + self.first.month - 1
        number += -number % step
        while number // 12 <= dt.MAXYEAR and (day := dt.date(number // 12, number % 12 + 1, 1)) <= self.last:
            yield Tick(self.at(day), day, "year" if step >= 12 else "month")
            number += step


@dataclass(frozen=True, slots=True)
class Numbers:
    """Numbers from ``least`` to ``most`` over ``width`` units, by the logarithm of one more.

    Small and large ones can be read on one scale, and 0 has a place. ``room`` is what the label of a tick needs.
    """

    most: int
    width: float
    least: int = 0
    room: float = _ROOM

    @classmethod
    def around(cls, numbers: Iterable[int], width: float) -> Numbers:
        """A scale between the powers of ten below the smallest and above the largest of the numbers."""
        known = [max(number, 1) for number in numbers] or [1]
        least = 10 ** int(math.log10(min(known)))
        return cls(10 ** math.ceil(math.log10(max(*known, least + 1))), width, least, _LINE)

    def at(self, number: float) -> float:
        """Where a number stands; what lies outside is put at the edge."""
        low, high = math.log10(1 + self.least), math.log10(1 + max(self.most, 9))
        share = (math.log10(1 + max(number, 0)) - low) / (high - low)
        return round(min(max(share, 0.0), 1.0) * self.width, 1)

    @property
    def ticks(self) -> tuple[tuple[float, int], ...]:
        """Powers of ten, thinned out where they would crowd; 0 where the scale begins there; twos and fives if few."""
        powers = [10**power for power in range(len(str(max(self.most, 9)))) if 10**power >= self.least]
        every = max(1, math.ceil(len(powers) / max(self.width // self.room, 1)))
        shown = powers[::-1][::every][::-1]
        if len(powers) <= _FEW:
            shown = [power * part for power in powers for part in (1, 2, 5) if power * part <= self.most]
        return tuple((self.at(number), number) for number in ((0, *shown) if self.least == 0 else shown))
