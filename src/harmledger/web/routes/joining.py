"""Merging and splitting incidents: what would change is shown before anything is kept."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Annotated, Final

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from harmledger.errors import HarmledgerError, NoteNeededError, OvertakenError
from harmledger.model.account import Person, Role
from harmledger.model.reviewed import Preview
from harmledger.web.accounts import Viewer
from harmledger.web.routes.review import Coder, Sent, number_of, redirected, status_of, text_of, texts_of
from harmledger.web.site import Served, Site

router = APIRouter(include_in_schema=False)
Claims = Annotated[list[str] | None, Query()]
Refused = tuple[HarmledgerError | None, str]
"""Why something was not kept, and the note that came with it."""
NOTHING: Final[Refused] = (None, "")


@router.get("/review/merge")
def merge(request: Request, site: Served, who: Viewer, one: str = "", other: str = "") -> Response:
    """What merging two incidents would change; a form for their ids where they are not given."""
    return _merge_page(request, site, who, (one.strip(), other.strip()))


def _page(
    request: Request,
    site: Site,
    who: Person,
    proposal: tuple[str, Callable[[], Preview] | None],
    refused: Refused,
    **values: object,
) -> Response:
    """A page that proposes something, with what it would change; ``proposal`` is its template and how to work that out.

    What was refused, be it the keeping or the preview itself, says why.
    """
    (template, preview_of), (fault, note) = proposal, refused
    preview = None
    if preview_of is not None:
        try:
            preview = preview_of()
        except HarmledgerError as error:
            fault = fault or error
    return site.page(
        request,
        template,
        status=200 if fault is None else status_of(fault),
        preview=preview,
        fault=fault,
        overtaken=isinstance(fault, OvertakenError),
        note_needed=isinstance(fault, NoteNeededError),
        note=note,
        may_code=who.may(Role.CODER),
        **values,
    )


def _merge_page(
    request: Request, site: Site, who: Person, pair: tuple[str, str], refused: Refused = NOTHING
) -> Response:
    preview_of = functools.partial(site.data.desk.merge, *pair, who) if all(pair) else None
    one, other = pair
    return _page(request, site, who, ("review/merge.html", preview_of), refused, one=one, other=other)


@router.post("/review/merge")
def keep_merge(request: Request, site: Served, who: Coder, sent: Sent) -> Response:
    """Keep a merge; it shows at the next linking."""
    pair, note = (text_of(sent, "one"), text_of(sent, "other")), text_of(sent, "note")
    try:
        site.data.desk.keep_merge(*pair, who, note, number_of(sent, "version", -1))
    except HarmledgerError as fault:
        return _merge_page(request, site, who, pair, (fault, note))
    return redirected("/review", done="merged")


@router.get("/review/split/{incident_id}")
def split(request: Request, site: Served, who: Viewer, incident_id: str, claim: Claims = None) -> Response:
    """The claims of an incident to choose from, and what splitting the chosen ones off would change."""
    return _split_page(request, site, who, (incident_id, claim or []))


def _split_page(
    request: Request, site: Site, who: Person, chosen: tuple[str, list[str]], refused: Refused = NOTHING
) -> Response:
    incident_id, claims = chosen
    view = site.data.incident(incident_id)
    desk = site.data.desk
    preview_of = functools.partial(desk.split, view.incident.incident_id, claims, who) if claims else None
    values = {"incident": view.incident, "claims": view.claims, "reports": view.reports, "chosen": claims}
    return _page(request, site, who, ("review/split.html", preview_of), refused, **values)


@router.post("/review/split/{incident_id}")
def keep_split(request: Request, site: Served, who: Coder, incident_id: str, sent: Sent) -> Response:
    """Keep a split; it shows at the next linking."""
    chosen, note = texts_of(sent, "claim"), text_of(sent, "note")
    try:
        site.data.desk.keep_split(incident_id, chosen, who, note, number_of(sent, "version", -1))
    except HarmledgerError as fault:
        return _split_page(request, site, who, (incident_id, chosen), (fault, note))
    return redirected("/review", done="split")
