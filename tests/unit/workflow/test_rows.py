"""Lists of values as tables."""

from __future__ import annotations

import dataclasses
import sys
from typing import get_args

import pytest

from harmledger.errors import MissingExtraError
from harmledger.ledger import SearchHit, Skip
from harmledger.model.claim import Claim
from harmledger.model.incident import Agreement, ControlEvent, DisplacementFigure, Incident, Tally
from harmledger.model.quantity import Quantity
from harmledger.model.report import Report
from harmledger.workflow.columns import _fields, schema
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


KINDS = (*(kind for kind in get_args(get_args(Claim)[0])), Report, Incident, Tally, Agreement, ControlEvent)


@pytest.mark.parametrize("kind", [*KINDS, DisplacementFigure, SearchHit, Skip], ids=lambda kind: kind.__name__)
def test_every_value_that_comes_in_rows_has_a_place_in_a_table(kind: type) -> None:
    """Each field of each class has a column type, so that no new field can break a table."""
    assert {field.name for field in dataclasses.fields(kind)} == set(schema(_fields(kind)).names)


def test_kinds_that_share_a_name_share_its_type() -> None:
    """A table of all claims never has to bend one kind's field into another's."""
    types: dict[str, set[str]] = {}
    for kind in get_args(get_args(Claim)[0]):
        for name, hint in _fields(kind).items():
            types.setdefault(name, set()).add(str(hint))
    assert {name: found for name, found in types.items() if len(found) > 1} == {}
