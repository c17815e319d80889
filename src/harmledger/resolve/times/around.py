"""Times that count from the day of publication: "Tuesday", "yesterday", "last week", "the past 48 hours"."""

from __future__ import annotations

import datetime as dt

from harmledger.model.when import DatePrecision
from harmledger.resolve.times import parts
from harmledger.resolve.times.parts import DAY, Days, Words


def weekday(found: Words, published: dt.date | None) -> Days | None:
    """The latest such day not after publication; "last Friday" is the latest before yesterday."""
    today = parts.base(published)
    number = parts.WEEKDAYS.index(found["wd"].rstrip(".")[:3])
    if found["last"]:
        ahead = today - 2 * DAY
        return parts.day(ahead - DAY * ((ahead.weekday() - number) % 7))
    return parts.day(today - DAY * ((today.weekday() - number) % 7))


def night_into(found: Words, published: dt.date | None) -> Days | None:
    """Such as "overnight into Thursday": that day and the one before."""
    days = weekday(found, published)
    return None if days is None else Days(days.start - DAY, days.end, DatePrecision.DAY)


def day_and_night(found: Words, published: dt.date | None) -> Days | None:
    """Such as "Thursday and during the night": that day and the next, as far as publication."""
    days = weekday(found, published)
    if days is None:
        return None
    return Days(days.start, min(days.end + DAY, parts.base(published)), DatePrecision.DAY)


def nearby(_found: Words, published: dt.date | None) -> Days | None:
    """A time of day without a day, or "today": the day of publication. Read only where nothing else dates the words."""
    return parts.day(parts.base(published))


def this_day(_found: Words, published: dt.date | None) -> Days | None:
    """Such as "today", "this morning"."""
    return parts.day(parts.base(published))


def day_beside(found: Words, published: dt.date | None) -> Days | None:
    """Such as "yesterday", "tomorrow", "the day before yesterday"."""
    today = parts.base(published)
    words = found.group()
    if words.startswith(("yesterday", "last night", "the previous day")):
        return parts.day(today - DAY)
    if words == "the day before yesterday":
        return parts.day(today - 2 * DAY)
    return parts.day(today + DAY)


def overnight(_found: Words, published: dt.date | None) -> Days | None:
    """The day of publication and the day before."""
    today = parts.base(published)
    return Days(today - DAY, today, DatePrecision.DAY)


def weekend(found: Words, published: dt.date | None) -> Days | None:
    """Such as "the weekend": the latest Saturday and Sunday, not after publication."""
    today = parts.base(published)
    if found["this"] and today.weekday() == 6:
        return Days(today - DAY, today, DatePrecision.PERIOD)
    sunday = today - DAY * (today.weekday() + 1 if today.weekday() != 6 else 0)
    return Days(sunday - DAY, sunday, DatePrecision.PERIOD)


def this_unit(found: Words, published: dt.date | None) -> Days | None:
    """Such as "this week", "earlier this month", "the start of the year": from its first day to publication."""
    today = parts.base(published)
    unit = found["unit"]
    start = {
        "week": today - DAY * today.weekday(),
        "month": today.replace(day=1),
        "year": today.replace(month=1, day=1),
    }
    return Days(start[unit], today, DatePrecision(unit))


def start_of_unit(found: Words, published: dt.date | None) -> Days | None:
    """Such as "the start of the month": its first third, as far as publication; of a week its first two days."""
    today, unit = parts.base(published), found["unit"]
    match unit:
        case "week":
            start = today - DAY * today.weekday()
            end = start + DAY
        case "month":
            start, end = today.replace(day=1), today.replace(day=10)
        case _:
            start, end = today.replace(month=1, day=1), today.replace(month=4, day=30)
    return Days(start, min(end, today), DatePrecision.PERIOD)


def next_unit(found: Words, published: dt.date | None) -> Days | None:
    """Such as "next week": the calendar unit after this one."""
    today = parts.base(published)
    match found["unit"]:
        case "week":
            monday = today + DAY * (7 - today.weekday())
            return Days(monday, monday + 6 * DAY, DatePrecision.WEEK)
        case "month":
            after = parts.months_before(today.replace(day=1), -1)
            return parts.month(after.year, after.month)
        case _:
            return Days(dt.date(today.year + 1, 1, 1), dt.date(today.year + 1, 12, 31), DatePrecision.YEAR)


def last_unit(found: Words, published: dt.date | None) -> Days | None:
    """Such as "last week", "last month", "last year": the calendar unit before this one."""
    today = parts.base(published)
    match found["unit"]:
        case "week":
            monday = today - DAY * (today.weekday() + 7)
            return Days(monday, monday + 6 * DAY, DatePrecision.WEEK)
        case "month":
            before = parts.months_before(today.replace(day=1), 1)
            return parts.month(before.year, before.month)
        case _:
            year = today.year - 1
            return Days(dt.date(year, 1, 1), dt.date(year, 12, 31), DatePrecision.YEAR)


def past(found: Words, published: dt.date | None) -> Days | None:
    """Such as "the past 48 hours", "in recent weeks": so many days, months or years back, to publication."""
    today = parts.base(published)
    number, unit = (
        parts.count(found["n"] or ("few" if found["recent"] or found.group().startswith("for ") else "one")),
        found["unit"],
    )
    if unit == "hour":
        days = max(1, -(-number // 24))
        return Days(today - DAY * days, today, DatePrecision.DAY if days == 1 else DatePrecision.PERIOD)
    one = found["n"] in {None, "one", "a", "1"} and not found["recent"] and unit in {"week", "month", "year"}
    return Days(_back(today, number, unit), today, DatePrecision(unit) if one else DatePrecision.PERIOD)


def counted(found: Words, published: dt.date | None) -> Days | None:
    """Such as "in five days", "three days of clashes": so many days, the day of publication the last of them."""
    today, number, unit = parts.base(published), parts.count(found["n"]), found["unit"]
    if unit in {"day", "night", "week"}:
        days = number * (7 if unit == "week" else 1)
        precision = DatePrecision.DAY if days == 1 else DatePrecision.WEEK if days == 7 else DatePrecision.PERIOD
        return Days(today - DAY * (days - 1), today, precision)
    if unit == "hour":
        days = max(1, -(-number // 24))
        return Days(today - DAY * days, today, DatePrecision.DAY if days == 1 else DatePrecision.PERIOD)
    return Days(_back(today, number, unit), today, DatePrecision.PERIOD)


def ago(found: Words, published: dt.date | None) -> Days | None:
    """Such as "two weeks ago": the unit of the calendar that lies so far back; "a week ago" is that day."""
    today = parts.base(published)
    number, unit = parts.count(found["n"]), found["unit"]
    then = today - DAY * (number // 24) if unit == "hour" else _back(today, number, unit)
    if unit == "week" and number == 1:
        return parts.day(then)
    match unit:
        case "hour" | "day":
            return parts.day(then)
        case "week":
            monday = then - DAY * then.weekday()
            return Days(monday, monday + 6 * DAY, DatePrecision.WEEK)
        case "month":
            return parts.month(then.year, then.month)
        case _:
            return Days(dt.date(then.year, 1, 1), dt.date(then.year, 12, 31), DatePrecision.YEAR)


def _back(today: dt.date, number: int, unit: str) -> dt.date:
    match unit:
        case "day":
            return today - DAY * number
        case "week":
            return today - DAY * 7 * number
        case "month":
            return parts.months_before(today, number)
        case _:
            return parts.months_before(today, 12 * number)
