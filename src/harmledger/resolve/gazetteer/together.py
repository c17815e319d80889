"""Choosing for all names of a report at once: places of one report lie near one another, and inside of those it names.

Every name has some places that it may mean, each with a merit of its own (:mod:`merit`). The names then support one
another, a few rounds long: a place gains by the likeliest place of another name that lies near it, that it lies in, or
that lies in it; most by a name that stands right beside it, and by one that the words say it lies in. The scheme is
relaxation labelling (Rosenfeld, Hummel and Zucker 1976).
"""

from __future__ import annotations

import functools
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from harmledger.model.where import PlacePrecision
from harmledger.resolve.gazetteer import fold
from harmledger.resolve.gazetteer.index import Candidate

_ROUNDS = 3
_EARTH_KM = 6371.0
_KEPT = 16
_BEHIND = 14.0
"""At most so many options of a name are weighed, and none whose merit lies so far behind the best."""
_LEAST = 0.01
"""Share of a place below which it supports no other."""

_REACH_KM = 20.0
"""How far around a town something may lie that is said to be in it."""

Spot = tuple[float, float, float]
"""A point on the unit sphere."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What a place gains by another; log odds, tried out on the first half of the LGL corpus."""

    near: float = 2.0
    near_km: float = 84.0
    inside: float = 2.5
    province: float = 0.68
    country: float = 0.56
    beside: float = 4.0
    beside_chars: int = 8
    said: float = 6.0
    enough: float = 4.2
    same: float = 2.5
    far: float = 0.6
    close: float = 1.0
    close_chars: float = 200.0


WEIGHTS = Weights()


@dataclass(slots=True)
class Option:
    """A place that a name may mean.

    Attributes:
        candidate: the place.
        merit: how well it fits by itself; log odds.
        home: how much of its merit it has by lying on the outlet's beat; none or below.
        support: what it gains by the other names; log odds.
        share: 0 to 1, how likely it is among the options of its name.
    """

    candidate: Candidate
    merit: float
    support: float = 0.0
    share: float = 0.0
    home: float = 0.0
    spot: Spot = field(init=False)
    admin: frozenset[str] = field(init=False)
    key: str = field(init=False)

    def __post_init__(self) -> None:
        place = self.candidate
        self.spot = _spot(place.lat, place.lon)
        self.admin = _folded(place.admin)
        self.key = fold.plain(place.name)

    @property
    def total(self) -> float:
        """Merit and support."""
        return self.merit + self.support


@functools.lru_cache(maxsize=16384)
def _spot(lat: float, lon: float) -> Spot:
    """Where a point in degrees lies on the unit sphere."""
    lat, lon = math.radians(lat), math.radians(lon)
    return (math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat))


@functools.lru_cache(maxsize=8192)
def _folded(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(fold.plain, names))


@dataclass(slots=True)
class Name:
    """A name of the report, folded: what it may mean, and where it stands (spans of the text)."""

    options: list[Option]
    name: str = ""
    spans: list[tuple[int, int]] = field(default_factory=list)
    likely: list[Option] = field(init=False, repr=False, default_factory=list)
    """Those options that support other names in the present round."""


def weigh(names: Sequence[Name], inside: Mapping[int, Sequence[int]], weights: Weights = WEIGHTS) -> None:
    """Gives each option of each name its share, 0 to 1; those of one name add up to 1.

    Args:
        names: all names of the report.
        inside: by the place of a name in ``names``, those that the words say it lies in.
        weights: what a place gains by another.
    """
    for name in names:
        _cut(name)
        _share(name.options)
    unsettled = [(i, name) for i, name in enumerate(names) if len(name.options) > 1]
    pairs: dict[tuple[int, int], tuple[bool, float]] = {}
    around = {i: _around(i, names, inside, pairs, weights) for i, _ in unsettled}
    gains: dict[int, dict[int, float]] = {id(option): {} for _, name in unsettled for option in name.options}
    for _ in range(_ROUNDS if unsettled else 0):
        for name in names:
            name.likely = [one for one in name.options if one.share > _LEAST]
        for i, name in unsettled:
            for option in name.options:
                option.support = _support(option, around[i], gains[id(option)], weights)
            _level(name.options)
        for _, name in unsettled:
            _share(name.options)


@dataclass(frozen=True, slots=True)
class _Other:
    """Another name, as one name sees it."""

    name: Name
    same: bool
    beside: bool
    holds: bool
    held: bool
    closeness: float = 1.0


def _around(
    i: int,
    names: Sequence[Name],
    inside: Mapping[int, Sequence[int]],
    pairs: dict[tuple[int, int], tuple[bool, float]],
    weights: Weights,
) -> list[_Other]:
    """The other names as the one at ``i`` sees them; ``pairs`` remembers how two stand to one another, either way."""
    mine, found = names[i], []
    for j, other in enumerate(names):
        if i == j or not other.options:
            continue
        pair = (i, j) if i < j else (j, i)
        if pair not in pairs:
            pairs[pair] = _beside(mine, other, weights.beside_chars), _closeness(mine, other, weights)
        beside, closeness = pairs[pair]
        holds, held = j in inside.get(i, ()), i in inside.get(j, ())
        found.append(_Other(other, other.name == mine.name, beside, holds, held, closeness))
    return found


