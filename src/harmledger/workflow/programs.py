"""What programs ask of a ledger over the API, and what people have them decide in their name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from harmledger.config import Settings
from harmledger.errors import NotFoundError, QuestionError
from harmledger.ledger import JournalRow, Store
from harmledger.model.account import Person
from harmledger.model.judgement import Change, Judgement, Reach, Sort, Verdict
from harmledger.model.looking import FoundPage, WordsWanted
from harmledger.model.query import Surroundings
from harmledger.model.terms import ClaimKind, SourceType
from harmledger.workflow.book import Ledger
from harmledger.workflow.correct import Corrected, Correction
from harmledger.workflow.judged import judged
from harmledger.workflow.looking import Finder


@dataclass(frozen=True, slots=True)
class Some:
    """Some values, and the number that the next ones stand behind; None where these are the last."""

    items: Sequence[Any]
    after: int | None


class Programs:
    """Answers the API from one open store; safe to call from several threads.

    Args:
        store: the open ledger.
        settings: settings in force.
    """

    def __init__(self, store: Store, settings: Settings) -> None:
        self._store = store
        self._ledger = Ledger(store, settings)
        self._finder = Finder(store)

    # Reading

    def mark(self) -> int:
        """The journal's present end: as long as it is the same, so is every answer."""
        with self._store.session() as session:
            return session.mark()

    def linking(self) -> int:
        """The number of the journal row of the last linking: as long as it is the same, so are places in lists."""
        with self._store.session() as session:
            return session.listing.mark()

    def reports(self, after: int, limit: int) -> Some:
        """Reports without their text, in the order added."""
        with self._store.session() as session:
            found, last = session.rows_after.reports(after, limit)
            return Some(found, last if session.rows_after.reports(last, 1)[0] else None)

    def claims(self, after: int, limit: int, kind: ClaimKind | None = None) -> Some:
        """Claims as people left them, in the order in which they were read; those that were rejected are left out."""
        with self._store.session() as session:
            found, last = session.rows_after.claims(after, limit, kind)
            more = bool(session.rows_after.claims(last, 1, kind)[0])
            return Some(judged(session, found), last if more else None)

    def judgements(self, after: int, limit: int) -> Some:
        """Judgements, earliest first, with what was taken back."""
        with self._store.session() as session:
            found, last = session.rows_after.judgements(after, limit)
            return Some(found, last if session.rows_after.judgements(last, 1)[0] else None)

    def beside(self, part: str, wanted: Surroundings, after: int, limit: int) -> Some:
        """Tallies, agreements, steps of control, displacement figures or copies, in the order of lists."""
        with self._store.session() as session:
            found, last = session.around.listed(part, wanted, limit=limit, after=after)
            return Some(found, last if session.around.listed(part, wanted, limit=1, after=last)[0] else None)

    def find(self, wanted: WordsWanted, limit: int, after: str | None) -> FoundPage:
        """Reports that hold words, latest added first; raises ``NotFoundError`` where ``after`` is no report."""
        return self._finder.find(wanted, limit=limit, after=after)

    def journal(self, after: int, limit: int) -> tuple[JournalRow, ...]:
        """Rows of the journal with a greater number, in order."""
        with self._store.session() as session:
            return tuple(session.journal(after=after, limit=limit))

    # Deciding

    def judge(
        self, verdict: Verdict, subjects: Sequence[str], *, by: Person, note: str = "", changes: Sequence[Change] = ()
    ) -> Judgement:
        """Keep a decision, not the taking back of one; raises as :meth:`harmledger.workflow.book.Ledger.judge`."""
        if verdict is Verdict.WITHDRAW:
            raise QuestionError("a judgement is taken back by its own address", remedy="POST …/judgements/{id}/undo")
        return self._ledger.judge(verdict, subjects, by=by.name, note=note, changes=changes)

    def correct(  # noqa: PLR0913  # what a person may say of words
        self,
        claim_id: str,
        sort: Sort,
        value: str,
        *,
        by: Person,
        words: str | None = None,
        reach: Reach = Reach.MENTION,
        speaker_type: SourceType | None = None,
        note: str = "",
    ) -> Corrected:
        """Keep what words mean; raises as :meth:`harmledger.workflow.book.Ledger.correct`."""
        wanted = Correction(sort, value, words=words, reach=reach, type=speaker_type)
        return self._ledger.correct(claim_id, wanted, by=by.name, note=note)

    def author(self, judgement_id: str) -> str:
        """Who made a judgement; raises ``NotFoundError``."""
        with self._store.session() as session:
            found = session.looking.judgements([judgement_id])
        if not found:
            raise NotFoundError(f"there is no judgement {judgement_id}", remedy="they are listed at /api/v1/judgements")
        return found[0].by
