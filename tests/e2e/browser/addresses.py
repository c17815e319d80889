"""The pages that tests of all pages go through, over the demo record."""

from __future__ import annotations

from tests.unit.web import web_demo as demo

PAGES = (
    "/",
    "/?place=Binnish",
    "/incidents",
    "/incidents?place=Binnish&grade=fair",
    "/incidents?text=nothing",
    "/incidents/inc-binnish",
    "/incidents/inc-nowhere",
    f"/reports/{demo.MAIN.report_id}",
    f"/reports/{demo.TRICKY.report_id}",
    "/tallies",
    "/agreements",
    "/control",
    "/displacement",
    "/search",
    "/search?q=killed",
    "/search?q=killed&in=claims&kind=casualty&language=en",
    "/search?q=nothing",
    "/export",
    "/export?place=Binnish",
    "/audit",
    "/audit?actor=nobody",
    "/voices",
    "/voices?text=nothing",
    "/unresolved",
    "/unresolved?text=nothing",
    "/about",
    "/account",
    "/sign-in",
    "/nothing-here",
)


def in_language(address: str, language: str) -> str:
    """The address with the language asked for."""
    return f"{address}{'&' if '?' in address else '?'}lang={language}"
