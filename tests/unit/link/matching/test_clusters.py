"""Which claims come together as one incident, and which stay apart, on small clusters written for this test."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from harmledger.link import record
from harmledger.model.incident import Record, Relation
from harmledger.model.judgement import Judgement, Verdict
from harmledger.model.quantity import Quantifier
from harmledger.model.terms import Means, Scope, Target, VictimGroup
from harmledger.model.where import Place, PlacePrecision
from tests.unit.link.making import (
    BINNISH,
    IDLIB,
    MAARA,
    MAARRAT_MISRIN,
    PROVINCE,
    SARAQIB,
    UNKNOWN,
    Telling,
    bounds,
    copy_of,
    day,
    incident_of,
    judged,
    near,
    place,
    together,
    toll_of,
    within,
)

TUESDAY = day("2020-03-03")
MONDAY = day("2020-03-02")


def linked(*tellings: Telling, judgements: tuple[Judgement, ...] = ()) -> Record:
    """The record of some reports."""
    return record([t.report for t in tellings], [c for t in tellings for c in t.claims], judgements)


def test_two_strikes_on_one_market_months_apart_stay_apart() -> None:
    """The same market struck in July and in December is two incidents, however alike the reports."""
    one, two = Telling("July", "2019-07-23"), Telling("December", "2019-12-03")
    first = one.killed(39, MAARA, when=day("2019-07-22"), means=Means.AIRSTRIKE, targets=(Target.MARKET,))
    second = two.killed(39, MAARA, when=day("2019-12-02"), means=Means.AIRSTRIKE, targets=(Target.MARKET,))
    assert not together(linked(one, two), first, second)


def test_towns_with_like_names_stay_apart() -> None:
    """Maarrat Misrin and Maarrat al-Numan, 40 km apart, are never one place."""
    one, two = Telling("a"), Telling("b")
    first = one.killed(15, MAARRAT_MISRIN, when=TUESDAY, means=Means.AIRSTRIKE)
    second = two.killed(15, MAARA, when=TUESDAY, means=Means.AIRSTRIKE)
    assert not together(linked(one, two), first, second)


def test_one_name_twice_in_a_province_stays_apart() -> None:
    """Two villages of the same name, 30 km apart, are two places: the entry counts, not the name."""
    here, there = place("Kafr Test", 35.60, 36.50), place("Kafr Test", 35.90, 36.60, precision=PlacePrecision.EXACT)
    one, two = Telling("a"), Telling("b")
    first = one.killed(4, here, when=TUESDAY, means=Means.SHELLING)
    second = two.killed(4, there, when=TUESDAY, means=Means.SHELLING)
    assert not together(linked(one, two), first, second)


def test_round_up_holds_the_strikes_in_it_and_joins_none() -> None:
    """A day's toll across a province stands beside the single strikes and contains them."""
    whole, one, two = Telling("roundup"), Telling("a"), Telling("b")
    total = whole.killed(21, PROVINCE, when=TUESDAY, by=Quantifier.AT_LEAST, means=Means.AIRSTRIKE)
    first = one.killed(12, BINNISH, when=TUESDAY, means=Means.AIRSTRIKE)
    second = two.killed(9, SARAQIB, when=TUESDAY, means=Means.AIRSTRIKE)
    made = linked(whole, one, two)
    assert len({incident_of(made, claim).incident_id for claim in (total, first, second)}) == 3
    inside = {r.incident_id for r in incident_of(made, total).related if r.relation is Relation.CONTAINS}
    assert inside == {incident_of(made, first).incident_id, incident_of(made, second).incident_id}
    assert incident_of(made, first).related[0].relation is Relation.PART_OF


def test_province_report_joins_the_one_strike_with_its_toll() -> None:
    """Where only one strike fits and the figures are the same, the wider account speaks of that strike."""
    wide, one = Telling("wide"), Telling("a")
    first = wide.killed(12, PROVINCE, when=TUESDAY, means=Means.AIRSTRIKE)
    second = one.killed(12, BINNISH, when=TUESDAY, means=Means.AIRSTRIKE)
    made = linked(wide, one)
    assert together(made, first, second)
    where = incident_of(made, first).place
    assert where is not None
    assert where.name == "Binnish"


