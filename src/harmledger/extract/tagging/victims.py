"""Head nouns of people, and the group that each belongs to. Status is never guessed: an unknown noun is no head."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from types import MappingProxyType

from harmledger.extract.tagging.listed import Listed
from harmledger.extract.tagging.phrases import Phrases, plurals
from harmledger.extract.tagging.remembered import remembered
from harmledger.extract.tagging.words import Words
from harmledger.model.terms import VictimGroup
from harmledger.vocabulary.terms import victim_terms


@functools.cache
def _heads() -> Phrases[VictimGroup]:
    entries: list[tuple[str, VictimGroup]] = []
    for term in victim_terms():
        entries += [(form, term.term) for word in term.words for form in plurals(word)]
        entries += [(word, term.term) for word in term.also]
    return Phrases(entries)


def openers() -> Listed:
    """The words that a head noun of people begins with."""
    return _heads().first


@functools.cache
def adjectives() -> Mapping[str, VictimGroup]:
    """Words that settle the group of a neutral head noun: "civilian", "armed"."""
    return MappingProxyType({word: term.term for term in victim_terms() for word in term.adjectives})


@remembered
def places(text: str) -> list[int]:
    """Where in a sentence a head noun may begin, in order."""
    return _heads().first.places(Words.of(text))


def head_at(words: Words, index: int) -> tuple[int, VictimGroup] | None:
    """The head noun that starts at word ``index``: the word after it, and its group."""
    return _heads().at(words.keys, index)


def heads(words: Words, where: list[int] | None = None) -> tuple[tuple[int, int, VictimGroup], ...]:
    """Every head noun of people as (first word, word after the last, group); ``where`` as :meth:`Phrases.find` has."""
    return tuple(_heads().find(words, where))
