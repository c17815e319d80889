"""A report as word pieces: windows that the encoder reads, and where each piece stands in the text."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from harmledger.extract.tagging.tags import Sentence

LONGEST = 384
"""Pieces in a window, with the two marks at its ends; attention grows with the square of it."""
_LONGEST_SENTENCE = 128
"""Pieces kept of one sentence: what has more is a table or a list without stops."""

Matrix = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Pieces:
    """The pieces of a report's sentences, in the order of the text.

    Attributes:
        ids: vocabulary indexes, ``int64``.
        starts, ends: offsets of each piece in the report's text.
        firsts: for each sentence the index of its first piece, and one more: the number of pieces.
    """

    ids: npt.NDArray[np.int64]
    starts: npt.NDArray[np.int64]
    ends: npt.NDArray[np.int64]
    firsts: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The pieces, first and one past the last, that touch ``text[start:end]``; at least one where there is any."""
        first = int(bisect.bisect_right(self.ends, start))
        last = int(bisect.bisect_left(self.starts, end))
        first = min(first, max(0, len(self.ids) - 1))
        return first, max(last, first + 1)


@dataclass(frozen=True, slots=True)
class Window:
    """A run of pieces that is encoded together; the vectors of ``kept`` are taken from it."""

    first: int
    last: int
    kept: tuple[int, int]


def pieces(sentences: Sequence[Sentence], tokenizer: Tokenizer) -> Pieces:
    """The word pieces of the sentences."""
    encoded = tokenizer.encode_batch([one.text for one in sentences], add_special_tokens=False)
    ids: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    firsts = [0]
    for sentence, found in zip(sentences, encoded, strict=True):
        ids += found.ids[:_LONGEST_SENTENCE]
        starts += [sentence.start + start for start, _ in found.offsets[:_LONGEST_SENTENCE]]
        ends += [sentence.start + end for _, end in found.offsets[:_LONGEST_SENTENCE]]
        firsts.append(len(ids))
    return Pieces(np.array(ids, np.int64), np.array(starts, np.int64), np.array(ends, np.int64), tuple(firsts))


def windows(found: Pieces) -> Iterator[Window]:
    """Windows of whole sentences that overlap by a third; each piece is kept where it has most around it."""
    room = LONGEST - 2
    firsts = found.firsts
    total = firsts[-1]
    at = kept = 0
    while kept < total:
        start = firsts[at]
        end = bisect.bisect_right(firsts, start + room) - 1
        end = max(end, at + 1)
        last = firsts[end]
        if last >= total:
            yield Window(start, total, (kept, total))
            return
        following = max(at + 1, bisect.bisect_left(firsts, last - room // 3))
        following = min(following, end)
        middle = firsts[(following + end + 1) // 2]
        yield Window(start, last, (kept, middle))
        kept, at = middle, following
