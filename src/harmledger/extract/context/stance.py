"""How firmly a claim is made, read from the words around it."""

from __future__ import annotations

import re

from harmledger.extract.tagging.guarded import Guarded
from harmledger.model.terms import Stance

_INITIAL = Guarded(
    r"\b(?:(?:initial|preliminary|first|early|provisional) (?:reports?|figures?|information|estimates?|toll|count"
    r"|results?)"
    r"|initially|(?:toll|number|figure)s? (?:[\w-]+ ){0,4}(?:likely|expected|set|could|may|might) (?:to )?(?:rise"
    r"|climb|increase)"
    r"|(?:toll|number)[^.]{0,40}(?:likely|expected|bound|set) to (?:rise|increase|climb|go up)"
    r"|(?:toll|number)[^.]{0,30}\b(?:could|may|might|would) (?:rise|increase|climb))",
    re.IGNORECASE,
)
_SUSPECTED = Guarded(
    r"\b(?:believed to have|thought to have|suspected of|allegedly|feared (?:dead|killed|to have)|presumed (?:dead"
    r"|killed)"
    r"|(?:is|are|was|were|been) (?:believed|feared|presumed|thought|suspected) to|may have|might have|could have"
    r"|alleged to have"
    r"|likely (?:killed|to have)|believed (?:killed|dead|to be))\b",
    re.IGNORECASE,
)
_REPORTED = Guarded(
    r"\b(?:reportedly|purportedly|purporting to|(?:is|are|was|were) (?:said|reported|understood) to|unconfirmed|"
    r"reports? (?:of|that|say|said|emerged|suggest\w*)|reported (?:dead|killed|wounded|injured)|(?:it was|were)"
    r" reported|"
    r"according to (?:unconfirmed|some) reports?|rumou?rs?)\b",
    re.IGNORECASE,
)
_DENIED = Guarded(
    r"\b(?:denied|denies|deny|denying|rejected|dismissed)\b[^.;]{0,60}\b(?:killed|killing|deaths?|casualt\w+)",
    re.IGNORECASE,
)


def stance(sentence: str, start: int, end: int) -> Stance:
    """How firmly ``sentence`` makes the claim that stands in ``sentence[start:end]``.

    Doubt about the act ("believed to have been dropped by") is not doubt about the count: hedges are looked for in the
    claim's own words and shortly before them; notes that a toll is a first one hold for the sentence.
    """
    if _DENIED.inside(sentence, max(0, start - 80), end):
        return Stance.DENIED
    if _INITIAL.search(sentence):
        return Stance.INITIAL
    if _SUSPECTED.inside(sentence, max(0, start - 25), end):
        return Stance.SUSPECTED
    if _REPORTED.inside(sentence, max(0, start - 60), end + 25):
        return Stance.REPORTED
    return Stance.ASSERTED
