"""What the API asks of a record beyond what the pages do; ``workflow.programs`` answers from a ledger."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from harmledger.model.account import Person
from harmledger.model.judgement import Change, Judgement, Reach, Sort, Verdict
from harmledger.model.looking import FoundPage, WordsWanted
from harmledger.model.query import Surroundings
from harmledger.model.terms import ClaimKind, SourceType


class Some(Protocol):
    """Some values of one class."""

    @property
    def items(self) -> Sequence[Any]:
        """The values."""
        ...

    @property
    def after(self) -> int | None:
        """The number that the next ones stand behind; None where these are the last."""
        ...


class Corrected(Protocol):
    """What came of a correction."""

    @property
    def judgement(self) -> Judgement:
        """As it was kept."""
        ...

    @property
    def claims(self) -> int:
        """On how many claims it bears."""
        ...

    @property
    def reports(self) -> int:
        """In how many reports."""
        ...

    @property
    def against(self) -> Sequence[Judgement]:
        """Decisions of others on the same words that say otherwise; they stand back."""
        ...

    @property
    def stands_back(self) -> Judgement | None:
        """The decision that holds instead."""
        ...

    @property
    def notes(self) -> Sequence[str]:
        """What should be looked at again."""
        ...


class ProgramData(Protocol):
    """Everything that programs ask. Every method may be called from several threads at once."""

    def mark(self) -> int:
        """As long as it is the same, so is every answer."""
        ...

    def linking(self) -> int:
        """As long as it is the same, so are places in the lists of what linking worked out."""
        ...

    def reports(self, after: int, limit: int, /) -> Some:
        """Reports without text, in the order added."""
        ...

    def claims(self, after: int, limit: int, kind: ClaimKind | None, /) -> Some:
        """Claims as people left them, in the order in which they were read."""
        ...

    def judgements(self, after: int, limit: int, /) -> Some:
        """Judgements, earliest first."""
        ...

    def beside(self, part: str, wanted: Surroundings, after: int, limit: int, /) -> Some:
        """``tallies``, ``agreements``, ``control``, ``displacement`` or ``copies``, in the order of lists."""
        ...

    def find(self, wanted: WordsWanted, limit: int, after: str | None, /) -> FoundPage:
        """Reports that hold words; raises ``NotFoundError`` where ``after`` is no report."""
        ...

    def journal(self, after: int, limit: int, /) -> Sequence[Any]:
        """Rows of the journal with a greater number, in order."""
        ...

    def judge(
        self, verdict: Verdict, subjects: Sequence[str], /, *, by: Person, note: str, changes: Sequence[Change]
    ) -> Judgement:
        """Keep a decision; raises ``NotFoundError`` and ``QuestionError``."""
        ...

    def correct(  # noqa: PLR0913  # what a person may say of words
        self,
        claim_id: str,
        sort: Sort,
        value: str,
        /,
        *,
        by: Person,
        words: str | None,
        reach: Reach,
        speaker_type: SourceType | None,
        note: str,
    ) -> Corrected:
        """Keep what words mean; raises ``NotFoundError`` and ``QuestionError``."""
        ...

    def author(self, judgement_id: str, /) -> str:
        """Who made a judgement; raises ``NotFoundError``."""
        ...
