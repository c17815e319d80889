"""The place of an incident as an area."""

from __future__ import annotations

from dataclasses import replace

import pytest

from harmledger.model.incident import IncidentPlace
from harmledger.model.where import PlacePrecision
from harmledger.web.dossier.areas import area
from harmledger.web.outlines import ASSETS, Outline
from harmledger.web.places import KM_A_DEGREE
from tests.unit.web import web_demo as demo

needs_outlines = pytest.mark.skipif(not (ASSETS / "outlines-50m.tsv").is_file(), reason="needs scripts/assets.py")


def place(precision: PlacePrecision, radius: float) -> IncidentPlace:
    """A place in Syria, known so well."""
    return IncidentPlace("Somewhere", ("Syria",), 35.0, 38.5, precision, radius)


def test_a_circle_is_as_wide_as_the_place() -> None:
    """Its radius on the map is the radius of the place on the map's own scale."""
    found = area(replace(demo.MARKET, place=place(PlacePrecision.DISTRICT, 25.0)))
    assert found is not None
    a_km = found.map.height / found.map.box.height / KM_A_DEGREE
    assert found.reach == pytest.approx(25.0 * a_km, abs=0.1)
    assert found.reach * 2 < found.map.height
    assert found.country is None


def test_a_wide_area_is_drawn_too() -> None:
    """A province of 200 km is a circle, where maps of many places would leave it out."""
    found = area(replace(demo.MARKET, place=place(PlacePrecision.PROVINCE, 200.0)))
    assert found is not None
    assert found.reach > 20


@needs_outlines
def test_of_a_country_the_whole_is_shaded() -> None:
    """Where no closer place is certain, no point pretends to be one."""
    found = area(replace(demo.MARKET, place=place(PlacePrecision.COUNTRY, 300.0)))
    assert found is not None
    assert found.country == "Syria"
    assert found.reach == 0
    assert found.country in [name for name, _ in found.map.countries]


def test_without_a_point_there_is_no_map() -> None:
    """Not found is shown as such, never as a guess."""
    assert area(replace(demo.MARKET, place=None)) is None
    assert area(replace(demo.MARKET, place=IncidentPlace("Nowhere"))) is None


def test_holes_are_not_inside(monkeypatch: pytest.MonkeyPatch) -> None:
    """A point in an enclave belongs to the enclave."""
    outer, hole = ((0.0, 0.0), (9.0, 0.0), (9.0, 9.0), (0.0, 9.0)), ((3.0, 3.0), (6.0, 3.0), (6.0, 6.0), (3.0, 6.0))
    around, inside = Outline("Around", (outer, hole)), Outline("Inside", (hole,))
    monkeypatch.setattr("harmledger.web.dossier.areas.within", lambda _box: (around, inside))
    found = area(replace(demo.MARKET, place=IncidentPlace("Here", (), 4.5, 4.5, PlacePrecision.COUNTRY)))
    assert found is not None
    assert found.country == "Inside"
