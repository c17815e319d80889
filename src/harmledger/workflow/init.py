"""``init``: make a new, empty ledger."""

from __future__ import annotations

from harmledger.config import Settings
from harmledger.ledger import Store
from harmledger.workflow.location import checked


def init(location: str, settings: Settings) -> str:
    """Make a ledger at ``location`` and return where it is.

    Raises:
        LedgerExistsError: if one stands there, or other files do.
        SettingError: if there can be no ledger at such a location.
    """
    with Store.create(checked(location), settings) as store:
        return store.location
