"""An incident's dossier as the page lays it out: tolls with the claims they rest on, reports by origin."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from harmledger.model.claim import Claim, CountedClaim, ResponsibilityClaim
from harmledger.model.incident import CopyOf, IncidentReport, LinkReason, Toll, TraceStep, TraceUse
from harmledger.model.report import Report
from harmledger.web.data import IncidentView
from harmledger.web.dossier.waterfall import Fall, fall


@dataclass(frozen=True, slots=True)
class Step:
    """One claim's part in a toll, with the claim and its report; None where they are not at hand.

    Attributes:
        trace: what became of the claim.
        claim, report: the claim, and the report that says it.
        origin: number of the origin that the report goes back to, from 1; None where it belongs to none.
        is_copy: whether the report repeats another of the same origin.
    """

    trace: TraceStep
    claim: Claim | None
    report: Report | None
    origin: int | None
    is_copy: bool


@dataclass(frozen=True, slots=True)
class TollRow:
    """A toll with the claim behind each bound (``low``, ``best``, ``high``) and its steps, by origin and time.

    ``most`` is the greatest number that any of it states, for a scale that holds all.
    """

    toll: Toll
    behind: Mapping[str, Claim]
    steps: tuple[Step, ...]
    most: int


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

    @property
    def every(self) -> tuple[Told, ...]:
        """All its reports."""
        return (self.told, *self.copies)


@dataclass(frozen=True, slots=True)
class Link:
    """Why two claims are held to speak of one incident, with the claims."""

    reason: LinkReason
    one: Claim | None
    other: Claim | None
    fall: Fall


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything that the page of one incident shows beside the incident itself."""

    tolls: tuple[TollRow, ...]
    origins: tuple[Origin, ...]
    denials: tuple[Claim, ...]
    admissions: tuple[Claim, ...]
    follows: tuple[Claim, ...]
    links: tuple[Link, ...]


def dossier(view: IncidentView) -> Dossier:
    """Lay out one incident.

    Args:
        view: the incident with its reports and claims.
    """
    incident, claims = view.incident, view.claims
    origins = tuple(_origins(view))
    said = tuple(_known(incident.claims, claims))
    return Dossier(
        tuple(_row(toll, view, origins) for toll in incident.tolls),
        origins,
        tuple(_known(incident.denials, claims)),
        tuple(claim for claim in said if isinstance(claim, ResponsibilityClaim) and claim.accepted),
        tuple(_known(incident.follows, claims)),
        tuple(Link(link, claims.get(link.claim_id), claims.get(link.other_id), fall(link)) for link in incident.links),
    )


def _known(ids: Iterable[str], claims: Mapping[str, Claim]) -> Iterable[Claim]:
    return (claims[name] for name in ids if name in claims)


def _row(toll: Toll, view: IncidentView, origins: Sequence[Origin]) -> TollRow:
    """A toll's row; the claim behind a bound is the first used step that names it."""
    claims = view.claims
    behind: dict[str, Claim] = {}
    for step in toll.trace:
        if step.use is TraceUse.USED and step.claim_id in claims:
            for bound in step.bounds:
                behind.setdefault(bound, claims[step.claim_id])
    numbers = {told.named.report_id: at for at, origin in enumerate(origins, 1) for told in origin.every}
    copies = {told.named.report_id for origin in origins for told in origin.copies}

    def laid(trace: TraceStep) -> Step:
        claim = claims.get(trace.claim_id)
        name = "" if claim is None else claim.report_id
        return Step(trace, claim, view.reports.get(name), numbers.get(name), name in copies)

    steps = tuple(sorted(map(laid, toll.trace), key=_by_origin_and_time))
    stated = [number for step in steps for number in _stated(step.claim)]
    return TollRow(toll, behind, steps, max(toll.low, toll.best or 0, toll.high or 0, *stated, 1))


def _by_origin_and_time(step: Step) -> tuple[float, dt.date, int]:
    day = step.report.published if step.report is not None else None
    return (step.origin or math.inf, day or dt.date.max, step.claim.start if step.claim is not None else 0)


def _stated(claim: Claim | None) -> Iterable[int]:
    """The numbers that a claim states; 0 where it states none."""
    if not isinstance(claim, CountedClaim):
        return (0,)
    return (claim.low or 0, claim.value or 0, claim.high or 0)


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
