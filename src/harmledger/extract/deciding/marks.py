"""Spans that the tagger marks: names and times that no list holds and no rule foresaw."""

from __future__ import annotations

import bisect
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from harmledger.extract.deciding.layout import MARKS, Mark
from harmledger.extract.deciding.pieces import Matrix, Pieces

_LEAST = 0.5
"""Mean chance of a span's pieces from which it is taken."""


@dataclass(frozen=True, slots=True)
class Marked:
    """One span of the report's text with what the tagger holds it to be, and how surely (0 to 1)."""

    mark: Mark
    start: int
    end: int
    score: float


def marked(scores: Matrix, found: Pieces, text: str) -> Iterator[Marked]:
    """The spans that the tagger's scores ``(pieces, labels)`` make, in the order of the text; none crosses a sentence.

    Args:
        scores: logits, laid out as :data:`~harmledger.extract.deciding.layout.MARKS`.
        found: the report's pieces.
        text: the report's text; a span grows to whole words.
    """
    if not len(scores):
        return
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    chances = powers / powers.sum(axis=1, keepdims=True)
    best = chances.argmax(axis=1)
    sure = chances[np.arange(len(best)), best]
    cuts = frozenset(found.firsts)
    first: int | None = None
    before: tuple[Mark, int, int] | None = None
    for at in range(len(best) + 1):
        label = MARKS[best[at]] if at < len(best) else "O"
        goes_on = first is not None and label == f"I-{MARKS[best[first]][2:]}" and at not in cuts
        if goes_on:
            continue
        if first is not None:
            score = float(sure[first:at].mean())
            if score >= _LEAST:
                span = (Mark(MARKS[best[first]][2:]), *_whole_words(text, found, first, at))
                if span != before:  # two pieces of one word can both begin a span
                    yield Marked(*span, score)
                before = span
        first = at if label.startswith("B-") else None


def _whole_words(text: str, found: Pieces, first: int, last: int) -> tuple[int, int]:
    """The words that the pieces ``first`` to ``last`` (exclusive) stand in, as far as their sentence goes.

    A long run without white space is cut into sentences inside of its words.
    """
    sentence = bisect.bisect_right(found.firsts, first) - 1
    following = found.firsts[sentence + 1]
    low = int(found.starts[found.firsts[sentence]])
    high = int(found.starts[following]) if following < len(found.starts) else len(text)
    start, end = int(found.starts[first]), int(found.ends[last - 1])
    while start > low and text[start - 1].isalnum():
        start -= 1
    while end < high and text[end].isalnum():
        end += 1
    return start, end
