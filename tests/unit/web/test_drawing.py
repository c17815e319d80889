"""The drawn map, its outlines and the time line: geometry that can be checked."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import pytest

from harmledger.web import outlines
from harmledger.web.drawing import draw_map
from harmledger.web.outlines import Box, clip, middle, within
from harmledger.web.places import box_of, spots, spots_geojson
from scripts.assets import _rings
from tests.unit.web import web_demo as demo


@pytest.fixture
def one_country(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Assets that hold one square country, ten degrees wide, written as set-up writes them."""
    square = [[30.0, 30.0], [40.0, 30.0], [40.0, 40.0], [30.0, 40.0], [30.0, 30.0]]
    feature = {"properties": {"name": "Square"}, "geometry": {"type": "Polygon", "coordinates": [square]}}
    (tmp_path / "outlines-10m.tsv").write_text("".join(_rings(feature, 3)), encoding="utf-8")
    monkeypatch.setattr(outlines, "ASSETS", tmp_path)


@pytest.mark.usefixtures("one_country")
def test_outline_is_cut_to_the_box() -> None:
    """What shows of a country ends at the box's edges, nothing beyond is kept."""
    (outline,) = within(Box(35.2, 35.2, 44.8, 44.8))
    assert outline.name == "Square"
    assert {position for ring in outline.rings for position in ring} == {(35, 40), (40, 40), (40, 35), (35, 35)}


@pytest.mark.usefixtures("one_country")
def test_country_far_away_is_left_out() -> None:
    """A country outside the box is none of its outlines."""
    assert within(Box(0, 0, 5, 5)) == ()


def test_missing_outlines_leave_the_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without fetched files the map still has its dots and names."""
    monkeypatch.setattr(outlines, "ASSETS", tmp_path)
    drawn = draw_map(spots(demo.INCIDENTS))
    assert drawn.countries == ()
    assert len(drawn.dots) == 7
    assert drawn.labels


@pytest.mark.usefixtures("one_country")
def test_country_is_named_where_there_is_room() -> None:
    """A wide country gets its name, in the middle of what shows of it."""
    drawn = draw_map(spots([demo.MARKET]), least=6)
    (name,) = drawn.names
    assert name.text == "Square"
    assert 0 < name.x < drawn.width
    assert 0 < name.y < drawn.height


def test_ring_outside_the_box_is_cut_to_nothing() -> None:
    """Clipping what lies outside leaves no position."""
    assert clip([[0, 0], [1, 0], [1, 1]], Box(5, 5, 6, 6)) == ()


def test_middle_of_a_square() -> None:
    """Area and centroid of a square of side two around (1, 1); a line has none."""
    area, x, y = middle([(0, 0), (2, 0), (2, 2), (0, 2)])
    assert (area, x, y) == (4, 1, 1)
    assert middle([(0, 0), (1, 1)]) == (0, 0, 0)


def test_places_are_gathered() -> None:
    """Two incidents at one place are one spot that leads to the list; one leads to its dossier."""
    found = {spot.name: spot for spot in spots(demo.INCIDENTS)}
    assert found["Idlib"].href == "/incidents?box=35.9308,36.6338,35.9312,36.6342"
    assert found["Binnish"].href == "/incidents/inc-binnish"


def test_box_holds_every_circle() -> None:
    """The map's box holds each place with its radius."""
    wide = replace(demo.MARKET, place=replace(demo.BINNISH, radius_km=100.0))
    box = box_of(spots([wide]))
    assert box.north - demo.BINNISH.lat > 100 / 111.2  # type: ignore[operator]
    assert demo.BINNISH.lon - box.west > 100 / 111.2  # type: ignore[operator]


def test_no_place_is_the_whole_world() -> None:
    """A map without places is no fault."""
    assert draw_map([]).dots == ()
    assert spots_geojson([])["features"] == []


def test_circle_has_its_radius() -> None:
    """The precision circle is to the scale of the scale bar, and round on the ground at this latitude."""
    drawn = draw_map(spots([demo.MARKET]), 460, 320, 0.36)
    (dot,) = drawn.dots
    assert dot.reach == pytest.approx(2.5 * drawn.scale_width / drawn.scale_km, abs=0.2)
    east = drawn.width / drawn.box.width / math.cos(math.radians((drawn.box.south + drawn.box.north) / 2))
    assert east == pytest.approx(drawn.height / drawn.box.height, rel=0.02)


def test_labels_do_not_cover_each_other() -> None:
    """Places side by side are named only where the names have room."""
    crowd = [
        replace(
            demo.MARKET,
            incident_id=f"inc-{number}",
            place=replace(demo.BINNISH, name=f"Village {number}", lat=35.9 + number * 0.001, gazetteer_id=None),
        )
        for number in range(30)
    ]
    labels = draw_map(spots(crowd), least=2).labels
    assert 0 < len(labels) < 30
    starts = [label for label in labels if label.anchor == "start"]
    for one in starts:
        assert all(other is one or abs(other.y - one.y) > 10 for other in starts)
