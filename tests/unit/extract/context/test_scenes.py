"""The reach, the time and the places of a figure."""

from __future__ import annotations

import pytest

from harmledger.extract.kinds.casualty import casualties
from harmledger.model.draft import Draft
from harmledger.model.terms import Scope
from tests.unit.extract.readings import reading


def first(*sentences: str) -> Draft:
    """The first casualty draft of a report."""
    return casualties(reading(*sentences))[0]


@pytest.mark.parametrize(
    "sentence",
    [
        "Nine people were killed in raids on Goma and Marib.",
        "Jets struck Goma, the town of Sake and farmland at Marib on Tuesday, killing nine people.",
        "In all, the offensive killed 600 people.",
        "Nine people have been killed since Tuesday.",
    ],
)
def test_tallies(sentence: str) -> None:
    """Several places, one after the other or joined, and stretches of time make a tally."""
    assert first(sentence).scope is Scope.CUMULATIVE


@pytest.mark.parametrize(
    "sentence",
    [
        "The offensive ended after nine people were killed in a raid on Monday.",
        "A raid killed nine people in the deadliest attack since 2019.",
        "Shells on the villages of Goma and Sake killed nine people.",
        "Shells that hit Goma and Sake districts killed nine people.",
    ],
)
def test_incidents(sentence: str) -> None:
    """An offensive that is only named, a superlative's reach and places hit together make none."""
    assert first(sentence).scope is Scope.INCIDENT


def test_those_attacks_are_the_pattern_told_before() -> None:
    """A figure of "those attacks" runs over the stretch that they were told with."""
    draft = first("Jets struck homes between April 2019 and March 2020.", "Those attacks killed 224 people.")
    assert draft.scope is Scope.CUMULATIVE
    assert draft.time is not None
    assert draft.time.text == "between April 2019 and March 2020"


def test_each_figure_has_the_place_told_with_it() -> None:
    """Regression: both figures were given both places."""
    drafts = casualties(reading("Eleven people were killed at Goma, two in Sake."))
    assert [[place.mention.text for place in draft.places] for draft in drafts] == [["Goma"], ["Sake"]]


def test_places_that_both_figures_share_stay_shared() -> None:
    """One place at the end of "killed and wounded" is that of both."""
    drafts = casualties(reading("Eleven people were killed and two wounded in Sake."))
    assert [[place.mention.text for place in draft.places] for draft in drafts] == [["Sake"], ["Sake"]]


def test_each_figure_has_the_party_told_with_it() -> None:
    """Regression: two parties that acted in one sentence were made to act together."""
    drafts = casualties(reading("Rebel shelling killed ten people while government air strikes killed 82 people."))
    by = [[one.text for one in draft.perpetrators] for draft in drafts]
    assert by == [["Rebel shelling"], ["government air strikes"]]


def test_where_somebody_speaks_nobody_was_harmed() -> None:
    """Regression: "talks in Marib" placed a figure there."""
    draft = first("Nine people were killed in Goma.", "After talks in Marib two more were found dead.")
    assert [place.mention.text for place in draft.places] == ["Goma"]


def test_a_day_after_a_semicolon_dates_something_else() -> None:
    """What a headline tells beside a figure does not date it."""
    draft = first("Nine killed; a nurse is missing since Tuesday.", "The nine were killed in a raid on Monday.")
    assert draft.time is None or draft.time.text != "since Tuesday"


def test_the_day_of_an_attack_comes_before_that_of_a_funeral() -> None:
    """The day of a strike dates those who died in it, not the day on which they were buried."""
    draft = first("On Friday they buried those who died in Thursday's strike.", "Nine people were killed.")
    assert draft.time is not None
    assert draft.time.text == "Thursday"


def test_a_part_is_where_and_when_its_whole_is() -> None:
    """The dead of whom three are children died where and when all of them did."""
    drafts = casualties(reading("A raid killed nine people in Goma on Monday.", "Three of the dead were children."))
    assert drafts[1].part_of == 0
    assert drafts[1].time == drafts[0].time
    assert drafts[1].means == drafts[0].means
