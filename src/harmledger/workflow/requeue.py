"""The review queue after a linking: made anew with the whole record, or where a part of it changed."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from harmledger import review
from harmledger.ledger import Session
from harmledger.model.claim import Claim
from harmledger.model.incident import Incident, Record
from harmledger.model.judgement import Judgement
from harmledger.model.reviewing import ReviewItem


def asked(
    record: Record, read: Sequence[Claim], claims: Sequence[Claim], judgements: Sequence[Judgement]
) -> list[ReviewItem]:
    """What is to be asked of a record that was worked out from ``claims``; ``read`` has those too that are rejected."""
    return review.queue(record, (*read, *claims), judgements)


def put(session: Session, items: Sequence[ReviewItem], judgements: Sequence[Judgement]) -> None:
    """Make these the queue; what was decided since ``judgements`` were read settles them."""
    session.reviews.replace(items)
    session.reviews.recheck(session.judgements()[len(judgements) :])


def renew(session: Session, gone: Collection[str], incidents: Sequence[Incident], claims: Sequence[Claim]) -> None:
    """Ask anew about incidents that changed, and about claims that came; all else stays.

    Incidents that changed are held against each other here; against all others with the next linking of everything.

    Args:
        session: for writing, after the record was changed.
        gone: ids of incidents that are no more, or are others now.
        incidents: as they stand now.
        claims: claims that came.
    """
    wanted = {claim for incident in incidents for claim in incident.claims}
    known = {claim.claim_id: claim for claim in claims}
    known |= {claim.claim_id: claim for claim in session.claims(ids=sorted(wanted - set(known)))}
    judgements = session.reviews.bearing(tuple(known.values()))
    claims_now = review.apply(known.values(), judgements)
    items = review.queue(Record(incidents=tuple(incidents)), (*known.values(), *claims_now), judgements)
    session.reviews.renew({*gone, *(incident.incident_id for incident in incidents)}, items)
