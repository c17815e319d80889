"""Finding words in a report: verbatim and whole, or not at all."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from harmledger.extract.llm.quotes import is_same_sentence, nearest, occurrences
from harmledger.model.span import Span


def found(text: str, words: str) -> list[str]:
    """What is found of ``words`` in all of ``text``."""
    return [span.of(text) for span in occurrences(text, words, [Span(0, len(text))])]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("12,000 people", "12"),
        ("1,012 people", "12"),
        ("12.5 tonnes", "12"),
        ("112 people", "12"),
        ("1'200 people", "200"),
        ("a mankilled", "killed"),
        ("five killed", "fiv"),
        ("Five killed", "five"),
        ("12 people", "13 people"),
        ("text", ""),
        ("text", " \n "),
    ],
)
def test_words_cut_out_of_others_are_not_found(text: str, words: str) -> None:
    """A piece of a number is another number; another spelling is another word; nothing is nowhere."""
    assert found(text, words) == []


@pytest.mark.parametrize(
    ("text", "words", "there"),
    [
        ("killed 12. Then", "12", ["12"]),
        ("12, among them", "12", ["12"]),
        ("at least\n  12 people", "at least 12", ["at least\n  12"]),
        ("five and five", "five", ["five", "five"]),
        ("(a.*b)", "a.*b", ["a.*b"]),
        ("ومقتل 12 شخصا", "مقتل 12", ["مقتل 12"]),
        ("炮击造成12人死亡", "12人", ["12人"]),
    ],
)
def test_whole_words_are_found_in_any_script(text: str, words: str, there: list[str]) -> None:
    """Line breaks may differ; punctuation may follow; scripts that join words may be quoted from within."""
    assert found(text, words) == there


def test_nearest_of_several() -> None:
    """Of the places that are named the same, the one beside the claim is meant."""
    text = "Idlib fell. Much later, in Idlib, five died."
    spot = nearest(text, "Idlib", Span(34, 43), [Span(0, len(text))])
    assert spot == Span(27, 32)
    assert nearest(text, "Hama", Span(34, 43), [Span(0, len(text))]) is None


def test_sentences_are_told_apart() -> None:
    """A full stop or a line break between two spans sets them apart."""
    text = "On Monday jets struck. Five died"
    assert is_same_sentence(text, Span(0, 9), Span(10, 21))
    assert not is_same_sentence(text, Span(23, 27), Span(0, 9))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # a busy machine is no failure
@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_what_is_found_is_what_was_said(text: str, one: int, other: int) -> None:
    """Whatever the text and whatever is cut out of it: a span that is found holds those words, white space aside."""
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    words = text[start:end]
    spans = list(occurrences(text, words, [Span(0, len(text))] if text else []))
    assert all(span.of(text).split() == words.split() for span in spans)
