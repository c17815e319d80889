"""The gazetteer file: where it is, whether it can be used, and writing it."""

from __future__ import annotations

import functools
import json
import os
import sqlite3
import sys
import tempfile
import zlib
from collections.abc import Iterable
from contextlib import closing
from importlib import resources
from pathlib import Path

import platformdirs

from harmledger.errors import VocabularyError
from harmledger.resolve.gazetteer import fold, places
from harmledger.resolve.gazetteer.places import Entry

TABLES = 1
"""Raised when the tables or the folding change."""
FILE = "gazetteer.sqlite"
_LISTS = ("curated.csv", "divisions.csv", "not_places.txt", "states.csv")


def ready(path: str | Path | None = None) -> Path:
    """A gazetteer file that can be opened: ``path`` itself, or the shipped one, or the one in the user's cache.

    Raises:
        VocabularyError: where ``path`` is given but is no gazetteer of this version.
    """
    if path:
        file = Path(path)
        if _version(file) != version():
            raise VocabularyError(
                f"{file} is no gazetteer of this version",
                remedy=f"run `python -m harmledger.resolve.gazetteer.build {file}`, or leave the setting empty",
            )
        return file
    if _version(shipped()) == version():
        return shipped()
    cached = Path(platformdirs.user_cache_dir("harmledger")) / f"gazetteer-{version()}.sqlite"
    if _version(cached) != version():
        sys.stderr.write(f"harmledger: building the gazetteer once, in {cached} (about half a minute)\n")
        build(cached)
    return cached


@functools.cache
def version() -> int:
    """What a file must be marked with to be used: it changes with the tables and with our own lists of places."""
    own = resources.files(__package__)
    lists = b"".join(own.joinpath(name).read_bytes() for name in _LISTS)
    return zlib.crc32(lists, TABLES) & 0x7FFFFFFF


def shipped() -> Path:
    """Where the package carries its own file, made at set-up."""
    return Path(str(resources.files(__package__))) / FILE


def build(file: Path, found: Iterable[Entry] | None = None) -> int:
    """Writes the gazetteer to ``file``, whole or not at all, and gives the number of places.

    Args:
        file: where to; replaced where it exists.
        found: the places; None: all that :func:`harmledger.resolve.gazetteer.places.entries` gives.

    Raises:
        VocabularyError: if ``curated.csv`` is malformed; the message names the line.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=file.name, suffix=".part")
    os.close(handle)
    part = Path(name)
    try:
        with closing(sqlite3.connect(part)) as connection:
            count = _write(connection, places.entries() if found is None else found)
        part.chmod(0o644)
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)
    return count


def _write(connection: sqlite3.Connection, found: Iterable[Entry]) -> int:
    stop = frozenset(places.not_places())
    connection.executescript(
        f"""
        PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA user_version = {version()};
        CREATE TABLE places (id INTEGER PRIMARY KEY, gid TEXT, name TEXT, lat REAL, lon REAL, precision TEXT, admin
        TEXT,
            country TEXT, population INTEGER, radius REAL);
        CREATE TABLE names (key TEXT, place INTEGER, main INTEGER, sure INTEGER, PRIMARY KEY (key, place)) WITHOUT
        ROWID;
        CREATE TABLE sounds (bones TEXT, sound TEXT, place INTEGER, sure INTEGER, PRIMARY KEY (bones, sound, place))
        WITHOUT ROWID;
        CREATE TABLE not_places (word TEXT PRIMARY KEY) WITHOUT ROWID;
        """
    )
    names: dict[tuple[str, int], tuple[bool, bool]] = {}
    sounds: dict[tuple[str, str, int], bool] = {}
    count = 0
    for number, entry in enumerate(found, start=1):
        count = number
        connection.execute(
            "INSERT INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
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
            ),
        )
        for name in entry.names:
            key = fold.plain(name)
            if not key or (not key.isascii() and not _READ.intersection(_script(key))):
                continue
            main, sure = names.get((key, number), (False, False))
            sure = sure or (
                entry.sure
                and key not in stop
                and (len(key) > 3 or entry.gid.startswith("own:") or entry.precision == "country")
            )
            names[key, number] = (main or name == entry.name, sure)
            if entry.country in _ARABIC and len(fold.sound(name)) > 2:
                sounds[fold.bones(name), fold.sound(name), number] = entry.sure
    connection.executemany(
        "INSERT INTO names VALUES (?, ?, ?, ?)", ((k, p, m, s) for (k, p), (m, s) in sorted(names.items()))
    )
    connection.executemany(
        "INSERT INTO sounds VALUES (?, ?, ?, ?)", ((*key, sure) for key, sure in sorted(sounds.items()))
    )
    connection.executemany("INSERT INTO not_places VALUES (?)", ((word,) for word in sorted(stop)))
    connection.commit()
    connection.execute("VACUUM")
    return count


def _script(key: str) -> set[str]:
    """Which scripts that reports are read in the key uses."""
    return {name for name, (first, last) in _SCRIPTS.items() if any(first <= c <= last for c in key)}


def _version(file: Path) -> int | None:
    if not file.is_file():
        return None
    try:
        with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            return int(connection.execute("PRAGMA user_version").fetchone()[0])
    except sqlite3.DatabaseError:
        return None


_ARABIC = frozenset("SY IQ YE LY LB JO PS IL EG SD SA KW BH QA AE OM TN DZ MA MR IR".split())
_SCRIPTS = {
    "latin": ("a", "z"),
    "arabic": ("\u0600", "\u06ff"),
    "cyrillic": ("\u0400", "\u04ff"),
    "hebrew": ("\u05d0", "\u05ea"),
}
_READ = frozenset(_SCRIPTS)
