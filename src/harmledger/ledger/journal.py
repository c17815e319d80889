"""The append-only journal: every addition is a row, and each row's hash covers the row before it.

Row hash: SHA-256 over the compact JSON list ``[seq, at, actor, action, subject, payload, prev_hash]`` in UTF-8,
non-ASCII characters as they are. The first row's ``prev_hash`` is empty. Whoever can write to the database can also
write a whole new chain; a head (``harmledger status``) that was noted somewhere else proves that nobody did.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, insert, select

from harmledger.errors import LedgerDamagedError
from harmledger.ledger import tables
from harmledger.ledger.blobs import Head
from harmledger.ledger.values import JournalRow

PAGE = 1000


def canonical(value: Any) -> str:
    """The one way that a payload is written: sorted keys, no white space, non-ASCII characters as they are."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def sha256(text: str) -> str:
    """Hex digest of the text in UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()


def now() -> str:
    """The present moment in UTC as the ledger writes it."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="microseconds")


def row_hash(row: JournalRow, seq: int | None = None) -> str:
    """What the row's hash must be; with ``seq``, what it would be in that place."""
    fields = [seq or row.seq, row.at, row.actor, row.action, row.subject, row.payload, row.prev_hash]
    return sha256(json.dumps(fields, ensure_ascii=False, separators=(",", ":")))


class Journal:
    """The journal within one session. Rows that are appended wait until :meth:`flush`, which the session calls.

    Args:
        connection: in a transaction; one that holds the write lock, if rows are to be appended.
        actor: who the rows name unless :meth:`append` is told otherwise.
        writable: whether rows may be appended.
    """

    def __init__(self, connection: Connection, actor: str, *, writable: bool) -> None:
        self._connection = connection
        self._actor = actor
        self._writable = writable
        self._waiting: list[dict[str, Any]] = []
        self.head = _stored_head(connection)

    def require_writable(self, action: str, subject: str) -> None:
        """Refuse to begin an addition that :meth:`append` could not record; raises as it does."""
        if not self._writable:
            raise ValueError(f"cannot add ({action} {subject}): open the session with write=True")

    def append(self, action: str, subject: str, payload: dict[str, Any], actor: str | None = None) -> None:
        """Chain one row to the end.

        Raises:
            ValueError: in a session that was not opened for writing.
        """
        self.require_writable(action, subject)
        seq = self.head.seq + 1
        text = canonical(payload)
        row = JournalRow(seq, now(), actor or self._actor, action, subject, text, self.head.row_hash, "")
        digest = row_hash(row)
        self._waiting.append(
            {
                "seq": seq,
                "at": row.at,
                "actor": row.actor,
                "action": action,
                "subject": subject,
                "payload": text,
                "prev_hash": row.prev_hash,
                "row_hash": digest,
            }
        )
        self.head = Head(seq, digest)

    def flush(self) -> None:
        """Send the waiting rows to the database."""
        if self._waiting:
            self._connection.execute(insert(tables.journal), self._waiting)
            self._waiting = []

    def rows(self, after: int = 0, limit: int | None = None) -> Iterator[JournalRow]:
        """Rows with a ``seq`` greater than ``after``, in order, fetched page by page."""
        self.flush()
        left = limit
        while left is None or left > 0:
            page = PAGE if left is None else min(PAGE, left)
            query = select(tables.journal).where(tables.journal.c.seq > after).order_by(tables.journal.c.seq)
            found = self._connection.execute(query.limit(page)).all()
            for row in found:
                yield JournalRow(*row)
            if len(found) < page:
                return
            after = found[-1].seq
            left = None if left is None else left - page

    def check_head(self, noted: Head | None) -> None:
        """Refuse to build on a journal whose end was cut off or exchanged since its head was last written down.

        Raises:
            LedgerDamagedError: if the noted row is not there or is another one.
        """
        if noted is None or noted.seq == 0:
            return
        column = tables.journal.c
        found = self._connection.execute(select(column.row_hash).where(column.seq == noted.seq)).scalar_one_or_none()
        if found != noted.row_hash:
            raise LedgerDamagedError(
                f"journal row {noted.seq} is not the one that was written down when it was committed",
                remedy="run `harmledger verify`, then restore the ledger from a backup; nothing was added",
            )


def _stored_head(connection: Connection) -> Head:
    column = tables.journal.c
    last = connection.execute(select(column.seq, column.row_hash).order_by(column.seq.desc()).limit(1)).first()
    return Head(0, "") if last is None else Head(last.seq, last.row_hash)
