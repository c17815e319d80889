"""The overview, and what the live map asks for."""

from __future__ import annotations

from collections import Counter

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, JSONResponse

from harmledger.web import filters, outlines
from harmledger.web.drawing import draw_map
from harmledger.web.places import box_of, core, spots, spots_geojson, unplaced
from harmledger.web.site import Served
from harmledger.web.time_line import draw_time_line

router = APIRouter(include_in_schema=False)
LATEST = 8


@router.get("/", response_class=HTMLResponse)
def home(request: Request, site: Served) -> HTMLResponse:
    """The overview: people harmed as ranges, the map, the time line and the latest incidents."""
    asked = filters.read(request.query_params.multi_items())
    view = site.data.overview(asked.where)
    dated = sorted((item.date.start, item.date.end) for item in view.incidents if item.date and item.date.start)
    latest = sorted(
        view.incidents, key=lambda item: str(item.date.end if item.date and item.date.end else ""), reverse=True
    )
    return site.page(
        request,
        "home.html",
        asked=asked,
        view=view,
        first=dated[0][0] if dated else None,
        last=max((end for _, end in dated if end), default=None),
        latest=latest[:LATEST],
        grades=Counter(str(item.grade.value) for item in view.incidents),
        map=draw_map(spots(view.incidents)),
        unplaced=unplaced(view.incidents),
        line=draw_time_line(view.by_month),
    )


@router.get("/map/places.geojson")
def map_places(request: Request, site: Served) -> JSONResponse:
    """The places of the filtered incidents for the live map, with the outlines around them."""
    asked = filters.read(request.query_params.multi_items())
    found = spots(site.data.overview(asked.where).incidents)
    box = box_of(core(found))
    around = box.padded(max(box.width, box.height, 2.0))
    return JSONResponse(
        {
            **spots_geojson(found),
            "bbox": [box.west, box.south, box.east, box.north],
            "outlines": outlines.geojson(around),
            "countries": outlines.names_geojson(box.padded(0.5 * max(box.width, box.height))),
        }
    )
