"""Strikes that follow on another at one place: what a report tells as a second one, or as an hour later."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from harmledger.link.grounds.facts import family_of
from harmledger.link.grounds.places import PlaceRelation, finest, relation
from harmledger.link.telling.settle import SENTENCE_END
from harmledger.model.claim import AttackClaim, CasualtyClaim, Claim
from harmledger.model.report import SectionKind
from harmledger.model.terms import Outcome

_FORCE = r"(?:strike|airstrike|raid|attack|missile|rocket|bomb|bombing|shell|blast|explosion|drone|salvo|barrage)s?"
_CUE = re.compile(
    rf"\b(?:a|another|the)\s+(?:second|third|follow-?up|further|repeat)\s+(?:\w+\s+){{0,2}}?{_FORCE}\b"
    rf"|\banother\s+(?:\w+\s+){{0,2}}?{_FORCE}\b"
    r"|\b(?:struck|hit|bombed|shelled|attacked)\s+(?:it\s+|there\s+|the\s+\w+\s+)?(?:again|a\s+second\s+time)\b"
    r"|\b(?:minutes?|hours?|half\s+an\s+hour|moments?)\s+(?:later|afterwards)\b",
    re.IGNORECASE,
)
"""Words by which a report sets a strike apart from one that it has told."""

_HARMED = frozenset({Outcome.KILLED, Outcome.INJURED})


def opens_sequel(claim: Claim, text: str) -> bool:
    """Whether the claim's sentence tells, up to the claim's end, of a strike that came after another."""
    if claim.section is not SectionKind.BODY or not isinstance(claim, AttackClaim | CasualtyClaim):
        return False
    first = max((m.end() for m in SENTENCE_END.finditer(text, 0, claim.start)), default=0)
    found = _CUE.search(text, first, claim.end)
    return found is not None and (found.end() <= claim.start or found.start() >= claim.start)


def stands_alone(part: Sequence[Claim], before: Sequence[Claim]) -> bool:
    """Whether a later strike has harm of its own or hit something else, so that it can be told from the one before."""
    if any(isinstance(c, CasualtyClaim) and c.outcome in _HARMED and c.part_of is None for c in part):
        return True
    mine, theirs = (
        {target for claim in claims if isinstance(claim, AttackClaim) for target in claim.targets}
        for claims in (part, before)
    )
    return bool(mine) and bool(theirs) and mine.isdisjoint(theirs)


def follows(parts: Sequence[Sequence[Claim]], text: str) -> Mapping[int, int]:
    """By its number, each part that a report tells as following on another, and the number of that one.

    Args:
        parts: the events of one report, each in the order of the text.
        text: the report's text.
    """
    found: dict[int, int] = {}
    for number, part in enumerate(parts):
        body = [claim for claim in part if claim.section is SectionKind.BODY]
        if not body or not opens_sequel(body[0], text):
            continue
        before = [
            (max(c.start for c in other if c.start < body[0].start), n)
            for n, other in enumerate(parts)
            if n != number and any(c.start < body[0].start for c in other) and _one_place(part, other)
        ]
        if before:
            found[number] = max(before)[1]
    return found


def _one_place(one: Sequence[Claim], other: Sequence[Claim]) -> bool:
    if family_of(one[0]) is not family_of(other[0]):
        return False
    mine = [site for claim in one for site in finest(claim.places)]
    theirs = [site for claim in other for site in finest(claim.places)]
    return any(relation(a, b) in {PlaceRelation.SAME, PlaceRelation.NEAR} for a in mine for b in theirs)
