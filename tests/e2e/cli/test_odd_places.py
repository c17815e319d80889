"""Ledgers that cannot be made, found, written or shared: one clear line, and nothing is lost."""

from __future__ import annotations

import json
import signal
import sqlite3
import subprocess
import time
from pathlib import Path

import pytest

from tests.e2e.cli.conftest import COMMAND, SAMPLES, Run, environment, lines

SAID = "Nine civilians were killed in an air strike on Binnish on 3 March 2020, rescuers said."


def many(folder: Path, count: int, word: str) -> Path:
    """A file with so many reports that an ``add`` takes a while."""
    path = folder / f"{word}.jsonl"
    path.write_text("".join(json.dumps({"text": f"{SAID} {word} {number}."}) + "\n" for number in range(count)))
    return path


@pytest.mark.parametrize(
    ("location", "word"),
    [
        ("file.txt", "not empty"),
        ("file.txt/inside", "file.txt"),
        ("", "empty"),
        ("mysql://me@host/base", "begins with mysql://"),
        ("postgresql://me:secret@127.0.0.1:1/base", "no PostgreSQL server answers"),
    ],
)
def test_ledger_cannot_be_made_there(location: str, word: str, run: Run, tmp_path: Path) -> None:
    """What is wrong with the location is said in one line, without a password, and nothing is made."""
    (tmp_path / "file.txt").write_text("mine", encoding="utf-8")
    told = run("init", location, code=1).stderr
    assert word in told.splitlines()[0]
    assert "secret" not in told
    assert [path.name for path in tmp_path.iterdir()] == ["file.txt"]


@pytest.mark.parametrize("location", ["file.txt", "nowhere", "postgresql://me:secret@127.0.0.1:1/base"])
def test_ledger_cannot_be_found_there(location: str, run: Run, tmp_path: Path) -> None:
    """Every command says where it looked and what to do, and shows no password."""
    (tmp_path / "file.txt").write_text("mine", encoding="utf-8")
    for command in (["status"], ["add", "file.txt"], ["link"], ["verify"], ["serve", "--port", "0"]):
        told = run("-l", location, *command, code=1).stderr
        assert location.partition("@")[2] in told
        assert len(told.splitlines()) == 2
        assert "secret" not in told


def test_file_that_is_no_ledger_is_left_alone(run: Run, tmp_path: Path) -> None:
    """A folder whose ledger file holds something else is refused and not touched."""
    (tmp_path / "a.ledger").mkdir()
    (tmp_path / "a.ledger" / "ledger.sqlite").write_bytes(b"not a database at all, but long enough to look at" * 40)
    assert "a.ledger" in run("-l", "a.ledger", "status", code=1).stderr
    assert (tmp_path / "a.ledger" / "ledger.sqlite").read_bytes().startswith(b"not a database")


def test_password_is_never_shown_by_settings(run: Run) -> None:
    """`settings` can be pasted into a message to others."""
    shown = run("-l", "postgresql://me:secret@host/base", "settings").stdout
    shown += run("-l", "postgresql://me:secret@host/base", "settings", "--json").stdout
    assert "secret" not in shown
    assert "postgresql://me:***@host/base" in shown


def test_full_disk_is_one_clear_line_and_add_goes_on_afterwards(tmp_path: Path) -> None:
    """A disk that fills up stops the run; what was told is kept, and with room again the rest is added."""
    many(tmp_path, 600, "full")
    (tmp_path / "disk").mkdir()
    small = "mount -t tmpfs -o size=1m tmpfs disk"
    if subprocess.run(["unshare", "-rm", "sh", "-c", small], cwd=tmp_path, capture_output=True, check=False).returncode:
        pytest.skip("this machine lets nobody mount a small disk")
    steps = """
        "$0" init disk/a.ledger
        "$0" -l disk/a.ledger add full.jsonl --json >told 2>errors; echo $? >code
        "$0" -l disk/a.ledger export disk/out 2>>errors; echo $? >>code
        "$0" -l disk/a.ledger status --json >status
        "$0" -l disk/a.ledger verify >verified
        mount -o remount,size=40m disk
        "$0" -l disk/a.ledger add full.jsonl >again
    """
    script = f"set -x; {small} && {steps}"
    command = ["unshare", "-rm", "sh", "-c", script, str(COMMAND)]
    done = subprocess.run(command, cwd=tmp_path, env=environment(), capture_output=True, text=True, check=False)
    said = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir() if path.is_file()}
    assert said["code"].split() == ["1", "1"], done.stderr
    assert said["errors"].startswith("error: ")
    assert "disk/a.ledger" in said["errors"].splitlines()[0]
    assert "space" in said["errors"].splitlines()[1]
    kept = json.loads(said["status"])["reports"]
    assert len(said["told"].splitlines()) <= kept < 600
    assert "everything is as it was added" in said["verified"]
    assert f"added {600 - kept} reports" in said["again"]


