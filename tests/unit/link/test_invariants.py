"""What holds for any reports and claims: order, repetition, copies and strangers change nothing they should not."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from harmledger.link import record
from harmledger.link.build import worked_out
from harmledger.model.claim import Claim
from harmledger.model.incident import Record
from harmledger.model.quantity import Quantifier
from harmledger.model.terms import Means, Outcome, Scope, Stance, VictimGroup
from tests.unit.link.making import (
    BINNISH,
    HELMETS,
    IDLIB,
    LOCALS,
    MAARA,
    MINISTRY,
    PROVINCE,
    SARAQIB,
    SOHR,
    UNKNOWN,
    Telling,
    copy_of,
    day,
    near,
    place,
    within,
)

FEW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])

PLACES = st.sampled_from([(IDLIB,), (BINNISH,), (near(BINNISH),), (SARAQIB,), (MAARA, within(PROVINCE)), (PROVINCE,),
                          (UNKNOWN,), (BINNISH, SARAQIB), ()])  # fmt: skip
DAYS = st.sampled_from([None, day("2020-03-01"), day("2020-03-02"), day("2020-03-02", stated=False), day("2020-03-03"),
                        day("2020-03-01", "2020-03-31")])  # fmt: skip
SPEAKERS = st.sampled_from([None, SOHR, HELMETS, LOCALS, MINISTRY])


@st.composite
def casualties(draw: st.DrawFn) -> dict[str, Any]:
    """The facts of one casualty claim."""
    return {
        "value": draw(st.integers(1, 40)),
        "where": draw(PLACES),
        "when": draw(DAYS),
        "by": draw(st.sampled_from([q for q in Quantifier if q is not Quantifier.RANGE])),
        "outcome": draw(st.sampled_from([Outcome.KILLED, Outcome.INJURED])),
        "victims": draw(st.sampled_from([VictimGroup.PEOPLE, VictimGroup.CIVILIANS, VictimGroup.CHILDREN,
                                         VictimGroup.COMBATANTS])),
        "source": draw(SPEAKERS),
        "stance": draw(st.sampled_from([Stance.ASSERTED, Stance.INITIAL, Stance.SUSPECTED])),
        "means": draw(st.sampled_from([None, Means.AIRSTRIKE, Means.SHELLING])),
        "scope": draw(st.sampled_from([Scope.INCIDENT, Scope.INCIDENT, Scope.INCIDENT, Scope.CUMULATIVE])),
    }  # fmt: skip


@st.composite
def archives(draw: st.DrawFn) -> list[Telling]:
    """A few reports with a few claims each."""
    tellings = []
    for number in range(draw(st.integers(1, 5))):
        published = draw(st.sampled_from(["2020-03-02", "2020-03-03", "2020-03-04", None]))
        telling = Telling(f"r{number}", published, captured=number)
        for _ in range(draw(st.integers(1, 4))):
            facts = draw(casualties())
            value, where = facts.pop("value"), facts.pop("where")
            telling.killed(value, *where, **facts)
        if draw(st.booleans()):
            telling.attack(Means.AIRSTRIKE, *draw(PLACES), when=draw(DAYS))
        tellings.append(telling)
    return tellings


def linked(tellings: Sequence[Telling]) -> Record:
    """The record of the reports."""
    return record([t.report for t in tellings], [claim for t in tellings for claim in t.claims])


@FEW
@given(archives(), st.randoms(use_true_random=False))
def test_order_of_the_input_does_not_matter(tellings: list[Telling], shuffler: random.Random) -> None:
    """Reports and claims in any order give the same record, ids included."""
    reports = [t.report for t in tellings]
    claims: list[Claim] = [claim for t in tellings for claim in t.claims]
    wanted = record(reports, claims)
    shuffler.shuffle(reports)
    shuffler.shuffle(claims)
    assert record(reports, claims) == wanted


@FEW
@given(archives())
def test_linking_again_gives_the_same_record(tellings: list[Telling]) -> None:
    """Deleting the record and linking again brings it back, with or without the former ids at hand."""
    first = linked(tellings)
    previous = [(incident.incident_id, incident.claims) for incident in first.incidents]
    again = worked_out([t.report for t in tellings], [c for t in tellings for c in t.claims], (), previous).record
    assert again == first


@FEW
@given(archives())
def test_unrelated_report_leaves_the_incidents_as_they_are(tellings: list[Telling]) -> None:
    """A report of another country and year changes no incident and no id."""
    stranger = Telling("stranger", "2015-08-01", captured=99)
    far = place("Sanaa", 15.35, 44.2, admin=("Amanat al-Asimah", "Yemen"))
    stranger.killed(7, far, when=day("2015-07-30"), means=Means.AIRSTRIKE)
    before, after = linked(tellings), linked([*tellings, stranger])
    assert {i for i in before.incidents if i not in after.incidents} == set()
    assert len(after.incidents) == len(before.incidents) + 1


@FEW
@given(archives(), st.integers(0, 4))
def test_copy_raises_no_toll_and_no_number_of_origins(tellings: list[Telling], which: int) -> None:
    """A copy changes neither the incidents' tolls nor how many origins they rest on."""
    original = tellings[which % len(tellings)]
    published = original.published and "2020-03-20"
    copied = copy_of(original, "copy", published)
    copied.captured = 99
    before, after = linked(tellings), linked([*tellings, copied])
    assert [facts(before, n) for n in range(len(before.incidents))] == [
        facts(after, n) for n in range(len(after.incidents))
    ]


def facts(made: Record, number: int) -> tuple[object, ...]:
    """What of an incident must not change when a copy is added."""
    incident = made.incidents[number]
    rows = [(t.outcome, t.victims, t.low, t.best, t.high) for t in incident.tolls]
    return incident.incident_id, rows, {r.origin for r in incident.reports}, incident.grade.value, incident.date


@FEW
@given(archives())
def test_bounds_are_in_order(tellings: list[Telling]) -> None:
    """Low never exceeds best, nor best high; everyone reaches as far as each group."""
    for incident in linked(tellings).incidents:
        whole = {t.outcome: t for t in incident.tolls if t.victims == "all"}
        for toll in incident.tolls:
            assert toll.best is not None
            assert 0 <= toll.low <= toll.best
            assert toll.high is None or toll.best <= toll.high
            everyone = whole[toll.outcome]
            assert everyone.best is not None
            assert toll.best <= everyone.best
            assert toll.low <= everyone.low


@FEW
@given(archives())
def test_every_claim_is_somewhere_once(tellings: list[Telling]) -> None:
    """A claim of an event is in one incident or is listed as unplaced, never both, never lost."""
    made = linked(tellings)
    held = [claim for incident in made.incidents for claim in incident.claims]
    assert len(held) == len(set(held))
    assert not set(held) & set(made.unplaced)
    tallied = {tally.claim_id for tally in made.tallies}
    assert set(held) | set(made.unplaced) | tallied == {c.claim_id for t in tellings for c in t.claims}
