"""Choosing among places of one name by what else the report says."""

from __future__ import annotations

import pytest

from harmledger.model.draft import PlaceMention
from harmledger.model.report import Report
from harmledger.model.span import Mention
from harmledger.model.where import Place, PlacePrecision
from harmledger.resolve.gazetteer import Gazetteer, choose


def _mentions(text: str, *names: str) -> tuple[PlaceMention, ...]:
    return tuple(PlaceMention(Mention.at(text, text.index(name), text.index(name) + len(name))) for name in names)


def _places(gazetteer: Gazetteer, text: str, *names: str) -> list[Place]:
    report = Report("sha256:0", text)
    mentions = _mentions(text, *names)
    chooser = choose.Chooser(report, mentions, gazetteer)
    return [chooser.place(mention) for mention in mentions]


def test_a_syrian_report_stays_in_syria(gazetteer: Gazetteer) -> None:
    """Fua once became Foix in France, and al-Qahira Cairo."""
    fua, qahira = _places(gazetteer, "Shells fell on Fua and al-Qahira near Saraqib in Syria.", "Fua", "al-Qahira")
    assert (fua.name, fua.country) == ("al-Fuah", "SY")
    assert (qahira.name, qahira.country) == ("al-Qahira", "SY")
    assert qahira.admin[-1] == "Syria"


@pytest.mark.parametrize(
    ("text", "named", "precision"),
    [
        ("in Idlib province, Syria", "Idlib", PlacePrecision.PROVINCE),
        ("in the northwestern province of Idlib, Syria", "Idlib", PlacePrecision.PROVINCE),
        ("in the city of Idlib, Syria", "Idlib", PlacePrecision.SETTLEMENT),
        ("in Idlib city, Syria", "Idlib city", PlacePrecision.SETTLEMENT),
        ("in Idlib, Syria", "Idlib", PlacePrecision.PROVINCE),
        ("in southern Idlib, Syria", "southern Idlib", PlacePrecision.AREA),
        ("in the Hama countryside, Syria", "Hama countryside", PlacePrecision.AREA),
        ("in Saraqib district, Syria", "Saraqib district", PlacePrecision.DISTRICT),
        ("on the outskirts of Saraqib, Syria", "Saraqib", PlacePrecision.AREA),
        ("in Damascus, Syria", "Damascus", PlacePrecision.SETTLEMENT),
        ("in Syria", "Syria", PlacePrecision.COUNTRY),
    ],
)
def test_the_words_around_a_name_say_what_is_meant(
    gazetteer: Gazetteer, text: str, named: str, precision: PlacePrecision
) -> None:
    """A name that a province shares with its capital is the province, unless the words say city."""
    (place,) = _places(gazetteer, f"Shells fell {text}.", named)
    assert place.precision is precision


def test_a_great_city_abroad_is_meant_by_its_name(gazetteer: Gazetteer) -> None:
    """Talks in Moscow are in Moscow."""
    place, _ = _places(gazetteer, "Talks in Moscow about Idlib and Saraqib in Syria.", "Moscow", "Idlib")
    assert place.gazetteer_id == "geonames:3"


def test_too_close_to_call_is_left_open_with_the_choices(gazetteer: Gazetteer) -> None:
    """Two towns of one name and size: unresolved, both listed, and a reason."""
    (place,) = _places(gazetteer, "Shots were fired in Springfield.", "Springfield")
    assert not place.resolved
    assert set(place.alternatives) == {"geonames:5", "geonames:6"}
    assert place.reason is not None
    assert "as likely" in place.reason


def test_a_great_city_is_meant_by_its_bare_name(gazetteer: Gazetteer) -> None:
    """Many small namesakes together once left the one city open that everybody means."""
    (place,) = _places(gazetteer, "Shots were fired in Dallas.", "Dallas")
    assert place.gazetteer_id == "geonames:20"


def test_a_small_place_abroad_is_not_meant(gazetteer: Gazetteer) -> None:
    """A name that only a distant village has stays open, and the village is listed."""
    place, _ = _places(gazetteer, "Foix was shelled, and Saraqib in Syria.", "Foix", "Saraqib")
    assert not place.resolved
    assert place.alternatives == ("geonames:1",)


