"""Finding who gives a figure without a verb of saying: "by the Observatory's count", "ten dead: monitor"."""

from __future__ import annotations

from collections.abc import Iterator

from harmledger.extract.tagging import speaker_words as said
from harmledger.extract.tagging.listed import Listed
from harmledger.extract.tagging.words import Words

_FIGURES = frozenset("count counts figures figure tally toll estimate estimates reckoning data records".split())
_REPORTS = frozenset("reports figures information data statement statements estimates".split())
_AGENCIES = frozenset("afp ap reuters dpa xinhua efe upi ansa tass aa".split())
_CALENDAR = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_MARKS = frozenset(": - – —".split())
_CLOSING = frozenset('. " ” ) : - – — '.split())
ATTRIBUTING = Listed(_FIGURES | _REPORTS | _AGENCIES | _MARKS)
"""Words and marks without one of which nobody is found here."""
_LONGEST = 8
_HEADED = _LONGEST + 3
"""How many words into a sentence a colon may stand that sets off its speaker, an item's number included."""


def attributions(words: Words, known: tuple[tuple[int, int], ...]) -> Iterator[tuple[int, int, int]]:
    """Each speaker as (first word, word after the last, the word that attributes to it).

    Args:
        words: the sentence.
        known: the names of speakers in it, as (first word, word after the last).
    """
    keys = words.keys
    signs = ATTRIBUTING.places(words)
    for index in signs:
        word = keys[index]
        span = None
        if word in _REPORTS and keys[index + 1 : index + 2] == ("from",):
            span = _from(words, index + 2, known)
        elif word in _FIGURES:
            span = _owner(words, index, known)
        elif word == ":" and 0 < index < _HEADED:
            span = _before_colon(words, index, known)
        if span is not None:
            yield *span, index
    span = _agency(words, signs) or _at_end(words, known)
    if span is not None:
        yield *span, span[0]


def _owner(words: Words, index: int, known: tuple[tuple[int, int], ...]) -> tuple[int, int] | None:
    """Whose figure the noun at ``index`` is: a speaker's name, or a noun with a possessive, right before it."""
    near = next((one for one in known if one[1] == index), None)
    if near is not None:
        return near
    last = index - 1
    if last < 0 or words.keys[last] not in said.HEADS or not _owns(words, last):
        return None
    return _phrase(words, index, 0)


def _owns(words: Words, index: int) -> bool:
    end = words.spans[index][1]
    return words.text[end - 2 : end] in ("'s", "’s") or words.text[end - 1 : end + 1] in ("s'", "s’")


def _from(words: Words, index: int, known: tuple[tuple[int, int], ...]) -> tuple[int, int] | None:
    start = index + (words.keys[index : index + 1] == ("the",))
    near = next((one for one in known if one[0] == start), None)
    if near is not None:
        return near
    end = start
    while end < len(words.keys) and (words.keys[end] in said.HEADS or words.keys[end] in said.MODIFIERS):
        end += 1
    return (start, end) if end > start and words.keys[end - 1] in said.HEADS else None


def _before_colon(words: Words, index: int, known: tuple[tuple[int, int], ...]) -> tuple[int, int] | None:
    """The speaker that heads an entry: "The United Nations: ten dead", "2. Local coordinators: ten dead"."""
    start = 0
    while start < index and (words.keys[start][0].isdigit() or words.keys[start] in (".", ")", "(", "•", "-")):
        start += 1
    start += words.keys[start] == "the"
    if (start, index) in known:
        return start, index
    return _phrase(words, index, start) if words.keys[index - 1] in said.HEADS else None


def _phrase(words: Words, end: int, floor: int) -> tuple[int, int] | None:
    """The noun phrase of one who speaks that ends at ``end`` and begins no earlier than ``floor``."""
    keys = words.keys
    first = end - 1
    while first > floor and end - first < _LONGEST:
        before = keys[first - 1]
        if before not in said.MODIFIERS and before not in said.HEADS and before != "-" and not words.capital(first - 1):
            break
        first -= 1
    while keys[first] == "-" or keys[first] in said.DETERMINERS:
        first += 1
    return (first, end) if first < end else None


def _agency(words: Words, signs: list[int]) -> tuple[int, int] | None:
    """The speaker that an agency's name and the day follow: "Ten dead in raid Monitor AFP Friday"."""
    keys = words.keys
    for index in signs:
        if index == 0 or index + 1 == len(keys) or keys[index] not in _AGENCIES:
            continue
        dated = keys[index + 1] in _CALENDAR or keys[index + 1][0].isdigit()
        if dated and keys[index - 1] in said.HEADS:
            return index - 1, index
    return None


def _at_end(words: Words, known: tuple[tuple[int, int], ...]) -> tuple[int, int] | None:
    """The speaker that a headline ends with: "Ten dead in raid: monitor"."""
    keys = words.keys
    end = len(keys)
    while end and keys[end - 1] in _CLOSING:
        end -= 1
    near = next((one for one in known if one[1] == end and one[0] and keys[one[0] - 1] in _MARKS), None)
    if near is not None:
        return near if not words.joined(near[0]) else None
    first = end
    while first and (keys[first - 1] in said.HEADS or keys[first - 1] in said.MODIFIERS):
        first -= 1
    marked = 0 < first < end and keys[first - 1] in _MARKS and not words.joined(first)
    return (first, end) if marked and keys[end - 1] in said.HEADS else None
