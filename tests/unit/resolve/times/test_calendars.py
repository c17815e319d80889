"""Other calendars, feasts and other languages' words."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmledger.resolve.times import dates, languages
from harmledger.resolve.times.calendars import ISLAMIC, SOLAR

DAYS = st.dates(min_value=dt.date(1980, 1, 1), max_value=dt.date(2060, 1, 1))


@given(DAYS)
def test_the_first_of_ramadan_is_a_lunar_year_back_at_most(published: dt.date) -> None:
    """Without a year the last one counts, and none is skipped."""
    found = ISLAMIC.day(9, 1, published)
    assert found is not None
    assert 0 <= (published - found).days <= 355


@given(DAYS)
def test_nowruz_lies_in_march_of_the_year_before_publication(published: dt.date) -> None:
    """The Iranian year begins between the 19th and the 22nd of March."""
    found = SOLAR.day(1, 1, published)
    assert found is not None
    assert (found.month, 19 <= found.day <= 22) == (3, True)
    assert 0 <= (published - found).days <= 366


@given(DAYS, st.sampled_from(["Eid", "Eid al-Fitr", "Ashura", "Nowruz", "Easter", "Orthodox Easter", "Christmas"]))
def test_a_feast_is_the_last_that_had_begun(published: dt.date, feast: str) -> None:
    """Never one to come, and never more than 13 months back."""
    when = dates.parse(feast, published)
    assert when.start is not None
    assert when.end is not None
    assert when.start <= when.end <= published
    assert (published - when.start).days < 400


def test_a_year_can_hold_a_feast_twice() -> None:
    """The Islamic year is shorter than ours: of the two in 2000 the named year gives the first."""
    assert str(dates.parse("Eid al-Fitr 2000", None).start) == "2000-01-08"
    assert str(dates.parse("Eid al-Fitr", dt.date(2000, 12, 31)).start) == "2000-12-27"


def test_eid_is_whichever_came_last() -> None:
    """In a September after the feast of sacrifice it is that one; in a June before it the one after Ramadan."""
    assert str(dates.parse("the first day of Eid", dt.date(2016, 9, 17)).start) == "2016-09-12"
    assert str(dates.parse("the first day of Eid", dt.date(2019, 6, 20)).start) == "2019-06-04"


@pytest.mark.parametrize("words", ["31 Ramadan 1441", "30 Ramadan 1440", "32 Esfand 1398", "1441/13/1"])
def test_a_day_that_the_calendar_has_not_is_left_open(words: str) -> None:
    """Ramadan of 1440 had 29 days."""
    assert not dates.parse(words, None).resolved


@pytest.mark.parametrize(
    ("words", "english"),
    [
        ("15 آذار 2018", "15 march 2018"),
        ("5 كانون الثاني 2017", "5 january 2017"),
        ("24 лютого 2022 року", "24 february 2022"),
        ("в п'ятницю", "в friday"),
        ("3 mai 2019", "3 may 2019"),
        ("marched on tuesday", "marched on tuesday"),
        ("15 ramadan", "15 ramadan"),
    ],
)
def test_words_of_other_languages(words: str, english: str) -> None:
    """Names of months and days are put over, whole words only; English stays as it is."""
    assert languages.in_english(words) == english