def test_a_name_that_nothing_has_is_left_open(gazetteer: Gazetteer) -> None:
    """With its words and where they stand."""
    (place,) = _places(gazetteer, "Shells fell on Qwertzuiop in Syria.", "Qwertzuiop")
    assert (place.text, place.start, place.end, place.lat) == ("Qwertzuiop", 15, 25, None)
    assert place.reason == "no place of this name is known"


def test_another_war_is_read_alike(gazetteer: Gazetteer) -> None:
    """The country comes from the report, not from us."""
    (place,) = _places(gazetteer, "Missiles hit Kharkiv in Ukraine.", "Kharkiv")
    assert (place.country, place.precision) == ("UA", PlacePrecision.SETTLEMENT)


def test_of_two_towns_in_one_country_the_far_greater_is_meant(gazetteer: Gazetteer) -> None:
    """A hamlet of the same name is listed as the other choice."""
    (place,) = _places(gazetteer, "Shells hit Nikopol in Ukraine.", "Nikopol")
    assert place.gazetteer_id == "geonames:8"
    assert place.alternatives == ("geonames:9",)


def test_a_province_that_only_its_capital_stands_for_is_no_finer_than_a_province(gazetteer: Gazetteer) -> None:
    """No entry for the province: its capital's point, with the precision and radius of a province."""
    (place,) = _places(gazetteer, "Missiles hit Kharkiv oblast in Ukraine.", "Kharkiv oblast")
    assert place.precision is PlacePrecision.PROVINCE
    assert place.radius_km is not None
    assert place.radius_km >= 50


def test_longer_words_that_begin_with_a_town_lie_in_it(gazetteer: Gazetteer) -> None:
    """An opera house that no gazetteer has still stands in its city."""
    (place,) = _places(gazetteer, "Mortars hit Damascus Opera House in Syria.", "Damascus Opera House")
    assert (place.name, place.text) == ("Damascus", "Damascus Opera House")


def test_a_quarter_that_no_gazetteer_has_lies_in_its_town(gazetteer: Gazetteer) -> None:
    """The words put it there: the town's point, and a reason that says so."""
    place, town = _places(gazetteer, "Shells hit the Qwertz neighbourhood of Damascus in Syria.", "Qwertz", "Damascus")
    assert (place.name, place.text) == ("Damascus", "Qwertz")
    assert place.reason is not None
    assert "the words put it in Damascus" in place.reason
    assert (town.precision, place.gazetteer_id) == (PlacePrecision.SETTLEMENT, town.gazetteer_id)


def test_a_namesake_elsewhere_is_not_what_the_words_put_into_a_town(gazetteer: Gazetteer) -> None:
    """A quarter of Kharkiv once was the quarter of that name in Aleppo."""
    place, _ = _places(gazetteer, "Bustan al-Qasr, a village in Nikopol, was hit.", "Bustan al-Qasr", "Nikopol")
    assert not place.resolved
    assert place.reason is not None
    assert "where the words put it" in place.reason


@pytest.mark.parametrize(
    ("text", "named", "precision"),
    [
        ("the Damascus suburb of Jaramana, Syria", "Damascus", PlacePrecision.SETTLEMENT),
        ("the Damascus suburb of Jaramana, Syria", "Jaramana", PlacePrecision.SETTLEMENT),
        ("in Aleppo, Syria's second-largest city", "Aleppo", PlacePrecision.SETTLEMENT),
        ("20 km east of Idlib, Syria", "Idlib", PlacePrecision.AREA),
        ("the cities of Latakia and Tartus in Syria", "Tartus", PlacePrecision.SETTLEMENT),
    ],
)
def test_what_stands_around_a_name_makes_it_a_town(
    gazetteer: Gazetteer, text: str, named: str, precision: PlacePrecision
) -> None:
    """Appositions, distances and lists of cities speak of the town, not of the province that is named after it."""
    (place,) = _places(gazetteer, f"Shells fell on {text}.", named)
    assert place.precision is precision


def test_a_bare_name_says_that_it_may_be_the_province_or_the_town(gazetteer: Gazetteer) -> None:
    """The province is what is certain; that the town may be meant is told, and it is the runner-up."""
    place, _ = _places(gazetteer, "Shells fell on Idlib in Syria.", "Idlib", "Syria")
    assert place.precision is PlacePrecision.PROVINCE
    assert place.reason is not None
    assert "the words do not say" in place.reason
    assert place.alternatives


