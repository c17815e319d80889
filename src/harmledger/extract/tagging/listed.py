"""Lists of words that sentences are asked for; whether one holds a word of a list is a single comparison."""

from __future__ import annotations

import itertools
from collections.abc import Iterable

from harmledger.extract.tagging.chunks import Form, give
from harmledger.extract.tagging.words import Words

__all__ = ["Form", "Listed"]


class Listed(frozenset[str]):
    """A list of words, all in one form."""

    __slots__ = ("bit",)
    bit: int
    """Its own in :attr:`Words.lists`."""

    def __new__(cls, listed: Iterable[str], form: Form = Form.KEY) -> Listed:  # noqa: PYI034 - no subclasses
        """Take the words."""
        self = super().__new__(cls, listed)
        self.bit = give(self, form)
        return self

    def stand_in(self, text: str) -> bool:
        """Whether the text holds one of the words."""
        return Words.of(text).lists & self.bit != 0

    def places(self, said: Words) -> list[int]:
        """Where words of the list stand in a sentence, in order."""
        if not said.lists & self.bit:
            return []
        keys = said.keys
        return list(itertools.compress(range(len(keys)), map(self.__contains__, keys)))
