"""Who says it: how well placed a speaker is to count, and what makes two statements independent.

The ranks are a convention of ours, stated so that it can be argued with. They follow the practice of casualty
recorders (Every Casualty Counts, *Standards for Casualty Recording*, 2016): bodies that count on the ground and
publish their method come first, those who pass statements on come second, parties to the conflict third.
No actor is ranked, only the kind of speaker.
"""

from __future__ import annotations

import re

from harmledger.model.claim import Claim, Speaker
from harmledger.model.report import Report
from harmledger.model.terms import SourceType, Stance

RANKS: dict[SourceType, int] = {
    SourceType.MONITOR: 1,
    SourceType.RESCUE_SERVICE: 1,
    SourceType.HEALTH_WORKER: 1,
    SourceType.INTERGOVERNMENTAL: 1,
    SourceType.NGO: 1,
    SourceType.NEWS_AGENCY: 2,
    SourceType.MEDIA: 2,
    SourceType.LOCAL: 2,
    SourceType.OFFICIAL: 2,
    SourceType.PHOTOGRAPHER: 2,
    SourceType.GOVERNMENT: 3,
    SourceType.MILITARY: 3,
    SourceType.ARMED_GROUP: 3,
    SourceType.STATE_MEDIA: 3,
    SourceType.UNKNOWN: 3,
}
"""1 counts on the ground, 2 passes on or saw, 3 is a party to the conflict or unknown. Smaller is better placed."""

PARTY_RANK = 3
"""Rank of parties to the conflict and of the unknown."""

OUTLET_RANK = 2
"""Rank of an outlet that speaks for itself."""

_NAMELESS = frozenset({SourceType.LOCAL, SourceType.UNKNOWN, SourceType.OFFICIAL, SourceType.HEALTH_WORKER})
"""Kinds whose usual names ("local sources", "a doctor") name nobody: alike names are not the same speaker."""

_OFFICE = re.compile(
    r"\b(?:governor|mayor|prosecutor|minist(?:er|ry)|president|commander|spokes(?:man|woman|person)|office|council|police"
    r"|committee|authority|directorate|department|union|command|centre|center)\b",
    re.IGNORECASE,
)
"""One office, one voice: "the mayor" whom two outlets quote about one event is the same mayor."""

_COUNTING = frozenset({SourceType.MONITOR, SourceType.RESCUE_SERVICE, SourceType.INTERGOVERNMENTAL, SourceType.NGO})
"""Kinds that keep a count and take back what no longer holds; others say what they see when they are asked."""


def rank(claim: Claim) -> int:
    """How well placed the speaker is, 1 (best) to 3; one step worse where the claim is only suspected."""
    stated = OUTLET_RANK if claim.source is None else RANKS[claim.source.type]
    return min(3, stated + 1) if claim.stance is Stance.SUSPECTED else stated


def speaker_key(claim: Claim, origin: Report) -> str:
    """What identifies the speaker across reports.

    A named source is itself wherever it is quoted. An outlet that speaks for itself is the outlet of the report that
    this one goes back to. A nameless source ("local sources") is a different one in every origin.
    """
    if claim.source is None:
        return f"outlet:{(origin.outlet or origin.report_id).casefold().strip()}"
    name = claim.source.name.casefold().strip()
    return f"{name}@{origin.report_id}" if _nameless(claim.source) else name


def keeps_count(claim: Claim) -> bool:
    """Whether the speaker keeps a count of its own, so that its figure stands until it gives another."""
    if claim.source is None:
        return False
    return rank(claim) == PARTY_RANK or (claim.source.type in _COUNTING and not _nameless(claim.source))


def _nameless(speaker: Speaker) -> bool:
    """Whether the words name nobody in particular: "medics", "rescue workers", "a rights group"; no office."""
    kind = speaker.type in _NAMELESS or speaker.name == speaker.name.casefold()
    return kind and _OFFICE.search(speaker.name) is None


def credible(claim: Claim) -> bool:
    """Whether the statement can found a grade: neither a party to the conflict nor a nameless rumour."""
    return rank(claim) <= 2


def speaker_name(claim: Claim, outlet: str | None) -> str:
    """The speaker in words: the name, else the outlet's, else "the report"."""
    if claim.source is not None:
        return claim.source.name
    return outlet or "the report"
