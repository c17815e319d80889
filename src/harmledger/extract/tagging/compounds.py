"""Words as the rules that read clause by clause have them: hyphened compounds and initialisms as one ("U.S.-led").

:mod:`.words` cuts finer, for phrases.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from harmledger.extract.tagging.remembered import remembered
from harmledger.extract.tagging.words import Words

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


def _words(text: str) -> tuple[Word, ...]:
    fine = Words.of(text)
    spans = fine.spans
    found: list[Word] = []
    new = tuple.__new__  # what ``Word(...)`` comes to, without a call of Python's for each of thousands
    index = 0
    parts = False
    for pieces, _, own, closes in fine.chunks:
        if own:
            at = spans[index][0]
            for low, start, end, parted in own:
                found.append(new(Word, (low, at + start, at + end, parted or parts)))
                parts = False
        if closes:  # a hyphen by itself parts as a dash does, but for one that opens the text
            parts = parts or spans[index][0] > 0 or pieces[0].key != "-"
        index += len(pieces)
    return tuple(found if _BREAKS.search(text) is None else _broken(text, found))


words = remembered(_words)
"""The words of a text, in order."""


def _broken(text: str, found: list[Word]) -> Iterator[Word]:
    """The words, parted at the ends of lines too."""
    last = 0
    for word in found:
        parted = word.parted or _BREAKS.search(text, last, word.start) is not None
        yield word if parted == word.parted else word._replace(parted=True)
        last = word.end