def test_a_people_and_an_abbreviation_stand_for_their_country(gazetteer: Gazetteer) -> None:
    """The names of nations and states are places too, where a reader takes them for such."""
    us, kentucky = _places(gazetteer, "Talks in the U.S. and at Fort Knox, Ky., went on.", "U.S.", "Ky.")
    assert (us.country, us.precision) == ("US", PlacePrecision.COUNTRY)
    assert (kentucky.name, kentucky.precision) == ("Kentucky", PlacePrecision.PROVINCE)


def test_between_two_towns_is_the_stretch_between_them(gazetteer: Gazetteer) -> None:
    """A road between two towns lies in the middle, and reaches to both."""
    one, other, *_ = _places(gazetteer, "Shells hit the road between Binnish and Sarmin in Syria.", "Binnish", "Sarmin")
    assert (one.lat, one.lon) == (other.lat, other.lon)
    assert one.precision is other.precision is PlacePrecision.AREA
    assert one.radius_km is not None
    assert 2 < one.radius_km < 10


@pytest.mark.parametrize("named", ["Aleppos Marjeh", "Aleppo's Marjeh"])
def test_what_stands_behind_its_town_is_found_in_it(gazetteer: Gazetteer, named: str) -> None:
    """Also where a text has lost its apostrophes; the square of that name in Damascus is not meant."""
    (place,) = _places(gazetteer, f"Raids on {named} district in Syria killed five.", named)
    assert (place.name, place.admin[0]) == ("al-Marjeh", "Aleppo city")


def test_a_building_lies_in_the_quarter_that_the_words_put_it_in(gazetteer: Gazetteer) -> None:
    """A hospital that no gazetteer has is no worse known than its quarter."""
    text = "Strikes hit the Qwertz hospital in the Shaar neighbourhood of Aleppo in Syria."
    place, _, _ = _places(gazetteer, text, "Qwertz", "Shaar", "Aleppo")
    assert (place.name, place.precision) == ("al-Shaar", PlacePrecision.NEIGHBOURHOOD)
    assert place.reason == "not in the gazetteer; the words put it in al-Shaar"


def test_a_capital_told_by_its_state_is_the_town(gazetteer: Gazetteer) -> None:
    """The Russian capital is Moscow; of a nation that the list does not know, it is nowhere."""
    capital, none = _places(
        gazetteer, "In the Russian capital and in the Atlantean capital.", "Russian capital", "Atlantean capital"
    )
    assert (capital.name, capital.precision) == ("Moscow", PlacePrecision.SETTLEMENT)
    assert not none.resolved


def test_a_sea_is_not_the_province_on_its_shore(gazetteer: Gazetteer) -> None:
    """Ships hit in the Red Sea were put into a governorate of Egypt."""
    (sea,) = _places(gazetteer, "A missile hit a ship in the Red Sea.", "Red Sea")
    assert (sea.resolved, sea.reason) == (False, "a sea, and Red Sea is a province")
    (province,) = _places(gazetteer, "Gunmen hit a bus in Red Sea Governorate.", "Red Sea")
    assert province.country == "EG"


def test_what_lies_in_the_last_of_a_list_says_nothing_of_a_great_city(gazetteer: Gazetteer) -> None:
    """Damascus once stayed open, as it is not in Idlib."""
    text = "Rockets hit Damascus and Aleppo and Binnish town in Idlib, Syria."
    damascus, _, binnish, _ = _places(gazetteer, text, "Damascus", "Aleppo", "Binnish", "Idlib")
    assert (damascus.name, binnish.name) == ("Damascus", "Binnish")


def test_a_hamlet_that_is_called_a_district_is_the_hamlet(gazetteer: Gazetteer) -> None:
    """No area of 15 km is made of a place of a few farms."""
    (place,) = _places(gazetteer, "They took the encircled district of al-Mallah in Syria.", "al-Mallah")
    assert (place.name, place.precision) == ("Mallah Farms", PlacePrecision.SETTLEMENT)


def test_a_capital_named_right_after_that_word_is_the_town(gazetteer: Gazetteer) -> None:
    """Not the province of the same name."""
    text = "Clashes in the provincial capital Hasakah in Syria."
    (place,) = _places(gazetteer, text, "Hasakah")
    assert place.precision is PlacePrecision.SETTLEMENT


