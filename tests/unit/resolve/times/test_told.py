"""From which day words are told."""

from __future__ import annotations

import datetime as dt

import pytest

from harmledger.resolve.times import told
from harmledger.resolve.times.told import Covered

SUNDAY = dt.date(2017, 10, 8)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Forty were killed over the past 24 hours, the ministry said on Saturday.", "2017-10-07"),
        ("The ministry said Saturday that forty were killed over the past 24 hours.", "2017-10-07"),
        ("On Friday the ministry said that forty were killed over the past 24 hours.", "2017-10-06"),
        ("Forty were killed over the past 24 hours, it told reporters late on Friday.", "2017-10-06"),
        ("Forty were killed over the past 24 hours, rescuers said on Sunday.", None),
        ("Forty were killed over the past 24 hours, rescuers said.", None),
        ("Forty were killed over the past 24 hours. Rescuers said on Saturday that roads were cut.", None),
        ('Rescuers said so on Friday. "Forty were killed over the past 24 hours."', "2017-10-06"),
        ("Rescuers said so on Friday. Forty were killed over the past 24 hours.", None),
        ("Forty were killed over the past 24 hours, rescuers said, while Friday's toll rose.", None),
        ("Forty were killed over the past 24 hours, rescuers said of the dead of Friday.", None),
    ],
)
def test_the_day_of_saying(text: str, day: str | None) -> None:
    """A weekday at which the sentence was spoken, not one that is spoken of; the day of publication tells nothing."""
    start = text.index("over the past")
    found = told.said_on(text, start, start + len("over the past 24 hours"), SUNDAY)
    assert (None if found is None else found.isoformat()) == day


def test_what_is_quoted() -> None:
    """Quotation marks are counted from the start of the paragraph."""
    text = 'He said: "We buried ten today." They left today.\nToday "it" rains.'
    assert told.quoted(text, text.index("today."))
    assert not told.quoted(text, text.index("today", 35))
    assert not told.quoted(text, text.index("Today"))


@pytest.mark.parametrize(
    ("head", "covered"),
    [
        ("Situation report no. 14 (11-17 November 2022)", Covered(dt.date(2022, 11, 11), dt.date(2022, 11, 17))),
        ("Entries 12 to 18 November.", Covered(dt.date(2022, 11, 12), dt.date(2022, 11, 18))),
        ("Log, 28 October - 3 November 2022", Covered(dt.date(2022, 10, 28), dt.date(2022, 11, 3))),
        ("Figures as of 17 November 2022", Covered(None, dt.date(2022, 11, 17))),
        ("Between 4 and 9 people died", None),
        ("Review of 1-30 June 2019", None),
        ("Plan for 20-27 November 2022", None),
    ],
)
def test_the_period_that_a_report_covers(head: str, covered: Covered | None) -> None:
    """The first stretch of days in its head that ended by publication, and not long before."""
    assert told.covered(f"{head}\nThe town was quiet.", dt.date(2022, 11, 18)) == covered


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Hit on 25/12/2019 and on 03/04/2019.", True),
        ("Hit on 12/25/2019 and on 03/04/2019.", False),
        ("Hit on 12/25/2019 and on 25/12/2019.", None),
        ("Hit on 27 February and on 03/04/2019.", True),
        ("Hit on February 27 and on 03/04/2019.", False),
        ("Hit on February 27, on 28 February and on 03/04/2019.", None),
        ("Hit on 03/04/2019.", None),
    ],
)
def test_which_part_of_a_date_in_digits_is_the_day(text: str, first: bool | None) -> None:
    """Dates that allow one reading tell of the others, and so does the way in which dates are spelled out."""
    assert told.day_first(text) is first


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("IDLIB, Oct 5 (LW) - Two were killed on Tuesday.", "2017-10-05"),
        ("Head\n\nADDIS ABABA, Ethiopia, 5 October 2017 - Two were killed.", "2017-10-05"),
        ("IDLIB, June 5 (LW) - Two were killed.", None),
        ("IDLIB - Two were killed on 5 October.", None),
        ("Wed. 5 Oct.: two were killed.", None),
    ],
)
def test_the_day_of_the_dateline(text: str, day: str | None) -> None:
    """A dateline of the week before publication is the day that its words count from; older ones are not believed."""
    found = told.dateline(text, SUNDAY)
    assert (None if found is None else found.isoformat()) == day
