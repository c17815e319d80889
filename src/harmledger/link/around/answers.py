"""Answers to "how many ... in ..., from ... to ...": a range with its incidents, and what it leaves out and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from harmledger.link.around.relate import days_of_when
from harmledger.link.grounds.areas import incident_place, inside, may_hold
from harmledger.link.grounds.likeness import may_be_one
from harmledger.link.grounds.places import finest
from harmledger.link.tolls.figures import ALL
from harmledger.model.claim import CasualtyClaim, Claim
from harmledger.model.incident import (
    ClaimLeftOut,
    Grade,
    Incident,
    IncidentPlace,
    LeftOut,
    Record,
    Relation,
    TallyAnswer,
    Toll,
)
from harmledger.model.terms import Means, Outcome, Scope, Stance, VictimGroup
from harmledger.model.when import When

UNCOUNTED = "no source says how many"
"""How the reason begins where an incident is left out since nobody counts those asked about."""

SETTLED = ("already inside", "a round-up", "discounted")
"""How the reasons begin where nothing is in doubt: counted elsewhere, or not of those asked about."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked; None leaves a side open. ``victims`` is a victim group or ``all``."""

    outcome: Outcome
    victims: str
    place: IncidentPlace | None
    period: When | None
    means: Means | None = None


@dataclass(frozen=True, slots=True)
class Sum:
    """Tolls added up over incidents that do not overlap."""

    low: int
    best: int
    high: int | None
    counted: tuple[str, ...]
    left_out: tuple[LeftOut, ...]


def answer(  # noqa: PLR0913 - a question has as many sides
    record: Record,
    claims: Sequence[Claim],
    *,
    outcome: Outcome,
    victims: VictimGroup | str,
    place: IncidentPlace | None,
    period: When | None,
    means: Means | None = None,
) -> TallyAnswer:
    """How many, as a range.

    Counted is what certainly lies in the place and period and has a figure for those asked about. A round-up and the
    strikes in it are counted once, as whichever says more. Whatever only may belong is left out, with its reason.

    Args:
        record: the record as linked.
        claims: its claims; one that is no longer among them takes no incident into the answer.
        outcome: what happened to the people counted.
        victims: a victim group, or ``all``; ``people`` means ``all``, since nobody's status is guessed.
        place: None for everywhere. A name without coordinates is matched by name and administrative chain.
        period: days from start to end, both inclusive; None, or a bound that is None, for no limit.
        means: only incidents by this means; None for any.
    """
    group = ALL if victims in {VictimGroup.PEOPLE, ALL} else str(victims)
    question = Question(outcome, group, place, period, means)
    known = {claim.claim_id for claim in claims}
    summed = add_up([i for i in record.incidents if not known or known & set(i.claims)], question)
    tallies = tuple(
        tally.tally_id
        for tally in record.tallies
        if tally.outcome is outcome
        and tally.victims == group
        and (place is None or (tally.area is not None and (inside(tally.area, place) or inside(place, tally.area))))
        and _touches(tally.period, period)
    )
    return TallyAnswer(
        outcome=outcome,
        victims=group,
        place=place,
        period=period,
        low=summed.low,
        best=summed.best,
        high=summed.high,
        incidents=summed.counted,
        left_out=summed.left_out,
        tallies=tallies,
        claims_left_out=_loose(claims, record, question),
    )


def _loose(claims: Sequence[Claim], record: Record, question: Question) -> tuple[ClaimLeftOut, ...]:
    """Figures that may answer the question and are in no incident and no tally."""
    held = {claim for incident in record.incidents for claim in incident.claims}
    held |= {tally.claim_id for tally in record.tallies}
    found = [
        ClaimLeftOut(claim.claim_id, reason)
        for claim in claims
        if claim.claim_id not in held and (reason := _loose_reason(claim, question)) is not None
    ]
    return tuple(sorted(found, key=lambda item: item.claim_id))


def _loose_reason(claim: Claim, question: Question) -> str | None:
    """Why the claim's figure is in no incident, where it may answer the question; None where it does not."""
    if not isinstance(claim, CasualtyClaim) or claim.outcome is not question.outcome:
        return None
    if claim.stance is Stance.DENIED or claim.scope is Scope.CUMULATIVE or claim.part_of is not None:
        return None
    if question.victims not in {ALL, claim.victims.value}:
        return None
    sites = finest(claim.places)
    place = incident_place(sites[0].place) if sites else None
    where = _in_place(place, question.place)
    when = _in_period(claim.date, question.period)
    how = "" if question.means is None or claim.means in {None, question.means} else None
    if where is None or when is None or how is None:
        return None
    scope = "told of a campaign, not of one incident" if claim.scope is Scope.CAMPAIGN else "in no incident"
    return "; ".join(doubt for doubt in (scope, where, when) if doubt)


