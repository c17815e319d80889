"""CSV in the columns of an ACLED data export (ACLED codebook, 2024).

ACLED codes one event a row, with a day, a place and one event type. What the record does not know stays empty. The
fatalities column takes the low estimate, since ACLED asks for the most conservative of the figures reported.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from harmledger.model.incident import Incident, IncidentKind
from harmledger.model.when import When
from harmledger.model.where import PlacePrecision
from harmledger.publish.policy import Publication
from harmledger.publish.text import csv_text, toll
from harmledger.vocabulary import actors, terms
from harmledger.vocabulary.party import ACLED, ActorKind

COLUMNS = (
    "event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1 "
    "actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 location "
    "latitude longitude geo_precision source source_scale notes fatalities tags timestamp"
).split()

GEO_PRECISION: Mapping[PlacePrecision, int] = {
    PlacePrecision.EXACT: 1,
    PlacePrecision.NEIGHBOURHOOD: 1,
    PlacePrecision.SETTLEMENT: 1,
    PlacePrecision.AREA: 2,
    PlacePrecision.DISTRICT: 2,
    PlacePrecision.PROVINCE: 3,
    PlacePrecision.COUNTRY: 3,
}
"""ACLED's 1 (the town), 2 (a part of the region), 3 (the province or wider)."""

_CIVILIAN = frozenset(
    {"civilians", "children", "women", "health_workers", "rescue_workers", "aid_workers", "journalists"}
)


def write(publication: Publication) -> Mapping[str, str]:
    """One CSV file, a row an attack, clash or change of control."""
    kinds = {IncidentKind.ATTACK, IncidentKind.CLASH, IncidentKind.CONTROL}
    return {
        "": csv_text(COLUMNS, [row(item, publication) for item in publication.record.incidents if item.kind in kinds])
    }


def geo_precision(incident: Incident) -> int | None:
    """ACLED ``geo_precision`` of the incident's place; None where no place is known."""
    place = incident.place
    return None if place is None or place.precision is None else GEO_PRECISION[place.precision]


def time_precision(date: When | None) -> int | None:
    """ACLED ``time_precision``: 1 the day, 2 within a week, 3 within a month or more; None where undated."""
    if date is None or date.start is None or date.end is None:
        return None
    days = (date.end - date.start).days
    return 1 if days == 0 else 2 if days <= 6 else 3


def event_type(incident: Incident) -> tuple[str | None, str | None]:
    """ACLED event and sub-event type: by the kind of incident, then by the one means that its claims agree on."""
    if incident.kind is IncidentKind.CLASH:
        return "Battles", "Armed clash"
    if incident.kind is IncidentKind.CONTROL:
        return "Strategic developments", "Non-violent transfer of territory"
    known = {term.term.value: term.elsewhere for term in terms.means_terms()}
    found = {(known[item.value].acled, known[item.value].acled_sub) for item in incident.means if item.value in known}
    return found.pop() if len(found) == 1 else (None, None)


def inter(side: str | None, country: str | None) -> str | None:
    """ACLED's type of an actor; None where the list of parties does not know it.

    Args:
        side: neutral name of a party, or "Civilians".
        country: where the event was; a state's forces beyond its own countries are "External/Other forces".
    """
    if side == _CIVILIANS:
        return _CIVILIANS
    actor = actors.by_name().get(side or "")
    if actor is None:
        return None
    abroad = actor.kind is ActorKind.STATE and country is not None and country not in actor.countries
    return ACLED[ActorKind.COALITION if abroad else actor.kind]


def interaction(first: str | None, second: str | None, country: str | None) -> str | None:
    """ACLED's ``interaction``: both types, in the order of its codes; None unless both are known."""
    types = [inter(first, country), inter(second, country)]
    known = sorted((one for one in types if one is not None), key=_ORDER.index)
    return "-".join(known) if len(known) == 2 else None


_CIVILIANS = "Civilians"
_ORDER = (
    "State forces",
    "Rebel group",
    "Political militia",
    "Identity militia",
    _CIVILIANS,
    "External/Other forces",
)


def row(incident: Incident, publication: Publication) -> list[object]:
    """One ACLED row."""
    date, place, killed = incident.date, incident.place, toll(incident, "killed")
    start: dt.date | None = date.start if date else None
    kind, sub = event_type(incident)
    sides = [item.value for item in incident.parties] or [item.value for item in incident.perpetrators]
    hit_civilians = any(item.victims in _CIVILIAN for item in incident.tolls)
    reports = [publication.reports[item.report_id] for item in incident.reports]
    admin = list(reversed(place.admin[:-1])) if place else []
    level: list[str | None] = [*admin[:3], *[None] * 3][:3]
    first = sides[0] if sides else None
    second = sides[1] if len(sides) > 1 else ("Civilians" if hit_civilians else None)
    return [
        incident.incident_id,
        start,
        start.year if start else None,
        time_precision(date),
        "Strategic developments" if incident.kind is IncidentKind.CONTROL else "Political violence",
        kind,
        sub,
        first,
        None,
        inter(first, place.country if place else None),
        second,
        None,
        inter(second, place.country if place else None),
        interaction(first, second, place.country if place else None),
        "Civilian targeting" if hit_civilians else None,
        None,
        None,
        place.country if place else None,
        *level,
        place.name if place else None,
        place.lat if place else None,
        place.lon if place else None,
        geo_precision(incident),
        "; ".join(sorted({item.outlet or item.url or item.path or "" for item in reports})),
        None,
        f"{incident.headline}. Grade: {incident.grade.value} ({incident.grade.reason}).",
        killed.low if killed else None,
        "; ".join(item.value for item in incident.targets),
        None,
    ]
