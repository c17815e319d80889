"""Words that could not be worked out, with what they might mean, and the form that says what they do mean."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from harmledger.errors import HarmledgerError
from harmledger.model.account import Person, Role
from harmledger.model.judgement import Reach
from harmledger.model.terms import SourceType
from harmledger.web import unresolved
from harmledger.web.accounts import Viewer, require
from harmledger.web.site import Served, Site

router = APIRouter(include_in_schema=False)
PAGE = 25
Text = Annotated[str, Form(max_length=2_000)]
Coder = Annotated[Person, Depends(require(Role.CODER))]


def _shown(request: Request, site: Site, who: Person, fault: HarmledgerError | None = None, **sent: str) -> Response:
    """The page; with a fault, what was sent stands in its form again."""
    asked = unresolved.read(request.query_params.multi_items())
    found = site.data.openings.page(asked.wanted, limit=PAGE, after=asked.after)
    told = request.query_params.get("bears", "")
    return site.page(
        request,
        "unresolved.html",
        status=200 if fault is None else 422,
        asked=asked,
        found=found,
        sorts=list(unresolved.WHAT),
        reaches=list(Reach),
        speakers=list(SourceType),
        following=None if found.next is None else asked.address(after=str(found.next + 1)),
        may_code=who.may(Role.CODER),
        fault=fault,
        sent=sent,
        bears=int(told) if told.isascii() and told.isdecimal() and len(told) < 10 else None,
    )


@router.get("/unresolved", response_class=HTMLResponse)
def listed(request: Request, site: Served, who: Viewer) -> Response:
    """Places, dates, parties and speakers that could not be worked out, those in most claims first."""
    return _shown(request, site, who)


@router.post("/unresolved", response_class=HTMLResponse)
def decide(  # noqa: PLR0913, PLR0917  # one parameter a field of the form
    request: Request,
    site: Served,
    who: Coder,
    claim: Text = "",
    what: Text = "",
    words: Text = "",
    value: Text = "",
    other: Text = "",
    reach: Text = "",
    kind: Text = "",
    note: Text = "",
) -> Response:
    """Keep what words mean, here or further; where that cannot be, the page says why and keeps what was typed."""
    chosen = other.strip() or value.strip()
    try:
        kept = site.data.programs.correct(
            claim,
            unresolved.WHAT.get(what, unresolved.WHAT["place"]),
            chosen,
            by=who,
            # a speaker is told by the claim alone: it has one
            words=None if what == "speaker" else words or None,
            reach=Reach(reach) if reach in set(Reach) else Reach.MENTION,
            speaker_type=SourceType(kind) if what == "speaker" and kind in set(SourceType) else None,
            note=note,
        )
    except HarmledgerError as fault:
        sent = {"claim": claim, "what": what, "value": value, "other": other, "reach": reach, "kind": kind}
        return _shown(request, site, who, fault, **sent, note=note)
    asked = unresolved.read(request.query_params.multi_items())
    return RedirectResponse(asked.address(bears=str(kept.claims)), status_code=303)
