"""How incidents stand to each other, and where the ids of former incidents lead."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from harmledger.link.grounds.areas import inside
from harmledger.link.grounds.facts import Days
from harmledger.link.grounds.likeness import means_agree
from harmledger.link.grounds.places import LEVELS, SITED, fold
from harmledger.link.matching.keys import PRESS_DAYS, gap_days
from harmledger.model.incident import Incident, IncidentKind, IncidentPlace, RelatedIncident, Relation
from harmledger.model.terms import Means, Target
from harmledger.model.when import When
from harmledger.model.where import PlacePrecision

_FORCE = frozenset({IncidentKind.ATTACK, IncidentKind.CLASH, IncidentKind.OTHER})
_REPLIES = frozenset({Target.RESCUE.value, Target.HEALTH.value})


def days_of_when(when: When | None) -> Days | None:
    """The interval as ordinals; None where a bound is missing."""
    if when is None or when.start is None or when.end is None:
        return None
    return when.start.toordinal(), when.end.toordinal()


def related(incidents: Sequence[Incident]) -> tuple[Incident, ...]:
    """The incidents with their relations: round-ups with what lies in them, and strikes that follow on another."""
    found: dict[str, set[RelatedIncident]] = defaultdict(set)
    for whole, part in _contained(incidents):
        found[whole.incident_id].add(RelatedIncident(part.incident_id, Relation.CONTAINS, "its days and area hold it"))
        found[part.incident_id].add(RelatedIncident(whole.incident_id, Relation.PART_OF, "lies in its days and area"))
    for first, second, reason in _followed(incidents):
        found[second.incident_id].add(RelatedIncident(first.incident_id, Relation.FOLLOW_UP, reason))
    order = list(Relation).index
    return tuple(
        replace(
            incident,
            related=tuple(sorted(found[incident.incident_id], key=lambda r: (order(r.relation), r.incident_id))),
        )
        for incident in incidents
    )


def _wide(incident: Incident) -> bool:
    place = incident.place
    if place is None or place.precision is None:
        return False
    level = LEVELS[place.precision]
    long = (days := days_of_when(incident.date)) is not None and days[1] - days[0] > PRESS_DAYS
    return SITED < level < LEVELS[PlacePrecision.COUNTRY] or (long and level <= SITED)


def _contained(incidents: Sequence[Incident]) -> Iterator[tuple[Incident, Incident]]:
    """Round-ups and battles with the incidents that lie wholly in them."""
    index: dict[tuple[int, str], list[Incident]] = defaultdict(list)
    for incident in incidents:
        days = days_of_when(incident.date)
        if days is None or days[1] - days[0] > 31 or incident.place is None:
            continue
        for name in {fold(incident.place.name), *(fold(name) for name in incident.place.admin)}:
            index[days[0], name].append(incident)
    for whole in incidents:
        days = days_of_when(whole.date)
        if days is None or not _wide(whole) or whole.place is None or days[1] - days[0] > 31:
            continue
        for day in range(days[0], days[1] + 1):
            for part in index.get((day, fold(whole.place.name)), ()):
                if part is not whole and _holds(whole, part):
                    yield whole, part


def _holds(whole: Incident, part: Incident) -> bool:
    mine, theirs = days_of_when(whole.date), days_of_when(part.date)
    if mine is None or theirs is None or theirs[0] < mine[0] or theirs[1] > mine[1]:
        return False
    same_kind = whole.kind is part.kind or {whole.kind, part.kind} <= _FORCE
    if not same_kind or whole.place is None or part.place is None or not inside(part.place, whole.place):
        return False
    if (theirs == mine and _level(part.place) >= _level(whole.place)) or not _smaller(whole, part):
        return False
    means = [Means(s.value) for s in whole.means]
    return means_agree(means, [Means(s.value) for s in part.means])


def _level(place: IncidentPlace) -> int:
    return -1 if place.precision is None else LEVELS[place.precision]


def _smaller(whole: Incident, part: Incident) -> bool:
    """Whether no toll of the part is certainly greater than the same toll of the whole."""
    tops = {(t.outcome, t.victims): t.high for t in whole.tolls}
    for toll in part.tolls:
        top = tops.get((toll.outcome, toll.victims))
        if top is not None and toll.low > top:
            return False
    return True


def _followed(incidents: Sequence[Incident]) -> Iterator[tuple[Incident, Incident, str]]:
    """What a report tells as a later strike; else strikes on those who help, at the same place within a day."""
    home = {claim: incident for incident in incidents for claim in incident.claims}
    for second in incidents:
        told = {home[claim].incident_id: home[claim] for claim in second.follows if claim in home}
        for first in told.values():
            if first is not second:
                yield first, second, "a report tells it as a later strike at the same place"
    for first, second in _on_helpers(incidents):
        if not any(home.get(claim) is first for claim in second.follows):
            yield first, second, "a strike on those who help, at the same place within a day"


def _on_helpers(incidents: Sequence[Incident]) -> Iterator[tuple[Incident, Incident]]:
    by_place: dict[str, list[Incident]] = defaultdict(list)
    for incident in incidents:
        place = incident.place
        sited = place is not None and 0 <= _level(place) <= SITED
        if incident.kind is IncidentKind.ATTACK and sited and place is not None and place.gazetteer_id is not None:
            by_place[place.gazetteer_id].append(incident)
    for group in by_place.values():
        for second in group:
            if not _REPLIES & {target.value for target in second.targets}:
                continue
            for first in group:
                one, two = days_of_when(first.date), days_of_when(second.date)
                if first is second or one is None or two is None or _REPLIES & {t.value for t in first.targets}:
                    continue
                if one[0] <= two[0] and gap_days(one, two) <= PRESS_DAYS:
                    yield first, second


def redirects(
    incidents: Sequence[Incident], previous: Iterable[tuple[str, tuple[str, ...]]]
) -> tuple[tuple[str, str], ...]:
    """Where the ids of former incidents lead now: to the incident that holds most of their claims.

    Ids follow from the claims alone, so that a record that was deleted comes back with the same ones; the former
    record serves only for this. An id whose claims are all gone leads nowhere and is left out.

    Args:
        incidents: the incidents as linked now.
        previous: id and claim ids of every incident of the former record.
    """
    home: Mapping[str, str] = {claim: i.incident_id for i in incidents for claim in i.claims}
    current = {incident.incident_id for incident in incidents}
    found: list[tuple[str, str]] = []
    for former, claims in sorted(previous):
        counts = Counter(home[claim] for claim in claims if claim in home)
        if former not in current and counts:
            found.append((former, min(counts, key=lambda key: (-counts[key], key))))
    return tuple(found)
