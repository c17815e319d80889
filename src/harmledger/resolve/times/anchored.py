"""Times that count from a date named before: "the same day", "two days later", "on the 14th", "at dawn".

Where the report names no date before them, some are counted from the day of publication ("at dawn", "the 14th"); the
others stay open ("since then").
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass

from harmledger.model.when import DatePrecision
from harmledger.resolve.times import parts
from harmledger.resolve.times.parts import DAY, Days, Words


@dataclass(frozen=True, slots=True)
class Known:
    """What a time can be counted from.

    Attributes:
        last: the date that the report named last before the words.
        stretch: of those dates the last one that is longer than a day; None where none is.
        published: day of publication, None where it is not known.
    """

    last: Days | None
    stretch: Days | None
    published: dt.date | None

    def now(self) -> Days:
        """The date named last, else the day of publication."""
        return self.last or parts.day(parts.base(self.published))


Counting = Callable[[Words, Known], Days | None]


def counts_on(plain: str) -> bool:
    """Whether the words, in lower case, count from a date that was named before."""
    return any(pattern.search(plain) for pattern, _ in _TABLE)


def read(plain: str, known: Known) -> Days | None:
    """The days that the words mean, counted from what is known; None where they count from something else."""
    for pattern, counting in _TABLE:
        match = pattern.search(plain)
        if match is not None:
            return counting(match, known)
    return None


def _then(_found: Words, known: Known) -> Days | None:
    if known.last is None:
        return None
    published = parts.base(known.published)
    return Days(known.last.start, published, known.last.precision) if known.last.start <= published else None


def _other_year(found: Words, known: Known) -> Days | None:
    """Such as "the same period of 2018": the stretch named before, put into another year."""
    if known.stretch is None:
        return None
    years = int(found["y"]) - known.stretch.end.year if found["y"] else -1
    months = -12 * years
    start, end = (parts.months_before(one, months) for one in (known.stretch.start, known.stretch.end))
    return Days(start, end, known.stretch.precision)


def _same_stretch(_found: Words, known: Known) -> Days | None:
    return known.stretch


def _same(found: Words, known: Known) -> Days | None:
    if known.last is None:
        return None
    if found["unit"] in {"week", "month", "year"}:
        return _unit_of(known.last.end, found["unit"])
    return known.last if known.last.start == known.last.end else parts.day(known.last.end)


def _unit_of(date: dt.date, unit: str) -> Days:
    """The calendar week, month or year in which the day lies."""
    match unit:
        case "week":
            monday = date - DAY * date.weekday()
            return Days(monday, monday + 6 * DAY, DatePrecision.WEEK)
        case "month":
            return parts.month(date.year, date.month)
        case _:
            return Days(dt.date(date.year, 1, 1), dt.date(date.year, 12, 31), DatePrecision.YEAR)


def _next(found: Words, known: Known) -> Days | None:
    if known.last is None:
        return None
    if found["unit"] in {"week", "month", "year"}:
        return _unit_of(_unit_of(known.last.end, found["unit"]).end + DAY, found["unit"])
    return parts.day(known.last.end + DAY)


def _one_before(found: Words, known: Known) -> Days | None:
    """Such as "the day before", "the previous week": before the date named last, else before publication."""
    now = known.now()
    if found["unit"] not in {"week", "month", "year"}:
        return parts.day(now.start - DAY)
    if found["unit"] == "week" and 4 <= (now.end - now.start).days <= 7:
        return Days(now.start - 7 * DAY, now.start - DAY, DatePrecision.WEEK)
    return _unit_of(_unit_of(now.start, found["unit"]).start - DAY, found["unit"])


def _so_far_off(found: Words, known: Known) -> Days | None:
    """Such as "two days later", "a week earlier", "an hour before"."""
    if known.last is None:
        return None
    count, unit, back = parts.count(found["n"] or "few"), found["unit"], found["way"] in {"earlier", "before"}
    start = known.last.start if back else known.last.end
    match unit:
        case "minute" | "hour":
            days = count // 24 if unit == "hour" and found["n"] else 0
            return parts.day(start + DAY * (-days if back else days))
        case "day" | "night" | "week":
            days = count * (7 if unit == "week" else 1)
            return parts.day(start + DAY * (-days if back else days))
        case _:
            months = count * (12 if unit == "year" else 1)
            return _unit_of(parts.months_before(start, months if back else -months), unit)


def _told_after(found: Words, known: Known) -> Days | None:
    """Such as "three days after the raid": the raid lies three days before the date named last, or publication."""
    count, unit, now = parts.count(found["n"] or "few"), found["unit"], known.now()
    match unit:
        case "minute" | "hour":
            return parts.day(now.start - DAY * (count // 24 if unit == "hour" and found["n"] else 0))
        case "day" | "week":
            return parts.day(now.start - DAY * count * (7 if unit == "week" else 1))
        case _:
            return _unit_of(parts.months_before(now.start, count * (12 if unit == "year" else 1)), unit)


def _day_of_month(found: Words, known: Known) -> Days | None:
    """Such as "the 14th": in the month of the date named last, or of publication; never after publication."""
    date = known.now().end
    for back in range(3):
        month = parts.months_before(date.replace(day=1), back)
        days = parts.valid(month.year, month.month, int(found["d"]))
        if days is not None and (known.published is None or days.start <= known.published):
            if found["since"]:
                return Days(days.start, parts.base(known.published), DatePrecision.DAY)
            return days
    return None


def _days_of_month(found: Words, known: Known) -> Days | None:
    """Such as "the 9th and 12th", "between the 15th and the 25th": both as :func:`_day_of_month` reads them."""
    date = known.now().end
    for back in range(3):
        month = parts.months_before(date.replace(day=1), back)
        one, other = (parts.valid(month.year, month.month, int(found[name])) for name in ("d", "e"))
        if one is None or other is None or one.start > other.start:
            continue
        if known.published is None or other.start <= known.published:
            return Days(one.start, other.end, DatePrecision.PERIOD)
    return None


def _first_of_month(_found: Words, known: Known) -> Days | None:
    return parts.day(known.now().end.replace(day=1))


def _end_of_unit(found: Words, known: Known) -> Days | None:
    """Such as "by the end of the month": the last day of that of the date named last, else of the one before."""
    days = _unit_of(known.now().end, found["unit"])
    if known.published is not None and days.end > known.published:
        days = _unit_of(days.start - DAY, found["unit"])
    return parts.day(days.end)


def _weekday_of_month(found: Words, known: Known) -> Days | None:
    """Such as "Fri 7": the latest such day on that weekday, not after publication."""
    today = parts.base(known.published)
    for back in range(12):
        month = parts.months_before(today.replace(day=1), back)
        days = parts.valid(month.year, month.month, int(found["d"]))
        if days is not None and days.start <= today and days.start.weekday() == parts.WEEKDAYS.index(found["wd"]):
            return days
    return None


def _running(found: Words, known: Known) -> Days | None:
    """Such as "for a third day": it and the days before it."""
    count, now = parts.ordinal(found["nth"]), known.now().end
    return Days(now - DAY * (count - 1), now, DatePrecision.PERIOD)


def _nth_of(found: Words, known: Known) -> Days | None:
    """Such as "on the second day": of the stretch that was named before."""
    if known.stretch is None:
        return None
    count = parts.ordinal(found["nth"])
    if found["unit"] == "week":
        start = known.stretch.start + DAY * 7 * (count - 1)
        return Days(start, start + 6 * DAY, DatePrecision.WEEK)
    return parts.day(known.stretch.start + DAY * (count - 1))


def _lasting(found: Words, known: Known) -> Days | None:
    """Such as "after three days of fighting": the days up to the one named last."""
    days = parts.count(found["n"]) * (7 if found["unit"] == "week" else 1)
    now = known.now().end
    return Days(now - DAY * (days - 1), now, DatePrecision.PERIOD)


def _hour(_found: Words, known: Known) -> Days | None:
    day = known.now().end
    return Days(day, day, DatePrecision.TIME)


_N = rf"\d+|{parts.COUNT}|a|an|few|several|some|couple of"
_NTH = rf"\d{{1,3}}(?:st|nd|rd|th)|{'|'.join(parts.ORDINALS)}"
_TIME_OF_DAY = r"day|morning|afternoon|evening|night"
_CLOCK = (
    r"(?:[01]?\d|2[0-3])(?:[:h][0-5]\d|\.(?:1[3-9]|[2-5]\d|00|\d\d(?= ?[ap])))(?: ?[ap]\.?m\.?)?"
    r"(?: ?(?:gmt|utc|local time|hours|hrs))?|(?:1[0-2]|[1-9]) ?[ap]\.?m\b\.?"
    r"|[0-2]\d[0-5]\d ?(?:gmt|utc|hours|hrs)|(?:1[0-2]|[1-9]|\w+) o'clock"
)
_PART_OF_DAY = (
    r"(?:first light|dawn|daybreak|sunrise|noon|midday|midnight|dusk|sunset|nightfall"
    r"|(?:fajr|dhuhr|zuhr|asr|maghrib|isha)(?: prayers?)?)"
)
_HOUR_OF = r"(?:1[0-2]|[1-9]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_TABLE: tuple[tuple[re.Pattern[str], Counting], ...] = tuple(
    (re.compile(pattern), counting)
    for pattern, counting in (
        (r"\bsince then\b|^since$|\bever since\b", _then),
        (
            (
                r"\bsame (?:\w+ )?(?:period|months?|weeks?|days?|time)(?:,? (?:of|in))?"
                r" (?:(?P<y>(?:19|20)\d\d)|(?:last|the previous) year|a year (?:ago|earlier|before))\b"
            ),
            _other_year,
        ),
        (
            (
                r"\b(?:that|those|these|(?:the )?same|the reporting) (?:\w+[ -])?(?:period|months|weeks|days|nights)\b"
                r"|\bthat time\b"
            ),
            _same_stretch,
        ),
        (rf"\b(?:that|(?:the )?same) (?P<unit>{_TIME_OF_DAY}|week|month|year)\b", _same),
        (
            r"^(?P<unit>)(?:later|later still|later on|meanwhile|afterwards|soon after(?:wards)?|then)$",
            _same,
        ),
        (rf"\bthe (?:next|following) (?P<unit>{_TIME_OF_DAY}|week|month|year)\b", _next),
        (rf"\bthe (?P<unit>{_TIME_OF_DAY}|week|month|year) before\b(?! (?:yesterday|last)\b)", _one_before),
        (
            (
                rf"(?:^|\b(?P<n>{_N})[ -])(?P<unit>minute|hour|day|night|week|month|year)s?"
                r" (?P<way>later|earlier|before)\b"
            ),
            _so_far_off,
        ),
        (rf"(?:^|\b(?P<n>{_N})[ -])(?P<unit>minute|hour|day|week|month|year)s? after\b", _told_after),
        (
            r"^(?P<since>since )?(?:on |by |of |that of |from |until )?the (?P<d>[12]?\d|3[01])(?:st|nd|rd|th)$",
            _day_of_month,
        ),
        (
            (
                r"^(?:on |between |from )?(?:that of )?the (?P<d>[12]?\d|3[01])(?:st|nd|rd|th)(?: and| to| until)"
                r"(?: the)? (?P<e>[12]?\d|3[01])(?:st|nd|rd|th)$"
            ),
            _days_of_month,
        ),
        (r"\bthe (?:1st|first) of the month\b(?P<since>)", _first_of_month),
        (r"\b(?:the|its) end of the (?P<unit>month|year)\b", _end_of_unit),
        (
            r"^(?P<wd>mon|tue|wed|thu|fri|sat|sun)\w*\.?,? (?:the )?(?P<d>[12]?\d|3[01])(?:st|nd|rd|th)?$",
            _weekday_of_month,
        ),
        (
            (
                rf"(?:\bfor (?:a|an|the|its)|^(?:a|its)) (?P<nth>{_NTH})(?: straight| consecutive| successive)?"
                r" (?:day|night)(?: running| in a row)?\b"
            ),
            _running,
        ),
        (rf"\b(?:the|its) (?P<nth>{_NTH}) (?P<unit>day|night|evening|week)$", _nth_of),
        (rf"^after (?:(?:nearly|almost|about|more than) )?(?P<n>{_N}) (?P<unit>day|week)s?(?: of)?$", _lasting),
        (
            (
                r"^(?:(?:shortly |just |soon )?(?:at|by|before|after|around|until|towards?|since) )?"
                r"(?:about |around |the |early )*"
                rf"(?:{_PART_OF_DAY}|{_CLOCK}|{_HOUR_OF} in the (?:morning|afternoon|evening)|{_HOUR_OF} at night)$"
                rf"|^between (?:{_CLOCK}) and (?:{_CLOCK})$|^at (?:1[0-2]|[1-9])$"
                rf"|^(?:in the )?(?:morning|afternoon|evening|night)$"
            ),
            _hour,
        ),
    )
)
