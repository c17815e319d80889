"""Looking for words, with filters, a page at a time; and for rows of the journal, latest first.

No page reads all of the ledger: reports with the words are looked at from the latest added on, at most :data:`MOST` for
one page. Where a filter lets through few of them, a page is short and says where the next goes on.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, func, select

from harmledger.ledger import tables
from harmledger.ledger.database import Database
from harmledger.ledger.readings import restore as restore_claims
from harmledger.ledger.reports import chunks, full_id, restore, seq_of
from harmledger.ledger.stored import values
from harmledger.ledger.values import JournalRow
from harmledger.ledger.words import Phrase, Word, cut, first_matches, matches, may_hold, parse, snippet
from harmledger.model.claim import Claim
from harmledger.model.judgement import Judgement
from harmledger.model.looking import ClaimFound, FoundPage, ReportFound, RowsWanted, WordsWanted
from harmledger.model.report import Report
from harmledger.model.span import Span

MOST = 200
"""Reports that are looked at for one page."""
BATCH = 60
"""So many of them first, which is mostly enough; then the rest."""
FEW = 500
"""So many rows of the journal are found by their subject alone."""
CLAIMS_SHOWN = 12
"""Claims of one report on one page."""
REPORTS = tables.reports.c
CLAIMS = tables.claims.c
CURRENT = tables.current.c
JOURNAL = tables.journal.c


class Looking:
    """Questions by words within one session."""

    def __init__(self, connection: Connection, database: Database) -> None:
        self._connection = connection
        self._database = database

    def reports(self, wanted: WordsWanted, *, limit: int, after: str | None = None) -> FoundPage:
        """Reports that hold the words, or hold them in a claim; latest added first.

        Args:
            wanted: words and filters; a query without a word finds nothing.
            limit: at most so many reports.
            after: what the page before gave.

        Raises:
            NotFoundError: if ``after`` is no report of this ledger.
        """
        phrases = parse(wanted.words)
        if not phrases:
            return FoundPage((), None, 0)
        before = None if after is None else seq_of(self._connection, full_id(self._connection, after))
        found: list[ReportFound] = []
        looked = 0
        while looked < MOST:
            some = MOST - looked if looked else BATCH
            numbers = self._database.matching(self._connection, phrases, before, some)
            for row, claims in self._read(numbers, wanted):
                looked += 1
                before = row.seq
                held = holding(claims, phrases)
                shown = None if wanted.in_claims and not held else found_in(restore(row), held, wanted, phrases)
                if shown is not None:
                    found.append(shown)
                if len(found) == limit:
                    return FoundPage(tuple(found), row.report_id if self._is_more(phrases, row.seq) else None, looked)
            if len(numbers) < some:
                return FoundPage(tuple(found), None, looked)
        last = self._connection.execute(select(REPORTS.report_id).where(REPORTS.seq == before)).scalar_one()
        return FoundPage(tuple(found), str(last) if self._is_more(phrases, before) else None, looked)

    def journal(self, wanted: RowsWanted, *, limit: int, before: int | None = None) -> list[JournalRow]:
        """Rows of the journal, latest first.

        Args:
            wanted: which.
            limit: at most so many.
            before: only rows with a lower number.
        """
        query = select(tables.journal).where(*_conditions(wanted))
        bounds = self._bounds(wanted)
        if bounds is not None:
            query = query.where(JOURNAL.seq.between(*bounds))
        if wanted.subject:
            few = self._few(wanted.subject)
            starts = JOURNAL.subject.startswith(wanted.subject, autoescape=True)
            query = query.where(starts if few is None else JOURNAL.seq.in_(few))
        if before is not None:
            query = query.where(JOURNAL.seq < before)
        found = self._connection.execute(query.order_by(JOURNAL.seq.desc()).limit(limit)).all()
        return [JournalRow(*row) for row in found]

    def _bounds(self, wanted: RowsWanted) -> tuple[int, int] | None:
        """The first and last number of rows in the time asked for, by an index; None where no time is asked for."""
        time = list(_time(wanted))
        if not time:
            return None
        first, last = self._connection.execute(select(func.min(JOURNAL.seq), func.max(JOURNAL.seq)).where(*time)).one()
        return (1, 0) if first is None else (first, last)

    def _few(self, start: str) -> list[int] | None:
        """Numbers of the rows about what begins so, by an index; None where they are many, and soon met without it."""
        begins = JOURNAL.subject.startswith(start, autoescape=True)
        if self._connection.dialect.name == "sqlite":  # where only ranges of texts are answered by an index
            begins = (JOURNAL.subject >= start) & (JOURNAL.subject <= start + "\U0010ffff")
        found = self._connection.execute(select(JOURNAL.seq).where(begins).limit(FEW + 1)).scalars().all()
        return None if len(found) > FEW else list(found)

    def head(self) -> tuple[int, str]:
        """Number and hash of the journal's last row; 0 and an empty hash before the first."""
        query = select(JOURNAL.seq, JOURNAL.row_hash).order_by(JOURNAL.seq.desc()).limit(1)
        last = self._connection.execute(query).first()
        return (0, "") if last is None else (last.seq, last.row_hash)

    def judgements(self, wanted: Iterable[str]) -> list[Judgement]:
        """The judgements with these ids that are in the ledger, in the order in which they were made known."""
        column = tables.judgements.c
        found: list[Judgement] = []
        for some in chunks(wanted):
            query = select(column.data).where(column.judgement_id.in_(some)).order_by(column.seq)
            found += values(list(self._connection.execute(query).scalars()), Judgement, "a judgement")
        return found

    def _read(self, numbers: Sequence[int], wanted: WordsWanted) -> Iterator[tuple[Row[Any], list[Claim]]]:
        """The reports with these row numbers, latest first, each with its claims where they are asked for."""
        if not numbers:
            return
        query = select(tables.reports).where(REPORTS.seq.in_(numbers)).order_by(REPORTS.seq.desc())
        rows = self._connection.execute(query).all()
        claims: dict[int, list[str]] = {}
        if wanted.in_claims:
            held = select(CURRENT.report, CLAIMS.data).join(tables.current, CURRENT.extraction == CLAIMS.extraction)
            held = held.where(CURRENT.report.in_(numbers)).order_by(CURRENT.report, CLAIMS.ordinal)
            if wanted.kinds:
                held = held.where(CLAIMS.kind.in_([kind.value for kind in wanted.kinds]))
            for report, data in self._connection.execute(held):
                claims.setdefault(report, []).append(data)
        for row in rows:
            yield row, restore_claims(claims.get(row.seq, ()))

    def _is_more(self, phrases: Sequence[Phrase], seq: int | None) -> bool:
        return bool(self._database.matching(self._connection, phrases, seq, 1))


