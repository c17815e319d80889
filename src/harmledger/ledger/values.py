"""What the ledger answers with, beside the values of the model: hits, skips, journal rows, findings, counts."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from harmledger.model.span import Span


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A report that holds what was searched for.

    Attributes:
        report_id: the report.
        title: its title, else None.
        snippet: a stretch of the report's text around the first match, as it stands there.
        start: where the snippet begins in the report's text.
        matches: those inside the snippet, as spans of the report's whole text; empty where only the title matches.
    """

    report_id: str
    title: str | None
    snippet: str
    start: int
    matches: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Skip:
    """An input that could not be used and has not been added since.

    Attributes:
        item: the path, URL or record.
        source: what the user asked to add (the item itself, or the folder or feed that it came from).
        reason: the short word of :class:`harmledger.errors.SkipItemError`.
        message: the line that was shown.
        at: when, in UTC.
    """

    item: str
    source: str
    reason: str
    message: str
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class JournalRow:
    """One row of the journal; ``row_hash`` is the SHA-256 over its other fields, ``prev_hash`` that of the row before.

    Attributes:
        seq: counts from 1 without gaps.
        at: UTC, ISO 8601.
        actor: who.
        action: ``create``, ``migrate``, ``report``, ``extraction``, ``judgement``, ``skip``, ``unskip``, ``gazetteer``,
            ``ungazetteer``, ``account``, ``assign``, ``unassign``, ``coding`` or ``link``.
        subject: the id that it is about.
        payload: canonical JSON: the hashes of what was stored.
    """

    seq: int
    at: str
    actor: str
    action: str
    subject: str
    payload: str
    prev_hash: str
    row_hash: str


@dataclass(frozen=True, slots=True)
class Count:
    """How many of one thing."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class LedgerStats:
    """What stands in the ledger.

    Attributes:
        reports, incidents, judgements, skips: how many (skips: those still open).
        unread: reports that no extractor has read.
        claims: of the current reading of each report, by kind, most first.
        unresolved_dates: claims with words for a date that could not be worked out.
        unresolved_places: claims with at least one place that could not be found.
        unresolved_actors: claims with a party that could not be told, or whose speaker is of unknown type.
        linked_at: when incidents were last worked out, in UTC; None: never.
        is_stale: whether reports, claims or judgements have come in since.
        bytes_on_disk: database and captured bytes together.
        journal_rows: length of the journal.
        journal_head: hash of its last row; note it elsewhere to prove later that nothing was taken away.
        unread_languages: reports in a language that the rules and the tagger do not read, by language, most first; of
            those that no language model has read.
    """

    reports: int
    unread: int
    claims: tuple[Count, ...]
    unresolved_dates: int
    unresolved_places: int
    unresolved_actors: int
    incidents: int
    judgements: int
    skips: int
    linked_at: dt.datetime | None
    is_stale: bool
    bytes_on_disk: int
    journal_rows: int
    journal_head: str
    unread_languages: tuple[Count, ...] = ()


class Severity(StrEnum):
    """How bad a finding is."""

    ERROR = "error"  # what is stored is not what was stored
    NOTE = "note"  # worth knowing; nothing is wrong with the record


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that ``verify`` found.

    Attributes:
        severity: error or note.
        what: a short stable word (``blob_altered``, ``report_removed``, ``journal_reordered`` ...).
        subject: the id, file or journal row.
        message: the whole sentence.
    """

    severity: Severity
    what: str
    subject: str
    message: str

    @property
    def is_damage(self) -> bool:
        """Whether what is stored is not what was stored."""
        return self.severity is Severity.ERROR

    def __str__(self) -> str:
        return self.message
