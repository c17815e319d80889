"""What the report's page asks of the words of a claim: what they were resolved to, how surely, and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol


class RunnerUp(Protocol):
    """What words might have meant instead."""

    @property
    def id(self) -> str:
        """Of a place in its gazetteer; else empty."""
        ...

    @property
    def name(self) -> str:
        """Its name."""
        ...


class Resolved(Protocol):
    """Words of a claim and what they were resolved to, as ``harmledger show`` prints them."""

    @property
    def what(self) -> str:
        """What they stand for: count, date, place, party, speaker."""
        ...

    @property
    def state(self) -> str:
        """How they stand: resolved, unresolved, decided (by a person), unsaid."""
        ...

    @property
    def text(self) -> str | None:
        """The words; None where there are none."""
        ...

    @property
    def value(self) -> str | None:
        """What they mean; None where that is open."""
        ...

    @property
    def score(self) -> float | None:
        """0 to 1, how surely; None where none is given."""
        ...

    @property
    def reason(self) -> str | None:
        """Why this, or why nothing."""
        ...

    @property
    def runners_up(self) -> Sequence[RunnerUp]:
        """What else was weighed, best first."""
        ...

    @property
    def judgement(self) -> str | None:
        """Id of the judgement by which a person decided it."""
        ...
