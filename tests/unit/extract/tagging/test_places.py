"""Names of places: capitals and wording, not the gazetteer alone."""

from __future__ import annotations

import pytest

from harmledger.extract.tagging.tags import Label
from tests.unit.extract.readings import reading


def places(*sentences: str) -> list[str]:
    """The words of every place in a report."""
    return [tag.text for sentence in reading(*sentences).sentences for tag in sentence.tagged(Label.PLACE)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Shells fell in Marib.", ["Marib"]),
        ("Shells fell in Yemen's Marib province.", ["Marib"]),
        ("Shells fell on the town of Ain Sabra.", ["Ain Sabra"]),
        ("Shells fell near Goma.", ["Goma"]),
        (
            "Shells fell in the villages of Ain Sabra, Tal Nuri and Deir al-Qasr.",
            ["Ain Sabra", "Tal Nuri", "Deir al-Qasr"],
        ),
        ("Jets struck al-Nuriya district.", ["al-Nuriya"]),
        ("Strikes hit eastern Sarmin.", ["Sarmin"]),
        ("Shells fell in Deir ez-Nuri on Monday.", ["Deir ez-Nuri"]),
        ("Shells fell near the Deir ez-Nuri airport.", ["Deir ez-Nuri"]),
        ("Shells fell in Kafr Goma.", ["Kafr Goma"]),
        ("A bomb went off in the Somali capital on Monday.", ["Somali capital"]),
        ("A bomb went off in the South Sudanese capital.", ["South Sudanese capital"]),
        ("A bomb went off in the Ukrainian capital, Kharkiv.", ["Kharkiv"]),
        ("Clashes in the capital Juba went on.", ["Juba"]),
        ("It lies near the Somali capital.", []),
        ("Shells fell in the Red Sea city of Hodeidah.", ["Hodeidah"]),
        ("Shells fell on the Black Sea port of Goma.", ["Goma"]),
        ("A missile hit a ship in the Red Sea.", ["Red Sea"]),
        ("A missile hit a ship in the Gulf of Goma.", ["Gulf of Goma"]),
        ("Missiles hit the Nuriya air base.", ["Nuriya"]),
        ("Shells fell on Goma & Nuriyat.", ["Goma", "Nuriyat"]),
        ("Shells fell in Goma Sarmin Binnish.", ["Goma", "Sarmin", "Binnish"]),
    ],
)
def test_a_name_needs_a_wording_that_places_go_with(sentence: str, expected: list[str]) -> None:
    """Prepositions, kinds of place and lists mark a name, known or not."""
    assert places(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Goma spoke first.",
        "It rained in March.",
        "He arrived on Monday.",
        "A Turkey-backed fighter left.",
        "shells fell in marib",
        "NOTE ON FIGURES: what was counted",
        "Nine Killed After Bomb Blasts in Busy Streets Before Evening Prayers",
    ],
)
def test_what_is_no_place_is_not_tagged(sentence: str) -> None:
    """A known name without a place's wording, months, days, descriptions and lower case are none."""
    assert places(sentence) == []


def test_a_name_once_marked_holds_for_the_report() -> None:
    """What the body marks as a place is one in the headline too."""
    assert places("Goma blast kills six.", "It happened in Goma.") == ["Goma", "Goma"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Gunmen fired on traders at Ombala on Friday.", ["Ombala"]),
        ("At Ombala some 400 families sleep outside.", ["Ombala"]),
        ("Lorries at Ombala were burned.", ["Ombala"]),
        ("Families fled from Ombala to Teyri.", ["Ombala", "Teyri"]),
        ("Hundreds left for Ombala on foot.", ["Ombala"]),
        ("The elders of Ombala counted nine dead.", ["Ombala"]),
        ("Fighters entered Ombala at dawn.", ["Ombala"]),
        ("Shells fell in Ombala and Teyri.", ["Ombala", "Teyri"]),
        ("A bus hit a mine on the Ombala road.", ["Ombala"]),
        ("A raid on the village Ombala left four dead.", ["Ombala"]),
        ("Two died in Khak-i-Ombala and Barra do Teyri.", ["Khak-i-Ombala", "Barra do Teyri"]),
        ("- Ombala: two killed by a mine.", ["Ombala"]),
        ("Tue 2 May - Ombala. A shepherd lost a leg.", ["Ombala"]),
        ("Ombala situation report no. 4", ["Ombala"]),
        ("Boats were fired on across the Ombala.", ["Ombala"]),
    ],
)
def test_the_wording_names_a_place_that_no_list_holds(sentence: str, expected: list[str]) -> None:
    """Prepositions, verbs of moving and seizing, kinds of place and the heads of lines tell an unknown name."""
    assert places(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "The wounded were taken there from General Ombala.",
        "The letter went to Colonel Ombala.",
        "He belonged to the Ombala Brigade.",
        "A report from Ombala Foundation counted nine.",
        "It happened at Easter.",
        "- Dead: two",
        "- Health: the clinic is shut",
        "Gunmen burned a Teyri village.",
        "According to Ombala, nine died.",
    ],
)
def test_persons_bodies_feasts_and_headings_are_no_places(sentence: str) -> None:
    """What stands where places stand but is named or titled as something else stays untagged."""
    assert places(sentence) == []


def test_a_capital_of_several_words_is_a_place_after_a_preposition() -> None:
    """The seat of a government stands for it elsewhere only."""
    assert places("Two were held in Addis Ababa.") == ["Addis Ababa"]
    assert places("Addis Ababa rejected it.") == []


@pytest.mark.parametrize(
    "sentences",
    [
        (
            "Dina Marib, 44, was shot dead.",
            "The gunman drove to Marib's home.",
            "Neighbours spoke of Marib and her son.",
        ),
        ("Deputy Omar Goma fired back.", "They fired at Goma, who hid."),
        ("A 9-year-old Amal Sarmin was hit.", "Nobody was charged in Sarmin's killing."),
    ],
)
def test_a_family_name_is_no_place(sentences: tuple[str, ...]) -> None:
    """Once a report names a person in full, with an age or a title, one of the names alone is that person's."""
    assert places(*sentences) == []


def test_a_town_may_bear_a_family_name() -> None:
    """What the wording makes a place stays one, also where somebody in the report is called so."""
    assert places("Dina Marib, 44, was shot in Marib.", "She lived in Marib province.") == ["Marib", "Marib"]
