"""The levels of the comparisons, as DuckDB works them out from two events' rows."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pytest

from harmledger.link.matching.engines import levels_of, pair_table
from harmledger.link.matching.fields import SCHEMA
from harmledger.link.matching.levels import COMPARISONS

EMPTY: dict[str, Any] = {
    "family": "force",
    "extent": "sited",
    "campaign": False,
    "main": True,
    "stated": True,
    "places_count": 0,
    "places_text": "",
    "sound": "",
    "sited": False,
    "near": False,
    "radius": 0.0,
    "only_combatants": False,
    "civilians": False,
}
LISTS: dict[str, Any] = {field.name: [] for field in SCHEMA if pa.types.is_list(field.type)}
DAY = {"first_day": 100, "last_day": 100, "published": 101}
TOWN = {
    "places_count": 1, "places": ["t1"], "places_text": "t1", "site": "t1", "sound": "tn", "sited": True, "level": 2,
    "lat": 35.0, "lon": 36.0, "radius": 3.0, "names": ["town"], "above": ["province"], "around": ["province"],
}  # fmt: skip
SIX: dict[str, Any] = {"rare": list("abcdef"), "rare_placed": ["a"]}
NAMED = {"named": ["n"], "named_sounds": ["s"]}
OTHER = TOWN | {"places": ["t2"], "places_text": "t2", "site": "t2", "sound": "vlg", "names": ["village"]}
PROVINCE = {
    "places_count": 1, "places": ["p"], "places_text": "p", "site": "p", "sound": "prvnc", "level": 5, "lat": 35.3,
    "lon": 36.2, "radius": 70.0, "names": ["province"], "around": [],
}  # fmt: skip


def level(comparison: str, one: dict[str, Any], other: dict[str, Any]) -> str | None:
    """The level's name for two events, given by what differs from one that says nothing; None: nothing to compare.

    It is the same whichever of the two comes first.
    """
    rows = [EMPTY | LISTS | {"unique_id": n, "origin": str(n)} | row for n, row in enumerate((one, other, one))]
    frame = pa.Table.from_pylist(rows, schema=SCHEMA)
    found = levels_of(frame, pair_table([(0, 1), (1, 2)])).column(f"gamma_{comparison}").to_pylist()
    assert found[0] == found[1]
    item = next(each for each in COMPARISONS if each.name == comparison)
    held = item.level(found[0])
    return None if held is None else held.name


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({}, {}, None),
        (DAY, DAY, "same_day"),
        (DAY, {"first_day": 99, "last_day": 101}, "days_overlap"),
        (DAY, {"first_day": 95, "last_day": 101}, "same_week"),
        (DAY, {"first_day": 80, "last_day": 110}, "vague"),
        (DAY, {"first_day": 101, "last_day": 101}, "day_apart_stated"),
        (DAY, {"first_day": 101, "last_day": 101, "stated": False}, "day_apart"),
        (DAY, {"first_day": 103, "last_day": 103}, "days_apart"),
        (DAY, {"published": 101}, "undated_near"),
        (DAY, {"published": 110}, "undated"),
        (DAY, {"published": 90}, "published_before"),
        ({"published": 90}, {"published": 91}, "both_undated_near"),
        ({"published": 90}, {"published": 99}, "both_undated"),
    ],
)
def test_time(one: dict[str, Any], other: dict[str, Any], expected: str | None) -> None:
    """Days that are shared, a day apart, far apart, or known from publication only."""
    assert level("time", one, other) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (TOWN, {}, None),
        (TOWN, {"around": ["province"]}, "same_area_around"),
        (TOWN, TOWN, "same_place"),
        (TOWN, TOWN | {"near": True, "radius": 10.0}, "within_reach"),
        (TOWN, TOWN | {"sited": False, "level": 3, "radius": 20.0}, "within_reach"),
        (TOWN, OTHER | {"lat": 35.05}, "neighbours"),
        (TOWN, OTHER | {"lat": 35.05, "near": True, "radius": 10.0}, "within_reach"),
        (TOWN, OTHER | {"lat": 35.5}, "apart"),
        (TOWN, OTHER | {"lat": 35.5, "above": ["elsewhere"], "around": ["elsewhere"]}, "apart"),
        (TOWN, PROVINCE, "inside"),
        (PROVINCE, PROVINCE, "same_area"),
        (TOWN, {"places_count": 2, "places": ["t1", "t2"], "places_text": "t1|t2", "level": 2}, "some_places"),
        (
            TOWN | {"sound": "abdn"},
            {"places_count": 1, "places": ["name:abdn"], "places_text": "n", "site": "name:abdn", "sound": "abdn"},
            "same_unknown",
        ),
        (TOWN, {"places_count": 1, "places": ["n"], "places_text": "n", "site": "n", "sound": "xyz"}, "not_found"),
    ],
)
def test_place(one: dict[str, Any], other: dict[str, Any], expected: str | None) -> None:
    """One place, its reach, its neighbours, the area that holds it, names that no gazetteer has."""
    assert level("place", one, other) == expected


@pytest.mark.parametrize(
    ("one", "other", "days", "expected"),
    [
        (34, 34, 0, "equal_large"),
        (5, 5, 0, "equal"),
        (1, 1, 0, "equal_small"),
        (40, 42, 0, "nearly"),
        (2, 30, 0, "far"),
        (12, 23, 1, "grows"),
        (23, 12, 1, "shrinks"),
        (12, 9, 1, "close"),
        (12, 23, 0, "unlike"),
        (None, 4, 0, None),
    ],
)
def test_tolls(one: int | None, other: int, days: int, expected: str | None) -> None:
    """Equal figures by their size; tolls that grow from report to report, or say less."""
    first = {"killed": one, "published": 100}
    assert level("killed", first, {"killed": other, "published": 100 + days}) == expected


@pytest.mark.parametrize(
    ("comparison", "one", "other", "expected"),
    [
        ("means", {"means": ["drone"]}, {"means": ["drone"]}, "same"),
        ("means", {"means": ["a"], "means_rows": [0]}, {"means": ["b"], "means_rows": [0, 1]}, "may_be_one"),
        ("means", {"means": ["a"], "means_rows": [0]}, {"means": ["b"], "means_rows": [1]}, "exclusive"),
        ("perpetrators", {"parties": ["unit"], "parties_above": ["army"]}, {"parties": ["army"]}, "part_of"),
        ("perpetrators", {"parties": ["one"]}, {"parties": ["two"]}, "different"),
        ("targets", {"targets": ["market"]}, {"targets": ["health"]}, "different"),
        ("targets", {"targets_vague": ["residential"]}, {"targets_vague": ["residential"]}, "homes"),
        ("named_sites", NAMED, NAMED | {"named": ["m"]}, "spelt_alike"),
        ("victims", {"only_combatants": True}, {"civilians": True}, "combatants_civilians"),
        ("victims", {"affiliations": ["a"]}, {"affiliations": ["a"]}, "same"),
        ("names", {"people": ["a b", "c d"]}, {"people": ["a b", "e f"]}, "person"),
        ("names", {"people": ["a b"]}, {"people": ["e f"]}, "none"),
        ("names", {"people": ["a b"]}, {"streets": ["mill lane"]}, None),
        ("rare_names", {"rare": list("abcdef")}, {"rare": list("abcdefgh")}, "most"),
        ("rare_names", SIX, SIX, "many"),
        ("rare_names", {"rare": list("abcdefgh")}, {"rare": list("ghijklmnopq")}, "some"),
        ("rare_names", {"rare": list("abc")}, {"rare": list("xyz")}, "few"),
        ("rare_names", {"rare": list("abcd")}, {"rare": list("wxyz")}, "none"),
        ("rare_names", {"rare": list("abcd")}, {}, None),
        ("wording", {"origin": "o", "words": ["w"]}, {"origin": "o", "words": ["w"]}, "same"),
        ("wording", {"words": ["w"]}, {"words": ["w"]}, None),
        ("headlines", {"main": False}, {}, "one"),
    ],
)  # fmt: skip
def test_contents(comparison: str, one: dict[str, Any], other: dict[str, Any], expected: str | None) -> None:
    """Means, parties up the list's hierarchy, targets, named sites, victims, names, rare ones, and wording."""
    assert level(comparison, one, other) == expected
