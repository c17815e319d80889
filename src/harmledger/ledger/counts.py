"""How much stands in the ledger, and whether the record knows of all of it."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, Table, func, select

from harmledger.ledger import tables
from harmledger.ledger.blobs import Head
from harmledger.ledger.values import Count, LedgerStats
from harmledger.vocabulary.languages import READ, UNKNOWN

LINKED = "link"
ADDITIONS = ("report", "extraction", "judgement")
JOURNAL = tables.journal.c


def linked_at(connection: Connection) -> dt.datetime | None:
    """When incidents were last worked out, in UTC; None: never."""
    row = _last_link(connection)
    return None if row is None else dt.datetime.fromisoformat(row.at)


def last_link(connection: Connection) -> int:
    """The number of the journal row that tells of the last linking; 0 before the first."""
    row = _last_link(connection)
    return 0 if row is None else int(row.seq)


def last_payload(connection: Connection) -> str | None:
    """What the journal's row of the last linking holds; None before the first."""
    row = _last_link(connection)
    return None if row is None else str(row.payload)


def fingerprint(connection: Connection) -> dict[str, Any]:
    """By what the record of the last linking is known; empty before the first."""
    payload = last_payload(connection)
    found: dict[str, Any] = {} if payload is None else json.loads(payload)
    return found


def is_stale(connection: Connection) -> bool:
    """Whether reports, claims or judgements have come in that the record does not know of."""
    row = _last_link(connection)
    since = 0 if row is None else int(json.loads(row.payload)["as_of"])
    newer = select(JOURNAL.seq).where(JOURNAL.seq > since, JOURNAL.action.in_(ADDITIONS)).limit(1)
    return connection.execute(newer).first() is not None


def stats(connection: Connection, head: Head, size: Callable[[], int], known: LedgerStats | None = None) -> LedgerStats:
    """Count everything; ``size`` tells what the ledger takes on disk.

    ``known`` is an answer given since which no report and no reading was added: what rests on these alone is taken
    from it, for counting that reads every claim.
    """
    base = _of_readings(connection, size()) if known is None else known
    return replace(
        base,
        incidents=_count(connection, tables.incidents),
        judgements=_count(connection, tables.judgements),
        skips=_count(connection, tables.skips),
        linked_at=linked_at(connection),
        is_stale=is_stale(connection),
        journal_rows=head.seq,
        journal_head=head.row_hash,
    )


def readings_mark(connection: Connection) -> tuple[int, int]:
    """The numbers of the report and the reading added last; what :func:`stats` counts in them rests on these."""
    last = (select(func.max(table.c.seq)) for table in (tables.reports, tables.extractions))
    report, reading = (connection.execute(query).scalar_one() or 0 for query in last)
    return report, reading


def _of_readings(connection: Connection, size: int) -> LedgerStats:
    """What rests on reports and readings alone; the rest is left at nothing."""
    column = tables.claims.c
    query = select(column.kind, func.count(), *map(func.sum, (column.no_date, column.no_place, column.no_actor)))
    query = query.join(tables.current, tables.current.c.extraction == column.extraction).group_by(column.kind)
    kinds = sorted(connection.execute(query).all(), key=lambda row: (-row[1], row[0]))
    total = _count(connection, tables.reports)
    return LedgerStats(
        reports=total,
        unread=total - _count(connection, tables.current),
        claims=tuple(Count(row[0], row[1]) for row in kinds),
        unresolved_dates=sum(int(row[2]) for row in kinds),
        unresolved_places=sum(int(row[3]) for row in kinds),
        unresolved_actors=sum(int(row[4]) for row in kinds),
        incidents=0,
        judgements=0,
        skips=0,
        linked_at=None,
        is_stale=False,
        bytes_on_disk=size,
        journal_rows=0,
        journal_head="",
        unread_languages=_unread_languages(connection),
    )


def _unread_languages(connection: Connection) -> tuple[Count, ...]:
    """Reports in languages that are not read, by language, most first; a language model reads any."""
    held, reading = tables.reports.c, tables.extractions.c
    by_model = (
        select(reading.report)
        .join(tables.current, tables.current.c.extraction == reading.seq)
        .where(reading.extractor.startswith("llm/", autoescape=True))
    )
    # the text of a value in compact JSON: its marks are escaped inside any other value, so that it stands nowhere else
    others = [held.data.not_like(f'%,"language":"{code}",%') for code in (READ, UNKNOWN)]
    query = select(held.data).where(*others, held.seq.not_in(by_model))
    found = Counter(json.loads(data)["language"] for data in connection.execute(query).scalars())
    return tuple(Count(language, found[language]) for language in sorted(found, key=lambda one: (-found[one], one)))


def _last_link(connection: Connection) -> Row[Any] | None:
    query = select(tables.journal).where(JOURNAL.action == LINKED).order_by(JOURNAL.seq.desc()).limit(1)
    return connection.execute(query).first()


def _count(connection: Connection, table: Table) -> int:
    return int(connection.execute(select(func.count()).select_from(table)).scalar_one())
