"""The desk where people decide: every answer is one transaction, and nobody's decision is lost to another's."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence

from harmledger import review
from harmledger.errors import NoteNeededError, QuestionError
from harmledger.ledger import Store
from harmledger.ledger.reviews import key
from harmledger.model.account import Person, Role
from harmledger.model.claim import Claim
from harmledger.model.judgement import Judgement, Verdict, in_force
from harmledger.model.reviewed import (
    AgreementReport,
    ClaimUnderReview,
    Correcting,
    Decided,
    ItemView,
    Preview,
    QueuePage,
)
from harmledger.model.reviewing import Answer, Assignment, ItemState, Need
from harmledger.resolve.gazetteer.index import Gazetteer
from harmledger.workflow.link import link
from harmledger.workflow.reviewing import proposing
from harmledger.workflow.reviewing.answering import check
from harmledger.workflow.reviewing.forms import answer_of
from harmledger.workflow.reviewing.keeping import Decision, coded, kept, proposed, refused, withdrawn
from harmledger.workflow.reviewing.viewing import awaits, claim_view, history, item_view, may_answer

MINE = "mine"
DIFFERING = "differing"
_RECENT = 60


class Desk:
    """Review over one open store; safe to call from several threads.

    Args:
        store: an open ledger.
        gazetteer: where places are looked up and named.
        linked: called when a linking that was asked for here has been kept.
    """

    def __init__(self, store: Store, gazetteer: Gazetteer, linked: Callable[[], None] | None = None) -> None:
        self._store = store
        self._gazetteer = gazetteer
        self._linked = linked

    # Looking

    def queue(
        self, who: Person, need: Need | None = None, part: str = "", *, limit: int = 25, after: str | None = None
    ) -> QueuePage:
        """A stretch of the queue.

        Args:
            who: who asks.
            need: only items of this kind.
            part: ``mine`` for what was handed to whoever asks, ``differing`` for what coders differ on; else what is
                open to anybody.
            limit: at most so many.
            after: the id of the last item that is known already.
        """
        with self._store.session() as session:
            reviews = session.reviews
            if part == MINE:
                found = reviews.waiting_for(who.name, limit + 1, need)
            else:
                state = ItemState.ADJUDICATE if part == DIFFERING else ItemState.OPEN
                found = reviews.page(state, need, limit=limit + 1, after=after)
            shown = found[:limit]
            first = {item.claims[0] for item in shown}
            claims = {claim.claim_id: claim for claim in session.claims(ids=sorted(first))}
            differing = sum(reviews.counts(ItemState.ADJUDICATE).values())
            return QueuePage(
                items=tuple(shown),
                claims=claims,
                counts=reviews.counts(),
                waiting=reviews.count_waiting(who.name),
                differing=differing,
                next=shown[-1].item_id if len(found) > limit and part != MINE else None,
                is_linked=session.linked_at() is not None,
                is_stale=session.is_stale(),
            )

    def item(self, item_id: str, who: Person) -> ItemView:
        """One item with all that it rests on; raises ``NotFoundError``."""
        with self._store.session() as session:
            return item_view(session, item_id, who, self._gazetteer)

    def claim(self, claim_id: str) -> ClaimUnderReview:
        """One claim as it stands and as it was read; raises ``NotFoundError``."""
        with self._store.session() as session:
            return claim_view(session, claim_id, self._gazetteer)

    def following(self, item_id: str | None, who: Person, need: Need | None = None) -> str | None:
        """The item to go on with: of one's own list first, else the next below ``item_id``, else the first open."""
        mine = [item.item_id for item in self.queue(who, need, MINE, limit=2).items if item.item_id != item_id]
        if mine:
            return mine[0]
        with self._store.session() as session:
            for after in dict.fromkeys((item_id, None)):
                found = session.reviews.page(ItemState.OPEN, need, limit=2, after=after)
                rest = [item.item_id for item in found if item.item_id != item_id]
                if rest:
                    return rest[0]
        return None

    def history(self, *, limit: int = 50, before: int | None = None) -> list[tuple[int, Decided]]:
        """Decisions, the latest first, each with its number and whether it holds."""
        with self._store.session() as session:
            found = session.reviews.latest(limit=limit, before=before)
            about = session.reviews.about({claim for _seq, one in found for claim in session.reviews.claims_of(one)})
            known = {item.judgement.judgement_id: item for item in history(about)}
            return [(seq, known.get(one.judgement_id, Decided(one, holds=True))) for seq, one in found]

    # Deciding

    def corrected(self, form: Correcting) -> Answer:
        """The answer that a form comes to; raises ``QuestionError`` or ``NotFoundError`` where it cannot be used."""
        shown = self.claim(form.claim_id)
        return answer_of(form, shown.claim, shown.read, shown.report, self._gazetteer)

    def decide(self, item_id: str, answer: Answer, who: Person, version: int) -> tuple[Judgement, ...]:
        """Keep an answer.

        Args:
            item_id: what is answered.
            answer: the answer.
            who: who answers.
            version: of the item as it was shown; decisions that came after it are not passed over.

        Returns:
            The judgements that were made; none where it was coded blind and other coders have yet to answer, or differ.

        Raises:
            OvertakenError: if somebody decided meanwhile; nothing was kept.
            NoteNeededError: if the answer overrides somebody, or what the machine was sure of, without a note.
            QuestionError: if the answer does not fit the item, or this person may not give it.
            NotFoundError: if the queue does not have the item any more.
        """
        now = dt.datetime.now(dt.UTC)
        with self._store.session(write=True, actor=who.name) as session:
            view = item_view(session, item_id, who, self._gazetteer)
            check(view.item, answer)
            codings = session.reviews.codings(item_id)
            if not may_answer(who, view.state, view.assigned, codings):
                raise refused(view.item, view.state, who)
            if awaits(who, view.assigned, codings) and view.state is ItemState.CODING:
                return coded(session, view, answer, who, now)
            return kept(session, view, answer, Decision(who, now, version))

    def undo(self, who: Person) -> tuple[Judgement, Judgement] | None:
        """Take back all that a person decided last; gives the first of it and the withdrawal, None where nothing is."""
        with self._store.session(write=True, actor=who.name) as session:
            latest = [one for _seq, one in session.reviews.latest(by=who.name, limit=_RECENT)]
            about = session.reviews.about({claim for one in latest for claim in session.reviews.claims_of(one)})
            held = {one.judgement_id for one in in_force(about)}
            open_ = [one for one in latest if one.verdict is not Verdict.WITHDRAW and one.judgement_id in held]
            if not open_:
                return None
            last = [one for one in open_ if (one.at, one.item) == (open_[0].at, open_[0].item)]
            return last[-1], withdrawn(session, tuple(one.judgement_id for one in last), who, "")

    def withdraw(self, judgement: str, who: Person, note: str = "") -> Judgement:
        """Take one judgement back, or a withdrawal, which brings back what it took.

        Raises:
            NotFoundError: if there is no such judgement.
            QuestionError: if it is another's and this person is no adjudicator, or it holds no more.
            NoteNeededError: if it is another's, and no note says why.
        """
        with self._store.session(write=True, actor=who.name) as session:
            found = session.reviews.judgement(judgement)
            about = history(session.reviews.about(session.reviews.claims_of(found)))
            if not any(item.holds for item in about if item.judgement.judgement_id == judgement):
                raise QuestionError(f"{judgement} was taken back already", remedy="see the history")
            if found.by != who.name and not who.may(Role.ADJUDICATOR):
                raise QuestionError(f"{judgement} is {found.by}'s", remedy="ask them, or an adjudicator")
            if found.by != who.name and not note.strip():
                raise NoteNeededError(f"this takes back what {found.by} decided", remedy="say why in the note")
            return withdrawn(session, (judgement,), who, note)

    # Merging and splitting

    def merge(self, one: str, other: str, who: Person) -> Preview:
        """What merging two incidents would change; nothing is kept."""
        with self._store.session() as session:
            return proposing.merge(session, one, other, who.name, "")[0]

    def split(self, incident_id: str, apart: Sequence[str], who: Person) -> Preview:
        """What splitting claims off an incident would change; nothing is kept."""
        with self._store.session() as session:
            return proposing.split(session, incident_id, apart, who.name, "")[0]

    def keep_merge(self, one: str, other: str, who: Person, note: str, version: int) -> tuple[Judgement, ...]:
        """Keep a merge; it shows at the next linking. Raises as :meth:`decide`."""
        with self._store.session() as session:
            preview, made = proposing.merge(session, one, other, who.name, note)
        with self._store.session(write=True, actor=who.name) as session:
            return proposed(session, preview, made, note, version)

    def keep_split(
        self, incident_id: str, apart: Sequence[str], who: Person, note: str, version: int
    ) -> tuple[Judgement, ...]:
        """Keep a split; it shows at the next linking. Raises as :meth:`decide`."""
        with self._store.session() as session:
            preview, made = proposing.split(session, incident_id, apart, who.name, note)
        with self._store.session(write=True, actor=who.name) as session:
            return proposed(session, preview, made, note, version)

    def link(self) -> int:
        """Work the record out anew, so that decisions show; returns how many incidents there are."""
        found = link(self._store).incidents
        if self._linked is not None:
            self._linked()
        return found

    # Blind double coding

    def assign(self, item_ids: Iterable[str], coders: Sequence[str], who: Person) -> int:
        """Hand items to coders, who answer without seeing each other. Returns how many items were handed out.

        Raises:
            QuestionError: if fewer than two coders are named, or one twice.
        """
        names = list(dict.fromkeys(name.strip() for name in coders if name.strip()))
        if len({key(name) for name in names}) < 2:
            raise QuestionError("double coding needs two coders or more", remedy="name two people")
        now = dt.datetime.now(dt.UTC)
        wanted = list(dict.fromkeys(item_ids))
        with self._store.session(write=True, actor=who.name) as session:
            for item_id in wanted:
                for name in names:
                    session.reviews.assign(Assignment(item_id, name, who.name, now))
        return len(wanted)

    def unassign(self, item_id: str, who: Person) -> int:
        """Take an item back from the coders who have not answered it; returns from how many."""
        with self._store.session(write=True, actor=who.name) as session:
            return session.reviews.unassign(item_id, by=who.name)

    def editable(self, claim: Claim) -> tuple[review.Editable, ...]:
        """The fields of a claim that can be changed one by one."""
        return review.editable(claim)

    def coders(self) -> tuple[str, ...]:
        """Names of the accounts that may code."""
        with self._store.session() as session:
            return tuple(one.name for one in session.accounts.listed() if one.role.covers(Role.CODER))

    def agreement(self) -> AgreementReport:
        """How far coders agree, field by field, and what they differ on."""
        with self._store.session() as session:
            codings = session.reviews.codings()
            differing = session.reviews.page(ItemState.ADJUDICATE, limit=100)
        counted: dict[str, set[str]] = {}
        for coding in codings:
            counted.setdefault(coding.item_id, set()).add(coding.by)
        items = sum(len(coders) > 1 for coders in counted.values())
        coders = sorted({coding.by for coding in codings})
        return AgreementReport(review.agreement(codings), items, tuple(coders), tuple(differing))
