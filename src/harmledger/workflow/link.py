"""``link``: work the record out from reports, claims and judgements, and keep it."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from harmledger import link as linking
from harmledger import review
from harmledger.ledger import Store
from harmledger.model.claim import Claim
from harmledger.model.incident import Record


@dataclass(frozen=True, slots=True)
class LinkSummary:
    """What linking made of the ledger."""

    reports: int
    claims: int
    incidents: int
    tallies: int
    agreements: int
    copies: int
    unplaced: int
    redirects: int


def link(store: Store) -> LinkSummary:
    """Work out the whole record again. Incident ids stay; one that merged or split away leaves a redirect."""
    with store.session() as session:
        as_of = session.mark()
        reports = tuple(session.reports())
        judgements = tuple(session.judgements())
        read = tuple(session.claims())
        claims = review.apply(read, judgements)
        previous = session.incident_claims()
    with unswept():
        record = linking.record(reports, claims, judgements, previous)
    asked = review.queue(record, (*read, *claims), judgements)
    with store.session(write=True) as session:
        session.replace_record(record, as_of=as_of)
        session.reviews.replace(asked)
        session.reviews.recheck(session.judgements()[len(judgements) :])
    return _summary(len(reports), claims, record)


@contextmanager
def unswept() -> Iterator[None]:
    """Hold back the collector of circular garbage: linking makes millions of values and none in circles.

    Sweeping them all again and again takes a third of the time of a large linking.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _summary(reports: int, claims: tuple[Claim, ...], record: Record) -> LinkSummary:
    return LinkSummary(
        reports=reports,
        claims=len(claims),
        incidents=len(record.incidents),
        tallies=len(record.tallies),
        agreements=len(record.agreements),
        copies=len(record.copies),
        unplaced=len(record.unplaced),
        redirects=len(record.redirects),
    )
