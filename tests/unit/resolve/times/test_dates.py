"""Dates: time expressions to days, by the day of publication."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmledger.model.when import DatePrecision, When
from harmledger.resolve.times import dates, naming

TUESDAY = dt.date(2020, 3, 3)


def _days(words: str, published: dt.date | None = TUESDAY) -> tuple[str, str]:
    when = dates.parse(words, published)
    return str(when.start), str(when.end)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Tuesday", "2020-03-03"),
        ("on Tuesday", "2020-03-03"),
        ("Tuesdays", "2020-03-03"),
        ("late Monday", "2020-03-02"),
        ("Monday evening", "2020-03-02"),
        ("early Thursday morning", "2020-02-27"),
        ("Wednesday before dawn", "2020-02-26"),
        ("last Wednesday", "2020-02-26"),
        ("Thursday last week", "2020-02-27"),
        ("today", "2020-03-03"),
        ("earlier in the day", "2020-03-03"),
        ("yesterday", "2020-03-02"),
        ("three days ago", "2020-02-29"),
        ("12 January", "2020-01-12"),
        ("July 22", "2019-07-22"),
        ("Jan. 25", "2020-01-25"),
        ("4 April 2017", "2017-04-04"),
        ("February 27, 2020", "2020-02-27"),
        ("1st of May, 2019", "2019-05-01"),
        ("Wednesday, 6 January 2016", "2016-01-06"),
        ("2019-12-25", "2019-12-25"),
        ("25/12/2019", "2019-12-25"),
        ("25.12.2019", "2019-12-25"),
        ("01/03/2020", "2020-03-01"),
        ("the fourth of January", "2020-01-04"),
        ("a week ago", "2020-02-25"),
        ("Fri 21", "2020-02-21"),
        ("the 14th", "2020-02-14"),
    ],
)
def test_one_day(words: str, day: str) -> None:
    """A weekday is the latest such day not after publication; a day without a year the latest such date."""
    assert _days(words) == (day, day)


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("overnight", "2020-03-02", "2020-03-03"),
        ("on Saturday and Sunday", "2020-02-29", "2020-03-01"),
        ("Tuesday night into Wednesday", "2020-02-25", "2020-02-26"),
        ("Monday and Tuesday last week", "2020-02-24", "2020-02-25"),
        ("since Saturday", "2020-02-29", "2020-03-03"),
        ("Since December", "2019-12-01", "2020-03-03"),
        ("since the start of the year", "2020-01-01", "2020-03-03"),
        ("since the conflict began in March 2011", "2011-03-01", "2020-03-03"),
        ("from January 2019 onwards", "2019-01-01", "2020-03-03"),
        ("in March this year", "2020-03-01", "2020-03-03"),
        ("August last year", "2019-08-01", "2019-08-31"),
        ("last September", "2019-09-01", "2019-09-30"),
        ("last month", "2020-02-01", "2020-02-29"),
        ("this week", "2020-03-02", "2020-03-03"),
        ("Earlier this week", "2020-03-02", "2020-03-03"),
        ("last week", "2020-02-24", "2020-03-01"),
        ("two weeks ago", "2020-02-17", "2020-02-23"),
        ("past 48 hours", "2020-03-01", "2020-03-03"),
        ("in the past three years", "2017-03-03", "2020-03-03"),
        ("in 2016", "2016-01-01", "2016-12-31"),
        ("September 2018", "2018-09-01", "2018-09-30"),
        ("In early November 2014", "2014-11-01", "2014-11-10"),
        ("in the summer of 2012", "2012-06-01", "2012-08-31"),
        ("the first week of July 2019", "2019-07-01", "2019-07-07"),
        ("between April 2018 and March 2019", "2018-04-01", "2019-03-31"),
        ("from October to December 2019", "2019-10-01", "2019-12-31"),
        ("between 3 and 5 May 2019", "2019-05-03", "2019-05-05"),
        ("May 3-5", "2019-05-03", "2019-05-05"),
        ("at the weekend", "2020-02-29", "2020-03-01"),
        ("the first half of 2019", "2019-01-01", "2019-06-30"),
        ("the first ten days of May 2019", "2019-05-01", "2019-05-10"),
        ("the night of 28 January", "2020-01-28", "2020-01-29"),
        ("since mid-January", "2020-01-15", "2020-03-03"),
        ("in the last week", "2020-02-25", "2020-03-03"),
        ("the early 1990s", "1990-01-01", "1994-12-31"),
        ("1998-2003", "1998-01-01", "2003-12-31"),
        ("between Sunday noon and this morning", "2020-03-01", "2020-03-03"),
        ("Wednesday 19 to Sunday 23 February", "2020-02-19", "2020-02-23"),
    ],
)
def test_a_stretch_of_days(words: str, start: str, end: str) -> None:
    """Both ends belong to the stretch; "since" runs to the day of publication."""
    assert _days(words) == (start, end)


@pytest.mark.parametrize("words", ["Tuesday", "overnight", "since March 2011", "last month", "12 January", "today"])
def test_what_counts_from_an_unknown_publication_day_is_unresolved(words: str) -> None:
    """The words are kept with the reason; no day is made up."""
    assert dates.parse(words, None) == When(None, None, None, words, dates.NO_BASE)


@pytest.mark.parametrize("words", ["4 April 2017", "in 2016", "September 2018", "between April 2019 and March 2020"])
def test_an_absolute_date_needs_no_publication_day(words: str) -> None:
    """What names its year stands by itself."""
    assert dates.parse(words, None).resolved


@pytest.mark.parametrize("words", ["the harvest", "during the raid", "31 June 2019", ""])
def test_words_without_a_readable_date_are_unresolved(words: str) -> None:
    """What names no day, or one that no calendar has, is kept with the reason."""
    assert dates.parse(words, TUESDAY) == When(None, None, None, words, dates.NOT_READ)


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [("since then", "2018-09-01", "2020-03-03"), ("two days later", "2018-10-02", "2018-10-02")],
)
def test_words_that_count_from_an_earlier_date_use_it(words: str, start: str, end: str) -> None:
    """The words "since then" begins where the date named before it begins; "later" counts on from its end."""
    anchor = When(dt.date(2018, 9, 1), dt.date(2018, 9, 30), DatePrecision.MONTH, "September 2018")
    when = dates.parse(words, TUESDAY, anchor)
    assert (str(when.start), str(when.end)) == (start, end)


def test_words_that_count_from_an_event_without_a_date_are_unresolved() -> None:
    """The words "since then" with nothing before it stays open."""
    assert dates.parse("since then", TUESDAY).reason == dates.NO_ANCHOR


def test_the_beginning_of_the_war_is_dated_by_the_country() -> None:
    """The words "since the war began" needs to know which war."""
    assert not dates.parse("since the war began", TUESDAY).resolved
    dated = dates.parse("since the war began", TUESDAY, war=dt.date(2011, 3, 1))
    assert (dated.start, dated.end) == (dt.date(2011, 3, 1), TUESDAY)


def test_a_year_that_something_began_in_runs_to_publication() -> None:
    """In "the 2011 outbreak of a war" the year is where a tally begins."""
    text = "the 2011 outbreak of a war"
    assert naming.begins(text, 4, 8)
    assert not naming.begins("the 2011 attack", 4, 8)
    assert dates.parse("2011", TUESDAY, since=True).end == TUESDAY


@pytest.mark.parametrize(
    ("words", "precision"),
    [
        ("Tuesday", "day"),
        ("Tuesday at 10 a.m.", "time"),
        ("last week", "week"),
        ("September 2018", "month"),
        ("in the summer of 2012", "season"),
        ("in 2016", "year"),
        ("in the past three years", "period"),
    ],
)
def test_precision_is_the_finest_unit_of_the_words(words: str, precision: str) -> None:
    """What the words are sure of is kept beside the days."""
    assert dates.parse(words, TUESDAY).precision == precision


@given(
    st.dates(min_value=dt.date(1990, 1, 1), max_value=dt.date(2100, 1, 1)),
    st.sampled_from(["Monday", "Friday", "Sunday"]),
)
def test_a_weekday_lies_within_the_week_before_publication(published: dt.date, weekday: str) -> None:
    """Whatever the day of publication, the weekday is right and at most six days back."""
    start = dates.parse(weekday, published).start
    assert start is not None
    assert start.strftime("%A") == weekday
    assert 0 <= (published - start).days <= 6


@given(st.text(max_size=50), st.none() | st.dates(min_value=dt.date(1950, 1, 1), max_value=dt.date(2200, 1, 1)))
def test_any_words_are_read_or_left_open(words: str, published: dt.date | None) -> None:
    """No text breaks the grammar; what is read begins no later than it ends, what is not has a reason."""
    when = dates.parse(words, published)
    if when.start is not None and when.end is not None:
        assert when.start <= when.end
    else:
        assert when.reason is not None


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("the day before", "2020-02-11", "2020-02-11"),
        ("the same day", "2020-02-12", "2020-02-12"),
        ("a week earlier", "2020-02-05", "2020-02-05"),
        ("a day after", "2020-02-11", "2020-02-11"),
        ("for a third day", "2020-02-10", "2020-02-12"),
        ("at dawn", "2020-02-12", "2020-02-12"),
        ("the same period of 2018", "2018-02-03", "2018-02-09"),
    ],
)
def test_words_are_counted_from_the_day_or_the_stretch_named_before(words: str, start: str, end: str) -> None:
    """A day counts from the day named last, a period is the stretch named last."""
    day = When(dt.date(2020, 2, 12), dt.date(2020, 2, 12), DatePrecision.DAY, "12 February")
    stretch = When(dt.date(2020, 2, 3), dt.date(2020, 2, 9), DatePrecision.PERIOD, "3 to 9 February")
    when = dates.parse(words, TUESDAY, day, stretch=stretch)
    assert (str(when.start), str(when.end)) == (start, end)


def test_the_dates_that_a_report_names_leave_out_when_someone_spoke() -> None:
    """In "killed on Saturday, police said on Monday" only Saturday is what "at dawn" can belong to."""
    found = naming.named("Two were killed on Saturday, police said on Monday.", TUESDAY)
    assert [str(when.start) for _, when in found] == ["2020-02-29"]
