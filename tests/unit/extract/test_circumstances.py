"""Circumstances of a claim: where, when, how firmly, once or as a pattern."""

from __future__ import annotations

import pytest

from harmledger.extract.circumstances import Scenes, scope, stance
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
