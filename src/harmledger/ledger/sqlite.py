"""SQLite: one file in a folder, FTS5 for search, one writer at a time.

WAL lets readers go on while a writer works; ``synchronous=FULL`` has each commit on the disk before it is reported.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import URL, Connection, create_engine, event, text
from sqlalchemy.exc import DatabaseError

from harmledger.config import Settings
from harmledger.errors import LedgerBusyError, LedgerDamagedError, LedgerVersionError, StopRunError
from harmledger.ledger.database import OVERFLOW
from harmledger.ledger.words import Phrase

FILE = "ledger.sqlite"


class SqliteDatabase:
    """The SQLite ledger in ``folder``; see :class:`harmledger.ledger.database.Database`."""

    def __init__(self, folder: Path, settings: Settings) -> None:
        self.location = str(folder)
        self.path = folder / FILE
        self._folder = folder
        self.engine = create_engine(
            _url(self.path), connect_args={"timeout": settings.lock_timeout}, max_overflow=OVERFLOW
        )
        event.listen(self.engine, "connect", _prepare)
        event.listen(self.engine, "begin", _begin)

    @contextmanager
    def transaction(self, *, write: bool) -> Iterator[Connection]:
        """See :meth:`harmledger.ledger.database.Database.transaction`."""
        try:
            with self.engine.connect() as connection:
                begin = "BEGIN IMMEDIATE" if write else "BEGIN"
                with connection.execution_options(harmledger_begin=begin).begin():
                    yield connection
        except DatabaseError as error:
            raise self._named(error) from error

    def _named(self, error: DatabaseError) -> Exception:
        """The error as the caller should meet it; one that only a fault of ours explains stays as it is."""
        match getattr(error.orig, "sqlite_errorcode", 0) & 0xFF:  # the upper bits tell variants apart
            case sqlite3.SQLITE_BUSY:
                return LedgerBusyError(
                    f"another process is writing to {self.location}",
                    remedy="wait for it to finish and try again, or raise the setting lock_timeout",
                )
            case sqlite3.SQLITE_NOTADB:
                return LedgerVersionError(
                    f"{self.path} is no SQLite database", remedy="restore it from a backup, or choose another folder"
                )
            case sqlite3.SQLITE_CORRUPT:
                return LedgerDamagedError(f"{self.path} is damaged: {error.orig}", remedy="restore it from a backup")
            case sqlite3.SQLITE_FULL | sqlite3.SQLITE_READONLY | sqlite3.SQLITE_IOERR | sqlite3.SQLITE_CANTOPEN:
                return StopRunError(
                    f"{self.path} cannot be read or written: {error.orig}",
                    remedy="look at the disk's space and the file's permissions; nothing that was saved is lost",
                )
        return error

    def lock(self, connection: Connection) -> None:
        """Nothing to do: BEGIN IMMEDIATE has taken the one write lock."""

    def blobs(self, ledger_id: str) -> Path:  # noqa: ARG002  # the bytes lie beside the file, whatever its id
        """The ledger's own folder."""
        return self._folder

    def index(self, connection: Connection, seq: int, title: Sequence[str], body: Sequence[str]) -> None:
        """See :meth:`harmledger.ledger.database.Database.index`."""
        row = {"seq": seq, "title": " ".join(title), "body": " ".join(body)}
        connection.execute(text("INSERT INTO report_search (rowid, title, body) VALUES (:seq, :title, :body)"), row)

    def matching(self, connection: Connection, phrases: Sequence[Phrase], before: int | None, limit: int) -> list[int]:
        """See :meth:`harmledger.ledger.database.Database.matching`."""
        query = " AND ".join(f'"{" ".join(phrase.words)}"{"*" if phrase.prefix else ""}' for phrase in phrases)
        statement = "SELECT rowid FROM report_search WHERE report_search MATCH :query"
        statement += "" if before is None else " AND rowid < :before"
        found = connection.execute(
            text(statement + " ORDER BY rowid DESC LIMIT :limit"),
            {"query": query, "limit": limit} | ({} if before is None else {"before": before}),
        )
        return list(found.scalars())

    def size(self, connection: Connection) -> int:  # noqa: ARG002  # the files tell
        """Bytes of the database file, its log and its index; they lie in the blob folder, which is counted anyway."""
        return 0

    def close(self) -> None:
        """Give back all connections."""
        self.engine.dispose()


def _url(path: Path) -> URL:
    """Where SQLite opens the file; on a disk that cannot be written to, as one that nobody changes meanwhile.

    Raises:
        StopRunError: if the last writes still stand in a side file that only a writable disk lets SQLite take in.
    """
    if not path.exists() or os.access(path.parent, os.W_OK):
        return URL.create("sqlite", database=str(path))
    side = path.with_name(f"{path.name}-wal")
    if side.exists() and side.stat().st_size > 0:
        raise StopRunError(
            f"{path.parent} cannot be written to, and its last changes are still in {side.name}",
            remedy="open it once where it can be written to, then copy it again",
        )
    return URL.create(
        "sqlite", database=f"file:{quote(str(path))}", query={"mode": "ro", "immutable": "1", "uri": "true"}
    )


def _prepare(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves, so that writers lock at once and DDL is undone too
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("harmledger_begin", "BEGIN"))
