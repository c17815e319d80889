"""Decisions, the journal and the state of the ledger, as JSON; decisions can be sent, too."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi.responses import Response

from harmledger.model.account import Person, Role
from harmledger.model.codec import to_json
from harmledger.model.judgement import Judgement
from harmledger.web.accounts import RefusedError, Viewer, require
from harmledger.web.api import shapes
from harmledger.web.api.cursors import cursor, number
from harmledger.web.api.described import VERSIONED, refusals
from harmledger.web.api.tagged import TaggedRoute
from harmledger.web.routes.api_record import LISTED, After, Limit
from harmledger.web.site import Served

router = APIRouter(prefix=VERSIONED, tags=["decisions"], responses=refusals(401, 403, 422))
read = APIRouter(prefix=VERSIONED, tags=["decisions"], responses=refusals(401, 403, 422), route_class=TaggedRoute)
Coder = Annotated[Person, Depends(require(Role.CODER))]
WRITTEN = refusals(400, 404, 413, 503)


def _json(value: object, status: int = 200) -> Response:
    return Response(to_json(value), status_code=status, media_type="application/json")


@router.get("/me", response_model=shapes.Me)
def me(who: Viewer) -> Response:
    """Whose requests these are, and what they may do."""
    return _json(shapes.Me(who.name, who.role, who.is_local))


@read.get("/judgements", response_model=shapes.JudgementPage, responses=LISTED)
def judgements(site: Served, limit: Limit = 100, after: After = None) -> Response:
    """What people decided, earliest first, with what was taken back."""
    some = site.data.programs.judgements(number(after, 0), limit)
    following = None if some.after is None else cursor(some.after)
    return _json(shapes.JudgementPage(tuple(some.items), following))


@router.post("/judgements", response_model=Judgement, status_code=201, responses=WRITTEN)
def judge(site: Served, who: Coder, sent: shapes.NewJudgement) -> Response:
    """Decide about claims in one's own name; it takes effect at the next linking, and survives every later one."""
    made = site.data.programs.judge(sent.verdict, sent.subjects, by=who, note=sent.note, changes=sent.changes)
    return _json(made, 201)


@router.post("/judgements/{judgement_id}/undo", response_model=Judgement, status_code=201, responses=WRITTEN)
def undo(site: Served, who: Coder, judgement_id: str, sent: shapes.Undoing) -> Response:
    """Take a decision back: one's own, or, as an adjudicator and with a note, anybody's. Both stay."""
    if site.data.programs.author(judgement_id) != who.name and not who.may(Role.ADJUDICATOR):
        raise RefusedError("refused.others", name=who.name, role=who.role.value)
    return _json(site.data.desk.withdraw(judgement_id, who, sent.note), 201)


@router.post("/corrections", response_model=shapes.KeptCorrection, status_code=201, responses=WRITTEN)
def correct(site: Served, who: Coder, sent: shapes.NewCorrection) -> Response:
    """Say what words of a claim mean: a place, a date, a party, a speaker. It holds by the words."""
    kept = site.data.programs.correct(
        sent.claim_id,
        sent.sort,
        sent.value,
        by=who,
        words=sent.words,
        reach=sent.reach,
        speaker_type=sent.speaker_type,
        note=sent.note,
    )
    told = shapes.KeptCorrection(
        kept.judgement, kept.claims, kept.reports, tuple(kept.against), kept.stands_back, tuple(kept.notes)
    )
    return _json(told, 201)


@read.get("/journal", response_model=shapes.JournalPage, responses=LISTED)
def journal(site: Served, limit: Limit = 100, after: After = None) -> Response:
    """Everything that was ever added, in order; each row's hash covers the row before."""
    rows = site.data.programs.journal(number(after, 0), limit)
    told = tuple(
        shapes.JournalRow(row.seq, row.at, row.actor, row.action, row.subject, row.payload, row.prev_hash, row.row_hash)
        for row in rows
    )
    return _json(shapes.JournalPage(told, cursor(told[-1].seq) if len(told) == limit else None))


@read.get("/status", response_model=shapes.LedgerStatus)
def status(site: Served) -> Response:
    """What the ledger holds, and the inputs that could not be used."""
    held = site.data.status()
    stats = held.stats
    return _json(
        shapes.LedgerStatus(
            reports=stats.reports,
            unread=stats.unread,
            claims=tuple(shapes.Counted(count.name, count.count) for count in stats.claims),
            incidents=stats.incidents,
            judgements=stats.judgements,
            linked_at=stats.linked_at,
            is_stale=stats.is_stale,
            journal_rows=stats.journal_rows,
            journal_head=stats.journal_head,
            skips=tuple(shapes.Skipped(skip.item, skip.reason, skip.message, skip.at) for skip in held.skips),
        )
    )
