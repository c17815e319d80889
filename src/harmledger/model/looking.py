"""Looking for words in reports and claims, and for rows of the journal: what is asked for, and what was found."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from harmledger.model.claim import Claim
from harmledger.model.span import Span
from harmledger.model.terms import ClaimKind


@dataclass(frozen=True, slots=True)
class WordsWanted:
    """Which reports are looked for. All that is set must hold.

    Attributes:
        words: words that must all occur; ``"in quotes"`` follow one another, ``start*`` is the beginning of a word.
        in_claims: look in the words of claims only, and give those claims.
        kinds: claims of any of these kinds; of use with ``in_claims`` only.
        outlet: part of the outlet's name, letter case ignored.
        language: ISO 639-1 code of the report.
        since, until: days of publication, inclusive; undated reports belong only where both are None.
    """

    words: str
    in_claims: bool = False
    kinds: tuple[ClaimKind, ...] = ()
    outlet: str | None = None
    language: str | None = None
    since: dt.date | None = None
    until: dt.date | None = None


@dataclass(frozen=True, slots=True)
class ClaimFound:
    """A claim whose words hold what was looked for; ``matches`` are spans of its quote."""

    claim: Claim
    matches: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class ReportFound:
    """A report that holds what was looked for.

    Attributes:
        report_id: the report.
        title, outlet, published, language: as the report has them.
        snippet: a stretch of its text around the first match.
        matches: those inside the snippet, as spans of the snippet.
        claims: its claims that hold the words, where they were asked for, at most so many as one page shows.
        more: how many further claims of it hold the words.
    """

    report_id: str
    title: str | None
    outlet: str | None
    published: dt.date | None
    language: str
    snippet: str
    matches: tuple[Span, ...]
    claims: tuple[ClaimFound, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class FoundPage:
    """Reports found, latest added first.

    Attributes:
        reports: the reports.
        after: where the next page begins; None where all of the ledger was looked through.
        looked: how many reports with the words were looked at for this page.
    """

    reports: tuple[ReportFound, ...]
    after: str | None
    looked: int


@dataclass(frozen=True, slots=True)
class RowsWanted:
    """Which rows of the journal are asked for. All that is set must hold.

    Attributes:
        actions: any of these.
        actor: whose; the whole name.
        subject: the id that a row is about, or its beginning.
        since, until: days in UTC, inclusive.
    """

    actions: tuple[str, ...] = ()
    actor: str | None = None
    subject: str | None = None
    since: dt.date | None = None
    until: dt.date | None = None


@dataclass(frozen=True, slots=True)
class OpenWanted:
    """Which of the words that could not be worked out are asked for. All that is set must hold.

    Attributes:
        what: ``place``, ``date``, ``party`` or ``speaker``.
        text: part of the words, letter case ignored.
        country: the country that the reports are set in, letter case ignored.
    """

    what: str | None = None
    text: str | None = None
    country: str | None = None
