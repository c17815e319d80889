"""Review within one session: the queue, what was decided on which claims, and items handed out to coders."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, and_, delete, func, insert, or_, select, update

from harmledger.errors import NotFoundError, QuestionError
from harmledger.ledger import bearing, tables
from harmledger.ledger import review_tables as rt
from harmledger.ledger.journal import Journal, sha256
from harmledger.ledger.reports import chunks
from harmledger.ledger.stored import value, values
from harmledger.model.claim import Claim
from harmledger.model.codec import to_json
from harmledger.model.judgement import Judgement, in_force
from harmledger.model.reviewing import Assignment, Coding, ItemState, Need, ReviewItem, state_of

QUEUE = "review"
ASSIGNED, UNASSIGNED, CODED = "assign", "unassign", "coding"
_ITEM = rt.items.c


def key(name: str) -> str:
    """What two spellings of one coder's name have in common."""
    return unicodedata.normalize("NFKC", name).strip().casefold()


@dataclass(frozen=True, slots=True)
class Standing:
    """An item and how it stands."""

    item: ReviewItem
    state: ItemState


class Reviews:
    """The queue and the codings; what changes something needs a session for writing.

    Args:
        connection: in a transaction.
        journal: where changes are told.
    """

    def __init__(self, connection: Connection, journal: Journal) -> None:
        self._connection = connection
        self._journal = journal

    # The queue

    def replace(self, items: Iterable[ReviewItem]) -> int:
        """Put a new queue in the place of the old one; items that were handed out stay. Returns how many there are."""
        self._journal.require_writable("review", QUEUE)
        handed = select(rt.assignments.c.item_id)
        gone = select(_ITEM.item_id).where(_ITEM.item_id.not_in(handed))
        self._connection.execute(delete(rt.subjects).where(rt.subjects.c.item_id.in_(gone)))
        self._connection.execute(delete(rt.items).where(_ITEM.item_id.not_in(handed)))
        kept = set(self._connection.execute(select(_ITEM.item_id)).scalars())
        new = self._insert(item for item in items if item.item_id not in kept)
        self._restate(kept)
        return len(kept) + new

    def renew(self, incidents: Iterable[str], items: Iterable[ReviewItem]) -> None:
        """Put items in the place of those about these incidents; what was handed out stays, and so do all others."""
        self._journal.require_writable("review", QUEUE)
        handed = select(rt.assignments.c.item_id)
        for chunk in chunks(incidents):
            gone = (_ITEM.incident_id.in_(chunk), _ITEM.item_id.not_in(handed))
            about = select(_ITEM.item_id).where(*gone)
            self._connection.execute(delete(rt.subjects).where(rt.subjects.c.item_id.in_(about)))
            self._connection.execute(delete(rt.items).where(*gone))
        made = {item.item_id: item for item in items}
        known: set[str] = set()
        for chunk in chunks(made):
            known.update(self._connection.execute(select(_ITEM.item_id).where(_ITEM.item_id.in_(chunk))).scalars())
        self._insert(item for name, item in made.items() if name not in known)
        self._restate(known)

    def _insert(self, items: Iterable[ReviewItem]) -> int:
        new = list(items)
        pairs = [{"claim_id": claim, "item_id": item.item_id} for item in new for claim in dict.fromkeys(item.claims)]
        if new:
            self._connection.execute(insert(rt.items), [_row(item) for item in new])
            self._connection.execute(insert(rt.subjects), pairs)
        return len(new)

    def page(
        self, state: ItemState, need: Need | None = None, *, limit: int | None, after: str | None = None
    ) -> list[ReviewItem]:
        """Items in the order of their weight, the greatest first.

        Args:
            state: how they stand.
            need: only of this kind.
            limit: at most so many; None: all.
            after: the id of the last item that is known already; its place counts, whatever became of it.
        """
        query = select(_ITEM.data).where(_ITEM.state == state.value)
        if need is not None:
            query = query.where(_ITEM.need == need.value)
        if after is not None:
            last = self._connection.execute(select(_ITEM.weight).where(_ITEM.item_id == after)).scalar_one_or_none()
            if last is not None:
                query = query.where(or_(_ITEM.weight < last, and_(_ITEM.weight == last, _ITEM.item_id > after)))
        query = query.order_by(_ITEM.weight.desc(), _ITEM.item_id).limit(limit)
        return _items(self._connection.execute(query).scalars())

    def counts(self, state: ItemState = ItemState.OPEN) -> dict[Need, int]:
        """How many items of each kind stand so, in the order of kinds; kinds without any are left out."""
        query = select(_ITEM.need, func.count()).where(_ITEM.state == state.value).group_by(_ITEM.need)
        found: dict[str, int] = {row[0]: row[1] for row in self._connection.execute(query)}
        return {need: found[need.value] for need in Need if need.value in found}

    def one(self, item_id: str) -> Standing:
        """One item and how it stands.

        Raises:
            NotFoundError: if the queue does not have it (any more).
        """
        row = self._connection.execute(select(_ITEM.data, _ITEM.state).where(_ITEM.item_id == item_id)).first()
        if row is None:
            raise NotFoundError(
                f"the review queue has no item {item_id}",
                remedy="linking makes the queue anew, and what is no longer in doubt leaves it; see the queue",
            )
        return Standing(_items([row.data])[0], ItemState(row.state))

    def of_incident(self, incident_id: str, limit: int = 50) -> list[ReviewItem]:
        """Open items that bear on an incident, the weightiest first."""
        query = select(_ITEM.data).where(_ITEM.incident_id == incident_id, _ITEM.state == ItemState.OPEN.value)
        return _items(self._connection.execute(query.order_by(_ITEM.weight.desc()).limit(limit)).scalars())

    # Judgements by their subjects

    def about(self, claims: Iterable[str]) -> tuple[Judgement, ...]:
        """Every judgement on these claims, those taken back and the withdrawals too, in the order they came."""
        return self.since(claims, 0)

    def bearing(self, claims: Sequence[Claim]) -> tuple[Judgement, ...]:
        """Every judgement by which these claims may be others than they were read."""
        return bearing.on(self._connection, claims)

    def version(self, claims: Iterable[str]) -> int:
        """A number that grows with each judgement on one of these claims; 0 where there is none."""
        most = 0
        for chunk in chunks(claims):
            query = select(func.max(rt.judged.c.judgement)).where(rt.judged.c.subject.in_(chunk))
            most = max(most, self._connection.execute(query).scalar_one() or 0)
        return most

    def since(self, claims: Iterable[str], version: int) -> tuple[Judgement, ...]:
        """Judgements on these claims that came after :meth:`version` was asked, in the order they came."""
        column = tables.judgements.c
        found: dict[int, str] = {}
        for chunk in chunks(claims):
            query = select(column.seq, column.data).join(rt.judged, rt.judged.c.judgement == column.seq)
            rows = self._connection.execute(query.where(rt.judged.c.subject.in_(chunk), column.seq > version))
            found.update((row.seq, row.data) for row in rows)
        return tuple(values([found[seq] for seq in sorted(found)], Judgement, "a judgement"))

    def judgement(self, judgement_id: str) -> Judgement:
        """One judgement; raises ``NotFoundError``."""
        column = tables.judgements.c
        query = select(column.data).where(column.judgement_id == judgement_id)
        data = self._connection.execute(query).scalar_one_or_none()
        if data is None:
            raise NotFoundError(f"there is no judgement {judgement_id}", remedy="`harmledger judgements` lists them")
        found: Judgement = value(data, Judgement, "a judgement")
        return found

    def latest(
        self, *, by: str | None = None, limit: int = 100, before: int | None = None
    ) -> list[tuple[int, Judgement]]:
        """Judgements, the latest first, each with its number.

        Args:
            by: only of this person.
            limit: at most so many.
            before: only those with a lower number.
        """
        column, told = tables.judgements.c, tables.journal.c
        query = select(column.seq, column.data)
        if by is not None:  # the journal knows who, and is found by what was done
            query = query.join(tables.journal, told.subject == column.judgement_id)
            query = query.where(told.action == "judgement", told.actor == by)
        if before is not None:
            query = query.where(column.seq < before)
        rows = self._connection.execute(query.order_by(column.seq.desc()).limit(limit))
        return [(row.seq, value(row.data, Judgement, "a judgement")) for row in rows]

    def heed(self, judgement: Judgement, seq: int) -> None:
        """Note of which claims a new judgement speaks, and settle or reopen the items about them."""
        self._restate(self._touched(bearing.note(self._connection, judgement, seq)))

    def recheck(self, judgements: Iterable[Judgement]) -> None:
        """Settle or reopen the items that these judgements speak of, as a new queue may not know of them."""
        self._restate(self._touched(claim for judgement in judgements for claim in self.claims_of(judgement)))

    def _touched(self, claims: Iterable[str]) -> set[str]:
        """The items about any of these claims."""
        touched: set[str] = set()
        for chunk in chunks(claims):
            query = select(rt.subjects.c.item_id).where(rt.subjects.c.claim_id.in_(chunk))
            touched.update(self._connection.execute(query).scalars())
        return touched

    def claims_of(self, judgement: Judgement) -> tuple[str, ...]:
        """The claims that a judgement speaks of; of a withdrawal, those of what it takes back."""
        return bearing.claims_of(self._connection, judgement)

    def _restate(self, item_ids: Iterable[str]) -> None:
        """Work out anew how items stand."""
        for item_id in sorted(item_ids):
            standing = self.one(item_id)
            item = standing.item
            coders = [assignment.coder for assignment in self.assigned(item_id)]
            answered = [coding.by for coding in self.codings(item_id)]
            held = in_force(self.about(item.claims))
            state = state_of(item, held, set(map(key, coders)), set(map(key, answered)))
            if state is not standing.state:
                self._connection.execute(update(rt.items).where(_ITEM.item_id == item_id).values(state=state.value))

    # Blind double coding

    def assign(self, assignment: Assignment) -> bool:
        """Hand an item to a coder. Returns whether it is new.

        Raises:
            NotFoundError: if the queue does not have the item.
            QuestionError: if it is settled already.
        """
        standing = self.one(assignment.item_id)
        if standing.state is ItemState.SETTLED:
            raise QuestionError(f"{assignment.item_id} is settled", remedy="hand out items that are open")
        if key(assignment.coder) in {key(held.coder) for held in self.assigned(assignment.item_id)}:
            return False
        row = {
            "item_id": assignment.item_id,
            "coder": key(assignment.coder),
            "name": assignment.coder,
            "by": assignment.by,
            "at": assignment.at.astimezone(dt.UTC).isoformat(timespec="microseconds"),
        }
        told = {"coder": assignment.coder}
        self._journal.append(ASSIGNED, assignment.item_id, told, actor=assignment.by)
        self._connection.execute(insert(rt.assignments), row)
        self._restate([assignment.item_id])
        return True

    def unassign(self, item_id: str, *, by: str) -> int:
        """Take an item back from the coders who have not answered; returns from how many."""
        self._journal.append(UNASSIGNED, item_id, {}, actor=by)
        column = rt.assignments.c
        waiting = (column.item_id == item_id, column.answered == 0)
        done = self._connection.execute(delete(rt.assignments).where(*waiting))
        self._restate([item_id])
        return int(done.rowcount)

    def assigned(self, item_id: str) -> tuple[Assignment, ...]:
        """To whom an item was handed, in the order in which it was."""
        column = rt.assignments.c
        rows = self._connection.execute(
            select(rt.assignments).where(column.item_id == item_id).order_by(column.at, column.coder)
        )
        return tuple(Assignment(row.item_id, row.name, row.by, dt.datetime.fromisoformat(row.at)) for row in rows)

    def waiting_for(self, coder: str, limit: int, need: Need | None = None) -> list[ReviewItem]:
        """Items that a coder was handed and has not answered, the weightiest first."""
        column = rt.assignments.c
        query = select(_ITEM.data).join(rt.assignments, column.item_id == _ITEM.item_id)
        query = query.where(column.coder == key(coder), column.answered == 0, _ITEM.state != ItemState.SETTLED.value)
        if need is not None:
            query = query.where(_ITEM.need == need.value)
        return _items(
            self._connection.execute(query.order_by(_ITEM.weight.desc(), _ITEM.item_id).limit(limit)).scalars()
        )

    def count_waiting(self, coder: str) -> int:
        """How many items a coder was handed and has not answered."""
        column = rt.assignments.c
        query = select(func.count()).select_from(rt.assignments.join(rt.items, column.item_id == _ITEM.item_id))
        found = query.where(column.coder == key(coder), column.answered == 0, _ITEM.state != ItemState.SETTLED.value)
        return int(self._connection.execute(found).scalar_one())

    def add_coding(self, coding: Coding) -> None:
        """Keep a coder's answer.

        Raises:
            QuestionError: if the item was not handed to them, or they have answered it.
        """
        column = rt.assignments.c
        mine = (column.item_id == coding.item_id, column.coder == key(coding.by))
        row = self._connection.execute(select(column.answered).where(*mine)).first()
        if row is None:
            raise QuestionError(
                f"{coding.item_id} was not handed to {coding.by}", remedy="answer items of your own list"
            )
        if row.answered:
            raise QuestionError(f"{coding.by} answered {coding.item_id} before", remedy="go on with the next item")
        data = to_json(coding)
        self._journal.append(CODED, coding.coding_id, {"data": sha256(data), "item": coding.item_id}, actor=coding.by)
        row_of = {"coding_id": coding.coding_id, "item_id": coding.item_id, "coder": key(coding.by), "data": data}
        self._connection.execute(insert(rt.codings), row_of)
        self._connection.execute(update(rt.assignments).where(*mine).values(answered=1))
        self._restate([coding.item_id])

    def codings(self, item_id: str | None = None) -> tuple[Coding, ...]:
        """Answers of coders in the order they came: to one item, or all."""
        query = select(rt.codings.c.data).order_by(rt.codings.c.seq)
        if item_id is not None:
            query = query.where(rt.codings.c.item_id == item_id)
        return tuple(values(list(self._connection.execute(query).scalars()), Coding, "a coder's answer"))


def _row(item: ReviewItem) -> dict[str, Any]:
    return {
        "item_id": item.item_id,
        "need": item.need.value,
        "state": ItemState.OPEN.value,
        "weight": item.weight,
        "people": item.people,
        "incident_id": item.incident_id,
        "data": to_json(item),
    }


def _items(found: Iterable[str] | Sequence[str]) -> list[ReviewItem]:
    return values(list(found), ReviewItem, "a review item")