def test_ledger_on_a_disk_that_cannot_be_written_to_is_read(idlib: Path, tmp_path: Path) -> None:
    """A record handed over on a locked stick can be read and verified; adding to it is one clear line."""
    (tmp_path / "disk").mkdir()
    mount = "mount -t tmpfs -o size=60m tmpfs disk"
    if subprocess.run(["unshare", "-rm", "sh", "-c", mount], cwd=tmp_path, capture_output=True, check=False).returncode:
        pytest.skip("this machine lets nobody mount a small disk")
    (tmp_path / "more.txt").write_text("Two people were killed in shelling of Sarmin on Monday.\n", encoding="utf-8")
    steps = """
        cp -r "$1" disk/a.ledger && mount -o remount,ro disk
        "$0" -l disk/a.ledger status --json >status
        "$0" -l disk/a.ledger verify >verified
        "$0" -l disk/a.ledger add more.txt 2>errors; echo $? >code
    """
    command = ["unshare", "-rm", "sh", "-c", f"{mount} && {steps}", str(COMMAND), str(idlib)]
    done = subprocess.run(command, cwd=tmp_path, env=environment(), capture_output=True, text=True, check=False)
    assert json.loads((tmp_path / "status").read_text(encoding="utf-8"))["reports"] >= 29, done.stderr
    assert "everything is as it was added" in (tmp_path / "verified").read_text(encoding="utf-8")
    assert (tmp_path / "code").read_text(encoding="utf-8").strip() == "1"
    errors = (tmp_path / "errors").read_text(encoding="utf-8")
    assert errors.startswith("error: ")
    assert "Traceback" not in errors


def test_two_adds_at_once_both_end_well(run: Run, tmp_path: Path) -> None:
    """Two processes take turns, batch by batch; both tell all they added, and the journal is one chain."""
    run("init", "a.ledger")
    both = [
        subprocess.Popen(
            [str(COMMAND), "-l", "a.ledger", "add", str(many(tmp_path, 150, word)), "--json"],
            cwd=tmp_path,
            env=environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for word in ("one", "two")
    ]
    ended = [(process.communicate(timeout=120), process.returncode) for process in both]
    assert [(errors, code) for (_, errors), code in ended] == [("", 0), ("", 0)]
    assert json.loads(run("-l", "a.ledger", "status", "--json").stdout)["reports"] == 300
    assert "everything is as it was added" in run("-l", "a.ledger", "verify").stdout


def test_ledger_that_another_keeps_locked_says_so(run: Run, tmp_path: Path) -> None:
    """After the time of the setting: who is in the way, what to do; reading goes on meanwhile."""
    run("init", "a.ledger")
    (tmp_path / "harmledger.toml").write_text("lock_timeout = 0.5\n", encoding="utf-8")
    other = sqlite3.connect(tmp_path / "a.ledger" / "ledger.sqlite", isolation_level=None)
    try:
        other.execute("BEGIN IMMEDIATE")
        for command in (["add", SAMPLES / "16-maarrat-misrin-fifteen.txt"], ["link"]):
            told = run("-l", "a.ledger", *command, code=1).stderr
            assert "another process is writing to a.ledger" in told
            assert "lock_timeout" in told
        run("-l", "a.ledger", "status")
    finally:
        other.close()


@pytest.mark.parametrize("stop", [signal.SIGKILL, signal.SIGINT])
def test_stopped_link_and_export_leave_nothing_by_half(stop: signal.Signals, run: Run, tmp_path: Path) -> None:
    """Stopped at any moment, the record is the old one or the new one, and an export is there whole or not at all."""
    run("init", "a.ledger")
    run("-l", "a.ledger", "add", SAMPLES)
    run("-l", "a.ledger", "link")
    before = run("-l", "a.ledger", "incidents", "--json").stdout
    run("-l", "a.ledger", "export", "whole")
    whole = sorted(path.name for path in (tmp_path / "whole").iterdir())
    for number, wait in enumerate((0.4, 0.8, 1.1, 1.4)):
        for command in (["link"], ["export", f"out{number}"]):
            process = subprocess.Popen(
                [str(COMMAND), "-l", "a.ledger", *command],
                cwd=tmp_path,
                env=environment(),
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            )
            time.sleep(wait)
            process.send_signal(stop)
            _, errors = process.communicate(timeout=60)
            assert "Traceback" not in errors
            assert process.returncode in {0, 130, -stop}
        if (tmp_path / f"out{number}").exists():
            assert sorted(path.name for path in (tmp_path / f"out{number}").iterdir()) == whole
    assert run("-l", "a.ledger", "incidents", "--json").stdout == before
    assert "everything is as it was added" in run("-l", "a.ledger", "verify").stdout


def test_export_goes_nowhere_it_should_not(run: Run, idlib: Path, tmp_path: Path) -> None:
    """Onto a file, into a file, over somebody's folder even with --overwrite: refused, nothing touched."""
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("mine", encoding="utf-8")
    for arguments in (
        ["notes.txt"],
        ["notes.txt/out"],
        ["mine"],
        ["mine", "--overwrite"],
        ["mine", "--overwrite", "-f", "json"],
        ["/proc/out"],
    ):
        told = run("-l", idlib, "export", *arguments, code=1).stderr
        assert arguments[0] in told
        assert len(told.splitlines()) <= 2
    assert (tmp_path / "notes.txt").read_text(encoding="utf-8") == "mine"
    assert (tmp_path / "mine" / "notes.txt").read_text(encoding="utf-8") == "mine"
    run("-l", idlib, "export", "out")
    run("-l", idlib, "export", "out", "--overwrite")
    run("-l", idlib, "export", "-f", "json", "out.json")
    run("-l", idlib, "export", "-f", "json", "out.json", "--overwrite")
    assert lines(run("-l", idlib, "export", "-f", "acled", "acled.csv", "--json"))[0]["format"] == "acled"
