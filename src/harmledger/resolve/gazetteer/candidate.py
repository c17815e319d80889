"""A place that a name may mean, and how well the name fits it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

from harmledger.model.where import PlacePrecision


class Match(StrEnum):
    """How a name was found, from sharp to blunt; the docstring of each step is what is shown to people."""

    NAME = "name"  # the main name, but for case, accents and punctuation
    ALIAS = "alias"  # another name that is listed, likewise
    SPELLING = "spelling"  # the same name in another style of writing: article, ta marbuta, ou/u, doubled letters
    SOUND = "sound"  # a name that sounds alike: q/k, kh/h, -iv/-ov
    SIMILAR = "similar"  # the same consonants with other vowels; never enough by itself


EXACT, ALIAS, SPELLING, SOUND = 1.0, 0.97, 0.94, 0.9
"""Scores of a name found as the main one, as another one, in another style of writing, and by its sound."""
SCORES = {Match.NAME: EXACT, Match.ALIAS: ALIAS, Match.SPELLING: SPELLING, Match.SOUND: SOUND}
WEAKEST = 0.83
"""A name with the same consonants scores at least this, else it is no candidate."""
FAR = 0.8
"""Score of a name that differs by a consonant; looked for only where nothing else is found."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean.

    Attributes:
        gazetteer_id: ``source:id`` (``geonames:169389``, ``ocha:C3871``).
        name: the gazetteer's name.
        lat, lon: degrees north and east (WGS 84).
        precision: what kind of place it is.
        admin: names up the chain, nearest first.
        country: ISO 3166-1 alpha-2 code.
        population: 0 where not known.
        radius_km: how far the place reaches, or its point may be off.
        score: 0 to 1, how well the name fits; 1 is the main name to the letter.
        match: how it was found; a match below ``alias`` needs support from elsewhere.
        within: ids of the areas that it lies in, nearest first, as far as they have entries of their own.
        also: ids of the same place in other gazetteers.
    """

    gazetteer_id: str
    name: str
    lat: float
    lon: float
    precision: PlacePrecision
    admin: tuple[str, ...]
    country: str
    population: int
    radius_km: float
    score: float
    match: Match = Match.NAME
    within: tuple[str, ...] = ()
    also: tuple[str, ...] = ()

    def distance_km(self, lat: float, lon: float) -> float:
        """Great-circle distance to a point, in kilometres."""
        return distance_km((self.lat, self.lon), (lat, lon))

    @property
    def ids(self) -> tuple[str, ...]:
        """All ids of the place, its own first."""
        return (self.gazetteer_id, *self.also)


def distance_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Great-circle distance between two points (latitude, longitude), in kilometres."""
    lat, other_lat = math.radians(one[0]), math.radians(other[0])
    half = math.sin((other_lat - lat) / 2) ** 2
    half += math.cos(lat) * math.cos(other_lat) * math.sin(math.radians(other[1] - one[1]) / 2) ** 2
    return 12742.0 * math.asin(min(1.0, math.sqrt(half)))
