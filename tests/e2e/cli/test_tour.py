"""The main job on the command line, from captured bytes to a published record."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.e2e.cli.conftest import SAMPLES, Run, lines


def test_help_names_every_step(run: Run) -> None:
    """The first thing a newcomer types tells how to begin."""
    text = run("--help").stdout
    for word in ("init", "add", "extract", "link", "incidents", "show", "tally", "serve", "export", "verify", "status"):
        assert re.search(rf"\b{word}\b", text)


def test_adding_again_adds_nothing(run: Run) -> None:
    """The same bytes twice make one report."""
    run("init", "a.ledger")
    first = run("-l", "a.ledger", "add", SAMPLES).stdout
    again = run("-l", "a.ledger", "add", SAMPLES).stdout
    count = int(re.search(r"added (\d+) reports", first).group(1))  # type: ignore[union-attr]
    assert count >= 25
    assert f"added 0 reports with 0 claims; {count} known already; 0 skipped" in again


def test_extract_prints_the_contract_without_a_ledger(run: Run, tmp_path: Path) -> None:
    """One object a report, every quote at its offsets, and no ledger is made."""
    found = lines(run("extract", SAMPLES, "--jsonl"))
    assert len(found) >= 25
    for item in found:
        text = item["report"]["text"]
        assert item["report"]["report_id"].startswith("sha256:")
        for claim in item["claims"]:
            assert text[claim["start"] : claim["end"]] == claim["quote"] != ""
    assert sum(len(item["claims"]) for item in found) > 100
    assert list(tmp_path.iterdir()) == []


def test_incidents_follow_the_contract(run: Run, idlib: Path) -> None:
    """Every incident has its reports, claims and reasons; every claim named in a trace is one of the ledger's."""
    found = lines(run("-l", idlib, "incidents", "--json"))
    known = {
        claim["claim_id"]
        for item in lines(run("extract", SAMPLES, SAMPLES / "posts.jsonl", SAMPLES / "feed.xml", "--jsonl"))
        for claim in item["claims"]
    }
    assert found
    for item in found:
        assert item["reports"]
        assert item["grade"]["reason"]
        assert set(item["claims"]) <= known
        for toll in item["tolls"]:
            assert {step["claim_id"] for step in toll["trace"]} <= known
            assert toll["low"] <= (toll["best"] if toll["best"] is not None else toll["low"])


def test_incident_is_shown_with_the_words_it_rests_on(run: Run, idlib: Path) -> None:
    """A figure on the terminal leads to the quoted words in two steps."""
    incident = next(item for item in lines(run("-l", idlib, "incidents", "--json")) if item["tolls"])
    shown = run("-l", idlib, "show", incident["incident_id"]).stdout
    assert incident["headline"] in shown
    claim = incident["tolls"][0]["trace"][0]["claim_id"]
    assert claim in shown
    quote = lines(run("-l", idlib, "show", claim, "--json"))[0]["quote"]
    assert quote


def test_unknown_id_is_one_clear_error(run: Run, idlib: Path) -> None:
    """No stack trace, no silence."""
    done = run("-l", idlib, "show", "inc-000000000000", code=1)
    assert "inc-000000000000" in done.stderr
    assert "Traceback" not in done.stderr


def test_tally_is_a_range_with_its_incidents(run: Run, idlib: Path) -> None:
    """The question of the front page, answered with what was counted and what was left out."""
    answer = lines(
        run(
            *("-l", idlib, "tally", "--place", "Idlib", "--from", "2019-12-01", "--to", "2020-03-31"),
            *("--outcome", "killed", "--victims", "children", "--json"),
        )
    )[0]
    assert answer["low"] <= answer["best"]
    assert answer["best"] > 0
    assert answer["incidents"]


def test_tally_of_an_unknown_place_says_so(run: Run, idlib: Path) -> None:
    """A name that no gazetteer entry has is an error, not a zero."""
    assert "Qwertyville" in run("-l", idlib, "tally", "--place", "Qwertyville", code=1).stderr


@pytest.mark.parametrize("name", ["csv", "json", "geojson", "ucdp", "acled"])
def test_export_in_every_format(name: str, run: Run, idlib: Path, tmp_path: Path) -> None:
    """Each format is written whole, and not over something that stands there."""
    run("-l", idlib, "export", "--format", name, "out")
    assert (tmp_path / "out").exists()
    assert "exists already" in run("-l", idlib, "export", "--format", name, "out", code=1).stderr


def test_verify_is_silent_on_an_untouched_ledger(run: Run, idlib: Path) -> None:
    """Everything is as it was added."""
    assert "everything is as it was added" in run("-l", idlib, "verify").stdout


def test_status_counts_what_is_there(run: Run, idlib: Path) -> None:
    """Reports, claims by kind, what is unresolved; nothing skipped among the samples."""
    status = json.loads(run("-l", idlib, "status", "--json").stdout)
    assert status["reports"] >= 29
    assert status["skipped"] == []
    assert not status["is_stale"]


def test_search_finds_words_in_reports(run: Run, idlib: Path) -> None:
    """Full text, whatever the case; and no hit is told as none."""
    assert lines(run("-l", idlib, "search", "ceasefire corridor", "--json"))
    assert "nothing found" in run("-l", idlib, "search", "zzzzqqq").stdout


def test_judgement_changes_the_record_and_is_taken_back(run: Run, tmp_path: Path) -> None:
    """A rejected claim leaves the record at the next link; withdrawing brings it back."""
    ledger = tmp_path / "j.ledger"
    run("init", ledger)
    run("-l", ledger, "add", SAMPLES / "16-maarrat-misrin-fifteen.txt")
    run("-l", ledger, "link")
    before = lines(run("-l", ledger, "incidents", "--json"))
    claim = before[0]["claims"][0]
    kept = lines(run("-l", ledger, "judge", "reject", claim, "--by", "tester", "--note", "a test", "--json"))[0]
    run("-l", ledger, "link")
    during = lines(run("-l", ledger, "incidents", "--json"))
    assert claim not in {item for incident in during for item in incident["claims"]}
    run("-l", ledger, "judge", "withdraw", kept["judgement_id"], "--by", "tester")
    run("-l", ledger, "link")
    assert lines(run("-l", ledger, "incidents", "--json")) == before


def test_settings_are_shown(run: Run) -> None:
    """Every setting with its value."""
    assert lines(run("settings", "--json"))[0]["port"] == 8000
