"""Words and marks of a sentence; :mod:`.phrases` finds phrases of a list among them."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from typing import ClassVar

from harmledger.extract.tagging.place_words import LINKS
from harmledger.vocabulary.memo import Memo

# Numbers, dotted abbreviations, words (hyphens part them, apostrophes do not), else single marks.
_WORD = re.compile(
    r"\d+(?:[.,]\d+)*(?:m|bn|k)?(?![^\W_])|(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’][^\W\d_]+)*|[^\s\xa0]",
)


def _words(text: str) -> Words:
    """Cached, for several assemblers ask for the words of the same sentences."""
    spans: list[tuple[int, int]] = []
    keys: list[str] = []
    capitals: list[bool] = []
    digits: list[int] = []
    openers: list[int] = []
    at = 0
    for chunk in text.split():  # no word reaches over white space
        at = text.index(chunk, at)
        for start, end, low, capital, digit, opens in _PIECES[chunk]:
            if opens:
                openers.append(len(keys))
            if digit:
                digits.append(len(keys))
            spans.append((at + start, at + end))
            keys.append(low)
            capitals.append(capital)
        at += len(chunk)
    return Words(text, tuple(spans), tuple(keys), tuple(capitals), tuple(digits), tuple(openers))


class Words:
    """The words and marks of one sentence. They are shared, so never changed.

    Attributes:
        text: the sentence.
        spans: where each stands, in characters of ``text``.
        keys: each in lower case, without a possessive ending and without the points of an abbreviation.
        capitals: whether each begins with a capital.
        digits: the indexes of those that begin with a digit.
        openers: the indexes of those that a name can begin with: with a capital, or a small word that joins names.
    """

    __slots__ = ("capitals", "digits", "keys", "openers", "spans", "text")

    def __init__(
        self,
        text: str,
        spans: tuple[tuple[int, int], ...],
        keys: tuple[str, ...],
        capitals: tuple[bool, ...],
        digits: tuple[int, ...],
        openers: tuple[int, ...],
    ) -> None:
        self.text = text
        self.spans = spans
        self.keys = keys
        self.capitals = capitals
        self.digits = digits
        self.openers = openers

    of: ClassVar[Callable[[str], Words]] = staticmethod(functools.lru_cache(maxsize=1024)(_words))
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


def _pieces(chunk: str) -> tuple[tuple[int, int, str, bool, bool, bool], ...]:
    """The words of what stands between white space: where each stands, its key, and how it begins."""
    pieces = []
    for found in _WORD.finditer(chunk):
        low, capital = key(found.group()), found.group()[0].isupper()
        pieces.append((*found.span(), low, capital, low[0].isdigit(), capital or low in LINKS))
    return tuple(pieces)


_PIECES = Memo(_pieces)


def keys_of(chunk: str) -> tuple[str, ...]:
    """The words, as :attr:`Words.keys` has them, of a stretch without white space."""
    return tuple([piece[2] for piece in _PIECES[chunk]])


@functools.lru_cache(maxsize=1 << 15)
def key(word: str) -> str:
    """A word as lists hold it: lower case, no possessive ending, no points of an abbreviation ("U.S." is "us.")."""
    low = word.lower()
    if low.isalpha():
        return low
    if len(low) > 2 and low[-1] == "s" and low[-2] in "'’":
        return low[:-2]
    if "." in low and not low[0].isdigit():
        return low.replace(".", "") + "."
    return low.replace("’", "'")
