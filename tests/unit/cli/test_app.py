"""The application as a whole: what it loads, and what its help promises."""

from __future__ import annotations

import subprocess
import sys

import pytest

from harmledger.cli import correcting, keep, publishing, read, record
from harmledger.publish import FORMATS

HEAVY = ("sqlalchemy", "pydantic", "trafilatura", "lxml", "httpx", "fastapi", "pandas", "numpy", "alembic")


def test_help_needs_no_stage_and_no_database() -> None:
    """Telling what the commands are loads neither the ledger's libraries nor any stage's."""
    code = (
        "import sys\nfrom harmledger.cli.app import app\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules])\n"
        "print([name for name in sys.modules if name.startswith('harmledger.') and name.split('.')[1] in "
        "('capture', 'extract', 'resolve', 'link', 'review', 'publish', 'ledger', 'workflow')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[:2] == ["[]", "[]"]


def test_asking_a_ledger_loads_no_stage() -> None:
    """What is kept can be shown without the libraries that read pages or link claims."""
    code = (
        "import sys, harmledger.workflow.book\nprint([n for n in ('lxml', 'httpx', 'rapidfuzz') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("module", [keep, read, correcting, record, publishing])
def test_every_command_has_its_example(module: object) -> None:
    """Examples and commands are the same set, and each example begins with its own command."""
    examples, commands = vars(module)["EXAMPLES"], vars(module)["COMMANDS"]
    assert set(examples) == {command.__name__ for command in commands}
    for name, example in examples.items():
        assert example.removeprefix("-l idlib.ledger ").split()[0] == name


def test_help_names_every_format() -> None:
    """The list in the help is the list in the code."""
    hint = publishing.export.__annotations__["format_name"]
    assert all(name in hint for name in FORMATS)
