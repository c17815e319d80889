"""Spans that the tagger marks: whole words, inside one sentence."""

from __future__ import annotations

import itertools
from bisect import bisect_right

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmledger.extract.deciding.layout import MARKS, Mark
from harmledger.extract.deciding.marks import Marked, marked
from harmledger.extract.deciding.pieces import Matrix, Pieces
from tests.unit.extract.deciding.asking import SURE, made_pieces


def _scores(labels: list[str], score: float = SURE) -> Matrix:
    rows = np.zeros((len(labels), len(MARKS)), np.float32)
    rows[np.arange(len(labels)), [MARKS.index(label) for label in labels]] = score
    return rows


def _words(labels: str, text: str, found: Pieces) -> list[str]:
    return [text[one.start : one.end] for one in marked(_scores(labels.split()), found, text)]


@pytest.mark.parametrize(
    ("labels", "words"),
    [
        ("O B-place I-place O", ["aabb ccdd"]),
        ("B-place B-place O O", ["aabb"]),
        ("O I-place I-place O", []),
        ("B-time I-place O B-time", ["aabb", "ccdd"]),
        ("O O B-place I-place", ["ccdd"]),
        ("O O O O", []),
    ],
)
def test_spans_begin_and_go_on(labels: str, words: list[str]) -> None:
    """A beginning opens a span and insides of the same kind go on, in whole words; an inside alone marks nothing."""
    starts = np.array([0, 2, 5, 7])
    found = Pieces(np.arange(4, dtype=np.int64), starts, starts + 2, (0, 4))
    assert _words(labels, "aabb ccdd ee", found) == words


def test_a_word_of_which_two_pieces_begin_a_span_is_marked_once() -> None:
    """Once it came out twice, and as two options counted twice among its rivals."""
    found = made_pieces([3], width=2)
    assert _words("B-place B-place I-place", "Sarmin", found) == ["Sarmin"]
    assert _words("B-place B-time B-place", "Sarmin", found) == ["Sarmin"] * 3


def test_unsure_spans_are_left_out() -> None:
    """A span whose pieces are less likely than not marks nothing."""
    found = made_pieces([2])
    assert list(marked(_scores(["B-place", "I-place"], 0.5), found, "ab")) == []


def test_nothing_marks_nothing() -> None:
    """A report without pieces has no spans."""
    assert list(marked(np.zeros((0, len(MARKS)), np.float32), made_pieces([]), "")) == []


def test_a_span_ends_with_its_sentence() -> None:
    """An inside at the head of the next sentence does not go on, though no white space parts the two."""
    text = "SarminMarib"
    found = Pieces(np.arange(2, dtype=np.int64), np.array([0, 6]), np.array([6, 11]), (0, 1, 2))
    assert _words("B-place I-place", text, found) == ["Sarmin"]
    assert _words("O B-place", text, found) == ["Marib"]


@st.composite
def _tagged(draw: st.DrawFn) -> tuple[str, Pieces, Matrix]:
    """A text of letters and spaces, cut anywhere into sentences and pieces, with random labels."""
    text = draw(st.text("ab é1 -", min_size=1, max_size=40))
    cuts = [0, *sorted(draw(st.sets(st.integers(1, len(text)), max_size=4))), len(text)]
    starts: list[int] = []
    ends: list[int] = []
    firsts = [0]
    for low, high in itertools.pairwise(cuts):
        at = low
        while at < high:
            size = draw(st.integers(1, 4))
            end = min(at + size, high)
            word = text[at:end].strip()
            if word:
                start = at + text[at:end].index(word)
                starts.append(start)
                ends.append(start + len(word))
            at = end
        firsts.append(len(starts))
    labels = draw(st.lists(st.sampled_from(MARKS), min_size=len(starts), max_size=len(starts)))
    found = Pieces(np.arange(len(starts), dtype=np.int64), np.array(starts, int), np.array(ends, int), tuple(firsts))
    return text, found, _scores(labels)


@given(_tagged())
def test_spans_are_whole_words_of_one_sentence(given_: tuple[str, Pieces, Matrix]) -> None:
    """A span grows to the ends of its words, as far as its sentence goes and never into another."""
    text, found, scores = given_
    spans: list[Marked] = list(marked(scores, found, text))
    own = [(low, high) for low, high in itertools.pairwise(found.firsts) if low < high]
    bounds = [int(found.starts[low]) for low, _ in own]
    for span in spans:
        at = bisect_right(bounds, span.start) - 1
        low = bounds[at]
        high = bounds[at + 1] if at + 1 < len(bounds) else len(text)
        assert low <= span.start < span.end <= high
        assert span.start == low or not (text[span.start - 1].isalnum() and text[span.start].isalnum())
        assert span.end == high or not (text[span.end].isalnum() and text[span.end - 1].isalnum())
        assert 0.5 <= span.score <= 1
        assert span.mark in Mark
    assert [one.start for one in spans] == sorted(one.start for one in spans)
    assert all(
        (one.mark, one.start, one.end) != (other.mark, other.start, other.end)
        for one, other in itertools.pairwise(spans)
    )
