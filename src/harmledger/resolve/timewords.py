"""Single time expressions, as wholes: a day, a weekday, a month, a year, "last week", "the past 48 hours".

Each function reads one kind of expression, given its parts and the day of publication. Which words are of which kind
is in :mod:`harmledger.resolve.timetable`; :mod:`harmledger.resolve.dates` puts them together ("since", "and").
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass

from harmledger.model.when import DatePrecision
from harmledger.resolve import numerals

Words = re.Match[str]


@dataclass(frozen=True, slots=True)
class Days:
    """The days ``start`` to ``end``, both inclusive, and how fine the words are."""

    start: dt.date
    end: dt.date
    precision: DatePrecision


class NoBaseError(ValueError):
    """The words count from the day of publication, which is not known."""


Reading = Callable[[Words, dt.date | None], Days | None]
DAY = dt.timedelta(days=1)


def day(date: dt.date) -> Days:
    """One day."""
    return Days(date, date, DatePrecision.DAY)


def month(year: int, number: int) -> Days:
    """One calendar month."""
    last = calendar.monthrange(year, number)[1]
    return Days(dt.date(year, number, 1), dt.date(year, number, last), DatePrecision.MONTH)


def months_before(date: dt.date, number: int) -> dt.date:
    """The same day ``number`` months earlier, or the last day of that month."""
    year, index = divmod(date.year * 12 + date.month - 1 - number, 12)
    return dt.date(year, index + 1, min(date.day, calendar.monthrange(year, index + 1)[1]))


def base(published: dt.date | None) -> dt.date:
    """The day of publication.

    Raises:
        NoBaseError: where it is not known.
    """
    if published is None:
        raise NoBaseError
    return published


def count(words: str) -> int:
    """Such as "48", "two", "thirty-four" and "a" as a number; "few" and "several" are three."""
    if words.isdigit():
        return int(words)
    if words in {"few", "several", "some", "couple of", "couple"}:
        return 2 if words.startswith("couple") else 3
    return sum(numerals.WORDS.get(part, 0) for part in words.split("-")) or 1


def iso(found: Words, _published: dt.date | None) -> Days | None:
    """Such as "2019-12-25"."""
    return valid(int(found["y"]), int(found["m"]), int(found["d"]))


def numeric(found: Words, published: dt.date | None) -> Days | None:
    """Such as "25/12/2019"; dots say that the day comes first.

    Read only where one part cannot be a month, or one reading lies in the month before publication and the other not.
    """
    one, other, year = int(found["d"]), int(found["m"]), int(found["y"])
    if one > 12 or one == other or "." in found.group():
        return valid(year, other, one)
    if other > 12:
        return valid(year, one, other)
    if published is None:
        return None
    both = (valid(year, other, one), valid(year, one, other))
    near = [days for days in both if days is not None and days.start <= published <= days.start + 31 * DAY]
    return near[0] if len(near) == 1 else None


def named_day(found: Words, published: dt.date | None) -> Days | None:
    """Such as "4 April 2017", "July 22": without year, the latest such day not after publication."""
    number, date = MONTHS[found["mon"]], int(found["d"])
    if found["y"]:
        return valid(int(found["y"]), number, date)
    today = base(published)
    for year in range(today.year, today.year - 9, -1):
        days = valid(year, number, date)
        if days is not None and days.start <= today:
            return days
    return None


def day_this_year(found: Words, published: dt.date | None) -> Days | None:
    """Such as "12 May this year"."""
    number, date = MONTHS[found["mon"]], int(found["d"])
    return valid(base(published).year - (found["which"] == "last"), number, date)


def days_of_month(found: Words, published: dt.date | None) -> Days | None:
    """Such as "3 to 5 May", "May 3-5"."""
    number, one, other = MONTHS[found["mon"]], int(found["d"]), int(found["e"])
    year = int(found["y"]) if found["y"] else base(published).year
    first, last = valid(year, number, one), valid(year, number, other)
    if first is None or last is None or one > other:
        return None
    if not found["y"] and first.start > base(published):
        first, last = valid(year - 1, number, one), valid(year - 1, number, other)
    return None if first is None or last is None else Days(first.start, last.end, DatePrecision.PERIOD)


def valid(year: int, number: int, date: int) -> Days | None:
    """The day, or None where the calendar has none such ("31 June")."""
    try:
        return day(dt.date(year, number, date))
    except ValueError:
        return None


def in_month(found: Words, published: dt.date | None) -> Days | None:
    """Such as "September 2018", "in March", "early November", "March last year", "last September"."""
    number = MONTHS[found["mon"]]
    if found["y"]:
        days = month(int(found["y"]), number)
    else:
        today = base(published)
        if found["which"]:
            year = today.year - (found["which"] == "last")
        else:
            inside = number < today.month or (number == today.month and not found["last"])
            year = today.year if inside else today.year - 1
        days = month(year, number)
    days = _third(days, found["part"])
    if published is not None and days.start <= published < days.end:
        days = Days(days.start, published, days.precision)
    return days


def _third(days: Days, part: str | None) -> Days:
    """Such as "early", "mid" and "late" are a month's days 1 to 10, 11 to 20 and 21 to the end."""
    if not part:
        return days
    first = days.start
    bounds = {"early": (1, 10), "mid": (11, 20)}.get(_PARTS.get(part, part), (21, days.end.day))
    return Days(first.replace(day=bounds[0]), first.replace(day=bounds[1]), DatePrecision.PERIOD)


