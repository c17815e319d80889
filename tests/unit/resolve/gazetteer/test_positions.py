"""Places by id and by where they lie; the areas around a point."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from harmledger.model.where import PlacePrecision
from harmledger.resolve.gazetteer import Gazetteer, places, provinces, store
from harmledger.resolve.gazetteer.entry import Entry
from harmledger.resolve.gazetteer.index import FAR


@pytest.fixture(scope="module")
def linked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Our own places, with the ids of the areas that they lie in."""
    file = tmp_path_factory.mktemp("linked") / "linked.sqlite"
    syria = Entry("geonames:163843", "Syria", 35.0, 38.0, "country", (), "SY", 1, 300.0, ("Syria",), sure=True)
    far = replace(syria, gid="own:fiji", name="Taveuni", lat=-16.9, lon=179.99, precision="settlement", country="FJ")
    store.build(file, places.linked([*places.curated(), syria, far]))
    return file


def test_an_id_leads_to_its_place(linked: Path) -> None:
    """None where no gazetteer has it."""
    with Gazetteer.open(linked) as gazetteer:
        found = gazetteer.by_id("own:idlib-province")
        assert found is not None
        assert found.name == "Idlib"
        assert gazetteer.by_id("own:nowhere") is None
        assert [one.name for one in gazetteer.by_ids(["own:nowhere", "own:idlib-province"])] == ["Idlib"]


def test_places_around_a_point_come_nearest_first(linked: Path) -> None:
    """Within the distance, and across the antimeridian."""
    with Gazetteer.open(linked) as gazetteer:
        found = gazetteer.around(35.86, 36.8, 15, 5)
        away = [one.distance_km(35.86, 36.8) for one in found]
        assert found[0].name == "Saraqib"
        assert away == sorted(away)
        assert max(away) <= 15
        assert [one.name for one in gazetteer.around(-16.9, -179.99, 10)] == ["Taveuni"]


def test_a_point_has_its_chain(linked: Path) -> None:
    """By the settlements around it; in the open sea there is none."""
    with Gazetteer.open(linked) as gazetteer:
        assert [one.name for one in gazetteer.chain(35.86, 36.8)][-2:] == ["Idlib", "Syria"]
        assert gazetteer.chain(0.0, -30.0) == ()


def test_a_place_lies_in_its_province_and_not_in_the_next(linked: Path) -> None:
    """By its chain, where it has one; a bare point by what lies around."""
    with Gazetteer.open(linked) as gazetteer:
        province, other = gazetteer.by_id("own:idlib-province"), gazetteer.by_id("own:hama-province")
        (saraqib,) = gazetteer.find("Saraqib", country="SY")
        assert province is not None
        assert other is not None
        assert gazetteer.inside(saraqib, province)
        assert not gazetteer.inside(saraqib, other)
        assert gazetteer.contains(province, 35.85, 36.78)
        assert not gazetteer.contains(other, 35.85, 36.78)
        assert not gazetteer.contains(province, 33.5, 36.3)


def test_a_name_that_differs_by_a_consonant_is_a_hint_only(linked: Path) -> None:
    """It comes where it is asked for, and nothing else is found."""
    with Gazetteer.open(linked) as gazetteer:
        assert gazetteer.find("Khan Sheikhum", country="SY") == []
        (hint,) = gazetteer.find("Khan Sheikhum", country="SY", least=FAR)
        assert (hint.gazetteer_id, hint.score) == (gazetteer.find("Khan Sheikhun")[0].gazetteer_id, FAR)


def test_every_country_at_war_has_its_provinces() -> None:
    """Each has a name, and towns enough to give it a point."""
    listed = {province.country for province in provinces.listed()}
    assert set("YE PS IL UA SD MM ML BF NE ET IQ AF AZ AM CD LY SO NG CO LB".split()) <= listed
    assert len({key for province in provinces.listed() for key in province.keys}) == sum(
        len(province.codes) for province in provinces.listed()
    )


def test_a_province_lies_amid_its_towns_and_leaves_them_their_name() -> None:
    """The bare "Kharkiv" is the city; "Kharkiv region" the oblast."""
    towns = [
        {
            "countrycode": "UA",
            "admin1code": "07",
            "latitude": lat,
            "longitude": 36.0,
            "population": 10,
            "name": name,
            "alternatenames": [],
        }
        for lat, name in ((49.9, "Kharkiv"), (49.1, "Izium"))
    ]
    (oblast,) = provinces.entries(towns, {"UA": {"name": "Ukraine"}})
    assert oblast.gid == "geonames-admin1:UA.07"
    assert oblast.lat == pytest.approx(49.5)
    assert oblast.precision == PlacePrecision.PROVINCE
    assert {"Kharkiv Oblast", "Kharkiv region", "Kharkiv province"} <= set(oblast.names)
    assert "Kharkiv" not in oblast.names
