"""The shipped network: the same bytes give the same scores, and a file that cannot be used is told of once, clearly."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from harmledger.errors import VocabularyError
from harmledger.extract.deciding import features, network
from harmledger.extract.deciding.layout import WIDTH
from harmledger.extract.deciding.network import FILE, Network, shipped
from harmledger.extract.deciding.questions import Questions, Role
from harmledger.extract.tagging.tags import Reading
from tests.unit.extract.deciding.asking import questions_of
from tests.unit.extract.readings import reading

SHIPPED = Path(network.__file__).with_name(FILE)
_REPORT = (
    "At least 12 civilians were killed in Marib on Monday, including five children, the Observatory said.",
    "Russian warplanes shelled a hospital in Sarmin on Tuesday.",
    "Another 30 people were reported near Binnish.",
)


@pytest.fixture(scope="module")
def asked() -> Questions:
    """Figures and an attack, with mentions."""
    return questions_of(*_REPORT)


def test_scores_have_the_shapes_that_deciding_reads(asked: Questions) -> None:
    """A row a head, a column an option; finite numbers all."""
    heads, options = len(asked.heads), len(asked.options)
    encoded = shipped().encode(asked.reading)
    assert encoded.vectors.shape == (len(encoded.pieces.ids), 384)
    assert encoded.vectors.dtype == np.float32
    scores = shipped().weigh(asked, encoded)
    assert scores.classes.shape == (heads, WIDTH)
    assert scores.none.shape == (heads, len(Role))
    assert scores.pairs.shape == (heads, options, len(Role))
    assert scores.parts.shape == (heads, heads)
    assert scores.whole.shape == (heads,)
    for rows in (encoded.vectors, scores.classes, scores.none, scores.pairs, scores.parts, scores.whole):
        assert np.isfinite(rows).all()


def test_the_same_report_gives_the_same_bytes(asked: Questions) -> None:
    """Two sessions over one file agree to the last bit, in what they see and in what they say."""
    one, other = shipped(), Network(SHIPPED)
    first, second = one.encode(asked.reading), other.encode(asked.reading)
    assert first.vectors.tobytes() == second.vectors.tobytes()
    assert first.marked == second.marked
    said, again = one.weigh(asked, first), other.weigh(asked, second)
    for name in ("classes", "none", "pairs", "parts", "whole"):
        assert getattr(said, name).tobytes() == getattr(again, name).tobytes(), name


def test_every_piece_of_a_long_report_is_seen() -> None:
    """A report of several windows has a vector for each piece, and one window does not repeat another."""
    read = reading(*_REPORT * 12)
    encoded = shipped().encode(read)
    assert len(encoded.pieces.ids) > 384
    assert np.abs(encoded.vectors).max(axis=1).min() > 0


def test_marks_stand_in_the_text() -> None:
    """What is marked lies in the text, inside one sentence, with a chance for its score."""
    read = reading(*_REPORT)
    found = shipped().encode(read).marked
    assert found
    for one in found:
        assert 0 <= one.start < one.end <= len(read.text)
        assert sum(s.start <= one.start and one.end <= s.end for s in read.sentences) == 1
        assert 0.5 <= one.score <= 1
    assert list(found) == sorted(found, key=lambda one: one.start)


@pytest.mark.parametrize("text", ["", "\u200b\u200b.", "🚑🚑"])
def test_texts_without_words_are_encoded(text: str) -> None:
    """Nothing, or signs that are no words, are no trouble."""
    read = reading(text)
    encoded = shipped().encode(read)
    assert encoded.vectors.shape == (len(encoded.pieces.ids), 384)
    assert not shipped().weigh(questions_of(text), encoded).whole.size


def test_no_heads_no_scores() -> None:
    """Mentions without anything to decide give empty scores of the right widths."""
    found = questions_of("The weather in Marib was fine on Monday.")
    scores = shipped().weigh(found, shipped().encode(found.reading))
    assert scores.classes.shape == (0, WIDTH)
    assert scores.none.shape == (0, len(Role))
    assert scores.pairs.shape == (0, len(found.options), len(Role))
    assert scores.parts.shape == (0, 0)
    assert scores.whole.shape == (0,)


def test_no_options_are_weighed_as_none() -> None:
    """A figure without any mention is decided all the same."""
    found = questions_of("At least 12 civilians were killed.")
    assert (len(found.heads), found.options) == (1, ())
    scores = shipped().weigh(found, shipped().encode(found.reading))
    assert scores.pairs.shape == (1, 0, len(Role))
    assert scores.none.shape == (1, len(Role))


def test_encoding_is_of_the_report_alone() -> None:
    """What was read before leaves no trace."""
    read: Reading = reading(_REPORT[0])
    first = shipped().encode(read).vectors.tobytes()
    shipped().encode(reading(*_REPORT))
    assert shipped().encode(read).vectors.tobytes() == first


def test_the_shipped_network_is_loaded_once_and_names_its_version() -> None:
    """Its version is kept with every claim that it decides."""
    assert shipped() is shipped()
    assert shipped().version


def _refused(path: Path) -> str:
    with pytest.raises(VocabularyError) as caught:
        Network(path)
    return str(caught.value)


@pytest.mark.parametrize("content", [None, b"", b"no model at all", "half"])
def test_a_file_that_cannot_be_used_is_named_with_the_remedy(tmp_path: Path, content: bytes | str | None) -> None:
    """Missing, empty, foreign or cut short: one error that names the file and says what to do."""
    path = tmp_path / "reader.onnx"
    if content is not None:
        path.write_bytes(content if isinstance(content, bytes) else SHIPPED.read_bytes()[:1_000_000])
    told = _refused(path)
    assert str(path) in told
    assert "reinstall harmledger" in told
    assert "--extractor rules" in told


def test_a_model_without_its_version_is_refused(tmp_path: Path) -> None:
    """Claims must be able to say what decided them."""
    path = tmp_path / "reader.onnx"
    whole = SHIPPED.read_bytes()
    entry = b"\x0a\x07version"  # in the file's list of facts: the key, after its length
    assert whole.count(entry) == 1
    path.write_bytes(whole.replace(entry, b"\x0a\x07vershun"))
    assert str(path) in _refused(path)


def test_a_model_made_for_other_features_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of another version is told of when it is opened, not by a fault in the middle of a report."""
    monkeypatch.setattr(features, "HEAD_WIDTH", features.HEAD_WIDTH + 1)
    told = _refused(SHIPPED)
    assert f"rows {features.HEAD_WIDTH - 1} wide" in told
    assert "reinstall harmledger" in told
