"""How a command ends: one clear line and an exit code, whatever happened."""

from __future__ import annotations

import errno
import io
import os
import re
import sys
import tempfile
import traceback
from collections.abc import Callable
from typing import Any, NoReturn

from harmledger.cli.context import Exit, err
from harmledger.cli.wording import in_line
from harmledger.errors import HarmledgerError


def ended(app: Callable[[], Any]) -> NoReturn:
    """Run ``app`` and exit.

    Errors raised on purpose and those of the operating system (a full disk, a folder that may not be written) are one
    line each. Anything else is a fault of ours: it is told as one, and its traceback is kept in a file to be sent in.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal that cannot show a character gets its number, not an exception.
            stream.reconfigure(errors="backslashreplace")
    code = _code_of(app)
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        code = Exit.PIPE_CLOSED
    except OSError as error:
        code = _told(f"the output cannot be written: {error.strerror}")
    if code is Exit.PIPE_CLOSED:
        # What is still buffered has nowhere to go; without this, Python complains of it while it exits.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    sys.exit(code)


def _code_of(app: Callable[[], Any]) -> int:
    try:
        app()
    except SystemExit as error:
        return _asked_for(error)
    except KeyboardInterrupt:
        return _interrupted()
    except HarmledgerError as error:
        return _told(error.message, error.remedy)
    except OSError as error:
        return _refused(error)
    except Exception as error:  # noqa: BLE001  (the last stop: it is told, kept in a file, and the exit code says so)
        return _fault(error)
    return Exit.OK


def _asked_for(error: SystemExit) -> int:
    """The code that Typer ends with; it makes its own of Ctrl-C and of a closed pipe."""
    if isinstance(error.__context__, BrokenPipeError):  # head or less has seen enough
        return Exit.PIPE_CLOSED
    code = error.code if isinstance(error.code, int) else Exit.OK
    return _interrupted() if code == Exit.INTERRUPTED else code


def _refused(error: OSError) -> Exit:
    named = f"{error.filename}: " if error.filename is not None else ""
    remedies = {errno.ENOSPC: "make room on the disk and run it again; nothing that was saved is lost"}
    return _told(f"{named}{error.strerror or error}", remedies.get(error.errno or 0))


def _told(message: str, remedy: str | None = None) -> Exit:
    one_line = re.sub(r"\s*\n\s*", " ", message.strip())
    err.print(f"[bold red]error:[/] {in_line(one_line)}", soft_wrap=True)
    if remedy:
        err.print(f"       {in_line(remedy)}", soft_wrap=True)
    return Exit.ERROR


def _interrupted() -> Exit:
    err.print("interrupted; everything that was reported as saved is saved")
    return Exit.INTERRUPTED


def _fault(error: Exception) -> Exit:
    name = "".join(traceback.format_exception_only(error))
    err.print(f"[bold red]fault of harmledger:[/] {in_line(' '.join(name.split()))}", soft_wrap=True)
    with tempfile.NamedTemporaryFile(
        "w", prefix="harmledger-fault-", suffix=".txt", delete=False, encoding="utf-8", errors="backslashreplace"
    ) as file:
        traceback.print_exception(error, file=file)
    err.print("       everything that was reported as saved is saved", soft_wrap=True)
    err.print(f"       please report it, with what stands in {in_line(file.name)}", soft_wrap=True)
    return Exit.FAULT
