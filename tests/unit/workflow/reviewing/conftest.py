"""A linked ledger of two incidents that look like one, with doubts of several kinds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from harmledger.config import Settings
from harmledger.ledger import Store
from harmledger.model.account import Person, Role
from harmledger.workflow.pages import Pages, pages
from tests.unit.workflow.reviewing.record import TEXTS, fill

CODER = Person("Ana", Role.CODER)
SECOND = Person("Ben", Role.CODER)
CHIEF = Person("Cleo", Role.ADJUDICATOR)


@pytest.fixture
def desked(tmp_path: Path) -> Iterator[Pages]:
    """The pages' answers over the ledger."""
    settings = Settings(ledger=str(tmp_path / "review.ledger"))
    with Store.create(settings.ledger, settings) as store:
        fill(store, TEXTS, dt.date(2020, 3, 6))
    with pages(settings) as answers:
        yield answers
