"""The table of time expressions, and what holds of any words."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from harmledger.model.when import When
from harmledger.resolve.times import dates

FRIDAY = dt.date(2020, 6, 5)
_LINES = (Path(__file__).parent / "expressions.txt").read_text(encoding="utf-8").splitlines()
TABLE = [tuple(line.split(" | ")) for line in _LINES if line and not line.startswith("#")]
TO_COME = {"tomorrow", "next week", "next month"}
_YEAR = re.compile(r"\d{4}|[./]19$|this year$")
DAYS = st.dates(min_value=dt.date(1990, 1, 1), max_value=dt.date(2060, 1, 1))


@pytest.mark.parametrize(("words", "start", "end", "precision"), TABLE)
def test_expression(words: str, start: str, end: str, precision: str) -> None:
    """The words mean these days, in a report published on a Friday in June."""
    when = dates.parse(words, FRIDAY)
    assert (str(when.start), str(when.end), when.precision) == (start, end, precision)


def test_the_table_covers_many_ways_to_tell_time() -> None:
    """No line is there twice, and there are enough of them."""
    words = [row[0] for row in TABLE]
    assert len(words) == len(set(words))
    assert len(words) >= 250


@given(st.sampled_from(TABLE), DAYS)
@example(next(row for row in TABLE if row[0] == "the night of 28 May"), dt.date(2000, 5, 28))
def test_nothing_told_lies_after_publication(row: tuple[str, ...], published: dt.date) -> None:
    """Whatever the day of publication, an expression without a year never reaches past it unless it says so."""
    words = row[0]
    when = dates.parse(words, published)
    if when.start is None or when.end is None or words in TO_COME or _YEAR.search(words):
        return
    assert when.start <= when.end <= published


@given(
    st.lists(
        st.sampled_from(
            [word for row in TABLE for word in row[0].split()]
            + ["31", "99999", "9000", "years", "ago", "June", "30", "-", "/", "0", "last", "after", "before", "of"]
        ),
        max_size=7,
    ),
    st.none() | DAYS,
)
def test_any_mixture_of_time_words_is_read_or_left_open(words: list[str], published: dt.date | None) -> None:
    """Words of time in any order give days that begin before they end, or a reason why not."""
    when = dates.parse(" ".join(words), published)
    if when.start is not None and when.end is not None:
        assert when.start <= when.end
        assert when.precision is not None
    else:
        assert when.reason


@pytest.mark.parametrize("words", ["9000 years ago", "in the past 99999999 days", "since 999999999999 weeks"])
def test_counts_beyond_the_calendar_are_left_open(words: str) -> None:
    """A number of years that leads before the year 1 once broke the reading of the whole report."""
    assert dates.parse(words, FRIDAY) == When(None, None, None, words, dates.BEYOND)


@pytest.mark.parametrize("words", ["31 June 2019", "30 February", "29/02/2019", "2019-02-30"])
def test_a_day_that_no_calendar_has_is_left_open(words: str) -> None:
    """The year of "31 June 2019" once stood for the whole."""
    assert not dates.parse(words, FRIDAY).resolved


@pytest.mark.parametrize("words", ["03/04/2019", "4-3-2019", "03/04/19"])
def test_digits_that_can_be_read_in_two_ways_name_both(words: str) -> None:
    """Nothing tells 3 April from 4 March: the reason names both, and no day is taken."""
    when = dates.parse(words, FRIDAY)
    assert when.start is None
    assert when.reason is not None
    assert "2019-04-03" in when.reason
    assert "2019-03-04" in when.reason
