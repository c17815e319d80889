"""Words as clauses and lists of words have them: hyphened compounds and initialisms as one ("rebel-held", "U.S.-led").

:mod:`.words` cuts finer, for phrases; here a sentence is cut for the rules that read clause by clause.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import NamedTuple

from harmledger.vocabulary.memo import Memo

_WORD = re.compile(r"[^\W_]+(?:['.&/-][^\W_]+)*")
_SEPARATES = re.compile(r"[;:!?…—–|]")
_BREAKS = re.compile(r"[\n\r\t]")


class Word(NamedTuple):
    """One word; a plain tuple, for a report has hundreds.

    ``low`` is the word in lower case, ``start`` and ``end`` are counted from the start of its sentence, and ``parted``
    tells whether punctuation that ends a clause stands between it and the word before it.
    """

    low: str
    start: int
    end: int
    parted: bool


def _low(text: str) -> str:
    """The text in lower case and with plain apostrophes, character for character."""
    plain = text.replace("’", "'")
    low = plain.lower()
    if len(low) != len(text):  # a few letters grow when lowered; offsets must not
        low = "".join(one if len(one.lower()) != 1 else one.lower() for one in plain)
    return low


def _chunk(chunk: str) -> tuple[tuple[Word, ...], bool]:
    """The words of what stands between white space, which none reaches over, and whether what follows them parts."""
    low = _low(chunk)
    found = []
    last = 0
    for word in _WORD.finditer(low):
        start, end = word.span()
        found.append(Word(word.group(), start, end, _SEPARATES.search(low, last, start) is not None))
        last = end
    return tuple(found), low == "-" or _SEPARATES.search(low, last) is not None


_CHUNKS = Memo(_chunk)


@functools.lru_cache(maxsize=512)
def words(text: str) -> tuple[Word, ...]:
    """The words of ``text``, in order."""
    found: list[Word] = []
    new = tuple.__new__  # what ``Word(...)`` comes to, without a call of Python's for each of thousands
    at = 0
    parts = False
    for chunk in text.split():
        at = text.index(chunk, at)
        own, closes = _CHUNKS[chunk]
        for low, start, end, parted in own:
            found.append(new(Word, (low, at + start, at + end, parted or parts)))
            parts = False
        if closes:  # a hyphen by itself parts as a dash does, but for one that opens the text
            parts = parts or at > 0 or chunk != "-"
        at += len(chunk)
    return tuple(found if _BREAKS.search(text) is None else _broken(text, found))


def _broken(text: str, found: list[Word]) -> Iterator[Word]:
    """The words, parted at the ends of lines too."""
    last = 0
    for word in found:
        parted = word.parted or _BREAKS.search(text, last, word.start) is not None
        yield word if parted == word.parted else word._replace(parted=True)
        last = word.end


def lows(chunk: str) -> tuple[str, ...]:
    """The words, in lower case, of a stretch without white space."""
    return tuple([word.low for word in _CHUNKS[chunk][0]])