def test_two_consonants_are_to_be_the_same() -> None:
    """Mazzeh in Damascus once was al-Maadi in Aleppo, whose consonants are merely alike."""
    with Gazetteer.open() as whole:
        assert "al-Maadi" not in {one.name for one in whole.find("al-Mazzeh", 20)}


def test_a_street_is_found_by_its_name_and_that_word(gazetteer: Gazetteer) -> None:
    """The name alone is that of a river far away."""
    (place,) = _places(gazetteer, "Shells hit al-Nile street in Syria.", "al-Nile")
    assert (place.name, place.admin[0]) == ("Nile Street", "Aleppo city")


def test_outskirts_lie_nearer_than_the_countryside(gazetteer: Gazetteer) -> None:
    """The northern edge of a town is within some kilometres of it."""
    text = "Strikes hit the northern outskirts of Saraqib and the northern countryside of Binnish in Syria."
    edge, countryside = _places(gazetteer, text, "Saraqib", "Binnish")
    assert edge.precision is countryside.precision is PlacePrecision.AREA
    assert (edge.radius_km or 0.0) < 8 < (countryside.radius_km or 0.0)


def test_a_side_told_in_another_clause_is_not_the_areas(gazetteer: Gazetteer) -> None:
    """An area "which lies south of the city" is no southern part of itself."""
    text = "Bombs fell near the Saraqib area which is south of the city in Syria. Saraqib area."
    (place,) = _places(gazetteer, text, "Saraqib")
    known = gazetteer.find("Saraqib", country="SY")[0]
    assert (place.lat, place.lon) == (known.lat, known.lon)


def test_a_quarter_of_a_people_is_not_their_country() -> None:
    """The Armenian district of a town in Syria lies in Syria, or stays open."""
    with Gazetteer.open() as whole:
        armenian, _ = _places(whole, "A bomb hit the Armenian district in Homs, Syria.", "Armenian", "Homs")
    assert armenian.country in {"SY", None}


def test_a_capital_stands_for_its_state_before_its_province() -> None:
    """Tensions with Ankara are not with Ankara province."""
    with Gazetteer.open() as whole:
        ankara, _, _ = _places(
            whole,
            "Tensions between Ankara and the party rose in Turkey, in Diyarbakir.",
            "Ankara",
            "Turkey",
            "Diyarbakir",
        )
    assert (ankara.name, ankara.precision) == ("Ankara", PlacePrecision.SETTLEMENT)


def test_a_quarter_is_no_village_far_from_every_town(gazetteer: Gazetteer) -> None:
    """The words speak of a part of a town; a village of that name in another province is not meant."""
    text = "Mortars hit the Sarrin neighbourhood in Damascus, Syria. Shells fell on Douma and Darayya."
    quarter = _places(gazetteer, text.replace(" in Damascus", ""), "Sarrin", "Douma", "Darayya")[0]
    assert not quarter.resolved
    assert quarter.reason is not None
    assert "only villages are known" in quarter.reason or "far from" in quarter.reason


def test_a_district_goes_by_its_whole_name(gazetteer: Gazetteer) -> None:
    """What is told as Harem district is the district, not the town of 20,000 that it is named after."""
    (place,) = _places(gazetteer, "They fled Harem district in Syria.", "Harem")
    assert (place.name, place.precision) == ("Harem District", PlacePrecision.DISTRICT)


def test_a_body_that_works_in_one_country_says_where_a_report_is_set(gazetteer: Gazetteer) -> None:
    """The White Helmets' Ariha, named with no country, was once Jericho."""
    (place,) = _places(gazetteer, "The White Helmets said that nine died when jets struck Ariha.", "Ariha")
    assert (place.name, place.country) == ("Ariha", "SY")


def test_a_quarter_that_is_listed_as_a_town_lies_in_its_city(gazetteer: Gazetteer) -> None:
    """Words that put a district into the city around it make it a quarter; without them it is the town of the list."""
    text = "Shells hit the Saltivka district of Kharkiv in Ukraine."
    quarter, _ = _places(gazetteer, text, "Saltivka", "Kharkiv")
    assert (quarter.precision, quarter.admin) == (PlacePrecision.NEIGHBOURHOOD, ("Kharkiv", "UA"))
    town, _ = _places(gazetteer, "Shells hit Saltivka and Kharkiv in Ukraine.", "Saltivka", "Kharkiv")
    assert town.precision is PlacePrecision.SETTLEMENT
