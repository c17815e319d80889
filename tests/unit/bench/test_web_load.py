"""The measuring of pages: a made-up ledger answers every address that is asked for, and a crowd loses nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.web import crowd as crowds
from bench.web import decided, ledger, load
from bench.web.asked import known, pages
from bench.web.inside import measured, opened
from harmledger.config import Settings
from harmledger.ledger import Store, verify_store


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A ledger of some hundred incidents with decisions on it."""
    folder = str(tmp_path_factory.mktemp("made") / "ledger")
    ledger.write(folder, 300, Settings())
    decided.decide(folder, Settings(), 40)
    return folder


def test_a_made_up_ledger_is_whole(made: str) -> None:
    """What is measured is a ledger as any other: its journal and its tables agree."""
    with Store.open(made, Settings()) as store:
        assert list(verify_store(store)) == []


def test_every_page_that_is_measured_answers(made: str) -> None:
    """A page that fails would look quick; each has its times, and the slowest address of its own."""
    with opened(made, Settings(ledger=made)) as inside:
        found = list(measured(inside, pages(known(inside.text)), 2))
    assert [one.name for one in found if one.failed] == []
    assert all(len(one.times) == 2 and min(one.times) > 0 and one.worst for one in found)
    assert len(found) > 50


def test_a_crowd_meets_no_fault(made: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Readers and reviewers at once over HTTP: answers, kept decisions, none of them lost."""
    monkeypatch.setattr(crowds, "THINKING", (0.0, 0.2))
    met, told = load.together(made, "", (3, 2), 3.0)
    assert met.is_well, met.lines()
    assert met.readers.times
    assert met.reviewers.kept
    assert any("MiB" in line for line in told)


def test_what_is_lost_is_told(made: str) -> None:
    """A judgement that the ledger does not have counts as lost, and the crowd is not well."""
    with load.served(made, "") as server:
        assert crowds._lost(server.base, ["jdg-none"]) == {"jdg-none"}
    assert not crowds.Crowd(crowds.Met(1), crowds.Met(1), 1.0, ("jdg-none",)).is_well


def test_the_table_replaces_its_forerunner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each database has its own table; the rest of the page stays."""
    page = tmp_path / "benchmarks.md"
    page.write_text("# Head\n\nText.\n", encoding="utf-8")
    monkeypatch.setattr(load, "PAGE", page)
    load._write("### SQLite\nold", "SQLite")
    load._write("### PostgreSQL\nother", "PostgreSQL")
    load._write("### SQLite\nnew", "SQLite")
    whole = page.read_text(encoding="utf-8")
    assert whole.startswith("# Head\n\nText.\n")
    assert "old" not in whole
    assert whole.count("new") == whole.count("other") == 1
