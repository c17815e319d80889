"""Parties of a clause, by the side on which they stand."""

from __future__ import annotations

import pytest

from harmledger.extract.context import parties
from harmledger.extract.tagging.tags import Sentence
from tests.unit.extract.readings import reading


def _sentence(text: str) -> Sentence:
    (sentence,) = reading(text).sentences
    return sentence


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Jets bombed rebel-held Sarmin.", []),
        ("Jets of the Turkey-backed rebels bombed Sarmin.", ["rebels"]),
        ("The army shelled Sarmin.", ["The army"]),
    ],
)
def test_parties_that_only_qualify_a_place_are_left_out(text: str, named: list[str]) -> None:
    """Whose area it is does not make anyone a party to what is told."""
    sentence = _sentence(text)
    found = [tag.text for tag in parties.actors(sentence, sentence.start, sentence.end)]
    assert [name.removeprefix("Turkey-backed ") for name in found] == named


@pytest.mark.parametrize(
    ("text", "agents"),
    [
        ("Sarmin was shelled by the Syrian army and Hezbollah.", ["the Syrian army", "Hezbollah"]),
        ("A town held by Hezbollah was shelled.", []),
        ("Fighters backed by Hezbollah shelled a town.", []),
        ("A raid blamed on Israel hit a depot.", ["Israel"]),
    ],
)
def test_agents_are_those_told_by_by(text: str, agents: list[str]) -> None:
    """Doers of a passive, not holders or helpers."""
    sentence = _sentence(text)
    named = parties.actors(sentence, sentence.start, sentence.end)
    found = [tag.text for tag in parties.by_agents(sentence, named)]
    assert [name.removeprefix("the ") for name in found] == [name.removeprefix("the ") for name in agents]


def test_subjects_stand_before_the_verb_and_are_not_told_of() -> None:
    """A party after "against" before the verb is no subject."""
    sentence = _sentence("In its war against Hezbollah the Israeli army struck a depot.")
    named = parties.actors(sentence, sentence.start, sentence.end)
    found = parties.subjects(sentence, named, sentence.start + sentence.text.index("struck"))
    assert [tag.text.removeprefix("the ") for tag in found] == ["Israeli army"]


def test_mentions_name_each_wording_once() -> None:
    """A party named twice in one clause is one mention."""
    sentence = _sentence("Russia struck a depot and Russia struck a bridge.")
    assert [one.text for one in parties.mentions(parties.actors(sentence, 0, sentence.end))] == ["Russia"]
