"""Which columns mean what: recognised by their usual headings, or said in a small YAML file."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from harmledger.errors import VocabularyError
from harmledger.model.where import PlacePrecision

_PLAIN = {
    "id": "id pcode p_code code uid geonameid place_id featurepcode shapeid",
    "lat": "lat latitude y latitude_y lat_y center_lat point_y lat_dd y_coord latitud_y cy centroid_y centroid_lat",
    "lon": "lon lng long longitude x longitude_x longitud_x long_x center_lon point_x lon_dd x_coord cx centroid_x"
    " centroid_lon",
    "population": "population pop pop_total popul total_population",
    "country": "country country_code iso2 cc countrycode admin0pcode adm0_pcode iso_a2",
    "precision": "precision type class kind cls feature_type shapetype featuretype",
    "province": "province governorate state region oblast gov governorate_en",
    "district": "district county raion dist district_en",
}
_HEADINGS = {heading: meaning for meaning, headings in _PLAIN.items() for heading in headings.split()}
_NAME = re.compile(
    r"(?:name|asciiname|place|settlement|community|village|town|featurename|shapename|place_name|nam)"
    r"(?:_?(?P<language>[a-z]{2,3}(?:_ref)?))?"
)
_NAMES = re.compile(
    r"(?:alt|alternate|alternative|other|alias|aliases|alternatenames|local)(?:_?names?)?(?:_?[a-z]{2,3})?\d?"
)
_LEVEL = re.compile(
    r"adm(?:in)?_?(?P<level>\d)(?:_?(?P<code>pcode|code|id)|(?P<rest>(?:_?(?:name|ref|alt\d?|refname))*\d?)(?:_?(?P<language>[a-z]{2}))?)"
)
_ENGLISH = ("en", "eng", "")
_KEYS = frozenset(
    {"columns", "country", "precision", "precisions", "separator", "delimiter", "encoding", "source", "levels"}
)


@dataclass(frozen=True, slots=True)
class Mapping:
    """What a YAML file says of a table; everything that it leaves out is recognised by the headings.

    Attributes:
        columns: heading by meaning (``id``, ``name``, ``lat``, ``lon``, ``population``, ``country``, ``precision``,
            ``province``, ``district``); ``names`` may list several.
        country: of all rows, ISO 3166-1 alpha-2.
        precision: of all rows.
        precisions: place precision by what stands in the precision column.
        separator: between several names in one cell.
        delimiter: between cells; empty: found out.
        encoding: of the file.
        source: what ids begin with; empty: found out.
        levels: place precision by administrative level (``3: settlement``).
    """

    columns: dict[str, tuple[str, ...]] = field(default_factory=dict)
    country: str = ""
    precision: str = ""
    precisions: dict[str, str] = field(default_factory=dict)
    separator: str = "|"
    delimiter: str = ""
    encoding: str = "utf-8-sig"
    source: str = ""
    levels: dict[int, str] = field(default_factory=dict)

    @classmethod
    def read(cls, text: str, where: str) -> Mapping:
        """The mapping that a YAML text gives.

        Raises:
            VocabularyError: naming the key that cannot be used.
        """
        try:
            found = yaml.safe_load(text) or {}
        except yaml.YAMLError as error:
            raise VocabularyError(f"{where} is no YAML: {error}") from error
        if not isinstance(found, dict) or set(found) - _KEYS:
            odd = ", ".join(sorted(map(str, set(found) - _KEYS))) if isinstance(found, dict) else "no keys"
            raise VocabularyError(f"{where}: {odd}", remedy=f"known keys are {', '.join(sorted(_KEYS))}")
        columns = _columns(found.get("columns") or {}, where)
        precisions = {str(key).casefold(): _precision(one, where) for key, one in _pairs(found, "precisions", where)}
        levels = {_level(key, where): _precision(one, where) for key, one in _pairs(found, "levels", where)}
        plain = {
            key: str(found[key]) for key in ("country", "separator", "delimiter", "encoding", "source") if key in found
        }
        precision = _precision(found["precision"], where) if "precision" in found else ""
        return cls(columns=columns, precision=precision, precisions=precisions, levels=levels, **plain)


def _columns(found: Any, where: str) -> dict[str, tuple[str, ...]]:
    known = {*_PLAIN, "name", "names"}
    if not isinstance(found, dict) or set(found) - known:
        raise VocabularyError(f"{where}: columns", remedy=f"give a heading for any of {', '.join(sorted(known))}")
    return {key: tuple(map(str, value)) if isinstance(value, list) else (str(value),) for key, value in found.items()}


def _pairs(found: dict[str, Any], key: str, where: str) -> list[tuple[Any, Any]]:
    inside = found.get(key) or {}
    if not isinstance(inside, dict):
        raise VocabularyError(f"{where}: {key} is no list of `word: precision`")
    return list(inside.items())


def _level(key: Any, where: str) -> int:
    if not str(key).isdecimal():
        raise VocabularyError(f"{where}: {key!r} is no administrative level", remedy="levels are numbers, as in `3:`")
    return int(key)


def _precision(value: Any, where: str) -> str:
    try:
        return PlacePrecision(str(value)).value
    except ValueError as error:
        known = ", ".join(one.value for one in PlacePrecision)
        raise VocabularyError(f"{where}: {value!r} is no place precision", remedy=f"known are {known}") from error


@dataclass(frozen=True, slots=True)
class Level:
    """The columns of one administrative level: its code, its names (main one first)."""

    number: int
    code: str | None
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """A table's headings by meaning.

    Attributes:
        plain: heading by meaning, for what a table has once.
        names: headings of the place's names, main one first.
        more: headings of cells that hold several names.
        levels: administrative levels, deepest first.
    """

    plain: dict[str, str]
    names: tuple[str, ...]
    more: tuple[str, ...]
    levels: tuple[Level, ...]


def recognised(headings: list[str], mapping: Mapping, where: str) -> Columns:
    """What the headings mean, as far as the mapping does not say.

    Raises:
        VocabularyError: where the mapping names a column that is not there, or no names or no levels are found.
    """
    missing = [one for ones in mapping.columns.values() for one in ones if one not in headings]
    if missing:
        raise VocabularyError(f"{where} has no column {missing[0]!r}", remedy=f"its columns are {', '.join(headings)}")
    plain = {key: value[0] for key, value in mapping.columns.items() if key not in {"name", "names"}}
    names: list[tuple[int, str]] = []
    more: list[str] = []
    levels: dict[int, dict[str, list[tuple[int, str]]]] = {}
    for heading in headings:
        key = re.sub(r"[^a-z0-9]+", "_", heading.strip().lower()).strip("_")
        if key in _HEADINGS and (_HEADINGS[key] != "country" or not _LEVEL.fullmatch(key)):
            plain.setdefault(_HEADINGS[key], heading)
        elif match := _LEVEL.fullmatch(key):
            kind = "code" if match["code"] else "name"
            levels.setdefault(int(match["level"]), {}).setdefault(kind, []).append((_rank(match), heading))
        elif match := _NAME.fullmatch(key):
            names.append((_rank(match), heading))
        elif _NAMES.fullmatch(key):
            more.append(heading)
    if "name" in mapping.columns:
        names = [(0, one) for one in mapping.columns["name"]]
    more = list(mapping.columns.get("names", more))
    found = Columns(plain, _sorted(names), tuple(more), _levels(levels))
    if not found.names and not any(one.names for one in found.levels if one.number):
        remedy = f"its columns are {', '.join(headings)}; say which is which with --mapping"
        raise VocabularyError(f"{where} has no column of names that is known", remedy=remedy)
    return found


def _levels(found: dict[int, dict[str, list[tuple[int, str]]]]) -> tuple[Level, ...]:
    return tuple(
        Level(
            number,
            next((one for _, one in found[number].get("code", ())), None),
            _sorted(found[number].get("name", [])),
        )
        for number in sorted(found, reverse=True)
    )


def _rank(match: re.Match[str]) -> int:
    """English first, then without a language, then others; reference and alternative names last."""
    groups = match.groupdict()
    language = groups.get("language") or ""
    if language in {"ef", "ref"} or re.search(r"ref|alt|\d$", groups.get("rest") or ""):
        return 9
    return _ENGLISH.index(language) if language in _ENGLISH else 5


def _sorted(found: list[tuple[int, str]]) -> tuple[str, ...]:
    return tuple(heading for _, heading in sorted(found, key=lambda one: one[0]))
