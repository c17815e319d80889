"""Figures that are no count of all: what a report looks back on ("up from 22"), and what adds to it ("two more")."""

from __future__ import annotations

import re

from harmledger.model.claim import CountedClaim

_REACH = 80
"""Characters on either side of a number in which the words about it stand."""

_TOLD = (
    r"(?:said|saying|gave|given|giving|put|putting|reported|reporting|counted|announced|stated|spoke|spoken|estimated)"
)
_NOUN = r"(?:toll|figure|count|number|estimate|report|statement)s?"
_ONCE = r"(?:earlier|previous(?:ly)?|initial(?:ly)?|at\s+first|first|original(?:ly)?|preliminary)"

_BEFORE = re.compile(
    rf"(?:\b(?:up|down|rise|rising|rose|risen|raised|revised|increased|climbed|corrected|lowered|grew|grown)\b[^.;]{{0,30}}"
    rf"\bfrom\s+(?:\w+\s+){{0,3}}|\bnot\s+(?:the\s+)?|\bafter\s+{_TOLD}\b[^.;]*|\b{_ONCE}\s+(?:\w+\s+){{0,2}}?{_TOLD}\b[^.;]{{0,40}}"
    rf"|\bhad\s+(?:\w+\s+)?{_TOLD}\b[^.;]{{0,40}}|\b{_ONCE}\s+{_NOUN}\b[^.;]{{0,40}})$",
    re.IGNORECASE,
)
"""What ends right before a number that no longer holds."""

_AFTER = re.compile(
    rf"^[^.;]{{0,20}}\b(?:(?:as|than)\s+(?:\w+\s+)?(?:had\s+)?(?:been\s+)?{_ONCE}\b|{_TOLD}\s+{_ONCE}\b)", re.IGNORECASE
)
"""What follows right after a number that no longer holds."""


def looked_back_on(claim: CountedClaim, text: str) -> bool:
    """Whether the report tells the number as one that was given before, and that its own figure replaces.

    A number whose words do not stand in the claim's own is taken as it is.

    Args:
        claim: a claim with a number.
        text: its report's text.
    """
    start = text.find(claim.count_text, claim.start, claim.end)
    if start < 0:
        return False
    end = start + len(claim.count_text)
    before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    return _BEFORE.search(before) is not None or _AFTER.search(after) is not None


_ADDS_BEFORE = re.compile(
    r"\b(?:another|(?:a|an)\s+(?:further|additional|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth))\s*$",
    re.IGNORECASE,
)
_ADDS = re.compile(r"^\s*(?:more|further|additional)\b(?!\s+than)", re.IGNORECASE)
_ADDS_WITHIN = re.compile(
    r"^(?:another|(?:a|an)\s+(?:further|additional|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth))\b"
    r"|^\w+\s+(?:more|further|additional)$",
    re.IGNORECASE,
)


def adds(claim: CountedClaim, text: str) -> bool:
    """Whether the number only adds to one that was given: "two more were found", "a fourth man has died".

    Args:
        claim: a claim with a number.
        text: its report's text.
    """
    if _ADDS_WITHIN.search(claim.count_text):
        return True
    start = text.find(claim.count_text, claim.start, claim.end)
    if start < 0:
        return False
    end = start + len(claim.count_text)
    return bool(_ADDS_BEFORE.search(text[max(0, start - _REACH) : start]) or _ADDS.search(text[end : end + _REACH]))
