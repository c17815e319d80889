"""Score extraction on gold and compare with the pinned floors: ``make quality``.

Gold of the project's own lies in ``tests/quality/gold``; the measuring sets in ``../shared/gold`` are scored where
they are there. Figures are those of ``../shared/tools/score_claims.py``; ``bench/score.py`` computes the same ones
where that file is not there, and a test holds the two together.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import Any

from rich.console import Console
from rich.table import Table

from bench import record
from bench.score import score
from harmledger.config import Settings
from harmledger.errors import SkipItemError
from harmledger.model.codec import to_plain
from harmledger.workflow.reader import read_sources
from training.corpus import lay_out, stories

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared" / "gold"
OWN = ROOT / "tests" / "quality" / "gold"
FLOORS = ROOT / "tests" / "quality" / "floors.json"

SETS = {
    "own": (ROOT / "samples" / "idlib", OWN),
    "seeds": (SHARED / "seeds",) * 2,
    "fakes-dev": (SHARED / "fakes-dev",) * 2,
}


HELD_OUT = "held-out"


DISTRACTORS = "distractors"
KEPT = ROOT / "tests" / "quality" / "distractors" / "kept.yaml"
"""Reports on other subjects that nothing was learnt from and no rule was written by; ``seen.yaml`` has the others."""


def measure_distractors() -> dict[str, Any]:
    """How many claims are made up in the reports on other subjects, and in how many of them."""
    with tempfile.TemporaryDirectory() as folder:
        lay_out(list(stories([KEPT])), Path(folder))
        said = [len(item["claims"]) for item in predictions(Path(folder))]
        return {
            "claims_on_distractors": sum(said),
            "distractors_with_claims": sum(number > 0 for number in said),
            "fingerprint": fingerprint(Path(folder)),
        }


def measure_held_out() -> dict[str, Any]:
    """Figures of the held-out tenth of the project's own corpus, on conflicts all over; distractors among them."""
    told = [story for story in stories() if story.held_out]
    with tempfile.TemporaryDirectory() as folder:
        lay_out(told, Path(folder))
        items = list(predictions(Path(folder)))
        quiet = {f"{story.story_id}.txt" for story in told if not story.claims}
        said = sum(len(item["claims"]) for item in items if PurePath(item["report"]["path"]).name in quiet)
        found = score(Path(folder), items) | {"claims_on_distractors": said}
        return found | {"fingerprint": fingerprint(Path(folder))}


def predictions(reports: Path) -> Iterator[dict[str, Any]]:
    """What ``harmledger extract --jsonl`` prints for a folder, as plain objects."""
    for item in read_sources([reports], Settings()):
        if isinstance(item, SkipItemError):
            raise item
        report, extraction = item
        yield {"report": to_plain(report), "claims": [to_plain(claim) for claim in extraction.claims]}


def measure(name: str) -> dict[str, Any] | None:
    """Figures of one set; None where the set is not there."""
    reports, gold = SETS[name]
    if not gold.is_dir():
        return None
    return score(gold, predictions(reports)) | {"fingerprint": fingerprint(gold)}


def fingerprint(gold: Path) -> str:
    """Hash of the gold, so that a floor is never compared with another corpus."""
    digest = hashlib.sha256()
    for path in sorted(gold.glob("*.json")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


_FAULTS = (
    "broken_quotes",
    "traps_sprung",
    "reports_without_output",
    "claims_on_distractors",
    "distractors_with_claims",
)
RECORD_AT_LEAST: tuple[str, ...] = ("incidents_found", "tolls_right", "copies_found")
RECORD_AT_MOST: tuple[str, ...] = ("incidents_doubled", "copies_made_up")


def measure_record() -> dict[str, Any]:
    """Figures of the sample reports' record."""
    gold = hashlib.sha256(record.GOLD.read_bytes()).hexdigest()[:16]
    return {**record.measure(), "fingerprint": gold}


def falls(name: str, found: dict[str, Any], floors: dict[str, Any]) -> list[str]:
    """What fell below its floor, or rose above its ceiling (faults), in words."""
    pinned = floors[name]
    if pinned["fingerprint"] != found["fingerprint"]:
        return [f"{name}: the gold has changed; measure anew and pin its floors with --pin"]
    low = [
        f"{name}: {key} is {found[key]}, floor {floor}" for key, floor in pinned["floors"].items() if found[key] < floor
    ]
    faults = [
        f"{name}: {key} is {found[key]}, at most {most}" for key, most in pinned["most"].items() if found[key] > most
    ]
    return low + faults


def pin(name: str, found: dict[str, Any], floors: dict[str, Any]) -> None:
    """Raise the floors of one set to what was found, and lower its ceilings; the other way is not done here."""
    old = floors.get(name, {})
    same = old.get("fingerprint") == found["fingerprint"]
    was, had = (old["floors"], old["most"]) if same else ({}, {})
    low, high = RECORD_AT_LEAST, RECORD_AT_MOST
    if name != "record":
        low = tuple(key for key in found if key.endswith(("_f1", "_right")) or key == "quantities_whole")
        high = tuple(key for key in _FAULTS if key in found)
    floors[name] = {
        "fingerprint": found["fingerprint"],
        "floors": {key: max(found[key], was.get(key, found[key])) for key in low},
        "most": {key: min(found[key], had.get(key, found[key])) for key in high},
    }


def measured(name: str) -> dict[str, Any] | None:
    """Figures of a set, the held-out tenth, the distractors or the record; None where it is not there."""
    if name == HELD_OUT:
        return measure_held_out()
    if name == DISTRACTORS:
        return measure_distractors()
    return measure_record() if name == "record" else measure(name)


def main() -> int:
    """Measure, print, compare with the floors; 1 where one fell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pin", action="store_true", help="raise the floors to the figures found (never lowers one)")
    asked = parser.parse_args()
    console = Console()
    floors = json.loads(FLOORS.read_text()) if FLOORS.is_file() else {}
    table = Table("set", "figure", "found", "floor", title="Claims and record against gold")
    bad: list[str] = []
    for name in (*SETS, HELD_OUT, DISTRACTORS, "record"):
        found = measured(name)
        if found is None:
            console.print(f"{name}: not there, so not measured")
            continue
        if asked.pin:
            pin(name, found, floors)
        for key, value in found.items():
            if key != "fingerprint":
                table.add_row(name, key, str(value), str(floors.get(name, {}).get("floors", {}).get(key, "")))
        bad += falls(name, found, floors) if name in floors else [f"{name}: no floor is pinned"]
    console.print(table)
    if asked.pin:
        FLOORS.write_text(json.dumps(floors, indent=1) + "\n")
    for line in bad:
        console.print(f"[red]{line}[/]")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
