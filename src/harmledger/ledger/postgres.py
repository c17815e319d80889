"""PostgreSQL: a server for teams, tsvector for search, the journal's table lock for one writer at a time.

Words are cut and folded by :mod:`harmledger.ledger.words` and handed over as finished vectors (what the configuration
``simple`` would do), so that both databases find the same. A report is indexed in pieces of ``PIECE`` words, because a
vector holds neither more than 1 MiB nor positions beyond 16,383; pieces overlap, so that phrases are found across them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import platformdirs
from sqlalchemy import Connection, create_engine, make_url, text
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, OperationalError

from harmledger.config import Settings
from harmledger.errors import LedgerBusyError, LedgerMissingError, MissingExtraError, SettingError
from harmledger.ledger.database import OVERFLOW
from harmledger.ledger.words import Phrase

SCHEMES = ("postgresql://", "postgres://")
PIECE = 2000
OVERLAP = 20
LOCK_NOT_AVAILABLE = "55P03"


class PostgresDatabase:
    """The PostgreSQL ledger at ``address``; see :class:`harmledger.ledger.database.Database`."""

    def __init__(self, address: str, settings: Settings) -> None:
        try:
            url = make_url(address).set(drivername="postgresql+psycopg")
            self.engine = create_engine(url, pool_pre_ping=True, max_overflow=OVERFLOW)
        except (ArgumentError, ValueError) as error:
            raise SettingError(
                "the ledger's address cannot be read", remedy="write it as postgresql://user@host:5432/database"
            ) from error
        except (NoSuchModuleError, ModuleNotFoundError) as error:
            raise MissingExtraError(
                "the driver for PostgreSQL is not installed", remedy="pip install 'harmledger[postgres]'"
            ) from error
        self.location = url.set(drivername="postgresql").render_as_string(hide_password=True)
        self._settings = settings

    @contextmanager
    def transaction(self, *, write: bool) -> Iterator[Connection]:
        """See :meth:`harmledger.ledger.database.Database.transaction`."""
        try:
            with self.engine.connect() as connection:
                if write:
                    connection.execution_options(isolation_level="READ COMMITTED")
                else:
                    connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
                with connection.begin():
                    yield connection
        except OperationalError as error:
            if getattr(error.orig, "sqlstate", None) == LOCK_NOT_AVAILABLE:
                raise LedgerBusyError(
                    f"another process is writing to {self.location}",
                    remedy="wait for it to finish and try again, or raise the setting lock_timeout",
                ) from error
            if error.connection_invalidated or getattr(error.orig, "sqlstate", None) is None:
                raise LedgerMissingError(
                    f"no PostgreSQL server answers at {self.location}: {error.orig}",
                    remedy="start the server, or correct the setting ledger",
                ) from error
            raise

    def lock(self, connection: Connection) -> None:
        """Take the lock that keeps other writers out and lets readers in."""
        timeout = max(1, round(self._settings.lock_timeout * 1000))
        connection.execute(text(f"SET LOCAL lock_timeout = {timeout}"))
        connection.execute(text("LOCK TABLE journal IN EXCLUSIVE MODE"))

    def blobs(self, ledger_id: str) -> Path:
        """A folder named by the ledger's id, in the one that the setting ``blobs`` names, else in the user's data.

        A folder of its own, because ledgers that share the setting must not take each other's head for theirs.
        """
        if self._settings.blobs:
            return Path(self._settings.blobs) / ledger_id
        return platformdirs.user_data_path("harmledger") / "ledgers" / ledger_id

    def index(self, connection: Connection, seq: int, title: Sequence[str], body: Sequence[str]) -> None:
        """See :meth:`harmledger.ledger.database.Database.index`."""
        step = PIECE - OVERLAP
        pieces = [title, *(body[at : at + PIECE] for at in range(0, max(len(body) - OVERLAP, 1), step))]
        rows = [{"seq": seq, "part": part, "vector": _vector(piece)} for part, piece in enumerate(pieces) if piece]
        if rows:
            statement = (
                "INSERT INTO report_search (report, part, vector) VALUES (:seq, :part, CAST(:vector AS tsvector))"
            )
            connection.execute(text(statement), rows)

    def matching(self, connection: Connection, phrases: Sequence[Phrase], before: int | None, limit: int) -> list[int]:
        """See :meth:`harmledger.ledger.database.Database.matching`."""
        each = [
            f"SELECT report FROM report_search WHERE vector @@ CAST(:p{number} AS tsquery)"  # noqa: S608  # a counter
            for number in range(len(phrases))
        ]
        values: dict[str, object] = {f"p{number}": _tsquery(phrase) for number, phrase in enumerate(phrases)}
        below = "" if before is None else "WHERE report < :before"
        statement = (
            f"SELECT report FROM ({' INTERSECT '.join(each)}) AS found {below} ORDER BY report DESC LIMIT :limit"  # noqa: S608
        )
        found = connection.execute(
            text(statement), values | {"limit": limit} | ({} if before is None else {"before": before})
        )
        return list(found.scalars())

    def size(self, connection: Connection) -> int:
        """Bytes of the tables and indexes in the ledger's schema."""
        return int(
            connection.execute(
                text(
                    "SELECT coalesce(sum(pg_total_relation_size(c.oid)), 0) FROM pg_class c"
                    " WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace"
                )
            ).scalar_one()
        )

    def close(self) -> None:
        """Give back all connections."""
        self.engine.dispose()


def _quoted(word: str) -> str:
    return "'" + word.replace("\\", "\\\\").replace("'", "''") + "'"


def _vector(words: Sequence[str]) -> str:
    places: dict[str, list[str]] = {}
    for place, word in enumerate(words, 1):
        places.setdefault(word, []).append(str(place))
    return " ".join(f"{_quoted(word)}:{','.join(found)}" for word, found in places.items())


def _tsquery(phrase: Phrase) -> str:
    words = [_quoted(word) for word in phrase.words]
    if phrase.prefix:
        words[-1] += ":*"
    return " <-> ".join(words)