def in_year(found: Words, _published: dt.date | None) -> Days | None:
    """Such as "2016", "early 2014": thirds of a year, where a part is named."""
    year = int(found["y"])
    part = found["part"]
    first, last = {"early": (1, 4), "mid": (6, 8), "late": (9, 12)}.get(_PARTS.get(part, part), (1, 12))
    end = month(year, last).end
    precision = DatePrecision.PERIOD if part else DatePrecision.YEAR
    return Days(dt.date(year, first, 1), end, precision)


def weekday(found: Words, published: dt.date | None) -> Days | None:
    """The latest such day not after publication; "last Friday" is the latest before yesterday."""
    today = base(published)
    number = WEEKDAYS.index(found["wd"].rstrip(".")[:3])
    if found["last"]:
        ahead = today - 2 * DAY
        return day(ahead - DAY * ((ahead.weekday() - number) % 7))
    return day(today - DAY * ((today.weekday() - number) % 7))


def nearby(_found: Words, published: dt.date | None) -> Days | None:
    """A time of day without a day, or "today": the day of publication. Read only where nothing else dates the words."""
    return day(base(published))


def day_beside(found: Words, published: dt.date | None) -> Days | None:
    """Such as "yesterday", "tomorrow", "the day before yesterday"."""
    today = base(published)
    words = found.group()
    if words.startswith(("yesterday", "last night", "the previous day")):
        return day(today - DAY)
    if words == "the day before yesterday":
        return day(today - 2 * DAY)
    return day(today + DAY)


def overnight(_found: Words, published: dt.date | None) -> Days | None:
    """The day of publication and the day before."""
    today = base(published)
    return Days(today - DAY, today, DatePrecision.DAY)


def this_unit(found: Words, published: dt.date | None) -> Days | None:
    """Such as "this week", "earlier this month", "the start of the year": from its first day to publication."""
    today = base(published)
    unit = found["unit"]
    start = {
        "week": today - DAY * today.weekday(),
        "month": today.replace(day=1),
        "year": today.replace(month=1, day=1),
    }
    return Days(start[unit], today, DatePrecision(unit))


def last_unit(found: Words, published: dt.date | None) -> Days | None:
    """Such as "last week", "last month", "last year": the calendar unit before this one."""
    today = base(published)
    match found["unit"]:
        case "week":
            monday = today - DAY * (today.weekday() + 7)
            return Days(monday, monday + 6 * DAY, DatePrecision.WEEK)
        case "month":
            before = months_before(today.replace(day=1), 1)
            return month(before.year, before.month)
        case _:
            year = today.year - 1
            return Days(dt.date(year, 1, 1), dt.date(year, 12, 31), DatePrecision.YEAR)


def past(found: Words, published: dt.date | None) -> Days | None:
    """Such as "the past 48 hours", "in recent weeks": so many days, months or years back, to publication."""
    today = base(published)
    number, unit = (
        count(found["n"] or ("few" if found["recent"] or found.group().startswith("for ") else "one")),
        found["unit"],
    )
    if unit == "hour":
        days = max(1, -(-number // 24))
        return Days(today - DAY * days, today, DatePrecision.DAY if days == 1 else DatePrecision.PERIOD)
    one = found["n"] in {None, "one", "a", "1"} and not found["recent"] and unit in {"week", "month", "year"}
    return Days(_back(today, number, unit), today, DatePrecision(unit) if one else DatePrecision.PERIOD)


def ago(found: Words, published: dt.date | None) -> Days | None:
    """Such as "two weeks ago": the unit of the calendar that lies so far back; "a week ago" is that day."""
    today = base(published)
    number, unit = count(found["n"]), found["unit"]
    then = today if unit == "hour" else _back(today, number, unit)
    if unit == "week" and number == 1:
        return day(then)
    match unit:
        case "hour" | "day":
            return day(then)
        case "week":
            monday = then - DAY * then.weekday()
            return Days(monday, monday + 6 * DAY, DatePrecision.WEEK)
        case "month":
            return month(then.year, then.month)
        case _:
            return Days(dt.date(then.year, 1, 1), dt.date(then.year, 12, 31), DatePrecision.YEAR)


def _back(today: dt.date, number: int, unit: str) -> dt.date:
    match unit:
        case "day":
            return today - DAY * number
        case "week":
            return today - DAY * 7 * number
        case "month":
            return months_before(today, number)
        case _:
            return months_before(today, 12 * number)


MONTHS = {
    form: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for form in names.split()
}
_PARTS = {"beginning of": "early", "end of": "late"}
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
ORDINALS = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
        " fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        start=1,
    )
}
COUNT = "|".join(
    (
        *(rf"{tens}(?:-(?:{'|'.join(list(numerals.WORDS)[:9])}))?" for tens in list(numerals.WORDS)[19:]),
        *list(numerals.WORDS)[18::-1],
    )
)
"""Numbers in words up to ninety-nine, as a pattern."""
