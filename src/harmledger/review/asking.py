"""One question to a person: how it is named, and how much hangs on it."""

from __future__ import annotations

from dataclasses import dataclass

from harmledger.model.claim import Claim, CountedClaim
from harmledger.model.ids import review_id
from harmledger.model.incident import Toll
from harmledger.model.reviewing import Need, ReviewItem
from harmledger.model.terms import Scope

SHARE: dict[Need, float] = {
    Need.CORRECTION: 1.0,
    Need.CONFLICT: 1.0,
    Need.PLACE: 0.9,
    Need.DATE: 0.9,
    Need.TOLL: 0.7,
    Need.PLACE_TIE: 0.6,
    Need.CONFIDENCE: 0.5,
    Need.LINK: 0.5,
    Need.DUPLICATE: 0.5,
    Need.TALLY: 0.02,
}
"""How much of the count a doubt of this kind puts in question, at most."""


@dataclass(frozen=True, slots=True)
class Stake:
    """What hangs on an answer.

    Attributes:
        incident_id: the incident that it bears on; None where the claim is in none.
        people: whose count hangs on it.
        doubt: 0 to 1, how doubtful it is among its kind.
        other_id: the second incident, where two are in question.
    """

    incident_id: str | None
    people: int
    doubt: float = 1.0
    other_id: str | None = None


def ask(
    need: Need,
    claims: tuple[str, ...],
    reason: str,
    stake: Stake,
    detail: str = "",
    judgements: tuple[str, ...] = (),
) -> ReviewItem:
    """The question with its weight: the people whose count hangs on it (at least one), times how doubtful it is."""
    return ReviewItem(
        need=need,
        claims=claims,
        incident_id=stake.incident_id,
        weight=round(max(stake.people, 1) * SHARE[need] * stake.doubt, 4),
        reason=reason,
        item_id=review_id(need, claims, detail),
        people=stake.people,
        other_id=stake.other_id,
        judgements=judgements,
    )


def people_of(claim: Claim) -> int:
    """How many people a claim counts, by the first bound that it states; 0 where it counts nobody."""
    if not isinstance(claim, CountedClaim):
        return 0
    return next((bound for bound in (claim.value, claim.low, claim.high) if bound is not None), 0)


def bearing(claim: Claim) -> float:
    """How much a claim's count bears on tolls: wholly of one incident, little as a tally, least as displacement."""
    if claim.kind == "displacement":
        return 0.001
    return 1.0 if claim.scope is Scope.INCIDENT else 0.05


def size_of(toll: Toll) -> int:
    """How many a toll counts: its best, else its low."""
    return toll.low if toll.best is None else toll.best
