"""What the pages read, answered from a ledger. Every answer is one short read transaction of its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from harmledger.config import Settings
from harmledger.ledger import JournalRow, LedgerStats, SearchHit, Skip, Store
from harmledger.model.claim import Claim
from harmledger.model.incident import Incident, Record, Toll
from harmledger.model.query import IncidentFilter, Surroundings
from harmledger.workflow.beside import Beside, Part, beside, one
from harmledger.workflow.dossier import IncidentView, ReportView, incident_view, report_view
from harmledger.workflow.gazetteer import in_force
from harmledger.workflow.judged import judged
from harmledger.workflow.location import checked
from harmledger.workflow.reader import gazetteer
from harmledger.workflow.resolved import PlacesById
from harmledger.workflow.unresolved import counted
from harmledger.workflow.users import Users

Count = tuple[str, int, int | None, int | None]
Month = tuple[str, int, int, int | None, int | None]


@dataclass(frozen=True, slots=True)
class Overview:
    """Incidents that a filter lets through, with their ranges by outcome and by month."""

    incidents: tuple[Incident, ...]
    counts: tuple[Count, ...]
    by_month: tuple[Month, ...]
    stats: LedgerStats


@dataclass(frozen=True, slots=True)
class Status:
    """What is in the ledger, and what could not be used."""

    stats: LedgerStats
    skips: tuple[Skip, ...]


class Pages:
    """Answers for the pages from one open store; safe to call from several threads."""

    def __init__(self, store: Store, places: PlacesById, users: Users) -> None:
        self._store = store
        self._places = places
        self.users = users

    def overview(self, chosen: IncidentFilter, /) -> Overview:
        """Everything that the home page shows of the incidents that ``chosen`` lets through."""
        with self._store.session() as session:
            found = tuple(session.incidents(chosen))
            return Overview(found, ranges(found), by_month(found), session.stats())

    def incidents(
        self, chosen: IncidentFilter, /, limit: int, after: str | None
    ) -> tuple[Sequence[Incident], str | None, int]:
        """One page of incidents, the cursor of the next, and how many there are in all."""
        with self._store.session() as session:
            found = session.incidents(chosen, limit=limit + 1, after=after)
            total = session.count_incidents(chosen)
        more = len(found) > limit
        return found[:limit], found[limit - 1].incident_id if more else None, total

    def incident(self, incident_id: str, /) -> IncidentView:
        """One incident, following redirects; raises ``NotFoundError``."""
        with self._store.session() as session:
            return incident_view(session, incident_id)

    def report(self, report_id: str, /) -> ReportView:
        """One report with its claims; raises ``NotFoundError``."""
        with self._store.session() as session:
            return report_view(session, report_id, self._places)

    def beside(self, part: str, wanted: Surroundings, /, limit: int, after: int = -1) -> Beside:
        """Some tallies, agreements, steps of control or displacement figures, with what they name."""
        with self._store.session() as session:
            return beside(session, Part(part), wanted, limit, after)

    def one_beside(self, part: str, named: str, /) -> Beside:
        """One tally or agreement, with what it names; raises ``NotFoundError``."""
        with self._store.session() as session:
            return one(session, Part(part), named)

    def claim(self, claim_id: str, /) -> Claim:
        """One claim with judgements applied; raises ``NotFoundError``."""
        with self._store.session() as session:
            claim = session.claim(claim_id)
            kept = judged(session, [claim])
        return kept[0] if kept else claim

    def content(self, report_id: str, /) -> tuple[bytes, str]:
        """The captured bytes of a report and their media type; raises ``NotFoundError``."""
        with self._store.session() as session:
            report = session.report(report_id)
            return session.content(report.report_id), report.media_type

    def record(self) -> Record:
        """Everything that linking worked out."""
        with self._store.session() as session:
            return session.record()

    def status(self) -> Status:
        """What is in the ledger, and what could not be used."""
        with self._store.session() as session:
            return Status(counted(session)[0], tuple(session.skips()))

    def search(self, query: str, /, limit: int = 20) -> tuple[SearchHit, ...]:
        """Reports that hold every word of ``query``."""
        with self._store.session() as session:
            return tuple(session.search(query, limit=limit))

    def journal(self, after: int = 0, limit: int = 100) -> tuple[JournalRow, ...]:
        """Rows of the journal, oldest first."""
        with self._store.session() as session:
            return tuple(session.journal(after=after, limit=limit))


@contextmanager
def pages(settings: Settings) -> Iterator[Pages]:
    """The pages' answers from the ledger that the settings name, open for as long as the block runs."""
    with Store.open(checked(settings.ledger), settings) as store:
        yield Pages(store, gazetteer(in_force(store, settings)), Users(store, settings))


def ranges(incidents: Iterable[Incident]) -> tuple[Count, ...]:
    """Sums of the ranges by outcome: lows, bests and highs added; one open high leaves the sum open."""
    grouped: dict[str, list[Toll]] = defaultdict(list)
    for incident in incidents:
        for toll in incident.tolls:
            if toll.victims == "all":
                grouped[toll.outcome].append(toll)
    return tuple(
        (outcome, sum(toll.low for toll in tolls), _sum(toll.best for toll in tolls), _sum(toll.high for toll in tolls))
        for outcome, tolls in sorted(grouped.items(), key=lambda item: -len(item[1]))
    )


def by_month(incidents: Iterable[Incident]) -> tuple[Month, ...]:
    """Incidents and people killed by the month in which each began; undated ones are left out."""
    grouped: dict[str, list[Incident]] = defaultdict(list)
    for incident in incidents:
        if incident.date is not None and incident.date.start is not None:
            grouped[f"{incident.date.start:%Y-%m}"].append(incident)
    months: list[Month] = []
    for month, found in sorted(grouped.items()):
        killed = next((item for item in ranges(found) if item[0] == "killed"), ("killed", 0, 0, 0))
        months.append((month, len(found), killed[1], killed[2], killed[3]))
    return tuple(months)


def _sum(values: Iterable[int | None]) -> int | None:
    """The sum, or None where one of the values is unknown."""
    total = 0
    for value in values:
        if value is None:
            return None
        total += value
    return total
