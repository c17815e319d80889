"""The library: one open ledger with the verbs as methods. ``harmledger.open`` gives one."""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar

from harmledger.config import Settings
from harmledger.ledger import Finding, LedgerStats, SearchHit, Skip, Store
from harmledger.model.claim import Claim
from harmledger.model.gazetteer import AddedGazetteer
from harmledger.model.incident import (
    Agreement,
    ControlEvent,
    CopyOf,
    DisplacementFigure,
    Incident,
    Tally,
    TallyAnswer,
)
from harmledger.model.judgement import Change, Judgement, Verdict
from harmledger.model.query import IncidentFilter
from harmledger.model.report import Report
from harmledger.model.reviewing import ItemState, Need, ReviewItem
from harmledger.model.terms import ClaimKind, Means, Outcome
from harmledger.workflow.period import check_period
from harmledger.workflow.rows import Rows

if TYPE_CHECKING:
    from harmledger.publish import ExportSummary
    from harmledger.resolve.gazetteer.index import Gazetteer
    from harmledger.workflow.add import AddedItem, AddSummary
    from harmledger.workflow.correct import Corrected, Correction
    from harmledger.workflow.engine import EngineName
    from harmledger.workflow.extract import ExtractSummary, UnreadReport
    from harmledger.workflow.gazetteer import GazetteerAdded, Wanted
    from harmledger.workflow.link import LinkSummary
    from harmledger.workflow.outlets import Outlets
    from harmledger.workflow.reread import Reread, RereadSummary, Which
    from harmledger.workflow.resolved import What
    from harmledger.workflow.unresolved import OpenCount, OpenWords

Item = TypeVar("Item")


