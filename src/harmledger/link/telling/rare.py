"""Names that few reports have: two accounts that share several of them are most likely of one event.

Every capitalised word inside a sentence counts by itself: surnames, streets, shops, villages, units. What many reports
have is left out: the words of ``frequent.txt``, which ``python -m training.linking`` counts in reports on wars and on
crimes. They serve comparing only and are shown nowhere.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from importlib import resources
from typing import Final

from harmledger.model.claim import Claim

FILE: Final = "frequent.txt"

ALIKE: Final = 3
"""Rare names in common from which two accounts are alike, whatever place each of them gives."""

MOST: Final = 6
"""Rare names in common from which more of them say no more."""

ALIKE_SHARE: Final = 5
"""Of the names of the account that has fewer, one in so many at least is in common where accounts are alike."""

_WORD = re.compile(
    r"(?<![.!?:\"\u201c\u2018'\u2019-]\s)(?<![.!?:\"\u201c\u2018\n\w'\u2019-])(?<!^)(?P<word>[^\W\d_a-z][\w'\u2019-]{2,})"
)
"""A word that begins with a capital, or in a script without capitals, where no sentence, quotation or line begins."""

_MOST: Final = 60
"""Words of one event at most, in the order of the text: beyond that it is a list."""


@functools.cache
def frequent() -> frozenset[str]:
    """The folded words that many reports have."""
    text = (resources.files(__package__) / FILE).read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))


def capitalised(text: str) -> Iterable[str]:
    """The folded capitalised words inside the sentences of a text, in its order, each as often as it stands there."""
    for match in _WORD.finditer(text):
        word = plain(match["word"])
        if len(word) > 2 and word[:1].isalpha():
            yield word


def plain(word: str) -> str:
    """The word folded, without a genitive."""
    return word.casefold().replace("\u2019", "'").removesuffix("'s").strip("'-")


def rare_names(text: str, apart: Iterable[str] = ()) -> frozenset[str]:
    """The names in a text that few reports have.

    Args:
        text: what a report tells of one event.
        apart: folded words that say nothing here, as of parties and sources.
    """
    left_out = frequent().union(apart)
    found: dict[str, None] = {}
    for word in capitalised(text):
        if word not in left_out:
            found[word] = None
            if len(found) == _MOST:
                break
    return frozenset(found)


def words_of_parties(claims: Iterable[Claim]) -> frozenset[str]:
    """Folded words of the parties and sources that claims name: reports of one day share them whatever they tell."""
    phrases: list[str] = []
    for claim in claims:
        phrases += [*getattr(claim, "perpetrators", ()), *getattr(claim, "parties", ())]
        phrases += [who.text for who in claim.actors]
        phrases += [] if claim.source is None else [claim.source.name]
    return words_in(phrases)


def words_of_places(claims: Iterable[Claim]) -> frozenset[str]:
    """Folded words of the places that a gazetteer knows: that both reports lie there is weighed as their place."""
    return words_in(
        text
        for claim in claims
        for place in claim.places
        if place.resolved
        for text in (place.text, place.name or "", *place.admin)
    )


def words_in(phrases: Iterable[str]) -> frozenset[str]:
    """The folded words of all the phrases."""
    return frozenset(word for phrase in phrases for word in _words(phrase))


@functools.lru_cache(maxsize=65536)
def _words(phrase: str) -> tuple[str, ...]:
    return tuple(plain(word) for word in re.findall(r"[\w'\u2019-]+", phrase))
