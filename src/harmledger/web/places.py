"""Incidents gathered by place, for the drawn map and the live one."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from harmledger.model.incident import Incident, IncidentPlace
from harmledger.model.overview import Cluster
from harmledger.model.terms import Outcome
from harmledger.web.outlines import Box

KM_A_DEGREE = 111.2  # of latitude
_NEAR = 0.0002  # degrees, some 20 m: spots() gathers points that agree to four decimals
COARSE_KM = 150.0  # a place known no better than this (a country) is a hollow dot without a circle and frames no map


@dataclass(frozen=True, slots=True)
class Spot:
    """One place on the map, or several side by side.

    Attributes:
        name: as the gazetteer has it; of several, that of most incidents.
        lat, lon: degrees.
        radius_km: how far from the point the events may lie; 0 where the place says nothing of it.
        count: how many incidents happened there.
        href: where a click leads.
        places: how many places.
        edges: south, west, north, east of what it gathers.
    """

    name: str
    lat: float
    lon: float
    radius_km: float
    count: int
    href: str
    places: int = 1
    edges: tuple[float, float, float, float] | None = None

    @property
    def is_coarse(self) -> bool:
        """Whether no more than a country or the like is known."""
        return self.radius_km > COARSE_KM


def spots(incidents: Iterable[Incident]) -> list[Spot]:
    """The places of all incidents that have a point, most incidents first, then by name."""
    groups: dict[tuple[float, float], list[Incident]] = {}
    for incident in incidents:
        place = incident.place
        if place is not None and place.lat is not None and place.lon is not None:
            groups.setdefault((round(place.lat, 4), round(place.lon, 4)), []).append(incident)
    found = [_spot(lat, lon, group) for (lat, lon), group in groups.items()]
    return sorted(found, key=lambda spot: (-spot.count, spot.name))


def _spot(lat: float, lon: float, group: Sequence[Incident]) -> Spot:
    places = [incident.place for incident in group if incident.place is not None]
    edges = (lat - _NEAR, lon - _NEAR, lat + _NEAR, lon + _NEAR)
    only = group[0].incident_id if len(group) == 1 else None
    reach = max(place.radius_km or 0.0 for place in places)
    return Spot(places[0].name, lat, lon, reach, len(group), _href(only, edges, ""), 1, edges)


def gathered(clusters: Iterable[Cluster], query: str = "") -> list[Spot]:
    """Clusters as spots; their links keep the filters of ``query``, a query string without ``box``."""
    found = []
    for one in clusters:
        edges = (one.box.south, one.box.west, one.box.north, one.box.east)
        href = _href(one.incident_id, edges, query)
        found.append(Spot(one.name, one.lat, one.lon, one.radius_km, one.incidents, href, one.places, edges))
    return found


def _href(only: str | None, edges: tuple[float, float, float, float], query: str) -> str:
    """The dossier where there is one incident, else the list of those in the box.

    A name alone would not do: the city of Idlib and the province share theirs.
    """
    if only is not None:
        return f"/incidents/{quote(only)}"
    box = f"box={','.join(f'{edge:.4f}' for edge in edges)}"
    return f"/incidents?{query}&{box}" if query else f"/incidents?{box}"


def core(found: Sequence[Spot]) -> list[Spot]:
    """The spots that a map is framed by: none that is coarse, none that lies far from nearly all the others.

    Far is beyond three times the distance that holds four fifths of the incidents around their median point, and never
    less than 90 km; a record that is spread out keeps all of it. Where every spot is coarse, all of them.
    """
    fine = [spot for spot in found if not spot.is_coarse]
    if not fine:
        return list(found)
    lat = _share([(spot.lat, spot.count) for spot in fine], 0.5)
    lon = _share([(spot.lon, spot.count) for spot in fine], 0.5)
    squeeze = math.cos(math.radians(lat))
    far = [(math.hypot(spot.lat - lat, (spot.lon - lon) * squeeze), spot) for spot in fine]
    limit = 3 * max(_share([(reach, spot.count) for reach, spot in far], 0.8), 30 / KM_A_DEGREE)
    return [spot for reach, spot in far if reach <= limit]


def _share(numbers: Iterable[tuple[float, int]], share: float) -> float:
    """The number below which that share of the weight lies."""
    ranked = sorted(numbers)
    wanted = sum(weight for _, weight in ranked) * share
    below = 0
    for number, weight in ranked:
        below += weight
        if below > wanted:
            return number
    return ranked[-1][0]


def box_of(found: Sequence[Spot], least: float = 0.5) -> Box:
    """A box that holds every spot with its radius, at least ``least`` degrees either way; the world where none is."""
    if not found:
        return Box(-180.0, -60.0, 180.0, 80.0)
    south = min(spot.lat - spot.radius_km / KM_A_DEGREE for spot in found)
    north = max(spot.lat + spot.radius_km / KM_A_DEGREE for spot in found)
    west = min(spot.lon - spot.radius_km / _km_a_degree_east(spot.lat) for spot in found)
    east = max(spot.lon + spot.radius_km / _km_a_degree_east(spot.lat) for spot in found)
    tall, wide = max(least - (north - south), 0) / 2, max(least - (east - west), 0) / 2
    return Box(west - wide, south - tall, east + wide, north + tall).padded(
        0.15 * max(north - south, east - west, least)
    )


def _km_a_degree_east(lat: float) -> float:
    return KM_A_DEGREE * max(math.cos(math.radians(lat)), 0.05)


def killed_of(incident: Incident) -> tuple[int, int | None, int | None] | None:
    """``(low, best, high)`` of everyone killed, else None where nothing is said of it."""
    for toll in incident.tolls:
        if toll.outcome is Outcome.KILLED and toll.victims == "all":
            return (toll.low, toll.best, toll.high)
    return None


def spots_geojson(found: Iterable[Spot]) -> dict[str, Any]:
    """The spots as GeoJSON for the live maps: name, number of incidents, how far they reach, where a click leads."""
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "geometry": {"type": "Point", "coordinates": [spot.lon, spot.lat]},
                "properties": {
                    "name": spot.name,
                    "count": spot.count,
                    "places": spot.places,
                    "radius_km": 0 if spot.is_coarse else spot.radius_km,
                    "coarse": spot.is_coarse,
                    "href": spot.href,
                    "box": ",".join(f"{edge:.4f}" for edge in spot.edges) if spot.edges else "",
                },
            }
            for spot in found
        ],
    }


def place_words(place: IncidentPlace | None) -> str:
    """``Binnish, Idlib, Syria``; empty where there is none."""
    return "" if place is None else ", ".join((place.name, *(name for name in place.admin if name != place.name)))
