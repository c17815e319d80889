"""Tallies, agreements, control and displacement: the parts of the record that are no incidents."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from harmledger.web import record
from harmledger.web.data import Beside
from harmledger.web.record.asking import Asked
from harmledger.web.site import Served, Site

router = APIRouter(include_in_schema=False)
PAGE = 25  # entries that are told at length
LONG = 10  # entries that name many incidents
LINES = 100  # entries of one line each

Drawn = Mapping[str, Any]


def _page(request: Request, site: Site, part: str, limit: int, draw: Callable[[Beside], Drawn]) -> Response:
    """One page of one part, with what is drawn of it. A form's blank fields are taken out of the address first."""
    asked: Asked = record.read(request.query_params.multi_items())
    if not asked.is_tidy:
        return RedirectResponse(asked.address(f"/{part}"), status_code=303)
    found = site.data.beside(part, asked.where, limit=limit, after=asked.after)
    following = None if found.next is None else asked.address(f"/{part}", after=found.next)
    values: dict[str, Any] = {"part": part, "asked": asked, "found": found, "following": following, "alone": False}
    return site.page(request, f"record/{part}.html", **values, **draw(found))


def _alone(request: Request, site: Site, part: str, named: str, draw: Callable[[Beside], Drawn]) -> Response:
    """One entry at an address of its own."""
    found = site.data.one_beside(part, named)
    values: dict[str, Any] = {"part": part, "asked": record.read(()), "found": found, "following": None, "alone": True}
    return site.page(request, f"record/{part}.html", **values, **draw(found))


def _tallies(found: Beside) -> Drawn:
    scale, drawn = record.compared(found.items)
    return {"scale": scale, "drawn": drawn}


def _agreements(found: Beside) -> Drawn:
    scale, drawn = record.spells(found)
    return {"scale": scale, "drawn": drawn}


def _control(found: Beside) -> Drawn:
    scale, drawn = record.control_groups(found.items)
    return {"scale": scale, "drawn": drawn}


def _displacement(found: Beside) -> Drawn:
    return {"drawn": record.clouds(found.items)}


@router.get("/tallies", response_class=HTMLResponse)
def tallies(request: Request, site: Served) -> Response:
    """Figures over a period, each set against the sum of the incidents inside it."""
    return _page(request, site, "tallies", PAGE, _tallies)


@router.get("/tallies/{tally_id}", response_class=HTMLResponse)
def tally(request: Request, site: Served, tally_id: str) -> Response:
    """One tally."""
    return _alone(request, site, "tallies", tally_id, _tallies)


@router.get("/agreements", response_class=HTMLResponse)
def agreements(request: Request, site: Served) -> Response:
    """Ceasefires, zones and evacuations, with alleged breaches and the incidents reported inside them."""
    return _page(request, site, "agreements", LONG, _agreements)


@router.get("/agreements/{agreement_id}", response_class=HTMLResponse)
def agreement(request: Request, site: Served, agreement_id: str) -> Response:
    """One agreement."""
    return _alone(request, site, "agreements", agreement_id, _agreements)


@router.get("/control", response_class=HTMLResponse)
def control(request: Request, site: Served) -> Response:
    """Who is said to hold which place, by place and in order of date."""
    return _page(request, site, "control", LINES, _control)


@router.get("/displacement", response_class=HTMLResponse)
def displacement(request: Request, site: Served) -> Response:
    """Stocks and flows of displaced people, side by side by speaker, never summed."""
    return _page(request, site, "displacement", LINES, _displacement)
