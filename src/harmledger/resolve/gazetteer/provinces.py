"""First-level divisions of countries at war: names as ``provinces.csv`` has them, points and reach from their towns.

GeoNames' code of the division (the ``admin1code`` of its towns) ties both together, and makes the id:
``geonames-admin1:UA.05``.
"""

from __future__ import annotations

import csv
import functools
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from importlib import resources
from typing import Any

from harmledger.errors import VocabularyError
from harmledger.resolve.gazetteer import fold
from harmledger.resolve.gazetteer.candidate import distance_km
from harmledger.resolve.gazetteer.entry import Entry

FILE = "provinces.csv"
SOURCE = "geonames-admin1:"
_KINDS = ("province", "region", "governorate", "oblast", "state", "department", "district")
_SUFFIXES = tuple(f" {kind}" for kind in (*_KINDS, "city"))
_LEAST_KM, _SHARE = 10.0, 0.9
_SHARED_KM = 250.0
_WORDS = frozenset(
    "bay bari sol sool centre cascades est nord sahel rivers plateau mon chin meta cesar sucre imo edo".split()
)
"""Names that are words of other languages too: they name a division only where the report says more."""


@dataclass(frozen=True, slots=True)
class Province:
    """One line of the list.

    Attributes:
        country: ISO 3166-1 alpha-2 code.
        codes: GeoNames' codes of the division; the first is its present one.
        name: usual English name.
        names: all names, the main one first.
    """

    country: str
    codes: tuple[str, ...]
    name: str
    names: tuple[str, ...]

    @property
    def gid(self) -> str:
        """Its gazetteer id."""
        return f"{SOURCE}{self.country}.{self.codes[0]}"

    @property
    def keys(self) -> tuple[str, ...]:
        """Country and code of its towns."""
        return tuple(f"{self.country}.{code}" for code in self.codes)


@functools.cache
def listed() -> tuple[Province, ...]:
    """All lines.

    Raises:
        VocabularyError: for a line that cannot be read; the message names it.
    """
    text = resources.files(__package__).joinpath(FILE).read_text(encoding="utf-8")
    return tuple(_read(number, row) for number, row in enumerate(csv.DictReader(text.splitlines()), start=2))


def names_by_code() -> dict[str, str]:
    """Usual names by country and code (``UA.05``), as towns' chains have them."""
    return {key: province.name for province in listed() for key in province.keys}


def entries(towns: Iterable[Mapping[str, Any]], countries: Mapping[str, Any]) -> list[Entry]:
    """The divisions that have towns, each in the middle of them and as wide as nine in ten of them lie."""
    within: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for town in towns:
        within[f"{town['countrycode']}.{town['admin1code']}"].append(town)
    found = []
    for province in listed():
        inside = [town for key in province.keys for town in within[key]]
        if inside:
            found.append(_entry(province, inside, countries[province.country]["name"]))
    return found


def joined(own: list[Entry], found: list[Entry]) -> list[Entry]:
    """Our own provinces with the ids and names of those that are the same, then the others."""
    taken: set[str] = set()
    merged = []
    for entry in own:
        twin = _twin(entry, found) if entry.precision == "province" else None
        if twin is not None and twin.gid not in taken:
            taken.add(twin.gid)
            names = tuple(dict.fromkeys((*entry.names, *twin.names)))
            entry = replace(entry, names=names, also=(*entry.also, twin.gid))  # noqa: PLW2901 - the same place
        merged.append(entry)
    return [*merged, *(entry for entry in found if entry.gid not in taken)]


def _twin(entry: Entry, found: list[Entry]) -> Entry | None:
    mine = {_bare(name) for name in entry.names}
    same = [
        one
        for one in found
        if one.country == entry.country
        and mine & {_bare(name) for name in one.names}
        and distance_km((one.lat, one.lon), (entry.lat, entry.lon)) < _SHARED_KM
    ]
    return min(same, key=lambda one: (distance_km((one.lat, one.lon), (entry.lat, entry.lon)), one.gid), default=None)


def _bare(name: str) -> str:
    key = fold.plain(name)
    for suffix in _SUFFIXES:
        key = key.removesuffix(suffix)
    return fold.sound(key)


def _read(number: int, row: Mapping[str, str | None]) -> Province:
    country, code, name = row.get("country"), row.get("code"), row.get("name")
    if not country or not code or not name or row.get("local") is None:
        raise VocabularyError(f"{FILE}, line {number}: country, code, name, aliases and local are needed")
    more = ((row.get("aliases") or "").split("|"), (row.get("local") or "").split("|"))
    names = tuple(dict.fromkeys(filter(None, (name, *more[0], *more[1]))))
    return Province(country, tuple(code.split("|")), name, names)


def _entry(province: Province, towns: list[Mapping[str, Any]], country: str) -> Entry:
    lat = round(sum(town["latitude"] for town in towns) / len(towns), 3)
    lon = round(sum(town["longitude"] for town in towns) / len(towns), 3)
    away = sorted(distance_km((lat, lon), (town["latitude"], town["longitude"])) for town in towns)
    reach = away[min(len(away) - 1, int(len(away) * _SHARE))]
    return Entry(
        gid=province.gid,
        name=province.name,
        lat=lat,
        lon=lon,
        precision="province",
        admin=(country,),
        country=province.country,
        population=sum(int(town["population"]) for town in towns),
        radius=round(max(_LEAST_KM, reach), 1),
        names=_names(province, towns),
        sure=fold.plain(province.name) not in _WORDS,
        also=tuple(f"{SOURCE}{key}" for key in province.keys[1:]),
    )


def _names(province: Province, towns: list[Mapping[str, Any]]) -> tuple[str, ...]:
    """All names, with the words for a division; bare ones only where no town inside is called just so.

    "Kharkiv" alone is the city: the oblast is meant where the words say so, and choosing sees to that.
    """
    taken = {fold.plain(name) for town in towns for name in (town["name"], *town["alternatenames"])}
    names = dict.fromkeys(name for name in province.names if name == province.name or fold.plain(name) not in taken)
    for name in province.names:
        bare = next((name[: -len(end)] for end in _SUFFIXES if name.lower().endswith(end)), name)
        if bare.isascii():
            names.update(dict.fromkeys(f"{bare} {kind}" for kind in _KINDS[:2]))
    return tuple(names)
