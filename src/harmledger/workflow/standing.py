"""What stands in the ledger, for the pages; what takes long to count is counted once for the same record."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass

from harmledger.ledger import LedgerStats, Session, Skip, Store
from harmledger.workflow.kept import Kept
from harmledger.workflow.unresolved import counted

QUICK = 2_000
"""So many reports are counted while whoever asks waits."""


@dataclass(frozen=True, slots=True)
class Status:
    """What is in the ledger, and what could not be used."""

    stats: LedgerStats
    skips: tuple[Skip, ...]


class Standing:
    """Answers for one store; safe to call from several threads.

    What is open in claims is counted as people left it when incidents were last linked: what they decide takes effect
    then. Where counting takes long, it goes on in the background, and whoever asks is told what was counted before.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._kept = Kept(store, _mark, _counted, lambda stats: stats.reports <= QUICK)

    def warm(self) -> Future[None]:
        """Begin to count, so that the first who asks need not wait for all of it."""
        return self._kept.warm()

    def close(self) -> None:
        """Wait until what is being counted has been counted."""
        self._kept.close()

    def status(self) -> Status:
        """The counts as they are now, and the inputs that could not be used."""
        with self._store.session() as session:
            return Status(session.stats(self._kept.lately(session)[1]), tuple(session.skips()))


def _mark(session: Session) -> tuple[int, ...]:
    return (*session.readings_mark(), session.listing.mark())


def _counted(session: Session) -> LedgerStats:
    return counted(session)[0]
