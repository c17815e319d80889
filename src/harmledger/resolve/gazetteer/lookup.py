"""Asking one gazetteer file: places by key, by id and by where they lie."""

from __future__ import annotations

import functools
import json
import math
import sqlite3
from collections.abc import Iterable, Iterator, Sequence, Sized
from pathlib import Path
from typing import Any

from rapidfuzz.distance import Levenshtein

from harmledger.model.where import PlacePrecision
from harmledger.resolve.gazetteer import fold
from harmledger.resolve.gazetteer.candidate import FAR, SCORES, SOUND, WEAKEST, Candidate, Match
from harmledger.resolve.gazetteer.fold import Family, Folded
from harmledger.resolve.gazetteer.writing import (
    CELL,
    MAIN,
    PRECISIONS,
    SURE,
    cell_of,
    packed_id,
    unpacked_degrees,
    unpacked_id,
)

Found = dict[int, tuple[float, Match]]
"""By the place's number in its file: score and kind of match."""
_AS_MAIN, _AS_OTHER = (SCORES[Match.NAME], Match.NAME), (SCORES[Match.ALIAS], Match.ALIAS)
_LEAST = (0.0, Match.SIMILAR)

_MAPPED = 1 << 30
"""Bytes of a file that are mapped at most."""
_COLUMNS = "id, gid, name, lat, lon, precision, area, population, radius, also"
_SETTLEMENT, _COUNTRY = map(PRECISIONS.index, (PlacePrecision.SETTLEMENT, PlacePrecision.COUNTRY))
_KM = 111.2  # a degree of latitude
_SHORTEST = 3  # consonants below which similar names are not looked for
_LONGEST = 12  # consonants beyond which a letter more or less is too much to look for
_LETTERS = 6  # of which one may differ
_CONSONANTS = "bcdfhjklmnrst"
_STEP = 0.12  # what a differing vowel for each consonant takes from the score


