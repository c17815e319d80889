"""What speaks against the place that a name most likely means, so that it stays open and a person is asked."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence

from harmledger.model.where import PlacePrecision
from harmledger.resolve.gazetteer.index import ALIAS, SPELLING
from harmledger.resolve.gazetteer.together import Name, Option, apart_km, lies_in
from harmledger.resolve.gazetteer.wording import Kind, Wording

_SURE, _BLUNT_SURE = 0.6, 0.8
"""Least share of a place that is taken, and of one that is found by a name that only sounds alike."""
_FIRM = 0.6
_BIG, _SMALL = 100_000, 20_000
"""A place abroad is meant by its bare name only from the first population on, unless the report names more around
there; one below the second is not looked for far from all else."""
_SUPPORT = 1.0
_MANY = 3
_WATER = re.compile(r"(?i:\b(?:sea|ocean)$|^(?:gulf|sea|strait|bay) of\b)")
_LARGER, _STANDS_OUT = 10.0, 0.25
"""How many times the people of every other place of its name a great city has that is meant wherever nothing speaks
against it, and the least share that it must have."""
_SAME_KM, _NEAR_KM, _HELD_KM, _FAR_KM = 20.0, 80.0, 60.0, 150.0
_QUARTER_KM = 10.0


def of(
    ranked: Sequence[Option],
    holders: Iterable[Sequence[Option]],
    others: Sequence[Name],
    country: str | None,
    words: Wording,
) -> str | None:
    """Why the likeliest place is not to be believed, in words; None where nothing speaks against it.

    Args:
        ranked: what the name may mean, likeliest first.
        holders: what it lies in by the words of the report, each likeliest first.
        others: the other names of the report.
        country: the country that the report is set in; None where that is not known.
        words: the mention taken apart.
    """
    if not ranked:
        return "no place of this name is known"
    best = ranked[0]
    return (
        _not_held(best, holders)
        or _no_quarter(best, others, words, country)
        or _no_water(best, words)
        or (None if country in {None, best.candidate.country} else _abroad(best, others, str(country)))
        or _alone(best, others)
        or _open(ranked)
    )


def is_same(one: Option, other: Option) -> bool:
    """Whether two entries are one place, or a place and the division that is named after it."""
    here, there = one.candidate, other.candidate
    reach = max(here.radius_km, there.radius_km) if here.country == there.country else 0.0
    return apart_km(one.spot, other.spot) <= _SAME_KM + reach


def is_great(one: Option) -> bool:
    """Whether it is a city or province that goes by just this name."""
    place = one.candidate
    great = place.precision is PlacePrecision.PROVINCE or place.population >= _BIG
    return great and place.score >= ALIAS


def share_of(ranked: Sequence[Option]) -> float:
    """The share of the likeliest place, together with the entries that are the same."""
    return sum(one.share for one in ranked if is_same(ranked[0], one))


def _not_held(best: Option, holders: Iterable[Sequence[Option]]) -> str | None:
    for holder in holders:
        if not any(lies_in(best, one, _HELD_KM) or lies_in(one, best, _HELD_KM) for one in holder):
            return f"no place of this name is known in {holder[0].candidate.name}, where the words put it"
    return None


def _no_water(best: Option, words: Wording) -> str | None:
    """Whether the words speak of a sea, and the place is the province on its shore that bears its name."""
    if words.kind is Kind.PROVINCE or _WATER.search(words.name) is None:
        return None
    return f"a sea, and {best.candidate.name} is a {best.candidate.precision}"


def _no_quarter(best: Option, others: Iterable[Name], words: Wording, country: str | None) -> str | None:
    """Whether the words speak of a quarter, and the place is a town in another country, or a village near no town."""
    if words.kind is not Kind.QUARTER:
        return None
    place = best.candidate
    if country not in {None, place.country}:
        return "the words speak of a quarter; of this name only places in other countries are known"
    if place.precision is not PlacePrecision.SETTLEMENT or place.population >= _SMALL:
        return None
    for option in (option for name in others for option in name.options if option.share >= _FIRM):
        town = option.candidate
        if town.population >= _SMALL and apart_km(best.spot, option.spot) <= town.radius_km + _QUARTER_KM:
            return None
    return "the words speak of a quarter; of this name only villages are known, near no town that the report names"


def _abroad(best: Option, others: Iterable[Name], country: str) -> str | None:
    """Whether it is small or only sounds alike, and nothing else in the report speaks for that country."""
    place = best.candidate
    if place.precision is PlacePrecision.COUNTRY:
        return None
    if place.score < ALIAS:
        return "a name that is only spelt or sounds alike, in another country"
    if place.population >= _BIG or best.support >= _SUPPORT:
        return None
    shares = {place.country: 0.0, country: 0.0}
    for name in others:
        for option in name.options:
            if option.candidate.country in shares:
                shares[option.candidate.country] += option.share
    if shares[place.country] < shares[country]:
        return f"no such place in {country}; those of this name elsewhere are too small to be meant"
    return None


def _alone(best: Option, others: Iterable[Name]) -> str | None:
    """Whether it is a doubtful name or a small place, and lies far from all that the report surely names."""
    place = best.candidate
    blunt = place.score < SPELLING
    small = place.precision is PlacePrecision.SETTLEMENT and place.population < _SMALL
    if not (blunt or small):
        return None
    near, points = math.inf, 0
    for option in (option for name in others for option in name.options if option.share >= _FIRM):
        if option.candidate.precision is PlacePrecision.COUNTRY:
            continue
        if lies_in(best, option):
            return None
        if option.candidate.precision is not PlacePrecision.PROVINCE:
            points += 1
            near = min(near, apart_km(best.spot, option.spot))
    if blunt and near > _NEAR_KM and not (points == 0 and place.population >= _BIG):
        return "a name that only sounds alike, far from all else that the report names"
    if small and near > _FAR_KM and points >= _MANY:
        return "a small place, far from all else that the report names"
    return None


def _open(ranked: Sequence[Option]) -> str | None:
    """Whether another place is too nearly as likely."""
    best = ranked[0].candidate
    rival = next((one.candidate for one in ranked[1:] if not is_same(ranked[0], one)), None)
    if rival is None or share_of(ranked) >= (_SURE if best.score >= SPELLING else _BLUNT_SURE):
        return None
    if _stands_out(ranked):
        return None
    return f"as likely {best.name} ({best.gazetteer_id}) as {rival.name} ({rival.gazetteer_id})"


def _stands_out(ranked: Sequence[Option]) -> bool:
    """Whether the likeliest is a great city whose namesakes are all small, so that its bare name means it.

    "Dallas" is the one in Texas, where the report names nothing that lies nearer to another.
    """
    best = ranked[0]
    others = [one.candidate for one in ranked[1:] if not is_same(best, one)]
    return (
        best.candidate.population >= _BIG
        and best.candidate.score >= ALIAS
        and best.share >= _STANDS_OUT
        and all(best.candidate.population >= _LARGER * one.population for one in others)
    )
