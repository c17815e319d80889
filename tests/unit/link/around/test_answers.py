"""Answers to counting questions: ranges with their incidents and what they leave out."""

from __future__ import annotations

import datetime as dt

from harmledger.link import answer, record
from harmledger.link.grounds.areas import incident_place
from harmledger.model.incident import Record, TallyAnswer
from harmledger.model.quantity import Quantifier
from harmledger.model.terms import Means, Outcome, Scope, VictimGroup
from harmledger.model.when import DatePrecision, When
from tests.unit.link.making import BINNISH, MAARA, PROVINCE, SARAQIB, Telling, day, incident_of, place, toll_of

TUESDAY = day("2020-03-03")
WINTER = When(dt.date(2019, 12, 1), dt.date(2020, 3, 31), DatePrecision.DAY)
IDLIB_PROVINCE = incident_place(PROVINCE)


def made(*tellings: Telling) -> Record:
    """The record of the reports."""
    return record([t.report for t in tellings], [c for t in tellings for c in t.claims])


def asked(held: Record, victims: VictimGroup | str = "all", means: Means | None = None) -> TallyAnswer:
    """How many killed in Idlib province in the winter of 2019 to 2020."""
    return answer(held, (), outcome=Outcome.KILLED, victims=victims, place=IDLIB_PROVINCE, period=WINTER, means=means)


def test_incidents_in_place_and_period_are_added_up() -> None:
    """Two strikes are added as ranges; one elsewhere and one before are not part of the answer at all."""
    one, two, far, before = Telling("a"), Telling("b"), Telling("c"), Telling("d", "2019-08-01")
    one.killed(12, BINNISH, when=TUESDAY)
    two.killed(9, MAARA, when=TUESDAY, by=Quantifier.AT_LEAST)
    far.killed(5, place("Aleppo", 36.2, 37.16, admin=("Aleppo", "Syria")), when=TUESDAY)
    before.killed(3, BINNISH, when=day("2019-07-30"))
    found = asked(made(one, two, far, before))
    assert (found.low, found.best, found.high) == (21, 21, None)
    assert len(found.incidents) == 2
    assert found.left_out == ()


def test_incident_without_the_group_is_left_out_with_its_reason() -> None:
    """A strike of which nobody says how many children died is not counted as none."""
    one, two = Telling("a"), Telling("b")
    whole = one.killed(12, BINNISH, when=TUESDAY)
    one.killed(5, part_of=whole.claim_id, victims=VictimGroup.CHILDREN)
    two.killed(9, MAARA, when=TUESDAY)
    found = asked(made(one, two), VictimGroup.CHILDREN)
    assert (found.low, found.best, found.high) == (5, 5, 5)
    assert [item.reason for item in found.left_out] == ["no source says how many children were among the 9 killed"]


def test_people_means_everyone() -> None:
    """Asking for people is asking for all: nobody's status is guessed."""
    one = Telling("a")
    one.killed(12, BINNISH, when=TUESDAY, victims=VictimGroup.CIVILIANS)
    assert asked(made(one), VictimGroup.PEOPLE).victims == "all"
    assert asked(made(one), VictimGroup.PEOPLE).best == 12


def test_round_up_and_its_strikes_count_once() -> None:
    """A day's toll of 21 that holds strikes of 12 and 9 is 21, and the strikes are named as inside it."""
    whole, one, two = Telling("w"), Telling("a"), Telling("b")
    total = whole.killed(25, PROVINCE, when=TUESDAY, means=Means.AIRSTRIKE)
    one.killed(12, BINNISH, when=TUESDAY, means=Means.AIRSTRIKE)
    two.killed(9, SARAQIB, when=TUESDAY, means=Means.AIRSTRIKE)
    held = made(whole, one, two)
    found = asked(held)
    assert (found.low, found.best, found.high) == (25, 25, 25)
    assert found.incidents == (incident_of(held, total).incident_id,)
    assert len(found.left_out) == 2


def test_strikes_that_say_more_than_the_round_up_are_counted_instead() -> None:
    """Where the single strikes add up to more, the round-up is left out."""
    whole, one, two = Telling("w"), Telling("a"), Telling("b")
    total = whole.killed(13, PROVINCE, when=TUESDAY, means=Means.AIRSTRIKE)
    one.killed(12, BINNISH, when=TUESDAY, means=Means.AIRSTRIKE)
    two.killed(9, SARAQIB, when=TUESDAY, means=Means.AIRSTRIKE)
    held = made(whole, one, two)
    found = asked(held)
    assert found.best == 21
    assert [item.incident_id for item in found.left_out] == [incident_of(held, total).incident_id]


def test_what_only_may_belong_is_left_out_with_its_doubt() -> None:
    """A date that reaches beyond the period, and unknown means, are doubts and not counts."""
    one, two = Telling("a"), Telling("b", "2020-04-10")
    one.killed(12, BINNISH, when=TUESDAY)
    two.killed(9, MAARA, when=day("2020-03-25", "2020-04-05"), means=Means.AIRSTRIKE)
    found = asked(made(one, two), means=Means.AIRSTRIKE)
    assert (found.best, found.incidents) == (0, ())
    assert {item.reason for item in found.left_out} == {
        "no source says by what means",
        "its date reaches beyond the period",
    }


def test_period_without_bounds_asks_for_everything() -> None:
    """No place and no period count the whole record."""
    one = Telling("a")
    claim = one.killed(12, BINNISH, when=TUESDAY)
    held = made(one)
    found = answer(held, one.claims, outcome=Outcome.KILLED, victims="all", place=None, period=None)
    assert found.best == toll_of(incident_of(held, claim)).best


def test_town_is_not_the_province_of_its_name() -> None:
    """A question about Idlib city does not count Binnish, though both lie in Idlib province."""
    one, two = Telling("a"), Telling("b")
    one.killed(12, BINNISH, when=TUESDAY)
    two.killed(4, PROVINCE, when=day("2020-03-10"))
    city = incident_place(place("Idlib", 35.93, 36.63))
    found = answer(made(one, two), (), outcome=Outcome.KILLED, victims="all", place=city, period=WINTER)
    assert found.incidents == ()
    assert [item.reason for item in found.left_out] == ["known only to have been in Idlib"]


def test_tally_is_set_against_the_record() -> None:
    """The tally "more than 300 since December" is compared with the incidents inside it, and the gap has reasons."""
    one, two = Telling("a"), Telling("b", "2020-03-05", outlet="The Wire")
    one.killed(12, BINNISH, when=TUESDAY)
    two.killed(300, PROVINCE, when=day("2019-12-01", "2020-03-05"), by=Quantifier.MORE_THAN, scope=Scope.CUMULATIVE)
    held = made(one, two)
    (tally,) = held.tallies
    assert (tally.value, tally.low, tally.high, tally.speaker) == (300, 301, None, "The Wire")
    assert (tally.check.best, tally.check.difference) == (12, 288)
    assert "the record holds incidents on 1 of its 96 days" in tally.check.reasons
    assert "the tally is a minimum by its own words" in tally.check.reasons
    assert asked(held).tallies == (tally.tally_id,)


def test_tally_without_an_area_cannot_be_checked_and_says_so() -> None:
    """A tally that names no place is kept, unchecked."""
    one = Telling("a")
    one.killed(300, when=day("2019-12-01", "2020-03-05"), scope=Scope.CUMULATIVE)
    (tally,) = made(one).tallies
    assert tally.check.difference is None
    assert "cannot be checked" in tally.check.reasons[0]
