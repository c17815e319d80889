"""What most needs a person's eyes, in an order that can be explained in one sentence.

People harmed come first: an item's weight is the number of people whose count hangs on it (the best figure of a toll,
else its low bound; at least one), times how much the doubt puts in question (:data:`SHARE`). No learning, no randomness.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from harmledger.model.claim import Claim, CountedClaim
from harmledger.model.incident import Incident, Record, Toll
from harmledger.model.judgement import Judgement
from harmledger.review.deciding import decisions

TIE = 1.0
"""A link whose weight is within this much of nought could as well have gone the other way."""


class Need(StrEnum):
    """Why a person should look."""

    PLACE = "place"  # a toll whose place could not be found
    DATE = "date"  # a toll whose date could not be worked out
    TOLL = "toll"  # sources differ on how many
    LINK = "link"  # joined to its incident by a narrow margin
    CONFLICT = "conflict"  # people judged it differently


SHARE: dict[Need, float] = {Need.CONFLICT: 1.0, Need.PLACE: 0.9, Need.DATE: 0.9, Need.TOLL: 0.7, Need.LINK: 0.5}


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """One question to a person.

    Attributes:
        need: what is in doubt.
        claims: the claims that it is about, one or more.
        incident_id: the incident that it bears on; None where the claim is in none.
        weight: the greater, the sooner it should be looked at.
        reason: the question, in words.
    """

    need: Need
    claims: tuple[str, ...]
    incident_id: str | None
    weight: float
    reason: str


def queue(record: Record, claims: Iterable[Claim], judgements: Iterable[Judgement] = ()) -> list[ReviewItem]:
    """Everything that a person should look at, the most pressing first.

    Args:
        record: the record as last linked.
        claims: the claims that it was linked from.
        judgements: what people decided already; claims that were judged are asked about only where people differ.
    """
    decided = decisions(judgements)
    by_id = {claim.claim_id: claim for claim in claims}
    homes = {claim_id: incident.incident_id for incident in record.incidents for claim_id in incident.claims}
    items = [item for claim in by_id.values() for item in _unresolved(claim, homes)]
    items += [item for incident in record.incidents for item in _of_incident(incident)]
    items = [item for item in items if not all(claim_id in decided.by_claim for claim_id in item.claims)]
    for conflict in decided.conflicts:
        if conflict.claim_id in by_id:
            reason = (
                f"{conflict.holds.by} says {conflict.holds.verdict}, {conflict.against.by} {conflict.against.verdict}"
            )
            people = _people(by_id[conflict.claim_id])
            items.append(_item(Need.CONFLICT, (conflict.claim_id,), homes.get(conflict.claim_id), people, reason))
    return sorted(items, key=lambda item: (-item.weight, item.need, item.claims))


def _item(need: Need, claims: tuple[str, ...], incident_id: str | None, people: int, reason: str) -> ReviewItem:
    return ReviewItem(need, claims, incident_id, max(people, 1) * SHARE[need], reason)


def _people(claim: Claim) -> int:
    if not isinstance(claim, CountedClaim):
        return 0
    return next((bound for bound in (claim.value, claim.low, claim.high) if bound is not None), 0)


def _unresolved(claim: Claim, homes: dict[str, str]) -> Iterator[ReviewItem]:
    """Counted claims whose own words for the place or the date could not be worked out."""
    if not isinstance(claim, CountedClaim):
        return
    home, people = homes.get(claim.claim_id), _people(claim)
    lost = [place for place in claim.places if not place.resolved]
    if lost and len(lost) == len(claim.places):
        names = ", ".join(f"“{place.text}”" for place in lost)
        yield _item(Need.PLACE, (claim.claim_id,), home, people, f"{claim.count_text}: where is {names}?")
    if claim.date is not None and not claim.date.resolved:
        words = f"“{claim.date.text}”" if claim.date.text else "it"
        yield _item(Need.DATE, (claim.claim_id,), home, people, f"{claim.count_text}: when was {words}?")


def _of_incident(incident: Incident) -> Iterator[ReviewItem]:
    """Tolls on which sources differ, and claims that were joined by a narrow margin."""
    for toll in incident.tolls:
        used = tuple(step.claim_id for step in toll.trace)
        if len(used) > 1 and toll.high is not None and toll.high > toll.low:
            reason = f"{toll.outcome}, {toll.victims}: sources say from {toll.low} to {toll.high}"
            yield _item(Need.TOLL, used, incident.incident_id, toll.high - toll.low, reason)
    people = max(map(_size, incident.tolls), default=0)
    for link in incident.links:
        if abs(link.weight) <= TIE:
            reason = f"held together by a narrow margin ({link.weight:+.1f}): do both speak of one incident?"
            yield _item(Need.LINK, (link.claim_id, link.other_id), incident.incident_id, people, reason)


def _size(toll: Toll) -> int:
    return toll.low if toll.best is None else toll.best
