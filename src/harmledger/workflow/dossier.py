"""What the pages of one incident and of one report show, read from a ledger by what they name alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from harmledger import review
from harmledger.ledger import Session
from harmledger.model.claim import Claim
from harmledger.model.incident import Agreement, CopyOf, Incident
from harmledger.model.judgement import Judgement, Verdict
from harmledger.model.report import Report
from harmledger.workflow.judged import judged
from harmledger.workflow.resolved import PlacesById, Resolved, resolved

MOST_COPIES = 100  # copies of one report that its page lists


@dataclass(frozen=True, slots=True)
class IncidentView:
    """One incident with all that its dossier quotes."""

    incident: Incident
    reports: Mapping[str, Report]
    claims: Mapping[str, Claim]
    copies: Mapping[str, CopyOf]
    agreements: tuple[Agreement, ...]
    redirected_from: str | None
    headlines: Mapping[str, str]
    judgements: tuple[Judgement, ...]
    earlier: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportView:
    """One report with the claims read in it, where they went, and what their words were resolved to."""

    report: Report
    claims: tuple[Claim, ...]
    incidents: tuple[tuple[str, str], ...]
    copies: tuple[CopyOf, ...]
    resolved: Mapping[str, tuple[Resolved, ...]]
    quoted: tuple[CopyOf, ...]
    others: Mapping[str, Report]


def incident_view(session: Session, incident_id: str) -> IncidentView:
    """One incident, following redirects.

    Raises:
        NotFoundError: if there never was one of this id.
    """
    incident = session.incident(incident_id)
    wanted = {item.report_id for item in incident.reports}
    named = {*incident.claims, *incident.denials, *incident.follows}
    named |= {step.claim_id for toll in incident.tolls for step in toll.trace}
    named |= {claim for link in incident.links for claim in (link.claim_id, link.other_id)}
    read = tuple(session.claims(ids=sorted(named)))
    decided = session.reviews.bearing(read)
    claims = {item.claim_id: item for item in review.apply(read, decided)}
    wanted |= {claim.report_id for claim in claims.values()}
    return IncidentView(
        incident,
        {item.report_id: item for item in session.reports(ids=sorted(wanted))},
        claims,
        {item.report_id: item for item in session.around.named("copies", "report", wanted) if item.report_id in wanted},
        tuple(session.around.named("agreements", "id", incident.agreements)),
        None if incident.incident_id == incident_id else incident_id,
        session.around.headlines(item.incident_id for item in incident.related),
        about((*decided, *session.reviews.about(named)), named),
        session.around.redirected(incident.incident_id),
    )


def about(decided: Iterable[Judgement], claim_ids: Iterable[str]) -> tuple[Judgement, ...]:
    """Judgements of these claims, and those that took one of them back; earliest first."""
    known = set(claim_ids)
    found: dict[str, Judgement] = {}
    for judgement in sorted(decided, key=lambda item: (item.at, item.judgement_id)):
        is_undone = judgement.verdict is Verdict.WITHDRAW and not found.keys().isdisjoint(judgement.subjects)
        if is_undone or not known.isdisjoint(judgement.subjects):
            found[judgement.judgement_id] = judgement
    return tuple(found.values())


def report_view(session: Session, report_id: str, places: PlacesById) -> ReportView:
    """One report with its claims.

    Raises:
        NotFoundError: if there is no report of this id.
    """
    report = session.report(report_id)
    claims = judged(session, session.claims(report_id=report.report_id))
    placed = session.around.memberships(claim.claim_id for claim in claims)
    copies, quoted = (
        tuple(session.around.named(part, "report", [report.report_id])[:MOST_COPIES]) for part in ("copies", "quoted")
    )
    others = {name for item in (*copies, *quoted) for name in (item.report_id, item.origin)}
    others |= {passage.origin for item in (*copies, *quoted) for passage in item.passages}
    return ReportView(
        report,
        claims,
        tuple(placed),
        copies,
        {claim.claim_id: resolved(claim, places) for claim in claims},
        quoted,
        {item.report_id: item for item in session.reports(ids=sorted(others - {report.report_id}))},
    )
