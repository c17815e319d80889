"""One finding of a sentence: people, and what happened to them."""

from __future__ import annotations

from typing import NamedTuple

from harmledger.extract.kinds.casualty_words import Cue
from harmledger.extract.tagging.people import People
from harmledger.model.terms import Outcome


class Link(NamedTuple):
    """People and what happened to them.

    Attributes:
        who: the people counted.
        cue: the word that tells the outcome; None where it is taken over from the whole.
        outcome: what happened.
        whole: index, in the same list, of the link that these people are a part of; -1: of the last one told before.
        active: whether the people are the object of an active verb.
        rule: the rule that linked them.
    """

    who: People
    cue: Cue | None
    outcome: Outcome
    rule: str
    whole: int | None = None
    active: bool = False
