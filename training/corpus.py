"""The project's own corpus: invented reports with their claims and spans. ``training/corpus/README.md`` tells the form.

``python -m training.corpus [PATH...]`` checks files and counts what they hold.
"""

from __future__ import annotations

import argparse
import collections
import csv
import datetime as dt
import hashlib
import json
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from harmledger.model.quantity import Quantifier
from harmledger.model.terms import (
    AgreementKind,
    AgreementStatus,
    ClaimKind,
    ControlStatus,
    CountUnit,
    DamageKind,
    DisplacementTerm,
    Means,
    Outcome,
    Scope,
    SourceType,
    Stance,
    Target,
    VictimGroup,
)
from harmledger.model.where import PlaceRole

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The same documents ten times as fast where libyaml is there; both are safe loaders."""
CORPUS = Path(__file__).resolve().parent / "corpus"
LABELS = ("speaker", "actor", "place", "time", "means", "target", "event")
REGISTERS = frozenset("agency state_media ngo local_monitor social tabloid translated un broadcaster".split())
QUANTITY = ("casualty", "displacement")
_TERMS: dict[str, type] = {
    "kind": ClaimKind,
    "outcome": Outcome,
    "victims": VictimGroup,
    "quantifier": Quantifier,
    "stance": Stance,
    "scope": Scope,
    "means": Means,
    "unit": CountUnit,
    "term": DisplacementTerm,
    "damage": DamageKind,
    "agreement": AgreementKind,
}
_LISTS = ("perpetrators", "parties", "gained_by", "lost_by", "by", "named", "named_targets")
_FIELDS = frozenset(
    "id kind with quote nth count count_nth outcome victims affiliation part_of quantifier value low high source "
    "stance scope date places perpetrators means targets named_targets parties unit term damage gained_by lost_by "
    "status agreement by of named unsure section accepted".split()
)
_STATUS: dict[str, type] = {"control": ControlStatus, "agreement": AgreementStatus}
_PRECISIONS = frozenset("time day week month season year period".split())


class CorpusError(Exception):
    """A report of the corpus that does not hold together; says which and why."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A span of the text with what it is: ``value`` is a term or a neutral name where the label has one."""

    label: str
    start: int
    end: int
    value: str | None


@dataclass(frozen=True, slots=True)
class Story:
    """One invented report: its text, its labelled spans, and its claims in the form of the gold."""

    story_id: str
    text: str
    published: str
    country: str | None
    outlet: str
    register: str
    spans: tuple[Labelled, ...]
    claims: tuple[dict[str, Any], ...]
    not_claims: tuple[str, ...]

    @property
    def held_out(self) -> bool:
        """Whether the report belongs to the tenth that is never trained on."""
        return int(hashlib.sha256(self.story_id.encode()).hexdigest(), 16) % 10 == 0


def stories(paths: list[Path] | None = None) -> Iterator[Story]:
    """Every report of the corpus, by file and place in it.

    Raises:
        CorpusError: where a report breaks the form.
    """
    for path in _files(paths or [CORPUS]):
        with path.open("rb") as file:  # a file, so that faults of form name it
            told = yaml.load(file, _LOADER) or []  # noqa: S506 - a safe loader either way
        _need(isinstance(told, list), path.name, "not a list of reports")
        for at, raw in enumerate(told, 1):
            _need(isinstance(raw, dict), f"{path.name}, report {at}", "not a report")
            yield _story(raw)


