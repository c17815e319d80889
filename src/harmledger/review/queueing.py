"""What most needs a person's eyes, in an order that can be explained in one sentence.

People harmed come first: an item's weight is the number of people whose count hangs on it (at least one), times how
much the doubt puts in question (:data:`SHARE`). No learning, no randomness.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from harmledger.model.claim import Claim, CountedClaim
from harmledger.model.incident import Incident, Record, Toll, TraceUse
from harmledger.model.judgement import Judgement
from harmledger.review.deciding import Decisions, decisions, unusable
from harmledger.review.meanings import Meanings
from harmledger.review.pairing import Pairs, pairs

NARROW = 4.0
"""Linking joins claims from a weight of 3 on; up to this much it could nearly as well have gone the other way."""


class Need(StrEnum):
    """Why a person should look."""

    PLACE = "place"  # a toll whose place could not be found
    DATE = "date"  # a toll whose date could not be worked out
    TOLL = "toll"  # sources differ on how many
    LINK = "link"  # joined to its incident by a narrow margin
    CONFLICT = "conflict"  # people judged it differently
    CORRECTION = "correction"  # a correction that cannot be carried out


SHARE: dict[Need, float] = {
    Need.CORRECTION: 1.0,
    Need.CONFLICT: 1.0,
    Need.PLACE: 0.9,
    Need.DATE: 0.9,
    Need.TOLL: 0.7,
    Need.LINK: 0.5,
}


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
    judgements = tuple(judgements)
    decided = decisions(judgements)
    by_id = {claim.claim_id: claim for claim in claims}
    homes = {claim_id: incident.incident_id for incident in record.incidents for claim_id in incident.claims}
    items = [item for claim in by_id.values() for item in _unresolved(claim, homes)]
    items += [item for incident in record.incidents for item in _tolls(incident)]
    items = [item for item in items if not all(claim_id in decided.by_claim for claim_id in item.claims)]
    items += [item for incident in record.incidents for item in _links(incident, pairs(judgements))]
    for need, claim_id, reason in (*_of_people(decided, by_id), *_of_words(judgements, by_id.values())):
        items.append(_item(need, (claim_id,), homes.get(claim_id), _people(by_id[claim_id]), reason))
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
    lost = [place for place in claim.places if not place.resolved and place.decided is None]
    if lost and len(lost) == len(claim.places):
        names = ", ".join(f"“{place.text}”" for place in lost)
        yield _item(Need.PLACE, (claim.claim_id,), home, people, f"{claim.count_text}: where is {names}?")
    if claim.date is not None and not claim.date.resolved and claim.date.decided is None:
        words = f"“{claim.date.text}”" if claim.date.text else "it"
        yield _item(Need.DATE, (claim.claim_id,), home, people, f"{claim.count_text}: when was {words}?")


def _of_people(decided: Decisions, by_id: dict[str, Claim]) -> Iterator[tuple[Need, str, str]]:
    """Where people differ, and what they asked for that cannot be done."""
    for conflict in decided.conflicts:
        if conflict.claim_id in by_id:
            one, other = conflict.holds, conflict.against
            yield Need.CONFLICT, conflict.claim_id, f"{one.by} says {one.verdict}, {other.by} says {other.verdict}"
    for claim_id, error in unusable(by_id.values(), decided):
        yield Need.CORRECTION, claim_id, str(error)


def _of_words(judgements: Iterable[Judgement], claims: Iterable[Claim]) -> Iterator[tuple[Need, str, str]]:
    """Where people differ on what words mean."""
    for held in Meanings(judgements).conflicts(claims):
        names = ", ".join(other.by for other in held.against)
        told = f"what “{held.mention.text}” means: {held.holds.by} decided last; {names} decided otherwise"
        yield Need.CONFLICT, held.claim_id, told


def _tolls(incident: Incident) -> Iterator[ReviewItem]:
    """Tolls on which sources differ."""
    for toll in incident.tolls:
        used = tuple(step.claim_id for step in toll.trace if step.use is TraceUse.USED)
        if len(used) > 1 and toll.high is not None and toll.high > toll.low:
            reason = f"{toll.outcome}, {toll.victims}: sources say from {toll.low} to {toll.high}"
            yield _item(Need.TOLL, used, incident.incident_id, toll.high - toll.low, reason)


def _links(incident: Incident, decided: Pairs) -> Iterator[ReviewItem]:
    """Claims that were joined by a narrow margin and that nobody has judged as a pair."""
    people = max(map(_size, incident.tolls), default=0)
    judged = decided.same | decided.different | decided.unsure
    for link in incident.links:
        low, high = sorted((link.claim_id, link.other_id))
        if link.weight <= NARROW and (low, high) not in judged:
            terms = "; ".join(term.reason for term in link.terms)
            reason = f"joined by a narrow margin ({link.weight:+.1f}): do both speak of one incident? {terms}".rstrip()
            yield _item(Need.LINK, (link.claim_id, link.other_id), incident.incident_id, people, reason)


def _size(toll: Toll) -> int:
    return toll.low if toll.best is None else toll.best
