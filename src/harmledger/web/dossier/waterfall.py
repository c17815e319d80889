"""The score that joined two claims, as bars that go on from one another. Geometry only, in units of a view box."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from harmledger.model.incident import LinkReason, LinkTerm

WIDTH = 240.0
_EDGE = 4.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One term: from ``x`` on, ``width`` wide; ``to`` is where the next begins, ``adds`` whether it speaks for."""

    term: LinkTerm
    x: float
    width: float
    to: float
    adds: bool


@dataclass(frozen=True, slots=True)
class Fall:
    """The terms of one score from top to bottom and their sum; ``zero`` is where nothing speaks for or against."""

    bars: tuple[Bar, ...]
    zero: float
    total: float
    x: float
    width: float
    adds: bool


def fall(reason: LinkReason) -> Fall:
    """Lay out the terms of a score.

    What the terms leave of the score (rounding, or a start that no term names) shows in the last bar, the sum: it ends
    where the score is.
    """
    sums = list(itertools.accumulate((term.weight for term in reason.terms), initial=0.0))
    least, most = min(0.0, reason.weight, *sums), max(0.0, reason.weight, *sums)
    unit = (WIDTH - 2 * _EDGE) / ((most - least) or 1.0)

    def at(value: float) -> float:
        return round(_EDGE + (value - least) * unit, 1)

    def bars() -> Iterator[Bar]:
        for term, (start, end) in zip(reason.terms, itertools.pairwise(sums), strict=True):
            left, right = sorted((at(start), at(end)))
            yield Bar(term, left, max(round(right - left, 1), 1.0), at(end), term.weight >= 0)

    left, right = sorted((at(0.0), at(reason.weight)))
    return Fall(tuple(bars()), at(0.0), at(reason.weight), left, max(round(right - left, 1), 1.0), reason.weight >= 0)
