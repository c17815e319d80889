"""Tallies: cumulative figures, never added to incidents but set against them, with what may explain the gap."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from harmledger.link.around.answers import SETTLED, UNCOUNTED, Question, Sum, add_up, weighs
from harmledger.link.around.relate import days_of_when
from harmledger.link.grounds.areas import common_area, incident_place
from harmledger.link.grounds.places import finest
from harmledger.link.grounds.sources import speaker_name
from harmledger.link.tolls.figures import ALL
from harmledger.model.claim import CasualtyClaim, Claim
from harmledger.model.ids import tally_id
from harmledger.model.incident import Incident, IncidentPlace, Tally, TallyCheck
from harmledger.model.quantity import Quantity
from harmledger.model.report import Report
from harmledger.model.terms import Outcome, Scope, Stance, VictimGroup
from harmledger.model.when import When
from harmledger.model.where import Place, PlaceRole


def tallies(
    claims: Sequence[Claim],
    incidents: Sequence[Incident],
    reports: Mapping[str, Report],
    origins: Mapping[str, str],
) -> tuple[Tally, ...]:
    """A tally for each cumulative casualty claim, in the order of their ids; a copy that repeats one makes none.

    Args:
        claims: every claim.
        incidents: what the tallies are set against.
        reports: the claims' reports by id.
        origins: the report that each report is a copy of, itself where it is none.
    """
    by_id = {claim.claim_id: claim for claim in claims}
    told = published_by(claims, reports)
    return checked(once(claims, origins), by_id, Against(incidents, reports, told))


def checked(stated: Iterable[CasualtyClaim], by_id: Mapping[str, Claim], against: Against) -> tuple[Tally, ...]:
    """A tally for each of the claims, in the order of their ids; ``by_id`` has what they are part of."""
    counting = {
        outcome: [incident for incident in against.incidents if any(toll.outcome is outcome for toll in incident.tolls)]
        for outcome in Outcome
    }
    made = [_tally(claim, replace(against, incidents=counting[claim.outcome]), by_id) for claim in stated]
    return tuple(sorted(made, key=lambda tally: tally.tally_id))


def once(claims: Sequence[Claim], origins: Mapping[str, str]) -> list[CasualtyClaim]:
    """The cumulative claims, without those of a copy whose origin gives the same figure of the same people."""
    stated = [
        claim
        for claim in claims
        if isinstance(claim, CasualtyClaim) and claim.scope is Scope.CUMULATIVE and claim.stance is not Stance.DENIED
    ]
    told = {_figure(claim, claim.report_id) for claim in stated}
    return [
        claim
        for claim in stated
        if (origin := origins[claim.report_id]) == claim.report_id or _figure(claim, origin) not in told
    ]


def _figure(claim: CasualtyClaim, report_id: str) -> tuple[str, Outcome, VictimGroup, Quantity]:
    return report_id, claim.outcome, claim.victims, claim.quantity


def area_of(places: Sequence[Place]) -> IncidentPlace | None:
    """The area that a claim's places make: the finest one, the common area of several, else the one around them."""
    sites = finest(places)
    if len(sites) > 1:
        return common_area([site.place for site in sites]) or incident_place(sites[0].place)
    if sites:
        return incident_place(sites[0].place)
    around = [place for place in places if place.role is PlaceRole.WITHIN]
    return incident_place(around[0]) if around else None


@dataclass(frozen=True, slots=True)
class Against:
    """What a tally is set against: incidents, the reports, and when each claim was published (ordinal day)."""

    incidents: Sequence[Incident]
    reports: Mapping[str, Report]
    told: Mapping[str, int]


def published_by(claims: Iterable[Claim], reports: Mapping[str, Report]) -> dict[str, int]:
    """The ordinal day on which each claim was published, where that is known."""
    return {
        claim.claim_id: day.toordinal() for claim in claims if (day := reports[claim.report_id].published) is not None
    }


def _tally(claim: CasualtyClaim, against: Against, by_id: Mapping[str, Claim]) -> Tally:
    victims = ALL if claim.victims is VictimGroup.PEOPLE else claim.victims.value
    whole = by_id.get(claim.part_of) if claim.part_of is not None else None
    period = period_of(claim, by_id)
    area = area_of(claim.places) or (area_of(whole.places) if whole is not None else None)
    report = against.reports[claim.report_id]
    question = Question(claim.outcome, victims, area, period)
    return Tally(
        tally_id=tally_id(claim.claim_id),
        claim_id=claim.claim_id,
        outcome=claim.outcome,
        victims=victims,
        value=claim.value,
        low=claim.low,
        high=claim.high,
        area=area,
        period=period,
        speaker=speaker_name(claim, report.outlet),
        check=_check(claim, against, question),
    )


