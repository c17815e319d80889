"""Proof that what is stored is what was stored."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from harmledger.ledger.store import Store
from harmledger.ledger.values import Finding

Progress = Callable[[int, int], None]


def verify_store(store: Store, progress: Progress | None = None) -> Iterator[Finding]:
    """x."""
    raise NotImplementedError
