"""The ledger as a whole: made, opened, and entered one session at a time."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, insert, inspect, select

from harmledger.config import Settings
from harmledger.errors import LedgerExistsError, LedgerMissingError, LedgerVersionError
from harmledger.ledger import migrate, tables
from harmledger.ledger.blobs import Blobs
from harmledger.ledger.database import Database
from harmledger.ledger.journal import Journal
from harmledger.ledger.postgres import SCHEMES, PostgresDatabase
from harmledger.ledger.session import Session
from harmledger.ledger.sqlite import FILE, SqliteDatabase

LEDGER_ID = "ledger_id"


class Store:
    """A ledger that is open. A context manager; closing it gives back connections, and nothing is lost without.

    Attributes:
        location: how it is named to people (a folder, or an address without its password).
        ledger_id: a UUID, given when it was made.
    """

    def __init__(self, database: Database, blobs: Blobs, ledger_id: str) -> None:
        self._database = database
        self.blobs = blobs
        self.location = database.location
        self.ledger_id = ledger_id

    @classmethod
    def create(cls, location: str, settings: Settings) -> Store:
        """Make an empty ledger and open it.

        Args:
            location: a folder that is empty or not there yet, or a ``postgresql://`` address.
            settings: ``lock_timeout`` and ``blobs`` are used.

        Raises:
            LedgerExistsError: if there is a ledger, or anything else that would be in the way.
            LedgerMissingError: if the server does not answer.
        """
        database = _empty(location, settings)
        try:
            ledger_id = str(uuid.uuid4())
            with database.transaction(write=True) as connection:
                _check_empty(connection, database)
                migrate.upgrade(connection)
                connection.execute(insert(tables.meta), {"key": LEDGER_ID, "value": ledger_id})
                journal = Journal(connection, "harmledger", writable=True)
                journal.append("create", ledger_id, {"version": migrate.newest()})
                journal.flush()
            blobs = Blobs(database.blobs(ledger_id))
            blobs.write_head(journal.head)
        except BaseException:
            database.close()
            raise
        return cls(database, blobs, ledger_id)

    @classmethod
    def open(cls, location: str, settings: Settings) -> Store:
        """Open a ledger, and bring its tables up to date if an older harmledger made them.

        Args:
            location: its folder, or its ``postgresql://`` address.
            settings: ``lock_timeout`` and ``blobs`` are used.

        Raises:
            LedgerMissingError: if there is none, or the server does not answer.
            LedgerVersionError: if a newer harmledger made it, or it is no ledger.
        """
        database = _standing(location, settings)
        try:
            with database.transaction(write=False) as connection:
                found, ledger_id = _identity(connection, database)
            blobs = Blobs(database.blobs(ledger_id))
            store = cls(database, blobs, ledger_id)
            if migrate.check(found, database.location):
                store._upgrade()
        except BaseException:
            database.close()
            raise
        return store

    @classmethod
    def exists(cls, location: str, settings: Settings | None = None) -> bool:
        """Whether there is a ledger, of whatever version, or a database that cannot be told from one.

        Raises:
            LedgerMissingError: if the server of a ``postgresql://`` address does not answer.
        """
        if not _is_address(location):
            return (Path(location) / FILE).is_file()
        database = PostgresDatabase(location, settings or Settings())
        try:
            with database.transaction(write=False) as connection:
                return migrate.version(connection) is not None
        finally:
            database.close()

    @contextmanager
    def session(self, write: bool = False, *, actor: str = "harmledger") -> Iterator[Session]:
        """One session: committed as a whole when the block ends, undone as a whole on an exception.

        Args:
            write: whether anything is added; one writer at a time.
            actor: who adds, as the journal names them.

        Raises:
            LedgerBusyError: if another process writes for longer than ``settings.lock_timeout``.
            LedgerDamagedError: if the journal's end is not the one that was written down; nothing can be added then.
        """
        with self._database.transaction(write=write) as connection:
            if write:
                self._database.lock(connection)
            journal = Journal(connection, actor, writable=write)
            if write:
                journal.check_head(self.blobs.read_head())
            before = journal.head
            session = Session(connection, self._database, self.blobs, journal)
            yield session
            session.settle()
        if journal.head != before:
            self.blobs.write_head(journal.head)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A bare read-only transaction, for ``verify``."""
        with self._database.transaction(write=False) as connection:
            yield connection

    def close(self) -> None:
        """Give back all connections to the database."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _upgrade(self) -> None:
        with self._database.transaction(write=True) as connection:
            self._database.lock(connection)
            found = migrate.version(connection)
            if found == migrate.newest():
                return  # another process was quicker
            migrate.upgrade(connection)
            journal = Journal(connection, "harmledger", writable=True)
            journal.append("migrate", self.ledger_id, {"from": found, "version": migrate.newest()})
            journal.flush()
        self.blobs.write_head(journal.head)


def _is_address(location: str) -> bool:
    return location.startswith(SCHEMES)


def _empty(location: str, settings: Settings) -> Database:
    if _is_address(location):
        return PostgresDatabase(location, settings)
    folder = Path(location)
    # a making that was cut short leaves a database without tables, and may be begun again
    if folder.exists() and (not folder.is_dir() or any(not path.name.startswith(FILE) for path in folder.iterdir())):
        raise LedgerExistsError(
            f"{folder} is there already and not empty", remedy="choose another folder for the ledger"
        )
    folder.mkdir(parents=True, exist_ok=True)
    return SqliteDatabase(folder, settings)


def _standing(location: str, settings: Settings) -> Database:
    if _is_address(location):
        return PostgresDatabase(location, settings)
    database = SqliteDatabase(Path(location), settings)
    if not database.path.is_file():
        raise LedgerMissingError(f"there is no ledger at {location}", remedy=f"make one: harmledger init {location}")
    return database


def _check_empty(connection: Connection, database: Database) -> None:
    taken = set(inspect(connection).get_table_names())
    if not isinstance(database, SqliteDatabase):  # a server's schema may be shared with others
        taken &= {*tables.metadata.tables, migrate.VERSION_TABLE}
    if taken:
        raise LedgerExistsError(
            f"{database.location} holds {', '.join(sorted(taken))} already",
            remedy="open the ledger that stands there, or name an empty database or schema",
        )


def _identity(connection: Connection, database: Database) -> tuple[str, str]:
    """The version and the id of the ledger that stands in the database; raises if there is none."""
    found = migrate.version(connection)
    if found is None:
        raise _no_ledger(database)
    column = tables.meta.c
    return found, connection.execute(select(column.value).where(column.key == LEDGER_ID)).scalar_one()


def _no_ledger(database: Database) -> LedgerMissingError | LedgerVersionError:
    if isinstance(database, SqliteDatabase):
        return LedgerVersionError(
            f"{database.path} is no ledger", remedy="choose another folder, or restore the ledger from a backup"
        )
    return LedgerMissingError(
        f"there is no ledger in {database.location}", remedy=f"make one: harmledger init {database.location}"
    )
