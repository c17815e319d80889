"""Lists of values as tables."""

from __future__ import annotations

import sys

import pytest

from harmledger.errors import MissingExtraError
from harmledger.model.quantity import Quantity
from harmledger.workflow.rows import Rows

ROWS = Rows([Quantity.stated(3), Quantity.vague(12)])


def test_rows_are_a_sequence() -> None:
    """Length, index, slice."""
    assert (len(ROWS), ROWS[1].low, len(ROWS[:1])) == (2, 12, 1)


def test_rows_turn_into_pandas_and_arrow() -> None:
    """One row an item, one column a field."""
    assert list(ROWS.to_pandas()["low"]) == [3, 12]
    assert ROWS.to_arrow().column("quantifier").to_pylist() == ["exact", "vague"]


@pytest.mark.parametrize(("package", "call"), [("pandas", "to_pandas"), ("pyarrow", "to_arrow")])
def test_missing_extra_names_what_to_install(monkeypatch: pytest.MonkeyPatch, package: str, call: str) -> None:
    """Without the optional package the error says how to get it."""
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(MissingExtraError, match=r"harmledger\[tables\]"):
        getattr(ROWS, call)()
