"""Time expressions: what is one, whole and without what stands around it."""

from __future__ import annotations

import pytest

from harmledger.extract.tagging.times import times
from harmledger.extract.tagging.words import Words


def found(text: str) -> list[str]:
    """The words of every time expression."""
    return [text[start:end] for start, end in times(Words.of(text))]


@pytest.mark.parametrize(
    "time",
    [
        "Tuesday",
        "late Monday",
        "Thursday morning",
        "27 February 2020",
        "February 27, 2020",
        "September 2018",
        "since December",
        "since then",
        "since the start of the year",
        "since the conflict began in March 2011",
        "between April 2019 and March 2020",
        "yesterday",
        "overnight",
        "last week",
        "two weeks ago",
        "earlier this month",
        "over the past month",
        "March this year",
        "this morning",
        "between 3 and 5 May",
        "the night of 28 May",
        "as of Monday",
        "as of 3 July",
        "up to Tuesday night",
        "so far this month",
        "so far in March 2020",
        "Tuesday of last week",
        "for nearly a week",
        "1 January to 30 June 2019",
        "in recent weeks",
        "the day before",
        "the day before yesterday",
        "2021-06-13",
        "since dawn",
        "Thursday and during the night",
        "overnight into Thursday",
        "2 in the morning",
        "the first day of Eid al-Adha",
        "the last ten days of Ramadan",
        "during Ramadan",
        "in the second week of Ramadan 2018",
        "15 Ramadan 1441",
        "12 Dalw 1398",
        "2020/03/01",
        "in its seventh year",
    ],
)
def test_a_time_is_found_whole(time: str) -> None:
    """Every part of the expression is in the mention."""
    assert found(f"The town was hit in the dark {time} by shells.") == [time]


@pytest.mark.parametrize(
    "text", ["Protesters march on the palace.", "It may rain.", "Room 2016 was empty.", "No dates."]
)
def test_words_that_look_like_months_or_years_are_none(text: str) -> None:
    """A verb is no month and a bare number no year."""
    assert found(text) == []


def test_a_lost_apostrophe_is_left_out() -> None:
    """In "Mondays attack", where the apostrophe was lost, the day is "Monday"."""
    assert found("Mondays attack was the worst.") == ["Monday"]


@pytest.mark.parametrize(
    ("text", "times_found"),
    [
        ("Shells fell at 15:20 on the square.", ["15:20"]),
        ("Shells fell on the 14th when all slept.", ["the 14th"]),
        ("Shells fell before dawn on Saturday.", ["Saturday"]),
        ("The 14th Brigade shelled the square.", []),
        ("In March 41 people were hurt.", ["March"]),
        ("In March 2019 people were hurt.", ["March 2019"]),
    ],
)
def test_hours_and_ordinals_are_times_where_they_date(text: str, times_found: list[str]) -> None:
    """An hour beside its day, a brigade's number and a count after a month are no times of their own."""
    assert found(text) == times_found


@pytest.mark.parametrize("feast", ["Eid", "Eid al-Fitr", "Ashura", "Nowruz", "Easter Sunday", "Christmas Day"])
def test_a_feast_is_a_time_where_something_is_on_it(feast: str) -> None:
    """Raids on a feast are dated by it; what is named after it is not."""
    assert found(f"The town was hit on {feast} by shells.") == [feast]
    assert feast not in found(f"The {feast} holiday is near.")


def test_a_drive_of_days_is_a_stretch() -> None:
    """The words "two-day" tell how long an offensive has gone on, and nothing of a conference."""
    assert found("Ten died in a two-day rebel offensive there.") == ["two-day"]
    assert found("Ten spoke at a two-day conference there.") == []


def test_two_days_of_a_month_are_one_time() -> None:
    """Told after "on", as a single day of the month is."""
    assert found("Mortars hit the town on the 9th and 12th.") == ["the 9th and 12th"]


def test_what_a_count_goes_up_to_is_no_stretch() -> None:
    """The words "up to" before a number of people do not reach over to a day behind it."""
    assert found("Up to 20 people died on Monday.") == ["Monday"]


@pytest.mark.parametrize(
    ("text", "times_found"),
    [
        ("IDLIB, Syria, March 3 (XY) - Two were killed on Monday.", ["Monday"]),
        ("IDLIB, March 3 - Two were killed on Monday.", ["Monday"]),
        ("MAARAT AL-NUMAN, March 3 — Two were killed.", []),
        ("Two were killed on March 3 - two others later.", ["March 3"]),
    ],
)
def test_the_day_of_a_dateline_dates_nothing_that_is_told(text: str, times_found: list[str]) -> None:
    """It says when a report was written; once the dead of Monday were dated by it."""
    assert found(text) == times_found


@pytest.mark.parametrize(
    "text",
    [
        "at 11 p.m. ET on Tuesday",
        "at 23:30 GMT on Tuesday",
        "at 23:30 Moscow time on Tuesday",
        "at 11 pm local time on Tuesday",
    ],
)
def test_an_hour_by_a_clock_goes_on_to_its_day(text: str) -> None:
    """The hour alone is no time beside its day; once it was dated by the day of publication."""
    assert found(f"Two were killed {text}.") == ["Tuesday"]
