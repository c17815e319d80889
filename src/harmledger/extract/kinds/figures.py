"""Figures told without their noun: "the Observatory's count stands at 15", "a local council speaks of two".

What such a figure counts was told before; the assemblers give it to whichever quantity that was.
"""

from __future__ import annotations

from collections.abc import Iterator

from harmledger.extract.tagging.people import People
from harmledger.extract.tagging.words import Words

_NOUNS = frozenset("count figure toll tally number total estimate".split())
_LEADS = frozenset("at as to".split())
_EQUALS = frozenset("is was reached".split())
_SPEAKS = frozenset("speaks spoke speaking talks talked".split())
_ENDS = frozenset(
    ". , ; ) since in for on and or while but by from at with after so between until up down instead".split()
)
_REACH = 4


def figures(words: Words, counted: tuple[People, ...]) -> Iterator[People]:
    """The bare numbers among ``counted`` that stand for people told before."""
    for who in counted:
        if not who.noun and not who.of and _closed(words, who.last) and _led(words.keys, who.first):
            yield who


def _closed(words: Words, index: int) -> bool:
    return index >= len(words.keys) or words.keys[index] in _ENDS


def _led(keys: tuple[str, ...], first: int) -> bool:
    """Whether the words before the number make it a figure given: "puts it at", "the count is", "speaks of"."""
    before = keys[first - 1] if first else ""
    if before == "of":
        return first > 1 and keys[first - 2] in _SPEAKS
    if before in _EQUALS:
        return first > 1 and keys[first - 2] in _NOUNS
    return before in _LEADS and not _NOUNS.isdisjoint(keys[max(0, first - _REACH) : first - 1])
