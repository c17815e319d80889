"""Hours by other clocks than the place's: the day that it was where it happened."""

from __future__ import annotations

import datetime as dt

import pytest

from harmledger.model.when import DatePrecision, When
from harmledger.resolve.times.zones import Spot, local, told

MONDAY = dt.date(2020, 3, 2)
SYRIA = Spot("SY", 35.9, 36.6)


def _day(text: str, words: str, spot: Spot | None = SYRIA, day: dt.date = MONDAY) -> dt.date | None:
    start = text.index(words)
    when = When(day, day, DatePrecision.DAY, words)
    return local(when, text, start, start + len(words), spot).start


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It was hit at 23:30 GMT on Monday.", "Monday"),
        ("It was hit at 2330 UTC on Monday.", "Monday"),
        ("It was hit on Monday at 23:30 GMT.", "Monday"),
        ("It was hit on Monday, 2330 GMT, they said.", "Monday"),
        ("It was hit early on Tuesday (2330 GMT Monday).", "Monday"),
        ("The blast at 2330 GMT killed nine.", "2330 GMT"),
        ("The blast at 23:30 GMT killed nine.", "23:30"),
    ],
)
def test_late_in_greenwich_is_the_next_day_in_damascus(text: str, words: str) -> None:
    """An hour of Greenwich that belongs to the day moves it."""
    assert _day(text, words) == dt.date(2020, 3, 3)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It was hit at 23:30 on Monday.", "Monday"),
        ("It was hit at 12:30 GMT on Monday.", "Monday"),
        ("It was hit late on Monday (2330 GMT).", "Monday"),
        ("It was hit at 11:30 p.m. (23:30 GMT) on Monday.", "Monday"),
        ("It was hit at 11:30 p.m. (23:30 GMT).", "23:30"),
        ("The toll was given at 23:30 GMT. On Monday nine died.", "Monday"),
    ],
)
def test_a_day_of_the_place_stays(text: str, words: str) -> None:
    """A local hour, one in brackets, one of another sentence and one that changes nothing leave the day alone."""
    assert _day(text, words) == MONDAY


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It was hit at 6 p.m. ET on Monday.", "Monday"),
        ("It was hit at 10:00 p.m. EST on Monday.", "Monday"),
        ("It was hit on Monday at 11:30 pm London time.", "Monday"),
        ("It was hit on Monday at 18:00 Washington time, they said.", "Monday"),
        ("It was hit at 23:30 UTC+1 on Monday.", "Monday"),
        ("It was hit at 20:30 GMT -5 on Monday.", "Monday"),
        ("The blast at 9 p.m. ET killed nine.", "9 p.m."),
    ],
)
def test_late_by_another_clock_is_the_next_day_in_damascus(text: str, words: str) -> None:
    """Clocks by their abbreviation, their city or their offset move the day too."""
    assert _day(text, words) == dt.date(2020, 3, 3)


@pytest.mark.parametrize(
    "text",
    [
        "It was hit at 11:30 p.m. local time on Monday.",
        "It was hit at 23:30 Damascus time on Monday.",
        "It was hit at 11:30 a.m. ET on Monday.",
        "It was hit at 23:30 UTC+3 on Monday.",
        "It was hit at 23:30 UTC+99 on Monday.",
        "It was hit at 23:30 Idlib time on Monday.",
        "Il a été touché à 23:30 et Monday.",
    ],
)
def test_the_clock_of_the_place_and_unknown_ones_move_nothing(text: str) -> None:
    """Local time, that of its capital, an offset that is the place's own, and what is no known clock."""
    assert _day(text, "Monday") == MONDAY


def test_early_by_the_clock_of_moscow_is_the_day_before_in_bogota() -> None:
    """Just after midnight in Moscow on Tuesday it is Monday afternoon in Colombia."""
    assert _day("Hit at 00:30 Moscow time on Monday.", "Monday", Spot("CO")) == MONDAY - dt.timedelta(days=1)


def test_west_of_greenwich_the_day_is_the_one_before() -> None:
    """Early on Monday in Greenwich it is Sunday in Bogota."""
    assert _day("It was hit at 02:00 GMT on Monday.", "Monday", Spot("CO")) == dt.date(2020, 3, 1)


def test_clocks_of_the_year_count() -> None:
    """Syria was two hours ahead in the winter of 2020, three from 2022 on: 21:30 is the next day only then."""
    text = "It was hit at 21:30 GMT on Monday."
    assert _day(text, "Monday") == MONDAY
    assert _day(text, "Monday", day=dt.date(2023, 3, 6)) == dt.date(2023, 3, 7)


def test_the_point_picks_the_zone_of_a_wide_country() -> None:
    """19:00 GMT is the next day in Vladivostok and not in Moscow; with the country alone the day stays and says why."""
    text = "It was hit at 19:00 GMT on Monday."
    assert _day(text, "Monday", Spot("RU", 43.1, 131.9)) == dt.date(2020, 3, 3)
    assert _day(text, "Monday", Spot("RU", 55.7, 37.6)) == MONDAY
    when = local(When(MONDAY, MONDAY, DatePrecision.DAY, "Monday"), text, 27, 33, Spot("RU"))
    assert when.start == MONDAY
    assert "time zone" in str(when.reason)


def test_the_reason_tells_the_hour() -> None:
    """A day that was moved says from which hour of Greenwich."""
    text = "It was hit at 23:30 GMT on Monday."
    moved = local(When(MONDAY, MONDAY, DatePrecision.DAY, "Monday"), text, 27, 33, SYRIA)
    assert moved.reason == "23:30 GMT on 2020-03-02 was 2020-03-03 there"


def test_a_stretch_is_left_alone() -> None:
    """Several days are not moved by an hour that stands beside them."""
    week = When(MONDAY, MONDAY + dt.timedelta(days=6), DatePrecision.WEEK, "this week")
    assert local(week, "At 23:30 GMT this week", 13, 22, SYRIA) == week


def test_only_texts_with_an_hour_of_greenwich_are_looked_at() -> None:
    """The name of the clock after a figure, and nothing else, makes a text worth a look."""
    assert told("at 2330 GMT")
    assert not told("GMT is told nowhere beside an hour; 23:30 is")
