"""Incidents for lists, maps and counts: found by columns, read a page at a time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from harmledger.errors import NotFoundError
from harmledger.ledger import counts, facets, records, tables
from harmledger.ledger.reports import chunks
from harmledger.ledger.stored import values
from harmledger.model.incident import Incident, IncidentKind, IncidentPlace, Reasoned, Sourced
from harmledger.model.terms import Outcome
from harmledger.model.when import When

SHOWN = 5
"""Ids that are named where the start of one fits more."""
COLUMNS = tables.incidents.c
TERMS = tables.terms.c


@dataclass(frozen=True, slots=True)
class TollLine:
    """A toll without its trace."""

    outcome: Outcome
    victims: str
    low: int
    best: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class ReportLine:
    """What a list needs of a report: the origin that its copies share."""

    origin: str


@dataclass(frozen=True, slots=True)
class IncidentLine:
    """An incident as a list shows it; fields as in :class:`harmledger.model.incident.Incident`."""

    incident_id: str
    kind: IncidentKind
    headline: str
    date: When | None
    place: IncidentPlace | None
    means: tuple[Sourced, ...]
    targets: tuple[Sourced, ...]
    perpetrators: tuple[Sourced, ...]
    tolls: tuple[TollLine, ...]
    grade: Reasoned
    attribution: Reasoned
    reports: tuple[ReportLine, ...]


class Listing:
    """What :attr:`harmledger.ledger.session.Session.listing` gives."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def mark(self) -> int:
        """The number of the journal row that tells of the last linking; 0 before the first. Columns differ by it."""
        return counts.last_link(self._connection)

    def columns(self) -> facets.Columns:
        """What incidents are filtered, summed and ordered by; takes seconds for a hundred thousand incidents."""
        return facets.load(self._connection)

    def stated(self, columns: facets.Columns, mended: facets.Mended) -> facets.Stated:
        """What speakers state of the incidents of these columns; ``mended`` gives claims that somebody decided on."""
        return facets.load_stated(self._connection, columns, mended)

    def claims_numbered(self, numbers: Sequence[int]) -> dict[int, str]:
        """The ids of claims by their numbers."""
        column = tables.claims.c
        query = select(column.seq, column.claim_id)
        return {
            int(row[0]): row[1]
            for some in chunks(numbers)
            for row in self._connection.execute(query.where(column.seq.in_(some)))
        }

    def having(self, field: str, value: str) -> Sequence[str]:
        """Ids of the incidents that have a term (a word of the headline, a report, a claim)."""
        query = select(TERMS.incident_id).where(TERMS.field == field, TERMS.value == value)
        return self._connection.execute(query).scalars().all()

    def lines(self, ids: Sequence[str]) -> list[IncidentLine]:
        """These incidents as lists show them, in this order; ids that are gone are left out."""
        return self._read(ids, IncidentLine)

    def some(self, ids: Sequence[str]) -> list[Incident]:
        """These incidents, in this order; ids that are gone are left out."""
        return self._read(ids, Incident)

    def weighed(self, outcome: Outcome, since: dt.date | None, until: dt.date | None) -> list[Incident]:
        """Those with a toll of ``outcome`` whose days touch the period, or are not known; in the record's order."""
        return records.weighed(self._connection, outcome, since, until)

    def starting(self, start: str, limit: int) -> list[str]:
        """Ids that begin so, in order; at most so many."""
        query = select(COLUMNS.incident_id).where(COLUMNS.incident_id.startswith(start, autoescape=True))
        return list(self._connection.execute(query.order_by(COLUMNS.incident_id).limit(limit)).scalars())

    def whole(self, start: str) -> str:
        """The id that ``start`` is or that alone begins so; ``start`` itself where none does, for it may redirect.

        Raises:
            NotFoundError: if the ids of several incidents begin so.
        """
        exact = select(COLUMNS.incident_id).where(COLUMNS.incident_id == start)
        if self._connection.execute(exact).first() is not None:
            return start
        found = self.starting(start, SHOWN + 1)
        if not found:
            return start
        if len(found) > 1:
            some = ", ".join(found[:SHOWN]) + (" and more" if len(found) > SHOWN else "")
            raise NotFoundError(f"{start!r} fits {some}", remedy="give more characters")
        return found[0]

    def last_report(self) -> int:
        """The row number of the report added last; 0 where there is none."""
        return self._connection.execute(select(func.max(tables.reports.c.seq))).scalar_one() or 0

    def reports(self) -> int:
        """How many reports the ledger keeps."""
        return int(self._connection.execute(select(func.count()).select_from(tables.reports)).scalar_one())

    def _read(self, ids: Sequence[str], kind: Any) -> list[Any]:
        found: dict[str, Any] = {}
        for chunk in chunks(ids):
            query = select(COLUMNS.incident_id, COLUMNS.data).where(COLUMNS.incident_id.in_(chunk))
            rows = self._connection.execute(query).all()
            read = values([row.data for row in rows], kind, "an incident")
            found |= {row.incident_id: value for row, value in zip(rows, read, strict=True)}
        return [found[name] for name in ids if name in found]
