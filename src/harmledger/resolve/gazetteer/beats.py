"""An outlet's beat: where the places lie that its reports name. A town of the beat is meant before its namesakes.

A local paper writes for readers who know which Alexandria is theirs. Its beat is counted from the places that its
other reports surely name, each report read by itself: so it does not hang on the order of reading, and no beat confirms
itself. An outlet that writes about everywhere has no beat to speak of: what a beat weighs follows from how near to one
another its places lie.
"""

from __future__ import annotations

import functools
import hashlib
import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from harmledger.model.beat import SurePlace
from harmledger.model.where import PlacePrecision
from harmledger.resolve.gazetteer.index import Candidate
from harmledger.resolve.gazetteer.together import Name, Option, Spot, apart_km

CELL = 0.01
"""Side of the cells in which the places of a beat are gathered, on the unit sphere: some 64 km."""
_REACH_KM = 60.0
_FLOOR = 0.02
_WEIGHT, _NEAR, _INSIDE = 4.0, 0.6, 0.35
_NARROW = 0.2
"""From this mean nearness of two of its names on, a beat has its whole weight; most local papers have twice that, a
paper that reports on a whole continent a tenth."""
_SURE = 0.6
"""Least share of a place among what its name may mean, for it to be counted."""
_KEPT, _WIDEST = 40, 20

_Of = TypeVar("_Of")
_Spots = tuple[tuple[Spot, float], ...]


@dataclass(frozen=True, slots=True)
class Beat:
    """Where an outlet's reports are set.

    Attributes:
        spots: points on the unit sphere, each with its share of what the reports name.
        provinces: shares of first-level divisions, by country and name.
        countries: shares of countries.
        weight: 0 to 1, how much the beat counts.
    """

    spots: _Spots
    provinces: Mapping[tuple[str, str], float]
    countries: Mapping[str, float]
    weight: float = 1.0

    def merit(self, option: Option) -> float:
        """What a place gains by lying on the beat; log odds, none or below."""
        place = option.candidate
        country = self.countries.get(place.country, 0.0)
        if place.precision is PlacePrecision.COUNTRY:
            return 0.5 * self.weight * _WEIGHT * math.log(_FLOOR + country)
        near = sum(share * math.exp(-apart_km(option.spot, spot) / _REACH_KM) for spot, share in self.spots)
        inside = self.provinces.get(_province(place), 0.0)
        return (
            self.weight * _WEIGHT * math.log(_FLOOR + _NEAR * near + _INSIDE * inside + (1 - _NEAR - _INSIDE) * country)
        )

    @property
    def digest(self) -> str:
        """What it is known by: two beats of one digest are the same."""
        told = (self.spots, sorted(self.provinces.items()), sorted(self.countries.items()), self.weight)
        return hashlib.sha256(repr(told).encode()).hexdigest()[:16]


def sure(names: Iterable[Name]) -> tuple[SurePlace, ...]:
    """The places that a report's names surely mean, in order; each name counts once."""
    best = (max(name.options, key=lambda one: one.share) for name in names if name.options)
    return tuple(sorted(of_place(one.candidate) for one in best if one.share >= _SURE))


def of_place(place: Candidate) -> SurePlace:
    """Where a place lies, as beats tell places apart."""
    if place.precision is PlacePrecision.COUNTRY:
        return SurePlace(place.country)
    province = _province(place)[1]
    if place.precision is PlacePrecision.PROVINCE:
        return SurePlace(place.country, province)
    return SurePlace(place.country, province, tuple(round(axis / CELL) for axis in Option(place, 0.0).spot))


def counted(places: Mapping[SurePlace, int]) -> Beat | None:
    """The beat that sure places make, by how many names mean each; None where they lie too far apart.

    Shares are rounded to powers of two, so that a few reports more leave the beat of a well known outlet as it is.
    """
    weight = _narrowness(places)
    return Beat(*_gathered(places), weight) if weight else None


def given(places: Iterable[Candidate]) -> Beat:
    """The beat that a person gave: these places, each as much as the others; it has its whole weight."""
    return Beat(*_gathered(Counter(map(of_place, places))))


def _gathered(places: Mapping[SurePlace, int]) -> tuple[_Spots, dict[tuple[str, str], float], dict[str, float]]:
    """Shares of spots, of provinces and of countries."""
    countries: Counter[str] = Counter()
    provinces: Counter[tuple[str, str]] = Counter()
    cells: Counter[tuple[int, ...]] = Counter()
    for place, count in places.items():
        countries[place.country] += count
        if place.province:
            provinces[place.country, place.province] += count
        if place.cell:
            cells[place.cell] += count
    spots = tuple((_middle(cell), share) for cell, share in _shares(cells))
    return spots, dict(_shares(provinces)), dict(_shares(countries))


@functools.lru_cache(maxsize=4096)
def _middle(cell: tuple[int, ...]) -> Spot:
    x, y, z = (axis * CELL for axis in cell)
    length = math.hypot(x, y, z)
    return x / length, y / length, z / length


def _narrowness(places: Mapping[SurePlace, int]) -> float:
    """0 to 1, how near to one another two names of a beat lie, whichever are drawn, the same twice too; in eighths.

    So an outlet of which little is known is rather taken for a local one.
    """
    cells: Counter[tuple[int, ...]] = Counter()
    for place, count in places.items():
        if place.cell:
            cells[place.cell] += count
    whole = cells.total()
    ranked = sorted(cells.items(), key=lambda one: (-one[1], one[0]))[:_WIDEST]
    most = [(_middle(cell), count / whole) for cell, count in ranked]
    near = sum(
        one * other * math.exp(-apart_km(here, there) / _REACH_KM) for here, one in most for there, other in most
    )
    return round(8 * min(1.0, near / _NARROW)) / 8


def _shares(counts: Mapping[_Of, int]) -> list[tuple[_Of, float]]:
    """The heaviest, each with its share of the whole, as a power of two."""
    whole = sum(counts.values())
    ranked = sorted((item for item in counts.items() if item[1]), key=lambda item: (-item[1], str(item[0])))[:_KEPT]
    return [(of_what, 2.0 ** (round(math.log2(count / whole)))) for of_what, count in ranked]


def _province(place: Candidate) -> tuple[str, str]:
    if place.precision is PlacePrecision.PROVINCE:
        return place.country, place.name
    return place.country, place.admin[-2] if len(place.admin) > 1 else ""
