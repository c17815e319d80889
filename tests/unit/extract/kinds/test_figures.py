"""Figures told without their noun."""

from __future__ import annotations

import pytest

from harmledger.extract.kinds.casualty import casualties
from harmledger.extract.kinds.displacement import displacements
from harmledger.extract.kinds.figures import figures
from harmledger.extract.tagging.people import people
from harmledger.extract.tagging.words import Words
from harmledger.model.terms import Outcome
from tests.unit.extract.readings import reading


def bare(text: str) -> list[str]:
    """The words of each figure without a noun."""
    words = Words.of(text)
    return [words.slice(*who.count) for who in figures(words, people(words))]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("The ministry's count stands at 31.", "31"),
        ("A hospital speaks of seven.", "seven"),
        ("The mayor gives the figure as 4,000 since May.", "4,000"),
        ("One aid group put the number at 212, up from May.", "212"),
    ],
)
def test_counts_figures_and_speech_give_a_bare_number(text: str, figure: str) -> None:
    """What leads up to the number makes it a figure, and nothing that it counts follows."""
    assert bare(text) == [figure]


@pytest.mark.parametrize("text", ["The count of nine villages.", "He speaks of two phases.", "It ended at 31 points."])
def test_numbers_of_things_are_no_such_figures(text: str) -> None:
    """A noun after the number, or nothing that leads up to it, makes it none."""
    assert bare(text) == []


def test_a_bare_figure_is_of_what_was_told_last() -> None:
    """The same words count the dead after a toll and those who fled after a flight."""
    died = casualties(reading("Nine people were killed in Goma.", "A local council speaks of eleven."))
    assert [(draft.count and draft.count.text, draft.outcome) for draft in died][1] == ("eleven", Outcome.KILLED)
    fled = reading("Nine people were killed.", "Some 900 people fled Goma.", "A local council speaks of 1,100.")
    assert [draft.count and draft.count.text for draft in displacements(fled)] == ["Some 900", "1,100"]
    assert len(casualties(fled)) == 1


def test_a_bare_figure_after_nothing_counts_nobody() -> None:
    """Where no quantity was told near, a figure stands for none."""
    assert casualties(reading("The committee met.", "Its count stands at 15.")) == []
