"""Agreements: ceasefires, zones and evacuations, gathered from the claims that speak of them, with alleged breaches."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from harmledger.link.around.relate import days_of_when
from harmledger.link.around.tallies import area_of
from harmledger.link.grounds.areas import inside
from harmledger.link.grounds.facts import Days, days_of
from harmledger.link.incidents import Sources, found_order
from harmledger.model.claim import AgreementClaim, BreachClaim, Claim
from harmledger.model.ids import agreement_id
from harmledger.model.incident import Agreement, Incident, IncidentPlace
from harmledger.model.report import Report
from harmledger.model.terms import AgreementKind, AgreementStatus, Stance
from harmledger.model.when import DatePrecision, When

_APART_DAYS = 10
"""Agreements of one kind and overlapping parties whose days lie further apart are two agreements."""

_CONCLUDED = frozenset({AgreementStatus.AGREED, AgreementStatus.IN_FORCE, AgreementStatus.ENDED})
_HOLDING = frozenset({AgreementStatus.AGREED, AgreementStatus.IN_FORCE})
_EARLIER = re.compile(r"\b(?:earlier|previous|former|preceding|last|older)\b", re.IGNORECASE)

_DONE: Mapping[AgreementStatus, int] = {
    AgreementStatus.PROPOSED: 0,
    AgreementStatus.REJECTED: 1,
    AgreementStatus.AGREED: 2,
    AgreementStatus.IN_FORCE: 3,
    AgreementStatus.ENDED: 4,
}


class _Group:
    """Claims that speak of one agreement."""

    def __init__(self, first: AgreementClaim) -> None:
        self.claims = [first]

    @property
    def kind(self) -> AgreementKind:
        return self.claims[0].agreement

    @property
    def concluded(self) -> bool:
        return any(claim.status in _CONCLUDED for claim in self.claims)

    @property
    def parties(self) -> set[str]:
        return {party for claim in self.claims for party in claim.parties}

    @property
    def begun(self) -> Days | None:
        """The sharpest days on which it is said to be agreed or to begin."""
        spans = [d for c in self.claims if c.status is not AgreementStatus.ENDED and (d := days_of(c)) is not None]
        return min(spans, key=lambda span: (span[1] - span[0], span), default=None)


def agreements(
    claims: Sequence[Claim], incidents: Sequence[Incident], sources: Sources
) -> tuple[tuple[Agreement, ...], tuple[Incident, ...]]:
    """The agreements, and the incidents with those in force there and then."""
    stated = [c for c in claims if isinstance(c, AgreementClaim) and c.stance is not Stance.DENIED]
    breaches = [c for c in claims if isinstance(c, BreachClaim) and c.stance is not Stance.DENIED]
    groups = _gathered(stated, sources)
    broken = _broken(groups, breaches, sources.reports)
    countries = _countries(incidents)
    made = [_agreement(group, broken[n], sources, countries) for n, group in enumerate(groups)]
    within: dict[str, list[str]] = {incident.incident_id: [] for incident in incidents}
    found = []
    for agreement in made:
        held = [i for i in incidents if in_force(agreement, i)]
        for incident in held:
            within[incident.incident_id].append(agreement.agreement_id)
        found.append(replace(agreement, incidents=tuple(sorted(i.incident_id for i in held))))
    flagged = [replace(i, agreements=tuple(sorted(within[i.incident_id]))) for i in incidents]
    return tuple(sorted(found, key=lambda a: a.agreement_id)), tuple(flagged)


def _countries(incidents: Sequence[Incident]) -> set[str | None]:
    return main_countries(Counter(incident.place.country for incident in incidents if incident.place is not None))


def main_countries(counts: Counter[str | None]) -> set[str | None]:
    """The countries that the record is about: those of a tenth or more of its incidents."""
    return {country for country, count in counts.items() if 10 * count >= counts.total()}


def _gathered(claims: Iterable[AgreementClaim], sources: Sources) -> list[_Group]:
    """Groups of claims; dated ones first, so that an undated claim finds the agreement that it speaks of."""
    ordered = sorted(claims, key=lambda c: (days_of(c) is None, days_of(c) or (0, 0), found_order(c, sources)))
    groups: list[_Group] = []
    for claim in ordered:
        home = _home(claim, groups, sources.reports[claim.report_id])
        if home is None:
            groups.append(_Group(claim))
        else:
            home.claims.append(claim)
    return groups


def _home(claim: AgreementClaim, groups: Sequence[_Group], report: Report) -> _Group | None:
    days = days_of(claim)
    fitting = [group for group in groups if _fits(claim, group)]
    if days is not None:
        near = [group for group in fitting if (begun := group.begun) is not None and _near(days, begun, claim)]
        return min(near, key=lambda g: abs((g.begun or days)[0] - days[0]), default=None)
    # Undated: the latest that had begun when the report was published.
    told = report.published.toordinal() if report.published is not None else dt.date.max.toordinal()
    earlier = [g for g in fitting if g.begun is None or g.begun[0] <= told]
    return max(earlier, key=lambda g: (g.begun or (0, 0), g.claims[0].claim_id), default=None)


def _fits(claim: AgreementClaim, group: _Group) -> bool:
    if claim.agreement is not group.kind or (claim.status in _CONCLUDED) != group.concluded:
        return False
    if _of_an_earlier_one(claim, group):
        return False
    mine, theirs = set(claim.parties), group.parties
    return not mine or not theirs or bool(mine & theirs)


def _of_an_earlier_one(claim: AgreementClaim, group: _Group) -> bool:
    """Whether the end is told of "an earlier truce", in the report that tells this one as agreed or in force."""
    if claim.status is not AgreementStatus.ENDED or not _EARLIER.search(claim.quote):
        return False
    return any(other.report_id == claim.report_id and other.status in _HOLDING for other in group.claims)


def _near(days: Days, begun: Days, claim: AgreementClaim) -> bool:
    if claim.status is AgreementStatus.ENDED:
        return days[1] >= begun[0]
    return days[0] - _APART_DAYS <= begun[1] and begun[0] <= days[1] + _APART_DAYS


def _broken(
    groups: Sequence[_Group], breaches: Iterable[BreachClaim], reports: Mapping[str, Report]
) -> list[list[str]]:
    """For each group, the breaches alleged of it: one that its report names too, else the latest that had begun."""
    found: list[list[str]] = [[] for _ in groups]
    for breach in breaches:
        days, published = days_of(breach), reports[breach.report_id].published
        told = days[1] if days is not None else published.toordinal() if published else dt.date.max.toordinal()
        fitting = [
            (any(c.report_id == breach.report_id for c in g.claims), g.begun or (0, 0), g.claims[0].claim_id, n)
            for n, g in enumerate(groups)
            if g.kind is breach.agreement and g.concluded and (g.begun is None or g.begun[0] <= told)
        ]
        if fitting:
            found[max(fitting)[3]].append(breach.claim_id)
    return found


def _agreement(
    group: _Group, breaches: Sequence[str], sources: Sources, countries: Collection[str | None]
) -> Agreement:
    claims = sorted(group.claims, key=lambda c: found_order(c, sources))
    parties = sorted(group.parties)
    # A place in a country that the record is not about is where the agreement was signed.
    zones = [zone for claim in claims if (zone := area_of(claim.places)) is not None]
    zones = [zone for zone in zones if not countries or zone.country in countries]
    return Agreement(
        agreement_id=agreement_id(claims[0].claim_id),
        kind=group.kind,
        status=max((claim.status for claim in claims), key=_DONE.__getitem__),
        parties=tuple(parties),
        zone=_zone(zones),
        period=_period(group),
        claims=tuple(claim.claim_id for claim in claims),
        breaches=tuple(sorted(breaches)),
    )


def _zone(zones: Sequence[IncidentPlace]) -> IncidentPlace | None:
    """The zone most often named; of equals the one that lies in the other, then by name."""
    counts = {zone: sum(other == zone for other in zones) for zone in zones}
    return min(counts, key=lambda z: (-counts[z], sum(inside(other, z) for other in counts), z.name), default=None)


def _period(group: _Group) -> When | None:
    begun = group.begun
    ends = [d for c in group.claims if c.status is AgreementStatus.ENDED and (d := days_of(c)) is not None]
    if begun is None:
        last = dt.date.fromordinal(max(end[1] for end in ends)) if ends else None
        return None if last is None else When(None, last, DatePrecision.PERIOD, None, "no beginning is reported")
    start = dt.date.fromordinal(begun[0])
    if not ends:
        return When(start, None, DatePrecision.PERIOD, None, "no end is reported")
    return When(start, dt.date.fromordinal(max(end[1] for end in ends)), DatePrecision.PERIOD)


def in_force(agreement: Agreement, incident: Incident) -> bool:
    """Whether the incident certainly lies in the agreement's zone and days; never for one without a stated zone."""
    days, period = days_of_when(incident.date), agreement.period
    if agreement.status not in _CONCLUDED or agreement.zone is None or incident.place is None:
        return False
    if days is None or period is None or period.start is None or days[0] < period.start.toordinal():
        return False
    ended = period.end is not None and days[0] > period.end.toordinal()
    return not ended and inside(incident.place, agreement.zone)
