"""Tallies, agreements, control and displacement: the parts of the record that are no incidents."""

from __future__ import annotations

from collections.abc import Iterable

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from harmledger.model.incident import Incident
from harmledger.model.when import When
from harmledger.web.site import Served

router = APIRouter(include_in_schema=False)


def _since(when: When | None) -> str:
    """Sorting key of an interval; what has no date goes last."""
    return when.start.isoformat() if when and when.start else "9999"


def _headlines(incidents: Iterable[Incident]) -> dict[str, str]:
    return {incident.incident_id: incident.headline for incident in incidents}


@router.get("/tallies", response_class=HTMLResponse)
def tallies(request: Request, site: Served) -> HTMLResponse:
    """Figures over a period, each set against the sum of the incidents inside it."""
    record = site.data.record()
    found = sorted(record.tallies, key=lambda tally: (_since(tally.period), tally.tally_id))
    claims = {tally.claim_id: site.data.claim(tally.claim_id) for tally in found}
    return site.page(request, "tallies.html", tallies=found, claims=claims, headlines=_headlines(record.incidents))


@router.get("/agreements", response_class=HTMLResponse)
def agreements(request: Request, site: Served) -> HTMLResponse:
    """Ceasefires, zones and evacuations, with alleged breaches and the incidents reported inside them."""
    record = site.data.record()
    found = sorted(record.agreements, key=lambda agreement: (_since(agreement.period), agreement.agreement_id))
    named = dict.fromkeys(name for agreement in found for name in (*agreement.claims, *agreement.breaches))
    claims = {name: site.data.claim(name) for name in named}
    return site.page(
        request, "agreements.html", agreements=found, claims=claims, headlines=_headlines(record.incidents)
    )


@router.get("/control", response_class=HTMLResponse)
def control(request: Request, site: Served) -> HTMLResponse:
    """Who is said to hold which place, by place and in order of date."""
    events = sorted(site.data.record().control, key=lambda event: (event.place.name.casefold(), _since(event.date)))
    places: dict[str, list[object]] = {}
    for event in events:
        places.setdefault(event.place.name, []).append(event)
    return site.page(request, "control.html", places=places)


@router.get("/displacement", response_class=HTMLResponse)
def displacement(request: Request, site: Served) -> HTMLResponse:
    """Stocks and flows of displaced people, side by side by speaker, never summed."""
    figures = sorted(
        site.data.record().displacement, key=lambda item: (not item.is_stock, _since(item.period), item.claim_id)
    )
    most = max((figure.high or figure.value or figure.low or 0 for figure in figures), default=0)
    return site.page(request, "displacement.html", figures=figures, most=most)