def test_province_report_between_two_equal_strikes_joins_neither() -> None:
    """Two strikes with the same toll: which of them the wider account means is not ours to guess."""
    wide, one, two = Telling("wide"), Telling("a"), Telling("b")
    first = wide.killed(12, PROVINCE, when=TUESDAY, means=Means.AIRSTRIKE)
    second = one.killed(12, BINNISH, when=TUESDAY, means=Means.AIRSTRIKE)
    third = two.killed(12, MAARA, when=TUESDAY, means=Means.AIRSTRIKE)
    made = linked(wide, one, two)
    assert not together(made, first, second)
    assert not together(made, first, third)


def test_toll_that_rises_over_days_is_one_incident() -> None:
    """12, 23 and 35 in reports of three days on one strike are one incident."""
    tellings = [Telling(name, f"2020-03-0{3 + n}") for n, name in enumerate("abc")]
    claims = [
        telling.killed(value, BINNISH, when=TUESDAY, means=Means.AIRSTRIKE)
        for telling, value in zip(tellings, (12, 23, 35), strict=True)
    ]
    made = linked(*tellings)
    assert together(made, claims[0], claims[1])
    assert together(made, claims[1], claims[2])
    assert bounds(toll_of(made.incidents[0])) == (35, 35, 35)


def test_village_near_a_town_joins_that_town() -> None:
    """The places "near Binnish" and "Binnish" are one place to linking."""
    one, two = Telling("a"), Telling("b")
    first = one.killed(6, near(BINNISH), when=TUESDAY, means=Means.SHELLING)
    second = two.killed(6, BINNISH, when=TUESDAY, means=Means.ROCKET)
    assert together(linked(one, two), first, second)


def test_day_apart_by_press_time_joins() -> None:
    """A date that is carried over from the report's setting may slip by a day."""
    one, two = Telling("a"), Telling("b", "2020-03-04")
    first = one.killed(6, BINNISH, when=MONDAY, means=Means.AIRSTRIKE)
    second = two.killed(6, BINNISH, when=day("2020-03-03", stated=False), means=Means.AIRSTRIKE)
    assert together(linked(one, two), first, second)


def test_two_days_apart_stays_apart() -> None:
    """Strikes on one town with two days between them are two incidents."""
    one, two = Telling("a"), Telling("b")
    first = one.killed(6, BINNISH, when=day("2020-03-01"), means=Means.AIRSTRIKE)
    second = two.killed(6, BINNISH, when=TUESDAY, means=Means.AIRSTRIKE)
    assert not together(linked(one, two), first, second)


def test_report_without_a_toll_joins() -> None:
    """A report that tells the strike and counts nobody belongs to it."""
    one, two = Telling("a"), Telling("b")
    first = one.killed(6, BINNISH, when=TUESDAY, means=Means.AIRSTRIKE)
    second = two.attack(Means.AIRSTRIKE, BINNISH, when=TUESDAY)
    assert together(linked(one, two), first, second)


def test_shelling_and_air_strike_in_one_town_stay_apart() -> None:
    """Means that exclude each other keep apart what shares only day and place."""
    one, two = Telling("a"), Telling("b")
    first = one.killed(6, IDLIB, when=TUESDAY, means=Means.AIRSTRIKE)
    second = two.killed(2, IDLIB, when=TUESDAY, means=Means.SHELLING)
    assert not together(linked(one, two), first, second)


def test_report_keeps_its_two_days_apart() -> None:
    """What one report dates to two days is two incidents, though a day apart might be press time between reports."""
    one = Telling("a")
    first = one.killed(9, BINNISH, when=MONDAY, means=Means.AIRSTRIKE)
    second = one.killed(12, BINNISH, when=TUESDAY, means=Means.AIRSTRIKE)
    assert not together(linked(one), first, second)


def test_report_joins_its_attack_and_toll() -> None:
    """The strike and, in the next sentence, its toll without a place are one event."""
    one = Telling("a")
    first = one.attack(Means.AIRSTRIKE, BINNISH, when=TUESDAY)
    second = one.killed(4)
    assert together(linked(one), first, second)


def test_toll_with_nothing_to_hold_it_is_shown_as_unplaced() -> None:
    """A toll without day or place, between several events and next to none, is listed and joins nothing."""
    one = Telling("a", "2018-09-09")
    one.attack(Means.AIRSTRIKE, BINNISH, when=day("2018-09-08"))
    one.says("One sentence of other matters. And another of them.")
    loose = one.killed(74, by=Quantifier.AT_LEAST)
    one.says("More about other things. And again.")
    one.attack(Means.CHEMICAL, MAARA, when=day("2017-04-04"))
    assert linked(one).unplaced == (loose.claim_id,)


