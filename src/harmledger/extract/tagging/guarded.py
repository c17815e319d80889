"""Regular expressions that are only tried on a text that holds a word they can begin with.

A pattern of which no such words can be told is always tried. Either way the same is found.
"""

from __future__ import annotations

import functools
import re
import sys
from collections.abc import Iterator

from harmledger.extract.tagging.listed import Form, Listed
from harmledger.extract.tagging.remembered import remembered
from harmledger.extract.tagging.words import Words
from harmledger.vocabulary.openings import needed

_CAPITAL = re.compile(r"\\.|[A-Z]")


_lower = remembered(str.lower)
"""The text in lower case; several patterns are looked for in the same sentences."""


_WAITING: list[Guarded] = []


def give_bits() -> None:
    """Give every pattern made so far the bit of its words: one that comes later has every word looked up anew."""
    while _WAITING:
        _WAITING.pop().may("")


class Guarded:
    """A pattern with the openings of words of which a text must hold one for anything to be found.

    A pattern that knows no capitals is looked for in the text in lower case first, which is several times as fast.
    Everything is compiled when it is first needed: most patterns are for words that most reports do not hold.
    """

    def __init__(self, pattern: str, flags: int = 0) -> None:
        """Take what ``re.compile`` takes."""
        self._source = pattern
        self._flags = flags
        _WAITING.append(self)

    @functools.cached_property
    def needs(self) -> frozenset[str] | None:
        """The openings of which a text must hold one; None where that cannot be told."""
        return needed(self._source, self._flags)

    @functools.cached_property
    def _bit(self) -> int:
        """The bit of those words; one that every text holds where they cannot be told."""
        return -1 if self.needs is None else Listed(self.needs, Form.OPENING).bit

    @functools.cached_property
    def pattern(self) -> re.Pattern[str]:
        """The compiled pattern."""
        return re.compile(self._source, self._flags)

    @functools.cached_property
    def _low(self) -> re.Pattern[str] | None:
        """The pattern for texts in lower case; None where it tells capitals or names its groups."""
        plain = self._flags & re.IGNORECASE and "(?-i" not in self._source and "(?P" not in self._source
        return re.compile(_lowered(self._source), self._flags & ~re.IGNORECASE) if plain else None

    def may(self, text: str) -> bool:
        """Whether the pattern can be found in ``text`` or a part of it; a False is certain."""
        return Words.of(text).lists & self._bit != 0

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """As the pattern's own ``search``."""
        if not Words.of(text).lists & self._bit:
            return None
        low = _lower(text)
        if self._low is not None and len(low) == len(text):
            found = self._low.search(low, start, end)
            return None if found is None else self.pattern.search(text, found.start(), end)
        return self.pattern.search(text, start, end)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """As the pattern's own ``finditer``."""
        return iter(()) if self.search(text) is None else self.pattern.finditer(text)

    def inside(self, text: str, start: int, end: int) -> bool:
        """Whether the pattern is found in ``text[start:end]`` taken by itself."""
        return Words.of(text).lists & self._bit != 0 and self._in(text[start:end])

    def among(self, text: str, part: str) -> bool:
        """Whether the pattern is found in ``part``, all of whose words stand in ``text``."""
        return Words.of(text).lists & self._bit != 0 and self._in(part)

    def _in(self, part: str) -> bool:
        return (self.pattern.search(part) if self._low is None else self._low.search(part.lower())) is not None


def _lowered(pattern: str) -> str:
    """The pattern with its letters in lower case; classes that are told by a capital stay what they are."""
    return _CAPITAL.sub(lambda found: found.group() if found.group()[0] == "\\" else found.group().lower(), pattern)
