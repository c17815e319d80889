"""Scales of time and number."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmledger.web.record.scales import Days, Numbers


def scale(first: dt.date, last: dt.date) -> Days:
    """A scale of 600 units over these days."""
    found = Days.over([first, None, last], 600.0)
    assert found is not None
    return found


def test_whole_months_are_shown() -> None:
    """A scale begins and ends with a month, so that ticks frame it."""
    found = scale(dt.date(2020, 2, 27), dt.date(2020, 3, 5))
    assert (found.first, found.last) == (dt.date(2020, 2, 1), dt.date(2020, 3, 31))


def test_no_day_no_scale() -> None:
    """Nothing is drawn of what has no day."""
    assert Days.over([None], 600.0) is None


@given(st.dates(), st.dates())
def test_ticks_stand_in_order_inside_with_room_for_their_labels(one: dt.date, other: dt.date) -> None:
    """For any stretch of time, the years 1 and 9999 among them."""
    found = scale(min(one, other), max(one, other))
    places = [tick.x for tick in found.ticks]
    assert places == sorted(places)
    assert all(0 <= x <= 600 for x in places)
    if len(places) > 1 and found.ticks[0].named != "year":
        assert min(b - a for a, b in itertools.pairwise(places)) > 40


def test_a_day_is_wide_enough_to_be_seen() -> None:
    """One day in ten years has the least width, and does not stick out at the end."""
    found = scale(dt.date(2010, 1, 1), dt.date(2020, 12, 31))
    x, width = found.stretch(dt.date(2020, 12, 31), dt.date(2020, 12, 31))
    assert width == 3.0
    assert x + width <= 600


def test_an_interval_ends_where_the_next_day_begins() -> None:
    """Both days are inside."""
    found = scale(dt.date(2020, 1, 1), dt.date(2020, 3, 31))
    x, width = found.stretch(dt.date(2020, 2, 1), dt.date(2020, 2, 29))
    assert x == found.at(dt.date(2020, 2, 1))
    assert x + width == pytest.approx(found.at(dt.date(2020, 3, 1)), abs=0.1)


@given(st.integers(0, 10**12), st.integers(0, 10**12))
def test_numbers_keep_their_order(one: int, other: int) -> None:
    """A larger number never stands before a smaller one."""
    found = Numbers(10**12, 420.0)
    assert found.at(min(one, other)) <= found.at(max(one, other))
    assert found.at(0) == 0.0


@pytest.mark.parametrize("numbers", [(0,), (), (1,), (1000, 1000), (960_000, 1_041_233), (3, 10**9)])
def test_a_scale_around_numbers_holds_them(numbers: tuple[int, ...]) -> None:
    """With ticks inside it, at least two."""
    found = Numbers.around(numbers, 130.0)
    assert all(found.least <= max(number, 1) <= found.most for number in numbers)
    assert len(found.ticks) >= 2
    assert all(0 <= x <= 130 for x, _ in found.ticks)