def test_place_that_no_gazetteer_knows_links_by_name() -> None:
    """Two reports of an unresolved village are one incident, placed in the area around it and without a point."""
    one, two = Telling("a"), Telling("b")
    first = one.killed(6, UNKNOWN, within(PROVINCE), when=TUESDAY, means=Means.SHELLING)
    second = two.killed(6, UNKNOWN, when=TUESDAY, means=Means.SHELLING)
    made = linked(one, two)
    assert together(made, first, second)
    where = incident_of(made, first).place
    assert where is not None
    assert (where.name, where.lat, where.admin) == ("Tal Nowhere", None, ("Idlib", "Syria"))


def test_unknown_place_spelt_otherwise_links() -> None:
    """Spellings of one unknown village differ in their vowels; another village is another."""
    tellings = [Telling(name) for name in "abc"]
    spelt = [Place(text=text, reason="no entry has this name") for text in ("Abdin", "Abdeen", "Abdita")]
    a, b, c = [t.killed(4, p, when=TUESDAY, means=Means.AIRSTRIKE) for t, p in zip(tellings, spelt, strict=True)]
    made = linked(*tellings)
    assert together(made, a, b)
    assert not together(made, a, c)


def test_list_of_places_is_not_one_of_them() -> None:
    """A report that tells strikes on three towns, then the toll in one of them, tells two incidents."""
    one = Telling("a")
    wide = one.attack(Means.AIRSTRIKE, IDLIB, BINNISH, MAARRAT_MISRIN, when=TUESDAY)
    single = one.killed(2, BINNISH, when=TUESDAY)
    made = linked(one)
    assert not together(made, wide, single)
    assert incident_of(made, wide).related[0].relation is Relation.CONTAINS


def test_nationals_killed_without_a_place_join_the_strike_that_killed_them() -> None:
    """A day, a means, an affiliation and nearly the same figure hold what one report leaves without a place."""
    one, two = Telling("a", "2020-02-28"), Telling("b", "2020-10-15")
    thursday = day("2020-02-27")
    facts: dict[str, Any] = {
        "means": Means.AIRSTRIKE,
        "victims": VictimGroup.COMBATANTS,
        "affiliation": "Government of Turkey",
    }
    first = one.killed(33, BINNISH, when=thursday, **facts)
    second = two.killed(34, when=thursday, **facts)
    assert together(linked(one, two), first, second)


def test_soldiers_of_two_armies_killed_in_one_place_are_two_incidents() -> None:
    """A strike on one side's soldiers and the answer to it, on one day in one place, stay apart."""
    one, two = Telling("a"), Telling("b")
    first = one.killed(33, BINNISH, when=TUESDAY, means=Means.AIRSTRIKE, affiliation="Government of Turkey")
    second = two.killed(20, BINNISH, when=TUESDAY, means=Means.DRONE, affiliation="Government of Syria")
    assert not together(linked(one, two), first, second)


def test_cumulative_claim_is_no_incident() -> None:
    """A tally makes no incident, and neither does its part."""
    one = Telling("a")
    whole = one.killed(300, PROVINCE, when=day("2019-12-01", "2020-03-03"), scope=Scope.CUMULATIVE)
    one.killed(100, part_of=whole.claim_id)
    made = linked(one)
    assert not made.incidents
    assert len(made.tallies) == 1


def test_same_words_of_another_town_are_another_incident() -> None:
    """Two reports that differ in the town's name only are held to be one text, and tell two strikes all the same."""
    words = "Residents of the quarter said that the market had only just opened when the first of the planes came."
    one, two = Telling("a"), Telling("b")
    first = one.killed(6, SARAQIB, when=TUESDAY, means=Means.AIRSTRIKE, sentence="Six were killed by an air strike.")
    second = two.killed(6, MAARA, when=TUESDAY, means=Means.AIRSTRIKE, sentence="Six were killed by an air strike.")
    made = linked(one.says(words), two.says(words))
    assert made.copies
    assert not together(made, first, second)


def test_copy_brings_its_event_to_the_same_incident() -> None:
    """A copy whose weekday was worked out to another week is still the same telling."""
    one = Telling("a")
    first = one.killed(6, BINNISH, when=TUESDAY, means=Means.AIRSTRIKE)
    one.says("Residents of the quarter said that the market had only just opened when the first of the planes came.")
    again = copy_of(one, "b", "2020-03-11")
    second = again.claims[0] = replace(again.claims[0], date=day("2020-03-10"))
    made = linked(one, again)
    assert together(made, first, second)
    date = incident_of(made, first).date
    assert date is not None
    assert date.start == TUESDAY.start


