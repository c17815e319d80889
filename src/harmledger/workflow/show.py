"""``show``: find what an id stands for, with the evidence that it rests on, and what its words were resolved to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from harmledger import review
from harmledger.errors import NotFoundError
from harmledger.model.claim import BaseClaim, Claim
from harmledger.model.codec import to_plain
from harmledger.model.incident import CopyOf, Incident, Tally
from harmledger.model.judgement import Judgement, Verdict
from harmledger.model.report import Report
from harmledger.workflow.book import Ledger
from harmledger.workflow.resolved import Resolved, resolved

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Shown:
    """One thing and the reports and claims that it names.

    Attributes:
        subject: what the id stands for; a claim as people left it.
        claims: as people left them; one that was rejected stands as it was read.
        reports: that the claims stand in.
        rejected: the judgements by which claims were rejected, by claim id.
        conflicts: where people judged claims differently.
        resolved: what the words of each claim were resolved to, by claim id; for a report and a claim only.
        taken: what a report repeats of others.
    """

    subject: Incident | Tally | Report | BaseClaim
    claims: Mapping[str, Claim]
    reports: Mapping[str, Report]
    rejected: Mapping[str, Judgement] = field(default_factory=dict)
    conflicts: tuple[review.Conflict, ...] = ()
    resolved: Mapping[str, tuple[Resolved, ...]] = field(default_factory=dict)
    taken: tuple[CopyOf, ...] = ()

    def plain(self) -> dict[str, Any]:
        """The subject as plain JSON values; of a report its claims too, and what each claim was resolved to."""
        if isinstance(self.subject, Report):
            claims = [self._claim(claim) for claim in self.claims.values()]
            return {**to_plain(self.subject), "claims": claims, "taken": [to_plain(item) for item in self.taken]}
        if isinstance(self.subject, BaseClaim):
            return self._claim(self.subject)
        found: dict[str, Any] = to_plain(self.subject)
        return found

    def _claim(self, claim: BaseClaim) -> dict[str, Any]:
        rejected = self.rejected.get(claim.claim_id)
        return {
            **to_plain(claim),
            "resolved": [to_plain(item) for item in self.resolved[claim.claim_id]],
            "rejected": None if rejected is None else rejected.judgement_id,
        }


def show(ledger: Ledger, subject: str) -> Shown:
    """Find an incident, tally, claim or report by its id or the start of it.

    Raises:
        NotFoundError: if there is none, or the start fits more than one.
    """
    if subject.startswith("inc-"):
        incident = ledger.incident(subject)
        return _with_evidence(ledger, incident, {item.report_id for item in incident.reports})
    if subject.startswith("tal-"):
        tallies = {item.tally_id: item for item in ledger.tallies()}
        tally = _found(subject, tallies, "tally")
        return _with_evidence(ledger, tally, {ledger.claim(tally.claim_id).report_id})
    if subject.startswith("clm-"):
        claim = ledger.claim(subject)
        return _with_evidence(ledger, claim, {claim.report_id})
    report = ledger.report(subject)
    return _with_evidence(ledger, report, {report.report_id})


def _with_evidence(ledger: Ledger, subject: Incident | Tally | Report | BaseClaim, reports: set[str]) -> Shown:
    named = sorted(reports)
    read = {claim.claim_id: claim for report in named for claim in ledger.claims(report_id=report)}
    if isinstance(subject, BaseClaim):
        read.setdefault(subject.claim_id, ledger.claim(subject.claim_id))
    judgements = ledger.judgements()
    decided = review.decisions(judgements)
    left = {claim.claim_id: claim for claim in review.apply(read.values(), judgements)}
    claims = {name: left.get(name, claim) for name, claim in read.items()}
    wanted = _explained(subject, claims)
    return Shown(
        subject=claims[subject.claim_id] if isinstance(subject, BaseClaim) else subject,
        claims=claims,
        reports={report: ledger.report(report) for report in named},
        rejected={name: held for name, held in decided.by_claim.items() if held.verdict is Verdict.REJECT},
        conflicts=tuple(conflict for conflict in decided.conflicts if conflict.claim_id in claims),
        resolved={name: resolved(claims[name], ledger.gazetteer) for name in wanted},
        taken=tuple(ledger.taken_by(subject.report_id)) if isinstance(subject, Report) else (),
    )


def _explained(subject: Incident | Tally | Report | BaseClaim, claims: Mapping[str, Claim]) -> tuple[str, ...]:
    """The claims of which it is shown word by word what they were resolved to."""
    if isinstance(subject, BaseClaim):
        return (subject.claim_id,)
    return tuple(claims) if isinstance(subject, Report) else ()


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
