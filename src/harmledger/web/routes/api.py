"""The record as JSON. Field names are those of the contract (``docs/reference/contract.md``)."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import JSONResponse, Response

from harmledger.model.claim import Claim
from harmledger.model.codec import to_json, to_plain
from harmledger.model.incident import Agreement, CopyOf, Incident
from harmledger.model.report import Report
from harmledger.web import filters
from harmledger.web.places import killed_of, place_words
from harmledger.web.site import Served

router = APIRouter(prefix="/api", tags=["record"])
MISSING: dict[int | str, dict[str, Any]] = {404: {"description": "not in this record"}}
MOST = 1000


@dataclass(frozen=True, slots=True)
class IncidentPage:
    """Some incidents, how many there are in all, and the cursor for ``after`` (null on the last page)."""

    incidents: tuple[Incident, ...]
    total: int
    next: str | None


@dataclass(frozen=True, slots=True)
class IncidentDossier:
    """An incident with its reports (without text), claims, copies and agreements."""

    incident: Incident
    reports: dict[str, Report]
    claims: dict[str, Claim]
    copies: dict[str, CopyOf]
    agreements: tuple[Agreement, ...]
    redirected_from: str | None


@dataclass(frozen=True, slots=True)
class ReadReport:
    """A report with its claims and the incident that each belongs to."""

    report: Report
    claims: tuple[Claim, ...]
    incidents: tuple[tuple[str, str], ...]
    copies: tuple[CopyOf, ...]


def _json(value: object, status: int = 200) -> Response:
    return Response(to_json(value), status_code=status, media_type="application/json")


def _asked(request: Request) -> filters.Asked | Response:
    """The filter, or the answer that names the parameters that cannot be read."""
    asked = filters.read(request.query_params.multi_items())
    if not asked.problems:
        return asked
    what = ", ".join(f"{problem.name}={problem.value}" for problem in asked.problems)
    return JSONResponse({"error": f"cannot read {what}"}, status_code=422)


# What filters.read takes; declared so that the OpenAPI description names each.
_FILTERS: dict[str, Any] = {
    "parameters": [
        {"name": name, "in": "query", "required": False, "schema": {"type": "array", "items": {"type": "string"}}}
        if name not in filters.SINGLE
        else {"name": name, "in": "query", "required": False, "schema": {"type": "string"}}
        for name in filters.NAMES
    ]
}


@router.get("/incidents", response_model=IncidentPage, openapi_extra=_FILTERS)
def api_incidents(
    request: Request, site: Served, limit: Annotated[int, Query(ge=1, le=MOST)] = 100, after: str | None = None
) -> Response:
    """Incidents in order of date; takes the same filters as the list."""
    asked = _asked(request)
    if isinstance(asked, Response):
        return asked
    found, cursor, total = site.data.incidents(asked.where, limit=limit, after=after)
    return _json(IncidentPage(tuple(found), total, cursor))


@router.get("/incidents.geojson", openapi_extra=_FILTERS)
def api_geojson(request: Request, site: Served) -> Response:
    """Every incident that has a point as a GeoJSON feature; takes the same filters as the list."""
    asked = _asked(request)
    if isinstance(asked, Response):
        return asked
    features = [_feature(incident) for incident in site.data.overview(asked.where).incidents if _has_point(incident)]
    return JSONResponse({"type": "FeatureCollection", "features": features}, media_type="application/geo+json")


def _has_point(incident: Incident) -> bool:
    return incident.place is not None and incident.place.lat is not None and incident.place.lon is not None


def _feature(incident: Incident) -> dict[str, Any]:
    place = incident.place
    killed = killed_of(incident)
    return {
        "type": "Feature",
        "id": incident.incident_id,
        "geometry": {"type": "Point", "coordinates": [place.lon, place.lat]} if place else None,
        "properties": {
            "incident_id": incident.incident_id,
            "headline": incident.headline,
            "kind": incident.kind,
            "date": to_plain(incident.date) if incident.date else None,
            "place": place_words(place),
            "precision": place.precision if place else None,
            "radius_km": place.radius_km if place else None,
            "grade": incident.grade.value,
            "attribution": incident.attribution.value,
            "killed": dict(zip(("low", "best", "high"), killed, strict=True)) if killed else None,
        },
    }


@router.get("/incidents/{incident_id}", response_model=IncidentDossier, responses=MISSING)
def api_incident(site: Served, incident_id: str) -> Response:
    """One incident with everything that its dossier quotes."""
    view = site.data.incident(incident_id)
    reports = {name: _without_text(report) for name, report in view.reports.items()}
    return _json(
        IncidentDossier(
            view.incident,
            reports,
            dict(view.claims),
            dict(view.copies),
            tuple(view.agreements),
            view.redirected_from,
        )
    )


def _without_text(report: Report) -> Report:
    """The report with an empty text: a dossier quotes, it does not repeat whole reports."""
    return dataclasses.replace(report, text="", sections=())


@router.get("/reports/{report_id}", response_model=ReadReport, responses=MISSING)
def api_report(site: Served, report_id: str) -> Response:
    """One report with its text and claims."""
    view = site.data.report(report_id)
    return _json(ReadReport(view.report, tuple(view.claims), tuple(view.incidents), tuple(view.copies)))


@router.get("/claims/{claim_id}", response_model=Claim, responses=MISSING)
def api_claim(site: Served, claim_id: str) -> Response:
    """One claim; its class is told by ``kind``."""
    return _json(site.data.claim(claim_id))
