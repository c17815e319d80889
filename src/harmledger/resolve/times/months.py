"""Months and their parts: "September 2018", "early November", "the first week of July".

Without a year, the last such part of a month that had begun by publication; what goes on then runs up to it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from harmledger.model.when import DatePrecision
from harmledger.resolve.times import parts
from harmledger.resolve.times.parts import DAY, Days, Words


def in_month(found: Words, published: dt.date | None) -> Days | None:
    """Such as "September 2018", "in March", "early November", "March last year", "last September"."""
    return _last(found, published, lambda whole: _third(whole, found["part"]))


def half_of_month(found: Words, published: dt.date | None) -> Days | None:
    """Such as "the first half of June"."""
    half = _first_half if found["nth"] == "first" else _second_half
    return _last(found, published, half)


def first_of(found: Words, published: dt.date | None) -> Days | None:
    """Such as "the first ten days of May", "the first week of the year", "the last day of March"."""
    length = parts.count(found["n"] or "one") * (7 if found["unit"] == "week" else 1)
    span = DAY * (length - 1)
    precision = DatePrecision.DAY if length == 1 else DatePrecision.WEEK if length == 7 else DatePrecision.PERIOD

    def part(whole: Days) -> Days:
        if found["nth"] == "first":
            return Days(whole.start, whole.start + span, precision)
        return Days(whole.end - span, whole.end, precision)

    if found["mon"]:
        return _last(found, published, part)
    year = parts.base(published).year
    return part(Days(dt.date(year, 1, 1), dt.date(year, 12, 31), DatePrecision.YEAR))


def end_of_month(found: Words, published: dt.date | None) -> Days | None:
    """Such as "the last day of the month": of this month where publication is its last day, else of the one before."""
    today = parts.base(published)
    end = parts.month(today.year, today.month).end
    if found["nth"] == "first":
        return parts.day(today.replace(day=1))
    return parts.day(end if today == end else today.replace(day=1) - DAY)


def week_of_month(found: Words, published: dt.date | None) -> Days | None:
    """Such as "the first week of July"."""

    def part(whole: Days) -> Days:
        if found["nth"] == "last":
            return Days(whole.end - 6 * DAY, whole.end, DatePrecision.WEEK)
        start = whole.start + 7 * DAY * ("first second third fourth".split().index(found["nth"]))
        return Days(start, start + 6 * DAY, DatePrecision.WEEK)

    return _last(found, published, part)


def _last(found: Words, published: dt.date | None, part: Callable[[Days], Days]) -> Days:
    """That part of the month: in the year that is named, else the last that had begun by publication."""
    number = parts.MONTHS[found["mon"]]
    if found["y"]:
        return _so_far(part(parts.month(int(found["y"]), number)), published)
    today = parts.base(published)
    if found["which"]:
        return _so_far(part(parts.month(today.year - (found["which"] == "last"), number)), published)
    days = part(parts.month(today.year, number))
    if days.start > today or (number == today.month and found["last"]):
        days = part(parts.month(today.year - 1, number))
    return _so_far(days, published)


def _so_far(days: Days, published: dt.date | None) -> Days:
    if published is not None and days.start <= published < days.end:
        return Days(days.start, published, days.precision)
    return days


def _first_half(whole: Days) -> Days:
    return Days(whole.start, whole.start + 14 * DAY, DatePrecision.PERIOD)


def _second_half(whole: Days) -> Days:
    return Days(whole.start + 15 * DAY, whole.end, DatePrecision.PERIOD)


def _third(days: Days, part: str | None) -> Days:
    """Such as "early", "mid" and "late" are a month's days 1 to 10, 11 to 20 and 21 to the end."""
    if not part:
        return days
    first = days.start
    bounds = {"early": (1, 10), "mid": (11, 20)}.get(parts.PARTS.get(part, part), (21, days.end.day))
    return Days(first.replace(day=bounds[0]), first.replace(day=bounds[1]), DatePrecision.PERIOD)
