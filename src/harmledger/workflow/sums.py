"""Counts, lists and map clusters for the pages, over columns that are read once each time incidents were linked."""

from __future__ import annotations

import dataclasses
import threading
from collections import OrderedDict
from dataclasses import dataclass

from harmledger.ledger import IncidentLine, Session, Store, facets
from harmledger.model.incident import Incident
from harmledger.model.overview import Cluster, Order, Overview
from harmledger.model.query import Box, IncidentFilter

REMEMBERED = 500
"""So many answers for filters are kept until incidents are linked anew."""


@dataclass(frozen=True, slots=True)
class Listed:
    """Some incidents of a list.

    Attributes:
        lines: the incidents.
        total: how many the filter lets through.
    """

    lines: tuple[IncidentLine, ...]
    total: int


class Sums:
    """Answers over the incidents of one store; safe to call from several threads.

    While columns are read anew, whoever asks meanwhile is answered from those before; the first of all waits.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._reading = threading.Lock()
        self._guard = threading.Lock()
        self._held: tuple[int, facets.Columns] | None = None
        self._known: OrderedDict[IncidentFilter, tuple[int, Overview]] = OrderedDict()
        self._reports = (-1, 0)

    def overview(self, chosen: IncidentFilter) -> Overview:
        """What the incidents that ``chosen`` lets through come to."""
        with self._store.session() as session:
            mark, columns = self._columns(session)
            found = self._remembered(chosen, mark)
            if found is None:
                mask = facets.choose(columns, chosen, session.listing.having)
                found = facets.overview(columns, mask, chosen)
                self._remember(chosen, mark, found)
            return dataclasses.replace(found, reports=self._count_reports(session), is_stale=session.is_stale())

    def listed(self, chosen: IncidentFilter, order: Order, offset: int, limit: int) -> Listed:
        """A stretch of the list: so many incidents, after the first ``offset``."""
        with self._store.session() as session:
            columns, at = self._ordered(session, chosen, order)
            names = [columns.ids[one] for one in at[offset : offset + limit]]
            return Listed(tuple(session.listing.lines(names)), len(at))

    def page(
        self, chosen: IncidentFilter, limit: int, after: str | None
    ) -> tuple[tuple[Incident, ...], str | None, int]:
        """Incidents latest first below the one called ``after``, the cursor of the next page, and how many in all.

        Raises:
            NotFoundError: if ``after`` is no incident.
        """
        with self._store.session() as session:
            columns, at = self._ordered(session, chosen, Order.NEWEST)
            known = None if after is None else session.incident(after).incident_id
            start = 0 if known is None else int(at.searchsorted(columns.index.get(known, -1), side="right"))
            names = [columns.ids[one] for one in at[start : start + limit]]
            found = tuple(session.listing.some(names))
            return found, names[-1] if names and start + limit < len(at) else None, len(at)

    def clusters(self, chosen: IncidentFilter, view: Box) -> tuple[Cluster, ...]:
        """Clusters as fine as the view deserves, of the places inside it."""
        with self._store.session() as session:
            _mark, columns = self._columns(session)
            mask = facets.choose(columns, chosen, session.listing.having)
            return facets.clusters(columns, mask, facets.view_of(view))

    def _ordered(self, session: Session, chosen: IncidentFilter, order: Order) -> tuple[facets.Columns, facets.Ints]:
        _mark, columns = self._columns(session)
        return columns, facets.ordered(columns, facets.choose(columns, chosen, session.listing.having), order)

    def _columns(self, session: Session) -> tuple[int, facets.Columns]:
        mark, held = session.listing.mark(), self._held
        if held is not None and held[0] >= mark:
            return held
        if held is not None and not self._reading.acquire(blocking=False):
            return held
        if held is None:
            self._reading.acquire()
        try:
            if self._held is None or self._held[0] < mark:
                self._held = (mark, session.listing.columns())
            return self._held
        finally:
            self._reading.release()

    def _remembered(self, chosen: IncidentFilter, mark: int) -> Overview | None:
        with self._guard:
            known = self._known.get(chosen)
            if known is None or known[0] != mark:
                return None
            self._known.move_to_end(chosen)
            return known[1]

    def _remember(self, chosen: IncidentFilter, mark: int, found: Overview) -> None:
        with self._guard:
            self._known[chosen] = (mark, found)
            self._known.move_to_end(chosen)
            while len(self._known) > REMEMBERED:
                self._known.popitem(last=False)

    def _count_reports(self, session: Session) -> int:
        """How many reports there are; counted anew only where one has been added."""
        last = session.listing.last_report()
        if self._reports[0] != last:
            self._reports = (last, session.listing.reports())
        return self._reports[1]
