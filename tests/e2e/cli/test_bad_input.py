"""Bad input gets one clear line and loses nothing."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import time
from pathlib import Path

import pytest

from tests.e2e.cli.conftest import COMMAND, SAMPLES, Run, environment, lines

GOOD = "Air strike kills nine\n\nNine civilians were killed in an air strike on Binnish on Tuesday, rescuers said.\n"


def test_bad_files_are_skipped_one_line_each_and_listed(run: Run, tmp_path: Path) -> None:
    """Good reports beside bad ones are kept; the exit code says that some were skipped."""
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a-good.txt").write_text(GOOD, encoding="utf-8")
    (folder / "b-empty.txt").write_bytes(b"")
    (folder / "c-binary.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "d-truncated.warc").write_bytes(b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 900\r\n\r\nHTTP/1.1")
    (folder / "e-bomb.html").write_text("<div>" * 300_000 + "x", encoding="utf-8")
    with (folder / "f-huge.txt").open("wb") as file:
        file.truncate(200_000_000)
    run("init", "a.ledger")
    done = run("-l", "a.ledger", "add", folder, code=3)
    assert "added 1 report with" in done.stdout
    told = done.stdout + done.stderr
    skipped = json.loads(run("-l", "a.ledger", "status", "--json").stdout)["skipped"]
    assert len(skipped) == 5
    for name in ("b-empty", "c-binary", "d-truncated", "e-bomb", "f-huge"):
        assert name in told
        assert any(name in item["item"] and item["reason"] for item in skipped)


def test_mended_line_leaves_the_list_of_skips(run: Run, tmp_path: Path) -> None:
    """What is no longer skipped in a source that was read again is listed no longer; other sources keep theirs."""
    corpus = tmp_path / "posts.jsonl"
    good = json.dumps({"text": GOOD})
    corpus.write_text(f"{good}\nno JSON at all\n", encoding="utf-8")
    run("init", "a.ledger")
    run("-l", "a.ledger", "add", "nowhere.txt", code=3)
    run("-l", "a.ledger", "add", corpus, code=3)
    assert len(json.loads(run("-l", "a.ledger", "status", "--json").stdout)["skipped"]) == 2
    corpus.write_text(f"{good}\n{json.dumps({'text': GOOD + ' Later.'})}\n", encoding="utf-8")
    run("-l", "a.ledger", "add", corpus)
    left = json.loads(run("-l", "a.ledger", "status", "--json").stdout)["skipped"]
    assert [item["item"] for item in left] == ["nowhere.txt"]
    run("-l", "a.ledger", "verify")


def test_missing_file_is_skipped_with_its_name(run: Run) -> None:
    """A path that is not there is one line, not a stack trace."""
    run("init", "a.ledger")
    done = run("-l", "a.ledger", "add", "nowhere.txt", code=3)
    assert "nowhere.txt" in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_no_ledger_says_how_to_make_one(run: Run) -> None:
    """The remedy stands in the error."""
    assert "init" in run("-l", "none.ledger", "status", code=1).stderr


def test_init_never_overwrites(run: Run, tmp_path: Path) -> None:
    """A second init, or one over other files, is refused and changes nothing."""
    run("init", "a.ledger")
    run("init", "a.ledger", code=1)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("mine", encoding="utf-8")
    run("init", "mine", code=1)
    assert (tmp_path / "mine" / "notes.txt").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("stop", [signal.SIGKILL, signal.SIGINT])
def test_killed_add_keeps_what_it_told(stop: signal.Signals, run: Run, tmp_path: Path) -> None:
    """Stopped in the middle, the ledger holds every report that was told as added, verifies, and goes on."""
    corpus = tmp_path / "many.jsonl"
    corpus.write_text(
        "".join(json.dumps({"text": f"{GOOD} Copy number {count}."}) + "\n" for count in range(1000)), encoding="utf-8"
    )
    run("init", "a.ledger")
    with (tmp_path / "errors").open("w", encoding="utf-8") as file:
        process = subprocess.Popen(
            [str(COMMAND), "-l", "a.ledger", "add", str(corpus), "--json"],
            cwd=tmp_path,
            env=environment(PYTHONUNBUFFERED="1"),
            stdout=subprocess.PIPE,
            stderr=file,
            text=True,
        )
    assert process.stdout is not None
    with process.stdout as output:
        told = [json.loads(output.readline())["report_id"] for _ in range(120)]
        os.kill(process.pid, stop)
        # not communicate(): it would pass over what the lines above have read ahead
        rest = output.read()
    process.wait(timeout=60)
    errors = (tmp_path / "errors").read_text(encoding="utf-8")
    told += [json.loads(line)["report_id"] for line in rest.splitlines() if line.endswith("}")]
    if stop is signal.SIGINT:
        assert process.returncode == 130
        assert "Traceback" not in errors
    status = json.loads(run("-l", "a.ledger", "status", "--json").stdout)
    assert len(set(told)) <= status["reports"] < 1000
    assert status["unread"] == 0
    run("-l", "a.ledger", "verify")
    run("-l", "a.ledger", "add", corpus)
    assert json.loads(run("-l", "a.ledger", "status", "--json").stdout)["reports"] == 1000
    assert "everything is as it was added" in run("-l", "a.ledger", "verify").stdout


def test_altered_byte_is_named_by_verify(run: Run, tmp_path: Path) -> None:
    """One flipped byte of a captured file: exit 4, and the report is named."""
    ledger = tmp_path / "a.ledger"
    run("init", ledger)
    added = lines(run("-l", ledger, "add", SAMPLES / "16-maarrat-misrin-fifteen.txt", "--json"))[0]
    blob = next(path for path in (ledger / "objects").rglob("*") if path.is_file())
    blob.chmod(0o644)
    content = bytearray(blob.read_bytes())
    content[5] ^= 1
    blob.write_bytes(bytes(content))
    done = run("-l", ledger, "verify", code=4)
    assert added["report_id"].removeprefix("sha256:")[:12] in done.stdout + done.stderr


def test_busy_port_is_one_clear_error(run: Run, idlib: Path) -> None:
    """Another program on the port: its number and the way out are told."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        done = run("-l", idlib, "serve", "--port", str(port), code=1)
    assert str(port) in done.stderr
    assert "--port" in done.stderr


def test_serve_answers_and_stops_on_ctrl_c(idlib: Path, tmp_path: Path) -> None:
    """It says where to look, and Ctrl-C ends it quietly."""
    process = subprocess.Popen(
        [str(COMMAND), "-l", str(idlib), "serve", "--port", "0"],
        cwd=tmp_path,
        env=environment(PYTHONUNBUFFERED="1"),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert process.stdout is not None
    first = ""
    deadline = time.monotonic() + 60
    while "http://127.0.0.1:" not in first and time.monotonic() < deadline:
        first += process.stdout.readline()
    process.send_signal(signal.SIGINT)
    rest, _ = process.communicate(timeout=30)
    assert "http://127.0.0.1:" in first
    assert "Traceback" not in first + rest
    assert process.returncode in (0, 130)
