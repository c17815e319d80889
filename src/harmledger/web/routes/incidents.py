"""The list of incidents and the dossier of one."""

from __future__ import annotations

import datetime as dt
from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from harmledger.model.incident import Incident
from harmledger.model.terms import Outcome
from harmledger.web import filters
from harmledger.web.dossier import dossier
from harmledger.web.drawing import draw_map
from harmledger.web.places import spots
from harmledger.web.site import Served, Site

router = APIRouter(include_in_schema=False)
PAGE = 50


@router.get("/incidents", response_class=HTMLResponse)
def incidents(request: Request, site: Served) -> Response:
    """The list with its filters, a page at a time. A form's blank fields are taken out of the address first."""
    given = request.query_params.multi_items()
    asked = filters.read(given)
    after = request.query_params.get("after") or None
    live = request.headers.get("hx-request") == "true"
    if not asked.is_tidy and not live:
        return RedirectResponse(asked.address("/incidents"), status_code=303)
    found, cursor, total = site.data.incidents(asked.where, limit=PAGE, after=after)
    page = site.page(
        request,
        "incidents.html",
        asked=asked,
        choices=[(name, [str(term) for term in kind]) for name, kind in filters.CHOICES],
        outcomes=[str(outcome) for outcome in Outcome],
        incidents=found,
        total=total,
        after=after,
        following=asked.address("/incidents", after=cursor) if cursor else None,
        perpetrators=sorted({named.value for item in found for named in item.perpetrators}),
        places=sorted({item.place.name for item in found if item.place}),
    )
    if live:
        page.headers["hx-push-url"] = asked.address("/incidents")
    page.headers.add_vary_header("hx-request")
    return page


@router.get("/incidents/{incident_id}", response_class=HTMLResponse)
def incident(request: Request, site: Served, incident_id: str) -> Response:
    """The dossier: what happened, where, how many, who says so, and why the claims belong together."""
    view = site.data.incident(incident_id)
    found = view.incident
    if view.redirected_from and incident_id != found.incident_id:
        target = f"/incidents/{quote(found.incident_id)}?asked={quote(view.redirected_from)}"
        return RedirectResponse(target, status_code=307)
    where = spots([found])
    reach = where[0].radius_km if where else 0.0
    # Three radii across, and never less than some 40 km: a circle needs surroundings to be read.
    least = max(reach * 3 / 111.2, 0.36)
    return site.page(
        request,
        "dossier.html",
        view=view,
        incident=found,
        dossier=dossier(view),
        map=draw_map(where, 460, 320, least) if where else None,
        inset=draw_map(where, 134, 94, 6.0) if where else None,
        headlines=_headlines(site, found),
        asked_for=request.query_params.get("asked", ""),
        today=dt.datetime.now(dt.UTC).date(),
        permanent=str(request.url.replace(query="", fragment="")),
    )


def _headlines(site: Site, incident: Incident) -> dict[str, str]:
    """Headlines of the related incidents, by id."""
    wanted = {related.incident_id for related in incident.related}
    if not wanted:
        return {}
    return {item.incident_id: item.headline for item in site.data.record().incidents if item.incident_id in wanted}
