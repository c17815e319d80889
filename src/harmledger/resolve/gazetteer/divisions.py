"""Countries, first-level divisions and counties, as ``divisions.csv`` lists them; ``divisions.md`` says from where."""

from __future__ import annotations

import csv
import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import resources

from harmledger.errors import VocabularyError
from harmledger.resolve.gazetteer import regions

FILE = "divisions.csv"


@dataclass(frozen=True, slots=True)
class Division:
    """A country, one of its first-level divisions, or a county inside of one of those.

    Attributes:
        level: ``country``, ``province`` or ``county``.
        gid: gazetteer id.
        name: usual English name.
        country: ISO 3166-1 alpha-2 code.
        within: name of the first-level division that a county lies in, else empty.
        lat, lon: degrees north and east (WGS 84) of its middle.
        radius: kilometres that it reaches from there.
        population: 0 where not known.
        also: what it or its people are called too ("U.S.", "Syrians"), as written.
    """

    level: str
    gid: str
    name: str
    country: str
    within: str
    lat: float
    lon: float
    radius: float
    population: int
    also: tuple[str, ...] = ()

    @property
    def chain(self) -> tuple[str, ...]:
        """Names up the chain, nearest first."""
        if self.level == "country":
            return ()
        country = middles().get(self.country)
        return tuple(filter(None, (self.within, country.name if country else "")))

    @property
    def precision(self) -> str:
        """The place precision of the contract."""
        return "district" if self.level == "county" else self.level


def listed(level: str) -> Iterator[Division]:
    """The divisions of one level, in the order of the file.

    Raises:
        VocabularyError: for a line that cannot be read; the message names it.
    """
    return (division for division in _all() if division.level == level)


@functools.cache
def middles() -> Mapping[str, Division]:
    """Countries by code: their middles are those of their land, not of their towns."""
    return {division.country: division for division in listed("country")}


def stands_for(words: str) -> Division | None:
    """The country or first-level division that the words stand for ("U.S.", "Russians", "Ky."); None for others.

    Capitals count, a last full stop and spaces do not. Names in full are left to the gazetteer: towns have them too.
    """
    return _stand_ins().get(_key(words))


@functools.cache
def _stand_ins() -> Mapping[str, Division]:
    states = {one.name: one for one in listed("province") if one.country == regions.COUNTRY}
    short = {_key(form): states[name] for form, name in regions.abbreviations().items() if name in states}
    return short | {_key(form): one for level in ("province", "country") for one in listed(level) for form in one.also}


def _key(words: str) -> str:
    return words.replace(" ", "").rstrip(".")


@functools.cache
def _all() -> tuple[Division, ...]:
    text = resources.files(__package__).joinpath(FILE).read_text(encoding="utf-8")
    return tuple(_read(number, row) for number, row in enumerate(csv.DictReader(text.splitlines()), start=2))


def _read(number: int, row: Mapping[str, str]) -> Division:
    try:
        return Division(
            level=row["level"],
            gid=row["id"],
            name=row["name"],
            country=row["country"],
            within=row["within"],
            lat=float(row["lat"]),
            lon=float(row["lon"]),
            radius=float(row["radius_km"]),
            population=int(row["population"]),
            also=tuple(filter(None, row["also"].split("|"))),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise VocabularyError(f"{FILE}, line {number}: {error}") from error
