"""The review queue as JSON: what is asked, answers to it, merging and splitting, how far coders agree.

What somebody is shown depends on who asks, so that coders do not see each other's answers: these carry no tags.
"""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query
from fastapi.responses import Response

from harmledger.model.account import Person, Role
from harmledger.model.codec import to_json
from harmledger.model.judgement import Judgement
from harmledger.model.reviewed import AgreementReport, ItemView, Preview, QueuePage
from harmledger.model.reviewing import Answer, Need
from harmledger.web.accounts import Viewer, require
from harmledger.web.api import shapes
from harmledger.web.api.cursors import cursor, name
from harmledger.web.api.described import VERSIONED, refusals
from harmledger.web.routes.api_record import LISTED, NAMED, After
from harmledger.web.site import Served

router = APIRouter(prefix=f"{VERSIONED}/review", tags=["review"], responses=refusals(401, 403, 422))
Coder = Annotated[Person, Depends(require(Role.CODER))]
KEPT = refusals(400, 404, 409, 413, 503)
Incident = Annotated[str, Query(min_length=1, max_length=200, pattern=shapes.ID)]


def _json(value: object, status: int = 200) -> Response:
    return Response(to_json(value), status_code=status, media_type="application/json")


def _kept(made: tuple[Judgement, ...]) -> Response:
    return _json(shapes.Kept(made, is_waiting=not made), 201)


@router.get("/items", response_model=QueuePage, responses=LISTED)
def queue(
    site: Served,
    who: Viewer,
    need: Need | None = None,
    part: Literal["", "mine", "differing"] = "",
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
    after: After = None,
) -> Response:
    """What is asked of people, the most pressing first: open to all, handed to oneself, or what coders differ on."""
    found = site.data.desk.queue(who, need, part, limit=limit, after=name(after))
    return _json(shapes.with_next(found, None if found.next is None else cursor(found.next)))


@router.get("/items/{item_id}", response_model=ItemView, responses=NAMED)
def item(site: Served, who: Viewer, item_id: str) -> Response:
    """One question with all that it rests on; its `version` goes back with the answer."""
    return _json(site.data.desk.item(item_id, who))


@router.post("/items/{item_id}", response_model=shapes.Kept, status_code=201, responses=KEPT)
def answer(site: Served, who: Coder, item_id: str, sent: shapes.NewAnswer) -> Response:
    """Answer it. 409 where somebody decided after `version`: nothing was kept, and their decisions are named."""
    given = Answer(sent.verdict, sent.claim_id, sent.changes, sent.meanings, sent.note)
    return _kept(site.data.desk.decide(item_id, given, who, sent.version))


@router.get("/merge", response_model=Preview, responses=NAMED)
def merge_preview(site: Served, who: Viewer, one: Incident, other: Incident) -> Response:
    """What merging two incidents would change; nothing is kept."""
    return _json(site.data.desk.merge(one, other, who))


@router.post("/merge", response_model=shapes.Kept, status_code=201, responses=KEPT)
def merge(site: Served, who: Coder, sent: shapes.NewMerge) -> Response:
    """Merge two incidents; it shows at the next linking."""
    return _kept(site.data.desk.keep_merge(sent.one, sent.other, who, sent.note, sent.version))


@router.get("/split", response_model=Preview, responses=NAMED)
def split_preview(
    site: Served, who: Viewer, incident: Incident, claim: Annotated[list[Incident], Query(min_length=1, max_length=100)]
) -> Response:
    """What splitting claims off an incident would change; nothing is kept."""
    return _json(site.data.desk.split(incident, claim, who))


@router.post("/split", response_model=shapes.Kept, status_code=201, responses=KEPT)
def split(site: Served, who: Coder, sent: shapes.NewSplit) -> Response:
    """Split claims off an incident; it shows at the next linking."""
    return _kept(site.data.desk.keep_split(sent.incident, sent.claims, who, sent.note, sent.version))


@router.get("/agreement", response_model=AgreementReport)
def agreement(site: Served, who: Viewer) -> Response:
    """How far coders agree, field by field (Krippendorff's alpha), and what they differ on."""
    del who
    return _json(site.data.desk.agreement())
