"""The journal, the state of the last check, and starting one."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from harmledger.model.account import Person, Role
from harmledger.web.accounts import Viewer, require
from harmledger.web.audit import asked
from harmledger.web.site import Served

router = APIRouter(include_in_schema=False)
PAGE = 50
LARGEST = 2**53


@router.get("/audit", response_class=HTMLResponse)
def audit(
    request: Request, site: Served, who: Viewer, before: Annotated[int | None, Query(ge=1, le=LARGEST)] = None
) -> HTMLResponse:
    """Who did what, when, about what; latest first."""
    wanted = asked.read(request.query_params.multi_items())
    entries, following = site.data.audit.rows(wanted.wanted, limit=PAGE, before=before)
    return site.page(
        request,
        "audit/audit.html",
        asked=wanted,
        actions=asked.ACTIONS,
        entries=entries,
        before=before,
        following=wanted.address(before=str(following)) if following else None,
        last=site.data.audit.last(),
        running=site.data.audit.running(),
        may_check=who.may(Role.ADMIN),
        row_href=asked.href,
        subject_href=asked.subject_href,
        may_see=lambda made: who.may(Role.ADJUDICATOR) or made.by == who.name,
    )


@router.post("/audit/check")
def check(site: Served, who: Annotated[Person, Depends(require(Role.ADMIN))]) -> RedirectResponse:
    """Begin a check of the whole ledger in the background; the page shows how far it is."""
    site.data.audit.start(who.name)
    return RedirectResponse("/audit#check", status_code=303)
