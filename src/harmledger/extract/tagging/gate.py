"""Which sentences are worth reading closely: those with a word that can tell of people harmed."""

from __future__ import annotations

import functools

from harmledger.extract.tagging.chunks import keys_of
from harmledger.extract.tagging.listed import Listed
from harmledger.extract.tagging.words import Words
from harmledger.vocabulary.terms import outcome_terms

# Words that tell of harm without being a cue: they head a list of the harmed ("among the victims").
_MORE = Listed("dead victims wounded injured casualties deaths deceased".split())


@functools.cache
def _openings() -> Listed:
    """The first word of everything that tells an outcome."""
    lists = (
        words
        for term in outcome_terms()
        for words in (term.past, term.active, term.died, term.state, term.noun, term.counted, term.toll)
    )
    return Listed(_MORE | {keys_of(phrase)[0] for words in lists for phrase in words})


def may_harm(words: Words) -> bool:
    """Whether a sentence may tell of people harmed; a False is certain, for no rule works without such a word."""
    return _openings().stand_in(words.text)


def heads_a_list(words: Words) -> bool:
    """Whether a sentence has a word that heads a list of the harmed without telling by itself that they were."""
    return _MORE.stand_in(words.text)
