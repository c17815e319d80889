"""Reports in the tables: kept with their text, found by id, searched by words."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, Select, insert, select

from harmledger.errors import NotFoundError
from harmledger.ledger import tables
from harmledger.ledger.blobs import PREFIX
from harmledger.ledger.database import Database
from harmledger.ledger.journal import sha256
from harmledger.ledger.stored import check_text, value
from harmledger.ledger.values import SearchHit
from harmledger.ledger.words import first_matches, folded, parse, snippet
from harmledger.model.codec import to_json
from harmledger.model.report import Report
from harmledger.model.span import Span

Item = TypeVar("Item")

PAGE = 100
COLUMNS = tables.reports.c
_HEX = frozenset("0123456789abcdef")
_SHORTEST = 4


def check(report: Report) -> None:
    """Refuse a report with characters that cannot be kept; raises as :func:`harmledger.ledger.stored.check_text`."""
    names = ("text", "path", "url", "title", "outlet", "byline", "republished_from", "encoding", "container")
    texts = {name.replace("_", " "): getattr(report, name) for name in names}
    headers = {f"header {number}": f"{header.name}: {header.value}" for number, header in enumerate(report.headers, 1)}
    check_text(report.path or report.url or report.report_id, texts | headers)


def parts(report: Report) -> dict[str, str]:
    """The columns that keep a report: its id, everything but the text as JSON, and the text as it is."""
    data = to_json(dataclasses.replace(report, text=""))
    return {"report_id": report.report_id, "data": data, "text": report.text}


def hashes(row: dict[str, str]) -> dict[str, str]:
    """What the journal keeps of a report's row."""
    return {"data": sha256(row["data"]), "text": sha256(row["text"])}


def restore(row: Row[Any]) -> Report:
    """The report that a row keeps.

    Raises:
        LedgerDamagedError: where ``data`` was altered and is no report any more.
    """
    report: Report = value(row.data, Report, f"report {row.report_id}")
    return dataclasses.replace(report, text=row.text)


def seq_of(connection: Connection, report_id: str) -> int | None:
    """The row number of a report, None where it is not in the ledger."""
    found: int | None = connection.execute(
        select(COLUMNS.seq).where(COLUMNS.report_id == report_id)
    ).scalar_one_or_none()
    return found


def add(connection: Connection, database: Database, report: Report, row: dict[str, str]) -> int:
    """Insert a report that is not there yet, ``row`` being its :func:`parts`, and index it; returns its row number."""
    key = connection.execute(insert(tables.reports), row).inserted_primary_key
    if key is None:  # pragma: no cover  # both databases give it
        raise RuntimeError("the database did not say which row it added")
    seq = int(key[0])
    database.index(connection, seq, folded(report.title or ""), folded(report.text))
    return seq


def full_id(connection: Connection, report_id: str) -> str:
    """The id that ``report_id``, or the beginning of its hex digits, stands for.

    Raises:
        NotFoundError: if none or more than one begins so.
    """
    digits = report_id.removeprefix(PREFIX).lower()
    if len(digits) < _SHORTEST or not _HEX.issuperset(digits):
        raise NotFoundError(
            f"{report_id!r} is no report id", remedy=f"give {PREFIX} and hex digits, at least the first {_SHORTEST}"
        )
    begin = PREFIX + digits
    query = select(COLUMNS.report_id).where(COLUMNS.report_id >= begin, COLUMNS.report_id < begin + "g").limit(2)
    found = list(connection.execute(query).scalars())
    if not found:
        raise NotFoundError(
            f"there is no report {report_id}", remedy="see `harmledger status`, or search for its words"
        )
    if len(found) > 1:
        raise NotFoundError(f"more than one report begins with {report_id}", remedy="give more of its digits")
    return str(found[0])


def one(connection: Connection, report_id: str) -> Report:
    """A report by its id or the beginning of it; raises as :func:`full_id`."""
    known = full_id(connection, report_id)
    return restore(connection.execute(select(tables.reports).where(COLUMNS.report_id == known)).one())


def pages(connection: Connection, query: Select[Any], limit: int | None, start: int) -> Iterator[Row[Any]]:
    """The rows of a query over reports in the order added, above row ``start``, fetched page by page."""
    left = limit
    while left is None or left > 0:
        size = PAGE if left is None else min(PAGE, left)
        page = connection.execute(query.where(COLUMNS.seq > start).order_by(COLUMNS.seq).limit(size)).all()
        yield from page
        if len(page) < size:
            return
        start = page[-1].seq
        left = None if left is None else left - size


def every(connection: Connection, limit: int | None, after: str | None) -> Iterator[Report]:
    """Reports in the order added, after the one whose id is ``after``."""
    start = 0 if after is None else seq_of(connection, full_id(connection, after)) or 0
    return map(restore, pages(connection, select(tables.reports), limit, start))


def some(connection: Connection, wanted: Iterable[str]) -> Iterator[Report]:
    """The reports with these ids that are in the ledger, in the order added."""
    for chunk in chunks(wanted):
        query = select(tables.reports).where(COLUMNS.report_id.in_(chunk)).order_by(COLUMNS.seq)
        yield from map(restore, connection.execute(query).all())


def known(connection: Connection, wanted: Iterable[str]) -> set[str]:
    """Those of the ids that are in the ledger."""
    found: set[str] = set()
    for chunk in chunks(wanted):
        found.update(connection.execute(select(COLUMNS.report_id).where(COLUMNS.report_id.in_(chunk))).scalars())
    return found


def chunks(ids: Iterable[Item], size: int = 500) -> Iterator[list[Item]]:
    """The ids in lists short enough for one statement."""
    whole = list(dict.fromkeys(ids))
    return (whole[at : at + size] for at in range(0, len(whole), size))


def search(connection: Connection, database: Database, query: str, limit: int, after: str | None) -> list[SearchHit]:
    """See :meth:`harmledger.ledger.session.Session.search`."""
    phrases = parse(query)
    if not phrases:
        return []
    before = None if after is None else seq_of(connection, full_id(connection, after))
    found = database.matching(connection, phrases, before, limit)
    rows = connection.execute(select(tables.reports).where(COLUMNS.seq.in_(found)).order_by(COLUMNS.seq.desc())).all()
    hits = []
    for row in rows:
        spans = first_matches(row.text, phrases)
        shown = snippet(row.text, spans)
        inside = tuple(span for span in spans if shown is not None and shown.contains(span))
        start = 0 if shown is None else shown.start
        hits.append(SearchHit(row.report_id, restore(row).title, _words(row.text, shown), start, inside))
    return hits


def _words(text: str, shown: Span | None) -> str:
    return "" if shown is None else shown.of(text)
