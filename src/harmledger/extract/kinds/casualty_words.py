"""The words that tell what happened to people, by their grammar."""

from __future__ import annotations

import functools
from enum import StrEnum
from typing import NamedTuple

from harmledger.extract.tagging.phrases import Phrases
from harmledger.extract.tagging.remembered import remembered
from harmledger.extract.tagging.words import Words
from harmledger.model.terms import Outcome
from harmledger.vocabulary.terms import outcome_terms


class Form(StrEnum):
    """How a word takes the people it speaks of."""

    PAST = "past"  # "killed": those before it if passive, those after it if active
    ACTIVE = "active"  # "killing": those after it
    DIED = "died"  # "died": those before it
    STATE = "state"  # "dead": those before it, where a verb or nothing parts them
    NOUN = "noun"  # "death": those after "of"
    COUNTED = "counted"  # "deaths": the number before it
    TOLL = "toll"  # "death toll": the number after "to", "at", "of"


class Cue(NamedTuple):
    """A word or phrase that tells an outcome: words ``first`` up to but without ``last``."""

    first: int
    last: int
    forms: frozenset[Form]
    outcome: Outcome


def cues(words: Words) -> tuple[Cue, ...]:
    """Every cue of the sentence, in order, none overlapping."""
    return _cues(words.text)


@remembered
def _cues(text: str) -> tuple[Cue, ...]:
    words = Words.of(text)
    return tuple(Cue(a, b, forms, outcome) for a, b, (forms, outcome) in _phrases().find(words))


@functools.cache
def _phrases() -> Phrases[tuple[frozenset[Form], Outcome]]:
    return Phrases(all_phrases())


def all_phrases() -> tuple[tuple[str, tuple[frozenset[Form], Outcome]], ...]:
    """Every phrase that tells an outcome, with its forms."""
    forms: dict[str, tuple[set[Form], Outcome]] = {}
    for term in outcome_terms():
        for form in Form:
            for phrase in getattr(term, form.value):
                forms.setdefault(phrase, (set(), term.term))[0].add(form)
    return tuple((phrase, (frozenset(kinds), outcome)) for phrase, (kinds, outcome) in forms.items())
