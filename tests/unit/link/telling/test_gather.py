"""Gathering one report's claims into events."""

from __future__ import annotations

from dataclasses import replace

import pytest

from harmledger.link import record
from harmledger.model.claim import AttackClaim
from harmledger.model.incident import Record
from harmledger.model.report import SectionKind
from harmledger.model.terms import DisplacementTerm, Means, Outcome, VictimGroup
from harmledger.model.where import Place
from tests.unit.link.making import (
    BINNISH,
    IDLIB,
    PROVINCE,
    SARAQIB,
    UNKNOWN,
    Telling,
    bounds,
    day,
    incident_of,
    near,
    together,
    toll_of,
)

TUESDAY, MONDAY = day("2020-03-03"), day("2020-03-02")


def _linked(*tellings: Telling) -> Record:
    return record([t.report for t in tellings], [c for t in tellings for c in t.claims])


def test_a_headline_takes_its_day_from_the_text_below() -> None:
    """The toll in a headline was once dated to the day of publication and stood as an incident of its own."""
    told = Telling("wire")
    head = told.killed(11, SARAQIB, when=TUESDAY, sentence="Toll of the Saraqib raid rises to 11")
    told.claims[0] = head = replace(head, section=SectionKind.HEADLINE)
    told.says("\n")
    body = told.killed(11, SARAQIB, when=MONDAY, means=Means.AIRSTRIKE)
    made = _linked(told)
    assert together(made, head, body)
    date = incident_of(made, body).date
    assert date is not None
    assert date.start == MONDAY.start


def test_those_harmed_in_one_event_do_not_do_harm_in_the_same() -> None:
    """Soldiers killed by a strike and their army's answer were once one incident with both tolls."""
    told = Telling("wire")
    struck = told.killed(
        33, SARAQIB, when=TUESDAY, victims=VictimGroup.COMBATANTS, affiliation="A", means=Means.AIRSTRIKE
    )
    answer = told.killed(
        20, SARAQIB, when=TUESDAY, victims=VictimGroup.COMBATANTS, affiliation="B", perpetrators=("A",)
    )
    assert not together(_linked(told), struck, answer)


def test_an_answer_by_another_party_and_other_means_is_an_event_of_its_own() -> None:
    """Drones told right after an air strike were once laid to it, whose authors then stood as disputed."""
    told = Telling("wire")
    struck = told.attack(Means.AIRSTRIKE, SARAQIB, when=TUESDAY, perpetrators=("A",))
    toll = told.killed(16, SARAQIB, when=TUESDAY, means=Means.AIRSTRIKE)
    answer = told.attack(Means.DRONE, SARAQIB, when=TUESDAY, perpetrators=("B",))
    made = _linked(told)
    assert together(made, struck, toll)
    assert not together(made, struck, answer)


def test_a_village_says_where_in_the_province_one_strike_was() -> None:
    """A strike told of the province and then of a village, on one day and by one means, is one incident there."""
    told = Telling("wire")
    wide = told.killed(9, PROVINCE, when=TUESDAY, means=Means.AIRSTRIKE, sentence="An air strike killed nine.")
    told.says("They spoke of it all day.").says("Nobody knew more.")
    fine = told.attack(Means.AIRSTRIKE, SARAQIB, when=TUESDAY)
    made = _linked(told)
    assert together(made, wide, fine)
    where = incident_of(made, wide).place
    assert where is not None
    assert where.name == "Saraqib"


def test_a_round_up_is_not_moved_into_the_one_village_that_is_named() -> None:
    """Strikes across a province keep their toll to themselves."""
    told = Telling("wire")
    wide = told.killed(
        21, PROVINCE, when=TUESDAY, means=Means.AIRSTRIKE, sentence="Strikes across the province killed 21."
    )
    told.says("They spoke of it all day.").says("Nobody knew more.")
    fine = told.attack(Means.AIRSTRIKE, SARAQIB, when=TUESDAY)
    assert not together(_linked(told), wide, fine)


def test_a_bearing_gives_way_to_the_village_it_leads_to() -> None:
    """A village "north-east of Idlib city" is that village, not two places."""
    told = Telling("wire")
    claim = told.killed(6, BINNISH, near(IDLIB), when=TUESDAY)
    where = incident_of(_linked(told), claim).place
    assert where is not None
    assert where.name == "Binnish"


def test_a_spelling_that_no_gazetteer_has_meets_the_place() -> None:
    """A name that was not found once never joined the same village in another report."""
    one, two = Telling("a"), Telling("b")
    found = one.killed(9, SARAQIB, when=TUESDAY, means=Means.AIRSTRIKE)
    other = two.killed(9, replace(UNKNOWN, text="Sarraqeb"), when=TUESDAY, means=Means.AIRSTRIKE)
    assert together(_linked(one, two), found, other)


def test_a_street_is_no_town() -> None:
    """A street beside a town in another sentence neither splits the incident nor names it."""
    told = Telling("wire")
    town = told.attack(Means.SHOOTING, SARAQIB, when=TUESDAY)
    street = told.killed(2, replace(UNKNOWN, text="Clark Avenue"), when=TUESDAY, means=Means.SHOOTING)
    made = _linked(told)
    assert together(made, town, street)
    where = incident_of(made, street).place
    assert where is not None
    assert where.name == "Saraqib"


