"""Run the commands that README and tutorial show, and put their real output beneath them.

A fenced block whose lines begin with ``$ `` is a piece of one terminal session a page: its commands are run in order,
in a new folder that holds only ``samples``. ``make docs`` rewrites the pages; a test holds each page to that.
A line ``...`` beneath a command cuts its output there: the lines above it are real, what follows is left out.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGES = (ROOT / "README.md", ROOT / "docs" / "tutorial.md")
BLOCK = re.compile(r"(?<=^```\n)\$ .*?(?=^```$)", re.DOTALL | re.MULTILINE)
WIDTH = "100"


def refreshed(page: str) -> str:
    """The page with every terminal block's output as the commands print it now.

    Raises:
        subprocess.CalledProcessError: if a command fails that the page shows as working.
    """
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "samples").symlink_to(ROOT / "samples")
        environment = {name: value for name, value in os.environ.items() if not name.startswith("HARMLEDGER_")}
        environment |= {
            "COLUMNS": WIDTH,
            "NO_COLOR": "1",
            "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        }
        return BLOCK.sub(lambda block: _block(block.group(), folder, environment), page)


def _block(text: str, folder: str, environment: dict[str, str]) -> str:
    pieces = re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]
    return "\n".join(_piece(piece, folder, environment) for piece in pieces)


def _piece(piece: str, folder: str, environment: dict[str, str]) -> str:
    command, _, shown = piece.partition("\n")
    if command.startswith("export "):
        name, _, value = command.removeprefix("export ").partition("=")
        environment[name] = value
        return f"$ {command}\n"
    if command.startswith("source "):
        return f"$ {command}\n"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        cwd=folder,
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
    lines = [line.rstrip() for line in done.stdout.splitlines()]
    lines = [line for line in lines if line]
    kept = shown.rstrip("\n").split("\n")
    if "..." in kept and len(lines) > kept.index("..."):
        lines = [*lines[: kept.index("...")], "..."]
    return "\n".join((f"$ {command}", *lines)) + "\n"


def main() -> None:
    """Rewrite the pages."""
    for path in PAGES:
        path.write_text(refreshed(path.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
