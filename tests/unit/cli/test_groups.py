"""Commands that stand in a group."""

from __future__ import annotations

from harmledger.cli import gazetteer


def test_every_command_of_a_group_has_its_example() -> None:
    """Examples and commands are the same set, and each example begins with group and command."""
    assert set(gazetteer.EXAMPLES) == {command.__name__ for command in gazetteer.COMMANDS}
    for name, example in gazetteer.EXAMPLES.items():
        assert example.split()[:2] == [gazetteer.GROUP, name.rstrip("_")]
