"""Speakers: who is made to speak, as a clean noun phrase."""

from __future__ import annotations

import pytest

from harmledger.extract.tagging.speakers import speakers
from harmledger.extract.tagging.words import Words


def found(text: str) -> list[tuple[str, bool]]:
    """The words of each speaker, and whether they stand for an earlier one."""
    words = Words.of(text)
    return [(words.slice(one.first, one.last), one.anaphor) for one in speakers(words)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ten died, local sources said Tuesday.", "local sources"),
        ("Ten died, according to the United Nations.", "United Nations"),
        ("According to residents ten died.", "residents"),
        ("“Ten died,” said the White Helmets.", "White Helmets"),
        ("Human Rights Watch said ten died.", "Human Rights Watch"),
        ("Ten people were killed a monitoring group said", "a monitoring group"),
        ("Activists reported ten dead.", "Activists"),
        ("WHO said ten died.", "WHO"),
        ("Ten died said the White Helmets.", "White Helmets"),
        ("Ten died, the Red Cross was quoted as saying.", "Red Cross"),
        ("Ten died according to a source at Marib Police Command.", "a source at Marib Police Command"),
        ("Anadolu Agency reported ten dead.", "Anadolu Agency"),
        ("A local council there speaks of ten.", "A local council"),
    ],
)
def test_the_subject_of_saying_speaks(text: str, speaker: str) -> None:
    """Subjects before and after the verb and what "according to" names are speakers, also without commas."""
    assert found(text) == [(speaker, False)]


@pytest.mark.parametrize(
    "text",
    ["It added that ten died.", "The group said ten died.", "He also said ten died.", "The Goma-based group said so."],
)
def test_anaphors_are_marked(text: str) -> None:
    """A pronoun or a definite description stands for an earlier speaker."""
    assert [anaphor for _, anaphor in found(text)] == [True]


@pytest.mark.parametrize(
    "text", ["Ten died in Sheikh Said.", "Initial reports were grim.", "An estimated 20 people fled."]
)
def test_nobody_speaks(text: str) -> None:
    """A name that looks like a verb and a noun that looks like one make nobody speak."""
    assert found(text) == []
