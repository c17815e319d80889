"""Noun phrases that can speak: subjects of verbs of saying in any order."""

from __future__ import annotations

import pytest

from harmledger.extract.tagging.speakers import speakers
from harmledger.extract.tagging.words import Words


def _heard(text: str) -> list[str]:
    words = Words.of(text)
    return [words.slice(one.first, one.last) for one in speakers(words)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Nine people died in the raid, a baker said.", "a baker"),
        ("The provincial spokesman, who asked for calm, said nine people died.", "The provincial spokesman"),
        ("On Monday, the chief of the district denied that anybody had fled.", "the chief of the district"),
        ("Nine people died, according to the deputy prime minister.", "the deputy prime minister"),
        ("Nine died on the road said the mayor.", "the mayor"),
        ("The health ministry on Sunday revised nothing, and the army denied it.", "the army"),
    ],
)
def test_a_noun_phrase_that_can_speak_is_heard(text: str, speaker: str) -> None:
    """Whoever is the subject of a verb of saying is tagged, with the office that names him."""
    assert speaker in _heard(text)


@pytest.mark.parametrize(
    "text",
    [
        "Nine people were described as missing.",
        "The deaths recorded by nobody went on.",
        "Two men named in a list left.",
    ],
)
def test_those_of_whom_things_are_told_do_not_speak(text: str) -> None:
    """Participles make nobody a speaker."""
    assert _heard(text) == []
