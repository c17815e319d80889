"""The place that a mention comes to: resolved with its reason, put into the town that holds it, or left open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from harmledger.model.where import Place, PlacePrecision
from harmledger.resolve.gazetteer import doubts, extent
from harmledger.resolve.gazetteer.index import ALIAS, SPELLING, Candidate
from harmledger.resolve.gazetteer.together import Option
from harmledger.resolve.gazetteer.wording import Kind, Wording

_LISTED = 5
_SUPPORT, _CLOSE = 1.0, 0.5
_TOWN_KM = 5.0
_FARTHEST_KM = 100.0
_POINTS = frozenset({PlacePrecision.SETTLEMENT, PlacePrecision.NEIGHBOURHOOD, PlacePrecision.EXACT})
_IN_TOWN = 0.8
"""How far it is believed, for want of an entry, that a quarter lies in the town that the words put it in."""


def left_open(words: Wording, reason: str, ranked: Sequence[Option]) -> Place:
    """A place that stays open, with the reason and what it might have been."""
    return Place(words.whole, reason=reason, alternatives=_ids(ranked))


def in_town(words: Wording, holders: Sequence[Sequence[Option]]) -> Place | None:
    """A quarter, street or building that no gazetteer has, in the town that the words put it in; None for others."""
    if not holders or not (words.kind in {Kind.QUARTER, Kind.DISTRICT} or words.built):
        return None
    towns = [one for one in holders[0] if one.candidate.precision in _POINTS]
    if not towns or (words.kind is Kind.DISTRICT and towns[0] is not holders[0][0]):
        return None
    town = towns[0].candidate
    return replace(
        _place(town, words),
        radius_km=max(town.radius_km, _TOWN_KM),
        score=round(doubts.share_of(holders[0]) * _IN_TOWN, 3),
        reason=f"not in the gazetteer; the words put it in {town.name}",
    )


def resolved(ranked: Sequence[Option], words: Wording, country: str | None, *, part: bool) -> Place:
    """The likeliest place, as wide as the words reach, with the runners-up.

    Args:
        ranked: what the name may mean, likeliest first.
        words: the mention taken apart.
        country: the country that the report is set in; None where that is not known.
        part: whether the words name more than the place that was found.
    """
    best = ranked[0].candidate
    lat, lon, precision, radius = extent.of(best, words, part=part)
    return replace(
        _place(best, words),
        lat=lat,
        lon=lon,
        precision=precision,
        radius_km=radius,
        score=round(min(1.0, best.score * doubts.share_of(ranked)), 3),
        reason=_reason(ranked, words, country),
        alternatives=_ids(ranked[1:]),
    )


def in_city(place: Place, words: Wording, ranked: Sequence[Option], holders: Sequence[Sequence[Option]]) -> Place:
    """The place as a quarter, where it is listed as a town and the words call it a district of the city around it."""
    best = ranked[0].candidate
    towns = [one.candidate for one in holders[0][:1]] if holders else []
    city = next((one for one in towns if one.precision is PlacePrecision.SETTLEMENT), None)
    if words.kind not in {Kind.DISTRICT, Kind.QUARTER} or city is None or best.precision is not city.precision:
        return place
    if best.population >= city.population or best.distance_km(city.lat, city.lon) > city.radius_km:
        return place
    return replace(
        place,
        precision=PlacePrecision.NEIGHBOURHOOD,
        radius_km=min(best.radius_km, city.radius_km),
        admin=place.admin if city.name in place.admin else (city.name, *place.admin),
    )


def between(one: Place, other: Place) -> Place:
    """The stretch between two places, where both are settled and as near as such words mean; else the first.

    Of two towns the middle between them, with half of the way as radius.
    """
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return one
    if one.precision not in _POINTS or other.precision not in _POINTS:
        return one
    lat, lon, radius = extent.between((one.lat, one.lon), (other.lat, other.lon))
    if not 0 < radius <= _FARTHEST_KM:
        return one
    reason = f"{one.reason}; the middle between it and {other.name}"
    return replace(one, lat=lat, lon=lon, radius_km=round(radius, 1), precision=PlacePrecision.AREA, reason=reason)


def _place(chosen: Candidate, words: Wording) -> Place:
    return Place(
        text=words.whole,
        name=chosen.name,
        lat=chosen.lat,
        lon=chosen.lon,
        precision=chosen.precision,
        gazetteer_id=chosen.gazetteer_id,
        admin=chosen.admin,
        country=chosen.country,
        radius_km=chosen.radius_km,
    )


def _ids(options: Sequence[Option]) -> tuple[str, ...]:
    return tuple(one.candidate.gazetteer_id for one in options)[:_LISTED]


def _reason(ranked: Sequence[Option], words: Wording, country: str | None) -> str:
    """Why this place, in words."""
    best, place = ranked[0], ranked[0].candidate
    how = "by a name that sounds alike"
    if place.score >= SPELLING:
        how = "by name" if place.score >= ALIAS else "by another spelling of the name"
    where = "in the country of the report" if place.country == country else "outside the country of the report"
    if country is None:
        where = "the report's country is not known"
    said = f", the words say: {words.said}" if words.said else ""
    near = ", near other places of the report" if best.support >= _SUPPORT else ""
    home = ", where the outlet's reports are set" if _at_home(ranked) else ""
    return f"{how}, {where}{said}{near}{home}{_either(ranked, words)}"


def _at_home(ranked: Sequence[Option]) -> bool:
    """Whether, but for the outlet's beat, another place would be as likely or nearly so."""
    best = ranked[0]
    alone = best.total - best.home - _CLOSE
    return any(one.total - one.home >= alone for one in ranked[1:] if not doubts.is_same(best, one))


def _either(ranked: Sequence[Option], words: Wording) -> str:
    """Says so where a bare name is that of a province and of its capital: which is meant, nobody can tell."""
    best = ranked[0]
    if best.candidate.precision is not PlacePrecision.PROVINCE or words.kind is not None or words.part:
        return ""
    capital = next((one for one in ranked[1:] if best.key in one.admin and doubts.is_same(best, one)), None)
    if capital is None:
        return ""
    return f"; the province or the town of that name in it ({capital.candidate.gazetteer_id}): the words do not say"
