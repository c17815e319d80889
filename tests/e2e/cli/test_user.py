"""The commands of the group ``user``, and serving to others, as people run them."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.e2e.cli.conftest import COMMAND, Run, environment

WORDS = "four quiet words here"


def typed(folder: Path, *arguments: str, given: str = f"{WORDS}\n", code: int = 0) -> str:
    """Run the command with something on its standard input; gives all that it says."""
    done = subprocess.run(
        [str(COMMAND), "-l", "a.ledger", *arguments],
        cwd=folder,
        env=environment(),
        input=given,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout + done.stderr


def test_add_role_password_token_remove(run: Run, tmp_path: Path) -> None:
    """From the first admin to the last; secrets are shown once, and listed never."""
    run("init", "a.ledger")
    assert "--role admin" in typed(tmp_path, "user", "add", "Ben", "--stdin", code=1)
    assert "added Ada, admin" in typed(tmp_path, "user", "add", "Ada", "--stdin", "--role", "admin")
    made = json.loads(run("-l", "a.ledger", "user", "add", "Ben", "--generate", "--role", "coder", "--json").stdout)
    assert (made["name"], made["role"], len(made["password"])) == ("Ben", "coder", 20)
    assert "adjudicator now" in run("-l", "a.ledger", "user", "role", "ben", "adjudicator").stdout
    assert "signed out everywhere" in typed(tmp_path, "user", "password", "Ben", "--stdin")
    token = json.loads(run("-l", "a.ledger", "user", "token", "Ben", "--for", "export", "--days", "9", "--json").stdout)
    assert token["secret"].startswith("hlt_")
    listed = run("-l", "a.ledger", "user", "list").stdout
    assert "adjudicator for export" in listed
    assert token["secret"] not in listed
    told = [json.loads(line) for line in run("-l", "a.ledger", "user", "list", "--json").stdout.splitlines()]
    assert [(item["name"], len(item["tokens"])) for item in told] == [("Ada", 0), ("Ben", 1)]
    gone = run("-l", "a.ledger", "user", "token", "Ben", "--revoke", token["token_id"]).stdout
    assert "does not hold any more" in gone
    assert "last admin" in run("-l", "a.ledger", "user", "remove", "Ada", code=1).stderr
    assert "what they decided stays" in run("-l", "a.ledger", "user", "remove", "Ben").stdout
    assert "--again" in typed(tmp_path, "user", "add", "Ben", "--stdin", code=1)
    assert "everything is as it was added" in run("-l", "a.ledger", "verify").stdout


def test_password_is_asked_for_twice(run: Run, tmp_path: Path) -> None:
    """Where neither option gives it; two that differ are asked for again, and nothing is shown."""
    run("init", "a.ledger")
    said = typed(tmp_path, "user", "add", "Ada", "--role", "admin", given=f"{WORDS}\nother\n{WORDS}\n{WORDS}\n")
    assert "added Ada, admin" in said
    assert WORDS not in said
    assert "12 to 1024" in typed(tmp_path, "user", "password", "Ada", "--stdin", given="short\n", code=1)


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1"])  # noqa: S104
def test_nothing_is_served_to_others_without_an_account(run: Run, host: str) -> None:
    """The refusal comes before anything is started, and names the remedy."""
    run("init", "a.ledger")
    said = run("-l", "a.ledger", "serve", "--host", host, "--port", "0", code=1).stderr
    assert "there is no account" in said
    assert "harmledger user add NAME --role admin" in said
