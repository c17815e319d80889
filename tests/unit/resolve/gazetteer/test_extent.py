"""How far the words reach around a place."""

from __future__ import annotations

import pytest

from harmledger.model.where import PlacePrecision
from harmledger.resolve.gazetteer import extent, wording
from harmledger.resolve.gazetteer.index import Candidate, distance_km

CITY = Candidate("own:a", "Idlib", 35.93, 36.63, PlacePrecision.SETTLEMENT, ("Idlib", "Syria"), "SY", 100_000, 5.0, 1.0)
PROVINCE = Candidate("own:b", "Idlib", 35.82, 36.69, PlacePrecision.PROVINCE, ("Syria",), "SY", 0, 50.0, 1.0)


def _extent(place: Candidate, text: str, before: str = "", after: str = "") -> extent.Extent:
    words = wording.read(text, before, after)
    return extent.of(place, words, part=words.part)


@pytest.mark.parametrize(
    ("before", "north", "east", "km"),
    [
        ("30 km south of ", -30, 0, 30),
        ("20 miles north-east of the city of ", 22.8, 22.8, 32.2),
        ("12km west of ", 0, -12, 12),
    ],
)
def test_a_way_and_a_side_give_a_point(before: str, north: float, east: float, km: float) -> None:
    """What is 30 km south of a town lies 30 km south of it, as exactly as such words are meant."""
    lat, lon, precision, radius = _extent(CITY, "Idlib", before)
    assert precision is PlacePrecision.AREA
    assert distance_km((lat, lon), (CITY.lat, CITY.lon)) == pytest.approx(km, rel=0.02)
    assert (lat - CITY.lat) * 111.2 == pytest.approx(north, abs=0.5)
    assert (lon - CITY.lon) * 90.0 == pytest.approx(east, abs=0.5)
    assert 3 <= radius < km


def test_a_side_alone_is_an_area_just_outside() -> None:
    """What is east of a town begins where the town ends."""
    lat, lon, precision, radius = _extent(CITY, "Idlib", "east of ")
    assert precision is PlacePrecision.AREA
    assert lat == pytest.approx(CITY.lat)
    assert distance_km((lat, lon), (CITY.lat, CITY.lon)) == pytest.approx(radius, rel=0.02)


def test_a_way_without_a_side_is_a_ring_around() -> None:
    """What is 30 km from a town can be anywhere at that distance."""
    lat, lon, _, radius = _extent(CITY, "Idlib", "30 km from ")
    assert (lat, lon, radius) == (CITY.lat, CITY.lon, 30.0)


def test_a_part_of_a_province_lies_on_its_side() -> None:
    """Southern Idlib is the south of the province, and smaller."""
    lat, _, precision, radius = _extent(PROVINCE, "Idlib", "in southern ")
    assert precision is PlacePrecision.PROVINCE
    assert lat < PROVINCE.lat
    assert radius < PROVINCE.radius_km


def test_a_countryside_is_an_area_on_its_side() -> None:
    """The northern countryside of a town lies north of it."""
    lat, _, precision, _ = _extent(CITY, "Idlib", "", " northern countryside")
    assert precision is PlacePrecision.AREA
    assert lat > CITY.lat


def test_a_way_too_far_to_be_beside_says_nothing() -> None:
    """Words like "600 km from Idlib" do not make half of the Middle East of it."""
    assert _extent(CITY, "Idlib", "600 km from ") == (CITY.lat, CITY.lon, PlacePrecision.SETTLEMENT, CITY.radius_km)