class Lookup:
    """One file, read-only. Numbers of places are the file's own."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._connection = sqlite3.connect(
            f"{file.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        # Names lie anywhere in the file: mapped, a page is looked at where it is, without being read and copied.
        self._connection.execute(f"PRAGMA mmap_size = {_MAPPED}")
        self._area = functools.lru_cache(maxsize=8192)(self._read_area)

    def close(self) -> None:
        """Closes the file."""
        self._connection.close()

    def not_places(self) -> frozenset[str]:
        """Folded words that by themselves name no place."""
        return frozenset(word for (word,) in self._connection.execute("SELECT word FROM not_places"))

    def about(self, key: str) -> str | None:
        """What the file says of itself."""
        row = self._connection.execute("SELECT value FROM about WHERE key = ?", (key,)).fetchone()
        return None if row is None else str(row[0])

    def is_sure(self, key: str) -> bool:
        """Whether a folded name is known without any context."""
        return self._one(f"SELECT 1 FROM names WHERE key = ? AND how >= {SURE} LIMIT 1", key)  # noqa: S608 - ours

    def sounds_sure(self, name: Folded) -> bool:
        """Whether a name that is known without any context sounds just so."""
        query = "SELECT 1 FROM sounds WHERE bones = ? AND coalesce(sound, spelling) = ? AND sure = 1 LIMIT 1"
        return bool(name.bones) and self._one(query, name.bones[0], name.sound)

    def named(self, key: str) -> Found:
        """Places of just this folded name."""
        rows = self._connection.execute("SELECT place, how FROM names WHERE key = ?", (key,))
        return {place: _AS_MAIN if how & MAIN else _AS_OTHER for place, how in rows}

    def sounding(self, ways: Iterable[tuple[Folded, Family]]) -> Found:
        """Places whose names differ in style, or sound alike, or share their consonants, in any of several families."""
        asked = {bone: (name, family) for name, family in ways for bone in name.bones}
        found: Found = {}
        if not asked:
            return found
        query = f"SELECT bones, place, spelling, sound FROM sounds WHERE bones IN ({_marks(asked)})"  # noqa: S608 - marks
        for bone, place, spelt, heard in self._connection.execute(query, tuple(asked)):
            fits = _fits(*asked[bone], spelt, heard or spelt)
            if fits is not None and fits > found.get(place, _LEAST):
                found[place] = fits
        return found

    def nearly(self, name: Folded) -> Found:
        """Places whose names differ by one consonant, and hardly else: for names that nothing else is found for."""
        bone = name.bones[0] if name.bones else ""
        if not _SHORTEST < len(bone) - 1 <= _LONGEST or not name.sound.isascii():
            return {}
        near = list(_neighbours(bone))
        query = f"SELECT place, coalesce(sound, spelling) FROM sounds WHERE bones IN ({_marks(near)})"  # noqa: S608
        mine = fold.blunt(name.sound).replace(" ", "")
        most = max(1, len(mine) // _LETTERS)
        return {
            place: (FAR, Match.SIMILAR)
            for place, heard in self._connection.execute(query, near)
            if Levenshtein.distance(mine, fold.blunt(heard).replace(" ", ""), score_cutoff=most) <= most
        }

    def candidates(self, found: Found) -> Iterator[Candidate]:
        """The places of a lookup, with their scores."""
        numbers = list(found)
        for first in range(0, len(numbers), 500):
            part = numbers[first : first + 500]
            query = f"SELECT {_COLUMNS} FROM places WHERE id IN ({_marks(part)})"  # noqa: S608 - marks only
            for row in self._connection.execute(query, part):
                yield self._candidate(row, *found[row[0]])

    def by_id(self, gid: str) -> Candidate | None:
        """The place with this id, be it its own or the one that another gazetteer has for it."""
        query = f"SELECT {_COLUMNS} FROM places WHERE id = (SELECT place FROM ids WHERE gid = ?)"  # noqa: S608 - ours
        row = self._connection.execute(query, (packed_id(gid),)).fetchone()
        return None if row is None else self._candidate(row, 1.0, Match.NAME)

    def around(self, lat: float, lon: float, within_km: float) -> Iterator[Candidate]:
        """All places whose points lie at most so far away, in no order."""
        degrees = within_km / _KM
        wide = min(180.0, degrees / max(0.01, math.cos(math.radians(min(89.0, abs(lat) + degrees)))))
        query = f"SELECT {_COLUMNS} FROM places WHERE cell BETWEEN ? AND ?"  # noqa: S608 - ours
        low, high = max(-90.0, lat - degrees), min(90.0, lat + degrees)
        for step in range(int((low + 90) * CELL), int((high + 90) * CELL) + 1):
            row_lat = min(90.0, step / CELL - 90 + 1e-9)
            for west, east in _spans(lon - wide, lon + wide):
                for row in self._connection.execute(query, (cell_of(row_lat, west), cell_of(row_lat, east))):
                    found = self._candidate(row, 1.0, Match.NAME)
                    if found.distance_km(lat, lon) <= within_km:
                        yield found

    def box(self, country: str, source: str) -> tuple[float, float, float, float] | None:
        """South, west, north and east of the settlements that one source has in a country; None where it has none."""
        query = (
            "SELECT lat, lon FROM places WHERE area IN (SELECT id FROM areas WHERE country = ?)"  # noqa: S608 - ours
            f" AND precision = {_SETTLEMENT} AND (CASE typeof(gid) WHEN 'integer' THEN ? ELSE gid END) GLOB ?"
        )
        rows = self._connection.execute(query, (country, unpacked_id(0), f"{source}:*")).fetchall()
        if not rows:
            return None
        lats, lons = ([unpacked_degrees(kept) for kept in axis] for axis in zip(*rows, strict=True))
        return min(lats), min(lons), max(lats), max(lons)

    def country(self, code: str) -> Candidate | None:
        """The country of a code."""
        query = (
            f"SELECT {_COLUMNS} FROM places WHERE area IN (SELECT id FROM areas WHERE country = ?)"  # noqa: S608 - ours
            f" AND precision = {_COUNTRY} ORDER BY id LIMIT 1"
        )
        row = self._connection.execute(query, (code,)).fetchone()
        return None if row is None else self._candidate(row, 1.0, Match.NAME)

    def count(self) -> tuple[int, int]:
        """How many places, and how many names."""
        places = self._connection.execute("SELECT count(*) FROM places").fetchone()[0]
        return places, self._connection.execute("SELECT count(*) FROM names").fetchone()[0]

    def _candidate(self, row: Sequence[Any], score: float, match: Match) -> Candidate:
        _, gid, name, lat, lon, precision, area, population, radius, also = row
        admin, country, within = self._area(area)
        return Candidate(
            gazetteer_id=unpacked_id(gid),
            name=name,
            lat=unpacked_degrees(lat),
            lon=unpacked_degrees(lon),
            precision=PRECISIONS[precision],
            admin=admin,
            country=country,
            population=population,
            radius_km=radius,
            score=score,
            match=match,
            within=within,
            also=tuple(also.split()),
        )

    def _read_area(self, number: int) -> tuple[tuple[str, ...], str, tuple[str, ...]]:
        """What places of an area lie in: names up the chain, the country, ids up the chain."""
        query = "SELECT admin, country, within FROM areas WHERE id = ?"
        admin, country, within = self._connection.execute(query, (number,)).fetchone()
        return tuple(json.loads(admin)), country, tuple(within.split())

    def _one(self, query: str, *values: str) -> bool:
        return self._connection.execute(query, values).fetchone() is not None


def _fits(name: Folded, family: Family, spelt: str, heard: str) -> tuple[float, Match] | None:
    """Score and kind of match of two names that share their consonants; None where that is too little."""
    size = len(name.bones[0]) - 1
    if spelt == name.spelling:
        return SCORES[Match.SPELLING], Match.SPELLING
    if heard == name.sound and (family is Family.ARABIC or len(heard) > 3):
        return SOUND, Match.SOUND
    if size < _SHORTEST and (size < 2 or min(len(name.sound), len(heard)) < 4 or not heard.isascii()):
        return None
    if not name.sound.isascii() or not heard.isascii():
        # Arabic script leaves its short vowels out: nothing but the consonants can be compared
        is_long = size > _SHORTEST and name.sound.isascii() != heard.isascii()
        return (WEAKEST, Match.SIMILAR) if is_long else None
    differing = Levenshtein.distance(fold.blunt(name.sound).replace(" ", ""), fold.blunt(heard).replace(" ", ""))
    score = SOUND - 0.01 - _STEP * differing / size
    if size < _SHORTEST:  # so few consonants are to be the same, and not only alike
        score = WEAKEST if Levenshtein.distance(name.sound.replace(" ", ""), heard.replace(" ", "")) == 1 else 0.0
    return (score, Match.SIMILAR) if score >= WEAKEST else None


def _marks(values: Sized) -> str:
    """As many marks as there are values, for a query."""
    return ",".join("?" * len(values))


def _neighbours(bone: str) -> Iterator[str]:
    """The bones that differ from these by one consonant: less, other or more; the mark of their family stays."""
    for at in range(1, len(bone) + 1):
        before, after = bone[:at], bone[at:]
        yield from (before + letter + after for letter in _CONSONANTS)
        if after:
            yield before + after[1:]
            yield from (before + letter + after[1:] for letter in _CONSONANTS if letter != after[0])


def _spans(west: float, east: float) -> Iterator[tuple[float, float]]:
    """A span of longitudes, cut in two where it crosses the antimeridian."""
    if east - west >= 360:
        yield -180.0, 180.0
    elif west < -180:
        yield west + 360, 180.0
        yield -180.0, east
    elif east > 180:
        yield west, 180.0
        yield -180.0, east - 360
    else:
        yield west, east
