"""Claims as people left them: what every verb that counts or shows goes by."""

from __future__ import annotations

from collections.abc import Iterable

from harmledger import review
from harmledger.ledger import Session
from harmledger.model.claim import Claim


def judged(session: Session, claims: Iterable[Claim] | None = None) -> tuple[Claim, ...]:
    """The claims, all of the ledger's by default, with the judgements in force applied."""
    return review.apply(session.claims() if claims is None else claims, session.judgements())
