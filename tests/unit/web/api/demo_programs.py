"""What programs ask, answered from plain values: lists of one page, and nothing can be decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NoReturn

from harmledger.errors import NotFoundError, QuestionError
from harmledger.model.account import Person
from harmledger.model.incident import Record
from harmledger.model.judgement import Change, Reach, Sort, Verdict
from harmledger.model.looking import FoundPage, WordsWanted
from harmledger.model.query import Surroundings
from harmledger.model.terms import ClaimKind, SourceType


@dataclass(frozen=True)
class Some:
    """Some values, and where the next ones begin."""

    items: Sequence[Any]
    after: int | None = None


@dataclass(frozen=True)
class DemoPrograms:
    """A record that never changes."""

    record: Record = field(default_factory=Record)

    def mark(self) -> int:
        """The journal's end."""
        return 12

    def linking(self) -> int:
        """The last linking."""
        return 11

    def reports(self, _after: int, _limit: int, /) -> Some:
        """None."""
        return Some(())

    def claims(self, _after: int, _limit: int, _kind: ClaimKind | None, /) -> Some:
        """None."""
        return Some(())

    def judgements(self, _after: int, _limit: int, /) -> Some:
        """None."""
        return Some(())

    def beside(self, part: str, _wanted: Surroundings, after: int, limit: int, /) -> Some:
        """Those of the record, from behind ``after`` on."""
        held = getattr(self.record, part)
        last = after + limit
        return Some(held[after + 1 : last + 1], last if last + 1 < len(held) else None)

    def find(self, _wanted: WordsWanted, _limit: int, _after: str | None, /) -> FoundPage:
        """Nothing."""
        return FoundPage((), None, 0)

    def journal(self, _after: int, _limit: int, /) -> tuple[Any, ...]:
        """Empty."""
        return ()

    def judge(
        self, verdict: Verdict, _subjects: Sequence[str], /, *, by: Person, note: str, changes: Sequence[Change]
    ) -> NoReturn:
        """Nothing can be decided."""
        del by, note, changes
        raise QuestionError(f"{verdict} cannot be kept here")

    def correct(
        self,
        claim_id: str,
        _sort: Sort,
        _value: str,
        /,
        *,
        by: Person,
        words: str | None,
        reach: Reach,
        speaker_type: SourceType | None,
        note: str,
    ) -> NoReturn:
        """Nothing can be decided."""
        del by, words, reach, speaker_type, note
        raise QuestionError(f"{claim_id} cannot be corrected here")

    def author(self, judgement_id: str, /) -> NoReturn:
        """Nothing was decided."""
        raise NotFoundError(f"there is no judgement {judgement_id}")
