"""What stands in the ledger, for the pages; what takes long to count is counted once for the same record."""

from __future__ import annotations

import threading
from dataclasses import dataclass

from harmledger.ledger import LedgerStats, Session, Skip, Store
from harmledger.workflow.unresolved import counted


@dataclass(frozen=True, slots=True)
class Status:
    """What is in the ledger, and what could not be used."""

    stats: LedgerStats
    skips: tuple[Skip, ...]


class Standing:
    """Answers for one store; safe to call from several threads.

    What is open in claims is counted as people left it when incidents were last linked: what they decide takes effect
    then.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._known: tuple[tuple[int, ...], LedgerStats] | None = None

    def status(self) -> Status:
        """The counts as they are now, and the inputs that could not be used."""
        with self._store.session() as session:
            return Status(session.stats(self._base(session)), tuple(session.skips()))

    def _base(self, session: Session) -> LedgerStats:
        mark = (*session.readings_mark(), session.listing.mark())
        with self._lock:
            if self._known is None or self._known[0] != mark:
                self._known = (mark, counted(session)[0])
            return self._known[1]
