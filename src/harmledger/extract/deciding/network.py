"""The learned reader as shipped: one ONNX file with its tokenizer, run by onnxruntime on the processor alone."""

from __future__ import annotations

import functools
import importlib.resources
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnxruntime
from tokenizers import Tokenizer

from harmledger.errors import VocabularyError
from harmledger.extract.deciding import features, spans
from harmledger.extract.deciding.layout import MARKS, WIDTH
from harmledger.extract.deciding.marks import Marked, marked
from harmledger.extract.deciding.pieces import Matrix, Pieces, pieces, windows
from harmledger.extract.deciding.questions import Questions, Role
from harmledger.extract.tagging.tags import Reading

FILE = "reader.onnx"
_CLS, _SEP = 101, 102
_SIZE = 384


@dataclass(frozen=True, slots=True, eq=False)
class Encoded:
    """A report as the network sees it: pieces, the vector of each ``(pieces, 384)``, and the spans that it marks."""

    pieces: Pieces
    vectors: Matrix
    marked: tuple[Marked, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Scores:
    """What the network says of one report; logits.

    Attributes:
        classes: (heads, WIDTH), laid out as :data:`~harmledger.extract.deciding.layout.SLICES`.
        none: (heads, roles), that no option fills the role.
        pairs: (heads, options, roles).
        parts: (heads, heads), that the first is a part of the second.
        whole: (heads,), that it is no part.
    """

    classes: Matrix
    none: Matrix
    pairs: Matrix
    parts: Matrix
    whole: Matrix


class Network:
    """A session over one model file. Deterministic: one thread, the same bytes in give the same scores out."""

    def __init__(self, path: Path) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._idle = _idle()
        try:
            self._session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
            facts = self._session.get_modelmeta().custom_metadata_map
            self._tokenizer = Tokenizer.from_str(facts["tokenizer"])
            self.version: str = facts["version"]
        except Exception as error:
            raise _unusable(path, str(error)) from error
        for one in self._session.get_inputs():
            width = self._idle[one.name].shape[-1] if one.name in self._idle else None
            if isinstance(one.shape[-1], int) and one.shape[-1] != width:
                raise _unusable(path, f"it takes {one.name} {one.shape[-1]} wide, this version gives {width}")
        self._only = onnxruntime.RunOptions()
        self._only.only_execute_path_to_fetches = True

    def encode(self, reading: Reading) -> Encoded:
        """The report's pieces with their vectors, and what the tagger marks."""
        found = pieces(reading.sentences, self._tokenizer)
        vectors = np.zeros((len(found.ids), _SIZE), np.float32)
        marks = np.zeros((len(found.ids), len(MARKS)), np.float32)
        for window in windows(found):
            ids = np.concatenate(([_CLS], found.ids[window.first : window.last], [_SEP]))[None]
            asked = {**self._idle, "ids": ids, "mask": np.ones(ids.shape, np.float32)}
            own, labels = (np.asarray(one) for one in self._session.run(["vectors", "marks"], asked, self._only))
            kept = slice(*window.kept)
            inner = slice(window.kept[0] - window.first + 1, window.kept[1] - window.first + 1)
            vectors[kept], marks[kept] = own[0, inner], labels[0, inner]
        return Encoded(found, vectors, tuple(marked(marks, found, reading.text)))

    def weigh(self, asked: Questions, encoded: Encoded) -> Scores:
        """The scores of a report's questions."""
        if not asked.heads:
            return _nothing(len(asked.options))
        found, sums = encoded.pieces, spans.running(encoded.vectors)
        outputs = self._session.run(
            ["classes", "none", "pairs", "parts", "whole"],
            {
                **self._idle,
                "heads": spans.means(sums, spans.of_heads(asked, found)),
                "rows": features.of_heads(asked),
                "options": _some(spans.means(sums, spans.of_options(asked, found))),
                "places": _some_options(features.of_pairs(asked)),
                "standing": features.of_parts(asked),
            },
            self._only,
        )
        classes, none, pairs, parts, whole = (np.asarray(one, np.float32) for one in outputs)
        return Scores(classes, none, pairs[:, : len(asked.options)], parts, whole)


def _unusable(path: Path, why: str) -> VocabularyError:
    return VocabularyError(
        f"{path}: the model of the learned reader cannot be used ({why})",
        remedy="reinstall harmledger, or read with --extractor rules",
    )


def _idle() -> dict[str, npt.NDArray[Any]]:
    """Inputs of the half of the graph that a call does not ask for."""
    return {
        "ids": np.zeros((1, 1), np.int64),
        "mask": np.ones((1, 1), np.float32),
        "heads": np.zeros((1, 3 * _SIZE), np.float32),
        "rows": np.zeros((1, features.HEAD_WIDTH), np.float32),
        "options": np.zeros((1, 2 * _SIZE), np.float32),
        "places": np.zeros((1, 1, features.PAIR_WIDTH), np.float32),
        "standing": np.zeros((1, 1, features.PART_WIDTH), np.float32),
    }


def _some(rows: Matrix) -> Matrix:
    return rows if len(rows) else np.zeros((1, rows.shape[1]), np.float32)


def _some_options(rows: Matrix) -> Matrix:
    return rows if rows.shape[1] else np.zeros((rows.shape[0], 1, rows.shape[2]), np.float32)


def _nothing(options: int) -> Scores:
    return Scores(
        np.zeros((0, WIDTH), np.float32),
        np.zeros((0, len(Role)), np.float32),
        np.zeros((0, options, len(Role)), np.float32),
        np.zeros((0, 0), np.float32),
        np.zeros(0, np.float32),
    )


@functools.cache
def shipped() -> Network:
    """The network that this version ships, loaded once a process.

    Raises:
        VocabularyError: where its file is missing or damaged.
    """
    path = importlib.resources.files("harmledger.extract.deciding") / FILE
    return Network(Path(str(path)))
