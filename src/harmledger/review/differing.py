"""Doubts about how claims stand to each other: tolls, tallies, pairs joined narrowly, and incidents that look like one.

Incidents are held against each other where they began on the same day or the next at one place: whatever else may be
one incident told twice is for a person to find, by search.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Final

from harmledger.model.incident import Incident, Tally, Toll, TraceUse
from harmledger.model.reviewing import Need, ReviewItem
from harmledger.review.asking import Stake, ask, size_of
from harmledger.review.pairing import Pairs

NARROW: Final = 4.0
"""Linking joins claims from a weight of 3 on; up to this much it could nearly as well have gone the other way."""
ALIKE: Final = 0.5
"""Two incidents look like one where their tolls are alike by at least this much, or the means and targets are."""
CROWDED: Final = 12
"""Where so many incidents stand at one place on one day, they are told apart by more than these columns."""


def tolls(incident: Incident) -> Iterator[ReviewItem]:
    """Tolls on which sources differ."""
    for toll in incident.tolls:
        used = tuple(step.claim_id for step in toll.trace if step.use is TraceUse.USED)
        if len(used) > 1 and toll.high is not None and toll.high > toll.low:
            reason = f"{toll.outcome}, {toll.victims}: sources say from {toll.low} to {toll.high}"
            detail = f"{toll.outcome} {toll.victims} {toll.low} {toll.high}"
            yield ask(Need.TOLL, used, reason, Stake(incident.incident_id, toll.high - toll.low), detail)


def links(incident: Incident, decided: Pairs) -> Iterator[ReviewItem]:
    """Claims that were joined by a narrow margin and that nobody has judged as a pair; the words of copies are sure."""
    people = max(map(size_of, incident.tolls), default=0)
    judged = decided.same | decided.different | decided.unsure
    for link in incident.links:
        low, high = sorted((link.claim_id, link.other_id))
        is_scored = any(term.weight for term in link.terms) or not link.terms
        if is_scored and link.weight <= NARROW and (low, high) not in judged:
            terms = "; ".join(term.reason for term in link.terms)
            reason = f"joined by a narrow margin ({link.weight:+.1f}): do both speak of one incident? {terms}".rstrip()
            yield ask(Need.LINK, (link.claim_id, link.other_id), reason, Stake(incident.incident_id, people))


def tallies(found: Iterable[Tally]) -> Iterator[ReviewItem]:
    """Figures over a period that the incidents inside them do not reach, or exceed."""
    for tally in found:
        check = tally.check
        if not check.difference:
            continue
        stated = next((bound for bound in (tally.value, tally.low, tally.high) if bound is not None), 0)
        sums = str(check.low) if check.high == check.low else f"{check.low} to {check.high or 'more'}"
        reason = (
            f"{tally.speaker} counts {stated} {tally.outcome}; the {len(check.incidents)} incidents of the record "
            f"inside it add up to {sums}"
        )
        stake = Stake(None, abs(check.difference), min(abs(check.difference) / max(stated, 1), 1.0))
        yield ask(Need.TALLY, (tally.claim_id,), reason, stake, f"{tally.tally_id} {check.difference}")


def duplicates(incidents: Iterable[Incident], decided: Pairs) -> Iterator[ReviewItem]:
    """Incidents that may be one: at one place on the same day or the next, with tolls, or means and targets, alike."""
    judged = decided.same | decided.different | decided.unsure
    seen: set[tuple[str, str]] = set()
    for held in _meeting(incidents):
        for one, other in combinations(held, 2):
            pair = (one.incident_id, other.incident_id)
            low, high = sorted((one.claims[0], other.claims[0]))
            if pair in seen or (low, high) in judged or _are_told_apart(one, other) or not _look_alike(one, other):
                continue
            seen.add(pair)
            yield _duplicate(one, other)


def _meeting(incidents: Iterable[Incident]) -> Iterator[list[Incident]]:
    """Incidents that began at one place on the same day or the day before; crowds are left out."""
    places: dict[tuple[str, dt.date], list[Incident]] = defaultdict(list)
    for incident in sorted(incidents, key=lambda item: item.incident_id):
        date, place = incident.date, incident.place
        if date is None or date.start is None or date.start != date.end or place is None or not incident.claims:
            continue
        name = place.gazetteer_id or place.name
        for day in (date.start, date.start + dt.timedelta(days=1)):
            places[name, day].append(incident)
    return (held for held in places.values() if 1 < len(held) <= CROWDED)


def _are_told_apart(one: Incident, other: Incident) -> bool:
    """Whether a report tells that one followed the other, or the record relates them."""
    return (
        not set(one.follows).isdisjoint(other.claims)
        or not set(other.follows).isdisjoint(one.claims)
        or any(related.incident_id == other.incident_id for related in one.related)
    )


def _look_alike(one: Incident, other: Incident) -> bool:
    left, right = _everyone(one), _everyone(other)
    shared = set(left) & set(right)
    if shared:
        return any(
            min(size_of(left[name]), size_of(right[name])) >= ALIKE * max(size_of(left[name]), size_of(right[name]), 1)
            for name in shared
        )
    return _values(one) == _values(other) and one.kind is other.kind


def _everyone(incident: Incident) -> dict[str, Toll]:
    return {toll.outcome.value: toll for toll in incident.tolls if toll.victims == "all"}


def _values(incident: Incident) -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(item.value for item in incident.means), frozenset(item.value for item in incident.targets)


def _duplicate(one: Incident, other: Incident) -> ReviewItem:
    place, date = one.place, one.date
    told = f"{place.name if place else ''}, {date.start if date else ''}: “{one.headline}” and “{other.headline}”"
    least = min(max(map(size_of, item.tolls), default=0) for item in (one, other))
    stake = Stake(one.incident_id, least, other_id=other.incident_id)
    return ask(Need.DUPLICATE, (one.claims[0], other.claims[0]), f"are these one incident? {told}", stake)