def _support(option: Option, around: Sequence[_Other], gains: dict[int, float], weights: Weights) -> float:
    loose = tight = 0.0
    own = option.candidate.gazetteer_id
    for other in around:
        if other.same:
            for theirs in other.name.likely:
                if theirs.candidate.gazetteer_id == own:
                    tight += weights.same * theirs.share
            continue
        if other.holds or other.held:
            held = [
                theirs.share * (lies_in(option, theirs) if other.holds else lies_in(theirs, option))
                for theirs in other.name.options
            ]
            tight += weights.said * sum(held)
            continue
        best = 0.0
        for theirs in other.name.likely:
            gain = gains.get(id(theirs))
            if gain is None:
                gain = gains[id(theirs)] = _gain(option, theirs, weights)
            if (worth := theirs.share * gain) > best:
                best = worth
        if other.beside:
            tight += weights.beside * best
        else:
            loose += best * other.closeness
    return weights.enough * 2 * (1 - math.exp(-loose / weights.enough)) + tight


def lies_in(option: Option, holder: Option, reach_km: float = _REACH_KM) -> bool:
    """Whether one place lies in another, or within reach of it where that is a town or an area."""
    place, wide = option.candidate, holder.candidate
    if place.country != wide.country:
        return False
    if wide.precision is PlacePrecision.COUNTRY:
        return True
    if place is wide or holder.key in option.admin:
        return True
    if wide.precision is PlacePrecision.PROVINCE:
        return False
    return apart_km(option.spot, holder.spot) <= wide.radius_km + reach_km


def _level(options: Sequence[Option]) -> None:
    """A division and the town that it is named after are supported alike: which is meant, their words say."""
    for wide in options:
        if wide.candidate.precision in {PlacePrecision.PROVINCE, PlacePrecision.DISTRICT}:
            for narrow in options:
                if wide.key in narrow.admin and wide.candidate.country == narrow.candidate.country:
                    wide.support = narrow.support = max(wide.support, narrow.support)


def _cut(name: Name) -> None:
    if name.options:
        name.options.sort(key=lambda one: (-one.merit, one.candidate.gazetteer_id))
        least = name.options[0].merit - _BEHIND
        name.options[:] = [one for one in name.options[:_KEPT] if one.merit >= least]


def _share(options: Sequence[Option]) -> None:
    if options:
        totals = [one.total for one in options]
        best = max(totals)
        odds = [math.exp(total - best) for total in totals]
        whole = sum(odds)
        for one, odd in zip(options, odds, strict=True):
            one.share = odd / whole


def _beside(one: Name, other: Name, reach: int) -> bool:
    """Whether one name stands right after the other somewhere in the text."""
    return any(
        0 <= start - end <= reach or 0 <= first - last <= reach
        for first, end in one.spans
        for start, last in other.spans
    )


def _closeness(one: Name, other: Name, weights: Weights) -> float:
    """How much more a name counts that stands close by somewhere in the text; 1 for one far off."""
    apart = min(
        (max(start - end, first - last, 0) for first, end in one.spans for start, last in other.spans), default=10_000
    )
    return weights.far + weights.close * math.exp(-apart / weights.close_chars)


_WIDE = frozenset({PlacePrecision.COUNTRY, PlacePrecision.PROVINCE})
"""Areas that hold towns, beside which distances say nothing."""


def _gain(option: Option, theirs: Option, weights: Weights) -> float:
    """What a place gains if the other name means that place."""
    mine, other = option.candidate, theirs.candidate
    if mine.gazetteer_id == other.gazetteer_id:
        return 0.0
    wide = mine.precision in _WIDE or other.precision in _WIDE
    if mine.country != other.country:
        near = 0.0 if wide else math.exp(-apart_km(option.spot, theirs.spot) / weights.near_km)
        return weights.near * near
    gain = weights.country
    if PlacePrecision.COUNTRY in (mine.precision, other.precision):
        return gain
    if wide:
        return gain + weights.inside * (theirs.key in option.admin or option.key in theirs.admin)
    gain += weights.near * math.exp(-apart_km(option.spot, theirs.spot) / weights.near_km)
    shared = mine.admin[:-1] and other.admin[:-1] and mine.admin[-2] == other.admin[-2]
    return gain + weights.province if shared else gain


def apart_km(one: Spot, other: Spot) -> float:
    """Kilometres through the sphere between two points on it, which on the scale of a country is the way along it."""
    a, b, c = one
    x, y, z = other
    return _EARTH_KM * math.sqrt((a - x) ** 2 + (b - y) ** 2 + (c - z) ** 2)
