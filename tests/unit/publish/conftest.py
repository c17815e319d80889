"""A small publication, made by hand."""

from __future__ import annotations

import datetime as dt

import pytest

from harmledger.model.claim import CasualtyClaim, Claim, ResponsibilityClaim, Speaker
from harmledger.model.incident import (
    Incident,
    IncidentKind,
    IncidentPlace,
    IncidentReport,
    Reasoned,
    Record,
    ReportRole,
    Sourced,
    Toll,
    TraceStep,
    TraceUse,
)
from harmledger.model.quantity import Quantifier
from harmledger.model.report import Report
from harmledger.model.terms import Outcome, SourceType, Target, VictimGroup
from harmledger.model.when import DatePrecision, When
from harmledger.model.where import Place, PlacePrecision

DAY = When(dt.date(2020, 3, 3), dt.date(2020, 3, 3), DatePrecision.DAY, "Tuesday")
TEXT = "At least 12 civilians were killed near a hospital, said Amal Example, a resident. =formula"


@pytest.fixture
def reports() -> list[Report]:
    """One report."""
    return [
        Report("sha256:aa", TEXT, path="one.txt", outlet="Sample Wire", title="=cmd", published=dt.date(2020, 3, 4))
    ]


@pytest.fixture
def claims() -> list[Claim]:
    """A toll by a private person, and a responsibility claim that names one."""
    place = Place("Binnish", "Binnish", 35.9567, 36.7123, PlacePrecision.SETTLEMENT, gazetteer_id="x:1")
    return [
        CasualtyClaim(
            claim_id="clm-1",
            report_id="sha256:aa",
            start=0,
            end=49,
            quote=TEXT[0:49],
            source=Speaker("Amal Example", SourceType.LOCAL, 56, 68),
            date=DAY,
            places=(place,),
            value=12,
            quantifier=Quantifier.AT_LEAST,
            low=12,
            high=None,
            count_text="At least 12",
            outcome=Outcome.KILLED,
            victims=VictimGroup.CIVILIANS,
            targets=(Target.HEALTH,),
        ),
        ResponsibilityClaim(
            claim_id="clm-2",
            report_id="sha256:aa",
            start=51,
            end=68,
            quote=TEXT[51:68],
            named=("Amal Example", "Government of Syria"),
        ),
    ]


@pytest.fixture
def record() -> Record:
    """One incident at a hospital."""
    step = TraceStep("clm-1", TraceUse.USED, ("low", "best"), "the only figure")
    incident = Incident(
        incident_id="inc-1",
        kind=IncidentKind.ATTACK,
        headline="Air strike, Binnish, 3 March 2020",
        date=DAY,
        place=IncidentPlace(
            "Binnish", ("Idlib", "Syria"), 35.9567, 36.7123, PlacePrecision.SETTLEMENT, 2.0, "x:1", "SY"
        ),
        means=(Sourced("airstrike", ("clm-1",)),),
        targets=(Sourced("health", ("clm-1",)),),
        perpetrators=(Sourced("Government of Syria", ("clm-1",)),),
        parties=(),
        tolls=(
            Toll(Outcome.KILLED, "civilians", 12, 12, None, (step,)),
            Toll(Outcome.KILLED, "all", 12, 12, None, (step,)),
        ),
        grade=Reasoned("weak", "one origin"),
        attribution=Reasoned("single_source", "one says so"),
        reports=(IncidentReport("sha256:aa", "one.txt", None, ReportRole.MAIN, "sha256:aa"),),
        claims=("clm-1",),
    )
    return Record(incidents=(incident,))
