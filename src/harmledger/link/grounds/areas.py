"""Areas: the place of an incident, the area that several places share, and what certainly lies inside what."""

from __future__ import annotations

from collections.abc import Sequence

from harmledger.link.grounds.places import LEVELS, RADII, SITED, distance_km, fold
from harmledger.model.incident import IncidentPlace
from harmledger.model.where import Place, PlacePrecision

_ABOVE = (PlacePrecision.COUNTRY, PlacePrecision.PROVINCE, PlacePrecision.DISTRICT)
"""What an area is, by how many names stand above it in the chain."""


def incident_place(place: Place, radius: float | None = None) -> IncidentPlace:
    """The place as incidents hold it; the words stand in for the name of an unresolved one."""
    return IncidentPlace(
        name=place.name or place.text,
        admin=place.admin,
        lat=place.lat,
        lon=place.lon,
        precision=place.precision,
        radius_km=place.radius_km if radius is None else radius,
        gazetteer_id=place.gazetteer_id,
        country=place.country,
    )


def common_area(places: Sequence[Place]) -> IncidentPlace | None:
    """The nearest area that all the places name in their chain, with the middle of them as its point; None if none."""
    if not places:
        return None
    if len({place.gazetteer_id or fold(place.name or place.text) for place in places}) == 1:
        return incident_place(places[0])
    shared = [name for name in places[0].admin if all(name in place.admin for place in places[1:])]
    if not shared:
        return None
    points = [(place.lat, place.lon) for place in places if place.lat is not None and place.lon is not None]
    lat = round(sum(p[0] for p in points) / len(points), 5) if points else None
    lon = round(sum(p[1] for p in points) / len(points), 5) if points else None
    above = places[0].admin[places[0].admin.index(shared[0]) + 1 :]
    centre = IncidentPlace(name=shared[0], lat=lat, lon=lon)
    reach = max((distance_km(centre, place) or 0.0 for place in places), default=0.0)
    countries = {place.country for place in places}
    return IncidentPlace(
        name=shared[0],
        admin=above,
        lat=lat,
        lon=lon,
        precision=_ABOVE[min(len(above), 2)],
        radius_km=round(reach, 1) or None,
        country=next(iter(countries)) if len(countries) == 1 else None,
    )


def inside(place: IncidentPlace, area: IncidentPlace) -> bool:
    """Whether ``place`` certainly lies in ``area``: the same entry, in its chain, or within a landscape's radius."""
    if place.country is not None and area.country is not None and place.country != area.country:
        return False
    if area.precision is PlacePrecision.COUNTRY and area.country is not None:
        return place.country == area.country
    return _same_entry(place, area) or _in_chain(place, area) or _in_reach(place, area)


def _same_entry(place: IncidentPlace, area: IncidentPlace) -> bool:
    if area.gazetteer_id is not None and place.gazetteer_id is not None:
        return area.gazetteer_id == place.gazetteer_id
    return (area.precision is None or place.precision is area.precision) and fold(area.name) == fold(place.name)


def _in_chain(place: IncidentPlace, area: IncidentPlace) -> bool:
    """Whether the chain names the area; a town is named there only for what lies in it, such as a quarter."""
    names = {fold(name) for name in place.admin}
    finer = place.precision in {PlacePrecision.EXACT, PlacePrecision.NEIGHBOURHOOD}
    return fold(area.name) in names and (_coarse(area) or (area.precision is PlacePrecision.SETTLEMENT and finer))


def _coarse(area: IncidentPlace) -> bool:
    return area.precision is None or LEVELS[area.precision] > SITED


def _in_reach(place: IncidentPlace, area: IncidentPlace) -> bool:
    gap = distance_km(place, area)
    fine = place.precision is not None and LEVELS[place.precision] <= SITED
    reach = area.radius_km or RADII[PlacePrecision.AREA]
    return area.precision is PlacePrecision.AREA and gap is not None and fine and gap <= reach


def may_hold(place: IncidentPlace, area: IncidentPlace) -> bool:
    """Whether ``area`` may lie inside the coarser ``place``, so that what is known only of ``place`` stays in doubt."""
    return not inside(place, area) and inside(area, place)
