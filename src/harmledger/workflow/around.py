"""``agreements``, ``control``, ``displacement``: what stands around incidents, as last linked, by place and days."""

from __future__ import annotations

import datetime as dt
import itertools
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from harmledger.model.incident import Agreement, ControlEvent, DisplacementFigure, IncidentPlace
from harmledger.model.when import When
from harmledger.workflow.book import Ledger
from harmledger.workflow.period import check_period

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Scope:
    """Where and when to look; None leaves a side open.

    Attributes:
        place: start of the name of the place or of an area that it lies in, case and accents ignored.
        since, until: days, inclusive; what overlaps them belongs. What is undated belongs only where both are None.
    """

    place: str | None = None
    since: dt.date | None = None
    until: dt.date | None = None

    def __post_init__(self) -> None:
        check_period(self.since, self.until)

    def holds(self, place: IncidentPlace | None, when: When | None) -> bool:
        """Whether what is told of that place and time belongs."""
        return self._there(place) and self._then(when)

    def _there(self, place: IncidentPlace | None) -> bool:
        if self.place is None:
            return True
        names = () if place is None else (place.name, *place.admin)
        return any(_plain(name).startswith(_plain(self.place)) for name in names)

    def _then(self, when: When | None) -> bool:
        if self.since is None and self.until is None:
            return True
        if when is None or (when.start is None and when.end is None):
            return False
        starts_late = when.start is not None and self.until is not None and when.start > self.until
        ended_early = when.end is not None and self.since is not None and when.end < self.since
        return not starts_late and not ended_early


def _plain(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


def agreements(ledger: Ledger, scope: Scope) -> list[Agreement]:
    """Agreements by their first day; one without a zone belongs to no place."""
    found = [item for item in ledger.agreements() if scope.holds(item.zone, item.period)]
    return sorted(found, key=lambda item: (_first_day(item.period), item.agreement_id))


def control(ledger: Ledger, scope: Scope) -> list[ControlEvent]:
    """Steps of control, place by place, each place's in the order of the days."""
    found = [item for item in ledger.control() if scope.holds(item.place, item.date)]
    return sorted(
        found, key=lambda item: (_plain(item.place.name), item.place.gazetteer_id or "", _first_day(item.date))
    )


def by_place(events: Iterable[ControlEvent]) -> Iterator[tuple[IncidentPlace, list[ControlEvent]]]:
    """The steps of one place after another, as :func:`control` orders them."""
    for _, steps in itertools.groupby(events, key=lambda item: (item.place.name, item.place.gazetteer_id)):
        held = list(steps)
        yield held[0].place, held


def displacement(ledger: Ledger, scope: Scope) -> list[DisplacementFigure]:
    """Figures side by side: by area, stocks before flows, then by day; never a sum."""
    found = [item for item in ledger.displacement() if scope.holds(item.area, item.period)]
    return sorted(
        found,
        key=lambda item: (
            "" if item.area is None else _plain(item.area.name),
            not item.is_stock,
            _first_day(item.period),
            item.speaker,
            item.claim_id,
        ),
    )


def _first_day(when: When | None) -> dt.date:
    return dt.date.max if when is None or when.start is None else when.start
