"""A ledger with two short reports and claims made for it, so that no test hangs on how a report is read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from harmledger.config import Settings
from harmledger.ledger import Store
from harmledger.model import ids
from harmledger.model.claim import CasualtyClaim, Claim, Extraction, Speaker
from harmledger.model.quantity import Quantifier
from harmledger.model.report import Capture, Report
from harmledger.model.terms import Outcome, SourceType
from harmledger.model.when import When
from harmledger.model.where import Place
from harmledger.model.who import Who
from harmledger.workflow.book import Ledger

FIRST = "Regime forces shelled Zorbagh on Tuesday, killing 12 people near Saraqib, a clerk said. Zorbagh was hit again."
SECOND = "Three people were killed in Zorbagh."
SARAQIB = "geonames:164816"
GROUNDS = "lists/1"


class Made:
    """Reports and claims in one ledger, as a reading by the extractor ``rules/0`` with the lists ``lists/1``."""

    def __init__(self, store: Store, settings: Settings) -> None:
        self.store, self.settings = store, settings
        self.ledger = Ledger(store, settings)
        self.first = self.report(FIRST)
        self.second = self.report(SECOND)
        self.keep(self.first, self.killed(), self.again())
        self.keep(self.second, self.three())

    def report(self, text: str) -> Report:
        """A report of this text, kept."""
        content = text.encode()
        report = Report(
            ids.report_id(content), text, path=f"{text[:5]}.txt", published=dt.date(2020, 3, 6), language="en"
        )
        with self.store.session(write=True) as session:
            session.add_report(Capture(report, content))
        return report

    def keep(self, report: Report, *claims: Claim, grounds: str = GROUNDS) -> None:
        """Make these claims the report's reading."""
        with self.store.session(write=True) as session:
            session.add_extraction(Extraction(report.report_id, "rules/0", claims, grounds=grounds))

    def claim(self, report: Report, words: str, value: int, **changes: Any) -> CasualtyClaim:
        """A claim that so many were killed, in these words, set in Syria."""
        start = report.text.index(words)
        made = CasualtyClaim(
            claim_id=ids.claim_id(report.report_id, "casualty", start, start + len(words)),
            report_id=report.report_id,
            start=start,
            end=start + len(words),
            quote=words,
            value=value,
            quantifier=Quantifier.EXACT,
            low=value,
            high=value,
            count_text=str(value),
            outcome=Outcome.KILLED,
            setting="SY",
        )
        return replace(made, **changes)

    def killed(self, **changes: Any) -> CasualtyClaim:
        """Twelve killed: no date or place of it is resolved, but Saraqib; the party is, the speaker is not."""
        text = FIRST
        at = text.index
        fields: dict[str, Any] = {
            "date": When(None, None, None, "Tuesday", "the report's day is not known", at("Tuesday")),
            "places": (zorbagh(text), replace(zorbagh(text, "Saraqib"), name="Saraqib", lat=35.861, lon=36.806)),
            "perpetrators": ("Government of Syria",),
            "actors": (Who("Regime forces", "Government of Syria", 0, 13, 0.9, "told so", role="perpetrators"),),
            "source": Speaker("clerk", SourceType.UNKNOWN, at("a clerk"), at("a clerk") + 7, "no kind is told"),
        }
        return self.claim(self.first, "killing 12 people", 12, **(fields | changes))

    def again(self) -> CasualtyClaim:
        """A claim with the same unresolved place in other words of the report, and no date."""
        return self.claim(self.first, "was hit again", 1, places=(zorbagh(FIRST, last=True),))

    def three(self) -> CasualtyClaim:
        """A claim of the other report with that place too; it names neither date nor speaker."""
        return self.claim(self.second, "Three people were killed", 3, places=(zorbagh(SECOND),))


def zorbagh(text: str, name: str = "Zorbagh", *, last: bool = False) -> Place:
    """The place as the text names it, unresolved."""
    start = text.rindex(name) if last else text.index(name)
    return Place(name, start=start, end=start + len(name), reason="two fit", alternatives=(SARAQIB, "gone:1"))


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Made]:
    """The ledger with its reports and claims."""
    settings = Settings(extractor="rules", batch=2)
    with Store.create(str(tmp_path / "test.ledger"), settings) as store:
        yield Made(store, settings)
