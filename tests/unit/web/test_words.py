"""Words of the interface: one catalogue, and dates, ranges and claims as people read them."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from enum import StrEnum

import pytest

from harmledger.errors import VocabularyError
from harmledger.model import incident, terms, when, where
from harmledger.model.quantity import Quantifier, Quantity
from harmledger.model.when import DatePrecision, When
from harmledger.web import catalogue, wording
from harmledger.web.site import HERE
from tests.unit.web import web_demo as demo

TEXTS = catalogue.load()
GROUPS: tuple[tuple[str, type[StrEnum]], ...] = (
    ("outcome", terms.Outcome),
    ("victims", terms.VictimGroup),
    ("means", terms.Means),
    ("target", terms.Target),
    ("kind", terms.ClaimKind),
    ("kind", incident.IncidentKind),
    ("grade", incident.Grade),
    ("grade_help", incident.Grade),
    ("attribution", incident.Attribution),
    ("relation", incident.Relation),
    ("role", incident.ReportRole),
    ("stance", terms.Stance),
    ("scope", terms.Scope),
    ("source_type", terms.SourceType),
    ("damage", terms.DamageKind),
    ("control_status", terms.ControlStatus),
    ("agreement", terms.AgreementKind),
    ("agreement_status", terms.AgreementStatus),
    ("displacement_term", terms.DisplacementTerm),
    ("unit", terms.CountUnit),
    ("quantifier", Quantifier),
    ("precision", where.PlacePrecision),
    ("date_precision", when.DatePrecision),
)


@pytest.mark.parametrize(("group", "kind"), GROUPS, ids=str)
def test_every_term_has_a_word(group: str, kind: type[StrEnum]) -> None:
    """No closed list has a term that pages would show raw."""
    assert [term for term in kind if f"{group}.{term}" not in TEXTS.texts] == []


def test_every_word_that_templates_ask_for_is_there() -> None:
    """Each literal name in a template or module is in the catalogue."""
    sources = [*(HERE / "templates").rglob("*.html"), *HERE.rglob("*.py")]
    asked = {
        name
        for file in sources
        for name in re.findall(
            r"""\b(?:t|texts)\(\s*["']([a-z_]+\.[a-z_.]+[a-z])["']""", file.read_text(encoding="utf-8")
        )
    }
    assert len(asked) > 100
    assert {name for name in asked if name not in TEXTS.texts and f"{name}.other" not in TEXTS.texts} == set()


def test_missing_word_is_a_fault() -> None:
    """A text that is not there is never shown as its name."""
    with pytest.raises(VocabularyError, match=r"home\.nothing"):
        TEXTS("home.nothing")


def test_missing_language_names_its_file() -> None:
    """A language without a catalogue says which folder it lacks."""
    with pytest.raises(VocabularyError, match="texts/xx"):
        catalogue.load("xx")


@pytest.mark.parametrize(
    ("start", "end", "precision", "expected"),
    [
        ("2020-02-25", "2020-02-25", DatePrecision.DAY, "25 February 2020"),
        ("2020-02-25", "2020-02-27", DatePrecision.WEEK, "25–27 February 2020"),
        ("2020-02-01", "2020-02-29", DatePrecision.MONTH, "February 2020"),
        ("2020-01-01", "2020-12-31", DatePrecision.YEAR, "2020"),
        ("2019-04-01", "2020-03-31", DatePrecision.PERIOD, "1 April 2019 – 31 March 2020"),
        ("2020-04-01", "2020-05-31", DatePrecision.PERIOD, "1 April – 31 May 2020"),
    ],
)
def test_dates_read_as_precise_as_they_are(start: str, end: str, precision: DatePrecision, expected: str) -> None:
    """An interval is told in as few words as its precision deserves."""
    value = When(dt.date.fromisoformat(start), dt.date.fromisoformat(end), precision)
    assert wording.when(value, TEXTS) == expected


def test_unknown_date_is_told() -> None:
    """No date and an unresolved one are both said to be unknown."""
    assert wording.when(None, TEXTS) == "date not known"
    assert wording.when(When(None, None, None, "one day"), TEXTS) == "date not known"


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (12, 34, "12–34"),
        (12, 12, "12"),
        (12, None, "12+"),
        (None, 34, "≤\u202f34"),
        (None, None, "–"),
        (1000000, 1000000, "1,000,000"),
    ],
)
def test_ranges(low: int | None, high: int | None, expected: str) -> None:
    """Open bounds show as open."""
    assert wording.span_of(low, high, TEXTS) == expected


@pytest.mark.parametrize(
    ("quantity", "expected"),
    [
        (Quantity.stated(9, Quantifier.AT_LEAST), "at least 9 people killed"),
        (Quantity.stated(300, Quantifier.MORE_THAN), "more than 300 people killed"),
        (Quantity.between(20, 30), "20–30 people killed"),
        (Quantity.vague(12), "12+ people killed"),
    ],
)
def test_casualty_in_one_line(quantity: Quantity, expected: str) -> None:
    """The hedge stays with the number."""
    parts = {"value": quantity.value, "quantifier": quantity.quantifier, "low": quantity.low, "high": quantity.high}
    assert wording.claim_line(replace(demo.NINE, **parts), TEXTS) == expected  # type: ignore[arg-type]


def test_every_kind_of_claim_has_a_line() -> None:
    """Each kind says what it claims, in words."""
    lines = {claim.kind: wording.claim_line(claim, TEXTS) for claim in demo.CLAIMS}
    assert lines["attack"] == "airstrike"
    assert lines["denial"] == "denial: Government of Syria"
    assert lines["control"] == "taken: Government of Syria"
    assert lines["agreement"] == "ceasefire: in force"
    assert lines["breach"] == "breach of ceasefire alleged"
    assert lines["displacement"] == "1,000+ people displaced"


@pytest.mark.parametrize(
    ("count", "expected"), [(0, "0 bytes"), (999, "999 bytes"), (50_400_000, "50.4 MB"), (3 * 10**12, "3,000 GB")]
)
def test_sizes(count: int, expected: str) -> None:
    """Sizes in the unit that reads best."""
    assert wording.size(count, TEXTS) == expected


def test_moments_are_in_utc() -> None:
    """A time with a zone is told in UTC."""
    at = dt.datetime(2020, 3, 5, 1, 30, tzinfo=dt.timezone(dt.timedelta(hours=3)))
    assert wording.moment(at, TEXTS) == "4 Mar 2020, 22:30 UTC"
