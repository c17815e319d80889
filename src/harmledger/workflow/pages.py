"""What the pages read, answered from a ledger. Every answer is one short read transaction of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager

from harmledger.config import Settings
from harmledger.ledger import SavedFilter, Store
from harmledger.model.claim import Claim
from harmledger.model.incident import Incident, Record
from harmledger.model.overview import Cluster, Order, Overview, Voices
from harmledger.model.query import Box, IncidentFilter, Surroundings
from harmledger.model.terms import Outcome
from harmledger.resolve.gazetteer.index import Gazetteer
from harmledger.workflow.audit import Audit
from harmledger.workflow.beside import Beside, Part, beside, one
from harmledger.workflow.dossier import IncidentView, ReportView, incident_view, report_view
from harmledger.workflow.exporting import Exports
from harmledger.workflow.gazetteer import in_force
from harmledger.workflow.judged import judged
from harmledger.workflow.location import checked
from harmledger.workflow.looking import Finder
from harmledger.workflow.openings import Openings
from harmledger.workflow.programs import Programs
from harmledger.workflow.reader import gazetteer
from harmledger.workflow.reviewing import Desk
from harmledger.workflow.standing import Standing, Status
from harmledger.workflow.sums import Listed, Sums
from harmledger.workflow.users import Users
from harmledger.workflow.voices import VoiceBook


class Pages:
    """Answers for the pages from one open store; safe to call from several threads."""

    def __init__(self, store: Store, places: Gazetteer, users: Users, settings: Settings) -> None:
        self._store = store
        self._places = places
        self.users = users
        self.programs = Programs(store, settings)
        self.looking = Finder(store)
        self.audit = Audit(store)
        self.openings = Openings(store, places)
        self._sums = Sums(store)
        self.exports = Exports(store, settings, self._sums)
        self.desk = Desk(store, places, linked=self._sums.refresh)
        self._standing = Standing(store)
        self._voices = VoiceBook(store, self._sums)

    def warm(self) -> None:
        """Begin to read what takes long to read, before anybody asks."""
        _in_turn((self._sums.warm, self._standing.warm, self._voices.warm, self.openings.warm))

    def close(self) -> None:
        """End what goes on in the background."""
        self.audit.close()
        # The last to be warmed first: what is done has the next begin.
        self.openings.close()
        self._voices.close()
        self._standing.close()
        self._sums.close()

    def overview(self, chosen: IncidentFilter, /) -> Overview:
        """Everything that the home page shows of the incidents that ``chosen`` lets through."""
        return self._sums.overview(chosen)

    def listed(self, chosen: IncidentFilter, order: Order, /, offset: int, limit: int) -> Listed:
        """A stretch of the list of incidents, and how many there are in all."""
        return self._sums.listed(chosen, order, offset, limit)

    def clusters(self, chosen: IncidentFilter, view: Box, /) -> tuple[Cluster, ...]:
        """Places inside a stretch of the map, gathered as its width deserves."""
        return self._sums.clusters(chosen, view)

    def voices(self, chosen: IncidentFilter, outcome: Outcome, /) -> Voices:
        """Who states what of the incidents that ``chosen`` lets through."""
        return self._voices.heard(chosen, outcome)

    def voices_soon(self, chosen: IncidentFilter, outcome: Outcome, /) -> Voices | None:
        """As :meth:`voices`; None while what speakers state is being read for the first time."""
        return self._voices.soon(chosen, outcome)

    def saved_filters(self, person: str, /) -> list[SavedFilter]:
        """Filters that a person keeps, by name."""
        with self._store.session() as session:
            return session.saved.of(person)

    def save_filter(self, person: str, name: str, query: str, /) -> None:
        """Keep a filter under a name, in the place of one of that name."""
        with self._store.session(write=True, actor=person) as session:
            session.saved.keep(person, name, query)

    def forget_filter(self, person: str, name: str, /) -> None:
        """Keep it no longer; no fault where there is none."""
        with self._store.session(write=True, actor=person) as session:
            session.saved.forget(person, name)

    def incidents(
        self, chosen: IncidentFilter, /, limit: int, after: str | None
    ) -> tuple[Sequence[Incident], str | None, int]:
        """One page of incidents, the cursor of the next, and how many there are in all."""
        return self._sums.page(chosen, limit, after)

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
        return self._standing.status()


def _in_turn(steps: Sequence[Callable[[], Future[None]]]) -> None:
    """Begin each when the one before is done: together they would take more from whoever asks meanwhile."""
    if steps:
        steps[0]().add_done_callback(lambda _done: _in_turn(steps[1:]))


@contextmanager
def pages(settings: Settings) -> Iterator[Pages]:
    """The pages' answers from the ledger that the settings name, open for as long as the block runs."""
    with Store.open(checked(settings.ledger), settings) as store:
        answers = Pages(store, gazetteer(in_force(store, settings)), Users(store, settings), settings)
        try:
            yield answers
        finally:
            answers.close()
