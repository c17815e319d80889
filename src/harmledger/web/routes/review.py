"""Review: the queue, one item, deciding, undoing, merging and splitting, double coding."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Depends, Form, Query, Request
from fastapi.responses import RedirectResponse, Response
from starlette.datastructures import FormData

from harmledger.errors import HarmledgerError, NoteNeededError, OvertakenError
from harmledger.model.account import Person, Role
from harmledger.model.judgement import Verdict
from harmledger.model.reviewing import Answer, Need
from harmledger.web.accounts import Viewer, require
from harmledger.web.review.forms import correcting, marked_terms
from harmledger.web.review.showing import group_of, is_counted, needs, shown, typed
from harmledger.web.site import Served, Site

router = APIRouter(include_in_schema=False)
PAGE = 25
Text = Annotated[str, Form()]
Coder = Annotated[Person, Depends(require(Role.CODER))]
Adjudicator = Annotated[Person, Depends(require(Role.ADJUDICATOR))]


async def _read(request: Request) -> FormData:
    """The form as sent."""
    return await request.form()


Sent = Annotated[FormData, Depends(_read)]


def redirected(path: str, **values: str | None) -> RedirectResponse:
    """On to another page, with the values that are given."""
    given = {name: value for name, value in values.items() if value}
    return RedirectResponse(f"{path}?{urlencode(given)}" if given else path, status_code=303)


def status_of(error: HarmledgerError) -> int:
    """The status of a page that says why something was not kept."""
    return 409 if isinstance(error, OvertakenError) else 422


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of the queue is asked for, as the address has it."""

    need: str = ""
    part: str = ""
    after: str = ""
    done: str = ""


@router.get("/review")
def queue(request: Request, site: Served, who: Viewer, wanted: Annotated[Wanted, Depends()]) -> Response:
    """What most needs a person's eyes."""
    chosen = Need(wanted.need) if wanted.need in set(Need) else None
    page = site.data.desk.queue(who, chosen, wanted.part, limit=PAGE, after=wanted.after or None)
    coders = site.data.desk.coders() if who.may(Role.ADJUDICATOR) else ()
    return site.page(
        request,
        "review/queue.html",
        page=page,
        need=chosen,
        part=wanted.part,
        needs=needs(),
        done=wanted.done,
        coders=coders,
        may_code=who.may(Role.CODER),
        may_assign=who.may(Role.ADJUDICATOR),
    )


def _item_page(
    request: Request,
    site: Site,
    who: Person,
    item_id: str,
    *,
    fault: HarmledgerError | None = None,
    sent: FormData | None = None,
) -> Response:
    """The page of an item; with a fault, what was sent stands in its form again."""
    view = site.data.desk.item(item_id, who)
    wanted = (sent.get("claim_id") if sent is not None else None) or request.query_params.get("claim")
    claims = [shown(held) for held in view.claims]
    focus = next((one for one in claims if one.held.claim.claim_id == wanted), claims[0])
    return site.page(
        request,
        "review/item.html",
        status=200 if fault is None else status_of(fault),
        view=view,
        claims=claims,
        focus=focus,
        sent=sent,
        terms=marked_terms(sent),
        fault=fault,
        overtaken=isinstance(fault, OvertakenError),
        note_needed=isinstance(fault, NoteNeededError),
        editing=(sent is not None and sent.get("action") == "correct") or "edit" in request.query_params,
        need=request.query_params.get("need", ""),
        done=request.query_params.get("done", ""),
        may_code=who.may(Role.CODER),
        may_assign=who.may(Role.ADJUDICATOR),
        coders=site.data.desk.coders() if who.may(Role.ADJUDICATOR) else (),
        group_of=group_of,
        typed=typed,
        is_counted=is_counted,
        editable=site.data.desk.editable,
    )


@router.get("/review/next")
def following(site: Served, who: Viewer, after: str = "", need: str = "", done: str = "") -> Response:
    """On to the next item, or back to the queue where nothing is left."""
    chosen = Need(need) if need in set(Need) else None
    found = site.data.desk.following(after or None, who, chosen)
    if found is None:
        return redirected("/review", need=need, done=done)
    return redirected(f"/review/items/{quote(found)}", need=need, done=done)


@router.get("/review/items/{item_id}")
def item(request: Request, site: Served, who: Viewer, item_id: str) -> Response:
    """One question, with all that an answer hangs on."""
    return _item_page(request, site, who, item_id)


