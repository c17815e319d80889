"""What is asked of the pages when they are measured: each page and filter by name, with what makes an address of it."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import quote, unquote, urlencode

Address = Callable[[random.Random], str]
Ask = Callable[[str], str]
"""Gives the text of a page."""
_INCIDENT = re.compile(r'href="/incidents/(inc-[0-9a-f]+)"')
_REPORT = re.compile(r'href="/reports/(sha256[^"#/?]+)')
_PLACE = re.compile(r'<option value="([^"]+)">')
_CLAIM = re.compile(r'"claim_id":"(clm-[^"]+)"')
_ITEM = re.compile(r'href="/review/items/([^"?]+)')
_TALLY = re.compile(r'href="/tallies/(tal-[^"?]+)')
_AREAS = ("Made-up Land", "Province")
_MEANS = ("airstrike", "shelling", "shooting", "ied", "drone")
_NEEDS = ("confidence", "toll", "place_tie")


@dataclass(slots=True)
class Known:
    """Names found on the pages that others are asked by."""

    incidents: list[str] = field(default_factory=list)
    reports: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    claims: list[str] = field(default_factory=list)
    items: list[str] = field(default_factory=list)
    tallies: list[str] = field(default_factory=list)


def known(ask: Ask) -> Known:
    """Incidents, reports, places, claims and questions of which pages can be asked for."""
    found = Known()
    total = re.search(r"page=(\d+)\">Last page", ask("/incidents"))
    pages = int(total[1]) if total else 1
    chance = random.Random(5)  # noqa: S311  # nothing secret
    for _ in range(6):
        text = ask(f"/incidents?page={chance.randint(1, pages)}")
        found.incidents += dict.fromkeys(_INCIDENT.findall(text))
        found.places += dict.fromkeys(_PLACE.findall(text))
    # those told most often are the heaviest dossiers
    found.incidents += dict.fromkeys(_INCIDENT.findall(ask("/incidents?sort=sources")))
    for name in found.incidents[:60:3]:
        found.reports += dict.fromkeys(map(unquote, _REPORT.findall(ask(f"/incidents/{name}"))))
    found.claims += dict.fromkeys(_CLAIM.findall(ask("/api/v1/claims?limit=200")))
    found.items += dict.fromkeys(map(unquote, _ITEM.findall(ask("/review"))))
    found.tallies += dict.fromkeys(_TALLY.findall(ask("/tallies")))
    return found


def filters(chance: random.Random, names: Known) -> str:
    """A query string of one to four filters, as people combine them."""
    year = chance.randint(2011, 2020)
    choices: list[tuple[str, Callable[[], str]]] = [
        ("means", lambda: chance.choice(_MEANS)),
        ("target", lambda: chance.choice(("residential", "market", "health", "education"))),
        ("grade", lambda: chance.choice(("confirmed", "fair", "weak", "contested"))),
        ("perpetrator", lambda: chance.choice(("Party of the North", "Party of the Coast"))),
        ("victims", lambda: "children"),
        ("outcome", lambda: chance.choice(("killed", "injured"))),
        ("min_killed", lambda: str(chance.choice((1, 5, 20)))),
        ("place", lambda: chance.choice(names.places or ["Made-up Land"])[: chance.randint(2, 8)]),
        ("text", lambda: chance.choice(("airstrike", "killed", "shelling 3", "drone in"))),
        (
            "box",
            lambda: (
                f"{chance.randint(30, 33)},{chance.randint(36, 39)},{chance.randint(34, 37)},{chance.randint(40, 45)}"
            ),
        ),
        ("kind", lambda: chance.choice(("attack", "clash"))),
        ("undated", lambda: chance.choice(("yes", "no"))),
    ]
    pairs = [(name, value()) for name, value in chance.sample(choices, chance.randint(1, 3))]
    if chance.random() < 0.5:
        pairs += [("since", f"{year}-01-01"), ("until", f"{year + chance.choice((0, 0, 1))}-12-31")]
    return urlencode(pairs)


def pages(names: Known) -> dict[str, Address]:
    """Each page by name, with what makes an address of it."""
    return {**_overviews(names), **_evidence(names), **_beside(names), **_desk(names), **_programs(names)}


def _fixed(path: str) -> Address:
    return lambda _chance: path


def _overviews(names: Known) -> dict[str, Address]:
    def filtered(path: str) -> Address:
        return lambda chance: f"{path}?{filters(chance, names)}"

    def near(chance: random.Random) -> str:
        south, west, width = chance.uniform(31, 35), chance.uniform(36, 42), chance.choice((0.3, 1, 4))
        view = f"{south:.3f},{west:.3f},{south + width:.3f},{west + width:.3f}"
        return f"/map/places.geojson?view={view}&{filters(chance, names)}"

    return {
        "overview": _fixed("/"),
        "overview, filtered": filtered("/"),
        "map, all of it": _fixed("/map/places.geojson"),
        "map, a view, filtered": near,
        "map, a pop-up": filtered("/map/incidents.json"),
        "list": _fixed("/incidents"),
        "list, filtered": filtered("/incidents"),
        "list, ordered, far in": lambda chance: (
            f"/incidents?sort={chance.choice(('killed', 'place', 'sources'))}&page={chance.randint(1, 900)}"
        ),
        "who says what": _fixed("/voices"),
        "who says what, filtered": filtered("/voices"),
        "export": _fixed("/export"),
        "export, filtered": filtered("/export"),
    }


def _evidence(names: Known) -> dict[str, Address]:
    def words(chance: random.Random) -> str:
        return quote(chance.choice(("markets", "killed", "bodies concerned", "drone kafr*", '"roads into the area"')))

    def narrowed(chance: random.Random) -> str:
        year = chance.randint(2012, 2020)
        more = chance.choice((f"since={year}-01-01&until={year}-03-31", "outlet=Outlet+7", "language=ar", "in=claims"))
        return f"/search?q={words(chance)}&{more}"

    return {
        "dossier": lambda chance: f"/incidents/{chance.choice(names.incidents)}",
        "dossier, in print": lambda chance: f"/incidents/{chance.choice(names.incidents)}/print",
        "report": lambda chance: f"/reports/{quote(chance.choice(names.reports))}",
        "report, its bytes": lambda chance: f"/reports/{quote(chance.choice(names.reports))}/bytes",
        "claim's address": lambda chance: f"/claims/{chance.choice(names.claims)}",
        "search": lambda chance: f"/search?q={words(chance)}",
        "search, filtered": narrowed,
    }


def _beside(names: Known) -> dict[str, Address]:
    def where(path: str) -> Address:
        def made(chance: random.Random) -> str:
            year = chance.randint(2012, 2020)
            place = chance.choice((*(names.places or _AREAS)[:40], *_AREAS))
            asked = {"place": place[: chance.randint(3, 12)]} if chance.random() < 0.7 else {}
            asked |= {"since": f"{year}-01-01", "until": f"{year}-12-31"} if chance.random() < 0.4 or not asked else {}
            return f"{path}?{urlencode(asked)}"

        return made

    parts = ("tallies", "agreements", "control", "displacement")
    found = {part: _fixed(f"/{part}") for part in parts}
    found |= {f"{part}, filtered": where(f"/{part}") for part in parts}
    found |= {f"{part}, of the country": _fixed(f"/{part}?place=Made-up+Land") for part in parts}
    return found | {"one tally": lambda chance: f"/tallies/{chance.choice(names.tallies)}"}


def _desk(names: Known) -> dict[str, Address]:
    def merge(chance: random.Random) -> str:
        one, other = chance.sample(names.incidents, 2)
        return f"/review/merge?one={one}&other={other}"

    def journal(chance: random.Random) -> str:
        year = chance.randint(2020, 2027)
        asked = chance.choice(
            (
                "actor=Coder+3",
                "actor=nobody",
                f"subject={quote(chance.choice(names.reports))}",
                "action=judgement",
                "action=report&action=judgement&actor=Coder+4",
                f"since={year}-01-01&until={year}-06-30",
                f"actor=bench&since={year}-01-01",
            )
        )
        return f"/audit?{asked}"

    return {
        "review": _fixed("/review"),
        "review, of one need": lambda chance: f"/review?need={chance.choice(_NEEDS)}",
        "review, handed out": lambda chance: f"/review?part={chance.choice(('mine', 'differing'))}",
        "review, an item": lambda chance: f"/review/items/{quote(chance.choice(names.items))}",
        "review, the next": lambda chance: f"/review/next?after={quote(chance.choice(names.items))}",
        "review, history": _fixed("/review/history"),
        "review, agreement": _fixed("/review/agreement"),
        "review, a merge": merge,
        "review, a split": lambda chance: f"/review/split/{chance.choice(names.incidents)}",
        "audit": _fixed("/audit"),
        "audit, filtered": journal,
        "audit, far back": lambda chance: f"/audit?before={chance.randint(60, 190_000)}",
        "open words": _fixed("/unresolved"),
        "open words, of one sort": lambda chance: f"/unresolved?what={chance.choice(('date', 'place', 'party'))}",
        "about": _fixed("/about"),
    }


def _programs(names: Known) -> dict[str, Address]:
    api = "/api/v1"
    parts = ("reports", "claims", "judgements", "tallies", "agreements", "control", "displacement", "copies", "journal")
    found: dict[str, Address] = {
        "API: who says what": lambda chance: f"{api}/voices?{filters(chance, names)}",
        "API: open words": _fixed(f"{api}/unresolved?limit=50"),
        "API: incidents": lambda chance: f"{api}/incidents?limit=50&{filters(chance, names)}",
        "API: one incident": lambda chance: f"{api}/incidents/{chance.choice(names.incidents)}",
        "API: incidents as GeoJSON": lambda chance: f"{api}/incidents.geojson?limit=50&{filters(chance, names)}",
        "API: one report": lambda chance: f"{api}/reports/{quote(chance.choice(names.reports))}",
        "API: one claim": lambda chance: f"{api}/claims/{chance.choice(names.claims)}",
        "API: search": lambda chance: f"{api}/search?q={chance.choice(('markets', 'killed', 'families'))}",
        "API: questions": _fixed(f"{api}/review/items"),
        "API: one question": lambda chance: f"{api}/review/items/{quote(chance.choice(names.items))}",
        "API: status": _fixed(f"{api}/status"),
    }
    return found | {f"API: {part}": _fixed(f"{api}/{part}?limit=50") for part in parts}
