"""Search as the pages ask for it: words in reports or claims, a page at a time, claims as people left them."""

from __future__ import annotations

import dataclasses

from harmledger.ledger import Session, Store
from harmledger.model.looking import ClaimFound, FoundPage, ReportFound, WordsWanted
from harmledger.workflow.judged import judged


class Finder:
    """Answers search from one open store; safe to call from several threads."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def find(self, wanted: WordsWanted, /, limit: int, after: str | None) -> FoundPage:
        """One page of what was found; claims that people rejected are left out.

        Raises:
            NotFoundError: if ``after`` is no report of this ledger.
        """
        with self._store.session() as session:
            page = session.looking.reports(wanted, limit=limit, after=after)
            if not wanted.in_claims:
                return page
            shown = (_as_left(session, report) for report in page.reports)
            return dataclasses.replace(page, reports=tuple(report for report in shown if report.claims))


def _as_left(session: Session, report: ReportFound) -> ReportFound:
    """The report with its found claims as judgements leave them."""
    spans = {found.claim.claim_id: found.matches for found in report.claims}
    kept = judged(session, [found.claim for found in report.claims])
    claims = tuple(ClaimFound(claim, spans[claim.claim_id]) for claim in kept if claim.claim_id in spans)
    return dataclasses.replace(report, claims=claims)
