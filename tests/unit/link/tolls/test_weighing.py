"""Which figures give way to which, and what a toll would be without each."""

from __future__ import annotations

from harmledger.model.claim import Speaker
from harmledger.model.incident import Bounds, TraceUse
from harmledger.model.quantity import Quantifier
from harmledger.model.terms import SourceType, VictimGroup
from tests.unit.link.making import HELMETS, LOCALS, SOHR, Telling, bounds, copy_of, day
from tests.unit.link.tolls.test_toll import row, worked_out

MONDAY = day("2020-03-02")
MAYOR = Speaker("the mayor", SourceType.OFFICIAL)


def test_what_was_seen_in_the_first_days_gives_way_to_a_later_count() -> None:
    """Twelve, told by medics on the day, no longer hold the range down once others find 45."""
    one, two = Telling("a", "2020-03-02"), Telling("b", "2020-03-05")
    one.killed(12, when=MONDAY, source=LOCALS)
    two.killed(45, when=MONDAY)
    assert bounds(row(worked_out(one, two))) == (45, 45, 45)


def test_body_that_counts_keeps_its_figure_until_it_gives_another() -> None:
    """A monitor's early figure stands beside a rescue service's later one: they disagree."""
    one, two = Telling("a", "2020-03-02"), Telling("b", "2020-03-05")
    one.killed(12, when=MONDAY, source=SOHR)
    two.killed(45, when=MONDAY, source=HELMETS)
    assert bounds(row(worked_out(one, two))) == (12, 45, 45)


def test_other_count_of_months_later_is_no_grown_one() -> None:
    """What is counted anew after the fortnight stands beside the first days' figure."""
    one, two = Telling("a", "2020-03-02"), Telling("b", "2020-10-05")
    one.killed(12, when=MONDAY)
    two.killed(45, when=MONDAY)
    assert bounds(row(worked_out(one, two))) == (12, 45, 45)


def test_one_office_is_one_voice() -> None:
    """What the mayor says in two outlets is one speaker's figure, and the later one holds, also downwards."""
    one, two = Telling("a", "2020-03-02"), Telling("b", "2020-03-04")
    one.killed(9, source=MAYOR)
    two.killed(7, source=MAYOR)
    assert bounds(row(worked_out(one, two))) == (7, 7, 7)


def test_floor_of_the_same_day_gives_way_to_a_count() -> None:
    """A floor of 43 and a count of 46 of one day do not disagree."""
    one, two = Telling("a"), Telling("b")
    one.killed(43, by=Quantifier.AT_LEAST)
    two.killed(46, source=SOHR)
    assert bounds(row(worked_out(one, two))) == (46, 46, 46)


def test_figure_that_the_report_replaces_is_superseded() -> None:
    """Seven "and not nine as first announced" is seven, and the trace says what became of the nine."""
    one = Telling("a")
    one.killed(7, source=SOHR)
    old = one.killed(9, source=SOHR, sentence="It was not 9 as first announced.")
    toll = row(worked_out(one))
    assert bounds(toll) == (7, 7, 7)
    assert next(s.use for s in toll.trace if s.claim_id == old.claim_id) is TraceUse.SUPERSEDED


def test_each_step_says_what_would_stand_without_it() -> None:
    """Without the greater of two counts the lesser is all there is; a lone figure leaves nothing."""
    one, two = Telling("a"), Telling("b")
    less, more = one.killed(15, source=SOHR), two.killed(16, source=HELMETS)
    steps = {step.claim_id: step.without for step in row(worked_out(one, two)).trace}
    assert steps == {less.claim_id: Bounds(16, 16, 16), more.claim_id: Bounds(15, 15, 15)}
    assert row(worked_out(one)).trace[0].without == Bounds(0, None, None)


def test_superseded_figure_comes_back_without_the_later_one() -> None:
    """What would stand without a speaker's last figure is its last but one."""
    one, two = Telling("a"), Telling("b", "2020-03-04")
    first, last = one.killed(40, source=SOHR), two.killed(30, source=SOHR)
    steps = {step.claim_id: step.without for step in row(worked_out(one, two)).trace}
    assert steps == {first.claim_id: None, last.claim_id: Bounds(40, 40, 40)}


def test_copied_figure_hangs_on_both_reports() -> None:
    """Taking away a figure takes away its copy too: a copy is no second leg to stand on."""
    one = Telling("a")
    one.killed(12, source=SOHR)
    two = copy_of(one, "b")
    toll = row(worked_out(one, two, origins={two.report_id: one.report_id}))
    assert {step.without for step in toll.trace} == {Bounds(0, None, None)}


def test_people_of_unknown_status_are_the_rest() -> None:
    """Fourteen civilians and two fighters among twenty people leave four of whom nobody tells; none is guessed."""
    one = Telling("a")
    whole = one.killed(20)
    one.killed(14, victims=VictimGroup.CIVILIANS, part_of=whole.claim_id)
    one.killed(2, victims=VictimGroup.COMBATANTS, part_of=whole.claim_id)
    rows = worked_out(one)
    assert bounds(row(rows, "people")) == (4, 4, 4)
    assert bounds(row(rows)) == (20, 20, 20)


def test_everyone_rests_on_the_group_that_counts_more() -> None:
    """Where civilians are counted higher than people, the trace of everyone's toll names that count."""
    one, two = Telling("a"), Telling("b")
    one.killed(9, source=HELMETS)
    more = two.killed(12, source=SOHR, victims=VictimGroup.CIVILIANS)
    toll = row(worked_out(one, two))
    assert toll.best == 12
    assert [step.claim_id for step in toll.trace if "best" in step.bounds] == [more.claim_id]


def test_range_leaves_best_to_a_number() -> None:
    """A later "30 to 40" names no number; 41, named by a source as well placed, is the best figure."""
    one, two = Telling("a", "2020-03-02"), Telling("b", "2020-03-05")
    one.killed(41, source=HELMETS)
    two.killed(30, source=SOHR, quantifier=Quantifier.RANGE, low=30, high=40)
    assert bounds(row(worked_out(one, two))) == (30, 41, 41)


def test_range_above_an_early_number_is_best_by_its_least() -> None:
    """Twelve, told before a range of 30 to 40, is no number within it: people were still being found."""
    one, two = Telling("a", "2020-03-02"), Telling("b", "2020-03-05")
    one.killed(12, source=HELMETS)
    two.killed(30, source=SOHR, quantifier=Quantifier.RANGE, low=30, high=40)
    assert bounds(row(worked_out(one, two))) == (12, 30, 40)
