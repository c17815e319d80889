"""Agreements, control, displacement, headlines and redirects: what is worked out beside and about incidents."""

from __future__ import annotations

from dataclasses import replace

import pytest

from harmledger.errors import NotFoundError
from harmledger.link import record
from harmledger.link.build import worked_out
from harmledger.link.tolls.headline import day_words
from harmledger.model.incident import IncidentKind, Record, ReportRole
from harmledger.model.judgement import Verdict
from harmledger.model.quantity import Quantifier
from harmledger.model.report import SectionKind
from harmledger.model.terms import AgreementStatus, DisplacementTerm, Means, Outcome, Scope
from tests.unit.link.making import (
    BINNISH,
    IDLIB,
    MAARA,
    PROVINCE,
    SARAQIB,
    SOHR,
    Telling,
    copy_of,
    day,
    incident_of,
    judged,
    place,
)

TUESDAY = day("2020-03-03")
BOTH = ("Government of Russia", "Government of Turkey")


def made(*tellings: Telling) -> Record:
    """The record of the reports."""
    return record([t.report for t in tellings], [c for t in tellings for c in t.claims])


def test_accounts_of_one_ceasefire_are_one_agreement() -> None:
    """A dated and an undated account with the same parties are one; its breach is alleged beside it."""
    one, two = Telling("a", "2020-03-06"), Telling("b", "2020-03-20")
    one.agrees(PROVINCE, when=day("2020-03-05"), parties=BOTH)
    two.agrees(when=None, parties=BOTH, status=AgreementStatus.IN_FORCE)
    breach = two.breach("Government of Syria")
    (agreement,) = made(one, two).agreements
    assert agreement.status is AgreementStatus.IN_FORCE
    assert agreement.breaches == (breach.claim_id,)
    assert agreement.parties == BOTH


def test_two_ceasefires_months_apart_are_two() -> None:
    """January's and March's ceasefire between the same parties are two, and a breach is of the later one in force."""
    one, two = Telling("a", "2020-01-13"), Telling("b", "2020-03-20")
    one.agrees(PROVINCE, when=day("2020-01-12"), parties=BOTH)
    two.agrees(PROVINCE, when=day("2020-03-05"), parties=BOTH)
    two.breach(when=day("2020-03-15"))
    agreements = {a.period.start.isoformat(): a for a in made(one, two).agreements if a.period and a.period.start}
    assert set(agreements) == {"2020-01-12", "2020-03-05"}
    assert (len(agreements["2020-01-12"].breaches), len(agreements["2020-03-05"].breaches)) == (0, 1)


def test_incidents_inside_an_agreement_are_flagged() -> None:
    """A strike in the zone after the agreement is flagged, one before it or elsewhere is not."""
    one = Telling("a", "2020-04-03")
    one.agrees(PROVINCE, when=day("2020-03-05"), parties=BOTH)
    before, after = Telling("b"), Telling("c", "2020-04-03")
    early = before.killed(4, BINNISH, when=TUESDAY)
    late = after.killed(2, MAARA, when=day("2020-04-02"))
    held = made(one, before, after)
    (agreement,) = held.agreements
    assert agreement.incidents == (incident_of(held, late).incident_id,)
    assert incident_of(held, late).agreements == (agreement.agreement_id,)
    assert incident_of(held, early).agreements == ()


def test_proposed_ceasefire_is_not_in_force() -> None:
    """What was only proposed flags nothing."""
    one = Telling("a", "2020-04-03")
    one.agrees(PROVINCE, when=day("2020-03-01"), parties=BOTH, status=AgreementStatus.PROPOSED)
    one.killed(4, BINNISH, when=TUESDAY)
    assert made(one).agreements[0].incidents == ()


def test_control_time_line_runs_place_by_place_in_order() -> None:
    """One event a place and claim, in the order of the days."""
    one, two = Telling("a"), Telling("b")
    one.takes(SARAQIB, when=day("2020-03-02"), gained_by="Government of Syria")
    two.takes(SARAQIB, BINNISH, when=day("2020-02-27"), gained_by="Syrian opposition")
    line = [(e.place.name, e.gained_by[0]) for e in made(one, two).control]
    assert line == [
        ("Binnish", "Syrian opposition"),
        ("Saraqib", "Syrian opposition"),
        ("Saraqib", "Government of Syria"),
    ]


def test_displacement_figures_stand_side_by_side() -> None:
    """Two speakers' figures are kept apart, and a count of those sheltered is a stock."""
    one = Telling("a")
    one.displaced(1_000_000, PROVINCE, scope=Scope.CUMULATIVE, when=day("2019-12-01", "2020-03-03"), source=SOHR)
    one.displaced(900_000, PROVINCE, scope=Scope.CUMULATIVE, term=DisplacementTerm.SHELTERED)
    figures = made(one).displacement
    assert sorted((f.value, f.speaker, f.is_stock) for f in figures) == [
        (900_000, "the report", True),
        (1_000_000, "Syrian Observatory for Human Rights", False),
    ]


