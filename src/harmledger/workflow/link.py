"""``link``: work the record out from reports, claims and judgements, and keep it."""

from __future__ import annotations

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
        claims = review.apply(session.claims(), judgements)
        previous = session.incident_claims()
    record = linking.record(reports, claims, judgements, previous)
    with store.session(write=True) as session:
        session.replace_record(record, as_of=as_of)
    return _summary(len(reports), claims, record)


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
