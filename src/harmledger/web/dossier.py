"""An incident's dossier as the page lays it out: tolls with the claims they rest on, reports by origin."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from harmledger.model.claim import Claim
from harmledger.model.incident import CopyOf, IncidentReport, LinkReason, Toll, TraceStep, TraceUse
from harmledger.model.report import Report
from harmledger.web.data import IncidentView


@dataclass(frozen=True, slots=True)
class Step:
    """One claim's part in a toll, with the claim; None where the claim is not at hand."""

    trace: TraceStep
    claim: Claim | None


@dataclass(frozen=True, slots=True)
class TollRow:
    """A toll with the claim behind each bound (``low``, ``best``, ``high``) and all its steps, those used first."""

    toll: Toll
    behind: Mapping[str, Claim]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A report of the incident and what it says of it, in the order of the text."""

    named: IncidentReport
    report: Report | None
    claims: tuple[Claim, ...]
    copy: CopyOf | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """One independent origin: the report that stands for it, and the copies folded under it."""

    told: Told
    copies: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Why two claims are held to speak of one incident, with the claims."""

    reason: LinkReason
    one: Claim | None
    other: Claim | None


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything that the page of one incident shows beside the incident itself."""

    tolls: tuple[TollRow, ...]
    origins: tuple[Origin, ...]
    denials: tuple[Claim, ...]
    links: tuple[Link, ...]


def dossier(view: IncidentView) -> Dossier:
    """Lay out one incident.

    Args:
        view: the incident with its reports and claims.
    """
    incident, claims = view.incident, view.claims
    return Dossier(
        tuple(_row(toll, claims) for toll in incident.tolls),
        tuple(_origins(view)),
        tuple(_known(incident.denials, claims)),
        tuple(Link(link, claims.get(link.claim_id), claims.get(link.other_id)) for link in incident.links),
    )


def _known(ids: Iterable[str], claims: Mapping[str, Claim]) -> Iterable[Claim]:
    return (claims[name] for name in ids if name in claims)


def _row(toll: Toll, claims: Mapping[str, Claim]) -> TollRow:
    """A toll's row; the claim behind a bound is the first used step that names it."""
    behind: dict[str, Claim] = {}
    for step in toll.trace:
        if step.use is TraceUse.USED and step.claim_id in claims:
            for bound in step.bounds:
                behind.setdefault(bound, claims[step.claim_id])
    order = (TraceUse.USED, TraceUse.SUPERSEDED, TraceUse.SET_ASIDE)
    steps = sorted(toll.trace, key=lambda step: order.index(step.use))
    return TollRow(toll, behind, tuple(Step(step, claims.get(step.claim_id)) for step in steps))


def _origins(view: IncidentView) -> list[Origin]:
    """The incident's reports by origin, in their order; the origin's own report first, its copies under it."""
    groups: dict[str, list[IncidentReport]] = {}
    for named in view.incident.reports:
        groups.setdefault(named.origin, []).append(named)
    found = []
    for origin, members in groups.items():
        first = next((named for named in members if named.report_id == origin), members[0])
        copies = tuple(_told(named, view) for named in members if named is not first)
        found.append(Origin(_told(first, view), copies))
    return found


def _told(named: IncidentReport, view: IncidentView) -> Told:
    denied = frozenset(view.incident.denials)  # they stand in a section of their own
    mentioned = (name for name in dict.fromkeys(view.incident.claims) if name not in denied)
    own = [claim for claim in _known(mentioned, view.claims) if claim.report_id == named.report_id]
    own.sort(key=lambda claim: (claim.start, claim.end))
    return Told(named, view.reports.get(named.report_id), tuple(own), view.copies.get(named.report_id))
