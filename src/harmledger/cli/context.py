"""What every command shares: settings, consoles, the open ledger, exit codes, options."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass, replace
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console

import harmledger
from harmledger.cli import garbage
from harmledger.config import Settings, load

if TYPE_CHECKING:
    from harmledger.workflow.book import Ledger

out = Console(highlight=False)
err = Console(stderr=True, highlight=False)


class Exit(IntEnum):
    """Exit codes, the same for every command; ``docs/reference/cli.md`` lists them."""

    OK = 0
    ERROR = 1
    USAGE = 2
    SOME_SKIPPED = 3
    DAMAGED = 4
    FAULT = 70
    INTERRUPTED = 130
    PIPE_CLOSED = 141


@dataclass(frozen=True, slots=True)
class Shared:
    """What the options before the command set."""

    settings: Settings

    def ledger(self) -> Ledger:
        """The ledger that was named, open; errors say where it was looked for."""
        garbage.as_usual()
        return harmledger.open(self.settings.ledger, self.settings)


def shared(ledger: str | None, settings: Path | None) -> Shared:
    """Settings in force, with the ledger that the command line names."""
    loaded = load(settings)
    return Shared(loaded if ledger is None else replace(loaded, ledger=ledger))


def of(context: typer.Context) -> Shared:
    """The shared state of a running command."""
    found = context.find_object(Shared)
    if found is None:
        raise RuntimeError("the command was called without its application")
    return found


Json = Annotated[bool, typer.Option("--json", help="Print JSON for machines, one object a line, instead of tables.")]


def print_json(value: Any) -> None:
    """One JSON object on one line; non-ASCII characters as they are where the output can carry them."""
    from harmledger.model.codec import to_plain

    plain = value if isinstance(value, dict | list) else to_plain(value)
    is_unicode = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    sys.stdout.write(json.dumps(plain, ensure_ascii=not is_unicode) + "\n")