class Ledger:
    """A ledger: reports, claims and judgements that are only ever added, and the record worked out from them.

    Use it as a context manager, or call :meth:`close`. Every method is one transaction. The stages behind ``add``,
    ``link`` and the like are imported where they are first used: to ask for what is kept, none of them is needed.
    """

    def __init__(self, store: Store, settings: Settings) -> None:
        self._store = store
        self._settings = settings

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database. The ledger cannot be used afterwards."""
        self._store.close()

    @property
    def location(self) -> str:
        """The folder or address that this ledger was opened at."""
        return self._store.location

    @property
    def gazetteer(self) -> Gazetteer:
        """The places that names are looked up in."""
        from harmledger.workflow.reader import gazetteer

        return gazetteer(self._reading())

    def gazetteers(self) -> Rows[AddedGazetteer]:
        """Gazetteers that were added to this ledger, in the order in which they were added."""
        with self._store.session() as session:
            return Rows(session.gazetteers())

    def add_gazetteer(self, wanted: Wanted, told: Callable[[str, int], None] | None = None) -> GazetteerAdded:
        """Read, check and keep a gazetteer; all of it or nothing.

        Args:
            wanted: the file or folder, and how it is to be read.
            told: called now and then with what is being done and how many rows or places are done.

        Raises:
            QuestionError: if another gazetteer has its name, or the path is none.
            VocabularyError: naming the file and row that cannot be used.
        """
        from harmledger.workflow.gazetteer import add

        return add(self._store, wanted, self._settings, told)

    def remove_gazetteer(self, name: str) -> None:
        """Take a gazetteer out of use; its files stay in the ledger, and adding them again brings it back.

        Raises:
            NotFoundError: if none of that name was added.
        """
        from harmledger.workflow.gazetteer import remove

        remove(self._store, name)

    @property
    def outlets(self) -> Outlets:
        """Where each outlet's reports are set: as learnt from them, or as people say."""
        from harmledger.workflow.outlets import Outlets

        return Outlets(self._store, self.gazetteer)

    def _reading(self) -> Settings:
        """The settings that reports are read by: with the gazetteers and the place of this ledger."""
        from harmledger.workflow.gazetteer import in_force

        return in_force(self._store, dataclasses.replace(self._settings, ledger=self._store.location))

    def add(
        self, sources: str | Path | Sequence[str | Path], told: Callable[[AddedItem], None] | None = None
    ) -> AddSummary:
        """Capture and read reports; the same bytes twice make one report.

        Args:
            sources: one or more files, folders or web addresses: text, HTML, PDF, a folder with ``manifest.csv``, JSON
                Lines, RSS or Atom, WARC.
            told: called for each item after it is safely kept.

        Returns:
            Counts, and each item that was skipped with its reason.
        """
        from harmledger.workflow.add import add

        many = [sources] if isinstance(sources, str | Path) else list(sources)
        return add(self._store, many, self._reading(), told)

    def extract(self, told: Callable[[int], None] | None = None) -> ExtractSummary:
        """Read the reports that this version's extractor has not read yet; earlier readings stay."""
        from harmledger.workflow.extract import extract

        return extract(self._store, self._reading(), told)

    def link(
        self,
        *,
        everything: bool = False,
        engine: EngineName | str = "duckdb",
        told: Callable[[str, int, int], None] | None = None,
        processes: int = 1,
    ) -> LinkSummary:
        """Bring incidents, tolls, tallies and the rest up to date with reports, claims and judgements.

        What came since the last linking is linked into the record that stands; the outcome is that of working all out.

        Args:
            everything: work all of it out anew.
            engine: ``duckdb``, or ``spark`` for what outgrows a machine.
            told: called with the name of each step, its number and how many there are.
            processes: how many share the large steps of thousands of reports; a script that asks for more than one
                wants ``if __name__ == "__main__"``.

        Raises:
            MissingExtraError: for Spark where PySpark or Java is not there.
        """
        from harmledger.workflow.engine import EngineName, engine_of
        from harmledger.workflow.link import link

        with engine_of(EngineName(engine)) as chosen:
            return link(self._store, everything=everything, engine=chosen, told=told, processes=processes)

    def taken_by(self, report_id: str) -> Rows[CopyOf]:
        """What a report (whole id) repeats of others, as of the last linking: as a copy, or in passages."""
        with self._store.session() as session:
            found = [
                item for part in ("copies", "quoted") for item in session.around.named(part, "report", [report_id])
            ]
        return Rows(item for item in found if item.report_id == report_id)

    def reports(self) -> Rows[Report]:
        """All reports, in the order in which they were added."""
        with self._store.session() as session:
            return Rows(session.reports())

    def report(self, report_id: str) -> Report:
        """One report by its id, or by the first characters of its hash.

        Raises:
            NotFoundError: if there is none, or more than one.
        """
        with self._store.session() as session:
            return session.report(report_id)

    def content(self, report_id: str) -> bytes:
        """The captured bytes of a report, checked against their hash.

        Raises:
            LedgerDamagedError: if the bytes are gone or altered.
        """
        with self._store.session() as session:
            return session.content(report_id)

    def claims(self, *, report_id: str | None = None, kind: ClaimKind | str | None = None) -> Rows[Claim]:
        """Claims as last extracted, before judgements; all, or those of one report or one kind."""
        with self._store.session() as session:
            return Rows(session.claims(report_id=report_id, kind=None if kind is None else ClaimKind(kind)))

    def claim(self, claim_id: str) -> Claim:
        """One claim as extracted, by its id or the start of it; from an earlier reading if no current one has it.

        Raises:
            NotFoundError: if no reading ever had it, or the ids of several begin so.
        """
        with self._store.session() as session:
            return session.claim(claim_id)

    def incidents(self, where: IncidentFilter | None = None, limit: int | None = None) -> Rows[Incident]:
        """Incidents as last linked, latest first.

        Raises:
            QuestionError: if the period of ``where`` ends before it starts.
        """
        wanted = where or IncidentFilter()
        check_period(wanted.since, wanted.until)
        with self._store.session() as session:
            return Rows(session.incidents(wanted, limit=limit))

    def incident(self, incident_id: str) -> Incident:
        """One incident, by its id or the start of it; an id that was merged or split away leads to what took its place.

        Raises:
            NotFoundError: if there is none, or the ids of several begin so.
        """
        with self._store.session() as session:
            return session.incident(session.listing.whole(incident_id))

    def tallies(self) -> Rows[Tally]:
        """Cumulative figures, each set against the record."""
        with self._store.session() as session:
            return Rows(session.around.every("tallies"))

    def agreements(self) -> Rows[Agreement]:
        """Ceasefires, zones and evacuations with their alleged breaches."""
        with self._store.session() as session:
            return Rows(session.around.every("agreements"))

    def control(self) -> Rows[ControlEvent]:
        """Changes of control, place by place."""
        with self._store.session() as session:
            return Rows(session.around.every("control"))

    def displacement(self) -> Rows[DisplacementFigure]:
        """Displacement figures side by side; never summed across speakers."""
        with self._store.session() as session:
            return Rows(session.around.every("displacement"))

    def tally(
        self,
        *,
        outcome: Outcome | str = Outcome.KILLED,
        victims: str = "all",
        place: str | None = None,
        start: dt.date | None = None,
        end: dt.date | None = None,
        means: Means | str | None = None,
    ) -> TallyAnswer:
        """How many, as a range, with the incidents that were counted and those left out.

        Args:
            outcome: killed, injured, missing or detained.
            victims: a victim group of the contract, or ``all``.
            place: a name of the gazetteer; everything inside it counts.
            start: first day, inclusive.
            end: last day, inclusive.
            means: count only what was done by this means.

        Raises:
            NotFoundError: if no place has that name, or there is no such victim group.
            QuestionError: if the period ends before it starts.
        """
        from harmledger.workflow.tally import Question, tally

        question = Question(Outcome(outcome), victims, place, start, end, None if means is None else Means(means))
        return tally(self._store, question, self._reading())

    def search(self, query: str, limit: int = 20) -> Rows[SearchHit]:
        """Full-text search over reports; every word must occur."""
        with self._store.session() as session:
            return Rows(session.search(query, limit=limit))

    def judge(
        self,
        verdict: Verdict | str,
        subjects: Sequence[str],
        *,
        by: str,
        note: str = "",
        changes: Sequence[Change] = (),
    ) -> Judgement:
        """Keep a person's decision. It takes effect at the next :meth:`link`, and survives every later one.

        Args:
            verdict: see :class:`harmledger.model.judgement.Verdict`.
            subjects: claim ids, or for ``withdraw`` the id of a judgement.
            by: who decides.
            note: why.
            changes: for ``correct``, the new values.

        Raises:
            NotFoundError: if a subject is not in the ledger.
            QuestionError: if nobody is named, or the verdict needs another number of subjects.
        """
        from harmledger.workflow.judge import judge

        return judge(self._store, Verdict(verdict), subjects, by=by, note=note, changes=changes)

    def correct(self, claim_id: str, wanted: Correction, *, by: str, note: str = "") -> Corrected:
        """Keep what a person says that words of a claim mean; it holds by the words, through every new reading.

        Args:
            claim_id: the claim at which it is decided, or the start of its id.
            wanted: which words, what they mean, and how far that goes.
            by: who decides.
            note: why.

        Raises:
            NotFoundError: if there is no such claim, place or party, or the claim does not have these words.
            QuestionError: if nobody is named, or it is not plain which words are meant or what.
        """
        from harmledger.vocabulary import actors
        from harmledger.workflow.actors import in_force
        from harmledger.workflow.correct import correct

        with actors.using(in_force(self._reading())):
            return correct(self._store, self.gazetteer, claim_id, wanted, by=by, note=note)

    def undo(self, judgement: str, *, by: str, note: str = "") -> tuple[Judgement, Judgement]:
        """Take a judgement back; gives it and the judgement that takes it back. Both stay in the journal.

        Raises:
            NotFoundError: if there is no such judgement.
            QuestionError: if nobody is named, or it was taken back already.
        """
        from harmledger.workflow.correct import undo

        return undo(self._store, judgement, by=by, note=note)

    def review(self, need: Need | str | None = None, limit: int | None = None) -> Rows[ReviewItem]:
        """What most needs a person's eyes, as of the last linking, the most pressing first.

        Args:
            need: only doubts of this kind.
            limit: at most so many.
        """
        with self._store.session() as session:
            wanted = None if need is None else Need(need)
            return Rows(session.reviews.page(ItemState.OPEN, wanted, limit=limit))

    def judgements(self) -> Rows[Judgement]:
        """All that people decided, in the order in which it was made known, with what was taken back."""
        with self._store.session() as session:
            return Rows(session.judgements())

    def unresolved(self, what: What | str | None = None) -> Rows[OpenWords]:
        """Words that could not be worked out, those in most claims first; all, or those of one sort."""
        from harmledger.workflow import unresolved
        from harmledger.workflow.resolved import What

        with self._store.session() as session:
            return Rows(unresolved.listed(session, self.gazetteer, None if what is None else What(what)))

    def reread(
        self,
        reports: Sequence[str] = (),
        *,
        which: Which | str = "outdated",
        told: Callable[[Reread | UnreadReport, int], None] | None = None,
    ) -> RereadSummary:
        """Read reports again and say what changed; judgements stay. Stopped, it goes on where it was.

        Args:
            reports: ids, or their beginnings; where there are none, ``which`` says which.
            which: ``outdated``, those read by another extractor, gazetteer, list of parties or beat of the outlet
                than now; or ``all``.
            told: called for each report after it is kept, with the number of reports that there are to read.
        """
        from harmledger.workflow.reader import at_home, chosen
        from harmledger.workflow.reread import Which, reread, settle, wanted

        settings = self._reading()
        read = at_home(chosen(settings), self._store)
        ids = wanted(self._store, read, Which(which), reports)
        tell = None if told is None else functools.partial(_with_total, told, len(ids))
        done = reread(self._store, read, settings, ids, tell)
        return done if reports else settle(self._store, read, settings, done)

    def export(self, format_name: str, out: str | Path, *, overwrite: bool = False) -> ExportSummary:
        """Publish under the policy of the settings, to a file (``csv``: a folder).

        Raises:
            ExportError: nothing was linked yet, a check failed, or ``out`` cannot be written; nothing is written then.
        """
        from harmledger.workflow.export import export

        return export(self._store, format_name, Path(out), self._settings, overwrite=overwrite)

    def verify(self, told: Callable[[int, int], None] | None = None) -> Iterator[Finding]:
        """Re-hash everything; yields what was altered, removed or re-ordered, and nothing if all is well.

        What was found is noted beside the ledger, for the audit page.
        """
        from harmledger.workflow.audit import checked

        return checked(self._store, self._settings.reviewer or "harmledger verify", told)

    def skips(self) -> Rows[Skip]:
        """Inputs that could not be used, with their reasons."""
        with self._store.session() as session:
            return Rows(session.skips())

    def status(self) -> LedgerStats:
        """How much of everything there is, and what is unresolved as read."""
        with self._store.session() as session:
            return session.stats()

    def counted(self) -> tuple[LedgerStats, Rows[OpenCount]]:
        """As :meth:`status`, with what people decided counted as resolved; and what is open, by sort and reason."""
        from harmledger.workflow import unresolved

        with self._store.session() as session:
            stats, found = unresolved.counted(session)
        return stats, Rows(found)


def _with_total(tell: Callable[[Item, int], None], total: int, item: Item) -> None:
    tell(item, total)
