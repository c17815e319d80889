"""The ledger: reports, claims and judgements kept for ever beside the record worked out from them.

``Store`` is the way in; ``verify_store`` proves that what is stored is what was stored.
"""

from harmledger.ledger.listing import IncidentLine
from harmledger.ledger.saved import SavedFilter
from harmledger.ledger.session import Session
from harmledger.ledger.store import Store
from harmledger.ledger.values import Count, Finding, JournalRow, LedgerStats, SearchHit, Severity, Skip
from harmledger.ledger.verify import verify_store

__all__ = [
    "Count",
    "Finding",
    "IncidentLine",
    "JournalRow",
    "LedgerStats",
    "SavedFilter",
    "SearchHit",
    "Session",
    "Severity",
    "Skip",
    "Store",
    "verify_store",
]
