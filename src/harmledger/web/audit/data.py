"""What the audit page asks of a record; ``workflow.audit`` answers from a ledger."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Protocol

from harmledger.model.judgement import Judgement
from harmledger.model.looking import RowsWanted


class Row(Protocol):
    """One row of the journal."""

    @property
    def seq(self) -> int:
        """Counts from 1 without gaps."""
        ...

    @property
    def at(self) -> str:
        """When: UTC, ISO 8601."""
        ...

    @property
    def actor(self) -> str:
        """Who."""
        ...

    @property
    def action(self) -> str:
        """What was done."""
        ...

    @property
    def subject(self) -> str:
        """The id that it is about."""
        ...

    @property
    def payload(self) -> str:
        """Canonical JSON: the hashes of what was stored."""
        ...

    @property
    def prev_hash(self) -> str:
        """Hash of the row before."""
        ...

    @property
    def row_hash(self) -> str:
        """Hash over all other fields."""
        ...


class Entry(Protocol):
    """A row, and the judgement that it tells of."""

    @property
    def row(self) -> Row:
        """The row."""
        ...

    @property
    def judgement(self) -> Judgement | None:
        """The judgement; None where it tells of something else."""
        ...


class Finding(Protocol):
    """One thing that a check found."""

    @property
    def severity(self) -> str:
        """``error`` or ``note``."""
        ...

    @property
    def message(self) -> str:
        """The whole sentence."""
        ...


class Check(Protocol):
    """A check of the whole ledger."""

    @property
    def began(self) -> dt.datetime:
        """When it began, in UTC."""
        ...

    @property
    def ended(self) -> dt.datetime:
        """When it ended, in UTC."""
        ...

    @property
    def by(self) -> str:
        """Who ran it."""
        ...

    @property
    def rows(self) -> int:
        """Journal rows checked."""
        ...

    @property
    def total(self) -> int:
        """Journal rows that were there."""
        ...

    @property
    def head(self) -> str:
        """Hash of the last of them."""
        ...

    @property
    def damage(self) -> int:
        """Findings of damage."""
        ...

    @property
    def notes(self) -> int:
        """Findings that are no damage."""
        ...

    @property
    def findings(self) -> Sequence[Finding]:
        """The first findings."""
        ...

    @property
    def stopped(self) -> str:
        """Why it did not come to its end; empty where it did."""
        ...


class Running(Protocol):
    """A check under way."""

    @property
    def by(self) -> str:
        """Who started it."""
        ...

    @property
    def began(self) -> dt.datetime:
        """When, in UTC."""
        ...

    @property
    def done(self) -> int:
        """Journal rows done."""
        ...

    @property
    def total(self) -> int:
        """Journal rows there are; 0 while that is not known."""
        ...


class Audit(Protocol):
    """The journal and its checks. May be called from several threads at once."""

    def rows(self, wanted: RowsWanted, /, limit: int, before: int | None) -> tuple[Sequence[Entry], int | None]:
        """A page, latest first, and the number that the next begins below; None at the end."""
        ...

    def last(self) -> Check | None:
        """The last check that is known of."""
        ...

    def running(self) -> Running | None:
        """The check that is under way here."""
        ...

    def start(self, by: str, /) -> bool:
        """Begin a check in the background; False where one is running already."""
        ...
