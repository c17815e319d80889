"""How far the words reach around a place: its point, precision and radius."""

from __future__ import annotations

import math

from harmledger.model.where import PlacePrecision
from harmledger.resolve.gazetteer.index import Candidate
from harmledger.resolve.gazetteer.wording import Kind, Wording

Extent = tuple[float, float, PlacePrecision, float]
"""Latitude, longitude, precision and radius in kilometres."""

_PROVINCE_KM = 75.0
_AROUND_KM = 15.0
_BESIDE_KM = 10.0
_EDGE_KM = 3.0
_FARTHEST_KM = 300.0
_DEGREE_KM = 111.2
_SIDE, _SIDE_WIDE = 0.45, 0.6
"""Of the radius of an area, how far its northern part lies from the middle, and how far that part reaches."""
_SEAT = 5_000
"""People from which on a town is held to be the seat of a district; "the district of X" of a hamlet is the hamlet."""
_TOWNS = frozenset({PlacePrecision.SETTLEMENT, PlacePrecision.NEIGHBOURHOOD, PlacePrecision.EXACT})


def of(best: Candidate, words: Wording, *, part: bool) -> Extent:
    """Point, precision and radius: those of the place, or of what the words say lies around, beside or inside of it."""
    if words.beside and best.precision in _TOWNS:
        return _beside(best, words)
    if best.precision is not PlacePrecision.SETTLEMENT:
        return _part(best, words) if part or words.part else (best.lat, best.lon, best.precision, best.radius_km)
    if words.kind in {Kind.SURROUNDINGS, Kind.OUTSKIRTS}:
        return _around(best, words)
    if words.kind is Kind.PROVINCE:  # a province by the name of its capital
        return best.lat, best.lon, PlacePrecision.PROVINCE, max(best.radius_km, _PROVINCE_KM)
    if words.kind is Kind.DISTRICT and best.population >= _SEAT:
        return best.lat, best.lon, PlacePrecision.DISTRICT, max(best.radius_km, _AROUND_KM)
    return best.lat, best.lon, best.precision, best.radius_km


def _around(best: Candidate, words: Wording) -> Extent:
    """Such as "the northern countryside of Idlib", or its outskirts, which lie nearer."""
    if words.kind is Kind.OUTSKIRTS:
        away, radius = best.radius_km, best.radius_km + _EDGE_KM
    else:
        away, radius = _BESIDE_KM, max(best.radius_km, _AROUND_KM)
    lat, lon = (best.lat, best.lon) if words.side is None else moved(best.lat, best.lon, words.side, away)
    return lat, lon, PlacePrecision.AREA, radius


def _beside(best: Candidate, words: Wording) -> Extent:
    """Such as "30 km south of Idlib": a point so far off, and as wide as such words are rounded."""
    far = words.km if words.km is not None else _BESIDE_KM + best.radius_km
    if far > _FARTHEST_KM:
        return best.lat, best.lon, best.precision, best.radius_km
    if words.side is None:
        return best.lat, best.lon, PlacePrecision.AREA, far
    lat, lon = moved(best.lat, best.lon, words.side, far)
    return lat, lon, PlacePrecision.AREA, max(3.0, 0.25 * far) if words.km is not None else far


def _part(best: Candidate, words: Wording) -> Extent:
    """Such as "southern Idlib": the part that lies there, of a province or an area."""
    if words.side is None or best.precision is PlacePrecision.COUNTRY:
        return best.lat, best.lon, best.precision, best.radius_km
    lat, lon = moved(best.lat, best.lon, words.side, _SIDE * best.radius_km)
    return lat, lon, best.precision, max(_BESIDE_KM, _SIDE_WIDE * best.radius_km)


def moved(lat: float, lon: float, bearing: float, km: float) -> tuple[float, float]:
    """The point so many kilometres off in the direction of ``bearing``, degrees from north; for short ways."""
    north, east = km * math.cos(math.radians(bearing)), km * math.sin(math.radians(bearing))
    return round(lat + north / _DEGREE_KM, 4), round(lon + east / (_DEGREE_KM * math.cos(math.radians(lat))), 4)


def between(one: tuple[float, float], other: tuple[float, float]) -> tuple[float, float, float]:
    """The middle between two points, and half of the way: latitude, longitude, kilometres; for short ways."""
    lat, lon = (one[0] + other[0]) / 2, (one[1] + other[1]) / 2
    north = (one[0] - other[0]) * _DEGREE_KM
    east = (one[1] - other[1]) * _DEGREE_KM * math.cos(math.radians(lat))
    return round(lat, 4), round(lon, 4), math.hypot(north, east) / 2
