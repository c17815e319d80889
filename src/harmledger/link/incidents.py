"""Incidents: a cluster of events turned into what is published."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from harmledger.link.grounds.areas import common_area, incident_place
from harmledger.link.grounds.facts import Family, days_of, means_of, parties_of
from harmledger.link.grounds.judged import Judged, ordered
from harmledger.link.grounds.places import LEVELS, Site, finest, merged
from harmledger.link.grounds.provenance import Provenance
from harmledger.link.matching.beside import Reply
from harmledger.link.matching.cluster import Clustering
from harmledger.link.telling.events import FOUNDING_DAYS, Event, shared_days
from harmledger.link.tolls.grade import Evidence, attribution, grade
from harmledger.link.tolls.headline import headline
from harmledger.link.tolls.toll import tolls
from harmledger.model.claim import AttackClaim, CasualtyClaim, Claim, DenialClaim, ResponsibilityClaim
from harmledger.model.ids import incident_id
from harmledger.model.incident import (
    Incident,
    IncidentKind,
    IncidentPlace,
    IncidentReport,
    LinkReason,
    LinkTerm,
    ReportRole,
    Sourced,
)
from harmledger.model.report import Report
from harmledger.model.terms import Means, Outcome
from harmledger.model.when import DatePrecision, When
from harmledger.model.where import Place, PlaceRole

_NEVER = dt.datetime(1, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class Sources:
    """The reports by id, and what they and their passages go back to."""

    reports: Mapping[str, Report]
    origins: Provenance


def found_order(claim: Claim, sources: Sources) -> tuple[dt.datetime, dt.date, str, int, int, str]:
    """Sort key: which claim founds an incident. The first captured, so that later reports never change its id."""
    report = sources.reports[claim.report_id]
    captured = report.captured_at or _NEVER
    captured = captured.replace(tzinfo=dt.UTC) if captured.tzinfo is None else captured.astimezone(dt.UTC)
    return captured, report.published or dt.date.max, report.report_id, claim.start, claim.end, claim.claim_id


def build(
    events: Sequence[Event], replies: Sequence[Reply], sources: Sources, judged: Judged, clustering: Clustering
) -> Incident:
    """The incident that a cluster of events makes, without what sets it against others (agreements, relations)."""
    claims = sorted((claim for event in events for claim in event.claims), key=lambda c: found_order(c, sources))
    denials = tuple(reply for reply in replies if isinstance(reply, DenialClaim))
    responsible = tuple(reply for reply in replies if isinstance(reply, ResponsibilityClaim))
    evidence = Evidence(claims, denials, responsible, sources.reports, sources.origins.of)
    kind = _kind(claims, events[0].family)
    means = _sourced(claims, means_of)
    place, date = _place(events), _date(events)
    rows = tolls(claims, sources.reports, sources.origins.of)
    return Incident(
        incident_id=incident_id(claims[0].claim_id),
        kind=kind,
        headline=headline(kind, means, place, date, rows),
        date=date,
        place=place,
        means=means,
        targets=_sourced(claims, lambda c: getattr(c, "targets", ())),
        perpetrators=_sourced(claims, lambda c: getattr(c, "perpetrators", ())),
        parties=_sourced(claims, parties_of),
        tolls=rows,
        grade=grade(evidence),
        attribution=attribution(evidence),
        reports=_reports(events, sources),
        claims=tuple(claim.claim_id for claim in claims) + tuple(reply.claim_id for reply in replies),
        denials=tuple(denial.claim_id for denial in denials),
        links=_links(events, claims, judged, clustering),
        follows=_follows(events),
    )


def _follows(events: Sequence[Event]) -> tuple[str, ...]:
    """Claims that open a strike which this one followed; none of its own, where a person judged the two one."""
    own = {claim for event in events for claim in event.claim_ids}
    return tuple(sorted({event.follows for event in events if event.follows is not None} - own))


def _kind(claims: Sequence[Claim], family: Family) -> IncidentKind:
    if family is Family.DISPLACEMENT:
        return IncidentKind.DISPLACEMENT
    if family is Family.CONTROL:
        return IncidentKind.CONTROL
    force = [claim for claim in claims if isinstance(claim, CasualtyClaim | AttackClaim)]
    if family is Family.LOOTING or not force:
        return IncidentKind.DAMAGE
    means = frozenset[Means]().union(*map(means_of, force))
    sides = any(isinstance(claim, AttackClaim) and len(claim.parties) > 1 for claim in force)
    if means == {Means.GROUND_FIGHTING} or (sides and means <= {Means.GROUND_FIGHTING, Means.SHOOTING}):
        return IncidentKind.CLASH
    hurt = any(isinstance(c, AttackClaim) or c.outcome in {Outcome.KILLED, Outcome.INJURED} for c in force)
    return IncidentKind.ATTACK if hurt or means else IncidentKind.OTHER


def _sourced(claims: Iterable[Claim], values: Callable[[Claim], Iterable[str]]) -> tuple[Sourced, ...]:
    """Each value with its claims, most often stated first."""
    found: dict[str, list[str]] = defaultdict(list)
    for claim in claims:
        for value in values(claim):
            found[str(value)].append(claim.claim_id)
    return tuple(
        Sourced(value, tuple(sorted(ids))) for value, ids in sorted(found.items(), key=lambda x: (-len(x[1]), x[0]))
    )


def _votes(events: Iterable[Event]) -> dict[str, set[str]]:
    """By site key, the origins that name it."""
    votes: dict[str, set[str]] = defaultdict(set)
    for event in events:
        for site in event.sites:
            votes[site.key].add(event.origin)
    return votes


def _place(events: Sequence[Event]) -> IncidentPlace | None:
    """The finest place that most origins agree on; the common area of several places; None where none is named."""
    sites: tuple[Site, ...] = ()
    for event in sorted(events, key=lambda e: e.key):
        sites = merged(sites, event.sites)
    if not sites:
        return _area(events)
    single = [event for event in events if len(event.sites) == 1]
    if not single:
        return common_area([site.place for site in sites]) or incident_place(sites[0].place)
    votes = _votes(single)
    choices = [event.sites[0] for event in single]
    best = min(choices, key=lambda s: _preference(s, votes))
    if best.level is None:
        return _unresolved(best, events)
    held = incident_place(best.place, best.radius if best.near else None)
    named = _by_name(events) if best.near else None
    return held if named is None else replace(held, name=named, gazetteer_id=None)


def _by_name(events: Sequence[Event]) -> str | None:
    """The village itself, by a name that no gazetteer has, where what is found is only near what it lies."""
    votes: dict[str, set[str]] = defaultdict(set)
    for event in events:
        for claim in event.claims:
            for one in finest(claim.places):
                if one.level is None and not one.near and one.place.text[:1].isupper():
                    votes[one.place.text].add(event.origin)
    return min(votes, key=lambda name: (-len(votes[name]), name), default=None)


def _preference(site: Site, votes: Mapping[str, set[str]]) -> tuple[int, int, int, bool, float, str]:
    """Settlements and finer before areas, then the most origins, then the finest."""
    level = site.level if site.level is not None else LEVELS_UNKNOWN
    coarse = 0 if site.sited or site.level is None else level
    return coarse, -len(votes[site.key]), level, site.near, -(site.place.score or 0.0), site.key


LEVELS_UNKNOWN = max(LEVELS.values()) + 1


def _area(events: Iterable[Event]) -> IncidentPlace | None:
    """The narrowest area that claims of a placeless event lie in."""
    within = [
        place for event in events for claim in event.claims for place in claim.places if place.role is PlaceRole.WITHIN
    ]
    chosen = min(within, key=_area_order, default=None)
    return None if chosen is None else incident_place(chosen)


def _area_order(place: Place) -> tuple[int, str]:
    level = LEVELS[place.precision] if place.precision is not None else LEVELS_UNKNOWN
    return level, place.gazetteer_id or place.text


def _unresolved(site: Site, events: Iterable[Event]) -> IncidentPlace:
    """A place that no gazetteer knows: its words, with the area that it is said to lie in as its chain."""
    area = _area(events)
    chain = () if area is None else (area.name, *area.admin)
    return IncidentPlace(
        name=site.place.name or site.place.text, admin=chain, country=None if area is None else area.country
    )


def _date(events: Sequence[Event]) -> When | None:
    """The days that most origins give; of equals the sharpest, then those stated, then the earliest."""
    votes: dict[tuple[int, int], set[str]] = defaultdict(set)
    for event in events:
        if event.days is not None:
            votes[event.days].add(event.origin)
    if not votes:
        return next((c.date for e in events for c in e.claims if c.date is not None), None)
    stated = {event.days for event in events if event.stated}

    def order(days: tuple[int, int]) -> tuple[bool, int, int, bool, tuple[int, int]]:
        length = days[1] - days[0]
        return length >= FOUNDING_DAYS, -len(votes[days]), length, days not in stated, days

    # A vague date contradicts no sharper one inside it, so a day wins over the month that holds it.
    sharp = [days for days in votes if not any(_within(other, days) for other in votes)]
    best = min(sharp, key=order)
    return _when(best, events, {days: len(origins) for days, origins in votes.items()})


def _within(inner: tuple[int, int], outer: tuple[int, int]) -> bool:
    return inner != outer and outer[0] <= inner[0] and inner[1] <= outer[1]


def _when(days: tuple[int, int], events: Sequence[Event], votes: Mapping[tuple[int, int], int]) -> When:
    start, end = dt.date.fromordinal(days[0]), dt.date.fromordinal(days[1])
    own = [
        claim.date
        for event in events
        if event.days == days
        for claim in event.claims
        if claim.date is not None and days_of(claim) == days
    ]
    own.sort(key=lambda w: (w.precision is DatePrecision.TIME, w.text is None, w.text or ""))
    apart = sorted(other for other in votes if other[1] < days[0] or other[0] > days[1])
    reason = None
    if apart:
        others = ", ".join(dt.date.fromordinal(other[0]).isoformat() for other in apart)
        reason = f"{votes[days]} of {sum(votes.values())} say so; others say {others}"
    precision = own[0].precision if own else (DatePrecision.DAY if start == end else DatePrecision.PERIOD)
    return When(start, end, precision, own[0].text if own else None, reason or (own[0].reason if own else None))


def _reports(events: Sequence[Event], sources: Sources) -> tuple[IncidentReport, ...]:
    """The reports of the incident: what it is to each of them."""
    roles: dict[str, ReportRole] = {}
    for event in events:
        report = sources.reports[event.report_id]
        role = ReportRole.MAIN if event.main else _role(event, report)
        held = roles.get(event.report_id)
        roles[event.report_id] = role if held is None else min(held, role, key=list(ReportRole).index)
    found = [
        IncidentReport(rid, sources.reports[rid].path, sources.reports[rid].url, role, sources.origins.reports[rid])
        for rid, role in roles.items()
    ]
    return tuple(sorted(found, key=lambda r: (list(ReportRole).index(r.role), r.report_id)))


def _role(event: Event, report: Report) -> ReportRole:
    days = shared_days(event.claims)
    if days is None or report.published is None:
        return ReportRole.MENTIONS
    past = report.published.toordinal() - days[1] > FOUNDING_DAYS
    return ReportRole.BACKGROUND if past else ReportRole.MENTIONS


def _links(
    events: Sequence[Event], claims: Sequence[Claim], judged: Judged, clustering: Clustering
) -> tuple[LinkReason, ...]:
    """Why each event but the founding one is here: its best pair in the incident, or a person's word."""
    founder = next(event for event in events if claims[0].claim_id in event.claim_ids)
    rest = [event for event in events if event is not founder]
    found = []
    for event in rest:
        others = [founder, *(other for other in rest if other is not event)]
        weights = [(weight, other) for other in others if (weight := clustering.weight(event, other)) is not None]
        if weights:
            _, other = max(weights, key=lambda item: (item[0], item[1] is founder, item[1].key))
            best = clustering.score(event, other)
            terms = (*best.terms, *_said(event, events, judged))
            found.append(LinkReason(event.key, other.key, best.weight, terms))
        else:
            told = _said(event, events, judged) or [LinkTerm("wording", 0.0, "the same words in a copy")]
            found.append(LinkReason(event.key, founder.key, 0.0, tuple(told)))
    ids = {claim.claim_id for claim in claims}
    for conflict in judged.conflicts:
        if conflict.claim_id in ids or conflict.other_id in ids:
            term = LinkTerm("judgement", 0.0, conflict.reason)
            found.append(LinkReason(conflict.claim_id, conflict.other_id, 0.0, (term,)))
    return tuple(found)


def _said(event: Event, events: Sequence[Event], judged: Judged) -> list[LinkTerm]:
    """What people said about this event and others of the incident; a judgement stands whatever the score."""
    terms: list[LinkTerm] = []
    spoken = {one: others for one in event.claim_ids if (others := judged.spoken_with(one))}
    if not spoken:
        return terms
    for other in events:
        if other is event:
            continue
        theirs = other.claim_ids
        for one, others in spoken.items():
            for two in theirs:
                if two not in others:
                    continue
                pair = ordered(one, two)
                for held, words in ((judged.same, "judged the same"), (judged.unsure, "looked at and left open")):
                    if pair in held:
                        by = held[pair]
                        terms.append(LinkTerm("judgement", 0.0, f"{words} by {by.by} on {by.at:%Y-%m-%d}"))
    return terms
