"""`harmledger explain` as users run it: files, standard input, reports of a ledger, pages."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.cli.conftest import COMMAND, SAMPLES, Run, environment, lines

WIRE = SAMPLES / "11-strikes-tuesday-wire.txt"


def every(claims: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """All claims of an explanation, parts included."""
    return [found for claim in claims for found in (claim, *every(claim["parts"]))]


def test_json_holds_text_claims_and_words(run: Run) -> None:
    """One object a report; every offset refers to the text in it; the claims are those of `extract`."""
    (found,) = lines(run("explain", WIRE, "--json"))
    (read,) = lines(run("extract", WIRE, "--jsonl"))
    claims = every(found["claims"])
    assert sorted(item["claim"]["claim_id"] for item in claims) == sorted(item["claim_id"] for item in read["claims"])
    text = found["report"]["text"]
    words = [word for item in claims for attribute in item["attributes"] for word in attribute["words"]]
    assert {word["standing"] for word in words} == {"claim", "sentence", "elsewhere"}
    assert all(text[word["start"] : word["end"]] == word["text"] for word in words)
    assert all(item["claim"]["rule"] for item in claims)
    assert found["as_kept"] is None


def test_standard_input_is_read() -> None:
    """`-` stands for what is piped in."""
    done = subprocess.run(
        [str(COMMAND), "explain", "-", "--json"],
        input=WIRE.read_bytes(),
        env=environment(),
        capture_output=True,
        check=True,
        timeout=120,
    )
    found = json.loads(done.stdout)
    assert found["report"]["path"] is None
    assert found["claims"]


def test_report_of_a_ledger_is_found_by_the_start_of_its_id(run: Run, idlib: Path) -> None:
    """The id as `show` prints it, or the first of its digits; the claims are those that are kept."""
    (read,) = lines(run("extract", WIRE, "--jsonl"))
    whole = read["report"]["report_id"]
    for name in (whole, whole.removeprefix("sha256:")[:10]):
        (found,) = lines(run("-l", idlib, "explain", name, "--json"))
        assert found["report"]["report_id"] == whole
        assert found["as_kept"] is True


def test_unknown_report_and_missing_ledger_are_told(run: Run, idlib: Path) -> None:
    """One line each, with the code of an error."""
    assert "error:" in run("-l", idlib, "explain", "0000000000", code=1).stderr
    assert "error:" in run("-l", "nowhere.ledger", "explain", "0000000000", code=1).stderr


def test_file_that_cannot_be_used_is_skipped(run: Run) -> None:
    """As for `extract`, with the code for inputs that were left out; an address is refused."""
    assert "there is no such file" in run("explain", "missing.txt", code=3).stderr
    assert "fetches nothing" in run("explain", "https://example.org/report.html", code=1).stderr


def test_page_is_one_file_and_never_replaces_another_unasked(run: Run, tmp_path: Path) -> None:
    """It is written whole, told, kept from harm, and replaced where that is said."""
    out = tmp_path / "why.html"
    assert "to why.html" in run("explain", WIRE, "--html", "why.html").stdout
    page = out.read_text(encoding="utf-8")
    assert page.lstrip().startswith("<!doctype html>")
    assert "<script" not in page
    out.write_text("mine", encoding="utf-8")
    assert "exists already" in run("explain", WIRE, "--html", "why.html", code=1).stderr
    assert out.read_text(encoding="utf-8") == "mine"
    run("explain", WIRE, "--html", "why.html", "--overwrite")
    assert out.read_text(encoding="utf-8") == page
    assert [path.name for path in tmp_path.iterdir()] == ["why.html"]


def test_page_of_a_folder_is_refused(run: Run, tmp_path: Path) -> None:
    """One page explains one report; nothing is written."""
    assert "more than one report" in run("explain", SAMPLES, "--html", "why.html", code=1).stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("arguments", [(), ("--html", "why.html")])
def test_hostile_report_does_nothing(arguments: tuple[str, ...], run: Run, tmp_path: Path) -> None:
    """Neither a terminal nor a browser obeys a report."""
    text = "At least 12 people were killed in Idlib on 3 March 2020, <script>alert(1)</script> \x1b[2J[red]police said."
    (tmp_path / "bad.txt").write_text(text, encoding="utf-8")
    done = run("explain", "bad.txt", *arguments)
    assert "\x1b" not in done.stdout
    if arguments:
        page = (tmp_path / "why.html").read_text(encoding="utf-8")
        assert "<script" not in page
        assert "&lt;script&gt;alert(1)" in page
    else:
        assert "<script>alert(1)</script>" in done.stdout
