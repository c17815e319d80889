"""Cutting, folding and matching of words for full-text search."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmledger.ledger.words import BLOCK, LONGEST, OVERLAP, Phrase, cut, first_matches, fold, matches, parse, snippet
from harmledger.model.span import Span


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("IDLIB", "idlib"),
        ("Café", "cafe"),
        ("Cafe\u0301", "café"),
        ("Maʿarrat", "maarrat"),
        ("إدلب", "ادلب"),
        ("مُحَمَّد", "محمد"),
        ("مـــحمد", "محمد"),
        ("Straße", "STRASSE"),
        ("ﬁre", "fire"),
        ("١٢", "١٢"),
    ],
)
def test_spellings_fold_alike(one: str, other: str) -> None:
    """Case, accents, vowel marks, the tatweel, half rings and ligatures make no difference."""
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("Idlib", "Aleppo"), ("12", "21"), ("حمص", "حماة")])
def test_different_words_stay_different(one: str, other: str) -> None:
    """Folding joins spellings, not words."""
    assert fold(one) != fold(other)


def test_words_stand_where_they_stand() -> None:
    """Signs, emoji and underscores separate words; marks belong to their letter."""
    text = "al-Numan's_12 😀 قُتِلَ"
    assert [(word.folded, text[word.start : word.end]) for word in cut(text)] == [
        ("al", "al"),
        ("numan", "Numan"),
        ("s", "s"),
        ("12", "12"),
        ("قتل", "قُتِلَ"),
    ]


@given(st.text())
def test_every_word_is_a_stretch_of_the_text(text: str) -> None:
    """In order, never overlapping, folding to itself: whatever the text."""
    end = 0
    for word in cut(text):
        assert end <= word.start < word.end <= len(text)
        assert word.folded == fold(text[word.start : word.end])
        end = word.end


@given(st.text())
def test_every_query_can_be_read(query: str) -> None:
    """No query is an error, and no phrase is empty."""
    assert all(phrase.words and all(phrase.words) for phrase in parse(query))


@pytest.mark.parametrize(
    ("query", "phrases"),
    [
        ("two words", [Phrase(("two",)), Phrase(("words",))]),
        ('"two words" more', [Phrase(("two", "words")), Phrase(("more",))]),
        ('open "quote here', [Phrase(("open",)), Phrase(("quote", "here"))]),
        ("al-Numan", [Phrase(("al", "numan"))]),
        ("al-Num*", [Phrase(("al", "num"), prefix=True)]),
        ("* - 😀", []),
    ],
)
def test_a_query_is_words_phrases_and_beginnings(query: str, phrases: list[Phrase]) -> None:
    """Quoted words and words joined by signs follow one another; a star asks for a beginning."""
    assert parse(query) == phrases


def test_long_words_are_cut_alike() -> None:
    """A run of letters without end is found by its beginning, in the index and in the query."""
    assert fold("x" * 1000) == "x" * LONGEST
    assert fold("é" * 1000) == "e" * LONGEST


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("shelling", ["Shelling", "shelling"]),
        ('"shelling went" went', ["shelling went"]),
        ("wen*", ["went"]),
        ('"went on" on', ["went on"]),
        ("nothing", []),
    ],
)
def test_matches_are_the_words_of_the_text(query: str, found: list[str]) -> None:
    """In order; where one match lies in another, the longer one that begins first."""
    text = "Shelling hit. The shelling went on."
    assert [span.of(text) for span in matches(cut(text), parse(query))] == found


@given(st.text(max_size=600), st.integers(0, 500))
def test_a_snippet_is_a_stretch_around_the_first_match(text: str, at: int) -> None:
    """It holds the first match whole, and is not much longer than asked for."""
    if not text:
        assert snippet(text, []) is None
        return
    first = Span(min(at, len(text) - 1), min(at, len(text) - 1) + 1)
    shown = snippet(text, [first], width=60)
    assert shown is not None
    assert shown.contains(first)
    assert shown.end <= len(text)
    assert shown.end - shown.start <= 61


@pytest.mark.parametrize("at", [0, 1, BLOCK - OVERLAP - 5, BLOCK - OVERLAP, BLOCK - 5, BLOCK, 3 * BLOCK])
def test_the_first_match_of_a_long_text_is_found(at: int) -> None:
    """Wherever it stands, also across the blocks in which the text is read; and those near it with it."""
    words = "khan shaykhun"
    text = ("x " * (2 * BLOCK))[:at] + f" {words} and {words} " + "y " * OVERLAP * 2 + words
    spans = first_matches(text, parse('"Khan Shaykhun"'))
    assert [span.of(text) for span in spans] == [words, words]
    assert spans[0].start == text.index(words)


def test_a_word_cut_in_two_by_a_block_is_no_match() -> None:
    """The half of a longer word at the edge of a block is not the word that is looked for."""
    for end in (BLOCK, BLOCK - OVERLAP):
        text = "y " * ((end - 6) // 2) + "  aashelling" + " z" * BLOCK
        for word in ("aashe", "aashel", "aashell", "lling", "elling", "shelling"):
            assert first_matches(text, parse(word)) == []
