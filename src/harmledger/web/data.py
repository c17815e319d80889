"""What the pages ask of a record. ``workflow.pages`` answers from a ledger; tests answer from plain values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from harmledger.model.claim import Claim
from harmledger.model.incident import Agreement, CopyOf, Incident
from harmledger.model.judgement import Judgement
from harmledger.model.overview import Cluster, Order, Overview, Voices
from harmledger.model.query import Box, IncidentFilter, Surroundings
from harmledger.model.report import Report
from harmledger.model.terms import Outcome
from harmledger.web.accounts.book import UserBook
from harmledger.web.api.asking import ProgramData
from harmledger.web.audit.data import Audit
from harmledger.web.export.data import Exports
from harmledger.web.resolving import Resolved
from harmledger.web.review.desk import ReviewDesk
from harmledger.web.search.data import Finder
from harmledger.web.unresolved import Openings


class Count(Protocol):
    """How many of one thing."""

    @property
    def name(self) -> str:
        """What is counted."""
        ...

    @property
    def count(self) -> int:
        """How many."""
        ...


class Skip(Protocol):
    """An input that could not be used and has not been added since."""

    @property
    def item(self) -> str:
        """The path, address or record."""
        ...

    @property
    def reason(self) -> str:
        """The short word of ``SkipItemError``."""
        ...

    @property
    def message(self) -> str:
        """The line that was shown."""
        ...

    @property
    def at(self) -> dt.datetime:
        """When, in UTC."""
        ...


class Stats(Protocol):
    """What stands in the ledger, as ``harmledger status`` tells it."""

    @property
    def reports(self) -> int:
        """Reports kept."""
        ...

    @property
    def unread(self) -> int:
        """Reports that nothing has been read in yet."""
        ...

    @property
    def claims(self) -> Sequence[Count]:
        """Claims by kind."""
        ...

    @property
    def unresolved_dates(self) -> int:
        """Claims with words for a date that could not be worked out."""
        ...

    @property
    def unresolved_places(self) -> int:
        """Claims with a place that could not be found."""
        ...

    @property
    def incidents(self) -> int:
        """Incidents of the last linking."""
        ...

    @property
    def judgements(self) -> int:
        """Decisions by people."""
        ...

    @property
    def skips(self) -> int:
        """Inputs that could not be used."""
        ...

    @property
    def linked_at(self) -> dt.datetime | None:
        """When incidents were last worked out; None: never."""
        ...

    @property
    def is_stale(self) -> bool:
        """Whether something came in since."""
        ...

    @property
    def journal_rows(self) -> int:
        """Length of the journal."""
        ...

    @property
    def journal_head(self) -> str:
        """Hash of its last row."""
        ...


class Status(Protocol):
    """What the ledger holds and what it could not use."""

    @property
    def stats(self) -> Stats:
        """The counts."""
        ...

    @property
    def skips(self) -> Sequence[Skip]:
        """Inputs that could not be used."""
        ...


class Listed(Protocol):
    """A stretch of the list of incidents."""

    @property
    def lines(self) -> Sequence[Any]:
        """Incidents as lists show them: fields as those of ``Incident``, tolls without traces."""
        ...

    @property
    def total(self) -> int:
        """How many the filter lets through."""
        ...


class SavedFilter(Protocol):
    """A filter that somebody keeps under a name."""

    @property
    def name(self) -> str:
        """Its name."""
        ...

    @property
    def query(self) -> str:
        """The filter as a query string."""
        ...


class IncidentView(Protocol):
    """One incident and everything that its dossier quotes."""

    @property
    def incident(self) -> Incident:
        """The incident."""
        ...

    @property
    def reports(self) -> Mapping[str, Report]:
        """Its reports by id."""
        ...

    @property
    def claims(self) -> Mapping[str, Claim]:
        """Every claim that it names, by id."""
        ...

    @property
    def copies(self) -> Mapping[str, CopyOf]:
        """Which of its reports repeat another, by the copy's id."""
        ...

    @property
    def agreements(self) -> Sequence[Agreement]:
        """Agreements said to be in force then and there."""
        ...

    @property
    def redirected_from(self) -> str | None:
        """The id that was asked for, where it now stands for this incident; else None."""
        ...

    @property
    def headlines(self) -> Mapping[str, str]:
        """Headlines of the related incidents, by id."""
        ...

    @property
    def judgements(self) -> Sequence[Judgement]:
        """What people decided about its claims, earliest first, with what was taken back."""
        ...

    @property
    def earlier(self) -> Sequence[str]:
        """Ids that once stood for it, or for a part of it."""
        ...


