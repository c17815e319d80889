"""The drawn time line and the sums drawn as a band: geometry that can be checked."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest

from harmledger.model.overview import Period, Range, Unit
from harmledger.web.home.time_line import draw_time_line


def month(name: str, incidents: int, low: int, best: int, high: int | None) -> Period:
    """A month in which so many began."""
    start = dt.date.fromisoformat(f"{name}-01")
    stated = best if high is None else high
    return Period(start, start, incidents, Range(incidents, low, best, high, stated, int(high is None)))


def test_silent_months_keep_their_place() -> None:
    """Months without incidents between others are drawn as a gap."""
    line = draw_time_line([month("2019-11", 1, 2, 2, 2), month("2020-02", 2, 1, 4, None)])
    assert [bar.start.isoformat() for bar in line.bars] == ["2019-11-01", "2019-12-01", "2020-01-01", "2020-02-01"]
    assert [bar.incidents for bar in line.bars] == [1, 0, 0, 2]
    assert line.bars[-1].open
    assert line.top == 4


@pytest.mark.parametrize(
    ("unit", "first", "last", "steps"),
    [
        (Unit.DAY, dt.date(2020, 2, 27), dt.date(2020, 3, 2), 5),
        (Unit.MONTH, dt.date(2019, 11, 1), dt.date(2020, 2, 1), 4),
        (Unit.YEAR, dt.date(2011, 1, 1), dt.date(2020, 1, 1), 10),
    ],
)
def test_steps_follow_one_another(unit: Unit, first: dt.date, last: dt.date, steps: int) -> None:
    """Days, months and years, leap days and years' ends included."""
    one, other = (Period(day, day, 1, Range(1, 1, 1, 1, 1)) for day in (first, last))
    bars = draw_time_line([one, other], unit).bars
    assert len(bars) == steps
    assert all(after.start == before.end + dt.timedelta(days=1) for before, after in itertools.pairwise(bars[1:]))


def test_bars_are_to_scale() -> None:
    """Twice as many people make twice as high a bar; low is never above best, best never above high."""
    one, other = draw_time_line([month("2020-01", 1, 5, 10, 20), month("2020-02", 1, 5, 5, 10)]).bars
    assert one.high == 2 * other.high
    assert one.low <= one.best <= one.high


def test_nothing_dated_draws_nothing() -> None:
    """An empty time line is no fault."""
    line = draw_time_line([])
    assert (line.bars, line.ticks, line.band) == ((), (), None)


def test_month_without_anyone_killed_is_flat() -> None:
    """Only injured people: a bar of no height, with its number of incidents, and no sum to draw."""
    line = draw_time_line([month("2020-01", 3, 0, 0, 0), month("2020-02", 1, 0, 0, 0)])
    assert (line.bars[0].high, line.bars[0].incidents) == (0, 3)
    assert line.band is None


def test_the_band_ends_at_the_sums() -> None:
    """From nothing at the first step to the whole at the last; one open end leaves the sum open."""
    line = draw_time_line([month("2020-01", 1, 5, 10, 20), month("2020-02", 1, 5, 5, None)], height=100)
    assert line.band is not None
    assert line.band.killed == Range(2, 10, 15, None, 25, 1)
    points = line.band.line.removeprefix("M").split("L")
    assert points[0] == "0.0 100.0"
    assert points[-1] == "192.0 40.0"
