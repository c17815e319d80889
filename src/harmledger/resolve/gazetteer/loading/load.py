"""From files to entries: which loader reads what, and what becomes of areas that rows only name."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from harmledger.errors import VocabularyError
from harmledger.resolve.gazetteer.candidate import distance_km
from harmledger.resolve.gazetteer.entry import Entry
from harmledger.resolve.gazetteer.loading import geojson, geonames, table
from harmledger.resolve.gazetteer.loading.checks import Box, Checks, sound_rows
from harmledger.resolve.gazetteer.loading.mapping import Mapping
from harmledger.resolve.gazetteer.loading.raw import Area, Raw, RowError
from harmledger.resolve.gazetteer.loading.rows import is_table

_PCODE = re.compile(r"[A-Z]{1,3}\d{2,}")
_LARGEST = 2_000_000_000  # bytes that a packed file may come to
_SHARE = 0.9


@dataclass(frozen=True, slots=True)
class Source:
    """One file as captured: its name, and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Recipe:
    """How one gazetteer is read, so that the same comes out each time.

    Attributes:
        name: what it is called.
        mapping: YAML text that says what columns mean; empty: by their headings.
        country: of rows that do not say, ISO 3166-1 alpha-2; empty: none is set.
        skip_bad: whether rows that cannot be used are left out.
        digests: SHA-256 of its files, in their order.
    """

    name: str
    mapping: str = ""
    country: str = ""
    skip_bad: bool = False
    digests: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Loaded:
    """What files came to.

    Attributes:
        entries: places, areas first.
        kind: ``ocha``, ``geonames``, ``geojson`` or ``table``.
        left_out: rows that were left out, each with its reason.
    """

    entries: tuple[Entry, ...]
    kind: str
    left_out: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class _Read:
    raws: Iterator[Raw | RowError]
    kind: str


def load(
    sources: Sequence[Source],
    recipe: Recipe,
    box: Callable[[str], Box | None],
    told: Callable[[int], None] | None = None,
) -> Loaded:
    """All places of some files that make one gazetteer.

    Args:
        sources: the files.
        recipe: how they are read. Ids begin with its name, unless the files are OCHA's or GeoNames'.
        box: gives the box of a country's known towns.
        told: called now and then with the number of rows read.

    Raises:
        VocabularyError: naming the file and the row that cannot be used; nothing is loaded then.
    """
    said = Mapping.read(recipe.mapping, f"the mapping of {recipe.name}") if recipe.mapping else Mapping()
    checks = Checks(box, recipe.country or said.country)
    left_out: list[str] = []
    kinds: list[str] = []
    rows: list[tuple[Raw, str]] = []
    for read in _readers(_unpacked(sources), said):
        kinds.append(read.kind)
        for row in sound_rows(read.raws, checks, skip_bad=recipe.skip_bad, left_out=left_out):
            rows.append(row)
            if told is not None and len(rows) % 1000 == 0:
                told(len(rows))
    if not rows:
        raise VocabularyError(f"there is no place in {', '.join(one.name for one in sources)}")
    kind = kinds[0]
    coded = [area.code for raw, _ in rows for area in raw.areas if area.code] or [raw.code for raw, _ in rows]
    if kind in {"table", "geojson"} and all(map(_PCODE.fullmatch, coded)):
        kind = "ocha"
    prefix = said.source or (kind if kind in {"ocha", "geonames"} else recipe.name)
    entries = _Assembly(prefix, rows).entries(left_out)
    if not entries:
        raise VocabularyError(f"no row can be used; the first: {left_out[0]}", remedy="look for its coordinates")
    return Loaded(tuple(entries), kind, tuple(left_out))


def _readers(sources: list[Source], mapping: Mapping) -> Iterator[_Read]:
    more: dict[str, list[str]] = {}
    dumps = []
    for one in sources:
        if geonames.is_dump(one.content):
            dumps.append(one)
        elif geonames.is_alternate(one.content):
            more |= geonames.alternates(one.content, one.name)
        elif one.name.lower().endswith((".geojson", ".json")):
            yield _Read(geojson.read(one.content, one.name, mapping), "geojson")
        elif is_table(one.name):
            yield _Read(table.read(one.content, one.name, mapping), "table")
        else:
            raise VocabularyError(
                f"{one.name} is no gazetteer that can be read",
                remedy="give OCHA's tables, a GeoNames dump, GeoJSON, CSV, TSV or XLSX",
            )
    for one in dumps:
        yield _Read(geonames.read(one.content, one.name, more), "geonames")


