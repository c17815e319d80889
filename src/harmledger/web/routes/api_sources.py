"""Reports, the claims in them, and words in both, as JSON."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from fastapi import APIRouter, Query
from fastapi.responses import Response

from harmledger.model.claim import Claim
from harmledger.model.codec import to_json
from harmledger.model.looking import OpenWanted, WordsWanted
from harmledger.model.terms import ClaimKind
from harmledger.web.api import shapes
from harmledger.web.api.cursors import cursor, name, number
from harmledger.web.api.described import VERSIONED, refusals
from harmledger.web.api.tagged import TaggedRoute
from harmledger.web.routes.api_record import LISTED, NAMED, After, Day, Limit
from harmledger.web.site import Served
from harmledger.web.unresolved import OpenEntry

router = APIRouter(prefix=VERSIONED, tags=["sources"], route_class=TaggedRoute, responses=refusals(401, 403, 422))


def _json(value: object) -> Response:
    return Response(to_json(value), media_type="application/json")


@router.get("/reports", response_model=shapes.ReportPage, responses=LISTED)
def reports(site: Served, limit: Limit = 100, after: After = None) -> Response:
    """Reports in the order in which they were added, without their text."""
    some = site.data.programs.reports(number(after, 0), limit)
    following = None if some.after is None else cursor(some.after)
    return _json(shapes.ReportPage(tuple(some.items), following))


@router.get("/reports/{report_id}", response_model=shapes.ReadReport, responses=NAMED)
def report(site: Served, report_id: str) -> Response:
    """One report with its text and claims; every `start` and `end` counts code points of this text."""
    view = site.data.report(report_id)
    return _json(shapes.ReadReport(view.report, tuple(view.claims), tuple(view.incidents), tuple(view.copies)))


@router.get("/claims", response_model=shapes.ClaimPage, responses=LISTED)
def claims(site: Served, kind: ClaimKind | None = None, limit: Limit = 100, after: After = None) -> Response:
    """Claims as people left them, in the order in which they were read; rejected ones are left out."""
    some = site.data.programs.claims(number(after, 0), limit, kind)
    following = None if some.after is None else cursor(some.after)
    return _json(shapes.ClaimPage(tuple(some.items), following))


@router.get("/claims/{claim_id}", response_model=Claim, responses=NAMED)
def claim(site: Served, claim_id: str) -> Response:
    """One claim; its class is told by `kind`."""
    return _json(site.data.claim(claim_id))


@router.get("/search", response_model=shapes.FoundReports, responses=LISTED)
def search(  # noqa: PLR0913, PLR0917  # one parameter a filter
    site: Served,
    q: Annotated[
        str,
        Query(min_length=1, max_length=300, description='Words; "in quotes" follow one another, start* begins one.'),
    ],
    in_claims: bool = False,
    kind: Annotated[list[ClaimKind] | None, Query()] = None,
    outlet: Annotated[str | None, Query(max_length=200)] = None,
    language: Annotated[str | None, Query(max_length=10)] = None,
    since: Day = None,
    until: Day = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
    after: After = None,
) -> Response:
    """Reports that hold all the words, in their text or in their claims, latest added first."""
    wanted = _wanted(q, in_claims, kind, outlet, language, since, until)
    found = site.data.programs.find(wanted, limit, name(after))
    following = None if found.after is None else cursor(found.after)
    return _json(shapes.FoundReports(found.reports, following))


def _wanted(  # noqa: PLR0913, PLR0917  # one parameter a filter
    words: str,
    in_claims: bool,
    kinds: list[ClaimKind] | None,
    outlet: str | None,
    language: str | None,
    since: dt.date | None,
    until: dt.date | None,
) -> WordsWanted:
    return WordsWanted(words, in_claims, tuple(kinds or ()), outlet, language, since, until)


@router.get("/unresolved", response_model=shapes.OpenWordsPage, responses=LISTED)
def unresolved(  # one parameter a filter
    site: Served,
    what: Literal["place", "date", "party", "speaker"] | None = None,
    text: Annotated[str | None, Query(max_length=300, description="Part of the words.")] = None,
    country: Annotated[str | None, Query(max_length=2, description="Of the reports, ISO 3166-1.")] = None,
    limit: Limit = 100,
    after: After = None,
) -> Response:
    """Words for places, dates, parties and speakers that could not be worked out, those in most claims first.

    What they mean is sent to `/api/v1/corrections`.
    """
    wanted = OpenWanted(what, text or None, country or None)
    openings = site.data.openings
    mark = openings.page(wanted, limit=1, fresh=True).mark
    page = openings.page(wanted, limit=limit, after=number(after, -1, mark), fresh=True)
    following = None if page.next is None else cursor(page.next, page.mark)
    told = tuple(_open(entry) for entry in page.items)
    return _json(shapes.OpenWordsPage(told, page.total, dict(page.counts), following))


def _open(entry: OpenEntry) -> shapes.OpenWords:
    words = entry.words
    return shapes.OpenWords(
        str(words.what),
        words.text,
        words.country,
        words.reason,
        words.claims,
        words.reports,
        tuple(shapes.Candidate(one.id, one.name) for one in words.candidates),
        tuple(shapes.OpenExample(one.claim_id, one.report_id, one.start, one.end) for one in words.examples),
        entry.is_decided,
    )
