"""Places compared: how two stated places stand to each other, and whether one lies inside another."""

from __future__ import annotations

import functools
import math
import re
import unicodedata
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum

from harmledger.model.incident import IncidentPlace
from harmledger.model.where import Place, PlacePrecision, PlaceRole

LEVELS: dict[PlacePrecision, int] = {
    PlacePrecision.EXACT: 0,
    PlacePrecision.NEIGHBOURHOOD: 1,
    PlacePrecision.SETTLEMENT: 2,
    PlacePrecision.AREA: 3,
    PlacePrecision.DISTRICT: 4,
    PlacePrecision.PROVINCE: 5,
    PlacePrecision.COUNTRY: 6,
}
"""How coarse a precision is; greater is coarser."""

SITED = LEVELS[PlacePrecision.SETTLEMENT]
"""The coarsest level at which one attack can be told from its neighbours by place alone."""

_NAMED = LEVELS[PlacePrecision.AREA]
"""The coarsest level that tells better where than a name that no gazetteer has."""

_NEARBY = LEVELS[PlacePrecision.AREA] + 0.5
_UNPLACED = max(LEVELS.values()) + 1.0

RADII: dict[PlacePrecision, float] = {
    PlacePrecision.EXACT: 0.5,
    PlacePrecision.NEIGHBOURHOOD: 2.0,
    PlacePrecision.SETTLEMENT: 3.0,
    PlacePrecision.AREA: 20.0,
    PlacePrecision.DISTRICT: 20.0,
    PlacePrecision.PROVINCE: 70.0,
    PlacePrecision.COUNTRY: 600.0,
}
"""Kilometres that a place of each precision covers where the gazetteer gives no radius."""

_NEAR_KM = 10.0
"""How far from the named place an event "near" it may lie."""

_SHARED = 0.6
"""Share of the places of two lists together that both must name to be one list."""

_BESIDE_KM = 8.0
"""How far apart two settlements are that a report may name one for the other."""

_ARTICLES = re.compile(r"\b(?:al|el|ad|ar|as|at|az|an|ash|the)[\s\-']+")
_GENERIC = re.compile(
    r"\b(?:province|governorate|district|city|town|village|region|area|countryside|county|state|of)\b|[^\w]+"
)


_STREET = re.compile(
    r"\b(?:streets?|st\.?|avenues?|ave\.?|roads?|rd\.?|lanes?|drives?|dr\.?|boulevards?|blvd\.?|highways?|hwy|pike"
    r"|parkway|place|court|circle|square|route|interstate|bridge)$",
    re.IGNORECASE,
)

_BUILDING = re.compile(
    r"\b(?:halls?|schools?|church|mosque|parks?|mall|apartments?|clubs?|nightclub|lounge|bar|restaurant|stores?|station"
    r"|motel|hotel|inn|cent(?:er|re)|plaza|hospitals?|university|college|library|market|stadium|arena|theat(?:er|re)"
    r"|cemetery|playground|casino|gardens|terrace|homes|estates|village|towers?|bakery|clinic|fire|police)$",
    re.IGNORECASE,
)


class PlaceRelation(StrEnum):
    """How one place stands to another."""

    SAME = "same"
    NEAR = "near"
    CONTAINS = "contains"
    INSIDE = "inside"
    NEIGHBOUR = "neighbour"
    APART = "apart"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Site:
    """A stated place, with what comparing needs worked out once.

    Attributes:
        place: the place as the claim has it.
        key: gazetteer id, else the consonants of the folded words, as spellings of names that no gazetteer has differ
            in the vowels ("Abdin", "Abdeen"); two sites of one key are the same place.
        sound: the consonants of its name, by which a spelling that no gazetteer has meets one that it has.
        level: coarseness by :data:`LEVELS`; None where unresolved.
        radius: kilometres from the point within which the event may lie.
        near: whether the words say "near" it.
        above: folded names of what it lies in.
    """

    place: Place
    key: str
    sound: str
    level: int | None
    radius: float
    near: bool
    above: frozenset[str]

    @property
    def coarse(self) -> float:
        """How little the words pin down: "near" a town says less than a landscape by name; what is unknown, least."""
        if self.level is None:
            return _UNPLACED
        return max(self.level, _NEARBY) if self.near else self.level

    @property
    def sited(self) -> bool:
        """Whether it is a settlement or finer, so that the place alone tells events apart."""
        return self.level is not None and self.level <= SITED


