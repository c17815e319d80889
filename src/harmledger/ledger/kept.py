"""Tables of named things that people put in and take out again: held against what the journal tells of them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, Table, select

from harmledger.ledger.chain import damage
from harmledger.ledger.journal import sha256
from harmledger.ledger.values import Finding, JournalRow


class KeptAudit:
    """Holds what stands in one table against what the journal tells of it.

    Args:
        table: its first column is the name of a thing, ``data`` what was put in.
        noun: what one is called in messages.
        added: actions of the journal that put one in; their payload has the hash of ``data`` under that name.
        removed: actions that take one out.
    """

    def __init__(self, table: Table, noun: str, added: frozenset[str], removed: frozenset[str]) -> None:
        self._table, self._noun = table, noun
        self._added, self._removed = added, removed
        self._told: dict[str, str | None] = {}

    def tell(self, rows: Sequence[JournalRow], believed: set[int]) -> None:
        """Take in journal rows in their order; what altered rows say is not believed, rows of others are passed by."""
        for row in rows:
            if row.action in self._removed:
                self._told.pop(row.subject, None)
            elif row.action in self._added:
                self._told[row.subject] = str(json.loads(row.payload)["data"]) if row.seq in believed else None

    def findings(self, connection: Connection) -> Iterator[Finding]:
        """What was altered, removed or put in."""
        name = next(iter(self._table.primary_key))
        held = {row[0]: row[1] for row in connection.execute(select(name, self._table.c.data))}
        for subject, digest in sorted(self._told.items()):
            if subject not in held:
                yield self._damage("removed", subject, f"{self._noun} {subject} was removed")
            elif digest is not None and sha256(held[subject]) != digest:
                yield self._damage("altered", subject, f"{self._noun} {subject} was altered")
        for subject in sorted(held.keys() - self._told.keys()):
            yield self._damage("unrecorded", subject, f"no journal row tells of {self._noun} {subject}")

    def _damage(self, what: str, subject: str, message: str) -> Finding:
        return damage(f"{self._noun.replace(' ', '_')}_{what}", subject, message)
