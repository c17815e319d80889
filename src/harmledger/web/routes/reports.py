"""A report with its claims highlighted, its captured bytes, and a claim's own address."""

from __future__ import annotations

from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from harmledger.errors import NotFoundError
from harmledger.model.incident import CopyOf
from harmledger.web.dossier import aligned
from harmledger.web.marks import marked
from harmledger.web.site import Served, claim_href

router = APIRouter(include_in_schema=False)


@router.get("/reports/{report_id}", response_class=HTMLResponse)
def report(request: Request, site: Served, report_id: str) -> HTMLResponse:
    """The text exactly as captured with every claim marked, the list of claims, and the facts of the capture."""
    view = site.data.report(report_id)
    inside: dict[str, list[str]] = {}
    for claim_id, incident_id in view.incidents:
        inside.setdefault(claim_id, []).append(incident_id)
    return site.page(
        request,
        "dossier/report.html",
        report=view.report,
        claims=view.claims,
        kinds=list(dict.fromkeys(claim.kind for claim in view.claims)),
        inside=inside,
        copies=view.copies,
        quoted=view.quoted,
        others=view.others,
        resolved=view.resolved,
        text=marked(view.report, view.claims),
    )


@router.get("/reports/{report_id}/beside/{other_id}", response_class=HTMLResponse)
def beside(request: Request, site: Served, report_id: str, other_id: str) -> HTMLResponse:
    """Two reports side by side, the passages that one took from the other numbered alike."""
    view = site.data.report(report_id)
    own = view.report
    other = view.others.get(other_id) or site.data.report(other_id).report
    pair = {own.report_id: own, other.report_id: other}
    found = next((item for item in (*view.copies, *view.quoted) if _is_of(item, own.report_id, other.report_id)), None)
    if found is None:
        raise NotFoundError(f"neither of {own.report_id} and {other.report_id} is held to repeat the other")
    repeats = pair[found.report_id]
    origin = other if repeats is own else own
    return site.page(request, "dossier/beside.html", pair=aligned(found, repeats, origin))


def _is_of(copy: CopyOf, one: str, other: str) -> bool:
    """Whether what was found is about these two: by its origin, or by a passage that was taken from the second."""
    from_where = {copy.origin, *(passage.origin for passage in copy.passages)}
    return any(copy.report_id == taker and giver in from_where for taker, giver in ((one, other), (other, one)))


@router.get("/reports/{report_id}/bytes")
def captured(site: Served, report_id: str) -> Response:
    """The captured bytes as a download; never shown by the browser, whatever they are."""
    content, media_type = site.data.content(report_id)
    name = f"{report_id.removeprefix('sha256:')[:16]}.captured"
    return Response(
        content,
        media_type="application/octet-stream",
        headers={
            "content-disposition": f"attachment; filename*=UTF-8''{quote(name)}",
            "x-captured-media-type": media_type.encode("ascii", "replace").decode().replace("\n", " "),
            "content-security-policy": "sandbox; default-src 'none'",
        },
    )


@router.get("/claims/{claim_id}")
def claim(site: Served, claim_id: str) -> RedirectResponse:
    """A claim's own address: leads to its highlighted words."""
    return RedirectResponse(claim_href(site.data.claim(claim_id)), status_code=307)
