"""Added gazetteers beside the built-in one: one place is one candidate."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from harmledger.resolve.gazetteer import Gazetteer, adding, merging
from harmledger.resolve.gazetteer.entry import Entry
from harmledger.resolve.gazetteer.index import EXACT


def _place(gid: str, name: str, at: tuple[float, float], *, precision: str = "settlement", within: str = "") -> Entry:
    return Entry(
        gid=gid,
        name=name,
        lat=at[0],
        lon=at[1],
        precision=precision,
        admin=(),
        country="SY",
        population=0,
        radius=2.0,
        names=(name,),
        sure=True,
        within=tuple(within.split()),
    )


ADDED = (
    _place("ocha:SY07", "Idleb", (35.8, 36.7), precision="province"),
    _place("ocha:SY0705", "Ariha", (35.8, 36.6), precision="district", within="ocha:SY07"),
    _place("ocha:C3916", "Saraqab", (35.864, 36.801), within="ocha:SY0705 ocha:SY07"),
    _place("ocha:C9001", "Saraqab", (33.2, 36.2), within="ocha:SY07"),
    _place("ocha:C9002", "Tell Maryam", (35.7, 36.65), within="ocha:SY0705 ocha:SY07"),
)
OTHER = (_place("list:1", "Tal Mariam", (35.702, 36.651)), _place("list:2", "Kfar Batna", (33.5, 36.37)))


@pytest.fixture(scope="module")
def both(gazetteer: Gazetteer, tmp_path_factory: pytest.TempPathFactory, gazetteer_file: Path) -> Iterator[Gazetteer]:
    """The small gazetteer with two added ones."""
    file = tmp_path_factory.mktemp("added") / "added.sqlite"
    adding.build(file, [ADDED, OTHER], gazetteer, "digest")
    with Gazetteer.open(gazetteer_file, file) as opened:
        yield opened


def test_a_place_that_is_known_keeps_its_id_and_gets_the_other(both: Gazetteer) -> None:
    """The point and the chain are the added gazetteer's; either id leads to it; it is no tie with itself."""
    near = [one for one in both.find("Saraqib", country="SY") if one.distance_km(35.86, 36.8) < 10]
    (saraqib,) = near
    assert "ocha:C3916" in saraqib.also
    assert (saraqib.name, saraqib.lat) == ("Saraqib", 35.864)
    assert saraqib.admin == ("Ariha District", "Idlib", "Syria")
    assert both.by_id("ocha:C3916") == both.by_id(saraqib.gazetteer_id)
    assert next(one.score for one in both.find("Saraqab") if one.gazetteer_id == saraqib.gazetteer_id) == EXACT


def test_a_place_far_off_with_the_same_name_stays_one_of_its_own(both: Gazetteer) -> None:
    """Names alone do not join."""
    found = {one.gazetteer_id for one in both.find("Saraqab", country="SY")}
    assert "ocha:C9001" in found
    assert len(found) == 2


def test_provinces_join_and_give_their_name_to_chains(both: Gazetteer) -> None:
    """OCHA's Idleb is the built-in Idlib, in the chains of all that lies inside."""
    province = both.by_id("ocha:SY07")
    assert province is not None
    assert (province.gazetteer_id, province.name) == ("own:idlib-province", "Idlib")
    village = both.by_id("ocha:C9002")
    assert village is not None
    assert both.inside(village, province)


def test_the_middle_of_what_lies_inside_moves_no_area(gazetteer: Gazetteer) -> None:
    """A list of villages names its province without a point: the one that is known stays."""
    village = _place("ocha:C9002", "Tell Maryam", (35.4, 36.4), within="ocha:SY07")
    province = replace(_place("ocha:SY07", "Idleb", (35.4, 36.4), precision="province"), derived=True)
    known = gazetteer.by_id("own:idlib-province")
    assert known is not None
    joined = next(one for one in merging.merged([[province, village]], gazetteer) if one.gid == known.gazetteer_id)
    assert (joined.lat, joined.lon, joined.radius) == (known.lat, known.lon, known.radius_km)


def test_added_gazetteers_join_among_themselves(both: Gazetteer) -> None:
    """The one that was added first gives the id."""
    found = both.by_id("list:1")
    assert found is not None
    assert (found.gazetteer_id, found.also) == ("ocha:C9002", ("list:1",))


def test_added_names_are_known_to_extraction(both: Gazetteer, gazetteer: Gazetteer) -> None:
    """What people add, they want to be found."""
    assert both.known("Tell Maryam")
    assert not gazetteer.known("Maryam Tell")


def test_the_version_tells_gazetteers_apart(both: Gazetteer, gazetteer: Gazetteer) -> None:
    """Readings note it, so that what was read by others is outdated."""
    assert both.version != gazetteer.version
    assert both.version.startswith(gazetteer.version)


def test_a_digest_changes_with_all_that_it_covers() -> None:
    """Files, mapping, country: whatever is read otherwise gives another file."""
    one = adding.Recipe("a", digests=("x",))
    others = [adding.Recipe("b", digests=("x",)), adding.Recipe("a", "country: SY", digests=("x",)), adding.Recipe("a")]
    digests = {adding.digest([item]) for item in (one, *others)} | {adding.digest([one, one])}
    assert len(digests) == 5
