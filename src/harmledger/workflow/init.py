"""``init``: make a new, empty ledger."""

from __future__ import annotations

from harmledger.config import Settings
from harmledger.ledger import Store


def init(location: str, settings: Settings) -> str:
    """Make a ledger at ``location`` and return where it is.

    Raises:
        LedgerExistsError: if one stands there, or other files do.
    """
    with Store.create(location, settings) as store:
        return store.location
