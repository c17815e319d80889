"""Search over reports and claims."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from harmledger.model.looking import FoundPage
from harmledger.model.terms import ClaimKind
from harmledger.web.search import asked
from harmledger.web.site import Served

router = APIRouter(include_in_schema=False)
PAGE = 20
# Languages that the select offers; another can be asked for in the address.
LANGUAGES = ("ar", "de", "en", "es", "fa", "fr", "he", "ku", "ru", "tr", "uk", "ur")


@router.get("/search", response_class=HTMLResponse)
def search(request: Request, site: Served, after: str | None = None) -> HTMLResponse:
    """Reports or claims that hold the words, each with the stretch around them."""
    wanted = asked.read(request.query_params.multi_items())
    found = site.data.looking.find(wanted.wanted, limit=PAGE, after=after or None) if wanted.wanted.words else _NOTHING
    offered = dict.fromkeys((*LANGUAGES, wanted.one("language")))
    offered.pop("", None)
    return site.page(
        request,
        "search/search.html",
        asked=wanted,
        found=found,
        after=after,
        following=wanted.address(after=found.after) if found.after else None,
        kinds=[kind.value for kind in ClaimKind],
        tongues=list(offered),
    )


_NOTHING = FoundPage((), None, 0)
