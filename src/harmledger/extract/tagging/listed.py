"""Lists of words, and which of them a text holds words of: each word of the text is looked up once for all lists.

Most rules hang on a word of some list, and most sentences hold none. So every list is one bit of a number, each word
has the bits of its lists, and a text those of its words: whether a rule can apply at all is then one comparison.
"""

from __future__ import annotations

import functools
import threading
from collections.abc import Callable, Iterable
from enum import Enum

from harmledger.extract.tagging import compounds, words
from harmledger.vocabulary.memo import Memo
from harmledger.vocabulary.openings import openings

_MOST = 512
"""Lists that have a bit of their own; those beyond it are held to stand in every text, which only costs time."""


class Form(Enum):
    """How the words of a list are written."""

    KEY = "key"  # as Words.keys has them
    LOW = "low"  # as compounds has them
    STEM = "stem"  # the first five letters of those; a shorter word whole
    OPENING = "opening"  # the first four letters of a pattern's words


_STEM = 5
_CUTS: tuple[tuple[Form, Callable[[str], Iterable[str]]], ...] = (
    (Form.KEY, words.keys_of),
    (Form.LOW, compounds.lows),
    (Form.STEM, lambda chunk: [low[:_STEM] for low in compounds.lows(chunk)]),
    (Form.OPENING, openings),
)


class _Bits:
    """The bits given out, and those of every word met.

    A list that is made while texts are read is missing from what was worked out before; so its bit, as every bit not
    given out yet, is held to be set there.
    """

    def __init__(self) -> None:
        self._lists: dict[tuple[Form, str], int] = {}
        self._given = 0
        self._lock = threading.Lock()
        self._known: tuple[int, Memo[int]] = ((2 << _MOST) - 1, Memo(self._of_chunk))
        self.held = functools.lru_cache(maxsize=1024)(self._of)

    def give(self, listed: Iterable[str], form: Form) -> int:
        """A bit for the words."""
        with self._lock:
            if self._given == _MOST:
                return 1 << _MOST
            bit = 1 << self._given
            self._given += 1
            for word in listed:
                self._lists[form, word] = self._lists.get((form, word), 0) | bit
            # What was worked out without the new list is thrown away, also what is being worked out just now.
            self._known = (2 << _MOST) - (1 << self._given), Memo(self._of_chunk)
            self.held.cache_clear()
            return bit

    def _of(self, text: str) -> int:
        unknown, chunks = self._known
        found = 0
        for chunk in text.split():
            found |= chunks[chunk]
        return found | unknown

    def _of_chunk(self, chunk: str) -> int:
        found = 0
        for form, cut in _CUTS:
            for word in cut(chunk):
                found |= self._lists.get((form, word), 0)
        return found


_BITS = _Bits()
held = _BITS.held
"""The bits of the lists of which a text holds words."""


class Listed(frozenset[str]):
    """A list of words, all in one form, that texts are asked for; ``bit`` is its own in what :func:`held` gives."""

    __slots__ = ("bit",)
    bit: int

    def __new__(cls, listed: Iterable[str], form: Form = Form.KEY) -> Listed:  # noqa: PYI034 - no subclasses
        """Take the words."""
        self = super().__new__(cls, listed)
        self.bit = _BITS.give(self, form)
        return self

    def stand_in(self, text: str) -> bool:
        """Whether the text may hold one of the words; a False is certain."""
        return held(text) & self.bit != 0

    def places(self, said: words.Words) -> list[int]:
        """Where words of the list stand in a sentence, in order."""
        if not held(said.text) & self.bit:
            return []
        return [at for at, key in enumerate(said.keys) if key in self]
