"""The gazetteer: one read-only SQLite file of places and the names that they go by."""

from __future__ import annotations

import functools
import json
import math
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from rapidfuzz import fuzz

from harmledger.model.where import PlacePrecision
from harmledger.resolve.gazetteer import fold, store

EXACT, ALIAS, SOUND = 1.0, 0.97, 0.9
"""Scores of a name found as the main one, as another one, and by its sound."""
WEAKEST = 0.83
"""A name that is merely similar must be at least this similar, else it is no candidate."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean.

    Attributes:
        gazetteer_id: ``source:id`` (``geonames:169389``).
        name: the gazetteer's name.
        lat, lon: degrees north and east (WGS 84).
        precision: what kind of place it is.
        admin: names up the chain, nearest first.
        country: ISO 3166-1 alpha-2 code.
        population: 0 where not known.
        radius_km: how far the place reaches, or its point may be off.
        score: 0 to 1, how well the name fits; 1 is the main name to the letter.
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

    def distance_km(self, lat: float, lon: float) -> float:
        """Great-circle distance to a point, in kilometres."""
        one, other = math.radians(self.lat), math.radians(lat)
        half = math.sin((other - one) / 2) ** 2
        half += math.cos(one) * math.cos(other) * math.sin(math.radians(lon - self.lon) / 2) ** 2
        return 12742.0 * math.asin(min(1.0, math.sqrt(half)))


class Gazetteer:
    """Places by name. Opened read-only; one object serves one thread. Close it, or use it in a ``with`` block."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._not_places = frozenset(word for (word,) in connection.execute("SELECT word FROM not_places"))
        self.known = functools.lru_cache(maxsize=65536)(self._known)
        self._found = functools.lru_cache(maxsize=8192)(self._look_up)

    @classmethod
    def open(cls, path: str | Path | None = None) -> Self:
        """The gazetteer at ``path``; None or empty: the one that ships, built into the user's cache where missing.

        Raises:
            VocabularyError: if the file is missing or is not a gazetteer of this version; the message says what to do.
        """
        file = store.ready(path)
        connection = sqlite3.connect(
            f"{file.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        return cls(connection)

    def close(self) -> None:
        """Closes the file."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    def _known(self, name: str) -> bool:
        """Whether ``name``, written as a name is, names a place. False for common words, months, people and parties.

        Answers with certainty rather than with reach: small places outside countries at war, and names that are words
        or people's names too, are not known by name alone, though :meth:`find` has them.
        """
        if not name or not _is_written_as_name(name):
            return False
        key = fold.plain(name)
        if key in self._not_places:
            return False
        if self._one("SELECT 1 FROM names WHERE key = ? AND sure = 1 LIMIT 1", key):
            return True
        if key.split(" ", 1)[0] not in _OPENINGS or " " not in key:
            return False
        heard = fold.sound(name)
        query = "SELECT 1 FROM sounds WHERE bones = ? AND sound = ? AND sure = 1 LIMIT 1"
        return len(heard) > 3 and self._one(query, fold.bones(name), heard)

    def find(
        self,
        name: str,
        limit: int = 5,
        country: str | None = None,
        near: tuple[float, float] | None = None,
    ) -> list[Candidate]:
        """Places that ``name`` may mean, best first: by how well the name fits, then by nearness or size.

        Args:
            name: a name in Latin or Arabic script, without "city of" and the like.
            limit: at most so many.
            country: only places of this country (ISO 3166-1 alpha-2).
            near: latitude and longitude; of equally fitting places, the nearest comes first.
        """
        found = [place for place in self._found(name) if country is None or place.country == country]
        if near is not None:
            found = sorted(found, key=lambda place: (-place.score, place.distance_km(*near), place.gazetteer_id))
        return found[:limit]

    def _look_up(self, name: str) -> tuple[Candidate, ...]:
        scores: dict[int, float] = {}
        for place, main in self._connection.execute("SELECT place, main FROM names WHERE key = ?", (fold.plain(name),)):
            scores[place] = max(scores.get(place, 0.0), EXACT if main else ALIAS)
        heard = fold.sound(name)
        if len(heard) > 2:
            rows = self._connection.execute("SELECT place, sound FROM sounds WHERE bones = ?", (fold.bones(name),))
            for place, sound in rows:
                score = SOUND if sound == heard else SOUND * fuzz.ratio(sound, heard) / 100
                if score >= WEAKEST:
                    scores[place] = max(scores.get(place, 0.0), score)
        return tuple(sorted((self._candidate(p, s) for p, s in scores.items()), key=_best_first))

    def _candidate(self, place: int, score: float) -> Candidate:
        row = self._connection.execute(
            "SELECT gid, name, lat, lon, precision, admin, country, population, radius FROM places WHERE id = ?",
            (place,),
        ).fetchone()
        gid, name, lat, lon, precision, admin, country, population, radius = row
        chain = tuple(json.loads(admin))
        return Candidate(gid, name, lat, lon, PlacePrecision(precision), chain, country, population, radius, score)

    def _one(self, query: str, *values: str) -> bool:
        return self._connection.execute(query, values).fetchone() is not None


def _best_first(place: Candidate) -> tuple[float, int, str]:
    return (-place.score, -place.population, place.gazetteer_id)


def _is_written_as_name(name: str) -> bool:
    """Whether the words are written as a name: a capital somewhere, or a script that has none."""
    first = name[0]
    return first.isupper() or (first.isalpha() and not first.islower()) or any(c.isupper() for c in name)


_OPENINGS = frozenset(
    "al el an ar as ash ad az at kafr kafar kfar tal tel tell jabal jebel deir dayr khan maarat maarrat maaret ain ayn"
    " ein jisr wadi beit bayt umm abu ras bab qalat qalaat sahl burj shaykh sheikh jubb bir qasr".split()
)
"""First words of Arabic place names; only after one of them is a place known by its sound alone."""
