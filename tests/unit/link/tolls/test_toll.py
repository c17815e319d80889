"""Tolls: low, best and high by the written rules, each with its trace."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from harmledger.link.grounds.provenance import Provenance
from harmledger.link.tolls.toll import tolls
from harmledger.model.claim import Claim
from harmledger.model.incident import Toll, TraceUse
from harmledger.model.quantity import Quantifier
from harmledger.model.terms import Outcome, Scope, Stance, VictimGroup
from tests.unit.link.making import HELMETS, LOCALS, MINISTRY, SOHR, Telling, bounds, copy_of


def worked_out(*tellings: Telling, origins: dict[str, str] | None = None) -> tuple[Toll, ...]:
    """The tolls of one incident that all the claims speak of."""
    claims: Sequence[Claim] = [claim for telling in tellings for claim in telling.claims]
    reports = {telling.report_id: telling.report for telling in tellings}
    return tolls(claims, reports, Provenance({rid: rid for rid in reports} | (origins or {})).of)


def row(rows: tuple[Toll, ...], victims: str = "all", outcome: Outcome = Outcome.KILLED) -> Toll:
    """One of the tolls."""
    return next(toll for toll in rows if toll.victims == victims and toll.outcome is outcome)


def test_one_exact_figure_is_all_three() -> None:
    """A single exact figure gives low, best and high."""
    one = Telling("a")
    one.killed(12)
    assert bounds(row(worked_out(one))) == (12, 12, 12)


def test_at_least_alone_stays_open() -> None:
    """The words "at least 12" set no upper bound."""
    one = Telling("a")
    one.killed(12, by=Quantifier.AT_LEAST)
    assert bounds(row(worked_out(one))) == (12, 12, None)


def test_high_is_open_only_where_the_best_placed_figure_is() -> None:
    """A closed figure of the best-placed source closes the range that an open one left open, and not the reverse."""
    one, two = Telling("a"), Telling("b", "2020-03-04")
    one.killed(12, by=Quantifier.AT_LEAST, source=LOCALS)
    two.killed(15, source=SOHR)
    assert bounds(row(worked_out(one, two))) == (15, 15, 15)
    three, four = Telling("c"), Telling("d", "2020-03-04")
    three.killed(15, source=LOCALS)
    four.killed(12, by=Quantifier.AT_LEAST, source=SOHR)
    assert bounds(row(worked_out(three, four))) == (12, 12, None)


def test_disagreement_widens_and_is_never_averaged() -> None:
    """Two exact figures of equally placed sources are the bounds; the later one is best."""
    one, two = Telling("a"), Telling("b", "2020-03-04")
    one.killed(15, source=SOHR)
    two.killed(16, source=HELMETS)
    assert bounds(row(worked_out(one, two))) == (15, 16, 16)


def test_best_placed_source_is_best_though_it_spoke_earlier() -> None:
    """A monitor's figure is best over a party's later one, which still widens the range."""
    one, two = Telling("a"), Telling("b", "2020-03-09")
    one.killed(15, source=SOHR)
    two.killed(3, source=MINISTRY)
    assert bounds(row(worked_out(one, two))) == (3, 15, 15)


def test_later_figure_of_one_speaker_supersedes() -> None:
    """What a speaker said first is superseded by what it says later, also downwards, and the trace says so."""
    one, two = Telling("a"), Telling("b", "2020-03-04")
    first = one.killed(40, source=SOHR)
    two.killed(30, source=SOHR)
    toll = row(worked_out(one, two))
    assert bounds(toll) == (30, 30, 30)
    assert next(s.use for s in toll.trace if s.claim_id == first.claim_id) is TraceUse.SUPERSEDED


def test_first_reports_give_way_to_later_ones() -> None:
    """An initial nine no longer holds the range down once a source as well placed says fourteen."""
    one, two = Telling("a"), Telling("b", "2020-03-04")
    one.killed(9, source=HELMETS, stance=Stance.INITIAL)
    two.killed(14, source=SOHR)
    assert bounds(row(worked_out(one, two))) == (14, 14, 14)


def test_copy_adds_nothing_and_is_no_later_figure() -> None:
    """A copy published after another source's figure does not make its origin's figure the latest."""
    one, two = Telling("a"), Telling("b", "2020-03-05")
    one.killed(12, source=SOHR)
    two.killed(15, source=HELMETS)
    late = copy_of(one, "c", "2020-03-09")
    without = row(worked_out(one, two))
    assert bounds(without) == bounds(row(worked_out(one, two, late, origins={late.report_id: one.report_id})))
    assert bounds(without) == (12, 15, 15)


def test_part_is_inside_its_whole() -> None:
    """A count of "12 civilians, including five children" is twelve, with a row for the five."""
    one = Telling("a")
    whole = one.killed(12, victims=VictimGroup.CIVILIANS)
    part = one.killed(5, victims=VictimGroup.CHILDREN, part_of=whole.claim_id)
    rows = worked_out(one)
    assert bounds(row(rows)) == (12, 12, 12)
    assert bounds(row(rows, "children")) == (5, 5, 5)
    step = next(s for s in row(rows).trace if s.claim_id == part.claim_id)
    assert (step.use, "part" in step.reason) == (TraceUse.SET_ASIDE, True)


def test_groups_that_exclude_each_other_are_added_for_everyone() -> None:
    """Nine civilians and four fighters are thirteen people; nobody is counted twice."""
    one = Telling("a")
    one.killed(9, victims=VictimGroup.CIVILIANS)
    one.killed(4, victims=VictimGroup.COMBATANTS)
    assert bounds(row(worked_out(one))) == (13, 13, 13)


def test_groups_that_may_overlap_are_not_added() -> None:
    """Nine civilians and two medics may be nine: medics may be among the civilians."""
    one = Telling("a")
    one.killed(9, victims=VictimGroup.CIVILIANS)
    one.killed(2, victims=VictimGroup.HEALTH_WORKERS)
    assert bounds(row(worked_out(one))) == (9, 9, 9)


def test_children_alone_leave_open_who_else_was_harmed() -> None:
    """A report that counts only children sets a floor for everyone and no ceiling."""
    one = Telling("a")
    one.killed(5, victims=VictimGroup.CHILDREN)
    assert bounds(row(worked_out(one))) == (5, 5, None)


def test_count_of_a_group_does_not_lower_the_count_of_people() -> None:
    """Six civilians in one report do not contradict 22 people in another."""
    one, two = Telling("a"), Telling("b", "2020-03-04")
    one.killed(22)
    two.killed(6, victims=VictimGroup.CIVILIANS)
    assert bounds(row(worked_out(one, two))) == (22, 22, 22)


def test_children_counted_apart_do_not_lower_the_count_of_civilians() -> None:
    """Two children in one report and four civilians in another are at least four people."""
    one, two = Telling("a"), Telling("b")
    one.killed(2, victims=VictimGroup.CHILDREN, source=SOHR)
    two.killed(4, victims=VictimGroup.CIVILIANS, source=HELMETS)
    assert bounds(row(worked_out(one, two))) == (4, 4, 4)


def test_vague_word_contradicts_nothing() -> None:
    """The word "several" stands beside an exact seven without widening it."""
    one, two = Telling("a"), Telling("b")
    one.killed(2, by=Quantifier.VAGUE)
    two.killed(7)
    assert bounds(row(worked_out(one, two))) == (7, 7, 7)


def test_small_figure_told_of_some_neither_leads_nor_lowers() -> None:
    """Three teachers, in a later look back on a strike that killed thirteen, are some of the thirteen."""
    one, two = Telling("a"), Telling("b", "2020-10-15")
    one.killed(13, source=HELMETS)
    some = two.killed(3, source=SOHR)
    toll = row(worked_out(one, two))
    assert bounds(toll) == (13, 13, 13)
    assert next(s.use for s in toll.trace if s.claim_id == some.claim_id) is TraceUse.SET_ASIDE


def test_nearly_sets_a_ceiling_and_no_floor() -> None:
    """The words "nearly 20" alone allow any number below."""
    one = Telling("a")
    one.killed(20, by=Quantifier.NEARLY)
    assert bounds(row(worked_out(one))) == (1, 20, 20)


def test_everyone_reaches_as_far_as_a_group_among_them() -> None:
    """Where one source counts nine people and another twelve civilians, both rows say so consistently."""
    one, two = Telling("a"), Telling("b")
    one.killed(9)
    two.killed(12, victims=VictimGroup.CIVILIANS)
    rows = worked_out(one, two)
    assert bounds(row(rows)) == (9, 12, 12)
    assert bounds(row(rows, "civilians")) == (9, 12, 12)


def test_cumulative_and_denied_claims_are_set_aside() -> None:
    """Neither a tally nor a denial is a count, and the trace names both."""
    one = Telling("a")
    one.killed(12)
    tally = one.killed(300, scope=Scope.CUMULATIVE)
    denied = one.killed(0, stance=Stance.DENIED)
    toll = row(worked_out(one))
    assert bounds(toll) == (12, 12, 12)
    assert {s.claim_id for s in toll.trace if s.use is TraceUse.SET_ASIDE} == {tally.claim_id, denied.claim_id}


def test_outlet_that_updates_its_own_count_supersedes_it() -> None:
    """An outlet's second story on a strike replaces its first, as it does for any one speaker."""
    one, two = Telling("a", outlet="Wire"), Telling("b", "2020-03-04", outlet="Wire")
    one.killed(12)
    two.killed(23)
    assert bounds(row(worked_out(one, two))) == (23, 23, 23)


def test_nameless_sources_of_two_reports_are_two() -> None:
    """Unnamed "local sources" here and there are not one speaker, so the later does not supersede the earlier."""
    one, two = Telling("a"), Telling("b", "2020-03-04")
    one.killed(12, source=LOCALS)
    two.killed(10, source=LOCALS)
    assert bounds(row(worked_out(one, two))) == (10, 10, 12)


def test_every_claim_of_the_outcome_is_in_the_trace() -> None:
    """No claim disappears without a reason."""
    more: dict[str, Any] = {"victims": VictimGroup.CIVILIANS}
    one, two = Telling("a"), Telling("b", "2020-03-04")
    whole = one.killed(12, **more)
    one.killed(5, victims=VictimGroup.CHILDREN, part_of=whole.claim_id)
    two.killed(14, source=SOHR)
    two.killed(13, source=SOHR)
    toll = row(worked_out(one, two))
    assert {step.claim_id for step in toll.trace} == {claim.claim_id for t in (one, two) for claim in t.claims}
    assert all(step.reason for step in toll.trace)
