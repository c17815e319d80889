"""Who was harmed or accused, by name; streets; and what is called by name where no place is known."""

from __future__ import annotations

import pytest

from harmledger.link.grounds.places import site
from harmledger.link.telling.mentions import called, is_doubtful, mentioned
from harmledger.link.telling.people import harmed_or_accused
from harmledger.link.telling.streets import streets_in
from tests.unit.link.making import BINNISH, UNKNOWN


@pytest.mark.parametrize(
    "sentence",
    [
        "Alpha Beta, 19, died at the scene.",
        "Police identified the victim as Alpha Beta.",
        "A 19-year-old man, Alpha Q. Beta, was there.",
        "Alpha Beta was charged with murder.",
        "The funeral of Alpha Beta is on Monday.",
        "Alpha Beta was shot in the leg.",
    ],
)
def test_age_harm_or_charge_makes_a_name_count(sentence: str) -> None:
    """Somebody harmed or accused is known by an age, a harm or a charge beside the name."""
    assert "alpha beta" in harmed_or_accused(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Sheriff Alpha Beta was called to the scene.",
        "The area is closed, said Alpha Beta, 50.",
        "Alpha Beta lives next door.",
        "Two were killed in Alpha Beta, 19 miles away.",
        "Mohammed Ali was killed.",
    ],
)
def test_speakers_offices_places_and_frequent_names_do_not(sentence: str) -> None:
    """Who speaks or holds an office is in many reports; a name that many bear tells nobody from another."""
    assert harmed_or_accused(sentence) == set()


def test_words_of_known_places_and_parties_are_no_people() -> None:
    """What the claims name as place or party is left out."""
    assert harmed_or_accused("Alpha Beta was shelled. Alpha Beta was hit.", {"alpha"}) == set()


def test_streets_are_one_however_they_are_written() -> None:
    """Abbreviations and sides do not make another street."""
    assert streets_in("on North Garden St. today") == streets_in("at Garden Street") == {"garden street"}


def test_words_that_only_look_like_streets_are_none() -> None:
    """An attack that took place near a court names no street."""
    assert streets_in("The attack took place near the court. This Place is far.") == set()


def test_unknown_place_is_doubtful_and_a_town_is_not() -> None:
    """Only names that no gazetteer has, or no place at all, leave open where it was."""
    assert is_doubtful(())
    assert is_doubtful((site(UNKNOWN),))
    assert not is_doubtful((site(BINNISH),))


def test_name_of_an_unknown_place_meets_its_mention() -> None:
    """The words of one report's place stand among the names of another."""
    assert called((site(UNKNOWN),)) & mentioned("Shells fell on Tal Nowhere yesterday.")
    assert not called((site(UNKNOWN),)) & mentioned("Shells fell on Another Hill yesterday.")
