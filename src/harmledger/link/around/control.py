"""Control: who is said to have gained, lost or held each place, step by step, as the claims tell it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from harmledger.link.around.relate import days_of_when
from harmledger.link.grounds.areas import incident_place
from harmledger.link.grounds.places import finest, fold
from harmledger.model.claim import Claim, ControlClaim
from harmledger.model.incident import ControlEvent
from harmledger.model.terms import Stance


def control(claims: Sequence[Claim]) -> tuple[ControlEvent, ...]:
    """One event a place and claim, place by place in the order of the days; what is undated comes last.

    Claims that give one place to different parties on days that overlap stand side by side, each naming the other: a
    place may change hands twice in a day, and parties claim what they do not hold. Which it was is not decided here.
    """
    return arranged(steps(claims))


def steps(claims: Iterable[Claim]) -> list[ControlEvent]:
    """One event a place and claim, in the order of the claims; none knows of the others."""
    return [
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


def arranged(events: Sequence[ControlEvent]) -> tuple[ControlEvent, ...]:
    """The events in their order, each with those that contradict it."""
    return tuple(sorted(_with_conflicts(events), key=_order))


def _order(event: ControlEvent) -> tuple[str, str, bool, tuple[int, int], str]:
    when = days_of_when(event.date)
    return event.place.name, event.place.gazetteer_id or "", when is None, when or (0, 0), event.claim_id


def _with_conflicts(events: Sequence[ControlEvent]) -> list[ControlEvent]:
    """The events, each with the claims that tell of the same place and days that another party has it."""
    by_place: dict[str, list[ControlEvent]] = defaultdict(list)
    for event in events:
        by_place[event.place.gazetteer_id or fold(event.place.name)].append(event)
    found: list[ControlEvent] = []
    for told in by_place.values():
        for step in told:
            against = {other.claim_id for other in told if _contradict(step, other)}
            found.append(replace(step, conflicts=tuple(sorted(against - {step.claim_id}))))
    return found


def _contradict(one: ControlEvent, other: ControlEvent) -> bool:
    mine, theirs = days_of_when(one.date), days_of_when(other.date)
    if mine is None or theirs is None or mine[0] > theirs[1] or theirs[0] > mine[1]:
        return False
    return bool(one.gained_by) and bool(other.gained_by) and not set(one.gained_by) & set(other.gained_by)
