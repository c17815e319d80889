"""How a dossier is laid out."""

from __future__ import annotations

from dataclasses import replace

from harmledger.model.claim import ResponsibilityClaim
from harmledger.model.incident import Grade
from harmledger.web.dossier import dossier
from tests.unit.web import web_demo as demo

VIEW = demo.DemoData().incident("inc-binnish")


def test_steps_stand_by_origin_and_time() -> None:
    """Each step knows its report and the number of its origin; copies stand with their origin and say so."""
    steps = dossier(VIEW).tolls[0].steps
    assert [step.origin for step in steps] == [1, 1, 1]
    assert [step.is_copy for step in steps].count(True) == 1
    assert all(step.report is not None for step in steps)


def test_a_scale_holds_every_figure_of_a_toll() -> None:
    """Also those that were set aside, so that bars can be compared."""
    assert dossier(VIEW).tolls[0].most >= 12


def test_what_is_accepted_stands_with_the_denials() -> None:
    """A claim in which a party accepts responsibility is an admission; one that names others is none."""
    base = ResponsibilityClaim(
        claim_id="clm-yes", report_id=demo.MAIN.report_id, start=0, end=4, quote=demo.MAIN.text[:4], accepted=True
    )
    named = replace(base, claim_id="clm-no", accepted=False)
    incident = replace(VIEW.incident, claims=(*VIEW.incident.claims, "clm-yes", "clm-no"))
    found = dossier(replace(VIEW, incident=incident, claims={**VIEW.claims, "clm-yes": base, "clm-no": named}))
    assert [claim.claim_id for claim in found.admissions] == ["clm-yes"]
    assert [claim.claim_id for claim in found.denials] == [demo.DENIAL.claim_id]


def test_a_claim_that_is_not_at_hand_still_has_its_step() -> None:
    """Regression guard: a trace is never shortened because a claim could not be read."""
    found = dossier(replace(VIEW, claims={}))
    assert [step.claim for step in found.tolls[0].steps] == [None, None, None]
    assert found.tolls[0].behind == {}
    assert VIEW.incident.grade.value == Grade.FAIR
