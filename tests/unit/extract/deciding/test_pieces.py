"""Word pieces keep their place in the text, and windows show every piece to the encoder."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harmledger.extract.deciding.network import shipped
from harmledger.extract.deciding.pieces import LONGEST, pieces, windows
from tests.unit.extract.deciding.asking import made_pieces
from tests.unit.extract.readings import reading

_ROOM = LONGEST - 2


@settings(deadline=None)
@given(st.lists(st.integers(0, 128), max_size=60))
def test_windows_keep_every_piece_once(sizes: list[int]) -> None:
    """Kept stretches follow one another from the first piece to the last, each inside its window."""
    found = made_pieces(sizes)
    at = 0
    for window in windows(found):
        first, last = window.kept
        assert first == at
        assert window.first <= first <= last <= window.last
        assert window.first < window.last
        at = last
    assert at == sum(sizes)


@settings(deadline=None)
@given(st.lists(st.integers(0, 128), max_size=60))
def test_windows_hold_whole_sentences_and_fit(sizes: list[int]) -> None:
    """A window begins and ends with sentences, and has room for the two marks."""
    found = made_pieces(sizes)
    for window in windows(found):
        assert window.first in found.firsts
        assert window.last in found.firsts
        assert window.last - window.first <= _ROOM


def test_a_sentence_that_fills_no_window_is_still_encoded() -> None:
    """Even a sentence beyond the room has a window of its own."""
    found = made_pieces([3, _ROOM + 50, 4])
    kept = [at for window in windows(found) for at in range(*window.kept)]
    assert kept == list(range(_ROOM + 57))


def test_pieces_in_the_middle_have_words_on_both_sides() -> None:
    """Where windows overlap, a piece is kept from one in which it does not stand at the edge."""
    found = made_pieces([20] * 60)
    several = list(windows(found))
    assert len(several) > 1
    for one, other in itertools.pairwise(several):
        assert one.kept[1] < one.last
        assert other.first < other.kept[0]


def test_nothing_has_no_windows() -> None:
    """A report without pieces is not encoded."""
    assert list(windows(made_pieces([]))) == []
    assert list(windows(made_pieces([0, 0]))) == []


def test_pieces_stand_where_their_words_do() -> None:
    """Each piece lies in its sentence, in the order of the text, whatever the letters."""
    read = reading("Éléments of the “brigade” shelled Marib.", "قتل ١٢ مدنيا.", "Résidents e\u0301taient 🚑 là.")
    found = pieces(read.sentences, shipped()._tokenizer)
    assert len(found.ids) == len(found.starts) == len(found.ends) == found.firsts[-1] > 0
    assert list(found.starts) == sorted(found.starts)
    for at, sentence in enumerate(read.sentences):
        first, last = found.firsts[at], found.firsts[at + 1]
        assert first < last
        assert sentence.start <= found.starts[first]
        assert found.ends[last - 1] <= sentence.end
    words = {read.text[a:b].casefold() for a, b in zip(found.starts, found.ends, strict=True)}
    assert {"brigade", "of", "the"} <= words


def test_a_sentence_without_end_is_cut() -> None:
    """A table without stops does not crowd out the sentences after it."""
    read = reading(" ".join(["twelve"] * 200) + ".", "Marib was quiet.")
    found = pieces(read.sentences, shipped()._tokenizer)
    assert found.firsts[1] == 128
    assert read.text[found.starts[128] :].startswith("Marib")


@given(st.lists(st.integers(0, 5), max_size=8), st.integers(0, 80), st.integers(1, 20))
def test_span_holds_the_pieces_that_touch(sizes: list[int], start: int, length: int) -> None:
    """Every piece that shares a character with the text's stretch; one piece at least, where there is any."""
    found = made_pieces(sizes, width=3, gap=2)
    first, last = found.span(start, start + length)
    touching = [at for at in range(len(found.ids)) if found.starts[at] < start + length and start < found.ends[at]]
    assert 0 <= first < last
    if touching:
        assert list(range(first, last)) == touching
    elif sum(sizes):
        assert last == first + 1 <= sum(sizes)


@pytest.mark.parametrize("sentences", [(), ("",)])
def test_no_sentences_have_no_pieces(sentences: tuple[str, ...]) -> None:
    """An empty report has no pieces, and a span of it is bounded all the same."""
    found = pieces(reading(*sentences).sentences, shipped()._tokenizer)
    assert found.firsts[-1] == 0
    assert found.span(0, 5) == (0, 1)
