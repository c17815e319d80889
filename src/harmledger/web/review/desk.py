"""What the pages of review ask. ``workflow.reviewing`` answers from a ledger."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from harmledger.model.account import Person
from harmledger.model.claim import Claim
from harmledger.model.judgement import Judgement
from harmledger.model.reviewed import (
    AgreementReport,
    ClaimUnderReview,
    Correcting,
    Decided,
    ItemView,
    Preview,
    QueuePage,
)
from harmledger.model.reviewing import Answer, Need


class Field(Protocol):
    """A field of a claim that can be changed."""

    @property
    def name(self) -> str:
        """The field."""
        ...

    @property
    def shape(self) -> str:
        """How it is changed: ``term``, ``terms``, ``names``, ``name``, ``number``, ``flag``."""
        ...

    @property
    def options(self) -> tuple[str, ...]:
        """Of a term, what may be chosen."""
        ...

    @property
    def is_optional(self) -> bool:
        """Whether it may be empty."""
        ...


class ReviewDesk(Protocol):
    """Where people decide. Every method may be called from several threads at once."""

    def queue(
        self, who: Person, need: Need | None = None, part: str = "", *, limit: int, after: str | None
    ) -> QueuePage:
        """A stretch of the queue: open to anybody, ``mine``, or what coders are ``differing`` on."""
        ...

    def item(self, item_id: str, who: Person) -> ItemView:
        """One item with all that it rests on; raises ``NotFoundError``."""
        ...

    def claim(self, claim_id: str) -> ClaimUnderReview:
        """One claim; raises ``NotFoundError``."""
        ...

    def following(self, item_id: str | None, who: Person, need: Need | None = None) -> str | None:
        """The item to go on with; None where nothing is left."""
        ...

    def history(self, *, limit: int, before: int | None) -> Sequence[tuple[int, Decided]]:
        """Decisions, the latest first, each with its number."""
        ...

    def corrected(self, form: Correcting) -> Answer:
        """The answer that a form comes to; raises ``QuestionError`` or ``NotFoundError``."""
        ...

    def decide(self, item_id: str, answer: Answer, who: Person, version: int) -> tuple[Judgement, ...]:
        """Keep an answer; raises ``OvertakenError``, ``NoteNeededError``, ``QuestionError``, ``NotFoundError``."""
        ...

    def undo(self, who: Person) -> tuple[Judgement, Judgement] | None:
        """Take back what this person decided last; None where there is nothing."""
        ...

    def withdraw(self, judgement: str, who: Person, note: str) -> Judgement:
        """Take one judgement back; raises as :meth:`decide`."""
        ...

    def merge(self, one: str, other: str, who: Person) -> Preview:
        """What merging two incidents would change."""
        ...

    def split(self, incident_id: str, apart: Sequence[str], who: Person) -> Preview:
        """What splitting claims off an incident would change."""
        ...

    def keep_merge(self, one: str, other: str, who: Person, note: str, version: int) -> tuple[Judgement, ...]:
        """Keep a merge; raises as :meth:`decide`."""
        ...

    def keep_split(
        self, incident_id: str, apart: Sequence[str], who: Person, note: str, version: int
    ) -> tuple[Judgement, ...]:
        """Keep a split; raises as :meth:`decide`."""
        ...

    def link(self) -> int:
        """Work the record out anew; returns how many incidents there are."""
        ...

    def assign(self, item_ids: Iterable[str], coders: Sequence[str], who: Person) -> int:
        """Hand items to coders; returns how many items."""
        ...

    def unassign(self, item_id: str, who: Person) -> int:
        """Take an item back from coders who have not answered."""
        ...

    def editable(self, claim: Claim) -> Sequence[Field]:
        """The fields of a claim that can be changed one by one."""
        ...

    def coders(self) -> Sequence[str]:
        """Names of those who may code."""
        ...

    def agreement(self) -> AgreementReport:
        """How far coders agree."""
        ...
