"""Exports of what is filtered: the page that says what they hold, and the files."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from fastapi import APIRouter, Request
from fastapi.responses import FileResponse, HTMLResponse, Response
from starlette.background import BackgroundTask
from starlette.exceptions import HTTPException

from harmledger.errors import ExportError
from harmledger.web import filters, refusals
from harmledger.web.filters import Asked
from harmledger.web.site import Served, Site

router = APIRouter(include_in_schema=False)


@router.get("/export", response_class=HTMLResponse)
def export(request: Request, site: Served) -> Response:
    """What an export of the filtered incidents holds and leaves out, and a link for each format."""
    return _page(request, site, filters.read(request.query_params.multi_items()))


@router.get("/export/{format_name}")
def download(request: Request, site: Served, format_name: str) -> Response:
    """The export in one format as a ZIP file; a page that says why where there can be none."""
    asked = filters.read(request.query_params.multi_items())
    if format_name not in site.data.exports.formats:
        raise HTTPException(404)
    if asked.problems:
        return _page(request, site, asked, 422)
    try:
        made = site.data.exports.write(asked.where, format_name, asked=asked.query)
    except ExportError as error:
        return _page(request, site, asked, 409, why=refusals.told(error, site.words(request)))
    name = f"harmledger-{format_name}-{dt.datetime.now(dt.UTC):%Y-%m-%d}.zip"
    return FileResponse(
        made,
        media_type="application/zip",
        filename=name,
        content_disposition_type="attachment",
        background=BackgroundTask(_remove, made),
    )


def _remove(path: Path) -> None:
    path.unlink(missing_ok=True)


def _page(request: Request, site: Site, asked: Asked, status: int = 200, why: str = "") -> Response:
    return site.page(
        request,
        "export/export.html",
        status=status,
        asked=asked,
        preview=site.data.exports.preview(asked.where),
        formats=site.data.exports.formats,
        why=why,
    )
