"""Gazetteers that were added to a ledger: their files kept by hash like captured reports, each addition journalled."""

from __future__ import annotations

import json
from collections.abc import Sequence

from sqlalchemy import Connection, delete, insert, select

from harmledger.errors import NotFoundError
from harmledger.ledger import tables
from harmledger.ledger.journal import Journal, sha256
from harmledger.ledger.kept import KeptAudit
from harmledger.ledger.stored import values
from harmledger.ledger.values import JournalRow
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


class Audit(KeptAudit):
    """Holds what stands against what the journal tells of gazetteers; ``files`` are those that it tells of."""

    def __init__(self) -> None:
        super().__init__(tables.gazetteers, "gazetteer", frozenset({ADDED}), frozenset({REMOVED}))
        self.files: set[str] = set()

    def tell(self, rows: Sequence[JournalRow], believed: set[int]) -> None:
        """As of every table of this sort; the files are noted too."""
        super().tell(rows, believed)
        for row in rows:
            if row.action == ADDED and row.seq in believed:
                self.files |= set(json.loads(row.payload)["files"])
