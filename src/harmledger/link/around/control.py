"""Control: who is said to have gained, lost or held each place, step by step, as the claims tell it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from harmledger.link.grounds.areas import incident_place
from harmledger.link.grounds.facts import Days, days_of
from harmledger.link.grounds.places import finest, fold
from harmledger.model.claim import Claim, ControlClaim
from harmledger.model.incident import ControlEvent
from harmledger.model.terms import Stance


def control(claims: Sequence[Claim]) -> tuple[ControlEvent, ...]:
    """One event a place and claim, place by place in the order of the days; what is undated comes last.

    Claims that give one place to different parties on days that overlap stand side by side, each naming the other: a
    place may change hands twice in a day, and parties claim what they do not hold. Which it was is not decided here.
    """
    by_id = {claim.claim_id: claim for claim in claims}
    events = [
        ControlEvent(
            place=incident_place(site.place),
            date=claim.date,
            gained_by=claim.gained_by,
            lost_by=claim.lost_by,
            status=claim.status,
            claim_id=claim.claim_id,
        )
        for claim in claims
        if isinstance(claim, ControlClaim) and claim.stance is not Stance.DENIED
        for site in finest(claim.places)
    ]
    days = {event.claim_id: days_of(by_id[event.claim_id]) for event in events}
    events = _with_conflicts(events, days)

    def order(event: ControlEvent) -> tuple[str, str, bool, tuple[int, int], str]:
        when = days[event.claim_id]
        return event.place.name, event.place.gazetteer_id or "", when is None, when or (0, 0), event.claim_id

    return tuple(sorted(events, key=order))


def _with_conflicts(events: Sequence[ControlEvent], days: Mapping[str, Days | None]) -> list[ControlEvent]:
    """The events, each with the claims that tell of the same place and days that another party has it."""
    by_place: dict[str, list[ControlEvent]] = defaultdict(list)
    for event in events:
        by_place[event.place.gazetteer_id or fold(event.place.name)].append(event)
    found: list[ControlEvent] = []
    for steps in by_place.values():
        for step in steps:
            against = {other.claim_id for other in steps if _contradict(step, other, days)}
            found.append(replace(step, conflicts=tuple(sorted(against - {step.claim_id}))))
    return found


def _contradict(one: ControlEvent, other: ControlEvent, days: Mapping[str, Days | None]) -> bool:
    mine, theirs = days[one.claim_id], days[other.claim_id]
    if mine is None or theirs is None or mine[0] > theirs[1] or theirs[0] > mine[1]:
        return False
    return bool(one.gained_by) and bool(other.gained_by) and not set(one.gained_by) & set(other.gained_by)
