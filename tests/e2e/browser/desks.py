"""A small ledger with questions to people, served with its pages of review."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from harmledger.config import Settings
from harmledger.ledger import Store
from harmledger.model.account import Person, Role
from harmledger.workflow.pages import Pages, pages
from tests.e2e.browser.driving import served
from tests.unit.workflow.reviewing.record import TEXTS, claim_id, fill

TWELVE, NINE, FORTY = map(claim_id, TEXTS)
OTHER = Person("Ben", Role.CODER)


@contextmanager
def desk_of(folder: Path) -> Iterator[tuple[str, Pages]]:
    """The pages over a ledger of three incidents, for whoever sits at the machine."""
    settings = dataclasses.replace(Settings(), ledger=str(folder / "review.ledger"), reviewer="Ana")
    with Store.create(settings.ledger, settings) as store:
        fill(store, TEXTS, dt.date(2020, 3, 6))
    with pages(settings) as answers, served(answers, settings) as address:
        yield address, answers