def test_headline_says_what_where_when_and_how_many() -> None:
    """A headline holds facts only, with the toll as a range."""
    one = Telling("a")
    one.killed(12, PROVINCE, when=TUESDAY, by=Quantifier.AT_LEAST, means=Means.AIRSTRIKE)
    one.killed(3, outcome=Outcome.INJURED)
    words = "Air strike, Idlib province, 3 March 2020: 12 killed or more, 3 injured"
    assert made(one).incidents[0].headline == words


def test_days_in_words() -> None:
    """Days, spans, months, years and nothing are told apart."""
    assert day_words(None) == "date not stated"
    assert day_words(day("2020-03-01", "2020-03-31")) == "March 2020"
    assert day_words(day("2016-01-01", "2016-12-31")) == "2016"
    assert day_words(day("2020-03-01", "2020-03-03")) == "1 to 3 March 2020"
    assert day_words(day("2020-02-28", "2020-03-03")) == "28 February 2020 to 3 March 2020"


def test_clash_is_told_from_attack() -> None:
    """Ground fighting between two sides is a clash; a strike is an attack."""
    one, two = Telling("a"), Telling("b")
    clash = one.attack(Means.GROUND_FIGHTING, SARAQIB, when=TUESDAY, parties=BOTH)
    strike = two.attack(Means.AIRSTRIKE, BINNISH, when=TUESDAY)
    held = made(one, two)
    assert incident_of(held, clash).kind is IncidentKind.CLASH
    assert incident_of(held, strike).kind is IncidentKind.ATTACK


def test_report_is_main_for_one_incident_and_mentions_others() -> None:
    """The headline's event is what a report is about; a strike of last year is background."""
    one = Telling("a")
    headed = one.killed(12, BINNISH, when=TUESDAY, section=SectionKind.HEADLINE)
    other = one.killed(4, MAARA, when=day("2020-03-02"))
    past = one.killed(39, IDLIB, when=day("2019-07-22"))
    held = made(one)
    roles = [incident_of(held, claim).reports[0].role for claim in (headed, other, past)]
    assert roles == [ReportRole.MAIN, ReportRole.MENTIONS, ReportRole.BACKGROUND]


def test_copies_share_their_origin_in_the_incident() -> None:
    """Reports of an incident carry their origin, so that corroboration can count."""
    one = Telling("a")
    one.killed(12, BINNISH, when=TUESDAY)
    two = copy_of(one, "b")
    (incident,) = made(one, two).incidents
    assert {r.origin for r in incident.reports} == {one.report_id}


def test_merged_incident_redirects_to_the_one_that_took_it_in() -> None:
    """After a SAME, the id that is gone leads to the incident that holds its claims."""
    one, two = Telling("a", captured=1), Telling("b", captured=2)
    first, second = one.killed(4, BINNISH, when=TUESDAY), two.killed(7, MAARA, when=TUESDAY)
    before = made(one, two)
    previous = [(i.incident_id, i.claims) for i in before.incidents]
    after = worked_out(
        [one.report, two.report], [first, second], (judged(Verdict.SAME, first, second),), previous
    ).record
    kept, gone = incident_of(before, first).incident_id, incident_of(before, second).incident_id
    assert [i.incident_id for i in after.incidents] == [kept]
    assert after.redirects == ((gone, kept),)


def test_split_incident_keeps_its_id_where_it_was_founded() -> None:
    """After a DIFFERENT, the founding claim's incident keeps the id and nothing needs a redirect."""
    one, two = Telling("a", captured=1), Telling("b", captured=2)
    first, second = one.killed(4, BINNISH, when=TUESDAY), two.killed(4, BINNISH, when=TUESDAY)
    before = made(one, two)
    previous = [(i.incident_id, i.claims) for i in before.incidents]
    after = worked_out(
        [one.report, two.report], [first, second], (judged(Verdict.DIFFERENT, first, second),), previous
    ).record
    assert incident_of(after, first).incident_id == before.incidents[0].incident_id
    assert after.redirects == ()


def test_claim_without_its_report_is_refused() -> None:
    """Linking names the claim whose report is not there."""
    one = Telling("a")
    claim = one.killed(4, BINNISH, when=TUESDAY)
    with pytest.raises(NotFoundError, match=claim.claim_id):
        record([], [claim])


def test_progress_is_told_each_step() -> None:
    """A caller that shows progress hears of every step once."""
    steps: list[tuple[str, int, int]] = []
    worked_out([], [], progress=lambda name, number, of: steps.append((name, number, of)))
    assert [number for _, number, _ in steps] == list(range(steps[0][2]))


def test_town_of_signing_is_not_the_zone() -> None:
    """A place in a country that the record holds no incidents of is no zone of a ceasefire."""
    one = Telling("a", "2020-04-03")
    moscow = place("Moscow", 55.75, 37.62, admin=("Moscow", "Russia"))
    one.agrees(replace(moscow, country="RU"), when=day("2020-03-05"), parties=BOTH)
    one.killed(4, BINNISH, when=day("2020-04-02"))
    (agreement,) = made(one).agreements
    assert (agreement.zone, agreement.incidents) == (None, ())