class ReportView(Protocol):
    """One report and what was read in it."""

    @property
    def report(self) -> Report:
        """The report."""
        ...

    @property
    def claims(self) -> Sequence[Claim]:
        """Its claims in the order of the text."""
        ...

    @property
    def incidents(self) -> Sequence[tuple[str, str]]:
        """Pairs of a claim's id and the incident that it belongs to."""
        ...

    @property
    def copies(self) -> Sequence[CopyOf]:
        """Copies that it belongs to, as the copy or as the origin."""
        ...

    @property
    def resolved(self) -> Mapping[str, Sequence[Resolved]]:
        """What the words of each claim were resolved to, by the claim's id."""
        ...

    @property
    def quoted(self) -> Sequence[CopyOf]:
        """Passages taken from another report, or by one from it, where neither is a copy."""
        ...

    @property
    def others(self) -> Mapping[str, Report]:
        """The reports that copies and quotations name, by id."""
        ...


class Beside(Protocol):
    """Some tallies, agreements, steps of control or displacement figures, in the order of lists."""

    @property
    def items(self) -> Sequence[Any]:
        """The values, all of one class."""
        ...

    @property
    def claims(self) -> Mapping[str, Claim]:
        """Claims that they name, by id."""
        ...

    @property
    def headlines(self) -> Mapping[str, str]:
        """Headlines of the first incidents that each names, by id."""
        ...

    @property
    def days(self) -> Mapping[str, Mapping[str, int]]:
        """Of an agreement, how many of its incidents began on each day (ISO 8601; undated: empty), by its id."""
        ...

    @property
    def total(self) -> int:
        """How many there are in all."""
        ...

    @property
    def next(self) -> int | None:
        """What to give as ``after`` for the following ones; None at the end."""
        ...


class PageData(Protocol):
    """Everything that the pages read. Every method may be called from several threads at once."""

    @property
    def users(self) -> UserBook:
        """Who may use the pages."""
        ...

    @property
    def programs(self) -> ProgramData:
        """What the API asks beyond what the pages do."""
        ...

    @property
    def looking(self) -> Finder:
        """Words in reports and claims."""
        ...

    @property
    def desk(self) -> ReviewDesk:
        """Where people decide."""
        ...

    @property
    def openings(self) -> Openings:
        """Words that could not be worked out."""
        ...

    @property
    def audit(self) -> Audit:
        """The journal and its checks."""
        ...

    @property
    def exports(self) -> Exports:
        """Exports of what is filtered."""
        ...

    def overview(self, chosen: IncidentFilter, /) -> Overview:
        """What the home page shows of the incidents that ``chosen`` lets through."""
        ...

    def listed(self, chosen: IncidentFilter, order: Order, /, offset: int, limit: int) -> Listed:
        """A stretch of the list of incidents, and how many there are in all."""
        ...

    def clusters(self, chosen: IncidentFilter, view: Box, /) -> Sequence[Cluster]:
        """Places inside a stretch of the map, gathered as its width deserves."""
        ...

    def voices(self, chosen: IncidentFilter, outcome: Outcome, /) -> Voices:
        """Who states what of the incidents that ``chosen`` lets through."""
        ...

    def voices_soon(self, chosen: IncidentFilter, outcome: Outcome, /) -> Voices | None:
        """As :meth:`voices`; None while what speakers state is being read for the first time."""
        ...

    def saved_filters(self, person: str, /) -> Sequence[SavedFilter]:
        """Filters that a person keeps, by name."""
        ...

    def save_filter(self, person: str, name: str, query: str, /) -> None:
        """Keep a filter under a name, in the place of one of that name."""
        ...

    def forget_filter(self, person: str, name: str, /) -> None:
        """Keep it no longer; no fault where there is none."""
        ...

    def incidents(
        self, chosen: IncidentFilter, /, limit: int, after: str | None
    ) -> tuple[Sequence[Incident], str | None, int]:
        """A page of incidents, the cursor of the next page (None at the end) and how many there are in all."""
        ...

    def incident(self, incident_id: str, /) -> IncidentView:
        """One incident; raises ``NotFoundError``."""
        ...

    def report(self, report_id: str, /) -> ReportView:
        """One report; raises ``NotFoundError``."""
        ...

    def claim(self, claim_id: str, /) -> Claim:
        """One claim; raises ``NotFoundError``."""
        ...

    def content(self, report_id: str, /) -> tuple[bytes, str]:
        """The captured bytes of a report and their media type; raises ``NotFoundError``."""
        ...

    def beside(self, part: str, wanted: Surroundings, /, limit: int, after: int = -1) -> Beside:
        """Some of ``tallies``, ``agreements``, ``control`` or ``displacement``, from behind ``after`` on."""
        ...

    def one_beside(self, part: str, named: str, /) -> Beside:
        """One tally or agreement by its id; raises ``NotFoundError``."""
        ...

    def status(self) -> Status:
        """What the ledger holds and what it could not use."""
        ...