def add_up(incidents: Sequence[Incident], question: Question) -> Sum:
    """The sum of the tolls that answer the question."""
    counted: dict[str, tuple[Incident, Toll]] = {}
    left: list[LeftOut] = []
    for incident in incidents:
        fit = _fit(incident, question)
        if fit is None:
            continue
        toll = _toll(incident, question)
        if fit:
            left.append(LeftOut(incident.incident_id, fit))
        elif incident.grade.value == Grade.DISCOUNTED and question.victims not in {ALL, VictimGroup.COMBATANTS}:
            left.append(LeftOut(incident.incident_id, f"{SETTLED[2]}: {incident.grade.reason}"))
        elif toll is None:
            left.append(LeftOut(incident.incident_id, _uncounted(incident, question)))
        else:
            counted[incident.incident_id] = (incident, toll)
    left += _once(counted)
    low = sum(toll.low for _, toll in counted.values())
    best = sum(_best(toll) for _, toll in counted.values())
    highs = [toll.high for _, toll in counted.values()]
    high = None if None in highs else sum(h for h in highs if h is not None)
    return Sum(low, best, high, tuple(sorted(counted)), tuple(sorted(left, key=lambda item: item.incident_id)))


def weighs(incident: Incident, question: Question) -> bool:
    """Whether the incident has a say in the sum: counted in it, or left out with a reason."""
    return _fit(incident, question) is not None


def _toll(incident: Incident, question: Question) -> Toll | None:
    rows = [t for t in incident.tolls if t.outcome is question.outcome and t.victims == question.victims]
    return rows[0] if rows else None


def _uncounted(incident: Incident, question: Question) -> str:
    """That nobody counts those asked about, among how many."""
    words = question.victims.replace("_", " ")
    whole = _toll(incident, replace(question, victims=ALL))
    if whole is None:
        return f"{UNCOUNTED} {words} were among them"
    return f"{UNCOUNTED} {words} were among the {range_words(whole)} {question.outcome}"


def range_words(toll: Toll | Sum) -> str:
    """The range of a toll: "12", "12 to 14", "12 or more"."""
    if toll.high is None:
        return f"{toll.low:,} or more"
    return f"{toll.low:,}" if toll.low == toll.high else f"{toll.low:,} to {toll.high:,}"


def _best(toll: Toll) -> int:
    return toll.low if toll.best is None else toll.best


def _once(counted: dict[str, tuple[Incident, Toll]]) -> Iterable[LeftOut]:
    """Take out of ``counted`` what another counted incident already holds: parts of a round-up, or the round-up."""
    wholes = sorted(
        counted.values(), key=lambda item: (-len(_parts(item[0])), item[0].incident_id)
    )  # the widest first, so that a province's day holds a district's
    for whole, toll in wholes:
        parts = [counted[key] for key in _parts(whole) if key in counted]
        if whole.incident_id not in counted or not parts:
            continue
        if _best(toll) >= sum(_best(part) for _, part in parts):
            for part, _ in parts:
                del counted[part.incident_id]
                yield LeftOut(part.incident_id, f"{SETTLED[0]} {whole.incident_id}, which covers its days and area")
        else:
            del counted[whole.incident_id]
            yield LeftOut(whole.incident_id, f"{SETTLED[1]} of incidents that are counted one by one")


def _parts(incident: Incident) -> list[str]:
    return [other.incident_id for other in incident.related if other.relation is Relation.CONTAINS]


def _fit(incident: Incident, question: Question) -> str | None:
    """Empty where the incident certainly belongs, the doubt where it may, None where it does not."""
    if not any(row.outcome is question.outcome for row in incident.tolls):
        return None
    # The days first: they rule out most of a long record, and cost least.
    when = _in_period(incident.date, question.period)
    how = None if when is None else _by_means(incident, question.means)
    where = None if how is None else _in_place(incident.place, question.place)
    if when is None or how is None or where is None:
        return None
    return "; ".join(doubt for doubt in (where, when, how) if doubt)


def _in_place(place: IncidentPlace | None, area: IncidentPlace | None) -> str | None:
    if area is None:
        return ""
    if place is None:
        return "no source says where"
    if inside(place, area):
        return ""
    return f"known only to have been in {place.name}" if may_hold(place, area) else None


def _in_period(date: When | None, period: When | None) -> str | None:
    if period is None or (period.start is None and period.end is None):
        return ""
    days = days_of_when(date)
    if days is None:
        return "no source says when"
    start = period.start.toordinal() if period.start is not None else days[0]
    end = period.end.toordinal() if period.end is not None else days[1]
    if days[1] < start or days[0] > end:
        return None
    return "" if start <= days[0] and days[1] <= end else "its date reaches beyond the period"


def _by_means(incident: Incident, means: Means | None) -> str | None:
    if means is None:
        return ""
    stated = [Means(sourced.value) for sourced in incident.means]
    if not stated:
        return "no source says by what means"
    if means in stated:
        return ""
    like = sorted(other.value.replace("_", " ") for other in stated if may_be_one(means, other))
    return f"said to be by {', '.join(like)}, which may be the same" if like else None


def _touches(one: When | None, other: When | None) -> bool:
    first = days_of_when(one)
    if first is None or other is None:
        return True
    start = other.start.toordinal() if other.start is not None else first[0]
    end = other.end.toordinal() if other.end is not None else first[1]
    return first[0] <= end and start <= first[1]
