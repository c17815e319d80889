"""Writing a gazetteer file: the tables, and the keys that names are found by."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Iterable

from harmledger.model.where import PlacePrecision
from harmledger.resolve.gazetteer import fold
from harmledger.resolve.gazetteer.entry import Entry

CELL = 4
"""Cells of the grid that places near a point are looked up by, to a degree."""

MAIN, SURE = 1, 2
"""How a place has a name, added up: as its main one; so that it is known without any context."""

_TABLES = """
PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA user_version = {version};
CREATE TABLE areas (id INTEGER PRIMARY KEY, admin TEXT, country TEXT, within TEXT);
CREATE TABLE places (id INTEGER PRIMARY KEY, gid, name TEXT, lat, lon, precision INTEGER, area INTEGER,
    population INTEGER, radius REAL, also TEXT, cell INTEGER);
CREATE TABLE ids (gid PRIMARY KEY, place INTEGER) WITHOUT ROWID;
CREATE TABLE names (key TEXT, place INTEGER, how INTEGER, PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE sounds (bones TEXT, spelling TEXT, sound TEXT, place INTEGER, sure INTEGER,
    PRIMARY KEY (bones, spelling, place)) WITHOUT ROWID;
CREATE TABLE not_places (word TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
"""


def cell_of(lat: float, lon: float) -> int:
    """The number of the grid's cell that a point lies in; cells of one row of latitude follow one another."""
    return int((lat + 90) * CELL) * 10_000 + int((lon + 180) * CELL)


def packed_id(gid: str) -> str | int:
    """A place's id as it is kept: most are GeoNames' numbers, which take a quarter of the room as such."""
    match = _NUMBERED.fullmatch(gid)
    return gid if match is None else int(match[1])


def unpacked_id(kept: str | int) -> str:
    """The id that :func:`packed_id` made this of."""
    return kept if isinstance(kept, str) else f"{_GEONAMES}{kept}"


def packed_degrees(degrees: float) -> float | int:
    """Degrees as they are kept: in hundred-thousandths, a whole number, where nothing is lost by it."""
    whole = round(degrees * _PARTS)
    return whole if whole / _PARTS == degrees else degrees


def unpacked_degrees(kept: float) -> float:
    """The degrees that :func:`packed_degrees` made this of."""
    return kept / _PARTS if isinstance(kept, int) else kept


_GEONAMES = "geonames:"
_NUMBERED = re.compile(rf"{_GEONAMES}([1-9][0-9]{{0,17}})")
_PARTS = 100_000
PRECISIONS = tuple(PlacePrecision)
"""What kinds of places there are, in the order by which the file counts them."""


def write(
    connection: sqlite3.Connection,
    found: Iterable[Entry],
    stop: frozenset[str],
    version: int,
    told: Callable[[int], None] | None = None,
) -> int:
    """Writes tables and rows; gives the number of places.

    Args:
        connection: to an empty file.
        found: the places, each id once.
        stop: folded words that by themselves name no place.
        version: what the file is marked with.
        told: called now and then with the number of places written so far.
    """
    connection.executescript(_TABLES.format(version=version))
    keys = _Keys(stop)
    areas: dict[_Area, int] = {}
    count = 0
    for number, entry in enumerate(found, start=1):
        count = number
        area = (entry.admin, entry.country, entry.within)
        _place(connection, number, entry, areas.setdefault(area, len(areas)))
        keys.add(number, entry)
        if told is not None and number % 1000 == 0:
            told(number)
    keys.write(connection)
    connection.executemany(
        "INSERT INTO areas VALUES (?, ?, ?, ?)",
        (
            (number, json.dumps(admin, ensure_ascii=False), country, " ".join(within))
            for (admin, country, within), number in areas.items()
        ),
    )
    connection.execute("CREATE INDEX places_cell ON places (cell)")
    connection.execute(f"CREATE INDEX countries ON places (area) WHERE precision = {PRECISIONS.index(_COUNTRY)}")
    connection.executemany("INSERT INTO not_places VALUES (?)", ((word,) for word in sorted(stop)))
    connection.commit()
    connection.execute("VACUUM")
    return count


_Area = tuple[tuple[str, ...], str, tuple[str, ...]]
"""What a place lies in: names up the chain, the country, ids up the chain; thousands of places have it in common."""
_COUNTRY = PlacePrecision.COUNTRY


def _place(connection: sqlite3.Connection, number: int, entry: Entry, area: int) -> None:
    connection.execute(
        "INSERT INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            number,
            packed_id(entry.gid),
            entry.name,
            packed_degrees(entry.lat),
            packed_degrees(entry.lon),
            PRECISIONS.index(PlacePrecision(entry.precision)),
            area,
            entry.population,
            entry.radius,
            " ".join(entry.also),
            cell_of(entry.lat, entry.lon),
        ),
    )
    ids = (packed_id(gid) for gid in (entry.gid, *entry.also))
    connection.executemany("INSERT INTO ids VALUES (?, ?)", ((gid, number) for gid in ids))


class _Keys:
    """Names by what they fold to; kept in memory so that they go into the file in order."""

    def __init__(self, stop: frozenset[str]) -> None:
        self._stop = stop
        self._names: dict[tuple[str, int], tuple[bool, bool]] = {}
        self._sounds: dict[tuple[str, str, int], tuple[str, bool]] = {}

    def add(self, number: int, entry: Entry) -> None:
        """All keys of one place."""
        short = entry.gid.startswith("own:") or entry.precision == "country"
        families = fold.families(entry.country)
        for name in entry.names:
            key = fold.plain(name)
            if not key or (not key.isascii() and fold.script(key) is None):
                continue
            main, sure = self._names.get((key, number), (False, False))
            sure = sure or (entry.sure and key not in self._stop and (len(key) > 3 or short))
            self._names[key, number] = (main or name == entry.name or name in entry.mains, sure)
            for family in families:
                one = fold.folded(name, family)
                if len(one.spelling) > 2:
                    self._sounds.update(((bone, one.spelling, number), (one.sound, entry.sure)) for bone in one.bones)

    def write(self, connection: sqlite3.Connection) -> None:
        """Puts all keys into the file."""
        connection.executemany(
            "INSERT INTO names VALUES (?, ?, ?)",
            ((k, p, MAIN * main + SURE * sure) for (k, p), (main, sure) in sorted(self._names.items())),
        )
        connection.executemany(
            "INSERT INTO sounds VALUES (?, ?, ?, ?, ?)",
            (
                (bone, spelt, None if heard == spelt else heard, p, s)
                for (bone, spelt, p), (heard, s) in sorted(self._sounds.items())
            ),
        )