def lay_out(told: Iterable[Story], folder: Path) -> None:
    """Write reports as a folder of gold: texts, claims, and the manifest that gives outlets and days of publication."""
    with (folder / "manifest.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(("path", "url", "outlet", "title", "published"))
        for story in told:
            name = f"{story.story_id}.txt"
            (folder / name).write_text(story.text, encoding="utf-8", newline="")
            rows.writerow((name, "", story.outlet, "", story.published))
            gold = {
                "report": name,
                "published": story.published,
                "claims": list(story.claims),
                "not_claims": [trap for trap in story.not_claims if not _in_a_figure(story, trap)],
            }
            (folder / f"{story.story_id}.json").write_text(json.dumps(gold, default=str), encoding="utf-8")


def _in_a_figure(story: Story, trap: str) -> bool:
    """Whether a trap lies inside a figure's own words ("a girl of eight"): no scorer could tell it from the figure."""
    at = story.text.find(trap)
    figures = (one for one in story.claims if one["kind"] in QUANTITY)
    return any(one["start"] < at + len(trap) and at < one["end"] for one in figures)


def _files(paths: list[Path]) -> Iterator[Path]:
    for path in paths:
        yield from sorted(path.glob("*.yaml")) if path.is_dir() else [path]


def _story(raw: dict[str, Any]) -> Story:
    name = str(raw.get("id"))
    for field in ("id", "text", "published"):
        _need(bool(raw.get(field)), name, f"{field} is missing")
    text = (f"{raw['title']}\n\n" if raw.get("title") else "") + str(raw["text"])
    _need(raw.get("register") in REGISTERS, name, f"register {raw.get('register')!r}")
    published = raw["published"]
    _need(isinstance(published, dt.date), name, "published is no date")
    spans = tuple(_spans(name, text, raw.get("mentions") or {}))
    shared = raw.get("shared") or {}
    claims = tuple(_claim(name, text, one, shared) for one in raw.get("claims") or [])
    spans += tuple(
        Labelled("count", one["count_start"], one["count_end"], None) for one in claims if one["kind"] in QUANTITY
    )
    ids = [one["id"] for one in claims]
    _need(len(set(ids)) == len(ids), name, "two claims of one id")
    for one in claims:
        for link in ("part_of", "of"):
            _need(one.get(link) is None or one[link] in ids, name, f"{link}: {one.get(link)} is no claim")
            _need(one.get(link) != one["id"], name, f"{link}: {one['id']} points at itself")
    for trap in raw.get("not_claims") or []:
        _need(str(trap) in text, name, f"not in the text: {trap!r}")
    return Story(
        name,
        text,
        published.isoformat(),
        raw.get("country"),
        str(raw.get("outlet") or ""),
        raw["register"],
        spans,
        claims,
        tuple(str(trap) for trap in raw.get("not_claims") or []),
    )


def _spans(name: str, text: str, mentions: dict[str, Any]) -> Iterator[Labelled]:
    for label, entries in mentions.items():
        _need(label in LABELS, name, f"label {label!r}")
        valued = entries if isinstance(entries, dict) else dict.fromkeys(entries or [])
        for words, value in valued.items():
            found = list(re.finditer(rf"(?<!\w){re.escape(str(words))}(?!\w)", text))
            _need(bool(found), name, f"{label} not in the text: {words!r}")
            if label in {"means", "target", "speaker"}:
                _term({"means": Means, "target": Target, "speaker": SourceType}[label], value, name)
            yield from (Labelled(label, m.start(), m.end(), None if value is None else str(value)) for m in found)


def _claim(name: str, text: str, raw: dict[str, Any], shared: dict[str, Any]) -> dict[str, Any]:
    where = f"{name}/{raw.get('id')}"
    bundles = raw.get("with") or []
    out: dict[str, Any] = {}
    for bundle in [bundles] if isinstance(bundles, str) else bundles:
        _need(bundle in shared, where, f"nothing shared is called {bundle!r}")
        out |= shared[bundle]
    out |= {key: value for key, value in raw.items() if key != "with"}
    for field in ("id", "kind", "quote"):
        _need(bool(out.get(field)), where, f"{field} is missing")
    unknown = set(out) - _FIELDS
    _need(not unknown, where, f"unknown fields {sorted(unknown)}")
    start = _nth(text, str(out["quote"]), out.pop("nth", 1), where)
    out |= {"start": start, "end": start + len(str(out["quote"]))}
    for field, kind in _TERMS.items():
        if out.get(field) is not None:
            _term(kind, out[field], where)
    for target in out.get("targets") or []:
        _term(Target, target, where)
    for field in _LISTS:
        _need(out.get(field) is None or isinstance(out[field], list), where, f"{field} is a list of names")
    if out.get("status") is not None:
        _need(out["kind"] in _STATUS, where, "status without control or agreement")
        _term(_STATUS[out["kind"]], out["status"], where)
    _dated(out, where)
    _placed(out, text, where)
    source = out.setdefault("source", None)
    if source is not None:
        _need(isinstance(source, dict) and set(source) == {"name", "type"}, where, "source: {name, type}")
        _term(SourceType, source["type"], where)
    if out["kind"] in QUANTITY:
        _counted(out, where)
    out.setdefault("stance", "asserted")
    return out


def _counted(out: dict[str, Any], where: str) -> None:
    """Complete the quantity: offsets of its words, and low and high as the contract has them."""
    words = str(out.pop("count", ""))
    at = _nth(str(out["quote"]), words, out.pop("count_nth", 1), where) if words else -1
    _need(at >= 0, where, "count is missing")
    out |= {"count_text": words, "count_start": out["start"] + at, "count_end": out["start"] + at + len(words)}
    value, how = out.setdefault("value", None), out.get("quantifier")
    _need(how is not None, where, "quantifier is missing")
    _need(out.get("scope") is not None, where, "scope is missing")
    _need(out.get("victims") is not None, where, "victims is missing")
    _need(out["kind"] != "casualty" or out.get("outcome") is not None, where, "outcome is missing")
    if how in {"range", "vague"}:
        _need(value is None and out.get("low") is not None, where, f"{how}: value is null, low is given")
        out.setdefault("high", None)
        return
    _need(isinstance(value, int), where, "value is missing")
    assert isinstance(value, int)  # noqa: S101 - just seen to
    low = {"exact": value, "at_least": value, "more_than": value + 1, "about": value}.get(str(how))
    high = {"exact": value, "nearly": value, "up_to": value, "about": value}.get(str(how))
    _need(out.get("low", low) == low and out.get("high", high) == high, where, "low or high against the contract")
    out |= {"low": low, "high": high}


def _dated(out: dict[str, Any], where: str) -> None:
    date = out.setdefault("date", None)
    if date is None:
        return
    _need(isinstance(date, dict), where, "date: {start, end, precision, text}")
    _need(date.get("precision") in _PRECISIONS, where, f"precision {date.get('precision')!r}")
    for key in ("start", "end"):
        _need(isinstance(date.get(key), dt.date), where, f"date.{key} is no date")
    _need(date["start"] <= date["end"], where, "the date ends before it starts")
    out["date"] = {**date, "start": date["start"].isoformat(), "end": date["end"].isoformat()}


def _placed(out: dict[str, Any], text: str, where: str) -> None:
    places = []
    for one in out.get("places") or []:
        _need(isinstance(one, dict) and "text" in one, where, "places: [{text, role}]")
        _need(str(one["text"]) in text, where, f"place not in the text: {one['text']!r}")
        _term(PlaceRole, one.setdefault("role", "at"), where)
        places.append({"text": one["text"], "name": one.get("name", one["text"]), "role": one["role"]})
    out["places"] = places


def _nth(text: str, words: str, nth: int, where: str) -> int:
    _need(nth >= 1, where, f"nth: {nth}")
    at = -1
    for _ in range(nth):
        at = text.find(words, at + 1)
        _need(at >= 0, where, f"not in the text: {words!r}")
    return at


def _term(kind: type, value: object, where: str) -> None:
    try:
        kind(value)
    except ValueError:
        raise CorpusError(f"{where}: {value!r} is no {kind.__name__}") from None


def _need(holds: bool, where: str, why: str) -> None:
    if not holds:
        raise CorpusError(f"{where}: {why}")


def main() -> int:
    """Check files, print what they hold; 1 where one breaks the form."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", type=Path, help="files or folders (default: the whole corpus)")
    seen: collections.Counter[str] = collections.Counter()
    try:
        for story in stories(parser.parse_args().paths):
            seen["reports"] += 1
            seen["distractors"] += not story.claims
            seen["held out"] += story.held_out
            seen["words"] += len(story.text.split())
            seen.update(f"claims: {one['kind']}" for one in story.claims)
            seen.update(f"spans: {span.label}" for span in story.spans)
    except (CorpusError, KeyError, yaml.YAMLError) as fault:
        print(f"corpus: {fault}", file=sys.stderr)
        return 1
    for key, number in sorted(seen.items()):
        print(f"{number:7,}  {key}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
