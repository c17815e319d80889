"""GeoJSON (RFC 7946): one point feature an incident that has a place on the map; the others are listed beside."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from harmledger.model.codec import to_plain
from harmledger.model.incident import Incident
from harmledger.publish.policy import Publication
from harmledger.publish.text import NOTICE, toll


def write(publication: Publication) -> Mapping[str, str]:
    """A FeatureCollection. Incidents without coordinates have a null geometry (RFC 7946, 3.2): none is dropped."""
    collection = {
        "type": "FeatureCollection",
        "notice": NOTICE,
        "features": [feature(item) for item in publication.record.incidents],
        "withheld": [to_plain(item) for item in publication.withheld],
    }
    return {"": json.dumps(collection, ensure_ascii=False) + "\n"}


def feature(incident: Incident) -> dict[str, Any]:
    """One incident as a GeoJSON feature; coordinates are longitude, latitude, in degrees."""
    place = incident.place
    point = None
    if place is not None and place.lat is not None and place.lon is not None:
        point = {"type": "Point", "coordinates": [place.lon, place.lat]}
    properties: dict[str, Any] = {
        "headline": incident.headline,
        "kind": incident.kind,
        "date_start": str(incident.date.start) if incident.date and incident.date.start else None,
        "date_end": str(incident.date.end) if incident.date and incident.date.end else None,
        "place": place.name if place else None,
        "precision": place.precision if place else None,
        "radius_km": place.radius_km if place else None,
        "grade": incident.grade.value,
        "attribution": incident.attribution.value,
        "means": [item.value for item in incident.means],
        "targets": [item.value for item in incident.targets],
        "perpetrators": [item.value for item in incident.perpetrators],
        "reports": len(incident.reports),
        "origins": len({item.origin for item in incident.reports}),
    }
    for outcome in ("killed", "injured"):
        found = toll(incident, outcome)
        for bound in ("low", "best", "high"):
            properties[f"{outcome}_{bound}"] = getattr(found, bound) if found else None
    return {"type": "Feature", "id": incident.incident_id, "geometry": point, "properties": properties}
