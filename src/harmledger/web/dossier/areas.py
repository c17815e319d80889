"""Where an incident lies, as an area: the country where no more is certain, else a circle as wide as the place."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from harmledger.model.incident import Incident, IncidentPlace
from harmledger.model.where import PlacePrecision
from harmledger.web.drawing import MapDrawing, draw_map
from harmledger.web.outlines import Outline, within
from harmledger.web.places import KM_A_DEGREE, spots

WIDTH, HEIGHT = 460, 320
_INSET = (134, 94)
_SURROUNDINGS = 0.36  # degrees at least, some 40 km: a circle needs surroundings to be read
_COUNTRY = 5.0  # degrees around the point of a country


@dataclass(frozen=True, slots=True)
class Area:
    """A drawn map of one place.

    Attributes:
        map: what is drawn.
        inset: where that lies in its country.
        x, y: the point.
        reach: radius of the circle in units of the view box; 0 where the place is exact or a country.
        country: the name of the outline that is shaded whole; None where a closer place is certain.
    """

    map: MapDrawing
    inset: MapDrawing
    x: float
    y: float
    reach: float
    country: str | None


def area(incident: Incident) -> Area | None:
    """The map of the incident's place; None where it has no point."""
    place = incident.place
    where = spots([incident])
    if place is None or place.lat is None or place.lon is None or not where:
        return None
    is_country = place.precision is PlacePrecision.COUNTRY
    radius = 0.0 if is_country else place.radius_km or 0.0
    # Three radii across: the circle fills a good part of the map and something around it can be seen.
    drawn = draw_map(where, WIDTH, HEIGHT, _COUNTRY if is_country else max(radius * 3 / KM_A_DEGREE, _SURROUNDINGS))
    x = (place.lon - drawn.box.west) / drawn.box.width * drawn.width
    y = (drawn.box.north - place.lat) / drawn.box.height * drawn.height
    reach = radius / KM_A_DEGREE / drawn.box.height * drawn.height
    country = _country(place, within(drawn.box)) if is_country else None
    return Area(drawn, draw_map(where, *_INSET, 6.0), round(x, 1), round(y, 1), round(reach, 1), country)


def _country(place: IncidentPlace, outlines: tuple[Outline, ...]) -> str | None:
    """The outline that holds the place's point."""
    return next((outline.name for outline in outlines if _holds(outline, place.lon or 0.0, place.lat or 0.0)), None)


def _holds(outline: Outline, lon: float, lat: float) -> bool:
    """Whether a point lies inside: a ray to the east crosses borders (holes too) an odd number of times."""
    crossings = 0
    for ring in outline.rings:
        for one, other in itertools.pairwise([*ring, ring[0]] if ring else ()):
            if (one[1] > lat) != (other[1] > lat):
                crossings += lon < one[0] + (lat - one[1]) / (other[1] - one[1]) * (other[0] - one[0])
    return crossings % 2 == 1