def _unpacked(sources: Sequence[Source]) -> list[Source]:
    found: list[Source] = []
    for one in sources:
        if not one.name.lower().endswith(".zip"):
            found.append(one)
            continue
        try:
            with zipfile.ZipFile(io.BytesIO(one.content)) as packed:
                members = [item for item in packed.infolist() if not item.is_dir() and _is_wanted(item.filename)]
                if sum(item.file_size for item in members) > _LARGEST:
                    raise VocabularyError(
                        f"{one.name} is too large when unpacked", remedy="unpack what is needed of it"
                    )
                found += [Source(f"{one.name}/{item.filename}", packed.read(item)) for item in members]
        except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError) as error:
            raise VocabularyError(f"{one.name} cannot be unpacked: {error}", remedy="fetch it again") from error
    return found


def _is_wanted(name: str) -> bool:
    return "readme" not in name.lower() and "__macosx" not in name.lower()


class _Assembly:
    """Entries of checked rows, with those of the areas that rows name by a code."""

    def __init__(self, prefix: str, rows: list[tuple[Raw, str]]) -> None:
        self._prefix = prefix
        self._rows = rows
        self._own = {raw.code for raw, _ in rows if raw.code}
        self._points: dict[str, list[tuple[float, float]]] = {}
        for raw, _ in rows:
            if raw.lat is not None and raw.lon is not None:
                for area in raw.areas:
                    self._points.setdefault(area.code, []).append((raw.lat, raw.lon))
                self._points.setdefault(raw.code, []) if raw.code else None

    def entries(self, left_out: list[str]) -> list[Entry]:
        """All places, areas first; rows without a point, their own or that of the places inside, are told of."""
        found: dict[str, Entry] = {}
        for raw, country in self._rows:
            for at, area in enumerate(raw.areas):
                if area.code and area.code not in self._own and self._points.get(area.code):
                    gid = f"{self._prefix}:{area.code}"
                    if gid not in found:
                        found[gid] = self._area(area, raw.areas[at + 1 :], country)
        for raw, country in self._rows:
            entry = self._entry(raw, country)
            if entry is None:
                left_out.append(f"{raw.where}: {raw.name} has no coordinates, nor any place inside of it")
            else:
                found.setdefault(entry.gid, entry)
        rank = {"country": 0, "province": 1, "district": 2}
        return sorted(found.values(), key=lambda one: rank.get(one.precision, 3))

    def _entry(self, raw: Raw, country: str) -> Entry | None:
        radius, derived = raw.radius, raw.lat is None or raw.lon is None
        if raw.lat is None or raw.lon is None:
            points = self._points.get(raw.code, []) if raw.code else []
            if not points:
                return None
            lat, lon, radius = _middle(points)
        else:
            lat, lon = raw.lat, raw.lon
            if not radius and raw.precision in {"province", "district"}:
                radius = _reach((lat, lon), self._points.get(raw.code, []))
        code = raw.code or hashlib.sha256(f"{raw.name}|{lat:.5f}|{lon:.5f}".encode()).hexdigest()[:10]
        made = self._made(code, raw, raw.areas, country, (lat, lon, radius or _radius(raw)))
        return replace(made, derived=derived)

    def _area(self, area: Area, above: tuple[Area, ...], country: str) -> Entry:
        raw = Raw("", area.code, area.name, area.names, None, None, area.precision)
        return replace(self._made(area.code, raw, above, country, _middle(self._points[area.code])), derived=True)

    def _made(
        self, code: str, raw: Raw, areas: tuple[Area, ...], country: str, at: tuple[float, float, float]
    ) -> Entry:
        return Entry(
            gid=f"{self._prefix}:{code}",
            name=raw.name,
            lat=round(at[0], 5),
            lon=round(at[1], 5),
            precision=raw.precision,
            admin=tuple(area.name for area in areas if area.precision != "country"),
            country=country,
            population=raw.population,
            radius=round(at[2], 1),
            names=tuple(dict.fromkeys((*raw.names, *filter(None, map(_unqualified, raw.names))))),
            sure=raw.precision != "neighbourhood",
            within=tuple(f"{self._prefix}:{area.code}" for area in areas if area.code and area.precision != "country"),
        )


def _unqualified(name: str) -> str:
    """A name without what tells it from others of the same name: "Duma (Hamra)" is called Duma."""
    return re.sub(r"\s*\([^)]*\)\s*$", "", name)


def _radius(raw: Raw) -> float:
    by_kind = {"area": 15.0, "district": 20.0, "province": 75.0, "neighbourhood": 1.0}
    return by_kind.get(raw.precision) or max(2.0, min(25.0, raw.population**0.5 / 70))


def _middle(points: list[tuple[float, float]]) -> tuple[float, float, float]:
    """Latitude, longitude and reach of the places inside of an area."""
    at = sum(lat for lat, _ in points) / len(points), sum(lon for _, lon in points) / len(points)
    return (*at, _reach(at, points))


def _reach(at: tuple[float, float], points: list[tuple[float, float]]) -> float:
    """How far nine in ten of the places inside lie from the middle, at least 2 km; 0 where there are none."""
    away = sorted(distance_km(at, one) for one in points)
    return max(2.0, away[min(len(away) - 1, int(len(away) * _SHARE))]) if away else 0.0
