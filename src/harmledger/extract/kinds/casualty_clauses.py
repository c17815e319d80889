"""A sentence that tells several figures, cut so that each has the places and parties told with it."""

from __future__ import annotations

import itertools
from dataclasses import replace

from harmledger.extract.kinds.casualty_link import Link
from harmledger.extract.tagging.tags import Sentence
from harmledger.extract.tagging.words import Words

_STRONG = frozenset("; while whereas meanwhile but".split())
_WEAK = frozenset(", and".split())


def stretches(sentence: Sentence, words: Words, links: list[Link]) -> list[Sentence]:
    """For each link, the stretch of the sentence that tells it, as a sentence of its own with the tags in it.

    A part ("including five children") has the stretch of its whole; a sentence with one figure is not cut.
    """
    heads = sorted(
        {link.who.first: link.who for link in links if link.whole is None}.values(), key=lambda who: who.first
    )
    cuts = [_cut(words, one.last, other.first) for one, other in itertools.pairwise(heads)]
    bounds = [0, *(words.spans[at][0] for at in cuts if at is not None), len(sentence.text)]
    if len(bounds) == 2:
        return [sentence] * len(links)
    parts = [_part(sentence, low, high) for low, high in itertools.pairwise(bounds)]
    return [_holding(sentence, parts, words, link, links) for link in links]


def _cut(words: Words, low: int, high: int) -> int | None:
    """The joint between two figures at which what is told with the second begins; None where they are told as one."""
    strong = next((at for at in range(high - 1, low - 1, -1) if words.keys[at] in _STRONG), None)
    return (
        strong
        if strong is not None
        else next(
            (at for at in range(high - 1, low - 1, -1) if words.keys[at] in _WEAK and not _names(words, at)), None
        )
    )


def _names(words: Words, index: int) -> bool:
    """Whether the joint at ``index`` only joins two names."""
    return 0 < index < len(words.keys) - 1 and words.capital(index - 1) and words.capital(index + 1)


def _part(sentence: Sentence, low: int, high: int) -> Sentence:
    start, end = sentence.start + low, sentence.start + high
    tags = tuple(tag for tag in sentence.tags if start <= tag.start < end)
    return replace(sentence, start=start, end=end, text=sentence.text[low:high], tags=tags)


def _holding(sentence: Sentence, parts: list[Sentence], words: Words, link: Link, links: list[Link]) -> Sentence:
    if link.whole is not None:
        if link.whole < 0:
            return sentence
        link = links[link.whole]
    at = sentence.start + words.spans[link.who.first][0]
    return next(part for part in parts if part.start <= at < part.end)
