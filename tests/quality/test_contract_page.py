"""The page that states the contract names every field and every term of the model, so that neither can drift."""

from __future__ import annotations

import dataclasses
import re
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest

from harmledger.model import claim, draft, explanation, incident, judgement, report, terms, when, where, who
from harmledger.model.quantity import Quantifier

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "reference" / "contract.md").read_text(encoding="utf-8")
NAMED = set(re.findall(r"`([^`]+)`", PAGE))

VALUES: tuple[Any, ...] = (
    report.Report,
    claim.CasualtyClaim,
    claim.DisplacementClaim,
    claim.AttackClaim,
    claim.DamageClaim,
    claim.ControlClaim,
    claim.AgreementClaim,
    claim.BreachClaim,
    claim.DenialClaim,
    claim.ResponsibilityClaim,
    claim.Speaker,
    when.When,
    where.Place,
    who.Who,
    judgement.Judgement,
    judgement.Change,
    judgement.Meaning,
    incident.Incident,
    incident.IncidentPlace,
    incident.IncidentReport,
    incident.Toll,
    incident.TraceStep,
    incident.RelatedIncident,
    incident.LinkReason,
    incident.LinkTerm,
    incident.Tally,
    incident.TallyCheck,
    incident.Agreement,
    incident.ControlEvent,
    incident.DisplacementFigure,
    incident.CopyOf,
    incident.TallyAnswer,
    incident.LeftOut,
    explanation.Explanation,
    explanation.ExplainedClaim,
    explanation.Attribute,
    explanation.Words,
    draft.Decision,
)
LISTS: tuple[type[StrEnum], ...] = (
    *(
        kind
        for kind in vars(terms).values()
        if isinstance(kind, type) and issubclass(kind, StrEnum) and kind is not StrEnum
    ),
    Quantifier,
    when.DatePrecision,
    where.PlacePrecision,
    where.PlaceRole,
    report.SectionKind,
    report.PublishedBasis,
    incident.IncidentKind,
    incident.ReportRole,
    incident.Relation,
    incident.TraceUse,
    explanation.Standing,
    explanation.Basis,
    judgement.Verdict,
    judgement.Reach,
    judgement.Sort,
)


@pytest.mark.parametrize("value", VALUES, ids=lambda value: value.__name__)
def test_every_field_is_named(value: Any) -> None:
    """Each field that travels in JSON stands on the page."""
    missing = {field.name for field in dataclasses.fields(value)} - NAMED
    assert missing == set()


@pytest.mark.parametrize("terms_of", LISTS, ids=lambda kind: kind.__name__)
def test_every_term_is_named(terms_of: type[StrEnum]) -> None:
    """Each term of each closed list stands on the page."""
    assert {term.value for term in terms_of} - NAMED == set()


@pytest.mark.parametrize("kind", [incident.Grade, incident.Attribution], ids=lambda kind: kind.__name__)
def test_every_grade_is_explained(kind: type[StrEnum]) -> None:
    """Each grade and each attribution stands on the page that says what it means."""
    page = (ROOT / "docs" / "concepts" / "grade.md").read_text(encoding="utf-8")
    assert {term.value for term in kind} - set(re.findall(r"`([^`]+)`", page)) == set()


def test_every_part_of_a_record_is_named() -> None:
    """What a record holds beside incidents stands on the page."""
    names = {field.name for field in dataclasses.fields(incident.Record)} - {"incidents"}
    assert names - NAMED == set()
