"""Countries, first-level divisions and counties, as ``divisions.csv`` lists them; ``divisions.md`` says from where."""

from __future__ import annotations

import csv
import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import resources

from harmledger.errors import VocabularyError

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

    def admin(self, countries: Mapping[str, str]) -> tuple[str, ...]:
        """Names up the chain, nearest first; ``countries`` gives names by code."""
        if self.level == "country":
            return ()
        return tuple(filter(None, (self.within, countries.get(self.country))))

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
        )
    except (KeyError, TypeError, ValueError) as error:
        raise VocabularyError(f"{FILE}, line {number}: {error}") from error
