"""Reports with claims made for them, so that no test hangs on how a report is read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from harmledger.ledger import Store
from harmledger.model import ids
from harmledger.model.claim import CasualtyClaim, Extraction
from harmledger.model.quantity import Quantifier
from harmledger.model.report import Capture, Report
from harmledger.model.terms import Means, Outcome
from harmledger.model.when import DatePrecision, When
from harmledger.model.where import Place, PlacePrecision
from harmledger.workflow.link import link

TEXTS: Mapping[str, Mapping[str, Any]] = {
    "Twelve people were killed in Binnish on Tuesday, a rescue service said.": {"words": "Twelve people", "value": 12},
    "A shell killed nine people at the market of Binnish on Wednesday.": {
        "words": "nine people",
        "value": 9,
        "day": 4,
        "means": Means.SHELLING,
    },
    "Forty people were killed in Zorbagh, residents said.": {"words": "Forty people", "value": 40, "place": None},
}
"""Each report's text, and what its one claim says: the words, the number, the day of March 2020, the place."""

BINNISH = "geonames:172955"


def claim_id(text: str) -> str:
    """The id of the claim of the report with this text."""
    return ids.claim_id(ids.report_id(text.encode()), "casualty", *_span(text))


def _span(text: str) -> tuple[int, int]:
    words = TEXTS[text]["words"]
    return text.index(words), text.index(words) + len(words)


def _claim(report: Report, told: Mapping[str, Any]) -> CasualtyClaim:
    start, end = _span(report.text)
    name = "Zorbagh" if "place" in told else "Binnish"
    at = report.text.index(name)
    found = Place(
        name,
        name,
        35.959,
        36.714,
        PlacePrecision.SETTLEMENT,
        gazetteer_id=BINNISH,
        start=at,
        end=at + len(name),
        admin=("Idlib", "Syria"),
        country="SY",
        score=1.0,
    )
    lost = Place(name, start=at, end=at + len(name), reason="no gazetteer has it")
    day = dt.date(2020, 3, told.get("day", 3))
    return CasualtyClaim(
        claim_id=claim_id(report.text),
        report_id=report.report_id,
        start=start,
        end=end,
        quote=report.text[start:end],
        value=told["value"],
        quantifier=Quantifier.EXACT,
        low=told["value"],
        high=told["value"],
        count_text=report.text[start:end].split()[0],
        outcome=Outcome.KILLED,
        means=told.get("means", Means.AIRSTRIKE),
        date=When(day, day, DatePrecision.DAY),
        places=(lost if "place" in told else found,),
        confidence=0.6,
        setting="SY",
        source=told.get("source"),
    )


def fill(store: Store, texts: Mapping[str, Mapping[str, Any]], published: dt.date) -> None:
    """Keep the reports with their claims, and link."""
    with store.session(write=True) as session:
        for number, (text, told) in enumerate(texts.items()):
            content = text.encode()
            report = Report(
                ids.report_id(content), text, path=f"{number}.txt", title=text[:30], published=published, language="en"
            )
            session.add_report(Capture(report, content))
            session.add_extraction(Extraction(report.report_id, "rules/0", (_claim(report, told),)))
    link(store)
