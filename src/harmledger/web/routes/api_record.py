"""The record as JSON. Field names are those of the contract (``docs/reference/contract.md``)."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import JSONResponse, Response

from harmledger.errors import NotFoundError, QuestionError
from harmledger.model.codec import to_json, to_plain
from harmledger.model.incident import Agreement, Incident, Tally
from harmledger.model.overview import Voices
from harmledger.model.query import Surroundings
from harmledger.model.report import Report
from harmledger.model.terms import Outcome
from harmledger.web import filters
from harmledger.web.api import shapes
from harmledger.web.api.cursors import StaleCursorError, cursor, name, number
from harmledger.web.api.described import VERSIONED, refusals
from harmledger.web.api.tagged import TaggedRoute
from harmledger.web.places import killed_of, place_words
from harmledger.web.site import Served, Site

router = APIRouter(prefix=VERSIONED, tags=["record"], route_class=TaggedRoute, responses=refusals(401, 403, 422))
LISTED = refusals(410)
NAMED = refusals(404)
MOST = 1000

Limit = Annotated[int, Query(ge=1, le=MOST, description="At most so many.")]
After = Annotated[str | None, Query(max_length=300, description="`next` of the page before; none for the first.")]
Place = Annotated[
    str | None, Query(max_length=200, description="Start of the name of the place, or of an area that it lies in.")
]
Day = Annotated[dt.date | None, Query(description="A day, inclusive (ISO 8601).")]


def _around(place: Place = None, since: Day = None, until: Day = None) -> Surroundings:
    return Surroundings(place, since, until)


Around = Annotated[Surroundings, Depends(_around)]


def _json(value: object) -> Response:
    return Response(to_json(value), media_type="application/json")


def _asked(request: Request) -> filters.Asked:
    """The filter; raises ``QuestionError`` naming the parameters that cannot be read."""
    asked = filters.read(request.query_params.multi_items())
    if asked.problems:
        what = ", ".join(f"{problem.name}={problem.value}" for problem in asked.problems)
        raise QuestionError(f"cannot read {what}", remedy="the description at /api/v1/openapi.json has what each takes")
    return asked


def _schema(parameter: str) -> dict[str, Any]:
    """What a filter takes."""
    terms = dict(filters.CHOICES) | {"outcome": Outcome}
    if parameter in terms:
        return {"type": "string", "enum": [str(term) for term in terms[parameter]]}
    own: dict[str, dict[str, Any]] = {
        "since": {"type": "string", "format": "date"},
        "until": {"type": "string", "format": "date"},
        "undated": {"type": "string", "enum": ["yes", "no"]},
        "min_killed": {"type": "integer", "minimum": 0, "maximum": 999_999_999},
        "box": {"type": "string", "description": "South, west, north, east in degrees, with commas between."},
    }
    return own.get(parameter, {"type": "string", "maxLength": 300})


# What filters.read takes; declared so that the OpenAPI description names each.
_FILTERS: dict[str, Any] = {
    "parameters": [
        {
            "name": parameter,
            "in": "query",
            "required": False,
            "schema": _schema(parameter)
            if parameter in filters.SINGLE
            else {"type": "array", "items": _schema(parameter)},
        }
        for parameter in filters.NAMES
    ]
}


def _incidents(
    request: Request, site: Site, limit: int, after: str | None
) -> tuple[Sequence[Incident], str | None, int]:
    """A page of incidents; its cursor is the id of the last, so that a new linking moves nothing but that one."""
    asked = _asked(request)
    try:
        found, last, total = site.data.incidents(asked.where, limit=limit, after=name(after))
    except NotFoundError as error:
        if after is None:
            raise
        raise StaleCursorError from error
    return found, None if last is None else cursor(last), total


@router.get("/incidents", response_model=shapes.IncidentPage, openapi_extra=_FILTERS, responses=LISTED)
def incidents(request: Request, site: Served, limit: Limit = 100, after: After = None) -> Response:
    """Incidents, latest first; takes the same filters as the list, and all of them combine."""
    found, following, total = _incidents(request, site, limit, after)
    return _json(shapes.IncidentPage(tuple(found), total, following))


@router.get("/voices", response_model=Voices, openapi_extra=_FILTERS)
def voices(request: Request, site: Served) -> Response:
    """What each speaker states of an outcome (by default: killed), beside the record's figures of the same incidents.

    Takes the same filters as the list of incidents.
    """
    asked = _asked(request)
    return _json(site.data.voices(asked.where, asked.where.outcome or Outcome.KILLED))


_GEOJSON: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "A GeoJSON feature collection (RFC 7946) with `next` beside it.",
        "content": {"application/geo+json": {"schema": {"type": "object"}}},
    }
}


@router.get("/incidents.geojson", response_class=Response, openapi_extra=_FILTERS, responses={**LISTED, **_GEOJSON})
def geojson(request: Request, site: Served, limit: Limit = MOST, after: After = None) -> Response:
    """Incidents that have a point, as GeoJSON; takes the same filters. A page has fewer where some have no point."""
    found, following, _total = _incidents(request, site, limit, after)
    features = [_feature(incident) for incident in found if _has_point(incident)]
    body = {"type": "FeatureCollection", "features": features, "next": following}
    return JSONResponse(body, media_type="application/geo+json")


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


@router.get("/incidents/{incident_id}", response_model=shapes.IncidentDossier, responses=NAMED)
def incident(site: Served, incident_id: str) -> Response:
    """One incident with everything that its dossier quotes; an id that was merged leads to what it is now."""
    view = site.data.incident(incident_id)
    reports = {name: _without_text(report) for name, report in view.reports.items()}
    return _json(
        shapes.IncidentDossier(
            view.incident,
            reports,
            dict(view.claims),
            dict(view.copies),
            tuple(view.agreements),
            view.redirected_from,
            tuple(view.judgements),
            tuple(view.earlier),
        )
    )


def _without_text(report: Report) -> Report:
    """The report with an empty text: a dossier quotes, it does not repeat whole reports."""
    return dataclasses.replace(report, text="", sections=())


def _beside(site: Site, part: str, wanted: Surroundings, after: str | None, limit: int) -> tuple[Any, str | None]:
    linking = site.data.programs.linking()
    some = site.data.programs.beside(part, wanted, number(after, -1, linking), limit)
    return tuple(some.items), None if some.after is None else cursor(some.after, linking)


@router.get("/tallies", response_model=shapes.TallyPage, responses=LISTED)
def tallies(site: Served, wanted: Around, limit: Limit = 100, after: After = None) -> Response:
    """Figures over a period, each set against the incidents inside it; never added to them."""
    return _json(shapes.TallyPage(*_beside(site, "tallies", wanted, after, limit)))


@router.get("/tallies/{tally_id}", response_model=Tally, responses=NAMED)
def tally(site: Served, tally_id: str) -> Response:
    """One tally."""
    return _json(site.data.one_beside("tallies", tally_id).items[0])


@router.get("/agreements", response_model=shapes.AgreementPage, responses=LISTED)
def agreements(site: Served, wanted: Around, limit: Limit = 100, after: After = None) -> Response:
    """Ceasefires, zones and evacuations, with alleged breaches."""
    return _json(shapes.AgreementPage(*_beside(site, "agreements", wanted, after, limit)))


@router.get("/agreements/{agreement_id}", response_model=Agreement, responses=NAMED)
def agreement(site: Served, agreement_id: str) -> Response:
    """One agreement."""
    return _json(site.data.one_beside("agreements", agreement_id).items[0])


@router.get("/control", response_model=shapes.ControlPage, responses=LISTED)
def control(site: Served, wanted: Around, limit: Limit = 100, after: After = None) -> Response:
    """Who is said to have taken, held or lost which place, by place and day."""
    return _json(shapes.ControlPage(*_beside(site, "control", wanted, after, limit)))


@router.get("/displacement", response_model=shapes.DisplacementPage, responses=LISTED)
def displacement(site: Served, wanted: Around, limit: Limit = 100, after: After = None) -> Response:
    """Stocks and flows of displaced people as each speaker tells them; never to be summed."""
    return _json(shapes.DisplacementPage(*_beside(site, "displacement", wanted, after, limit)))


@router.get("/copies", response_model=shapes.CopyPage, responses=LISTED)
def copies(site: Served, limit: Limit = 100, after: After = None) -> Response:
    """Which reports repeat another, and in which passages."""
    return _json(shapes.CopyPage(*_beside(site, "copies", Surroundings(), after, limit)))
