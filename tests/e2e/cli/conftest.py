"""The command as users run it: a process of its own, in a folder of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[3]
SAMPLES = ROOT / "samples" / "idlib"
COMMAND = Path(sys.executable).with_name("harmledger")

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def environment(**more: str) -> dict[str, str]:
    """The environment without settings of whoever runs the tests."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("HARMLEDGER_")}
    return kept | {"NO_COLOR": "1", "COLUMNS": "160"} | more


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run ``harmledger`` with arguments; stdout and stderr as text."""

    def call(*arguments: str | Path, code: int = 0) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [str(COMMAND), *map(str, arguments)],
            cwd=tmp_path,
            env=environment(),
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )
        assert done.returncode == code, f"exit {done.returncode}\n{done.stdout}\n{done.stderr}"
        return done

    return call


def lines(done: subprocess.CompletedProcess[str]) -> list[Any]:
    """The JSON objects that a command printed, one a line."""
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture(scope="session")
def idlib(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with all sample reports, linked. Tests must not write to it."""
    ledger = tmp_path_factory.mktemp("idlib") / "idlib.ledger"
    for arguments in (
        ("init", str(ledger)),
        ("-l", str(ledger), "add", str(SAMPLES), str(SAMPLES / "posts.jsonl"), str(SAMPLES / "feed.xml")),
        ("-l", str(ledger), "link"),
    ):
        subprocess.run([str(COMMAND), *arguments], check=True, env=environment(), capture_output=True, timeout=300)
    return ledger
