"""The project's own gold is sound: quotes stand where they say, terms are the contract's, references lead somewhere."""

from __future__ import annotations

import csv
import datetime as dt
import json
import xml.etree.ElementTree as ET  # our own sample feed, no foreign input
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest

from harmledger.model.quantity import Quantifier, Quantity
from harmledger.model.report import SectionKind
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
from harmledger.model.when import DatePrecision
from harmledger.model.where import PlaceRole

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "samples" / "idlib"
GOLD = ROOT / "tests" / "quality" / "gold"
FILES = sorted(GOLD.glob("*.json"))
RECORD = GOLD / "links" / "incidents.json"
MARK = "Sample report written for the harmledger project; not a publication."

COUNTED = {"casualty", "displacement"}
ENUMS: dict[str, type[StrEnum]] = {
    "kind": ClaimKind,
    "section": SectionKind,
    "stance": Stance,
    "scope": Scope,
    "outcome": Outcome,
    "victims": VictimGroup,
    "quantifier": Quantifier,
    "means": Means,
    "unit": CountUnit,
    "term": DisplacementTerm,
    "damage": DamageKind,
    "agreement": AgreementKind,
}


def text_of(name: str) -> str:
    """The decoded characters of a sample, line ends as they are."""
    return (SAMPLES / name).read_bytes().decode("utf-8")


def gold(path: Path) -> dict[str, Any]:
    """One gold file."""
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


def claims(path: Path) -> Iterator[dict[str, Any]]:
    """The claims of one gold file."""
    yield from gold(path)["claims"]


def stated(claim: dict[str, Any]) -> Quantity:
    """The bounds that the contract's table gives for what the gold says was stated."""
    quantifier = Quantifier(claim["quantifier"])
    match quantifier:
        case Quantifier.RANGE:
            return Quantity.between(claim["low"], claim["high"])
        case Quantifier.VAGUE:
            return Quantity.vague(claim["low"])
        case _:
            return Quantity.stated(claim["value"], quantifier)


def known_reports() -> set[str]:
    """Every name by which the record may speak of a sample: a file of the manifest, a post's or an entry's address."""
    with (SAMPLES / "manifest.csv").open(encoding="utf-8", newline="") as lines:
        names = {row["path"] for row in csv.DictReader(lines)}
    posts = (SAMPLES / "posts.jsonl").read_text(encoding="utf-8").splitlines()
    links = ET.parse(SAMPLES / "feed.xml").iterfind("./channel/item/link")  # noqa: S314 - our own file
    return names | {json.loads(post)["url"] for post in posts} | {link.text or "" for link in links}


