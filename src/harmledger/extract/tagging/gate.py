"""Which sentences are worth reading closely: those with a word that can tell of people harmed."""

from __future__ import annotations

import functools

from harmledger.extract.tagging.words import Words
from harmledger.vocabulary.terms import outcome_terms

# Words that tell of harm without being a cue: they head a list of the harmed ("among the victims").
_MORE = frozenset("dead victims wounded injured casualties deaths deceased".split())


@functools.cache
def _openings() -> frozenset[str]:
    """The first word of everything that tells an outcome."""
    lists = (
        words
        for term in outcome_terms()
        for words in (term.past, term.active, term.died, term.state, term.noun, term.counted, term.toll)
    )
    return _MORE | {Words.of(phrase).keys[0] for words in lists for phrase in words}


def may_harm(words: Words) -> bool:
    """Whether a sentence may tell of people harmed; a False is certain, for no rule works without such a word."""
    return not _openings().isdisjoint(words.every)


def heads_a_list(words: Words) -> bool:
    """Whether a sentence has a word that heads a list of the harmed without telling by itself that they were."""
    return not _MORE.isdisjoint(words.every)
