"""Days of the calendar: "4 April 2017", "25/12/2019", "3 to 5 May", "the night of 28 May"."""

from __future__ import annotations

import datetime as dt

from harmledger.model.when import DatePrecision
from harmledger.resolve.times import parts
from harmledger.resolve.times.parts import DAY, Days, Words


def iso(found: Words, _published: dt.date | None) -> Days | None:
    """Such as "2019-12-25"."""
    return parts.valid(int(found["y"]), int(found["m"]), int(found["d"]))


def numeric(found: Words, published: dt.date | None) -> Days | None:
    """Such as "25/12/2019"; dots say that the day comes first.

    Read only where one part cannot be a month, or one reading lies in the month before publication and the other not.
    """
    one, other, year = int(found["d"]), int(found["m"]), int(found["y"])
    if one > 12 or one == other or "." in found.group():
        return parts.valid(year, other, one)
    if other > 12:
        return parts.valid(year, one, other)
    if published is None:
        return None
    both = (parts.valid(year, other, one), parts.valid(year, one, other))
    near = [days for days in both if days is not None and days.start <= published <= days.start + 31 * DAY]
    return near[0] if len(near) == 1 else None


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
    return None if first is None or last is None else Days(first.start, last.end, DatePrecision.PERIOD)


def night_of(found: Words, published: dt.date | None) -> Days | None:
    """Such as "the night of 28 May": that day and the next."""
    days = named_day(found, published)
    return None if days is None else Days(days.start, days.start + DAY, DatePrecision.DAY)


def dotted_day(found: Words, published: dt.date | None) -> Days | None:
    """Such as "18.09": the latest such day not after publication."""
    today = parts.base(published)
    for year in (today.year, today.year - 1):
        days = parts.valid(year, int(found["m"]), int(found["d"]))
        if days is not None and days.start <= today:
            return days
    return None
