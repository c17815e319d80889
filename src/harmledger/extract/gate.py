"""Which sentences are worth reading closely: those with a word that tells of harm, of force or of a party's act."""

from __future__ import annotations

import functools
import re

from harmledger.vocabulary.terms import outcome_terms

_MORE = (
    "casualt fatalit injur wound kill dead death dies died die dying body bodies corpse martyr missing hostage captiv prison "
    "detain arrest captur kidnap abduct toll lives life lost perish behead execut murder massacre slain slaughter hurt "
    "displac fled flee evacuat uproot homeless refuge shelter return exodus home moved forced escap driven suffocat choke "
    "disappear victim funeral buried toll left vanish treated hospital hang"
).split()


@functools.cache
def _trigger() -> re.Pattern[str]:
    heads = {word for term in outcome_terms() for words in (term.past, term.active, term.died) for word in words}
    stems = sorted({*_MORE, *heads}, key=len, reverse=True)
    return re.compile("|".join(re.escape(stem) for stem in stems))


def may_harm(text: str) -> bool:
    """Whether a sentence may tell of people harmed or displaced; a False is certain."""
    return _trigger().search(text.lower()) is not None
