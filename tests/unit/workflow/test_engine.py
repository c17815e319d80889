"""Engines by name, and what is said where one cannot run."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest

from harmledger.cli.record import Engine
from harmledger.errors import MissingExtraError
from harmledger.link.matching.engines import by_size
from harmledger.workflow.engine import EngineName, engine_of


def test_duckdb_needs_nothing() -> None:
    """The built-in engine is there at once."""
    with engine_of(EngineName.DUCKDB) as engine:
        assert engine is by_size


def test_command_line_offers_every_engine() -> None:
    """The command line's choices, which load nothing, are those of the library."""
    assert [item.value for item in Engine] == [item.value for item in EngineName]


def test_missing_pyspark_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without PySpark the error says what to install."""

    def absent(name: str) -> Any:
        assert name == "pyspark"

    monkeypatch.setattr(importlib.util, "find_spec", absent)
    with pytest.raises(MissingExtraError, match=r"harmledger\[spark\]"), engine_of(EngineName.SPARK):
        pass


def test_missing_java_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without Java the error says where it was looked for and what to do."""
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: object())
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    with pytest.raises(MissingExtraError, match="Java 17"), engine_of(EngineName.SPARK):
        pass
