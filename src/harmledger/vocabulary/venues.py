"""Words beside a place name that make it no place of harm: where somebody governs, speaks, meets or signs."""

from __future__ import annotations

import functools
import re

REACH = 60
"""How many characters before and after a name :func:`is_venue` looks at."""

_LEVEL = r"(?:(?:province|governorate|state|city|town|district|region) of )?"
_SEAT = re.compile(
    r"\b(?:governors?|mayors?|bishops?|archbishops?|ambassadors?|consuls?|ministers?|presidents?|kings?|emirs?"
    r"|rulers?|police chiefs?|senators?|citizens|natives?) (?:of|to|for) (?:the )?(?:[a-z-]+ )?"
    rf"{_LEVEL}(?:the )?$",
    re.IGNORECASE,
)
_SPEAKS = re.compile(
    r"\b(?:spokes\w+|diplomats?|officials?|correspondents?|reporters?|analysts?|experts?|ambassadors?|ministers?"
    r"|exiles?|newsroom|bureau|headquarters|headquartered|based|embassy|(?:told|briefed) (?:reporters|journalists)"
    r"(?: [a-z-]+){0,4}|speaking|spoke|(?:news|press) (?:conference|briefing))(?: (?:there|here))?"
    rf" (?:in|at|outside|near) (?:the )?{_LEVEL}$",
    re.IGNORECASE,
)
_MEETS = re.compile(
    r"\b(?:talks?|summits?|meetings?|conferences?|negotiations?|sessions?|visits?|trips?|met|meets?|negotiat\w+|signed"
    r"|agreed|announced|brokered|reached|concluded|sealed|deal|accord|pact|deliver\w* a speech)"
    rf"(?: (?:on [A-Z][a-z]+day|[a-z]+ly|last [a-z]+|it|this))? (?:in|at|to) (?:the )?{_LEVEL}$"
)
_GATHERING = re.compile(r"^(?:['’]s)? (?:summit|talks|conference|meeting|process|accords?|agreement|format)\b")
_OFFICE = re.compile(
    r"^['’]s? (?:[a-z]+ ){0,2}(?:ministr(?:y|ies)|ministers?|president|director|spokes\w+|parliament|ambassador"
    r"|state (?:news|media|television|tv)|news agency|embassy|foreign|defen[cs]e|interior|communications)\b"
)


@functools.lru_cache(maxsize=16384)
def is_venue(before: str, after: str) -> bool:
    """Whether a place named between these words is one of speech or meeting, or a seat of office.

    "the governor of the border province of X", "a spokesman in X", "after talks in X", "the X summit".

    Args:
        before: what stands before the name in its sentence; :data:`REACH` characters are enough.
        after: what follows it.
    """
    return bool(_SEAT.search(before) or _SPEAKS.search(before) or _MEETS.search(before) or _beside(after))


def _beside(after: str) -> bool:
    return bool(_GATHERING.match(after) or _OFFICE.match(after))
