"""Clusters: a few short reports each, read from their text and linked, against what a careful person would record."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bench.score import same_name
from harmledger import capture, link
from harmledger.config import Settings
from harmledger.model.claim import Claim
from harmledger.model.incident import Incident, IncidentKind, Record, Relation
from harmledger.model.report import Report
from harmledger.workflow.reader import reader

FOLDER = Path(__file__).parent / "gold" / "clusters"
_HARM = frozenset({IncidentKind.ATTACK, IncidentKind.CLASH, IncidentKind.OTHER})
"""Kinds of incident that clusters count."""

Gold = Mapping[str, Any]


@dataclass(frozen=True)
class Cluster:
    """Reports and what they make together; ``why`` says what it tries, ``fails`` why it does not succeed yet."""

    name: str
    why: str
    reports: Sequence[Gold]
    incidents: Sequence[Gold]
    tallies: Sequence[Gold]
    fails: str | None


def clusters() -> Iterator[Cluster]:
    """Every cluster of the folder, file by file."""
    for path in sorted(FOLDER.glob("*.yaml")):
        for item in yaml.safe_load(path.read_text(encoding="utf-8")):
            yield Cluster(
                name=item["name"],
                why=item["why"],
                reports=item["reports"],
                incidents=item["incidents"],
                tallies=item.get("tallies", ()),
                fails=item.get("fails"),
            )


def linked(cluster: Cluster) -> tuple[Record, dict[str, str]]:
    """The record of the cluster's reports, read from their text, and the name of each report by its id."""
    read = reader(Settings())
    reports: list[Report] = []
    claims: list[Claim] = []
    for item in cluster.reports:
        text = item["text"]
        title = text.split("\n", 1)[0]
        caught = capture.from_text(text, title=title, outlet=item["outlet"], published=_day(item["published"]))
        reports.append(caught.report)
        claims += read.read(caught.report).claims
    names = {report.report_id: item["id"] for report, item in zip(reports, cluster.reports, strict=True)}
    return link.record(reports, claims), names


def _day(value: dt.date | str) -> dt.date:
    return value if isinstance(value, dt.date) else dt.date.fromisoformat(value)


def differences(cluster: Cluster, record: Record, names: Mapping[str, str]) -> list[str]:
    """What the record has otherwise than the cluster asks, in words; empty where nothing."""
    left = [incident for incident in record.incidents if incident.kind in _HARM]
    found: list[str] = []
    for gold in cluster.incidents:
        best = min(left, key=lambda i: len(_unlike(gold, i, names)), default=None)
        if best is None:
            found.append(f"missing: {_words(gold)}")
            continue
        left.remove(best)
        found += [f"{_words(gold)}: {line}" for line in _unlike(gold, best, names)]
    found += [f"made up: {i.headline} from {sorted(names[r.report_id] for r in i.reports)}" for i in left]
    return found + [f"no tally {dict(gold)}" for gold in cluster.tallies if not _tallied(gold, record)]


def _words(gold: Gold) -> str:
    return f"{'+'.join(gold['reports'])} {gold.get('tolls', '')}"


def _unlike(gold: Gold, incident: Incident, names: Mapping[str, str]) -> list[str]:
    """What the incident has otherwise than ``gold`` asks."""
    lines: list[str] = []
    reports = sorted(names[item.report_id] for item in incident.reports)
    if reports != sorted(gold["reports"]):
        lines.append(f"reports are {reports}")
    lines += _where_and_when(gold, incident)
    rows = {f"{t.outcome.value} {t.victims}": [t.low, t.best, t.high] for t in incident.tolls}
    lines += [
        f"{row} is {rows.get(row)}, not {want}" for row, want in gold.get("tolls", {}).items() if rows.get(row) != want
    ]
    lines += [f"{row} is {rows[row]}, where nobody counts them" for row in gold.get("absent", ()) if row in rows]
    for field in ("grade", "attribution"):
        if field in gold and getattr(incident, field).value != gold[field]:
            lines.append(f"{field} is {getattr(incident, field).value}: {getattr(incident, field).reason}")
    for relation in (Relation.CONTAINS, Relation.FOLLOW_UP):
        number = sum(other.relation is relation for other in incident.related)
        if number != gold.get(relation.value, 0):
            lines.append(f"{number} incidents as {relation.value}")
    if len(incident.denials) < gold.get("denials", 0):
        lines.append(f"{len(incident.denials)} denials")
    origins = len({item.origin for item in incident.reports})
    if "origins" in gold and origins != gold["origins"]:
        lines.append(f"{origins} origins")
    return lines


def _where_and_when(gold: Gold, incident: Incident) -> list[str]:
    lines: list[str] = []
    place = None if incident.place is None else incident.place.name
    names = [gold["place"]] if isinstance(gold.get("place"), str) else gold.get("place", ())
    if names and (place is None or not any(same_name(name, place) for name in names)):
        lines.append(f"place is {place}")
    day = None if incident.date is None else (incident.date.start, incident.date.end)
    if "day" in gold and day != (_day(gold["day"]), _day(gold["day"])):
        lines.append(f"day is {day}")
    if "kind" in gold and incident.kind.value != gold["kind"]:
        lines.append(f"kind is {incident.kind.value}")
    return lines


def _tallied(gold: Gold, record: Record) -> bool:
    return any(
        (tally.outcome.value, tally.victims, tally.value) == (gold["outcome"], gold["victims"], gold["value"])
        and tally.period is not None
        and tally.period.start == _day(gold["start"])
        for tally in record.tallies
    )
