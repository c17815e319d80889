"""A ledger on each database, and made-up reports, claims, judgements and incidents to put in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from harmledger.config import Settings
from harmledger.ledger import Store
from harmledger.model import ids
from harmledger.model.claim import CasualtyClaim, Extraction
from harmledger.model.incident import (
    Attribution,
    Grade,
    Incident,
    IncidentKind,
    IncidentPlace,
    IncidentReport,
    Reasoned,
    ReportRole,
    Sourced,
    Toll,
)
from harmledger.model.judgement import Judgement, Verdict
from harmledger.model.quantity import Quantifier
from harmledger.model.report import Capture, Header, Report, Section, SectionKind
from harmledger.model.terms import Outcome
from harmledger.model.when import DatePrecision, When


class Make:
    """Makes values; the same number gives the same value."""

    def capture(self, number: int = 1, text: str | None = None, *, path: str | None = None) -> Capture:
        """A report of its own, with every kind of field set."""
        words = f"Report {number}: shelling killed 12 people.\r\nمقتل ١٢ شخصا 😀" if text is None else text
        content = words.encode(errors="surrogatepass")
        report = Report(
            ids.report_id(content),
            words,
            path=path or f"report-{number}.txt",
            url=f"https://example.org/{number}",
            title=f"Title {number}",
            published=dt.date(2020, 1, 31),
            language="en",
            sections=(Section(SectionKind.BODY, 0, len(words)),) if words else (),
            size=len(content),
            captured_at=dt.datetime(2020, 2, 1, 12, 30, tzinfo=dt.UTC),
            headers=(Header("content-type", "text/plain"),),
        )
        return Capture(report, content)

    def claim(self, report: Report, start: int = 0, value: int = 12) -> CasualtyClaim:
        """A claim that so many were killed, on ten characters of the report."""
        return CasualtyClaim(
            claim_id=ids.claim_id(report.report_id, "casualty", start, start + 10),
            report_id=report.report_id,
            start=start,
            end=start + 10,
            quote=report.text[start : start + 10],
            value=value,
            quantifier=Quantifier.EXACT,
            low=value,
            high=value,
            count_text=str(value),
            outcome=Outcome.KILLED,
        )

    def extraction(self, report: Report, value: int = 12, extractor: str = "rules/1") -> Extraction:
        """A reading with three claims."""
        return Extraction(report.report_id, extractor, tuple(self.claim(report, at, value) for at in (0, 5, 10)))

    def judgement(self, number: int = 1, verdict: Verdict = Verdict.REJECT, note: str = "") -> Judgement:
        """A judgement by one reviewer."""
        at = dt.datetime(2020, 3, 1, 0, number, tzinfo=dt.UTC)
        subjects = (f"clm-{number:016x}",)
        name = ids.judgement_id("reviewer", at.isoformat(), verdict, subjects)
        return Judgement(name, verdict, subjects, "reviewer", at, note)

    def incident(
        self,
        number: int,
        day: dt.date | None = None,
        *,
        place: IncidentPlace | None = None,
        killed: int = 1,
        claims: tuple[str, ...] = (),
        means: tuple[str, ...] = ("airstrike",),
    ) -> Incident:
        """An incident with one toll."""
        return Incident(
            incident_id=f"inc-{number:012x}",
            kind=IncidentKind.ATTACK,
            headline=f"Airstrike number {number}",
            date=None if day is None else When(day, day, DatePrecision.DAY),
            place=place,
            means=tuple(Sourced(name, claims) for name in means),
            targets=(Sourced("market", claims),),
            perpetrators=(Sourced("Government of Syria", claims),),
            parties=(),
            tolls=(Toll(Outcome.KILLED, "all", killed, killed, None),),
            grade=Reasoned(Grade.FAIR.value, "two origins"),
            attribution=Reasoned(Attribution.LIKELY.value, "two sources"),
            reports=(IncidentReport(f"sha256:{number:064x}", None, None, ReportRole.MAIN, f"sha256:{number:064x}"),),
            claims=claims or (f"clm-{number:016x}",),
        )


@pytest.fixture
def make() -> Make:
    """The maker of values."""
    return Make()


@pytest.fixture
def store(location: str, settings: Settings) -> Iterator[Store]:
    """An empty ledger."""
    with Store.create(location, settings) as store:
        yield store
