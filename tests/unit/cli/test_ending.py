"""How a command ends, whatever happened in it."""

from __future__ import annotations

import errno
import re
from pathlib import Path

import pytest

from harmledger.cli.context import Exit
from harmledger.cli.ending import ended
from harmledger.errors import NotFoundError


def end(error: BaseException, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """The exit code and what is said where a command raises ``error``."""

    def app() -> None:
        raise error

    with pytest.raises(SystemExit) as left:
        ended(app)
    return int(left.value.code or 0), capsys.readouterr().err


def test_error_on_purpose_is_its_message_and_remedy(capsys: pytest.CaptureFixture[str]) -> None:
    """One line for what is wrong, one for what to do; a message of several lines becomes one."""
    error = NotFoundError("no [red]such\n   id", remedy="try another")
    assert end(error, capsys) == (Exit.ERROR, "error: no [red]such id\n       try another\n")


def test_error_of_the_system_names_the_file(capsys: pytest.CaptureFixture[str]) -> None:
    """A full disk says so, with what to do."""
    code, told = end(OSError(errno.ENOSPC, "No space left on device", "some/file"), capsys)
    assert code == Exit.ERROR
    assert "some/file: No space left on device" in told
    assert "make room" in told


def test_fault_of_ours_is_told_and_kept_for_a_report(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """No traceback on the screen, but one in the file that the message names, and a code of its own."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    error = ZeroDivisionError("by nought")
    error.add_note("while reading a.txt")
    code, told = end(error, capsys)
    assert code == Exit.FAULT
    assert "ZeroDivisionError: by nought while reading a.txt" in told
    assert "Traceback" not in told
    (kept,) = tmp_path.iterdir()
    assert str(kept) in told
    assert re.search(r"Traceback.*ZeroDivisionError", kept.read_text(encoding="utf-8"), flags=re.DOTALL)


def test_interruption_says_what_is_safe(capsys: pytest.CaptureFixture[str]) -> None:
    """Ctrl-C is no error; what was told as saved is saved."""
    code, told = end(KeyboardInterrupt(), capsys)
    assert code == Exit.INTERRUPTED
    assert "is saved" in told
