"""The gazetteer file: where it is, whether it can be used, and writing it."""

from __future__ import annotations

import functools
import os
import sqlite3
import sys
import tempfile
import zlib
from collections.abc import Iterable, Mapping
from contextlib import closing
from importlib import resources
from pathlib import Path

import platformdirs

from harmledger.errors import VocabularyError
from harmledger.resolve.gazetteer import writing
from harmledger.resolve.gazetteer.entry import Entry

TABLES = 7
"""Raised when the tables or the folding change."""
FILE = "gazetteer.sqlite"
_LISTS = ("curated.csv", "divisions.csv", "not_places.txt", "provinces.csv", "states.csv")


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


def is_usable(file: Path) -> bool:
    """Whether a file is a gazetteer of this version."""
    return _version(file) == version()


@functools.cache
def version() -> int:
    """What a file must be marked with to be used: it changes with the tables and with our own lists of places."""
    own = resources.files(__package__)
    lists = b"".join(own.joinpath(name).read_bytes() for name in _LISTS)
    return zlib.crc32(lists, TABLES) & 0x7FFFFFFF


def shipped() -> Path:
    """Where the package carries its own file, made at set-up."""
    return Path(str(resources.files(__package__))) / FILE


def build(file: Path, found: Iterable[Entry] | None = None, about: Mapping[str, str] | None = None) -> int:
    """Writes the gazetteer to ``file``, whole or not at all, and gives the number of places.

    Args:
        file: where to; replaced where it exists.
        found: the places; None: all that :func:`harmledger.resolve.gazetteer.places.entries` gives.
        about: what the file says of itself.

    Raises:
        VocabularyError: if ``curated.csv`` is malformed; the message names the line.
    """
    from harmledger.resolve.gazetteer import places  # noqa: PLC0415  (a tenth of a second that reading does without)

    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=file.name, suffix=".part")
    os.close(handle)
    part = Path(name)
    try:
        with closing(sqlite3.connect(part)) as connection:
            stop = frozenset(places.not_places())
            count = writing.write(connection, places.entries() if found is None else found, stop, version())
            connection.executemany("INSERT INTO about VALUES (?, ?)", (about or {}).items())
            connection.commit()
        part.chmod(0o644)
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)
    return count


def _version(file: Path) -> int | None:
    if not file.is_file():
        return None
    try:
        with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            return int(connection.execute("PRAGMA user_version").fetchone()[0])
    except sqlite3.DatabaseError:
        return None
