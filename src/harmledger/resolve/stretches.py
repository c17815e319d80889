"""Stretches of the calendar: halves and quarters of a year, the first days of a month, decades, the night of a day."""

from __future__ import annotations

import datetime as dt

from harmledger.model.when import DatePrecision
from harmledger.resolve import timewords
from harmledger.resolve.timewords import DAY, Days, Words


def part_of_year(found: Words, published: dt.date | None) -> Days | None:
    """Such as "the first half of the year", "the second quarter of 2019", "the first five months of the year"."""
    year = _year(found, published)
    if found["months"]:
        first, last = 1, timewords.count(found["months"])
    else:
        months = 6 if found["part"] == "half" else 3
        nth = _NTH.get(found["nth"], timewords.ORDINALS.get(found["nth"], 0)) or 12 // months
        first, last = months * (nth - 1) + 1, months * nth
    if not 1 <= first <= last <= 12:
        return None
    return Days(dt.date(year, first, 1), timewords.month(year, last).end, DatePrecision.PERIOD)


def half_of_month(found: Words, published: dt.date | None) -> Days | None:
    """Such as "the first half of June"."""
    whole = timewords.in_month(found, published)
    if whole is None:
        return None
    month = timewords.month(whole.start.year, whole.start.month)
    middle = month.start + 14 * DAY
    if found["nth"] == "first":
        return Days(month.start, middle, DatePrecision.PERIOD)
    return Days(middle + DAY, month.end, DatePrecision.PERIOD)


def first_of(found: Words, published: dt.date | None) -> Days | None:
    """Such as "the first ten days of May", "the first week of the year", "the last day of March"."""
    if found["mon"]:
        named = timewords.in_month(found, published)
        whole = None if named is None else timewords.month(named.start.year, named.start.month)
    else:
        year = _year(found, published)
        whole = Days(dt.date(year, 1, 1), dt.date(year, 12, 31), DatePrecision.YEAR)
    if whole is None:
        return None
    length = timewords.count(found["n"] or "one") * (7 if found["unit"] == "week" else 1)
    span = DAY * (length - 1)
    precision = DatePrecision.DAY if length == 1 else DatePrecision.WEEK if length == 7 else DatePrecision.PERIOD
    if found["nth"] == "first":
        return Days(whole.start, whole.start + span, precision)
    return Days(whole.end - span, whole.end, precision)


def end_of_month(found: Words, published: dt.date | None) -> Days | None:
    """Such as "the last day of the month": of this month where publication is its last day, else of the one before."""
    today = timewords.base(published)
    end = timewords.month(today.year, today.month).end
    if found["nth"] == "first":
        return timewords.day(today.replace(day=1))
    return timewords.day(end if today == end else today.replace(day=1) - DAY)


def decade(found: Words, _published: dt.date | None) -> Days | None:
    """Such as "the 1990s", "the early 1990s"."""
    first = int(found["y"])
    start, end = {"early": (0, 4), "mid": (4, 6), "late": (5, 9)}.get(found["part"], (0, 9))
    return Days(dt.date(first + start, 1, 1), dt.date(first + end, 12, 31), DatePrecision.PERIOD)


def years(found: Words, _published: dt.date | None) -> Days | None:
    """Such as "1998-2003"."""
    first, last = int(found["y"]), int(found["z"])
    last += first // 100 * 100 if last < 100 else 0
    if not first < last <= first + 60:
        return None
    return Days(dt.date(first, 1, 1), dt.date(last, 12, 31), DatePrecision.YEAR)


def night_of(found: Words, published: dt.date | None) -> Days | None:
    """Such as "the night of 28 May": that day and the next."""
    days = timewords.named_day(found, published)
    return None if days is None else Days(days.start, days.start + DAY, DatePrecision.DAY)


def dotted_day(found: Words, published: dt.date | None) -> Days | None:
    """Such as "18.09": the latest such day not after publication."""
    today = timewords.base(published)
    for year in (today.year, today.year - 1):
        days = timewords.valid(year, int(found["m"]), int(found["d"]))
        if days is not None and days.start <= today:
            return days
    return None


def new_years_eve(_found: Words, published: dt.date | None) -> Days | None:
    """The 31 December that is not after publication."""
    today = timewords.base(published)
    eve = dt.date(today.year, 12, 31)
    return timewords.day(eve if eve <= today else eve.replace(year=today.year - 1))


def this_day(_found: Words, published: dt.date | None) -> Days | None:
    """Such as "today", "this morning"."""
    return timewords.day(timewords.base(published))


def week_of_month(found: Words, published: dt.date | None) -> Days | None:
    """Such as "the first week of July"."""
    days = timewords.in_month(found, published)
    if days is None:
        return None
    whole = timewords.month(days.start.year, days.start.month)
    if found["nth"] == "last":
        return Days(whole.end - 6 * DAY, whole.end, DatePrecision.WEEK)
    start = whole.start + 7 * DAY * ("first second third fourth".split().index(found["nth"]))
    return Days(start, start + 6 * DAY, DatePrecision.WEEK)


def in_season(found: Words, published: dt.date | None) -> Days | None:
    """Such as "the summer of 2012", "last winter"."""
    first = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}[found["season"]]
    if found["y"]:
        year = int(found["y"])
    else:
        today = timewords.base(published)
        year = today.year - (found["which"] == "last" or first > today.month)
    start = dt.date(year, first, 1)
    end = timewords.month(year + (first == 12), (first + 1) % 12 + 1).end
    return Days(start, end, DatePrecision.SEASON)


def weekend(found: Words, published: dt.date | None) -> Days | None:
    """Such as "the weekend": the latest Saturday and Sunday, not after publication."""
    today = timewords.base(published)
    if found["this"] and today.weekday() == 6:
        return Days(today - DAY, today, DatePrecision.PERIOD)
    sunday = today - DAY * (today.weekday() + 1 if today.weekday() != 6 else 0)
    return Days(sunday - DAY, sunday, DatePrecision.PERIOD)


def _year(found: Words, published: dt.date | None) -> int:
    if found["y"]:
        return int(found["y"])
    return timewords.base(published).year - (found["which"] == "last")


_NTH = {"last": 0, "final": 0, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