def test_both_sides_of_a_fight_add_up() -> None:
    """Fifteen fighters and eleven soldiers, counted by one source, are 26 combatants."""
    told = Telling("wire")
    told.killed(15, SARAQIB, when=TUESDAY, victims=VictimGroup.COMBATANTS, affiliation="A", means=Means.GROUND_FIGHTING)
    last = told.killed(
        11, SARAQIB, when=TUESDAY, victims=VictimGroup.COMBATANTS, affiliation="B", means=Means.GROUND_FIGHTING
    )
    made = incident_of(_linked(told), last)
    assert bounds(toll_of(made, "combatants")) == (26, 26, 26)
    assert bounds(toll_of(made)) == (26, 26, 26)


def test_people_told_of_one_by_one_are_all_that_were_told_of() -> None:
    """A man killed leaves no toll open, as a count of children in a crowd would."""
    told = Telling("wire")
    man = told.killed(1, SARAQIB, when=TUESDAY, victims=VictimGroup.MEN)
    assert bounds(toll_of(incident_of(_linked(told), man))) == (1, 1, 1)
    crowd = Telling("other")
    children = crowd.killed(31, SARAQIB, when=TUESDAY, victims=VictimGroup.CHILDREN)
    assert bounds(toll_of(incident_of(_linked(crowd), children))) == (31, 31, None)


def test_a_return_and_an_attack_without_place_or_figure_are_no_incidents() -> None:
    """What nobody could find again is kept among the unplaced claims, or among the figures."""
    told = Telling("wire")
    back = told.displaced(2500, SARAQIB, when=TUESDAY, term=DisplacementTerm.RETURNED)
    loose = told.attack(Means.AIRSTRIKE, when=day("2020-02-01"))
    made = _linked(told)
    assert made.incidents == ()
    assert loose.claim_id in made.unplaced
    assert [figure.claim_id for figure in made.displacement] == [back.claim_id]


def test_different_gainers_are_different_changes_of_control() -> None:
    """A town taken by one side and retaken by the other a day later is two incidents."""
    told, later = Telling("a"), Telling("b")
    one = told.takes(SARAQIB, when=MONDAY, gained_by="A")
    two = later.takes(SARAQIB, when=TUESDAY, gained_by="B")
    assert not together(_linked(told, later), one, two)


def test_arrests_say_nothing_of_where_fire_fell() -> None:
    """People detained in a town do not move a province's rocket fire there."""
    told = Telling("wire")
    held = told.killed(5, SARAQIB, when=TUESDAY, outcome=Outcome.DETAINED)
    told.says("They spoke of it all day.").says("Nobody knew more.")
    fire = told.attack(Means.ROCKET, PROVINCE, when=TUESDAY)
    assert not together(_linked(told), held, fire)


def _shooting(told: Telling, place: Place, sentence: str) -> AttackClaim:
    return told.attack(Means.SHOOTING, place, when=TUESDAY, sentence=sentence)


def test_a_place_that_no_map_has_lies_in_the_one_town_of_its_report() -> None:
    """A bar by name that a later sentence gives was once an event of its own beside the town's."""
    told = Telling("wire")
    toll = told.killed(2, SARAQIB, when=TUESDAY, means=Means.SHOOTING)
    told.says("Neighbours were shocked.").says("So was the mayor.")
    room = replace(UNKNOWN, text="Blue Room")
    shots = _shooting(told, room, "The gunman opened fire at the Blue Room.")
    made = _linked(told)
    assert together(made, toll, shots)
    place = incident_of(made, toll).place
    assert place is not None
    assert place.name == "Saraqib"


@pytest.mark.parametrize(
    "sentence",
    ["Another man opened fire at Tal Nowhere.", "Gunmen opened fire in the village of Tal Nowhere."],
)
def test_what_is_told_apart_stays_apart(sentence: str) -> None:
    """Another attack, and a village of its own, are no part of what was told of the town before."""
    told = Telling("wire")
    toll = told.killed(2, SARAQIB, when=TUESDAY, means=Means.SHOOTING)
    told.says("Neighbours were shocked.").says("So was the mayor.")
    at = sentence.find("Tal Nowhere")
    start = len(told.report.text) + 1 + at
    shots = _shooting(told, replace(UNKNOWN, start=start, end=start + len("Tal Nowhere")), sentence)
    assert not together(_linked(told), toll, shots)


def test_the_missing_are_of_the_event_whatever_means_is_told_with_them() -> None:
    """Three missing were once an incident by shelling of their own, beside the raid after which they are missed."""
    told = Telling("wire")
    killed = told.killed(4, SARAQIB, when=TUESDAY, means=Means.AIRSTRIKE)
    missing = told.killed(3, SARAQIB, when=TUESDAY, outcome=Outcome.MISSING, means=Means.SHOOTING)
    made = _linked(told)
    assert together(made, killed, missing)
    assert [one.value for one in incident_of(made, killed).means] == [Means.AIRSTRIKE]
