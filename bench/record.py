"""The record of the sample reports against the record that a careful person would keep.

Gold: ``tests/quality/gold/links/incidents.json``. A recorded incident is a gold one where days overlap, its place is
the same or lies in it, they share a report, and the means or kind do not differ; each pairs with one other at most, the
firm ones first. Every incident that gold names should be there exactly once: a second one that fits as well, and is no
other gold incident's, is a double.
"""

from __future__ import annotations

import functools
import json
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from bench.score import same_name
from harmledger.config import Settings
from harmledger.model.incident import Incident, IncidentPlace, Record
from harmledger.model.report import Report
from harmledger.model.where import PlacePrecision
from harmledger.resolve import Candidate, Gazetteer
from harmledger.workflow.opening import open_ledger
from harmledger.workflow.pages import pages

_FINE = frozenset({PlacePrecision.EXACT, PlacePrecision.NEIGHBOURHOOD, PlacePrecision.SETTLEMENT})
_BY_NAME = 0.95
"""Score from which a gazetteer's place goes by the very name."""

ROOT = Path(__file__).resolve().parents[1]
GOLD = ROOT / "tests" / "quality" / "gold" / "links" / "incidents.json"
SAMPLES = ROOT / "samples" / "idlib"
SOURCES = (SAMPLES, SAMPLES / "posts.jsonl", SAMPLES / "feed.xml")

Gold = Mapping[str, Any]


def linked_samples() -> tuple[Record, dict[str, str]]:
    """The record of all sample reports, and the name that gold has for each report id."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(ledger=str(Path(folder) / "samples.ledger"))
        with open_ledger(settings.ledger, settings, create=True) as ledger:
            ledger.add(list(SOURCES))
            ledger.link()
            names = {report.report_id: _name(report) for report in ledger.reports()}
        with pages(settings) as data:
            return data.record(), names


def _name(report: Report) -> str:
    """A file's name, or the address of a post or feed entry."""
    return Path(report.path).name if report.path and not report.container else report.url or report.report_id


def measure() -> dict[str, float]:
    """How much of the gold record is there, once, with its tolls; and how many copies."""
    record, names = linked_samples()
    gold = json.loads(GOLD.read_text(encoding="utf-8"))
    firm = [item for item in gold["incidents"] if item["firm"]]
    pairs = pair_up(firm, record.incidents, names)
    left = [found for found in record.incidents if found not in pairs.values()]
    others = pair_up([item for item in gold["incidents"] if not item["firm"]], left, names)
    loose = [found for found in left if found not in others.values()]
    doubles = [item for item in firm if item["id"] in pairs and any(_fits(item, found, names) for found in loose)]
    tolls = [_toll_right(toll, pairs.get(item["id"])) for item in firm for toll in item["tolls"]]
    copies = {(names[item.report_id], names[item.origin]) for item in record.copies}
    asked = {(item["report"], item["origin"]) for item in gold["copies"]}
    return {
        "incidents_asked": len(firm),
        "incidents_found": len(pairs),
        "incidents_doubled": len(doubles),
        "tolls_asked": len(tolls),
        "tolls_right": sum(tolls),
        "copies_asked": len(asked),
        "copies_found": len(copies & asked),
        "copies_made_up": len(copies - asked),
        "incidents_recorded": len(record.incidents),
    }


def pair_up(gold: Iterable[Gold], found: Iterable[Incident], names: Mapping[str, str]) -> dict[str, Incident]:
    """One recorded incident a gold one: most shared reports first."""
    ranked = sorted(
        (-_shared(item, incident, names), item["id"], incident.incident_id, incident)
        for item in gold
        for incident in found
        if _fits(item, incident, names)
    )
    pairs: dict[str, Incident] = {}
    taken: set[str] = set()
    for _, gold_id, incident_id, incident in ranked:
        if gold_id not in pairs and incident_id not in taken:
            pairs[gold_id] = incident
            taken.add(incident_id)
    return pairs


def _shared(gold: Gold, incident: Incident, names: Mapping[str, str]) -> int:
    return len({item["report"] for item in gold["reports"]} & {names[item.report_id] for item in incident.reports})


def _fits(gold: Gold, incident: Incident, names: Mapping[str, str]) -> bool:
    date = incident.date
    if date is None or date.start is None or date.end is None or not _shared(gold, incident, names):
        return False
    if str(date.end) < gold["date"]["start"] or str(date.start) > gold["date"]["end"]:
        return False
    if incident.place is None or not _there(gold["place"], incident.place):
        return False
    means = {item.value for item in incident.means}
    return incident.kind == gold["kind"] and (not gold.get("means") or not means or gold["means"] in means)


def _there(name: str, place: IncidentPlace) -> bool:
    """Whether the place is called so, or lies in what is called so: by its chain, or within a landscape's reach."""
    if any(same_name(name, one) for one in (place.name, *place.admin)):
        return True
    if place.lat is None or place.lon is None or place.precision not in _FINE:
        return False
    areas = (one for one in _areas(name) if one.country == place.country)
    reach = place.radius_km or 0.0
    return any(one.distance_km(place.lat, place.lon) <= one.radius_km + reach for one in areas)


@functools.cache
def _areas(name: str) -> tuple[Candidate, ...]:
    """The landscapes of that name."""
    with Gazetteer.open() as gazetteer:
        found = gazetteer.find(name)
    return tuple(one for one in found if one.precision is PlacePrecision.AREA and one.score >= _BY_NAME)


def _toll_right(toll: Gold, incident: Incident | None) -> bool:
    """Whether low, best and high are those that gold has."""
    if incident is None:
        return False
    return any(
        found.outcome == toll["outcome"]
        and found.victims == toll["victims"]
        and (found.low, found.best, found.high) == (toll["low"], toll["best"], toll["high"])
        for found in incident.tolls
    )
