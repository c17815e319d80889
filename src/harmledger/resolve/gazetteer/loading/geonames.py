"""GeoNames' dumps: ``XX.txt`` in the layout of ``allCountries``, and ``alternateNamesV2`` beside it.

Layouts: https://download.geonames.org/export/dump/readme.txt
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from harmledger.errors import VocabularyError
from harmledger.resolve.gazetteer.loading.raw import Area, Raw, RowError, number, people
from harmledger.resolve.gazetteer.loading.rows import text_of

COLUMNS, ALTERNATE = 19, 4
"""Columns of a dump, and the least that a file of alternative names has."""

_DIVISIONS = {"ADM1": "province", "ADM2": "district", "ADM3": "district", "ADM4": "district"}
_LANDSCAPES = frozenset("RGN RGNE RGNH RGNL AREA VAL PLN MT MTS ISL ISLS DSRT PLAT PEN OAS".split())
_NO_PLACES = frozenset({"PPLH", "PPLQ", "PPLW"})  # given up, or of the past
_NO_NAMES = frozenset("link wkdt post iata icao faac unlc tcid phon piny".split())


def is_dump(content: bytes) -> bool:
    """Whether the first line has the layout of a dump."""
    cells = content.split(b"\n", 1)[0].decode("utf-8", "replace").split("\t")
    return len(cells) == COLUMNS and cells[0].isdigit() and len(cells[8]) == 2


def is_alternate(content: bytes) -> bool:
    """Whether the first line has the layout of alternative names."""
    cells = content.split(b"\n", 1)[0].decode("utf-8", "replace").split("\t")
    return ALTERNATE <= len(cells) <= 10 and cells[0].isdigit() and cells[1].isdigit()


def alternates(content: bytes, name: str) -> dict[str, list[str]]:
    """Alternative names by GeoNames' id; links, codes and the like are left out.

    Raises:
        VocabularyError: for a line of another layout, or broken encoding.
    """
    found: dict[str, list[str]] = defaultdict(list)
    for line, text in enumerate(text_of(content, name).split("\n"), start=1):
        if not text.strip():
            continue
        cells = text.rstrip("\r").split("\t")
        if len(cells) < ALTERNATE or not cells[1].isdigit():
            raise VocabularyError(
                f"{name}, line {line}: {len(cells)} columns", remedy="give alternateNamesV2 as it comes"
            )
        if cells[2] not in _NO_NAMES and cells[3].strip():
            found[cells[1]].append(cells[3].strip())
    return found


def read(content: bytes, name: str, more: dict[str, list[str]]) -> Iterator[Raw | RowError]:
    """Settlements, divisions and landscapes of a dump; a row that cannot be used comes as the error that says why.

    Raises:
        VocabularyError: for broken encoding, or a line of another layout.
    """
    lines = text_of(content, name).split("\n")
    divisions = _divisions(lines)
    for line, text in enumerate(lines, start=1):
        if not text.strip():
            continue
        where = f"{name}, line {line}"
        cells = text.rstrip("\r").split("\t")
        if len(cells) != COLUMNS:
            remedy = "give a country's dump as it comes from GeoNames"
            raise VocabularyError(f"{where}: {len(cells)} columns, not {COLUMNS}", remedy=remedy)
        precision = _precision(cells[6], cells[7])
        if precision is None:
            continue
        try:
            yield _raw(cells, where, precision, divisions, more)
        except RowError as error:
            yield error


def _raw(cells: list[str], where: str, precision: str, divisions: dict[str, Area], more: dict[str, list[str]]) -> Raw:
    names = (cells[1], cells[2], *(one for one in cells[3].split(",") if _is_name(one)), *more.get(cells[0], ()))
    return Raw(
        where=where,
        code=cells[0],
        name=cells[2] or cells[1],
        names=tuple(dict.fromkeys(one.strip() for one in names if one.strip())),
        lat=number(cells[4], where, "latitude"),
        lon=number(cells[5], where, "longitude"),
        precision=precision,
        country=cells[8],
        areas=_areas(cells, divisions),
        population=people(cells[14], where),
    )


def _areas(cells: list[str], divisions: dict[str, Area]) -> tuple[Area, ...]:
    """The divisions that the codes name, nearest first; not the place itself."""
    keys = [".".join((cells[8], *cells[10 : 10 + depth])) for depth in (3, 2, 1) if all(cells[10 : 10 + depth])]
    return tuple(area for key in keys if (area := divisions.get(key)) is not None and area.code != cells[0])


def _divisions(lines: list[str]) -> dict[str, Area]:
    """The dump's own divisions by country and codes."""
    found: dict[str, Area] = {}
    for text in lines:
        cells = text.split("\t")
        if len(cells) == COLUMNS and cells[7] in {"ADM1", "ADM2", "ADM3"}:
            depth = int(cells[7][-1])
            key = ".".join((cells[8], *cells[10 : 10 + depth]))
            found[key] = Area(cells[0], cells[2] or cells[1], (cells[1], cells[2]), _DIVISIONS[cells[7]])
    return found


def _precision(feature_class: str, code: str) -> str | None:
    """The place precision of a feature; None for what no report means by a place."""
    if feature_class == "P" and code not in _NO_PLACES:
        return "neighbourhood" if code == "PPLX" else "settlement"
    if feature_class == "A":
        return _DIVISIONS.get(code)
    return "area" if code in _LANDSCAPES else None


def _is_name(name: str) -> bool:
    """Whether an alternative name is a name, and no airport's code or letter-by-letter transcription."""
    name = name.strip()
    if len(name) < 4 or name.isupper() or name[:1].islower():
        return not name.isascii() and len(name) > 2 and not name[0].islower()
    return True
