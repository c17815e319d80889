"""Parties: wordings of the vocabulary, and when a nationality, a country or an acronym stands for one."""

from __future__ import annotations

import pytest

from harmledger.extract.tagging.actors import actors
from harmledger.extract.tagging.words import Words


def found(text: str) -> list[tuple[str, str]]:
    """The words of every party and its neutral name."""
    words = Words.of(text)
    return [(words.slice(a, b), name) for a, b, name in actors(words)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russian warplanes hit the town", [("Russian warplanes", "Government of Russia")]),
        (
            "Russian and Ukrainian artillery fired",
            [("Russian", "Government of Russia"), ("Ukrainian artillery", "Government of Ukraine")],
        ),
        ("the Houthis fired", [("Houthis", "Ansar Allah")]),
        ("IS is strong", [("IS", "Islamic State")]),
        ("Moscow denied it", [("Moscow", "Government of Russia")]),
    ],
)
def test_wordings_of_a_party(text: str, expected: list[tuple[str, str]]) -> None:
    """The longest wording is taken; names in capitals hold only in capitals."""
    assert found(text) == expected


@pytest.mark.parametrize(
    "text", ["he is here", "the Russian language", "give it to us", "they fled to Turkey", "in northern Syria"]
)
def test_what_stands_for_no_party(text: str) -> None:
    """Verbs, adjectives of other things, pronouns and countries as places are no parties."""
    assert found(text) == []
