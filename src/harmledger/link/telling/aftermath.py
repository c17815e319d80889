"""Days that are not the event's own: of an arrest, a hearing or a funeral that came after it.

"The man who killed two in Market Street was charged on Monday" dates the charge. Such a day says only that the event
happened then or before, whatever the claim took it for.
"""

from __future__ import annotations

import re

from harmledger.link.telling.settle import SENTENCE_END
from harmledger.model.claim import AttackClaim, CasualtyClaim, Claim
from harmledger.model.terms import Outcome

_LATER = re.compile(
    r"\b(?:arrest(?:s|ed)?|charged|charges|arraign(?:ed|ment)|indict(?:ed|ment)|court|courtroom|trial|jury|jurors|hearing"
    r"|judge|verdict|guilty|plead(?:s|ed)?|pled|plea|sentenc(?:ed|ing)|convicted|conviction|acquitted|prosecut\w+"
    r"|extradited|booked|bail|bond|surrendered|turned\s+(?:him|her|them)sel(?:f|ves)\s+in|custody|jailed"
    r"|funerals?|buried|burial|vigil|memorial|mourn(?:ed|ers|ing)?|laid\s+to\s+rest|anniversary|autopsy|lawsuit|sued)\b",
    re.IGNORECASE,
)
"""Words for what follows on harm."""

_HARM = re.compile(
    r"\b(?:shot|shots|shooting|shootings|gunfire|fired|kill(?:s|ed|ing)?|died|dead|death|wound(?:s|ed|ing)?|injur\w+|hurt"
    r"|struck|strikes?|hit|bomb\w*|blast|explosion|attack\w*|shell\w*|raid\w*|stabb\w+|murder(?:ed)?|slain|clash\w*"
    r"|happened|occurred|took\s+place|found)\b",
    re.IGNORECASE,
)
"""Words for the harm itself, and for its happening."""


_HELD_FOR = re.compile(
    r"\b(?:suspects?|suspected|in\s+connection|charged|charges|accused|wanted|warrants?|murder|manslaughter|gun(?:man|men)"
    r"|shooters?|attackers?|bombers?|killers?)\b",
    re.IGNORECASE,
)
"""Words by which people are held for a harm that came before."""


def is_of_aftermath(claim: Claim, text: str) -> bool:
    """Whether the words that date the claim stand closer to an arrest, a hearing or a funeral than to any harm.

    People detained are an event of their own, unless they are held for a harm that the sentence tells of. Never where
    the words' place in the report is not known.
    """
    date = claim.date
    if date is None or date.at is None or date.text is None or not isinstance(claim, AttackClaim | CasualtyClaim):
        return False
    if isinstance(claim, CasualtyClaim) and claim.outcome is Outcome.DETAINED:
        first, last = _sentence(text, claim.start, claim.end)
        return _HELD_FOR.search(text, first, last) is not None and _HARM.search(text, first, last) is not None
    first, last = _sentence(text, date.at, date.at + len(date.text))
    span = date.at, date.at + len(date.text)
    later = _gap(_LATER, text, (first, last), span)
    harm = _gap(_HARM, text, (first, last), span)
    return later is not None and (harm is None or later < harm)


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    first = max((m.end() for m in SENTENCE_END.finditer(text, 0, start)), default=0)
    found = SENTENCE_END.search(text, end)
    return first, len(text) if found is None else found.start()


def _gap(words: re.Pattern[str], text: str, within: tuple[int, int], span: tuple[int, int]) -> int | None:
    """Characters between the span and the nearest of the words in a stretch of text; None where it has none."""
    return min(
        (max(m.start() - span[1], span[0] - m.end(), 0) for m in words.finditer(text, *within)),
        default=None,
    )
