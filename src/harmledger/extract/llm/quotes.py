"""Finding a model's words in the report: verbatim, and whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from harmledger.model.span import Span

_NUMBER_GOES_ON = re.compile(r"[.,٫٬'’]?\d")
_NUMBER_CAME_BEFORE = re.compile(r"\d[.,٫٬'’]?\Z")
_SENTENCE_ENDS = re.compile(r"[.!?؟。][\"'”’»)]*\s|\n")


def occurrences(text: str, words: str, within: Sequence[Span]) -> Iterator[Span]:
    """Where ``words`` stand in ``text``, inside one of the spans ``within``, in order.

    Only white space may differ, in kind and length: reports are wrapped where models write on. Words and numbers are
    found whole or not at all; "12" does not stand in "12,000".
    """
    parts = words.split()
    if not parts:
        return
    pattern = re.compile(r"\s+".join(map(re.escape, parts)))
    for span in within:
        for match in pattern.finditer(text, span.start, span.end):
            found = Span(match.start(), match.end())
            if _is_whole(text, found):
                yield found


def nearest(text: str, words: str, to: Span, within: Sequence[Span]) -> Span | None:
    """The occurrence that is nearest to ``to``; of two as near the earlier; None where there is none."""
    return min(occurrences(text, words, within), key=lambda found: _apart(found, to), default=None)


def is_same_sentence(text: str, one: Span, other: Span) -> bool:
    """Whether nothing that ends a sentence stands between the two."""
    first, last = sorted((one, other))
    return _SENTENCE_ENDS.search(text, first.end, last.start) is None


def _apart(one: Span, other: Span) -> int:
    """Characters between the two; none where they overlap."""
    return max(one.start - other.end, other.start - one.end, 0)


def _is_whole(text: str, found: Span) -> bool:
    before, first = text[max(found.start - 1, 0) : found.start], text[found.start]
    last, after = text[found.end - 1], text[found.end : found.end + 1]
    if (_joins(before) and _joins(first)) or (_joins(last) and _joins(after)):
        return False
    if last.isdecimal() and _NUMBER_GOES_ON.match(text, found.end):
        return False
    return not (first.isdecimal() and _NUMBER_CAME_BEFORE.search(text, max(found.start - 2, 0), found.start))


def _joins(character: str) -> bool:
    """Whether a word goes on there: digits, and letters of scripts that set words apart (those that have capitals).

    Arabic joins "and" and "in" to the next word, Chinese sets no spaces: there a quote may begin anywhere.
    """
    return character.isdecimal() or character.lower() != character.upper()
