"""A room that fills up is rebuilt: no module grows beyond what a reader can hold."""

from __future__ import annotations

from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src" / "harmledger"
MOST_LINES = 450


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("*.py")), ids=lambda path: str(path.relative_to(SOURCE)))
def test_module_is_of_a_size_to_read(path: Path) -> None:
    """Beyond 450 lines there is a second thing in the room."""
    lines = path.read_text(encoding="utf-8").count("\n")
    assert lines <= MOST_LINES, f"{path.name} has {lines} lines"


def test_no_room_is_called_utils() -> None:
    """A name says what is inside."""
    bad = [path for path in SOURCE.rglob("*.py") if path.stem in {"utils", "util", "helpers", "common", "misc"}]
    assert not bad
