"""Circumstances of a claim: where, when, how firmly, once or as a pattern."""

from __future__ import annotations

import pytest

from harmledger.extract.context.circumstances import Scenes, scope, stance
from harmledger.model.terms import Scope, Stance
from harmledger.model.where import PlaceRole
from tests.unit.extract.readings import reading


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("initial reports spoke of shelling", Stance.INITIAL),
        ("an alleged chlorine attack", Stance.SUSPECTED),
        ("jets reportedly hit the port", Stance.REPORTED),
        ("jets hit the port", Stance.ASSERTED),
    ],
)
def test_stance_follows_the_hedge(words: str, expected: Stance) -> None:
    """How firmly words say something is told by their hedge."""
    assert stance(words) is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("jets hit the port on Monday", Scope.INCIDENT),
        ("jets have hit the port for weeks", Scope.CAMPAIGN),
        ("clashes continued on Monday evening", Scope.INCIDENT),
        ("clashes continued around the port", Scope.CAMPAIGN),
        ("troops are shelling the port", Scope.CAMPAIGN),
    ],
)
def test_scope_tells_an_event_from_a_pattern(words: str, expected: Scope) -> None:
    """What goes on is a campaign, what went on one day is that day's event."""
    assert scope(words) is expected


def test_what_someone_denies_is_denied() -> None:
    """A deed told as the content of a denial is claimed as denied, never as asserted."""
    read = reading("The ministry denied that jets bombed Sarmin.")
    (sentence,) = read.sentences
    start = sentence.text.index("that")
    assert Scenes(read).around(sentence, start, sentence.end).stance is Stance.DENIED


def test_places_have_roles() -> None:
    """Near, origin and the wider area are told apart."""
    (sentence,) = reading("Rockets from Jableh fell near Sarmin in Idlib.").sentences
    found = Scenes(reading(sentence.text)).around(sentence, sentence.start, sentence.end).places
    assert [(place.mention.text, place.role) for place in found] == [
        ("Jableh", PlaceRole.ORIGIN),
        ("Sarmin", PlaceRole.NEAR),
        ("Idlib", PlaceRole.WITHIN),
    ]


def test_a_country_struck_is_a_place_though_it_names_a_party_too() -> None:
    """What is told as strikes against a country happened there."""
    read = reading("The president ordered two strikes against Syria.")
    (sentence,) = read.sentences
    found = Scenes(read).around(sentence, sentence.start, sentence.end).places
    assert [place.mention.text for place in found] == ["Syria"]


def test_when_something_was_found_out_dates_no_attack() -> None:
    """A panel's report of October 2017 once dated an attack of April to October."""
    read = reading(
        "Residents of the northern streets tell what they saw, and what they lost there.",
        "Gas was used in Sarmin on 4 April 2017.",
        "In October 2017 a panel said that jets bombed Sarmin with sarin.",
    )
    sentence = read.sentences[-1]
    time = Scenes(read).around(sentence, sentence.start + sentence.text.index("jets"), sentence.end).time
    assert time is not None
    assert time.text == "4 April 2017"


def test_the_day_of_a_denial_dates_nothing_else() -> None:
    """Houses that a strike destroyed on Monday were once destroyed on Wednesday, when somebody denied it."""
    read = reading(
        "Jets bombed Sarmin on Monday.",
        "The ministry denied on Wednesday that it bombed Sarmin.",
        "Six houses were destroyed in Sarmin.",
    )
    sentence = read.sentences[-1]
    time = Scenes(read).around(sentence, sentence.start, sentence.end).time
    assert time is not None
    assert time.text == "Monday"


def test_where_somebody_speaks_is_no_place_of_an_attack() -> None:
    """A spokesman's city is passed over for the place that was struck."""
    read = reading("Jets bombed Sarmin, a spokesman in Gaza said.")
    sentence = read.sentences[0]
    places = Scenes(read).around(sentence, sentence.start, sentence.end).places
    assert [place.mention.text for place in places] == ["Sarmin"]


def test_a_town_in_a_list_is_not_the_area_of_the_others() -> None:
    """In "Sarmin, the town of Binnish and Idlib", Binnish was once held to contain the others."""
    read = reading("Jets bombed Sarmin, the town of Binnish and Idlib on Monday.")
    sentence = read.sentences[0]
    places = Scenes(read).around(sentence, sentence.start, sentence.end).places
    assert PlaceRole.WITHIN not in [place.role for place in places if place.mention.text == "Binnish"]