def test_ten_reports_have_gold() -> None:
    """There is gold for ten reports, each of them in the manifest."""
    assert len(FILES) == 10
    assert {gold(path)["report"] for path in FILES} <= known_reports()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_quote_stands_at_its_offsets(path: Path) -> None:
    """Offsets are code points of the report's text, and the words of the count stand inside the quote."""
    text = text_of(gold(path)["report"])
    for claim in claims(path):
        assert text[claim["start"] : claim["end"]] == claim["quote"], claim["id"]
        assert claim.get("count_text", claim["quote"]) in claim["quote"], claim["id"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_term_is_one_of_the_contract(path: Path) -> None:
    """No gold claim uses a term that the model does not have."""
    for claim in claims(path):
        for field, kind in ENUMS.items():
            if claim.get(field) is not None:
                kind(claim[field])
        for target in claim.get("targets", []):
            Target(target)
        if claim.get("source"):
            SourceType(claim["source"]["type"])
        for place in claim.get("places", []):
            PlaceRole(place["role"])
        if claim["kind"] == "agreement":
            AgreementStatus(claim["status"])
        if claim["kind"] == "control":
            ControlStatus(claim["status"])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_quantity_has_the_bounds_of_the_table(path: Path) -> None:
    """Value, low and high follow from the quantifier, and nothing that must be scored is left out."""
    for claim in claims(path):
        if claim["kind"] not in COUNTED:
            continue
        want = stated(claim)
        assert (claim["value"], claim["low"], claim["high"]) == (want.value, want.low, want.high), claim["id"]
        assert "source" in claim, claim["id"]
        needed = {"outcome"} if claim["kind"] == "casualty" else {"unit", "term"}
        assert needed <= claim.keys(), claim["id"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_parts_and_denials_point_at_claims_of_the_report(path: Path) -> None:
    """``part_of`` and ``of`` name another claim of the same file; a part agrees with its whole and is not larger."""
    by_id = {claim["id"]: claim for claim in claims(path)}
    assert len(by_id) == len(list(claims(path)))
    for claim in claims(path):
        if claim.get("of"):
            assert claim["of"] in by_id
        if claim.get("part_of"):
            whole = by_id[claim["part_of"]]
            assert whole is not claim
            assert whole["outcome"] == claim["outcome"]
            assert claim["low"] <= whole["low"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_dates_are_days_in_order(path: Path) -> None:
    """Both ends are ISO days, the first not after the second, and neither lies after the report's own day."""
    last = dt.date.fromisoformat(gold(path)["reference_date"])
    text = text_of(gold(path)["report"])
    for claim in claims(path):
        when = claim.get("date")
        if when is None:
            continue
        start, end = dt.date.fromisoformat(when["start"]), dt.date.fromisoformat(when["end"])
        assert start <= end <= last, claim["id"]
        DatePrecision(when["precision"])
        assert when["text"] is None or when["text"] in text, claim["id"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_traps_and_furniture_stand_in_the_text(path: Path) -> None:
    """What is no claim is quoted as the report has it, overlaps no gold quantity, and furniture begins after it all."""
    loaded = gold(path)
    text = text_of(loaded["report"]).replace("\u00a0", " ")
    furniture = text.index(loaded["boilerplate_starts"])
    for trap in loaded["not_claims"]:
        at = text.index(trap)
        for claim in claims(path):
            if claim["kind"] in COUNTED:
                assert claim["end"] <= at or at + len(trap) <= claim["start"], (trap, claim["id"])
    assert all(claim["end"] <= furniture for claim in claims(path))


def test_the_record_speaks_of_samples_only() -> None:
    """Every report that the expected record names is a sample, and every place of the record has reports."""
    record = gold(RECORD)
    named: set[str] = set()
    for incident in record["incidents"]:
        assert incident["reports"], incident["id"]
        named |= {entry["report"] for entry in incident["reports"]}
    for part in ("tallies", "agreements", "displacement", "control"):
        for entry in record[part]:
            assert entry["reports"]
            named |= set(entry["reports"])
    for copy in record["copies"]:
        named |= {copy["report"], copy["origin"]}
    assert named <= known_reports()
    assert known_reports() - named == set(), "no sample is without a place in the record"


def test_the_record_uses_the_terms_of_the_contract() -> None:
    """Ids are unique, tolls are ordered ranges, and outcomes, groups and means are those of the model."""
    record = gold(RECORD)
    ids = [incident["id"] for incident in record["incidents"]]
    assert len(ids) == len(set(ids))
    for incident in record["incidents"]:
        assert incident["means"] is None or Means(incident["means"])
        for toll in incident["tolls"]:
            Outcome(toll["outcome"])
            assert toll["victims"] == "all" or VictimGroup(toll["victims"])
            assert toll["low"] <= toll["best"]
            assert toll["high"] is None or toll["best"] <= toll["high"]
    for agreement in record["agreements"]:
        AgreementKind(agreement["kind"])
        AgreementStatus(agreement["status"])


def test_what_is_no_incident_is_quoted_as_it_stands() -> None:
    """The figures that must found no incident stand in their reports word for word."""
    for entry in gold(RECORD)["no_incidents"]:
        assert entry["quote"] in text_of(entry["report"])


def test_every_sample_says_that_it_is_one() -> None:
    """No sample can be taken for a publication: each carries the mark, text files as their last line."""
    for path in sorted(SAMPLES.iterdir()):
        if path.name == "manifest.csv":
            continue
        text = path.read_text(encoding="utf-8")
        assert MARK in text, path.name
        if path.suffix == ".txt":
            assert text.strip().splitlines()[-1] == MARK, path.name
