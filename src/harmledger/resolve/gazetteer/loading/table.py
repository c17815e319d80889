"""Tables of places: OCHA's administrative levels and communities, and plain tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Mapping as Cells

from harmledger.model.where import PlacePrecision
from harmledger.resolve.gazetteer.loading import rows as tables
from harmledger.resolve.gazetteer.loading.mapping import Columns, Mapping, recognised
from harmledger.resolve.gazetteer.loading.raw import Area, Raw, RowError, number, people

_BY_LEVEL = {0: "country", 1: "province", 2: "district", 3: "district"}
_KINDS = (
    ("neighbo", "neighbourhood"),
    ("quarter", "neighbourhood"),
    ("suburb", "neighbourhood"),
    ("adm0", "country"),
    ("adm1", "province"),
    ("adm2", "district"),
    ("adm3", "district"),
    ("governorate", "province"),
    ("province", "province"),
    ("oblast", "province"),
    ("sub-district", "district"),
    ("subdistrict", "district"),
    ("district", "district"),
    ("raion", "district"),
    ("country", "country"),
    ("landscape", "area"),
    ("area", "area"),
    ("region", "area"),
)
_FILE_LEVEL = re.compile(r"adm(?:in)?_?(\d)")


def read(content: bytes, name: str, mapping: Mapping) -> Iterator[Raw | RowError]:
    """The rows of a table; a row that cannot be used comes as the error that says why.

    Raises:
        VocabularyError: if the table itself cannot be used.
    """
    headings, lines = tables.rows(content, name, encoding=mapping.encoding, delimiter=mapping.delimiter)
    columns = recognised(headings, mapping, name)
    for line, cells in lines:
        try:
            yield raw_of(cells, columns, mapping, f"{name}, line {line}")
        except RowError as error:
            yield error


def raw_of(cells: Cells[str, str], columns: Columns, mapping: Mapping, where: str) -> Raw:
    """What one row says.

    Raises:
        RowError: if a number is none.
    """
    areas = _areas(cells, columns, mapping)
    plain = {key: cells.get(heading, "") for key, heading in columns.plain.items()}
    names = _names(cells, columns.names)
    code = plain.get("id", "")
    if names:
        precision = _precision(plain.get("precision", ""), mapping, where)
    elif areas:  # the deepest level that the row fills is the place itself
        own, areas = areas[0], areas[1:]
        code, names = own.code or code, own.names
        precision = mapping.precision or own.precision
    else:
        precision = mapping.precision or "settlement"
    extra = (part.strip() for one in columns.more for part in _parts(cells.get(one, ""), mapping))
    return Raw(
        where=where,
        code=code,
        name=names[0] if names else "",
        names=tuple(dict.fromkeys(filter(None, (*names, *extra)))),
        lat=number(plain.get("lat", ""), where, columns.plain.get("lat", "latitude")),
        lon=number(plain.get("lon", ""), where, columns.plain.get("lon", "longitude")),
        precision=precision,
        country=_country(plain.get("country", ""), areas, code) or mapping.country,
        areas=(*areas, *_named_areas(plain)),
        population=people(plain.get("population", ""), where),
    )


def _areas(cells: Cells[str, str], columns: Columns, mapping: Mapping) -> tuple[Area, ...]:
    found = []
    for level in columns.levels:
        names = _names(cells, level.names)
        code = cells.get(level.code, "") if level.code else ""
        if names:
            precision = mapping.levels.get(level.number) or _BY_LEVEL.get(level.number, "settlement")
            found.append(Area(code, names[0], names, precision))
    return tuple(found)


def _named_areas(plain: Cells[str, str]) -> tuple[Area, ...]:
    return tuple(
        Area("", plain[key], (plain[key],), key) for key in ("district", "province") if plain.get(key, "").strip()
    )


def _names(cells: Cells[str, str], headings: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(cells[one] for one in headings if cells.get(one)))


def _parts(cell: str, mapping: Mapping) -> list[str]:
    return re.split(f"[{re.escape(mapping.separator)};]", cell)


def _precision(kind: str, mapping: Mapping, where: str) -> str:
    if mapping.precision:
        return mapping.precision
    said = kind.strip().casefold()
    if said in mapping.precisions:
        return mapping.precisions[said]
    if said in set(PlacePrecision):
        return said
    for word, precision in _KINDS:
        if word in said:
            return precision
    level = _FILE_LEVEL.search(where.rsplit(",", 1)[0].lower())
    return "settlement" if level is None else _BY_LEVEL.get(int(level[1]), "settlement")


def _country(said: str, areas: tuple[Area, ...], code: str) -> str:
    """What the row says itself, else the two letters that OCHA's codes begin with."""
    if len(said) >= 2:
        return said
    for one in (*(area.code for area in areas), code):
        if re.fullmatch(r"[A-Z]{2}\d{2,}", one):
            return one[:2]
    return ""
