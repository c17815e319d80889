"""The commands of the group ``gazetteer``, as people run them."""

from __future__ import annotations

import json
from pathlib import Path

from tests.e2e.cli.conftest import Run

TABLE = "pcode,name_en,adm1_en,adm1_pcode,lat,lon\nC9,Tell Zurayq,Idleb,SY07,35.7,36.6\n"


def test_add_list_find_remove(run: Run, tmp_path: Path) -> None:
    """From a file to a name that is found, and back."""
    (tmp_path / "villages.csv").write_text(TABLE, encoding="utf-8")
    run("init", "a.ledger")
    ledger = ("-l", "a.ledger", "gazetteer")
    done = run(*ledger, "add", "villages.csv", "--licence", "CC BY", "--source", "a survey")
    assert "added villages (ocha): 2 places" in done.stdout
    assert "there already" in run(*ledger, "add", "villages.csv").stdout
    listed = run(*ledger, "list").stdout
    assert "villages" in listed
    assert "a survey" in listed
    (told,) = [json.loads(line) for line in run(*ledger, "list", "--json").stdout.splitlines()]
    assert told["licence"] == "CC BY"
    assert "ocha:C9" in run(*ledger, "find", "Tal Zurayk", "--country", "SY").stdout
    (found, *_) = [json.loads(line) for line in run(*ledger, "find", "Tell Zurayq", "--json").stdout.splitlines()]
    assert (found["gazetteer_id"], found["match"]) == ("ocha:C9", "name")
    assert "removed villages" in run(*ledger, "remove", "villages").stdout
    assert "everything is as it was added" in run("-l", "a.ledger", "verify").stdout


def test_a_refusal_names_the_row_and_the_remedy(run: Run, tmp_path: Path) -> None:
    """One line, exit code 1, nothing added."""
    (tmp_path / "bad.csv").write_text(TABLE.replace("36.6", "3.6"), encoding="utf-8")
    run("init", "a.ledger")
    done = run("-l", "a.ledger", "gazetteer", "add", "bad.csv", code=1)
    assert "bad.csv, line 2: Tell Zurayq at 35.7, 3.6 lies outside of SY; nothing was added" in done.stderr
    assert "mend the row" in done.stderr
    assert run("-l", "a.ledger", "gazetteer", "list", "--json").stdout == ""


def test_find_needs_no_ledger(run: Run) -> None:
    """The built-in gazetteer answers; a name that nothing has is an error."""
    assert "Saraqib" in run("gazetteer", "find", "Saraqeb", "--country", "SY").stdout
    assert "no place is called" in run("gazetteer", "find", "Qwxyzzt", code=1).stderr
