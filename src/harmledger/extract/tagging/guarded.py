"""Regular expressions that are only tried on a text that holds a word they can begin with.

A pattern of which no such words can be told is always tried. Either way the same is found.
"""

from __future__ import annotations

import functools
import re
import sys
from collections.abc import Iterator

from harmledger.vocabulary.openings import needed
from harmledger.vocabulary.openings import openings as _openings

_CAPITAL = re.compile(r"\\.|[A-Z]")


def openings(text: str) -> frozenset[str]:
    """The first letters, in lower case, of every word of ``text``; a shorter word is given whole."""
    return _read(text)[1]


@functools.lru_cache(maxsize=1024)
def _read(text: str) -> tuple[str, frozenset[str]]:
    """The text in lower case, and the openings of its words."""
    return text.lower(), _openings(text)


class Guarded:
    """A compiled pattern with the openings of words of which a text must hold one for anything to be found.

    A pattern that knows no capitals is looked for in the text in lower case first, which is several times as fast.
    """

    __slots__ = ("_low", "needs", "pattern")

    def __init__(self, pattern: str, flags: int = 0) -> None:
        """Compile the pattern and work out what it needs; ``needs`` is None where that cannot be told."""
        self.pattern = re.compile(pattern, flags)
        self.needs = needed(pattern, flags)
        plain = flags & re.IGNORECASE and "(?-i" not in pattern and "(?P" not in pattern
        self._low = re.compile(_lowered(pattern), flags & ~re.IGNORECASE) if plain else None

    def may(self, text: str) -> bool:
        """Whether the pattern can be found in ``text`` or a part of it; a False is certain."""
        return self.needs is None or not self.needs.isdisjoint(openings(text))

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """As the pattern's own ``search``."""
        low, known = _read(text)
        if self.needs is not None and self.needs.isdisjoint(known):
            return None
        if self._low is not None and len(low) == len(text):
            found = self._low.search(low, start, end)
            return None if found is None else self.pattern.search(text, found.start(), end)
        return self.pattern.search(text, start, end)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """As the pattern's own ``finditer``."""
        return iter(()) if self.search(text) is None else self.pattern.finditer(text)

    def inside(self, text: str, start: int, end: int) -> bool:
        """Whether the pattern is found in ``text[start:end]`` taken by itself."""
        return self.among(text, text[start:end])

    def among(self, text: str, part: str) -> bool:
        """Whether the pattern is found in ``part``, all of whose words stand in ``text``."""
        if not self.may(text):
            return False
        return (self.pattern.search(part) if self._low is None else self._low.search(part.lower())) is not None


def _lowered(pattern: str) -> str:
    """The pattern with its letters in lower case; classes that are told by a capital stay what they are."""
    return _CAPITAL.sub(lambda found: found.group() if found.group()[0] == "\\" else found.group().lower(), pattern)
