"""Words beside a place name that make it no place of harm: where somebody governs, speaks, meets or is treated."""

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
_CARE = re.compile(
    r"\b(?:taken|took|takes|rushed|transported|transferred|airlifted|flown|driven|drove|brought|carried|admitted|sent"
    r"|treated|treatment|surgery|operated on|hospitali[sz]ed|pronounced|declared|dead|died|dies|succumbed|recover\w*"
    r"|condition|arrived|walked|showed up|turned up)\b[^.;\n]{0,40}?\b(?:to|at|in|into|by|for)"
    r" (?:(?:the|a|an|nearby|local|area) )*$",
    re.IGNORECASE,
)
_CAPITALS = re.compile(r"(?:(?:[^\W\d_a-z][\w'’&-]*|of|hospital|medical|center|centre)(?:[ -]|$|(?=\W))){1,8}")
_HOSPITAL = re.compile(r"\b(?:hospitals?|medical|infirmary|clinic|trauma|memorial|health|healthcare)\b", re.IGNORECASE)
_AND_ON = 45
"""Characters from the beginning of a name within which its own words say that it is a hospital."""


@functools.lru_cache(maxsize=16384)
def is_venue(before: str, name: str, after: str) -> bool:
    """Whether a place named between these words is one of speech, meeting or care, or a seat of office.

    "the governor of the border province of X", "a spokesman in X", "after talks in X", "the X summit", "died at X
    Hospital".

    Args:
        before: what stands before the name in its sentence; :data:`REACH` characters are enough.
        name: the name.
        after: what follows it.
    """
    office = _SEAT.search(before) or _SPEAKS.search(before) or _MEETS.search(before) or _beside(after)
    return bool(office) or _heals(before, name, after)


def _heals(before: str, name: str, after: str) -> bool:
    """Whether it is the name of a hospital that the wounded and the dead were brought to."""
    named = f"{name}{after}"[: max(len(name), _AND_ON)]
    run = _CAPITALS.match(named)
    return run is not None and _HOSPITAL.search(run.group()) is not None and _CARE.search(before) is not None


def _beside(after: str) -> bool:
    return bool(_GATHERING.match(after) or _OFFICE.match(after))
