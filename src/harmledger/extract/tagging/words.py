"""Words and marks of a sentence; :mod:`.phrases` finds phrases of a list among them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from harmledger.extract.tagging.chunks import Chunk, known
from harmledger.extract.tagging.remembered import remembered


def _words(text: str) -> Words:
    spans: list[tuple[int, int]] = []
    keys: list[str] = []
    capitals: list[bool] = []
    digits: list[int] = []
    openers: list[int] = []
    chunks: list[Chunk] = []
    lists, memo = known()
    at = 0
    for chunk in text.split():
        at = text.index(chunk, at)
        met = memo[chunk]
        chunks.append(met)
        lists |= met[1]
        for start, end, low, capital, digit, opens in met[0]:
            if opens:
                openers.append(len(keys))
            if digit:
                digits.append(len(keys))
            spans.append((at + start, at + end))
            keys.append(low)
            capitals.append(capital)
        at += len(chunk)
    return Words(text, chunks, lists, tuple(spans), tuple(keys), tuple(capitals), tuple(digits), tuple(openers))


@dataclass(slots=True, eq=False)
class Words:
    """The words and marks of one sentence. They are shared, so never changed.

    Attributes:
        text: the sentence.
        chunks: its stretches between white space.
        lists: the bits of the lists that it may hold words of, see :mod:`.listed`.
        spans: where each word or mark stands, in characters of ``text``.
        keys: each in lower case, without a possessive ending and without the points of an abbreviation.
        capitals: whether each begins with a capital.
        digits: the indexes of those that begin with a digit.
        openers: the indexes of those that a name can begin with: with a capital, or a small word that joins names.
    """

    text: str
    chunks: list[Chunk]
    lists: int
    spans: tuple[tuple[int, int], ...]
    keys: tuple[str, ...]
    capitals: tuple[bool, ...]
    digits: tuple[int, ...]
    openers: tuple[int, ...]

    of: ClassVar[Callable[[str], Words]] = staticmethod(remembered(_words))
    """The words of a text."""

    def capital(self, index: int) -> bool:
        """Whether word ``index`` begins with a capital."""
        return self.capitals[index]

    def joined(self, index: int) -> bool:
        """Whether word ``index`` follows the one before it without white space."""
        return index > 0 and self.spans[index][0] == self.spans[index - 1][1]

    def slice(self, first: int, last: int) -> str:
        """The text from word ``first`` up to but without word ``last``."""
        return self.text[self.spans[first][0] : self.spans[last - 1][1]]