def period_of(claim: CasualtyClaim, by_id: Mapping[str, Claim]) -> When | None:
    """The period that the claim counts over: its own, else that of what it is a part of."""
    whole = by_id.get(claim.part_of) if claim.part_of is not None else None
    return claim.date or (whole.date if whole is not None else None)


def may_count(tally: Tally, incident: Incident) -> bool:
    """Whether an incident has a say in a tally's check: it is in its sum, or told as left out of it."""
    if days_of_when(tally.period) is None or tally.area is None:
        return False
    return weighs(incident, Question(tally.outcome, tally.victims, tally.area, tally.period))


def _check(claim: CasualtyClaim, against: Against, question: Question) -> TallyCheck:
    if question.period is None or days_of_when(question.period) is None or question.place is None:
        missing = "when" if question.place is not None else "where"
        return TallyCheck((), 0, 0, 0, None, (f"nothing says {missing} the tally was counted: it cannot be checked",))
    summed = add_up(against.incidents, question)
    stated = claim.value if claim.value is not None else claim.low if claim.low is not None else claim.high
    difference = None if stated is None else stated - summed.best
    return TallyCheck(
        incidents=summed.counted,
        low=summed.low,
        best=summed.best,
        high=summed.high,
        difference=difference,
        reasons=_reasons(claim, summed, question, against) if difference else (),
    )


def _reasons(claim: CasualtyClaim, summed: Sum, question: Question, against: Against) -> tuple[str, ...]:
    """What may explain that the tally and the record differ, likeliest first: coverage, scope, later dates."""
    reasons = [_coverage(summed, question, against.incidents), *_left_out(summed)]
    if claim.low is not None and claim.low < summed.best:
        reasons.append("the record holds incidents that the tally may not count, or tolls that it puts lower")
    if claim.perpetrators:
        who = ", ".join(claim.perpetrators)
        reasons.append(f"the tally counts what {who} did; the sum is of all that is recorded, whoever did it")
    later = _later(claim, summed, against)
    if later:
        reasons.append(f"of the incidents, {later} rest on figures that were published after the tally")
    if claim.high is None:
        reasons.append("the tally is a minimum by its own words")
    if summed.high is None:
        reasons.append("some of the incidents have no upper bound")
    return tuple(reasons)


def _left_out(summed: Sum) -> list[str]:
    """How many incidents the sum leaves out that may explain the gap, by what is in doubt."""
    uncounted = [item for item in summed.left_out if item.reason.startswith(UNCOUNTED)]
    settled = [item for item in summed.left_out if item.reason.startswith(SETTLED)]
    doubtful = len(summed.left_out) - len(uncounted) - len(settled)
    lines: list[str] = []
    if uncounted:
        lines.append(f"{_incidents(len(uncounted))} left out of the sum, as nobody says how many of these were harmed")
    if doubtful:
        lines.append(f"{_incidents(doubtful)} left out of the sum, as place, day or means are in doubt")
    return lines


def _incidents(count: int) -> str:
    return "1 incident is" if count == 1 else f"{count} incidents are"


def _later(claim: CasualtyClaim, summed: Sum, against: Against) -> int:
    """How many of the incidents have a figure that was published after the tally."""
    published = against.told.get(claim.claim_id)
    if published is None:
        return 0
    counted = set(summed.counted)
    return sum(
        any(
            against.told.get(step.claim_id, 0) > published
            for toll in incident.tolls
            for step in toll.trace
            if step.bounds
        )
        for incident in against.incidents
        if incident.incident_id in counted
    )


def _coverage(summed: Sum, question: Question, incidents: Sequence[Incident]) -> str:
    period = days_of_when(question.period)
    counted = set(summed.counted)
    days = {d for i in incidents if i.incident_id in counted and (d := days_of_when(i.date)) is not None}
    if period is None or not days:
        return "the record holds no incident of its area and period with such a toll"
    covered = len({day for first, last in days for day in range(first, last + 1)})
    return f"the record holds incidents on {covered} of its {period[1] - period[0] + 1} days"
