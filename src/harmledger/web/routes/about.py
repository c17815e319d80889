"""What the record holds, what could not be used, and how to check it."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, PlainTextResponse

from harmledger.web.site import Served

router = APIRouter(include_in_schema=False)


@router.get("/about", response_class=HTMLResponse)
def about(request: Request, site: Served) -> HTMLResponse:
    """Counts, inputs that were skipped with their reasons, what is unresolved, and how to verify the record."""
    status = site.data.status()
    return site.page(request, "about.html", stats=status.stats, skips=status.skips)


@router.get("/health", response_class=PlainTextResponse)
def health() -> str:
    """``ok`` once the pages are served; asks nothing of the record."""
    return "ok"
