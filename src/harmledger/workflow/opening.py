"""Opening a ledger: ``harmledger.open``."""

from __future__ import annotations

from pathlib import Path

from harmledger.config import Settings, load
from harmledger.ledger import Store
from harmledger.workflow.book import Ledger
from harmledger.workflow.location import checked


def open_ledger(location: str | Path, settings: Settings | None = None, *, create: bool = False) -> Ledger:
    """Open a ledger.

    Args:
        location: a folder (SQLite inside), or a ``postgresql://`` address.
        settings: None loads ``harmledger.toml`` and the environment.
        create: make it if it is not there.

    Raises:
        LedgerMissingError: there is none, and ``create`` is False.
        LedgerVersionError: it was written by a newer harmledger, or is no ledger.
        SettingError: ``location`` can be none.
    """
    settings = settings or load()
    where = checked(location)
    if create and not Store.exists(where, settings):
        return Ledger(Store.create(where, settings), settings)
    return Ledger(Store.open(where, settings), settings)
