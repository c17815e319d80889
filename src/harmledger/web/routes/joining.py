"""Merging and splitting incidents: what would change is shown before anything is kept."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from harmledger.errors import HarmledgerError, NoteNeededError, OvertakenError
from harmledger.model.account import Person, Role
from harmledger.web.accounts import Viewer
from harmledger.web.routes.review import Coder, Sent, redirected
from harmledger.web.site import Served, Site

router = APIRouter(include_in_schema=False)
Claims = Annotated[list[str] | None, Query()]


@router.get("/review/merge")
def merge(request: Request, site: Served, who: Viewer, one: str = "", other: str = "") -> Response:
    """What merging two incidents would change; a form for their ids where they are not given."""
    return _merge_page(request, site, who, (one.strip(), other.strip()))


def _merge_page(
    request: Request,
    site: Site,
    who: Person,
    pair: tuple[str, str],
    fault: HarmledgerError | None = None,
    note: str = "",
) -> Response:
    preview = None
    if all(pair):
        try:
            preview = site.data.desk.merge(*pair, who)
        except HarmledgerError as error:
            fault = fault or error
    return site.page(
        request,
        "review/merge.html",
        status=_status(fault),
        one=pair[0],
        other=pair[1],
        preview=preview,
        fault=fault,
        overtaken=isinstance(fault, OvertakenError),
        note_needed=isinstance(fault, NoteNeededError),
        note=note,
        may_code=who.may(Role.CODER),
    )


def _status(fault: HarmledgerError | None) -> int:
    if fault is None:
        return 200
    return 409 if isinstance(fault, OvertakenError) else 422


def _texts(sent: Sent, name: str) -> list[str]:
    return [value for value in sent.getlist(name) if isinstance(value, str)]


def _first(sent: Sent, name: str) -> str:
    return next(iter(_texts(sent, name)), "")


def _version(sent: Sent) -> int:
    found = _first(sent, "version")
    return int(found) if found.isascii() and found.isdigit() else -1


@router.post("/review/merge")
def keep_merge(request: Request, site: Served, who: Coder, sent: Sent) -> Response:
    """Keep a merge; it shows at the next linking."""
    pair, note = (_first(sent, "one"), _first(sent, "other")), _first(sent, "note")
    try:
        site.data.desk.keep_merge(*pair, who, note, _version(sent))
    except HarmledgerError as fault:
        return _merge_page(request, site, who, pair, fault, note)
    return redirected("/review", done="merged")


@router.get("/review/split/{incident_id}")
def split(request: Request, site: Served, who: Viewer, incident_id: str, claim: Claims = None) -> Response:
    """The claims of an incident to choose from, and what splitting the chosen ones off would change."""
    return _split_page(request, site, who, (incident_id, claim or []))


def _split_page(
    request: Request,
    site: Site,
    who: Person,
    chosen: tuple[str, list[str]],
    refused: tuple[HarmledgerError | None, str] = (None, ""),
) -> Response:
    (incident_id, claims), (fault, note) = chosen, refused
    view = site.data.incident(incident_id)
    preview = None
    if claims:
        try:
            preview = site.data.desk.split(view.incident.incident_id, claims, who)
        except HarmledgerError as error:
            fault = fault or error
    return site.page(
        request,
        "review/split.html",
        status=_status(fault),
        incident=view.incident,
        claims=view.claims,
        reports=view.reports,
        chosen=claims,
        preview=preview,
        fault=fault,
        overtaken=isinstance(fault, OvertakenError),
        note_needed=isinstance(fault, NoteNeededError),
        note=note,
        may_code=who.may(Role.CODER),
    )


@router.post("/review/split/{incident_id}")
def keep_split(request: Request, site: Served, who: Coder, incident_id: str, sent: Sent) -> Response:
    """Keep a split; it shows at the next linking."""
    chosen, note = _texts(sent, "claim"), _first(sent, "note")
    try:
        site.data.desk.keep_split(incident_id, chosen, who, note, _version(sent))
    except HarmledgerError as fault:
        return _split_page(request, site, who, (incident_id, chosen), (fault, note))
    return redirected("/review", done="split")
