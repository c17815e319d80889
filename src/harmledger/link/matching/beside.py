"""What stands beside an incident: denials of it, and claims about who is responsible."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from harmledger.link.grounds.facts import Family, days_of
from harmledger.link.grounds.places import PlaceRelation, finest, relation
from harmledger.link.telling.events import Event
from harmledger.model.claim import Claim, DenialClaim, ResponsibilityClaim
from harmledger.model.terms import Scope

Reply = DenialClaim | ResponsibilityClaim


def replies(claims: Sequence[Claim], clusters: Sequence[tuple[Event, ...]]) -> Mapping[int, tuple[Reply, ...]]:
    """Which denials and responsibility claims belong to which cluster, by the cluster's number.

    A denial that names the claim it answers goes there. Any other goes to the event of its own report that it fits
    by day, place and party: the last one told before it, else the first. One that speaks of a pattern goes to none.
    """
    number = {claim: n for n, events in enumerate(clusters) for event in events for claim in event.claim_ids}
    by_report: dict[str, list[tuple[Event, int]]] = defaultdict(list)
    for n, events in enumerate(clusters):
        for event in events:
            if event.family in {Family.FORCE, Family.LOOTING}:
                by_report[event.report_id].append((event, n))
    found: dict[int, list[Reply]] = defaultdict(list)
    for claim in sorted(claims, key=lambda c: c.claim_id):
        if isinstance(claim, DenialClaim | ResponsibilityClaim):
            home = _home(claim, number, by_report[claim.report_id])
            if home is not None:
                found[home].append(claim)
    return {n: tuple(held) for n, held in found.items()}


def _home(reply: Reply, number: Mapping[str, int], events: Iterable[tuple[Event, int]]) -> int | None:
    if isinstance(reply, DenialClaim) and reply.of is not None:
        return number.get(reply.of)
    if reply.scope is not Scope.INCIDENT:
        return None
    fitting = [(event, n) for event, n in events if _fits(reply, event)]
    before = [(event, n) for event, n in fitting if event.claims[0].start <= reply.start]
    if before:
        return max(before, key=lambda item: _last_before(item[0], reply.start))[1]
    return min(fitting, key=lambda item: item[0].claims[0].start)[1] if fitting else None


def _last_before(event: Event, start: int) -> tuple[int, str]:
    return max(claim.start for claim in event.claims if claim.start <= start), event.key


def _fits(reply: Reply, event: Event) -> bool:
    days = days_of(reply)
    # Who denies or answers for something does so on that day or later.
    if days is not None and event.days is not None and days[1] < event.days[0]:
        return False
    sites = finest(reply.places)
    if sites and event.sites and {relation(a, b) for a in sites for b in event.sites} == {PlaceRelation.APART}:
        return False
    parties = set(reply.by) if isinstance(reply, DenialClaim) else set()
    named = event.perpetrators | event.parties
    return not parties or not named or bool(parties & named)
