"""Tallies, agreements, control and displacement as drawn."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from harmledger.model.incident import ControlEvent, DisplacementFigure
from harmledger.model.query import Surroundings
from harmledger.model.terms import ControlStatus, CountUnit, DisplacementTerm
from harmledger.model.when import DatePrecision, When
from harmledger.web.record import clouds, compared, control_groups, spells
from tests.unit.web import web_demo as demo


def day(number: int) -> When:
    """A day of March 2020."""
    date = dt.date(2020, 3, number)
    return When(date, date, DatePrecision.DAY)


def held(number: int | None, party: str, claim: str, **more: object) -> ControlEvent:
    """A claim that a party took Binnish."""
    when = None if number is None else day(number)
    base = ControlEvent(demo.BINNISH, when, (party,) if party else (), (), ControlStatus.TAKEN, claim)
    return replace(base, **more)  # type: ignore[arg-type]


def figure(value: int | None, when: When | None, speaker: str, **more: object) -> DisplacementFigure:
    """A figure of people who fled from Idlib."""
    base = DisplacementFigure(
        "clm-1",
        demo.IDLIB,
        when,
        speaker,
        CountUnit.PEOPLE,
        DisplacementTerm.FLED,
        value,
        value,
        value,
        is_stock=False,
    )
    return replace(base, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("low", "high", "fits"), [(301, None, False), (10, None, True), (None, 20, False), (None, 30, True), (33, 40, True)]
)
def test_a_tally_fits_where_the_ranges_share_a_number(low: int | None, high: int | None, *, fits: bool) -> None:
    """The record's range is 24 to 33; a side without a bound is open."""
    _, (found,) = compared([replace(demo.TALLY, low=low, high=high)])
    assert found.fits is fits


def test_one_scale_holds_all_tallies_of_a_page() -> None:
    """Two tallies of different size stand on one scale, in order."""
    scale, found = compared([replace(demo.TALLY, value=40, low=40, high=40), replace(demo.TALLY, value=90_000)])
    assert found[0].stated.best is not None
    assert found[1].stated.best is not None
    assert found[0].stated.best < found[1].stated.best <= scale.width


def test_an_agreement_has_its_days_incidents_and_breaches() -> None:
    """A bar over its period, a stem a day with incidents."""
    scale, (found,) = spells(demo.DemoData().beside("agreements", Surroundings(), limit=9))
    assert scale is not None
    assert found.x == scale.at(dt.date(2020, 3, 1))
    assert [(stem.day, stem.count) for stem in found.stems] == [(dt.date(2020, 3, 3), 1)]
    assert not found.open
    assert found.undated == 0


def test_an_agreement_of_no_known_day_has_no_bar() -> None:
    """Its incidents are still on the scale; an end that is not known is open."""
    beside = demo.DemoData().beside("agreements", Surroundings(), limit=9)
    item = beside.items[0]
    _, (none,) = spells(replace(beside, items=[replace(item, period=None)]))
    _, (half,) = spells(replace(beside, items=[replace(item, period=When(dt.date(2020, 3, 1), None, None))]))
    assert none.x is None
    assert none.stems
    assert half.open
    assert half.x is not None


def test_where_nothing_has_a_day_nothing_is_drawn() -> None:
    """Each kind of drawing says so by itself."""
    beside = demo.DemoData().beside("agreements", Surroundings(), limit=9)
    bare = replace(beside, items=[replace(beside.items[0], period=None, breaches=())], days={})
    assert spells(bare)[0] is None
    scale, (group,) = control_groups([held(None, "One", "a")])
    assert scale is None
    assert (group.lanes, group.undrawn) == ((), 1)
    assert clouds([figure(5, None, "One"), figure(6, None, "Two")])[0].marks == ()


def test_a_claim_of_control_stands_until_the_next_on_that_place() -> None:
    """Its own days are solid; then it lasts until another claim begins, the last until the end of the scale."""
    scale, (group,) = control_groups([held(2, "One", "a"), held(9, "Other", "b", conflicts=("a",))])
    assert scale is not None
    first, second = (lane.pieces[0] for lane in group.lanes)
    assert first.until == scale.at(dt.date(2020, 3, 9))
    assert second.until == scale.width
    assert (first.conflicting, second.conflicting) == (False, True)


def test_what_is_contested_is_nobodys_for_long() -> None:
    """A fight for a place says nothing of the days after it."""
    _, (group,) = control_groups([held(2, "One", "a", status=ControlStatus.CONTESTED)])
    piece = group.lanes[0].pieces[0]
    assert piece.until == piece.x + piece.width


def test_places_of_one_name_are_not_one_place() -> None:
    """The gazetteer's id tells them apart."""
    other = replace(demo.BINNISH, gazetteer_id="other:1")
    _, groups = control_groups([held(2, "One", "a"), replace(held(3, "One", "b"), place=other)])
    assert len(groups) == 2


def test_stocks_flows_and_units_are_never_in_one_plot() -> None:
    """Neither are areas; speakers are side by side, each with its mark."""
    found = clouds(
        [
            figure(5, day(1), "One"),
            figure(7, day(2), "Two"),
            figure(7, day(2), "Two", unit=CountUnit.HOUSEHOLDS),
            figure(7, day(2), "Two", is_stock=True),
            figure(7, day(2), "Two", area=demo.BINNISH),
        ]
    )
    assert [len(cloud.figures) for cloud in found] == [2, 1, 1, 1]
    assert found[0].speakers == ("One", "Two")
    assert [mark.shape for mark in found[0].marks] == [0, 1]


def test_a_single_figure_is_no_plot() -> None:
    """It stands in the list."""
    assert clouds([figure(5, day(1), "One")])[0].marks == ()


def test_an_open_range_reaches_to_the_edge() -> None:
    """No upper bound: up to the top; no lower one: down to the bottom."""
    found = clouds([figure(None, day(1), "One", low=500, high=None), figure(None, day(2), "Two", low=None, high=800)])[
        0
    ]
    assert (found.marks[0].high, found.marks[0].open) == (0.0, True)
    assert found.marks[1].low == found.numbers.width
