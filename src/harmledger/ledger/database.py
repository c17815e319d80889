"""What the ledger needs of a database. Everything that differs between databases stands behind this."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from sqlalchemy import Connection, Engine

from harmledger.ledger.words import Phrase

OVERFLOW = 40
"""Connections beyond the pool's: the pages are answered by 40 threads, and none should wait for another's."""


class Database(Protocol):
    """One database. ``location`` is how it is named to people, without a password."""

    location: str
    engine: Engine

    def transaction(self, *, write: bool) -> AbstractContextManager[Connection]:
        """One transaction: committed at the end, rolled back on an exception. Readers see one unchanging state.

        Raises:
            LedgerBusyError: if another writer holds the lock for longer than we wait.
        """
        ...

    def lock(self, connection: Connection) -> None:
        """Wait for the write lock of the ledger's tables, once they are there."""
        ...

    def blobs(self, ledger_id: str) -> Path:
        """The folder of the captured bytes of the ledger with this id."""
        ...

    def index(self, connection: Connection, seq: int, title: Sequence[str], body: Sequence[str]) -> None:
        """Make the folded words of a report searchable."""
        ...

    def matching(self, connection: Connection, phrases: Sequence[Phrase], before: int | None, limit: int) -> list[int]:
        """Row numbers of the reports that hold all the phrases, latest added first, below ``before``."""
        ...

    def size(self, connection: Connection) -> int:
        """Bytes that the database takes on disk."""
        ...

    def close(self) -> None:
        """Give back all connections."""
        ...
