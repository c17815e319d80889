"""Writing a gazetteer file: the tables, and the keys that names are found by."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable

from harmledger.resolve.gazetteer import fold
from harmledger.resolve.gazetteer.entry import Entry

CELL = 4
"""Cells of the grid that places near a point are looked up by, to a degree."""

_TABLES = """
PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA user_version = {version};
CREATE TABLE places (id INTEGER PRIMARY KEY, gid TEXT, name TEXT, lat REAL, lon REAL, precision TEXT, admin TEXT,
    country TEXT, population INTEGER, radius REAL, within TEXT, also TEXT, cell INTEGER);
CREATE TABLE ids (gid TEXT PRIMARY KEY, place INTEGER) WITHOUT ROWID;
CREATE TABLE names (key TEXT, place INTEGER, main INTEGER, sure INTEGER, PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE sounds (bones TEXT, spelling TEXT, sound TEXT, place INTEGER, sure INTEGER,
    PRIMARY KEY (bones, spelling, place)) WITHOUT ROWID;
CREATE TABLE not_places (word TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
"""


def cell_of(lat: float, lon: float) -> int:
    """The number of the grid's cell that a point lies in; cells of one row of latitude follow one another."""
    return int((lat + 90) * CELL) * 10_000 + int((lon + 180) * CELL)


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
    count = 0
    for number, entry in enumerate(found, start=1):
        count = number
        _place(connection, number, entry)
        keys.add(number, entry)
        if told is not None and number % 1000 == 0:
            told(number)
    keys.write(connection)
    connection.execute("CREATE INDEX places_cell ON places (cell)")
    connection.executemany("INSERT INTO not_places VALUES (?)", ((word,) for word in sorted(stop)))
    connection.commit()
    connection.execute("VACUUM")
    return count


def _place(connection: sqlite3.Connection, number: int, entry: Entry) -> None:
    connection.execute(
        "INSERT INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            number,
            entry.gid,
            entry.name,
            entry.lat,
            entry.lon,
            entry.precision,
            json.dumps(entry.admin, ensure_ascii=False),
            entry.country,
            entry.population,
            entry.radius,
            " ".join(entry.within),
            " ".join(entry.also),
            cell_of(entry.lat, entry.lon),
        ),
    )
    connection.executemany("INSERT INTO ids VALUES (?, ?)", ((gid, number) for gid in (entry.gid, *entry.also)))


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
            "INSERT INTO names VALUES (?, ?, ?, ?)", ((k, p, m, s) for (k, p), (m, s) in sorted(self._names.items()))
        )
        connection.executemany(
            "INSERT INTO sounds VALUES (?, ?, ?, ?, ?)",
            ((bone, spelt, heard, p, s) for (bone, spelt, p), (heard, s) in sorted(self._sounds.items())),
        )
