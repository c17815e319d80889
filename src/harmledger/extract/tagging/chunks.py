"""What is known of a stretch between white space: its words, in either cut, and the lists that they stand in.

Reports say the same words over and over, so this is worked out once a stretch and looked up once for each in a
sentence. Most rules hang on a word of some list, and most sentences hold none: so every list is one bit of a number,
and a sentence has the bits of its words (:mod:`.listed`).
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable
from enum import Enum
from typing import NamedTuple

from harmledger.extract.tagging.place_words import LINKS
from harmledger.extract.tagging.remembered import forget
from harmledger.vocabulary.memo import Memo
from harmledger.vocabulary.openings import openings

# Numbers, dotted abbreviations, words (hyphens part them, apostrophes do not), else single marks.
_WORD = re.compile(
    r"\d+(?:[.,]\d+)*(?:m|bn|k)?(?![^\W_])|(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’][^\W\d_]+)*|[^\s\xa0]",
)
# Hyphened compounds and initialisms as one: "rebel-held", "U.S.-led".
_COMPOUND = re.compile(r"[^\W_]+(?:['.&/-][^\W_]+)*")
_SEPARATES = re.compile(r"[;:!?…—–|]")
_MOST = 512
"""Lists that have a bit of their own; those beyond it are held to stand in every text, which only costs time."""
_STEM = 5


class Form(Enum):
    """How the words of a list are written."""

    KEY = "key"  # as Words.keys has them
    LOW = "low"  # as compounds has them
    STEM = "stem"  # the first five letters of those; a shorter word whole
    OPENING = "opening"  # the first four letters of a pattern's words


class Piece(NamedTuple):
    """A word or mark: where it stands in its stretch, its key, and how it begins; ``opens`` as ``Words.openers``."""

    start: int
    end: int
    key: str
    capital: bool
    digit: bool
    opens: bool


class Compound(NamedTuple):
    """A word of the coarser cut, and whether punctuation that ends a clause stands before it in its stretch."""

    low: str
    start: int
    end: int
    parted: bool


class Chunk(NamedTuple):
    """A stretch between white space, which no word reaches over.

    Attributes:
        pieces: its words and marks, at least one.
        lists: the bits of the lists that they stand in.
        compounds: its words in the coarser cut.
        closes: whether punctuation that ends a clause stands after these.
    """

    pieces: tuple[Piece, ...]
    lists: int
    compounds: tuple[Compound, ...]
    closes: bool


def _chunk(text: str) -> Chunk:
    pieces = []
    for found in _WORD.finditer(text):
        low, capital = key(found.group()), found.group()[0].isupper()
        pieces.append(Piece(*found.span(), low, capital, low[0].isdigit(), capital or low in LINKS))
    coarse = _low(text)
    compounds = []
    last = 0
    for found in _COMPOUND.finditer(coarse):
        start, end = found.span()
        compounds.append(Compound(found.group(), start, end, _SEPARATES.search(coarse, last, start) is not None))
        last = end
    closes = coarse == "-" or _SEPARATES.search(coarse, last) is not None
    return Chunk(tuple(pieces), _lists(text, pieces, compounds), tuple(compounds), closes)


def _lists(text: str, pieces: Iterable[Piece], compounds: Iterable[Compound]) -> int:
    keys, lows, stems, heads = (_LISTS[form] for form in Form)
    bits = 0
    for piece in pieces:
        bits |= keys.get(piece.key, 0)
    for word in compounds:
        bits |= lows.get(word.low, 0) | stems.get(word.low[:_STEM], 0)
    for opening in openings(text):
        bits |= heads.get(opening, 0)
    return bits


class _Known(NamedTuple):
    """The bits not given out yet, and the stretches met. A text holds, as far as is known, words of any such list."""

    unknown: int
    chunks: Memo[Chunk]


_LISTS: dict[Form, dict[str, int]] = {form: {} for form in Form}
_LOCK = threading.Lock()
_STATE = [_Known((2 << _MOST) - 1, Memo(_chunk))]


def known() -> _Known:
    """What was worked out so far."""
    return _STATE[0]


def give(listed: Iterable[str], form: Form) -> int:
    """A bit for a list of words.

    What was worked out without the list is thrown away; what is being worked out just now holds its bit for unknown.
    """
    with _LOCK:
        unknown = _STATE[0].unknown
        bit = unknown & -unknown
        if bit == 1 << _MOST:
            return bit
        for word in listed:
            _LISTS[form][word] = _LISTS[form].get(word, 0) | bit
        _STATE[0] = _Known(unknown - bit, Memo(_chunk))
        forget()
        return bit


def keys_of(text: str) -> tuple[str, ...]:
    """The words of a phrase, each as :func:`key` gives it."""
    return tuple([key(word) for word in _WORD.findall(text)])


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


def _low(text: str) -> str:
    """The text in lower case and with plain apostrophes, character for character."""
    plain = text.replace("’", "'")
    low = plain.lower()
    if len(low) != len(text):  # a few letters grow when lowered; offsets must not
        low = "".join(one if len(one.lower()) != 1 else one.lower() for one in plain)
    return low
