"""Claims as people left them: what every verb that counts or shows goes by."""

from __future__ import annotations

from collections.abc import Iterable

from harmledger import review
from harmledger.ledger import Session
from harmledger.model.claim import Claim

MANY = 5_000
"""More claims than that are judged by all that was ever decided, which is then quicker to read."""


def judged(session: Session, claims: Iterable[Claim] | None = None) -> tuple[Claim, ...]:
    """The claims, all of the ledger's by default, with the judgements in force applied."""
    found = tuple(session.claims() if claims is None else claims)
    decided = session.judgements() if len(found) > MANY else session.reviews.bearing(found)
    return review.apply(found, decided)
