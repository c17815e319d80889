"""The overview, the list of incidents, what the live map asks for, and the filters that a person keeps."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Form, Request
from fastapi.responses import JSONResponse, RedirectResponse, Response

from harmledger.model.overview import Order
from harmledger.model.terms import Outcome
from harmledger.web import filters, mapping, record
from harmledger.web.accounts import Viewer
from harmledger.web.drawing import draw_map
from harmledger.web.filters import Asked
from harmledger.web.home import asking
from harmledger.web.home.asking import PAGE, Paged
from harmledger.web.home.time_line import draw_time_line
from harmledger.web.places import box_of, core, gathered
from harmledger.web.site import Served, Site

router = APIRouter(include_in_schema=False)
LATEST = 8
MOST_DOTS = 250
"""Dots on the drawn map; those of fewest incidents are left out, and the page says how many."""
MOST_NAME = 80
LISTED = 8
"""Incidents that a pop-up of the live map lists."""
Text = Annotated[str, Form()]


@router.get("/")
def home(request: Request, site: Served) -> Response:
    """The overview: people harmed as ranges, the map, the time line, facets and the latest incidents."""
    asked = filters.read(request.query_params.multi_items())
    if not asked.is_tidy and not _is_live(request):
        return RedirectResponse(asked.address("/"), status_code=303)
    view = site.data.overview(asked.where)
    latest = site.data.listed(asked.where, Order.NEWEST, offset=0, limit=LATEST).lines if view.incidents else ()
    dots = gathered(view.clusters, asked.without_all("box"))
    page = site.page(
        request,
        "home/home.html",
        **_shared(request, site, asked),
        view=view,
        latest=latest,
        map=draw_map(dots[:MOST_DOTS], steady=True),
        left_out=max(0, len(dots) - MOST_DOTS),
        line=draw_time_line(view.periods, view.unit),
        wider=asking.wider(asked, view),
    )
    return _live(request, page, asked.address("/"))


@router.get("/incidents")
def incidents(request: Request, site: Served) -> Response:
    """The list with its filters, a page at a time. A form's blank fields are taken out of the address first."""
    asked = filters.read(request.query_params.multi_items())
    order = asking.order_of(request.query_params.get("sort"))
    number = asking.page_of(request.query_params.get("page"))
    if not asked.is_tidy and not _is_live(request):
        return RedirectResponse(asking.address(asked, "/incidents", order), status_code=303)
    found = site.data.listed(asked.where, order, offset=(number - 1) * PAGE, limit=PAGE)
    paged = Paged(order, number, found.total)
    if number > paged.pages:
        return RedirectResponse(asking.address(asked, "/incidents", order, paged.pages), status_code=303)
    page = site.page(
        request,
        "home/list.html",
        **_shared(request, site, asked),
        incidents=found.lines,
        paged=paged,
        orders=list(Order),
        perpetrators=[share.name for share in site.data.overview(asked.where).shares["perpetrator"]],
        places=sorted({item.place.name for item in found.lines if item.place}),
    )
    return _live(request, page, asking.address(asked, "/incidents", order, number))


@router.get("/voices")
def voices(request: Request, site: Served) -> Response:
    """Who says what: the figures of each speaker beside the record's, over the incidents that a filter lets through."""
    asked = filters.read(request.query_params.multi_items())
    if not asked.is_tidy and not _is_live(request):
        return RedirectResponse(asked.address("/voices"), status_code=303)
    found = site.data.voices_soon(asked.where, asked.where.outcome or Outcome.KILLED)
    scale, drawn = (None, ()) if found is None else record.spoken(found)
    shared = _shared(request, site, asked)
    page = site.page(request, "home/voices.html", **shared, found=found, scale=scale, drawn=drawn)
    return _live(request, page, asked.address("/voices"))


@router.get("/map/places.geojson")
def map_places(request: Request, site: Served) -> JSONResponse:
    """Dots for the live map: all of them, or those in a ``view`` (south, west, north, east); outlines if asked for."""
    asked = filters.read(request.query_params.multi_items())
    view = mapping.view_of(request.query_params.get("view"))
    if view is None:
        found = gathered(site.data.overview(asked.where).clusters, asked.without_all("box"))
        box = box_of(core(found))
    else:
        found = gathered(site.data.clusters(asked.where, view), asked.without_all("box"))
        box = mapping.box_of_view(view)
    with_outlines = view is None or "outlines" in request.query_params
    return JSONResponse(mapping.answer(found, box, with_outlines=with_outlines))


@router.get("/map/incidents.json")
def map_incidents(request: Request, site: Served) -> JSONResponse:
    """The first incidents in a box, for a pop-up of the live map."""
    asked = filters.read(request.query_params.multi_items())
    found = site.data.listed(asked.where, Order.NEWEST, offset=0, limit=LISTED)
    lines = [{"id": line.incident_id, "headline": line.headline} for line in found.lines]
    return JSONResponse({"incidents": lines, "total": found.total, "href": asked.address("/incidents")})


@router.post("/filters")
def save_filter(site: Served, who: Viewer, name: Text = "", query: Text = "", back: Text = "/") -> Response:
    """Keep the filter of a page under a name, for the person who asks."""
    asked = filters.read(filters.pairs_of(query))
    kept = " ".join(name.split())[:MOST_NAME]
    if kept and kept.isprintable() and asked.pairs:
        site.data.save_filter(who.name, kept, asked.query)
    return RedirectResponse(asked.address(_page(back)), status_code=303)


@router.post("/filters/forget")
def forget_filter(site: Served, who: Viewer, name: Text = "", query: Text = "", back: Text = "/") -> Response:
    """Keep a filter no longer."""
    site.data.forget_filter(who.name, name)
    return RedirectResponse(filters.read(filters.pairs_of(query)).address(_page(back)), status_code=303)


def _shared(request: Request, site: Site, asked: Asked) -> dict[str, Any]:
    """What the filters and their links need on both pages."""
    person = getattr(request.state, "person", None)
    return {
        "asked": asked,
        "choices": [(name, [str(term) for term in kind]) for name, kind in filters.CHOICES],
        "outcomes": [str(outcome) for outcome in Outcome],
        "link": asking,
        "saved": site.data.saved_filters(person.name) if person is not None else (),
    }


def _page(back: str) -> str:
    """The page that a form came from: one of those that have it."""
    return back if back in {"/incidents", "/voices"} else "/"


def _is_live(request: Request) -> bool:
    return request.headers.get("hx-request") == "true"


def _live(request: Request, page: Response, address: str) -> Response:
    """The page, with its tidy address for htmx."""
    if _is_live(request):
        page.headers["hx-push-url"] = address
    page.headers.add_vary_header("hx-request")
    return page
