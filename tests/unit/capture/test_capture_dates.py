"""Full calendar dates as sites print them."""

from __future__ import annotations

import datetime as dt

import pytest

from harmledger.capture.dates import iso_day, named_dates


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Mar 03, 2020 5:00 pm", dt.date(2020, 3, 3)),
        ("02 April, 2020", dt.date(2020, 4, 2)),
        ("Thu 15 October 2020:", dt.date(2020, 10, 15)),
        ("September 9, 2018", dt.date(2018, 9, 9)),
        ("5 July\u00a02015", dt.date(2015, 7, 5)),
        ("the 3rd of May 2019", dt.date(2019, 5, 3)),
        ("Nov 012017", dt.date(2017, 11, 1)),
        ("2020-03-01T10:00:00Z", dt.date(2020, 3, 1)),
        ("18.05.2017(updated", dt.date(2017, 5, 18)),
        ("09-07-2014", dt.date(2014, 7, 9)),
        ("25/12/2014", dt.date(2014, 12, 25)),
        ("12/25/2014", dt.date(2014, 12, 25)),
        ("الثلاثاء 3 آذار/مارس 2020", dt.date(2020, 3, 3)),
        ("15 تشرين الأول 2020", dt.date(2020, 10, 15)),
        ("24 лютого 2022 року", dt.date(2022, 2, 24)),
        ("24 февраля 2022 года", dt.date(2022, 2, 24)),
        ("3 Mayıs 2019", dt.date(2019, 5, 3)),
        ("le 3 août 2019", dt.date(2019, 8, 3)),
    ],
)
def test_dates_are_read(words: str, day: dt.date) -> None:
    """Every order of day, month and year that is unambiguous."""
    assert [named.day for named in named_dates(words)] == [day]


@pytest.mark.parametrize(
    "words",
    [
        "Nov 12",
        "in September 2018",
        "03/04/2020",
        "31 February 2020",
        "1.300 2017",
        "20-12-1850",
        "May 2019",
        "99-99-2019",
    ],
)
def test_what_is_no_full_date_is_left(words: str) -> None:
    """No year, no day, an ambiguous order or an impossible day: nothing, never a guess."""
    assert list(named_dates(words)) == []


def test_spans_are_of_the_text() -> None:
    """Start and end give the words that name the date, and the searched stretch is respected."""
    text = "Seen on 4 April 2017, again on May 5, 2018."
    assert [text[named.start : named.end] for named in named_dates(text)] == ["4 April 2017", "May 5, 2018"]
    assert [named.day.year for named in named_dates(text, 22)] == [2018]


@pytest.mark.parametrize(("words", "day"), [(" 2020-03-01 ", dt.date(2020, 3, 1)), ("1 March 2020", None), ("", None)])
def test_iso_days(words: str, day: dt.date | None) -> None:
    """Only ISO 8601 counts where a machine hands over a date."""
    assert iso_day(words) == day
