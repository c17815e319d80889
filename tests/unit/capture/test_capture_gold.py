"""Capture against the measuring sets that may lie beside a working copy: no claim may be lost to furniture."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from harmledger import capture
from harmledger.config import Settings
from harmledger.model.report import Capture, PublishedBasis, Report, SectionKind

GOLD = Path(__file__).parents[4] / "shared" / "gold"
SEARCHED = {SectionKind.HEADLINE, SectionKind.CAPTION, SectionKind.BODY}
SETS = ("seeds", "fakes-dev", "fakes-train")

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not GOLD.is_dir(), reason=f"the measuring sets are not there ({GOLD})"),
]


def reports(name: str, *, withheld: bool = False) -> list[tuple[Report, dict[str, Any], dict[str, str]]]:
    """Reports of a set with their gold and their manifest row; ``withheld`` reads them without title and day."""
    folder = GOLD / name
    with (folder / "manifest.csv").open(encoding="utf-8", newline="") as stream:
        rows = {row["path"]: row for row in csv.DictReader(stream)}
    found = list(capture.read(folder, Settings()))
    taken = [item.report for item in found if isinstance(item, Capture)]
    assert len(taken) == len(found)
    if withheld:
        taken = [capture.from_text(report.text, path=report.path).report for report in taken]
    names = [Path(report.path or "").name for report in taken]
    gold = [json.loads((folder / name).with_suffix(".json").read_text(encoding="utf-8")) for name in names]
    return [(report, facts, rows[name]) for report, facts, name in zip(taken, gold, names, strict=True)]


@pytest.mark.parametrize("withheld", [False, True])
@pytest.mark.parametrize("name", SETS)
def test_no_claim_stands_in_what_is_not_searched(name: str, *, withheld: bool) -> None:
    """Every gold claim begins in a headline, caption or body."""
    lost = [
        (report.path, claim["quote"])
        for report, gold, _ in reports(name, withheld=withheld)
        for claim in gold["claims"]
        if report.section_at(claim["start"]) not in SEARCHED
    ]
    assert lost == []


def test_the_sites_own_words_begin_where_gold_says() -> None:
    """Furniture starts there and runs to the end; captions are captions; days are right or marked as inferred."""
    for report, gold, _ in reports("seeds"):
        start = report.text.replace("\u00a0", " ").index(gold["boilerplate_starts"])
        assert {section.kind for section in report.sections if section.end > start} == {SectionKind.FURNITURE}
        for claim in gold["claims"]:
            if claim.get("section") == "caption":
                assert report.section_at(claim["start"]) is SectionKind.CAPTION
        assert str(report.published) == gold["reference_date"]
        expected = PublishedBasis.TEXT if gold["published"] else PublishedBasis.INFERRED
        assert report.published_basis is expected
        assert report.republished_from == gold.get("republished_from")


@pytest.mark.parametrize("name", SETS[1:])
def test_days_are_read_from_texts_when_withheld(name: str) -> None:
    """At least 98 in 100 stated days are those of the manifest, and none is an event's date."""
    found = reports(name, withheld=True)
    right = sum(str(report.published) == row["published"] for report, _, row in found)
    assert right >= 0.98 * len(found)
