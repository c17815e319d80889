"""Gazetteers that were added to a ledger: their files kept by hash like captured reports, each addition journalled."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from harmledger.errors import NotFoundError
from harmledger.ledger import tables
from harmledger.ledger.journal import Journal, sha256
from harmledger.ledger.stored import values
from harmledger.ledger.values import Finding, JournalRow, Severity
from harmledger.model.codec import to_json
from harmledger.model.gazetteer import AddedGazetteer

ADDED, REMOVED = "gazetteer", "ungazetteer"
COLUMNS = tables.gazetteers.c


def listed(connection: Connection) -> tuple[AddedGazetteer, ...]:
    """Those in force, in the order in which they were added."""
    data = connection.execute(select(COLUMNS.data)).scalars()
    found = values(list(data), AddedGazetteer, "an added gazetteer")
    return tuple(sorted(found, key=lambda one: (one.added, one.name)))


def add(connection: Connection, journal: Journal, gazetteer: AddedGazetteer) -> None:
    """Put one in force, in the place of one of the same name; its files must be kept already."""
    data = to_json(gazetteer)
    files = [one.digest for one in gazetteer.files]
    journal.append(ADDED, gazetteer.name, {"data": sha256(data), "files": files})
    connection.execute(delete(tables.gazetteers).where(COLUMNS.name == gazetteer.name))
    connection.execute(insert(tables.gazetteers), {"name": gazetteer.name, "data": data})


def remove(connection: Connection, journal: Journal, name: str) -> None:
    """Take one out of force. Its files stay, for the readings that were made with it.

    Raises:
        NotFoundError: if there is none of that name.
    """
    if connection.execute(select(COLUMNS.name).where(COLUMNS.name == name)).first() is None:
        raise NotFoundError(f"no gazetteer {name!r} was added", remedy="`harmledger gazetteer list` names them")
    journal.append(REMOVED, name, {})
    connection.execute(delete(tables.gazetteers).where(COLUMNS.name == name))


class Audit:
    """Holds what stands against what the journal tells of gazetteers."""

    def __init__(self) -> None:
        self._told: dict[str, str | None] = {}
        self.files: set[str] = set()

    def tell(self, rows: Sequence[JournalRow], believed: set[int]) -> None:
        """Take in journal rows of additions and removals, in their order; what altered rows say is not believed."""
        for row in rows:
            if row.action == REMOVED:
                self._told.pop(row.subject, None)
                continue
            told: Any = None
            if row.seq in believed:
                told = json.loads(row.payload)
                self.files |= set(told["files"])
            self._told[row.subject] = None if told is None else str(told["data"])

    def findings(self, connection: Connection) -> Iterator[Finding]:
        """What was altered, removed or put in."""
        held = {row.name: row.data for row in connection.execute(select(tables.gazetteers))}
        for name, digest in sorted(self._told.items()):
            if name not in held:
                yield _damage("gazetteer_removed", name, f"gazetteer {name} was removed")
            elif digest is not None and sha256(held[name]) != digest:
                yield _damage("gazetteer_altered", name, f"gazetteer {name} was altered")
        for name in sorted(held.keys() - self._told.keys()):
            yield _damage("gazetteer_unrecorded", name, f"no journal row tells of gazetteer {name}")


def _damage(what: str, subject: str, message: str) -> Finding:
    return Finding(Severity.ERROR, what, subject, message)