@router.post("/review/items/{item_id}")
def decide(request: Request, site: Served, who: Coder, item_id: str, sent: Sent) -> Response:
    """Keep an answer and go on; where it cannot be kept, what was sent stays in the form."""
    desk = site.data.desk
    try:
        made = desk.decide(item_id, _answer(site, sent), who, number_of(sent, "version"))
    except HarmledgerError as fault:
        return _item_page(request, site, who, item_id, fault=fault, sent=sent)
    return redirected("/review/next", after=item_id, need=text_of(sent, "need"), done="kept" if made else "coded")


def texts_of(sent: FormData, name: str) -> list[str]:
    """Every value of a field; files that somebody sends in its place are left out."""
    return [value for value in sent.getlist(name) if isinstance(value, str)]


def text_of(sent: FormData, name: str) -> str:
    """The first value of a field; empty where there is none."""
    return next(iter(texts_of(sent, name)), "")


def number_of(sent: FormData, name: str, otherwise: int = 0) -> int:
    """The whole number in a field; ``otherwise`` where there is none."""
    found = text_of(sent, name)
    return int(found) if found.isascii() and found.isdigit() else otherwise


def _answer(site: Site, sent: FormData) -> Answer:
    action = text_of(sent, "action")
    verdict = Verdict(action) if action in set(Verdict) else Verdict.UNSURE
    if verdict is Verdict.CORRECT:
        return site.data.desk.corrected(correcting(sent))
    claim_id = text_of(sent, "claim_id") if verdict is Verdict.REJECT else ""
    return Answer(verdict, claim_id or None, note=text_of(sent, "note"))


@router.post("/review/undo")
def undo(site: Served, who: Coder, need: Text = "") -> Response:
    """Take back what this person decided last, and show the item again."""
    found = site.data.desk.undo(who)
    if found is None:
        return redirected("/review", need=need, done="nothing")
    taken = found[0]
    if taken.item is None:
        return redirected("/review/history", done="undone")
    return redirected(f"/review/items/{quote(taken.item)}", need=need, done="undone")


@router.get("/review/history")
def history(
    request: Request, site: Served, who: Viewer, before: Annotated[int | None, Query(ge=1)] = None, done: str = ""
) -> Response:
    """Who decided what and when, the latest first."""
    return _history_page(request, site, who, before=before, done=done)


def _history_page(
    request: Request,
    site: Site,
    who: Person,
    *,
    before: int | None = None,
    done: str = "",
    refused: tuple[HarmledgerError | None, str] = (None, ""),
) -> Response:
    fault, at = refused
    rows = site.data.desk.history(limit=PAGE + 1, before=before)
    return site.page(
        request,
        "review/history.html",
        status=200 if fault is None else status_of(fault),
        rows=rows[:PAGE],
        next=rows[PAGE - 1][0] if len(rows) > PAGE else None,
        done=done,
        fault=fault,
        at=at,
        may_code=who.may(Role.CODER),
        may_withdraw=who.may(Role.ADJUDICATOR),
    )


@router.post("/review/withdraw")
def withdraw(request: Request, site: Served, who: Coder, judgement: Text = "", note: Text = "") -> Response:
    """Take one decision back, or bring one back that was taken."""
    try:
        site.data.desk.withdraw(judgement, who, note)
    except HarmledgerError as fault:
        return _history_page(request, site, who, refused=(fault, judgement))
    return redirected("/review/history", done="undone")


@router.post("/review/link")
def relink(site: Served, who: Adjudicator) -> Response:
    """Work the record out anew, so that decisions show in it."""
    del who
    site.data.desk.link()
    return redirected("/review", done="linked")


@router.get("/review/agreement")
def agreement(request: Request, site: Served, who: Viewer) -> Response:
    """How far coders agree, field by field, and what they differ on."""
    del who
    return site.page(request, "review/agreement.html", found=site.data.desk.agreement())


@router.post("/review/assign")
def assign(request: Request, site: Served, who: Adjudicator, sent: Sent) -> Response:
    """Hand items to coders, who answer without seeing each other."""
    items = texts_of(sent, "item")
    names = texts_of(sent, "coder")
    try:
        site.data.desk.assign(items, names, who)
    except HarmledgerError as fault:
        if len(items) == 1:
            return _item_page(request, site, who, items[0], fault=fault)
        raise
    return redirected("/review", done="assigned")


@router.post("/review/unassign")
def unassign(site: Served, who: Adjudicator, item: Text = "") -> Response:
    """Take an item back from the coders who have not answered it."""
    site.data.desk.unassign(item, who)
    return redirected(f"/review/items/{quote(item)}", done="unassigned")
