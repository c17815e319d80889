"""What the page of open words asks of a record; ``workflow.openings`` answers from a ledger."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from harmledger.model.looking import OpenWanted
from harmledger.web.resolving import RunnerUp


class Example(Protocol):
    """One place where open words stand."""

    @property
    def claim_id(self) -> str:
        """The claim."""
        ...

    @property
    def report_id(self) -> str:
        """Its report."""
        ...

    @property
    def start(self) -> int | None:
        """Where the words begin in the report; None where that is not kept."""
        ...

    @property
    def end(self) -> int | None:
        """Where they end."""
        ...


class OpenWords(Protocol):
    """Words that could not be worked out, wherever they stand."""

    @property
    def what(self) -> str:
        """What they stand for: place, date, party, speaker."""
        ...

    @property
    def text(self) -> str:
        """The words."""
        ...

    @property
    def country(self) -> str | None:
        """The country that the reports are set in; None where they do not tell."""
        ...

    @property
    def reason(self) -> str:
        """Why they are open, in words."""
        ...

    @property
    def claims(self) -> int:
        """How many claims have them."""
        ...

    @property
    def reports(self) -> int:
        """How many reports have them."""
        ...

    @property
    def candidates(self) -> Sequence[RunnerUp]:
        """What they might mean, the one weighed most often first."""
        ...

    @property
    def examples(self) -> Sequence[Example]:
        """The first few places where they stand."""
        ...


class OpenEntry(Protocol):
    """Open words as people left them now."""

    @property
    def words(self) -> OpenWords:
        """The words."""
        ...

    @property
    def is_decided(self) -> bool:
        """Whether somebody decided on them since they were listed."""
        ...

    @property
    def at(self) -> str | None:
        """The claim to decide at; None where nothing is left to decide."""
        ...

    @property
    def quote(self) -> str:
        """The words of a claim that has them; empty where there is none any more."""
        ...


class OpenPage(Protocol):
    """Some open words, those in most claims first."""

    @property
    def items(self) -> Sequence[OpenEntry]:
        """The words."""
        ...

    @property
    def counts(self) -> Mapping[str, int]:
        """How many different words of each sort are open, whatever is asked for."""
        ...

    @property
    def total(self) -> int:
        """How many are asked for."""
        ...

    @property
    def next(self) -> int | None:
        """What to give as ``after`` for the following ones; None at the end."""
        ...

    @property
    def mark(self) -> int:
        """As long as it is the same, so is the order."""
        ...


class Openings(Protocol):
    """Answers about open words. Every method may be called from several threads at once."""

    def page(self, wanted: OpenWanted, /, limit: int, after: int = -1, *, fresh: bool = False) -> OpenPage:
        """Open words from behind position ``after`` on; ``fresh``: none from before the last reading or linking."""
        ...
