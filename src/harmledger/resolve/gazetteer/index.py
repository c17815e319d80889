"""The gazetteer: read-only SQLite files of places and the names that they go by."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Self

from harmledger.model.where import PlacePrecision
from harmledger.resolve.gazetteer import fold, store
from harmledger.resolve.gazetteer.candidate import (
    ALIAS,
    EXACT,
    FAR,
    SOUND,
    SPELLING,
    WEAKEST,
    Candidate,
    Match,
    distance_km,
)
from harmledger.resolve.gazetteer.fold import Family
from harmledger.resolve.gazetteer.lookup import Found, Lookup

__all__ = ["ALIAS", "EXACT", "FAR", "SOUND", "SPELLING", "WEAKEST", "Candidate", "Gazetteer", "Match", "distance_km"]

_NEIGHBOURS = 5
_REACH_KM = 60.0


class Gazetteer:
    """Places by name, id and position. Opened read-only; close it, or use it in a ``with`` block.

    A gazetteer is the built-in file and, where gazetteers were added, a second file of those. A place that both have is
    one candidate, with the ids of both.
    """

    def __init__(self, base: Lookup, added: Lookup | None = None) -> None:
        self._files = (base,) if added is None else (base, added)
        self._added = added
        self._not_places = base.not_places()
        self._countries: dict[str, Candidate | None] = {}
        self.known = functools.lru_cache(maxsize=65536)(self._known)
        self._found = functools.lru_cache(maxsize=8192)(self._look_up)
        self._hints = functools.lru_cache(maxsize=1024)(self._far)
        self.by_id = functools.lru_cache(maxsize=8192)(self._by_id)

    @classmethod
    def open(cls, path: str | Path | None = None, added: Path | None = None) -> Self:
        """The gazetteer at ``path``; None or empty: the one that ships, built into the user's cache where missing.

        Args:
            path: the built-in gazetteer's file.
            added: a file that :func:`harmledger.resolve.gazetteer.adding.build` made of further gazetteers.

        Raises:
            VocabularyError: if a file is missing or is not a gazetteer of this version; the message says what to do.
        """
        base = Lookup(store.ready(path))
        return cls(base, None if added is None else Lookup(store.ready(added)))

    @functools.cached_property
    def version(self) -> str:
        """Changes with every change of what can be found; readings made with another version may be outdated."""
        own = f"gazetteer/{store.version():08x}"
        added = None if self._added is None else self._added.about("digest")
        return own if added is None else f"{own}+{added[:12]}"

    def close(self) -> None:
        """Closes the files."""
        for file in self._files:
            file.close()

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
        if any(file.is_sure(key) for file in self._files):
            return True
        if key.split(" ", 1)[0] not in _OPENINGS or " " not in key:
            return False
        heard = fold.folded(name)
        return len(heard.sound) > 3 and any(file.sounds_sure(heard) for file in self._files)

    def find(
        self,
        name: str,
        limit: int = 5,
        country: str | None = None,
        near: tuple[float, float] | None = None,
        least: float = WEAKEST,
    ) -> list[Candidate]:
        """Places that ``name`` may mean, best first: by how well the name fits, then by nearness or size.

        Args:
            name: a name in Latin, Arabic or Cyrillic script, without "city of" and the like.
            limit: at most so many.
            country: only places of this country (ISO 3166-1 alpha-2).
            near: latitude and longitude; of equally fitting places, the nearest comes first.
            least: score that a place must have. With :data:`FAR`, where nothing else is found, places come too whose
                names differ by a consonant: a hint for a person, or for a choice with other grounds.
        """
        found = [
            place
            for place in self._found(name)
            if (country is None or place.country == country) and place.score >= least
        ]
        if not found and least <= FAR:
            found = [place for place in self._hints(name) if country is None or place.country == country]
        if near is not None:
            found = sorted(found, key=lambda place: (-place.score, place.distance_km(*near), place.gazetteer_id))
        return found[:limit]

    def _by_id(self, gid: str) -> Candidate | None:
        """The place with this id, with score 1; None where no gazetteer has it.

        An id under which an added gazetteer has the place too leads to the place as it stands now.
        """
        for file in reversed(self._files):
            found = file.by_id(gid)
            if found is not None:
                return found
        return None

    def by_ids(self, gids: Iterable[str]) -> list[Candidate]:
        """The places with these ids, in their order; ids that no gazetteer has are left out."""
        return [found for gid in gids if (found := self.by_id(gid)) is not None]

    def around(self, lat: float, lon: float, within_km: float, limit: int = 10) -> list[Candidate]:
        """Places whose points lie at most so far from a point, nearest first."""
        found = {
            place.gazetteer_id: self._present(place)
            for file in self._files
            for place in file.around(lat, lon, within_km)
        }
        return sorted(found.values(), key=lambda one: (one.distance_km(lat, lon), one.gazetteer_id))[:limit]

    def chain(self, lat: float, lon: float, country: str | None = None) -> tuple[Candidate, ...]:
        """The districts, province and country that a point lies in, nearest first, judged by the settlements around it.

        Args:
            lat: degrees north.
            lon: degrees east.
            country: where the country is known; else the settlements say that too.
        """
        near = [
            place
            for place in self.around(lat, lon, _REACH_KM, 60)
            if place.within and country in {None, place.country} and place.precision is PlacePrecision.SETTLEMENT
        ][:_NEIGHBOURS]
        votes: dict[tuple[str, ...], float] = {}
        for place in near:
            votes[place.within] = votes.get(place.within, 0.0) + 1.0 / (1.0 + place.distance_km(lat, lon))
        ranked = sorted(votes, key=lambda chain: (-votes[chain], chain))
        return tuple(self.by_ids(ranked[0])) if ranked else ()

    def contains(self, area: Candidate, lat: float, lon: float) -> bool:
        """Whether a point lies in an area, as far as the settlements around it and the area's radius can tell."""
        if area.distance_km(lat, lon) > 4 * area.radius_km + _REACH_KM:
            return False
        if area.precision in _ADMINISTRATIVE:
            chain = self.chain(lat, lon)
            if any(one.precision is area.precision for one in chain):
                return any(one.gazetteer_id in area.ids for one in chain)
        return area.distance_km(lat, lon) <= area.radius_km

    def inside(self, place: Candidate, area: Candidate) -> bool:
        """Whether a place lies in an area: by its chain where that says so, else by where its point lies."""
        if set(area.ids) & {*place.within, *place.ids}:
            return True
        if area.precision is PlacePrecision.COUNTRY:
            return place.country == area.country
        if any(one.precision is area.precision for one in self.by_ids(place.within)):
            return False
        return place.country == area.country and self.contains(area, place.lat, place.lon)

    def country(self, code: str) -> Candidate | None:
        """The country of an ISO 3166-1 alpha-2 code; None where there is none."""
        if code not in self._countries:
            self._countries[code] = self._files[0].country(code)
        return self._countries[code]

    def size(self) -> tuple[int, int]:
        """How many places there are in all files, and how many names."""
        counts = [file.count() for file in self._files]
        return sum(places for places, _ in counts), sum(names for _, names in counts)

    def box(self, country: str) -> tuple[float, float, float, float] | None:
        """South, west, north and east of GeoNames' settlements in a country; None for no country."""
        return self._files[0].box(country, "geonames")

    def _look_up(self, name: str) -> tuple[Candidate, ...]:
        key = fold.plain(name)
        ways = [(heard, family) for family in Family if len((heard := fold.folded(name, family)).spelling) > 2]
        best: dict[str, Candidate] = {}
        for file in self._files:
            found = file.sounding(ways)
            _better(found, file.named(key))
            for candidate in map(self._present, file.candidates(found)):
                held = best.get(candidate.gazetteer_id)
                if held is None or held.score < candidate.score:
                    best[candidate.gazetteer_id] = candidate
        return tuple(sorted(best.values(), key=_best_first))

    def _far(self, name: str) -> tuple[Candidate, ...]:
        """Places whose names differ by a consonant."""
        best: dict[str, Candidate] = {}
        for file in self._files:
            found: Found = {}
            for family in Family:
                _better(found, file.nearly(fold.folded(name, family)))
            best |= {place.gazetteer_id: place for place in map(self._present, file.candidates(found))}
        return tuple(sorted(best.values(), key=_best_first))

    def _present(self, place: Candidate) -> Candidate:
        """The place as it stands now: an added gazetteer's entry for it, with the score that its name has earned."""
        if self._added is None:
            return place
        now = self._added.by_id(place.gazetteer_id)
        return place if now is None else _scored(now, place)


def _scored(place: Candidate, like: Candidate) -> Candidate:
    return replace(place, score=like.score, match=like.match)


def _better(found: Found, more: Found) -> None:
    for place, fits in more.items():
        if fits > found.get(place, (0.0, Match.SIMILAR)):
            found[place] = fits


def _best_first(place: Candidate) -> tuple[float, int, str]:
    return (-place.score, -place.population, place.gazetteer_id)


def _is_written_as_name(name: str) -> bool:
    """Whether the words are written as a name: a capital somewhere, or a script that has none."""
    first = name[0]
    return first.isupper() or (first.isalpha() and not first.islower()) or any(c.isupper() for c in name)


_ADMINISTRATIVE = frozenset({PlacePrecision.DISTRICT, PlacePrecision.PROVINCE, PlacePrecision.COUNTRY})
_OPENINGS = frozenset(
    "al el an ar as ash ad az at kafr kafar kfar tal tel tell jabal jebel deir dayr khan maarat maarrat maaret ain ayn"
    " ein jisr wadi beit bayt umm abu ras bab qalat qalaat sahl burj shaykh sheikh jubb bir qasr".split()
)
"""First words of Arabic place names; only after one of them is a place known by its sound alone."""
