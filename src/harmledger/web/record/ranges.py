"""Tallies and what the record counts inside them, as ranges on one scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from harmledger.model.incident import Tally
from harmledger.web.record.scales import Numbers

WIDTH = 420.0


@dataclass(frozen=True, slots=True)
class Reach:
    """A range as drawn: from ``x``, ``width`` wide; ``best`` None where there is none, ``open`` without upper bound."""

    x: float
    width: float
    best: float | None
    open: bool


@dataclass(frozen=True, slots=True)
class Compared:
    """A tally, what it states and what the record adds up to; ``fits`` says whether the two ranges meet."""

    tally: Tally
    stated: Reach
    record: Reach
    fits: bool


def compared(tallies: Sequence[Tally]) -> tuple[Numbers, tuple[Compared, ...]]:
    """The tallies on a scale that holds every number of theirs."""
    every = [number for item in tallies for number in (item.low, item.value, item.high, item.check.high)]
    every += [number for item in tallies for number in (item.check.low, item.check.best)]
    scale = Numbers(max((number for number in every if number is not None), default=0), WIDTH)
    return scale, tuple(_one(item, scale) for item in tallies)


def _one(tally: Tally, scale: Numbers) -> Compared:
    check = tally.check
    return Compared(
        tally,
        reach(tally.low, tally.value, tally.high, scale),
        reach(check.low, check.best, check.high, scale),
        meet((tally.low, tally.high), (check.low, check.high)),
    )


def reach(low: int | None, best: int | None, high: int | None, scale: Numbers) -> Reach:
    """A range on the scale; without a lower bound it begins at 0, without an upper one it ends at the edge."""
    left = scale.at(low or 0)
    right = scale.width if high is None else scale.at(high)
    return Reach(left, max(round(right - left, 1), 2.0), None if best is None else scale.at(best), high is None)


def meet(one: tuple[int | None, int | None], other: tuple[int | None, int | None]) -> bool:
    """Whether two ranges share a number; None is no bound."""
    return all(low is None or high is None or low <= high for low, high in ((one[0], other[1]), (other[0], one[1])))