def holding(claims: Iterable[Claim], phrases: Sequence[Phrase]) -> list[ClaimFound]:
    """The claims whose own words hold all phrases, with where they do."""
    return [ClaimFound(claim, inside) for claim in claims if (inside := _matches(claim.quote, phrases))]


def found_in(
    report: Report, held: Sequence[ClaimFound], wanted: WordsWanted, phrases: Sequence[Phrase]
) -> ReportFound | None:
    """The report as found, with the claims that hold the words; None where a filter keeps it out."""
    if not _belongs(report, wanted):
        return None
    spans = first_matches(report.text, phrases)
    shown = snippet(report.text, spans)
    return ReportFound(
        report.report_id,
        report.title,
        report.outlet,
        report.published,
        report.language,
        "" if shown is None else shown.of(report.text),
        () if shown is None else _inside(spans, shown),
        tuple(held[:CLAIMS_SHOWN]),
        len(held[CLAIMS_SHOWN:]),
    )


def _inside(spans: Iterable[Span], shown: Span) -> tuple[Span, ...]:
    """Spans of the text that lie in what is shown, as spans of that."""
    return tuple(Span(at.start - shown.start, at.end - shown.start) for at in spans if shown.contains(at))


def _belongs(report: Report, wanted: WordsWanted) -> bool:
    if wanted.language and report.language != wanted.language:
        return False
    if wanted.outlet and wanted.outlet.casefold() not in (report.outlet or "").casefold():
        return False
    if wanted.since is None and wanted.until is None:
        return True
    day = report.published
    return day is not None and (wanted.since or day) <= day <= (wanted.until or day)


def _matches(text: str, phrases: Iterable[Phrase]) -> tuple[Span, ...]:
    """Where the phrases stand in ``text``; nothing unless each of them does."""
    asked = list(phrases)
    if not may_hold(text, asked):
        return ()
    words: list[Word] = cut(text)
    if not all(matches(words, [phrase]) for phrase in asked):
        return ()
    return tuple(matches(words, asked))


def _conditions(wanted: RowsWanted) -> Iterator[ColumnElement[bool]]:
    """The filter in SQL; moments are ISO 8601 in UTC, so that days compare as text."""
    if wanted.actions:
        yield JOURNAL.action.in_(wanted.actions)
    if wanted.actor:
        yield JOURNAL.actor == wanted.actor
    yield from _time(wanted)


def _time(wanted: RowsWanted) -> Iterator[ColumnElement[bool]]:
    if wanted.since:
        yield JOURNAL.at >= wanted.since.isoformat()
    if wanted.until:
        yield JOURNAL.at < (wanted.until + dt.timedelta(days=1)).isoformat()
