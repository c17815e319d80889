"""Blocking: which events are compared at all, so that a record of years is never compared pair by pair.

Every event *offers* keys and *asks* for keys; two events are compared where one asks for what the other offers. A key
holds a kind of event, a day and a cell of a quarter degree, a place, a landscape around, a figure, a named site, an
affiliation, an origin or a full name. A new report finds its neighbourhood by its own keys, whatever else the record
holds.

* Sited events ask in their own and the neighbouring cells, on their days and :data:`PRESS_DAYS` around them.
* Names that no gazetteer has meet others by sound.
* Provinces and landscapes ask for what lies in them and for each other.
* Events that name no place ask by an equal figure, site, affiliation or origin.
* All ask by the full names and streets in what is told of them: a place may be misread, or found nowhere. What has no
  place on the map asks by what its report calls by name.
* Those harmed or accused are asked for over years, and what is dated by a charge or a funeral asks over months.
"""

from __future__ import annotations

import functools
import hashlib
import math
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from harmledger.link.grounds.facts import Days
from harmledger.link.grounds.places import fold
from harmledger.link.telling.events import Event, Extent
from harmledger.link.telling.mentions import called, is_doubtful

PRESS_DAYS: Final = 1
"""Days that two reports of one event may lie apart: a night's strike is dated by either day, and press time slips."""

UNDATED_DAYS: Final = 14
"""How long before its publication an undated event is looked for."""

LONGEST: Final = 31
"""An event that is dated no better than to so many days is asked for nowhere."""

TRIAL_YEARS: Final = 2
"""How many years back the people whom a report names as harmed or accused are looked for."""

CHARGE_MONTHS: Final = 2
"""How many months back an event that is dated by an arrest, a hearing or a funeral is looked for around its place."""

_YEAR, _MONTH = 365, 30
_CELL = 0.25
_HALF_AROUND = ((0, 0), (0, 1), (1, -1), (1, 0), (1, 1))
_TELLING = 3
"""The least figure by which an event without a place is looked for: one and two are everywhere."""

Mark = tuple[Hashable, ...]


@dataclass(frozen=True, slots=True)
class Keys:
    """What an event is found by, and what it looks for: 63-bit hashes, the same on every machine."""

    offers: frozenset[int]
    asks: frozenset[int]


def span(event: Event) -> Days | None:
    """The days that the event may have happened on: as dated, else the fortnight before publication."""
    if event.days is not None:
        return event.days
    return None if event.published is None else (event.published - UNDATED_DAYS, event.published)


def gap_days(one: Days, other: Days) -> int:
    """Whole days between two intervals; 0 where they share a day."""
    return max(0, max(one[0], other[0]) - min(one[1], other[1]))


def keys_of(event: Event, names: Iterable[str] = ()) -> Keys:
    """The event's keys; none where nothing says when it was, or nothing sharper than a month.

    Args:
        event: any event.
        names: the full names in what its report tells of it.
    """
    days = span(event)
    if days is None:
        return Keys(frozenset(), frozenset())
    family = event.family.value
    offers, asks = _over_time(event, family, days)
    if days[1] - days[0] > LONGEST:
        return Keys(frozenset(offers), frozenset(asks))
    first, last = days
    named = {("name", name) for name in names}
    offered = {_hashed(family, mark) for mark in {*_offers(event), *named}}
    asked = {_hashed(family, mark) for mark in {*_asks(event), *named}}
    return Keys(
        frozenset({*offers, *(_on(mark, day) for mark in offered for day in range(first, last + 1))}),
        frozenset(
            {*asks, *(_on(mark, day) for mark in asked for day in range(first - PRESS_DAYS, last + PRESS_DAYS + 1))}
        ),
    )


def _over_time(event: Event, family: str, days: Days) -> tuple[set[int], set[int]]:
    """Keys that reach over months and years: what is offered, and what is asked for.

    Those harmed or accused are looked for in the years before, since trials come late. An event that is dated by what
    came after it asks for what happened around its place in the months before.
    """
    year, month = days[1] // _YEAR, days[1] // _MONTH
    people = [_hashed(family, ("person", name)) for name in event.people]
    offers = {_on(mark, year) for mark in people}
    asks = {_on(mark, year - back) for mark in people for back in range(TRIAL_YEARS + 1)}
    cell = _cell(event) if event.extent is Extent.SITED else None
    if cell is not None and event.after:
        around = [(cell[0] + down, cell[1] + right) for down in (-1, 0, 1) for right in (-1, 0, 1)]
        marks = [_hashed(family, ("before", *each)) for each in around]
        asks |= {_on(mark, month - back) for mark in marks for back in range(CHARGE_MONTHS + 1)}
    elif cell is not None:
        offers.add(_on(_hashed(family, ("before", *cell)), month))
    if event.after:
        named = [_hashed(family, ("called before", name)) for name in {*event.mentions, *called(event.sites)}]
        asks |= {_on(mark, month - back) for mark in named for back in range(CHARGE_MONTHS + 1)}
    elif is_doubtful(event.sites):
        offers |= {_on(_hashed(family, ("called before", name)), month) for name in called(event.sites)}
    return offers, asks


@functools.lru_cache(maxsize=65536)
def _hashed(family: str, mark: Mark) -> int:
    return int.from_bytes(hashlib.blake2b(f"{family}\x1f{mark}".encode(), digest_size=8).digest(), "big")


def _on(mark: int, day: int) -> int:
    """A mark's key on a day: multiplied by an odd number near the golden ratio of 64 bits, which spreads days apart."""
    return ((mark + day * 0x9E3779B97F4A7C15) & 0xFFFFFFFFFFFFFFFF) >> 1


def _offers(event: Event) -> Iterator[Mark]:
    yield from _by_content(event)
    for name in event.streets:
        yield ("street", name)
    for name in called(event.sites):
        yield ("called", name)
    for site in event.sites:
        yield ("place", site.key)
    for name in event.around:
        yield ("around", name)
    if event.extent is Extent.SITED:
        yield ("sound", event.sites[0].sound)
        cell = _cell(event)
        if cell is not None:
            yield ("cell", *cell)


def _asks(event: Event) -> Iterator[Mark]:
    for name in event.streets:
        yield ("street", name)
    for name in event.mentions:
        yield ("called", name)
    match event.extent:
        case Extent.SITED:
            cell = _cell(event)
            if cell is None:
                yield ("sound", event.sites[0].sound)
                yield from _by_content(event)
            else:
                # Cells do not wrap at the date line: no conflict that we know of straddles it.
                for down, right in _HALF_AROUND:
                    yield ("cell", cell[0] + down, cell[1] + right)
        case Extent.WIDE:
            for site in event.sites:
                yield ("place", site.key)
                yield ("around", fold(site.place.name or site.place.text))
        case Extent.NOWHERE:
            yield from _by_content(event)


def _by_content(event: Event) -> Iterator[Mark]:
    for outcome, number in event.figures.items():
        if number >= _TELLING:
            yield ("toll", outcome.value, number)
    for name in event.named:
        yield ("site", name)
    for name in event.affiliations:
        yield ("affiliation", name)
    yield ("origin", event.origin)


def _cell(event: Event) -> tuple[int, int] | None:
    place = event.sites[0].place
    if place.lat is None or place.lon is None:
        return None
    return math.floor(place.lat / _CELL), math.floor(place.lon / _CELL)
