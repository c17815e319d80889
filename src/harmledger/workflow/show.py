"""``show``: find what an id stands for, with the evidence that it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from harmledger.errors import NotFoundError
from harmledger.model.claim import BaseClaim, Claim
from harmledger.model.incident import Incident, Tally
from harmledger.model.report import Report
from harmledger.workflow.book import Ledger

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Shown:
    """One thing and the reports and claims that it names."""

    subject: Incident | Tally | Report | BaseClaim
    claims: Mapping[str, Claim]
    reports: Mapping[str, Report]


def show(ledger: Ledger, subject: str) -> Shown:
    """Find an incident, tally, claim or report by its id or the start of it.

    Raises:
        NotFoundError: if there is none, or the start fits more than one.
    """
    if subject.startswith("inc-"):
        incident = ledger.incident(_only(subject, [item.incident_id for item in ledger.incidents()]))
        return _with_evidence(ledger, incident, {item.report_id for item in incident.reports})
    if subject.startswith("tal-"):
        tallies = {item.tally_id: item for item in ledger.tallies()}
        tally = _found(subject, tallies, "tally")
        claim = next(item for item in ledger.claims() if item.claim_id == tally.claim_id)
        return _with_evidence(ledger, tally, {claim.report_id})
    if subject.startswith("clm-"):
        claims = {item.claim_id: item for item in ledger.claims()}
        claim = _found(subject, claims, "claim")
        return _with_evidence(ledger, claim, {claim.report_id})
    report = ledger.report(subject)
    return _with_evidence(ledger, report, {report.report_id})


def _with_evidence(ledger: Ledger, subject: Incident | Tally | Report | BaseClaim, reports: set[str]) -> Shown:
    named = sorted(reports)
    claims = {claim.claim_id: claim for report in named for claim in ledger.claims(report_id=report)}
    return Shown(subject, claims, {report: ledger.report(report) for report in named})


def _found(start: str, known: Mapping[str, Item], noun: str) -> Item:
    found = known.get(_only(start, list(known)))
    if found is None:
        raise NotFoundError(
            f"there is no {noun} {start}", remedy="ids stand in `harmledger show` of an incident, and in --json output"
        )
    return found


def _only(start: str, ids: list[str]) -> str:
    """The one id that begins with ``start``; a whole id that is not listed is passed on (it may redirect)."""
    found = [item for item in ids if item.startswith(start)]
    if start in found:
        return start
    if len(found) > 1:
        raise NotFoundError(f"{start!r} fits {len(found)} ids: {', '.join(found[:5])}", remedy="give more characters")
    return found[0] if found else start
