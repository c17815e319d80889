"""Reports, claims and judgements from behind a row on: for programs that read all of them, a page at a time."""

from __future__ import annotations

import dataclasses
from typing import Any

from sqlalchemy import Connection, Select, select

from harmledger.ledger import tables
from harmledger.ledger.stored import values
from harmledger.model.claim import Claim
from harmledger.model.judgement import Judgement
from harmledger.model.report import Report
from harmledger.model.terms import ClaimKind

_CLAIMS = tables.claims.c


class RowsAfter:
    """Each method gives values and the number of the last of them, which the next call goes on behind.

    Rows are only ever added, so a page never moves: whoever goes on behind the last number misses nothing.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def reports(self, after: int, limit: int) -> tuple[list[Report], int]:
        """Reports without their text, in the order added."""
        column = tables.reports.c
        found, last = self._page(select(column.seq, column.data), column.seq, after, limit)
        held: list[Report] = values(found, Report, "a report")
        return [dataclasses.replace(report, text="", sections=()) for report in held], last

    def claims(self, after: int, limit: int, kind: ClaimKind | None = None) -> tuple[list[Claim], int]:
        """Claims of the current readings, in the order added."""
        query = select(_CLAIMS.seq, _CLAIMS.data)
        query = query.join(tables.current, tables.current.c.extraction == _CLAIMS.extraction)
        if kind is not None:
            query = query.where(_CLAIMS.kind == kind.value)
        found, last = self._page(query, _CLAIMS.seq, after, limit)
        held: list[Claim] = values(found, Claim, "a claim")
        return held, last

    def judgements(self, after: int, limit: int) -> tuple[list[Judgement], int]:
        """Judgements, in the order in which they were made known."""
        column = tables.judgements.c
        found, last = self._page(select(column.seq, column.data), column.seq, after, limit)
        held: list[Judgement] = values(found, Judgement, "a judgement")
        return held, last

    def _page(self, query: Select[Any], seq: Any, after: int, limit: int) -> tuple[list[str], int]:
        rows = self._connection.execute(query.where(seq > after).order_by(seq).limit(limit)).all()
        return [row.data for row in rows], rows[-1].seq if rows else after
