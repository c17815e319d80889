"""Quality is a ratchet: figures on gold may only rise."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bench.quality import FLOORS, ROOT, SETS, falls, measure, measure_distractors, measure_record, predictions
from bench.score import score

SCORER = ROOT.parent / "shared" / "tools" / "score_claims.py"


@pytest.mark.parametrize("name", sorted(SETS))
def test_no_figure_falls_below_its_floor(name: str) -> None:
    """Each set of gold, where it is there, reaches every pinned floor and springs no trap."""
    found = measure(name)
    if found is None:
        assert name != "own", "the project's own gold ships with it"
        pytest.skip(f"the measuring set {name} is not beside this working copy")
    assert falls(name, found, json.loads(FLOORS.read_text(encoding="utf-8"))) == []


def test_reports_on_other_subjects_make_no_more_claims_than_they_did() -> None:
    """Accidents, disease, strikes of workers, sport, drills and plays stay without claims, but for those pinned."""
    assert falls("distractors", measure_distractors(), json.loads(FLOORS.read_text(encoding="utf-8"))) == []


def test_sample_record_does_not_fall_below_its_floor() -> None:
    """Incidents, tolls and copies that a careful person would record from the samples are there, and once."""
    assert falls("record", measure_record(), json.loads(FLOORS.read_text(encoding="utf-8"))) == []


@pytest.mark.shared
def test_our_figures_are_those_of_the_scorer(tmp_path: Path) -> None:
    """Our scoring and the measuring sets' own scorer agree to the third digit, so that floors mean what they say."""
    if not SCORER.is_file():
        pytest.skip("the scorer is not beside this working copy")
    reports, gold = SETS["fakes-dev"]
    lines = list(predictions(reports))
    made = tmp_path / "predictions.jsonl"
    made.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(SCORER), str(gold), str(made), "--json"], capture_output=True, text=True, check=True
    )
    theirs = json.loads(done.stdout)
    ours = score(gold, lines)
    for key in ("broken_quotes", "traps_sprung", "reports_without_output", "quantities_f1", "quantities_whole_f1"):
        assert ours[key] == theirs[key], key
    for key in ("casualty", "attack", "control", "damage"):
        assert ours[f"{key}_f1"] == theirs[key]["f1"], key
