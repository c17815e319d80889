"""Words of a sentence and phrases among them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmledger.extract.tagging.chunks import key
from harmledger.extract.tagging.phrases import Phrases, plurals
from harmledger.extract.tagging.words import Words


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Syria's", "syria"),
        ("Syria’s", "syria"),
        ("U.S.", "us."),
        ("US", "us"),
        ("12,000", "12,000"),
        ("O’Neil", "o'neil"),
    ],
)
def test_a_key_is_the_word_as_lists_hold_it(word: str, expected: str) -> None:
    """Possessive endings and the points of abbreviations go; "U.S." stays apart from the pronoun."""
    assert key(word) == expected


def test_the_longest_phrase_wins_and_hyphens_are_spaces() -> None:
    """Text that says "car-bomb" is found as "car bomb", and not as "bomb"."""
    phrases = Phrases([("bomb", 1), ("car bomb", 2), ("car", 3)])
    words = Words.of("A car-bomb and a bomb in a car park")
    assert [(words.slice(a, b), value) for a, b, value in phrases.find(words)] == [
        ("car-bomb", 2),
        ("bomb", 1),
        ("car", 3),
    ]


def test_a_phrase_that_breaks_off_falls_back() -> None:
    """Where a longer phrase fails midway, the shorter one that it began with stands."""
    phrases = Phrases([("air", 1), ("air strike force", 2)])
    words = Words.of("air strike planned")
    assert [(a, b, value) for a, b, value in phrases.find(words)] == [(0, 1, 1)]


@pytest.mark.parametrize(("word", "forms"), [("bakery", "bakeries"), ("clash", "clashes"), ("raid", "raids")])
def test_plurals_follow_english(word: str, forms: str) -> None:
    """Lists give the singular; the plural is made."""
    assert forms in plurals(word)


@given(st.text(max_size=200))
def test_words_are_slices_in_order(text: str) -> None:
    """Spans never overlap, hold no white space, and keys and capitals go with them."""
    words = Words.of(text)
    assert len(words.spans) == len(words.keys) == len(words.capitals)
    assert all(end <= start for (_, end), (start, _) in zip(words.spans, words.spans[1:], strict=False))
    assert not any(char.isspace() for start, end in words.spans for char in text[start:end])
