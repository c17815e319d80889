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
