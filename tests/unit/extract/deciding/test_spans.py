"""What stands for a head or an option: the mean of its pieces' vectors."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from harmledger.extract.deciding import spans
from harmledger.extract.deciding.network import shipped
from harmledger.extract.deciding.pieces import Pieces, pieces
from harmledger.extract.deciding.questions import Questions, Role
from tests.unit.extract.deciding.asking import questions_of
from tests.unit.extract.readings import reading


def _pieces(asked: Questions) -> Pieces:
    return pieces(asked.reading.sentences, shipped()._tokenizer)


def _words(asked: Questions, found: Pieces, bounds: np.ndarray) -> str:
    first, last = bounds
    return asked.reading.text[found.starts[first] : found.ends[last - 1]]


def test_heads_are_evidence_number_and_sentence() -> None:
    """The three stretches of a figure; an attack has no number, and shows its evidence again."""
    asked = questions_of("Jets bombed Sarmin on Monday.", "At least 12 civilians were killed in Marib.")
    found = _pieces(asked)
    rows = spans.of_heads(asked, found)
    assert rows.shape == (len(asked.heads), 3, 2)
    seen = set()
    for head, row in zip(asked.heads, rows, strict=True):
        evidence, number, sentence = (_words(asked, found, one) for one in row)
        assert evidence == asked.reading.text[head.start : head.end].strip(" .")
        assert number == (evidence if head.count is None else head.count.text)
        assert sentence == asked.reading.sentences[head.sentence].text
        seen.add(head.count is None)
    assert seen == {True, False}


def test_options_are_mention_and_sentence() -> None:
    """The two stretches of an option."""
    asked = questions_of("At least 12 civilians were killed in Marib on Monday.")
    found = _pieces(asked)
    rows = spans.of_options(asked, found)
    assert rows.shape == (len(asked.options), 2, 2)
    place = next(at for at, one in enumerate(asked.options) if one.role is Role.PLACE)
    assert _words(asked, found, rows[place, 0]) == "Marib"
    assert _words(asked, found, rows[place, 1]) == asked.reading.text


def test_words_beyond_the_cut_of_a_long_sentence_have_a_stretch_all_the_same() -> None:
    """A figure that stands where no piece was kept is bounded by what there is."""
    asked = questions_of(" ".join(["then"] * 300) + " 12 civilians were killed in Marib")
    found = _pieces(asked)
    assert asked.heads
    rows = spans.of_heads(asked, found)
    assert (rows[..., 0] < rows[..., 1]).all()
    vectors = np.ones((len(found.ids), 4), np.float32)
    assert np.isfinite(spans.means(spans.running(vectors), rows)).all()


@given(
    st.integers(1, 12).flatmap(
        lambda size: st.tuples(
            st.just(size),
            st.lists(
                st.lists(st.tuples(st.integers(0, size - 1), st.integers(1, size)), min_size=2, max_size=2), max_size=5
            ),
        )
    )
)
def test_means_are_means(made: tuple[int, list[list[tuple[int, int]]]]) -> None:
    """Each stretch's own mean, side by side, as taken one by one."""
    size, drawn = made
    vectors = np.random.default_rng(size).normal(size=(size, 3)).astype(np.float32)
    bounds = np.array([[(a, max(b, a + 1)) for a, b in one] for one in drawn], np.int64).reshape(-1, 2, 2)
    found = spans.means(spans.running(vectors), bounds)
    assert found.dtype == np.float32
    assert found.shape == (len(drawn), 6)
    for row, (one, other) in zip(found, bounds, strict=True):
        wanted = np.concatenate((vectors[slice(*one)].mean(axis=0), vectors[slice(*other)].mean(axis=0)))
        np.testing.assert_allclose(row, wanted, rtol=1e-5, atol=1e-6)


def test_nothing_has_no_rows() -> None:
    """A report without figures and mentions."""
    asked = questions_of("The weather was fine.")
    found = pieces(reading("The weather was fine.").sentences, shipped()._tokenizer)
    assert spans.of_heads(asked, found).shape == (0, 3, 2)
    assert spans.means(spans.running(np.zeros((0, 4), np.float32)), spans.of_options(asked, found)).shape == (0, 8)
