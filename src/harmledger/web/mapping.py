"""What the live maps ask for: dots as GeoJSON, and the outlines around the view."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from harmledger.model.query import Box as View
from harmledger.web import filters, outlines
from harmledger.web.outlines import Box
from harmledger.web.places import Spot, spots_geojson


def view_of(value: str | None) -> View | None:
    """A stretch of the map from four numbers; None where they are not such."""
    found = filters.read([("box", value)]) if value else None
    return None if found is None else found.where.box


def box_of_view(view: View) -> Box:
    """The same stretch as outlines are cut by."""
    return Box(view.west, view.south, view.east, view.north)


def answer(found: Sequence[Spot], box: Box, *, with_outlines: bool) -> dict[str, Any]:
    """A feature collection of the spots, framed by ``box``; with outlines as far as somebody may soon look."""
    made = {**spots_geojson(found), "bbox": [box.west, box.south, box.east, box.north]}
    if with_outlines:
        around = box.padded(max(box.width, box.height, 2.0))
        made |= {
            "around": [around.west, around.south, around.east, around.north],
            "outlines": outlines.geojson(around),
            "countries": outlines.names_geojson(box.padded(0.5 * max(box.width, box.height))),
        }
    return made
