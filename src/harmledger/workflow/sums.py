"""Counts, lists and map clusters for the pages, over columns that are read once each time incidents were linked."""

from __future__ import annotations

import dataclasses
import threading
from collections import OrderedDict
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass

from harmledger.ledger import IncidentLine, Session, Store, facets
from harmledger.model.incident import Incident
from harmledger.model.overview import Cluster, Order, Overview
from harmledger.model.query import Box, IncidentFilter
from harmledger.workflow.kept import Kept

REMEMBERED = 500
"""So many answers for filters are kept until incidents are linked anew."""
QUICK = 5_000
"""Columns of so many incidents are read while whoever asks waits: it takes a tenth of a second."""


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

    Where columns take long to read anew, whoever asks meanwhile is answered from those before, and nobody but the first
    of all waits. Programs and exports always wait: what they are given is tagged and kept as of the last linking.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._guard = threading.Lock()
        self._kept = Kept(store, _mark, _read, lambda columns: len(columns) <= QUICK)
        self._known: OrderedDict[IncidentFilter, tuple[int, Overview]] = OrderedDict()
        self._reports = (-1, 0)

    def warm(self) -> Future[None]:
        """Begin to read the columns, so that the first who asks need not wait for all of it."""
        return self._kept.warm()

    def refresh(self) -> None:
        """Read the columns anew if incidents were linked since."""
        self._kept.refresh()

    def close(self) -> None:
        """Wait until columns that are being read have been read."""
        self._kept.close()

    def overview(self, chosen: IncidentFilter) -> Overview:
        """What the incidents that ``chosen`` lets through come to."""
        with self._store.session() as session:
            mark, columns = self._kept.lately(session)
            found = self._remembered(chosen, mark)
            if found is None:
                mask = facets.choose(columns, chosen, session.listing.having)
                found = facets.overview(columns, mask, chosen)
                self._remember(chosen, mark, found)
            return dataclasses.replace(found, reports=self._count_reports(session), is_stale=session.is_stale())

    def listed(self, chosen: IncidentFilter, order: Order, offset: int, limit: int) -> Listed:
        """A stretch of the list: so many incidents, after the first ``offset``."""
        with self._store.session() as session:
            columns = self._kept.lately(session)[1]
            at = facets.ordered(columns, facets.choose(columns, chosen, session.listing.having), order)
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
            columns = self._kept.fresh(session)[1]
            at = facets.ordered(columns, facets.choose(columns, chosen, session.listing.having), Order.NEWEST)
            known = None if after is None else session.incident(after).incident_id
            start = 0 if known is None else int(at.searchsorted(columns.index.get(known, -1), side="right"))
            names = [columns.ids[one] for one in at[start : start + limit]]
            found = tuple(session.listing.some(names))
            return found, names[-1] if names and start + limit < len(at) else None, len(at)

    def columns(self, session: Session) -> facets.Columns:
        """The columns as the session has them, or later ones."""
        return self._kept.fresh(session)[1]

    def clusters(self, chosen: IncidentFilter, view: Box) -> tuple[Cluster, ...]:
        """Clusters as fine as the view deserves, of the places inside it."""
        with self._store.session() as session:
            _mark, columns = self._kept.lately(session)
            mask = facets.choose(columns, chosen, session.listing.having)
            return facets.clusters(columns, mask, facets.view_of(view))

    def chosen(self, session: Session, wanted: IncidentFilter) -> Sequence[str]:
        """Ids of all incidents that the filter lets through as the session has them, latest first."""
        mark, columns = self._kept.fresh(session)
        if mark != session.listing.mark():  # linked since the session began
            return [incident.incident_id for incident in session.incidents(wanted)]
        at = facets.ordered(columns, facets.choose(columns, wanted, session.listing.having), Order.NEWEST)
        return [columns.ids[one] for one in at]

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


def _mark(session: Session) -> int:
    return session.listing.mark()


def _read(session: Session) -> facets.Columns:
    return session.listing.columns()
