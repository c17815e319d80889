"""Guarded patterns: what words they need, and that the same is found with the guard as without."""

from __future__ import annotations

import re

import pytest

from harmledger.extract.tagging.guarded import Guarded
from harmledger.vocabulary.openings import openings


def test_openings_are_the_heads_of_words() -> None:
    """Words are parted as a pattern's boundary parts them: at hyphens and apostrophes; short ones are whole."""
    assert openings("Rebel-held HOMES, it's 2016") == {"rebe", "held", "home", "it", "s", "2016"}


@pytest.mark.parametrize(
    ("pattern", "needs"),
    [
        (r"\b(?:floods?|quakes?)\b", {"floo", "quak"}),
        (r"\bhits?\b", {"hit", "hits"}),
        (r"\b(?:may|might) have\b", {"have"}),
        (r"(?<!-)\btook\b(?! part)", {"took"}),
        (r"\bdespite\b|\bin spite of\b", {"desp", "in"}),
        (r"\bt(?:ook|akes?) (?:\w+ )?hold\b", {"hold"}),
        (r"\b(?:over |at )?(?:the )?weekend\b", {"week"}),
        (r"\b(?:the |\d+)?weekend\b", None),
        (r"\b[Ff]rom\s+$", {"from"}),
        (r"(?:in|over) (?:weeks|days)$", {"week", "days"}),
    ],
)
def test_what_a_pattern_needs_is_read_off_it(pattern: str, needs: set[str] | None) -> None:
    """Each alternative's first letters are needed, or those of a later word where these are fewer, or tell more."""
    assert Guarded(pattern, re.IGNORECASE).needs == (None if needs is None else frozenset(needs))


@pytest.mark.parametrize("pattern", [r"\bhit", r"\w+ed\b", r"(?:\bquakes?)?", r"a\Bb", r"[^a-z]x", r"\b[a-z]ar\b"])
def test_a_pattern_of_which_nothing_can_be_told_is_always_tried(pattern: str) -> None:
    """Words that may go on in any way, or not be there at all, are no ground to pass over a text."""
    guarded = Guarded(pattern)
    assert guarded.needs is None
    assert guarded.may("")


@pytest.mark.parametrize(
    "text",
    ["A FLOOD hit the town", "floodlights", "a re-flood", "the tide", "", "mudflood", "quake's end", "İ saw a QUAKE"],
)
def test_the_same_is_found_with_the_guard_as_without(text: str) -> None:
    """The guard changes how soon a search ends, never what it finds."""
    plain = re.compile(r"\b(?:floods?|quakes?)\b", re.IGNORECASE)
    guarded = Guarded(plain.pattern, re.IGNORECASE)
    found, expected = guarded.search(text), plain.search(text)
    assert (found and found.span()) == (expected and expected.span())


def test_a_part_of_a_text_is_searched_by_itself() -> None:
    """A part ends where it ends, and what stands outside it is not found."""
    guarded = Guarded(r"\bquakes?$", re.IGNORECASE)
    text = "a quake and floods"
    assert guarded.inside(text, 2, 7)
    assert not guarded.inside(text, 7, 18)
    assert guarded.search(text) is None