@functools.lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """A name without accents, case, articles, generic words and punctuation, for comparing only."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()
    plain = plain.replace("\u2019", "'").replace("\u02bb", "'")
    short = _GENERIC.sub("", _ARTICLES.sub("", plain))
    return short or re.sub(r"[^\w]+", "", plain)


@functools.lru_cache(maxsize=65536)
def _sounds(name: str) -> str:
    """The consonants of a folded name, doubled ones once; the whole name where fewer than three are left."""
    folded = fold(name)
    bare = re.sub(r"[aeiouwy]", "", folded)
    short = re.sub(r"(.)\1", r"\1", bare)
    return short if len(short) >= 3 else folded


def site(place: Place) -> Site:
    """The place with its comparing features."""
    near = place.role is PlaceRole.NEAR
    level = LEVELS[place.precision] if place.resolved and place.precision is not None else None
    radius = place.radius_km if place.radius_km is not None else _radius(place.precision)
    if near:
        radius = max(radius, _NEAR_KM)
    sound = _sounds(place.name or place.text)
    key = place.gazetteer_id or f"name:{sound}"
    return Site(place, key, sound, level, radius, near, frozenset(fold(name) for name in place.admin))


def _radius(precision: PlacePrecision | None) -> float:
    return 0.0 if precision is None else RADII[precision]


def distance_km(one: Place | IncidentPlace, other: Place | IncidentPlace) -> float | None:
    """Great-circle distance (haversine, mean Earth radius 6,371 km); None where either has no point."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    lat1, lat2 = math.radians(one.lat), math.radians(other.lat)
    dlat, dlon = lat2 - lat1, math.radians(other.lon - one.lon)
    arc = math.sin(dlat / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin(dlon / 2) ** 2
    return 2 * 6371.0 * math.asin(min(1.0, math.sqrt(arc)))


def relation(one: Site, other: Site) -> PlaceRelation:
    """How ``one`` stands to ``other``.

    A name that no gazetteer has is the place of the same consonants, if a settlement: "Baluon" is Balyun. Two
    settlements with different entries are neighbours within 8 km and apart beyond, however alike their names; only
    "near X" or a stated radius stretches a settlement. A coarser place contains what names it in its chain.
    """
    if one.key == other.key:
        return PlaceRelation.NEAR if one.near != other.near else PlaceRelation.SAME
    if one.level is None or other.level is None:
        spelt_alike = one.sound == other.sound and len(one.sound) > 2 and (one.sited or other.sited)
        return PlaceRelation.NEAR if spelt_alike else PlaceRelation.UNKNOWN
    if one.level > max(other.level, SITED) or other.level > max(one.level, SITED):
        return _nested(one, other)
    return _side_by_side(one, other)


def _nested(one: Site, other: Site) -> PlaceRelation:
    wide, fine = (one, other) if (one.level or 0) > (other.level or 0) else (other, one)
    gap = distance_km(wide.place, fine.place)
    named = fold(wide.place.name or wide.place.text) in fine.above
    if not _same_country(wide.place, fine.place):
        return PlaceRelation.APART
    # Landscapes stand in no administrative chain: there the distance decides.
    close = wide.level == LEVELS[PlacePrecision.AREA] and gap is not None and gap <= wide.radius
    if named or close:
        return PlaceRelation.CONTAINS if wide is one else PlaceRelation.INSIDE
    if wide.level == LEVELS[PlacePrecision.COUNTRY]:
        if wide.place.country is not None and wide.place.country == fine.place.country:
            return PlaceRelation.CONTAINS if wide is one else PlaceRelation.INSIDE
        return PlaceRelation.UNKNOWN
    if gap is None or (not fine.above and gap <= wide.radius):
        return PlaceRelation.UNKNOWN
    return PlaceRelation.APART


def _side_by_side(one: Site, other: Site) -> PlaceRelation:
    gap = distance_km(one.place, other.place)
    if not _same_country(one.place, other.place):
        return PlaceRelation.APART
    if gap is None:
        return PlaceRelation.UNKNOWN
    within = gap <= max(one.radius, other.radius)
    finer = min(one.level or 0, other.level or 0) < SITED
    if (finer and gap <= one.radius + other.radius) or ((one.near or other.near) and within):
        return PlaceRelation.NEAR
    beside = gap <= _BESIDE_KM if one.sited and other.sited else within
    return PlaceRelation.NEIGHBOUR if beside else PlaceRelation.APART


def _same_country(one: Place, other: Place) -> bool:
    return one.country is None or other.country is None or one.country == other.country


def finest(places: Iterable[Place]) -> tuple[Site, ...]:
    """The places of a claim at which it happened: no origin or destination of it, no area that another lies in.

    A street that no gazetteer has says only where in a town it was, and which town stands elsewhere.

    Order of the text is kept; a place named twice counts once.
    """
    return _finest(tuple(places))


@functools.lru_cache(maxsize=65536)
def _finest(places: tuple[Place, ...]) -> tuple[Site, ...]:
    sites = [site(place) for place in places if place.role is not PlaceRole.ORIGIN and not _is_street(place)]
    happened = [s for s in sites if s.place.role is not PlaceRole.DESTINATION] or sites
    named = [s for s in happened if s.place.role is not PlaceRole.WITHIN] or happened
    kept: dict[str, Site] = {}
    for one in named:
        wider = any(_outdone(one, other) for other in named if other is not one)
        if not wider:
            kept.setdefault(one.key, one)
    return tuple(kept.values())


def _outdone(one: Site, other: Site) -> bool:
    """Whether ``other`` says better where it was: it lies in ``one``, or ``one`` only says near what it was."""
    if one.near and not other.near and other.sited:
        gap = distance_km(one.place, other.place)
        return gap is not None and gap <= 2 * _NEAR_KM
    return other.coarse < one.coarse and relation(one, other) is PlaceRelation.CONTAINS


def _is_street(place: Place) -> bool:
    return not place.resolved and _STREET.search(place.text) is not None


def is_spot(one: Site) -> bool:
    """Whether the site is a building or ground that no gazetteer has: it says where in a town, not which town."""
    return one.level is None and _BUILDING.search(one.place.text) is not None


def merged(one: Sequence[Site], other: Sequence[Site]) -> tuple[Site, ...]:
    """The finest sites of both lists together."""
    kept: dict[str, Site] = {}
    both = [*one, *other]
    for candidate in both:
        if not any(_outdone(candidate, rival) for rival in both if rival is not candidate):
            held = kept.get(candidate.key)
            if held is None or (held.near and not candidate.near):
                kept[candidate.key] = candidate
    return tuple(kept.values())


def several(sites: Sequence[Site]) -> bool:
    """Whether the sites are places apart from one another; a name that is not found may lie in the place beside it."""
    found = [site for site in sites if site.level is not None]
    distinct = {PlaceRelation.APART, PlaceRelation.NEIGHBOUR}
    return any(relation(a, b) in distinct for n, a in enumerate(found) for b in found[:n])


def one_list(one: AbstractSet[str], other: AbstractSet[str]) -> bool:
    """Whether two lists of site keys are the same places, give or take what one of them leaves out."""
    shared = one & other
    return one == other or (len(shared) > 1 and len(shared) >= _SHARED * len(one | other))


def principal(sites: Sequence[Site]) -> tuple[Site, ...]:
    """The one site that stands for all where they are no places apart: the finest with a point, else the first.

    The name of a village that no gazetteer has says more than the province around it.
    """
    if len(sites) < 2 or several(sites):
        return tuple(sites)
    found = [site for site in sites if site.level is not None]
    names = [site for site in sites if site.level is None and site.place.text[:1].isupper()]
    if len(names) == 1 and not any(site.level is not None and site.level <= _NAMED for site in found):
        return (names[0],)
    return (min(found, key=lambda s: (s.coarse, s.near, s.key)),) if found else (sites[0],)


def agreed(one: Sequence[Site], other: Sequence[Site]) -> tuple[Site, ...]:
    """The sites of two claims on one event: those that both name where they share any, else the finest of both.

    A name that no gazetteer has, shared or not, takes no town off the map.
    """
    if len(one) > 1 or len(other) > 1:
        keys = {site.key for site in one} & {site.key for site in other}
        shared = tuple(site for site in one if site.key in keys)
        mapped = any(site.sited for site in (*one, *other))
        if shared and not (mapped and all(site.level is None for site in shared)):
            return shared
    return merged(one, other)
