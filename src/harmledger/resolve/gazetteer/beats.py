"""An outlet's beat: where the places lie that its reports name. A town of the beat is meant before its namesakes.

A local paper writes for readers who know which Alexandria is theirs. Its beat is learnt from the names in its reports,
without anybody's answers: places are chosen report by report, what comes out says where the paper is at home, and that
helps to choose again, a few times over.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from harmledger.model.where import PlacePrecision
from harmledger.resolve.gazetteer.together import Name, Option, Spot, apart_km

_CELL = 0.03
"""Side of the cells in which the places of a beat are gathered, on the unit sphere: some 190 km."""
_REACH_KM = 60.0
_FLOOR = 0.004
_WEIGHT, _NEAR, _INSIDE = 4.0, 0.6, 0.35
_LEAST, _KEPT = 0.02, 40

_Of = TypeVar("_Of")


@dataclass(frozen=True, slots=True)
class Beat:
    """Where an outlet's reports are set.

    Attributes:
        spots: points on the unit sphere, each with its share of what the reports name; the shares add up to 1.
        provinces: shares of first-level divisions, by country and name.
        countries: shares of countries.
    """

    spots: tuple[tuple[Spot, float], ...]
    provinces: Mapping[tuple[str, str], float]
    countries: Mapping[str, float]

    def merit(self, option: Option) -> float:
        """What a place gains by lying on the beat; log odds, none or below."""
        place = option.candidate
        country = self.countries.get(place.country, 0.0)
        if place.precision is PlacePrecision.COUNTRY:
            return 0.5 * _WEIGHT * math.log(_FLOOR + country)
        near = sum(share * math.exp(-apart_km(option.spot, spot) / _REACH_KM) for spot, share in self.spots)
        inside = self.provinces.get(_province(option), 0.0)
        return _WEIGHT * math.log(_FLOOR + _NEAR * near + _INSIDE * inside + (1 - _NEAR - _INSIDE) * country)


def of(reports: Iterable[Iterable[Name]]) -> Beat:
    """The beat that the names of an outlet's reports make, each by the shares of what it may mean."""
    spots: dict[tuple[int, ...], float] = defaultdict(float)
    sums: dict[tuple[int, ...], list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    provinces: dict[tuple[str, str], float] = defaultdict(float)
    countries: dict[str, float] = defaultdict(float)
    for option in (option for names in reports for name in names for option in name.options):
        place, share = option.candidate, option.share
        if share < _LEAST:
            continue
        countries[place.country] += share
        if place.precision is PlacePrecision.COUNTRY:
            continue
        provinces[_province(option)] += share
        if place.precision is PlacePrecision.PROVINCE:
            continue
        cell = tuple(round(axis / _CELL) for axis in option.spot)
        spots[cell] += share
        for axis, value in enumerate(option.spot):
            sums[cell][axis] += share * value
    middles = {cell: tuple(axis / share for axis in sums[cell]) for cell, share in spots.items()}
    return Beat(
        tuple((_spot(middles[cell]), share) for cell, share in _shares(spots)),
        dict(_shares(provinces)),
        dict(_shares(countries)),
    )


def _spot(axes: tuple[float, ...]) -> Spot:
    return axes[0], axes[1], axes[2]


def _shares(weights: Mapping[_Of, float]) -> list[tuple[_Of, float]]:
    """The heaviest, each with its share of the whole."""
    whole = sum(weights.values())
    ranked = sorted(weights.items(), key=lambda item: (-item[1], str(item[0])))
    return [(of_what, weight / whole) for of_what, weight in ranked[:_KEPT]]


def _province(option: Option) -> tuple[str, str]:
    place = option.candidate
    if place.precision is PlacePrecision.PROVINCE:
        return place.country, place.name
    return place.country, place.admin[-2] if len(place.admin) > 1 else ""
