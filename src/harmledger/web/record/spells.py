"""Agreements over time: how long each is said to hold, incidents reported inside, breaches alleged."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from harmledger.model.claim import Claim
from harmledger.model.incident import Agreement
from harmledger.web.data import Beside
from harmledger.web.record.scales import Days

WIDTH = 760.0
APART = 3.0  # units between stems
DEEP = 18.0  # height of the busiest days, and the most that is drawn


@dataclass(frozen=True, slots=True)
class Stem:
    """The incidents that began from ``day`` to ``last``: one day, or as many as are too close to be told apart."""

    x: float
    height: float
    count: int
    day: dt.date
    last: dt.date


@dataclass(frozen=True, slots=True)
class Breach:
    """An alleged breach: the claim, and where its day stands."""

    x: float
    claim: Claim


@dataclass(frozen=True, slots=True)
class Spell:
    """One agreement as drawn.

    Attributes:
        agreement: the agreement.
        x, width: its period; None where no day is known.
        open: whether its end is not known.
        stems: incidents inside by day.
        breaches: alleged breaches that have a day.
        undated: incidents inside that have none.
    """

    agreement: Agreement
    x: float | None
    width: float
    open: bool
    stems: tuple[Stem, ...]
    breaches: tuple[Breach, ...]
    undated: int


def spells(found: Beside) -> tuple[Days | None, tuple[Spell, ...]]:
    """Agreements on one scale of time; None where nothing of them has a day."""
    dated = {
        name: {dt.date.fromisoformat(day): number for day, number in days.items() if day}
        for name, days in found.days.items()
    }
    days: list[dt.date | None] = [day for inside in dated.values() for day in inside]
    for item in found.items:
        days += [] if item.period is None else [item.period.start, item.period.end]
        days += [_day(found.claims.get(name)) for name in item.breaches]
    scale = Days.over(days, WIDTH)
    if scale is None:
        return None, tuple(
            Spell(item, None, 0.0, open=True, stems=(), breaches=(), undated=len(item.incidents))
            for item in found.items
        )
    top = max((number for inside in dated.values() for number in inside.values()), default=1)
    return scale, tuple(
        _spell(item, scale, dated.get(item.agreement_id, {}), top, _alleged(item, found.claims)) for item in found.items
    )


def _alleged(item: Agreement, claims: Mapping[str, Claim]) -> Sequence[Claim]:
    return [claims[name] for name in item.breaches if name in claims]


def _day(claim: Claim | None) -> dt.date | None:
    return None if claim is None or claim.date is None else claim.date.start


def _stems(scale: Days, inside: Mapping[dt.date, int], top: int) -> Iterator[Stem]:
    """Incidents by day, days that would be drawn over one another together."""
    for at, held in itertools.groupby(sorted(inside), key=lambda day: scale.at(day) // APART):
        days = list(held)
        number = sum(inside[day] for day in days)
        yield Stem(round(at * APART, 1), round(min(max(DEEP * number / top, 3.0), DEEP), 1), number, days[0], days[-1])


def _spell(item: Agreement, scale: Days, inside: Mapping[dt.date, int], top: int, alleged: Sequence[Claim]) -> Spell:
    stems = tuple(_stems(scale, inside, top))
    breaches = tuple(Breach(scale.at(day), claim) for claim in alleged if (day := _day(claim)) is not None)
    undated = len(item.incidents) - sum(inside.values())
    period = item.period
    if period is None or (period.start is None and period.end is None):
        return Spell(item, None, 0.0, open=True, stems=stems, breaches=breaches, undated=undated)
    x, width = scale.stretch(period.start or scale.first, period.end or scale.last)
    return Spell(item, x, width, open=period.end is None, stems=stems, breaches=breaches, undated=undated)
