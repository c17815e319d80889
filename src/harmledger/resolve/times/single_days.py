"""Days of the calendar: "4 April 2017", "25/12/2019", "3 to 5 May", "the night of 28 May"."""

from __future__ import annotations

import datetime as dt

from harmledger.model.when import DatePrecision
from harmledger.resolve.times import parts
from harmledger.resolve.times.parts import DAY, Days, TwoReadingsError, Words


def iso(found: Words, _published: dt.date | None) -> Days | None:
    """Such as "2019-12-25"."""
    return parts.valid(int(found["y"]), int(found["m"]), int(found["d"]))


def numeric(found: Words, published: dt.date | None) -> Days | None:
    """Such as "25/12/2019", "25.12.19"; dots say that the day comes first.

    Where both parts can be a month, the reading counts that alone lies in the month before publication, or that alone
    does not lie after it.

    Raises:
        TwoReadingsError: where nothing tells the two readings apart.
    """
    one, other, year = int(found["d"]), int(found["m"]), _full_year(found["y"], published)
    if one > 12 or one == other or "." in found.group():
        return parts.valid(year, other, one)
    if other > 12:
        return parts.valid(year, one, other)
    return _likelier([dt.date(year, other, one), dt.date(year, one, other)], published)


def numeric_day(found: Words, published: dt.date | None) -> Days | None:
    """Such as "27/2": the latest such day not after publication.

    Raises:
        TwoReadingsError: as :func:`numeric`.
    """
    today, one, other = parts.base(published), int(found["d"]), int(found["m"])
    days = [_latest(today, other, one), _latest(today, one, other)]
    both = [day for day in days if day is not None]
    return parts.day(both[0]) if len(set(both)) == 1 else _likelier(both, published)


def _likelier(both: list[dt.date], published: dt.date | None) -> Days | None:
    """The reading that fits the day of publication better."""
    if not both:
        return None
    past = both if published is None else [day for day in both if day <= published]
    if len(past) == 1:
        return parts.day(past[0])
    near = [] if published is None else [day for day in past if published <= day + 31 * DAY]
    if len(near) == 1:
        return parts.day(near[0])
    raise TwoReadingsError(both[0], both[1])


def _latest(today: dt.date, month: int, date: int) -> dt.date | None:
    for year in range(today.year, today.year - 5, -1):
        days = parts.valid(year, month, date)
        if days is not None and days.start <= today:
            return days.start
    return None


def _full_year(words: str, published: dt.date | None) -> int:
    """The year; of two digits the last one that had begun by publication."""
    if len(words) == 4:
        return int(words)
    last = dt.date.max.year if published is None else published.year
    return 2000 + int(words) if 2000 + int(words) <= last else 1900 + int(words)


def named_day(found: Words, published: dt.date | None) -> Days | None:
    """Such as "4 April 2017", "July 22": without year, the latest such day not after publication."""
    number, date = parts.MONTHS[found["mon"]], int(found["d"])
    if found["y"]:
        return parts.valid(int(found["y"]), number, date)
    today = parts.base(published)
    for year in range(today.year, today.year - 9, -1):
        days = parts.valid(year, number, date)
        if days is not None and days.start <= today:
            return days
    return None


def day_this_year(found: Words, published: dt.date | None) -> Days | None:
    """Such as "12 May this year"."""
    number, date = parts.MONTHS[found["mon"]], int(found["d"])
    return parts.valid(parts.base(published).year - (found["which"] == "last"), number, date)


def days_of_month(found: Words, published: dt.date | None) -> Days | None:
    """Such as "3 to 5 May", "May 3-5"."""
    number, one, other = parts.MONTHS[found["mon"]], int(found["d"]), int(found["e"])
    year = int(found["y"]) if found["y"] else parts.base(published).year
    first, last = parts.valid(year, number, one), parts.valid(year, number, other)
    if first is None or last is None or one > other:
        return None
    if not found["y"] and first.start > parts.base(published):
        first, last = parts.valid(year - 1, number, one), parts.valid(year - 1, number, other)
    if first is None or last is None:
        return None
    end = last.end if found["y"] else min(last.end, parts.base(published))
    return Days(first.start, end, DatePrecision.PERIOD)


def night_of(found: Words, published: dt.date | None) -> Days | None:
    """Such as "the night of 28 May": that day and the next, without a year as far as publication."""
    days = named_day(found, published)
    if days is None:
        return None
    end = days.start + DAY
    return Days(days.start, end if found["y"] else min(end, parts.base(published)), DatePrecision.DAY)


def dotted_day(found: Words, published: dt.date | None) -> Days | None:
    """Such as "18.09": the latest such day not after publication."""
    today = parts.base(published)
    for year in (today.year, today.year - 1):
        days = parts.valid(year, int(found["m"]), int(found["d"]))
        if days is not None and days.start <= today:
            return days
    return None
