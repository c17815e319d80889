"""Months and their parts: "September 2018", "early November", "the first week of July"."""

from __future__ import annotations

import datetime as dt

from harmledger.model.when import DatePrecision
from harmledger.resolve.times import parts
from harmledger.resolve.times.parts import DAY, Days, Words


def in_month(found: Words, published: dt.date | None) -> Days | None:
    """Such as "September 2018", "in March", "early November", "March last year", "last September"."""
    number = parts.MONTHS[found["mon"]]
    if found["y"]:
        days = parts.month(int(found["y"]), number)
    else:
        today = parts.base(published)
        if found["which"]:
            year = today.year - (found["which"] == "last")
        else:
            inside = number < today.month or (number == today.month and not found["last"])
            year = today.year if inside else today.year - 1
        days = parts.month(year, number)
    days = _third(days, found["part"])
    if published is not None and days.start <= published < days.end:
        days = Days(days.start, published, days.precision)
    return days


def half_of_month(found: Words, published: dt.date | None) -> Days | None:
    """Such as "the first half of June"."""
    whole = in_month(found, published)
    if whole is None:
        return None
    month = parts.month(whole.start.year, whole.start.month)
    middle = month.start + 14 * DAY
    if found["nth"] == "first":
        return Days(month.start, middle, DatePrecision.PERIOD)
    return Days(middle + DAY, month.end, DatePrecision.PERIOD)


def first_of(found: Words, published: dt.date | None) -> Days | None:
    """Such as "the first ten days of May", "the first week of the year", "the last day of March"."""
    if found["mon"]:
        named = in_month(found, published)
        whole = None if named is None else parts.month(named.start.year, named.start.month)
    else:
        year = parts.year_of(found, published)
        whole = Days(dt.date(year, 1, 1), dt.date(year, 12, 31), DatePrecision.YEAR)
    if whole is None:
        return None
    length = parts.count(found["n"] or "one") * (7 if found["unit"] == "week" else 1)
    span = DAY * (length - 1)
    precision = DatePrecision.DAY if length == 1 else DatePrecision.WEEK if length == 7 else DatePrecision.PERIOD
    if found["nth"] == "first":
        return Days(whole.start, whole.start + span, precision)
    return Days(whole.end - span, whole.end, precision)


def end_of_month(found: Words, published: dt.date | None) -> Days | None:
    """Such as "the last day of the month": of this month where publication is its last day, else of the one before."""
    today = parts.base(published)
    end = parts.month(today.year, today.month).end
    if found["nth"] == "first":
        return parts.day(today.replace(day=1))
    return parts.day(end if today == end else today.replace(day=1) - DAY)


def week_of_month(found: Words, published: dt.date | None) -> Days | None:
    """Such as "the first week of July"."""
    days = in_month(found, published)
    if days is None:
        return None
    whole = parts.month(days.start.year, days.start.month)
    if found["nth"] == "last":
        return Days(whole.end - 6 * DAY, whole.end, DatePrecision.WEEK)
    start = whole.start + 7 * DAY * ("first second third fourth".split().index(found["nth"]))
    return Days(start, start + 6 * DAY, DatePrecision.WEEK)


def _third(days: Days, part: str | None) -> Days:
    """Such as "early", "mid" and "late" are a month's days 1 to 10, 11 to 20 and 21 to the end."""
    if not part:
        return days
    first = days.start
    bounds = {"early": (1, 10), "mid": (11, 20)}.get(parts.PARTS.get(part, part), (21, days.end.day))
    return Days(first.replace(day=bounds[0]), first.replace(day=bounds[1]), DatePrecision.PERIOD)
