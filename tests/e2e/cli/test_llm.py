"""Reading with a language model, as users run it: against a real server that speaks the protocol."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.e2e.cli.conftest import COMMAND, ROOT, environment, lines
from tests.language_model import ModelServer, Reply, found, listed

PAGE = ROOT / "docs" / "llm.md"
TEXT = "Sarmin, 3 May 2019\n\nAt least 12 people were killed in Sarmin on Thursday, the Observatory said.\n"
TOLL = found(
    "casualty",
    "At least 12 people were killed in Sarmin",
    count="At least 12",
    outcome="killed",
    source="the Observatory",
    time="on Thursday",
    places=["Sarmin"],
)
MADE_UP = found("casualty", "Forty people were hurt", count="Forty", outcome="injured")

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def server() -> Iterator[ModelServer]:
    """A language model to read with."""
    running = ModelServer()
    yield running
    running.close()


@pytest.fixture
def run(tmp_path: Path, server: ModelServer) -> Run:
    """Run ``harmledger`` in a folder with two reports, with the server as its language model."""
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT + name, encoding="utf-8")

    def call(*arguments: str, code: int = 0, **more: str) -> subprocess.CompletedProcess[str]:
        named = {"HARMLEDGER_LLM_URL": f"{server.base}/v1", "HARMLEDGER_LLM_MODEL": "test:7b"}
        done = subprocess.run(
            [str(COMMAND), *arguments],
            cwd=tmp_path,
            env=environment(**named | more),
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        assert done.returncode == code, f"exit {done.returncode}\n{done.stdout}\n{done.stderr}"
        return done

    return call


def test_nothing_is_asked_unless_wanted(run: Run, server: ModelServer) -> None:
    """Off by default: settings that name a model do not make anybody use it."""
    done = run("extract", "a.txt", "--json")
    assert not lines(done)[0]["extractor"].startswith("llm")
    assert server.asked == []
    assert done.stderr == ""


def test_claims_come_out_as_from_the_rules(run: Run, server: ModelServer) -> None:
    """The same fields, resolved; who read is named; what was refused is there, and told at the end."""
    server.says(listed(TOLL, MADE_UP))
    done = run("extract", "a.txt", "--json", "--extractor", "llm")
    printed = lines(done)[0]
    claim = printed["claims"][0]
    assert (claim["value"], claim["quantifier"], claim["low"], claim["high"]) == (12, "at_least", 12, None)
    assert claim["quote"] == printed["report"]["text"][claim["start"] : claim["end"]]
    assert claim["source"]["type"] == "monitor"
    assert claim["date"]["start"] == "2019-05-02"
    assert claim["places"][0]["country"] == "SY"
    assert printed["extractor"] == "llm/1/test:7b"
    assert len(printed["refused"]) == 1
    assert "refused 1 value that the language model gave" in done.stderr
    assert 'casualty "Forty people were hurt": these words are not in the report' in " ".join(done.stderr.split())


def test_this_machine_is_noted_and_no_more(run: Run, server: ModelServer) -> None:
    """A model on this machine gets a note, not a warning, and --json stays JSON."""
    server.says(listed())
    done = run("extract", "a.txt", "--json", "--extractor", "llm")
    assert done.stderr.startswith(f"note: the text of the reports goes to {server.base.removeprefix('http://')}")
    assert "warning" not in done.stderr


def test_other_machine_is_warned_of(run: Run) -> None:
    """Before anything is sent: reports leave this machine, for whom, and in the clear where it is so."""
    where = {"HARMLEDGER_LLM_URL": "http://model.invalid/v1", "HARMLEDGER_LLM_TIMEOUT": "5"}
    done = run("extract", "a.txt", "--extractor", "llm", code=3, **where)
    told = done.stderr.splitlines()
    assert told[0].replace("model.invalid", "llm.example.org") in PAGE.read_text(encoding="utf-8")
    assert told[0].startswith("warning: the text of the reports leaves this machine for model.invalid;")
    assert "not encrypted" in told[1]
    assert "a.txt: model.invalid cannot be reached" in told[2]


def test_setting_chooses_too(run: Run, server: ModelServer) -> None:
    """The extractor may be set once and for all, and the option wins over it."""
    server.says(listed())
    assert lines(run("extract", "a.txt", "--json", HARMLEDGER_EXTRACTOR="llm"))[0]["extractor"] == "llm/1/test:7b"
    done = run("extract", "a.txt", "--json", "--extractor", "rules", HARMLEDGER_EXTRACTOR="llm")
    assert not lines(done)[0]["extractor"].startswith("llm")
    assert "error: extractor is 'gpt'" in run("extract", "a.txt", code=1, HARMLEDGER_EXTRACTOR="gpt").stderr


def test_report_not_read_is_kept_and_read_later(run: Run, server: ModelServer) -> None:
    """A bad answer loses nothing: the report is in the ledger, the exit code says so, and extract tries again."""
    run("init", "x.ledger")
    server.says("no JSON at all", listed(TOLL))
    done = run("-l", "x.ledger", "add", "a.txt", "b.txt", "--extractor", "llm", code=3)
    assert "added 2 reports with 1 claim; 0 known already; 0 skipped" in done.stdout
    assert "to try again: harmledger -l x.ledger extract --extractor llm" in done.stdout
    assert "not read  a.txt: the model's answer is not of the form" in done.stderr
    assert json.loads(run("-l", "x.ledger", "status", "--json").stdout)["unread"] == 1
    done = run("-l", "x.ledger", "extract", "--extractor", "llm")
    assert done.stdout.strip() == "read 1 report; found 1 claim"
    assert json.loads(run("-l", "x.ledger", "status", "--json").stdout)["unread"] == 0


def test_extract_counts_what_was_refused_and_not_read(run: Run, server: ModelServer) -> None:
    """On a ledger, --json has both, report by report; what was read is kept though the other failed."""
    run("init", "x.ledger")
    run("-l", "x.ledger", "add", "a.txt", "b.txt")
    server.says(listed(TOLL, MADE_UP))
    server.replies.append(Reply(500, b"out of memory"))
    done = run("-l", "x.ledger", "extract", "--extractor", "llm", "--json", code=3)
    summary = lines(done)[0]
    assert (summary["reports"], summary["claims"], len(summary["refused"])) == (1, 1, 1)
    assert [(item["item"], item["reason"]) for item in summary["unread"]] == [("b.txt", "llm_refused")]
    assert "out of memory" in summary["unread"][0]["message"]


def test_what_is_not_set_is_named(run: Run, tmp_path: Path) -> None:
    """One clear line before anything is captured."""
    done = run("extract", "a.txt", "--extractor", "llm", code=1, HARMLEDGER_LLM_MODEL="")
    assert "error: llm_model is not set" in done.stderr
    (tmp_path / "harmledger.toml").write_text('llm_api_key = "sk-1234"\n', encoding="utf-8")
    done = run("extract", "a.txt", code=1)
    assert "read from the environment only" in done.stderr
    assert "sk-1234" not in done.stderr


def test_key_is_not_printed(run: Run) -> None:
    """`settings` tells that a key is set, and not which."""
    for as_json in ((), ("--json",)):
        done = run("settings", *as_json, HARMLEDGER_LLM_API_KEY="sk-1234")
        assert "sk-1234" not in done.stdout
        assert "***" in done.stdout


def test_page_names_every_reason() -> None:
    """Each reason for which a report is not read stands in the guide, and no other."""
    room = ROOT / "src" / "harmledger" / "extract" / "llm"
    code = "".join(path.read_text(encoding="utf-8") for path in room.glob("*.py"))
    given = set(re.findall(r'SkipItemError\(\s*item, "(\w+)"', code))
    assert len(given) > 3
    assert set(re.findall(r"^\| `(\w+)` \|", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)) == given


def test_claims_of_a_model_are_explained(run: Run, server: ModelServer) -> None:
    """What wrote a claim is named as for the rules; a model that fails leaves one line and no explanation."""
    server.says(listed(TOLL))
    (explained,) = lines(run("explain", "a.txt", "--json", "--extractor", "llm"))
    (claim,) = explained["claims"]
    assert explained["extractor"].startswith("llm")
    assert claim["claim"]["rule"]
    rests = {attribute["name"]: [word["text"] for word in attribute["words"]] for attribute in claim["attributes"]}
    assert rests["count"] == ["At least 12"]
    assert rests["source"] == ["the Observatory"]
    server.replies = [Reply(500)]
    assert run("explain", "a.txt", "--json", "--extractor", "llm", code=3).stdout == ""
