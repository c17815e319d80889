"""Showing, listing, correcting and reading again, as users do it on the command line."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.e2e.cli.conftest import COMMAND, SAMPLES, Run, environment, lines

REVIEWER = ("--by", "A. Reviewer", "--note", "by the map")


REPORTS = ("04-sochi-zone-2018.txt", "10-fua-first-reports.txt", "11-strikes-tuesday-wire.txt")


@pytest.fixture(scope="module")
def idlib(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with three of the sample reports as the rules read them, linked. Tests must not write to it."""
    ledger = tmp_path_factory.mktemp("three") / "three.ledger"
    named = [str(SAMPLES / name) for name in REPORTS]
    for arguments in (("init",), ("add", *named, "--extractor", "rules"), ("link",)):
        command = [str(COMMAND), "-l", str(ledger), *arguments]
        subprocess.run(command, check=True, env=environment(), capture_output=True, timeout=300)
    return ledger


@pytest.fixture
def own(idlib: Path, tmp_path: Path) -> Path:
    """A copy of the sample ledger that may be written to."""
    return Path(shutil.copytree(idlib, tmp_path / "own.ledger"))


def claim_at(run: Run, ledger: Path, words: str) -> tuple[str, str]:
    """A claim with a place of these words, and its report."""
    for line in lines(run("-l", ledger, "search", words, "--json")):
        (report,) = lines(run("-l", ledger, "show", line["report_id"], "--json"))
        for claim in report["claims"]:
            if any(place["text"] == words for place in claim["places"]):
                return claim["claim_id"], report["report_id"]
    raise AssertionError(f"no claim has a place {words}")


def test_a_report_is_shown_with_what_its_words_became(run: Run, idlib: Path) -> None:
    """Words, value, how surely and why; JSON has the same for each claim."""
    claim_id, report_id = claim_at(run, idlib, "Binnish")
    shown = run("-l", idlib, "show", report_id).stdout
    assert "“Binnish” → Binnish, " in shown
    assert "who says" in shown
    (report,) = lines(run("-l", idlib, "show", report_id, "--json"))
    claim = next(item for item in report["claims"] if item["claim_id"] == claim_id)
    place = next(item for item in claim["resolved"] if item["text"] == "Binnish")
    assert (place["what"], place["state"]) == ("place", "resolved")
    assert place["reason"]
    assert 0 < place["score"] <= 1
    assert report["text"][place["start"] : place["end"]] == "Binnish"


def test_open_words_are_counted_and_listed(run: Run, idlib: Path) -> None:
    """`status` counts them by reason, `unresolved` lists them and leads to a claim."""
    (status,) = lines(run("-l", idlib, "status", "--json"))
    assert status["unresolved"]
    assert {item["what"] for item in status["unresolved"]} <= {"date", "place", "party", "speaker"}
    assert "`harmledger unresolved` lists the words" in run("-l", idlib, "status").stdout
    found = lines(run("-l", idlib, "unresolved", "--json"))
    assert sum(item["mentions"] for item in status["unresolved"]) >= sum(item["claims"] for item in found) > 0
    example = found[0]["examples"][0]["claim_id"]
    assert "[bold" not in run("-l", idlib, "show", example).stdout
    assert example in run("-l", idlib, "unresolved", "--limit", "1").stdout
    kinds = {item["what"] for item in lines(run("-l", idlib, "unresolved", "--kind", "speaker", "--json"))}
    assert kinds <= {"speaker"}


def test_a_correction_holds_reaches_the_incidents_and_is_taken_back(run: Run, own: Path) -> None:
    """Shown at once as a person's, in the incidents after linking, and gone after the undo."""
    claim_id, _report_id = claim_at(run, own, "Binnish")
    said = ("correct", claim_id, "--words", "Binnish", "--place", "35.9,36.7", "--everywhere", *REVIEWER)
    kept = run("-l", own, *said).stdout
    assert "by a person" in kept
    (judgement,) = lines(run("-l", own, "judgements", "--json"))
    assert (judgement["verdict"], judgement["by"], judgement["note"]) == ("resolve", "A. Reviewer", "by the map")
    assert "decided by A. Reviewer" in run("-l", own, "show", claim_id).stdout
    run("-l", own, "link")
    (claim,) = lines(run("-l", own, "show", claim_id, "--json"))
    assert any(place["lat"] == 35.9 and place["decided"] for place in claim["places"])
    undone = run("-l", own, "undo", judgement["judgement_id"][:10], "--by", "B. Reader").stdout
    assert "took back place “Binnish” in this report" in undone
    assert "taken back" in run("-l", own, "judgements").stdout
    assert "by a person" not in run("-l", own, "show", claim_id).stdout
    run("-l", own, "verify")


@pytest.mark.parametrize(
    ("options", "code", "told"),
    [
        (("--place", "ocha:none", "--words", "Binnish"), 1, "no gazetteer has a place 'ocha:none'"),
        (("--place", "95,36", "--words", "Binnish"), 1, "no point on Earth"),
        (("--date", "Tuesday"), 1, "is no date"),
        ((), 2, "give one of --place, --date, --actor and --speaker"),
        (("--date", "2020", "--actor", "none"), 2, "give one of"),
        (("--date", "2020", "--everywhere", "--in-all-reports"), 2, "not both"),
    ],
)
def test_what_makes_no_sense_is_one_clear_line(
    run: Run, idlib: Path, options: tuple[str, ...], code: int, told: str
) -> None:
    """With the remedy; nothing is kept."""
    claim_id, _report_id = claim_at(run, idlib, "Binnish")
    done = run("-l", idlib, "correct", claim_id, *options, *REVIEWER, code=code)
    assert told in " ".join(done.stderr.replace("│", " ").split())
    assert "Traceback" not in done.stderr
    assert run("-l", idlib, "judgements").stdout.strip() == "nobody has decided anything yet"


def test_reading_again_says_what_changed(run: Run, own: Path) -> None:
    """Nothing where all is up to date; with the tagger instead of the rules alone all is read; judgements hold on."""
    rules = ("--extractor", "rules")
    assert "every reading is up to date" in run("-l", own, "reread", *rules).stdout
    claim_id, report_id = claim_at(run, own, "Binnish")
    run("-l", own, "correct", claim_id, "--words", "Binnish", "--place", "35.9,36.7", *REVIEWER)
    assert "read 1 report again" in run("-l", own, "reread", report_id[:20], *rules).stdout
    told = lines(run("-l", own, "reread", "--json"))
    assert len(told) == len(REPORTS)
    assert {"changed", "before", "after", "open_before", "open_after", "lost"} <= told[0].keys()
    (report,) = lines(run("-l", own, "show", report_id, "--json"))
    assert any(place["decided"] for claim in report["claims"] for place in claim["places"])
    assert "usage" in run("-l", own, "reread", report_id, "--all", code=2).stderr.lower()
