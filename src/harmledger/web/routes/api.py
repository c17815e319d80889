"""The API under ``/api/v1``; addresses of before it had a version lead there."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, RedirectResponse, Response

from harmledger.web.api.described import VERSIONED

router = APIRouter()

_EARLIER = ("incidents", "incidents.geojson", "incidents/{name}", "reports/{name}", "claims/{name}")


def _moved(request: Request) -> Response:
    """To the same below ``/api/v1``, with what was asked."""
    there = request.url.path.replace("/api/", f"{VERSIONED}/", 1)
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(there + query, status_code=308)


for _path in _EARLIER:
    router.add_api_route(f"/api/{_path}", _moved, methods=["GET"], include_in_schema=False)


@router.get(f"{VERSIONED}/openapi.json", include_in_schema=False)
def openapi(request: Request) -> Response:
    """The description of all of it (OpenAPI 3.1)."""
    made: dict[str, Any] = request.app.openapi()
    return JSONResponse(made)
