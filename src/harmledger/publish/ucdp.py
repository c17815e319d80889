"""CSV in the columns of the UCDP Georeferenced Event Dataset (GED codebook, version 23.1 and later).

What UCDP asks for and the record does not know stays empty: nothing is guessed to fill a column.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from harmledger.model.incident import Incident
from harmledger.model.report import Report
from harmledger.model.terms import Target
from harmledger.model.where import PlacePrecision
from harmledger.publish.policy import Publication
from harmledger.publish.text import csv_text, toll
from harmledger.vocabulary import actors
from harmledger.vocabulary.party import UCDP, ActorKind

COLUMNS = (
    "id relid year active_year code_status type_of_violence side_a side_b number_of_sources source_article "
    "source_office source_date source_headline source_original where_prec where_coordinates where_description "
    "adm_1 adm_2 latitude longitude country event_clarity date_prec date_start date_end deaths_a deaths_b "
    "deaths_civilians deaths_unknown best high low"
).split()

WHERE_PREC: Mapping[PlacePrecision, int] = {
    PlacePrecision.EXACT: 1,
    PlacePrecision.NEIGHBOURHOOD: 1,
    PlacePrecision.SETTLEMENT: 1,
    PlacePrecision.DISTRICT: 3,
    PlacePrecision.PROVINCE: 4,
    PlacePrecision.AREA: 5,
    PlacePrecision.COUNTRY: 6,
}
"""UCDP's 1 (exact point) to 7; 2 is "within about 25 km of a known point", 5 a fuzzy region, 6 the country alone."""

_NEAR_KM = 5.0
"""A settlement with a wider radius than this is "near" it, hence where_prec 2."""


def write(publication: Publication) -> Mapping[str, str]:
    """One CSV file, a row an incident in which somebody was killed or may have been (GED records fatal events)."""
    rows = [row(item, publication) for item in publication.record.incidents if toll(item, "killed") is not None]
    return {"": csv_text(COLUMNS, rows)}


def where_prec(incident: Incident) -> int | None:
    """UCDP ``where_prec`` of an incident's place; None where no place is known."""
    place = incident.place
    if place is None or place.precision is None:
        return None
    if place.precision is PlacePrecision.SETTLEMENT and (place.radius_km or 0) > _NEAR_KM:
        return 2
    return WHERE_PREC[place.precision]


def date_prec(start: dt.date, end: dt.date) -> int:
    """UCDP ``date_prec``: 1 one day, 2 up to six days, 3 a week, 4 up to a month, 5 up to a year or more."""
    days = (end - start).days + 1
    for most, code in ((1, 1), (6, 2), (7, 3), (31, 4)):
        if days <= most:
            return code
    return 5


def type_of_violence(incident: Incident) -> int | None:
    """1 state-based, 2 non-state, 3 one-sided; None where the claims do not tell (UCDP definitions)."""
    sides = {item.value for item in incident.parties} | {item.value for item in incident.perpetrators}
    armed = {item.value for item in incident.parties}
    if len(armed) >= 2:
        return 1 if any(_is_state(side) for side in armed) else 2
    targets = {item.value for item in incident.targets}
    groups = {item.victims for item in incident.tolls}
    if sides and "combatants" not in groups and groups & {"civilians", "children", "women"}:
        return 3 if Target.MILITARY not in targets else None
    return None


def _is_state(side: str) -> bool:
    """Whether a party is the government of a state, or a coalition of states; by its name where no list knows it."""
    actor = actors.by_name().get(side)
    if actor is None:
        return side.startswith("Government of")
    return UCDP[actor.kind] == UCDP[ActorKind.STATE]


def row(incident: Incident, publication: Publication) -> list[object]:
    """One GED row."""
    killed = toll(incident, "killed")
    civilians = toll(incident, "killed", "civilians")
    date, place = incident.date, incident.place
    start, end = (date.start, date.end) if date else (None, None)
    best = killed.best if killed else None
    among = min(civilians.best or 0, best or 0) if civilians else 0
    sides = [item.value for item in incident.perpetrators] or [item.value for item in incident.parties]
    others = [item.value for item in incident.parties if item.value not in sides[:1]]
    kind = type_of_violence(incident)
    articles = [publication.reports[item.report_id] for item in incident.reports]
    admin = place.admin if place else ()
    return [
        incident.incident_id,
        incident.incident_id,
        start.year if start else None,
        None,
        "Clear" if kind else "Check type of violence",
        kind,
        sides[0] if sides else None,
        "Civilians" if kind == 3 else (others[0] if others else None),
        len({item.origin for item in incident.reports}),
        "; ".join(_article(item) for item in articles),
        "; ".join(item.outlet or "" for item in articles),
        "; ".join(str(item.published or "") for item in articles),
        "; ".join(item.title or "" for item in articles),
        None,
        where_prec(incident),
        place.name if place else None,
        f"within {place.radius_km:g} km" if place and place.radius_km else None,
        admin[-2] if len(admin) >= 2 else None,
        admin[-3] if len(admin) >= 3 else None,
        place.lat if place else None,
        place.lon if place else None,
        place.country if place else None,
        1 if start is not None and start == end else 2,
        date_prec(start, end) if start and end else None,
        start,
        end,
        None,
        None,
        among if civilians else None,
        None if best is None else best - among,
        best,
        killed.high if killed else None,
        killed.low if killed else None,
    ]


def _article(report: Report) -> str:
    return report.url or report.path or report.report_id
