"""The shapes of answers and of what is sent. Values inside are the model's own classes."""

from __future__ import annotations

import dataclasses
import datetime as dt
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from harmledger.model.account import Role
from harmledger.model.claim import Claim
from harmledger.model.incident import Agreement, ControlEvent, CopyOf, DisplacementFigure, Incident, Tally
from harmledger.model.judgement import Change, Judgement, Meaning, Reach, Sort, Verdict
from harmledger.model.looking import ReportFound
from harmledger.model.report import Report
from harmledger.model.reviewed import QueuePage
from harmledger.model.terms import SourceType

ID = r"^[A-Za-z0-9:._-]+$"
Words = Annotated[str, Field(max_length=10_000)]
Id = Annotated[str, Field(min_length=1, max_length=200, pattern=ID)]


@dataclass(frozen=True, slots=True)
class Problem:
    """Why something was refused (RFC 9457); ``error`` repeats ``detail``."""

    type: str
    title: str
    status: int
    detail: str
    error: str


@dataclass(frozen=True, slots=True)
class Me:
    """Whose requests these are, and what they may do."""

    name: str
    role: Role
    is_local: bool


@dataclass(frozen=True, slots=True)
class IncidentPage:
    """Some incidents, how many there are in all, and the cursor for ``after`` (null on the last page)."""

    incidents: tuple[Incident, ...]
    total: int
    next: str | None


@dataclass(frozen=True, slots=True)
class IncidentDossier:
    """An incident with its reports (without text), claims, copies, agreements, decisions and earlier ids."""

    incident: Incident
    reports: dict[str, Report]
    claims: dict[str, Claim]
    copies: dict[str, CopyOf]
    agreements: tuple[Agreement, ...]
    redirected_from: str | None
    judgements: tuple[Judgement, ...] = ()
    earlier: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadReport:
    """A report with its claims and the incident that each belongs to."""

    report: Report
    claims: tuple[Claim, ...]
    incidents: tuple[tuple[str, str], ...]
    copies: tuple[CopyOf, ...]


@dataclass(frozen=True, slots=True)
class ReportPage:
    """Some reports, without text."""

    reports: tuple[Report, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """Some claims, as people left them."""

    claims: tuple[Claim, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class TallyPage:
    """Some tallies."""

    tallies: tuple[Tally, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class AgreementPage:
    """Some agreements."""

    agreements: tuple[Agreement, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class ControlPage:
    """Some steps of who held which place."""

    control: tuple[ControlEvent, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class DisplacementPage:
    """Some figures of displacement; never to be summed."""

    displacement: tuple[DisplacementFigure, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class CopyPage:
    """Some reports that repeat another."""

    copies: tuple[CopyOf, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class JudgementPage:
    """Some decisions, with those that were taken back and what took them back."""

    judgements: tuple[Judgement, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class JournalRow:
    """One row of the journal; ``row_hash`` covers the others and so the row before."""

    seq: int
    at: str
    actor: str
    action: str
    subject: str
    payload: str
    prev_hash: str
    row_hash: str


@dataclass(frozen=True, slots=True)
class JournalPage:
    """Some rows of the journal, in order."""

    journal: tuple[JournalRow, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class FoundReports:
    """Reports that hold the words, latest added first."""

    reports: tuple[ReportFound, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class Counted:
    """How many of one thing."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input that could not be used and has not been added since."""

    item: str
    reason: str
    message: str
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class LedgerStatus:
    """What the ledger holds; ``is_stale`` where something came in since the last linking."""

    reports: int
    unread: int
    claims: tuple[Counted, ...]
    incidents: int
    judgements: int
    linked_at: dt.datetime | None
    is_stale: bool
    journal_rows: int
    journal_head: str
    skips: tuple[Skipped, ...]


@dataclass(frozen=True, slots=True)
class NewJudgement:
    """A decision: what of which claims; ``changes`` for ``correct`` only."""

    verdict: Verdict
    subjects: Annotated[tuple[Id, ...], Field(min_length=1, max_length=100)]
    note: Words = ""
    changes: Annotated[tuple[Change, ...], Field(max_length=50)] = ()


@dataclass(frozen=True, slots=True)
class NewCorrection:
    """What words of a claim mean; ``value`` as ``harmledger correct`` takes it."""

    claim_id: Id
    sort: Sort
    value: Annotated[str, Field(min_length=1, max_length=500)]
    words: Annotated[str, Field(max_length=1_000)] | None = None
    reach: Reach = Reach.MENTION
    speaker_type: SourceType | None = None
    note: Words = ""


@dataclass(frozen=True, slots=True)
class Undoing:
    """Why a decision is taken back."""

    note: Words = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """What words might mean: an id (of a place; else empty) and a name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class OpenExample:
    """One place where open words stand: the claim, its report, and where in its text (null where that is not kept)."""

    claim_id: str
    report_id: str
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class OpenWords:
    """Words that could not be worked out, wherever they stand; ``is_decided`` where a person decided on them since."""

    what: str
    text: str
    country: str | None
    reason: str
    claims: int
    reports: int
    candidates: tuple[Candidate, ...]
    examples: tuple[OpenExample, ...]
    is_decided: bool


@dataclass(frozen=True, slots=True)
class OpenWordsPage:
    """Some open words, how many there are of those asked for, and of each sort in all."""

    words: tuple[OpenWords, ...]
    total: int
    counts: dict[str, int]
    next: str | None


@dataclass(frozen=True, slots=True)
class KeptCorrection:
    """A correction as it was kept, and on what it bears as the reports are read now."""

    judgement: Judgement
    claims: int
    reports: int
    against: tuple[Judgement, ...]
    stands_back: Judgement | None
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NewAnswer:
    """An answer to a review item; ``version`` is the item's, as it was shown."""

    verdict: Verdict
    version: Annotated[int, Field(ge=0, lt=2**53)]
    claim_id: Id | None = None
    changes: Annotated[tuple[Change, ...], Field(max_length=50)] = ()
    meanings: Annotated[tuple[Meaning, ...], Field(max_length=50)] = ()
    note: Words = ""


@dataclass(frozen=True, slots=True)
class NewMerge:
    """Two incidents that are one; ``version`` is that of the preview."""

    one: Id
    other: Id
    version: Annotated[int, Field(ge=0, lt=2**53)]
    note: Words = ""


@dataclass(frozen=True, slots=True)
class NewSplit:
    """Claims that are not of their incident; ``version`` is that of the preview."""

    incident: Id
    claims: Annotated[tuple[Id, ...], Field(min_length=1, max_length=100)]
    version: Annotated[int, Field(ge=0, lt=2**53)]
    note: Words = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """The judgements that were made; none, and ``is_waiting``, where other coders have yet to answer, or differ."""

    judgements: tuple[Judgement, ...]
    is_waiting: bool = False


def with_next(page: QueuePage, following: str | None) -> QueuePage:
    """The page with the cursor of the next in the place of its id."""
    return dataclasses.replace(page, next=following)