def test_judged_same_joins_what_scores_keep_apart() -> None:
    """A person's SAME stands over places and days."""
    one, two = Telling("a"), Telling("b")
    first = one.killed(6, BINNISH, when=TUESDAY)
    second = two.killed(2, MAARA, when=day("2020-03-20"))
    assert together(linked(one, two, judgements=(judged(Verdict.SAME, first, second),)), first, second)


def test_judged_different_parts_what_scores_join() -> None:
    """A person's DIFFERENT stands over any score, between reports and within one."""
    one, two = Telling("a"), Telling("b")
    first, beside = one.killed(6, BINNISH, when=TUESDAY), one.attack(Means.AIRSTRIKE, BINNISH, when=TUESDAY)
    second = two.killed(6, BINNISH, when=TUESDAY)
    assert together(linked(one, two), first, second)
    assert not together(linked(one, two, judgements=(judged(Verdict.DIFFERENT, first, second),)), first, second)
    assert not together(linked(one, two, judgements=(judged(Verdict.DIFFERENT, first, beside),)), first, beside)


def test_judgement_that_is_withdrawn_no_longer_holds() -> None:
    """Withdrawing DIFFERENT brings the incident back together."""
    one, two = Telling("a"), Telling("b")
    first, second = one.killed(6, BINNISH, when=TUESDAY), two.killed(6, BINNISH, when=TUESDAY)
    apart = judged(Verdict.DIFFERENT, first, second)
    undo = judged(Verdict.WITHDRAW, apart.judgement_id, minute=1)
    assert together(linked(one, two, judgements=(apart, undo)), first, second)


def test_contradicting_judgements_are_shown_and_keep_apart() -> None:
    """SAME, SAME and DIFFERENT round a triangle: the DIFFERENT pair stays apart, and the incident says so."""
    tellings = [Telling(name) for name in "abc"]
    a, b, c = [telling.killed(6, BINNISH, when=TUESDAY) for telling in tellings]
    judgements = (
        judged(Verdict.SAME, a, b, minute=1),
        judged(Verdict.SAME, b, c, minute=2),
        judged(Verdict.DIFFERENT, a, c, minute=3),
    )
    made = linked(*tellings, judgements=judgements)
    assert not together(made, a, c)
    assert together(made, b, c)
    words = [term.reason for link in incident_of(made, a).links for term in link.terms]
    assert any("kept apart until somebody settles it" in reason for reason in words)


def test_judged_claim_leaves_its_event_when_judgements_need_it() -> None:
    """Two claims of one event, one judged the same as another report's and one judged different from it, part."""
    one, two = Telling("a"), Telling("b")
    toll, attack = one.killed(6, BINNISH, when=TUESDAY), one.attack(Means.AIRSTRIKE, BINNISH, when=TUESDAY)
    other, beside = two.killed(6, BINNISH, when=TUESDAY), two.attack(Means.AIRSTRIKE, BINNISH, when=TUESDAY)
    judgements = (judged(Verdict.SAME, toll, other), judged(Verdict.DIFFERENT, attack, beside, minute=1))
    made = linked(one, two, judgements=judgements)
    assert together(made, toll, other)
    assert not together(made, attack, beside)


def test_links_give_their_reasons() -> None:
    """Each account but the founding one carries the table of terms that joined it."""
    one, two = Telling("a"), Telling("b")
    one.killed(12, BINNISH, when=TUESDAY, means=Means.AIRSTRIKE)
    two.killed(12, BINNISH, when=TUESDAY, means=Means.AIRSTRIKE)
    (link,) = linked(one, two).incidents[0].links
    assert {"time", "place", "means", "killed"} <= {term.name for term in link.terms}
    assert link.weight == pytest.approx(sum(term.weight for term in link.terms))


def test_strike_on_rescuers_follows_the_first() -> None:
    """A second strike, on rescuers at the same place and day, is an incident of its own that follows the first."""
    one = Telling("a")
    first = one.attack(Means.AIRSTRIKE, BINNISH, when=TUESDAY, targets=(Target.MARKET,))
    one.says("Then there was a pause, as residents told it. It did not last.")
    two = Telling("b")
    second = two.attack(Means.SHELLING, BINNISH, when=TUESDAY, targets=(Target.RESCUE,))
    made = linked(one, two)
    assert not together(made, first, second)
    relations = [(r.incident_id, r.relation) for r in incident_of(made, second).related]
    assert relations == [(incident_of(made, first).incident_id, Relation.FOLLOW_UP)]
