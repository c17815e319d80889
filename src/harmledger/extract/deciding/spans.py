"""Which pieces stand for a head or an option: the network reads the mean of their vectors."""

from __future__ import annotations

import itertools

import numpy as np
import numpy.typing as npt

from harmledger.extract.deciding.pieces import Pieces
from harmledger.extract.deciding.questions import Questions

Bounds = npt.NDArray[np.int64]
"""First piece and one past the last, ``(items, spans of an item, 2)``."""


def of_heads(asked: Questions, found: Pieces) -> Bounds:
    """Evidence, number (evidence again where there is none) and sentence of each head."""
    rows = np.zeros((len(asked.heads), 3, 2), np.int64)
    for row, head in zip(rows, asked.heads, strict=True):
        row[0] = found.span(head.start, head.end)
        row[1] = row[0] if head.count is None else found.span(head.count.start, head.count.end)
        row[2] = _sentence(found, head.sentence)
    return rows


def of_options(asked: Questions, found: Pieces) -> Bounds:
    """Mention and sentence of each option."""
    rows = np.zeros((len(asked.options), 2, 2), np.int64)
    for row, option in zip(rows, asked.options, strict=True):
        row[0] = found.span(option.mention.start, option.mention.end)
        row[1] = _sentence(found, option.sentence)
    return rows


def _sentence(found: Pieces, index: int) -> tuple[int, int]:
    first, last = found.firsts[index], found.firsts[index + 1]
    return first, max(last, first + 1)


def running(vectors: npt.NDArray[np.float32]) -> npt.NDArray[np.float64]:
    """The sums of the first vectors, from none to all of them, by which spans of any length have their means."""
    sums = np.zeros((len(vectors) + 1, vectors.shape[1]))
    sums[1:] = vectors
    # What numpy's own running sum gives, which goes down each column by itself and takes eight times as long.
    for before, row in itertools.pairwise(sums):
        np.add(row, before, out=row)
    return sums


def means(sums: npt.NDArray[np.float64], bounds: Bounds) -> npt.NDArray[np.float32]:
    """Mean vectors of the spans of each item, side by side: ``(items, spans of an item * width)``.

    Args:
        sums: as :func:`running` gives them.
        bounds: of each span of each item.
    """
    low, high = np.minimum(bounds, len(sums) - 1).transpose(2, 0, 1)
    total = sums[high] - sums[low]
    mean: npt.NDArray[np.float64] = total / np.maximum(high - low, 1)[..., None]
    return mean.reshape(len(bounds), bounds.shape[1] * sums.shape[1]).astype(np.float32)
