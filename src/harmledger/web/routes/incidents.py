"""The dossier of one incident: to read, to print, to cite."""

from __future__ import annotations

import datetime as dt
from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from harmledger.errors import NotFoundError
from harmledger.web import mapping, wording
from harmledger.web.catalogue import Catalogue
from harmledger.web.data import IncidentView
from harmledger.web.dossier import Citation, area, bibtex, dossier, ris
from harmledger.web.places import killed_of, spots
from harmledger.web.site import Served, Site

router = APIRouter(include_in_schema=False)


@router.get("/incidents/{incident_id}", response_class=HTMLResponse)
def incident(request: Request, site: Served, incident_id: str) -> Response:
    """What happened, where, how many, who says so, and why the claims belong together."""
    return _page(request, site, incident_id, unfolded=False)


@router.get("/incidents/{incident_id}/print", response_class=HTMLResponse)
def printed(request: Request, site: Served, incident_id: str) -> Response:
    """The same on paper: nothing folded, no menu, the address of every report."""
    return _page(request, site, incident_id, unfolded=True)


@router.get("/incidents/{incident_id}/map.geojson")
def place_map(request: Request, site: Served, incident_id: str) -> JSONResponse:
    """The incident's place for its live map: the point, how far from it the event may lie, and the outlines around.

    Where no more than a country is known there is no point, and ``shaded`` names the outline that is meant.
    """
    found = site.data.incident(incident_id).incident
    drawn = area(found)
    if drawn is None:
        raise NotFoundError(f"no place is known of {found.incident_id}")
    view = mapping.view_of(request.query_params.get("view"))
    box = drawn.map.box if view is None else mapping.box_of_view(view)
    with_outlines = view is None or "outlines" in request.query_params
    answer = mapping.answer(() if drawn.country else spots([found]), box, with_outlines=with_outlines)
    for feature in answer["features"]:
        # on a map of its own a wide area is drawn as wide as it is
        feature["properties"] |= {"radius_km": found.place.radius_km or 0 if found.place else 0, "coarse": False}
    return JSONResponse({**answer, "shaded": drawn.country})


@router.get("/incidents/{incident_id}/cite.bib")
def cite_bibtex(request: Request, site: Served, incident_id: str) -> Response:
    """The incident as a BibTeX entry."""
    cited = _citation(request, site, incident_id)
    return _download(bibtex(cited), "application/x-bibtex", f"{cited.incident_id}.bib")


@router.get("/incidents/{incident_id}/cite.ris")
def cite_ris(request: Request, site: Served, incident_id: str) -> Response:
    """The incident as a RIS record."""
    cited = _citation(request, site, incident_id)
    return _download(ris(cited), "application/x-research-info-systems", f"{cited.incident_id}.ris")


def _page(request: Request, site: Site, incident_id: str, *, unfolded: bool) -> Response:
    view = site.data.incident(incident_id)
    found = view.incident
    if view.redirected_from and incident_id != found.incident_id:
        way = f"{_path(found.incident_id)}{'/print' if unfolded else ''}?asked={quote(view.redirected_from)}"
        return RedirectResponse(way, status_code=307)
    return site.page(
        request,
        "dossier/dossier.html",
        view=view,
        incident=found,
        dossier=dossier(view),
        area=area(found),
        asked_for=request.query_params.get("asked", ""),
        undone=frozenset(name for item in view.judgements if item.verdict == "withdraw" for name in item.subjects),
        today=_today(),
        permanent=_permanent(request, found.incident_id),
        unfolded=unfolded,
    )


def _today() -> dt.date:
    return dt.datetime.now(dt.UTC).date()


def _path(incident_id: str) -> str:
    return f"/incidents/{quote(incident_id)}"


def _permanent(request: Request, incident_id: str) -> str:
    """The whole address of the dossier, on the host that was asked."""
    return str(request.url.replace(path=_path(incident_id), query="", fragment=""))


def _citation(request: Request, site: Site, incident_id: str) -> Citation:
    view = site.data.incident(incident_id)
    found, texts = view.incident, site.words(request)
    return Citation(
        found.incident_id,
        found.headline,
        wording.when(found.date, texts),
        _permanent(request, found.incident_id),
        _today(),
        _note(view, texts),
    )


def _note(view: IncidentView, texts: Catalogue) -> str:
    """The figures as they stand today: a record grows, and what was cited must be told."""
    killed = killed_of(view.incident)
    shown = [wording.number(value, texts) for value in killed] if killed else [texts("dossier.not_stated")]
    return texts(
        "dossier.cite_note",
        killed=" – ".join(shown),
        grade=texts.term("grade", view.incident.grade.value),
        reports=texts.count("dossier.reports", len(view.incident.reports)),
    )


def _download(text: str, media_type: str, name: str) -> Response:
    disposition = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    content = text.encode("utf-8", errors="replace")
    return Response(content, media_type=media_type, headers={"content-disposition": disposition})
