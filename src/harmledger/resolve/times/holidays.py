"""Feasts and fasts by name: "Eid al-Fitr", "the second day of Eid", "Ashura", "Nowruz", "Orthodox Easter".

Islamic ones by the Umm al-Qura calendar, which a country that looks for the moon may differ from by a day; Easter by
the Gregorian and the Julian reckoning (``dateutil``), Nowruz by the Solar Hijri calendar.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

from harmledger.model.when import DatePrecision
from harmledger.resolve.times import parts
from harmledger.resolve.times.calendars import ISLAMIC, SOLAR
from harmledger.resolve.times.parts import DAY, Days, Words

_Starts = Callable[[int], list[dt.date]]
"""The first days of a holiday that lie in a year of ours: an Islamic one can come twice in it, or not at all."""


def _islamic(number: int, date: int) -> _Starts:
    def starts(year: int) -> list[dt.date]:
        own = ISLAMIC.year_at(dt.date(year, 1, 1))
        days = (ISLAMIC.ours(one, number, date) for one in range(own - 2, own + 3))
        return [day for day in days if day is not None and day.year == year]

    return starts


def _solar(number: int, date: int) -> _Starts:
    def starts(year: int) -> list[dt.date]:
        day = SOLAR.ours(year - 621, number, date)
        return [] if day is None else [day]

    return starts


def _fixed(number: int, date: int) -> _Starts:
    return lambda year: [dt.date(year, number, date)]


def _easter(away: int, *, orthodox: bool = False) -> _Starts:
    def starts(year: int) -> list[dt.date]:
        sunday = easter(year, EASTER_ORTHODOX) if orthodox else easter(year, EASTER_WESTERN)
        return [sunday + DAY * away]

    return starts


_E = r"(?:e?id|aid)(?:[ -](?:ul|al|el))?[ -]?"
_HOLIDAYS: tuple[tuple[str, _Starts, int], ...] = (
    (rf"{_E}(?:al-?|ul-?)?[fF]i?t[ei]?r|feast of fast-?breaking", _islamic(10, 1), 3),
    (rf"{_E}(?:al-?|ul-?)?a[dz]h?[ah]+|kurban bayram\w*|feast of (?:the )?sacrifice|tabaski", _islamic(12, 10), 4),
    (r"arafat day|day of arafa[ht]?", _islamic(12, 9), 1),
    (r"ashoura|ashura", _islamic(1, 10), 1),
    (r"arbae?en|arba'een", _islamic(2, 20), 1),
    (r"mawlid(?: al-nabi)?|the prophet(?: muhammad)?'s birthday", _islamic(3, 12), 1),
    (r"(?:islamic|hijri) new year", _islamic(1, 1), 1),
    (r"laylat al-qadr|night of power", _islamic(9, 27), 1),
    (r"no[wv]?ruz|newroz|nevruz|persian new year", _solar(1, 1), 1),
    (r"orthodox christmas eve", _fixed(1, 6), 1),
    (r"orthodox christmas", _fixed(1, 7), 1),
    (r"christmas eve", _fixed(12, 24), 1),
    (r"christmas(?: day)?", _fixed(12, 25), 1),
    (r"boxing day", _fixed(12, 26), 1),
    (r"new year's eve", _fixed(12, 31), 1),
    (r"new year's day|new year's", _fixed(1, 1), 1),
    (r"timkat|timket", _fixed(1, 19), 1),
    (r"orthodox good friday", _easter(-2, orthodox=True), 1),
    (r"orthodox easter(?: sunday)?", _easter(0, orthodox=True), 1),
    (r"palm sunday", _easter(-7), 1),
    (r"good friday", _easter(-2), 1),
    (r"holy saturday", _easter(-1), 1),
    (r"easter monday", _easter(1), 1),
    (r"easter(?: sunday| day)?", _easter(0), 1),
)
"""Each: its names as a pattern in lower case, when it begins, how many days it lasts."""
_EID = r"eid\b(?!(?:[ -](?:al|ul|el))?[ -]?(?:al-?|ul-?)?(?:f|a[dz]))"
NAMES = "|".join(rf"(?:{names})\b" for names, _, _ in _HOLIDAYS) + f"|{_EID}"
"""All of them, as a pattern."""
_FULL = tuple((re.compile(names), starts, length) for names, starts, length in _HOLIDAYS)
_BACK = 3
"""Years that are looked back for a holiday that is named without one."""


def holiday(found: Words, published: dt.date | None) -> Days | None:
    """Such as "Eid al-Fitr", "Easter Sunday 2019": without year, the last that began by publication."""
    days = _of_name(found["holiday"], found["y"], published)
    if days is not None and published is not None and days.start <= published < days.end:
        return Days(days.start, published, days.precision)
    return days


def day_of_holiday(found: Words, published: dt.date | None) -> Days | None:
    """Such as "the second day of Eid", "the last day of Ramadan", "the eve of Ashura"."""
    whole = _of_name(found["holiday"], found["y"], published)
    if whole is None:
        return None
    nth = found["nth"]
    if nth == "eve":
        return parts.day(whole.start - DAY)
    if nth in {"last", "final"}:
        return parts.day(whole.end)
    number = int(re.sub(r"\D", "", nth)) if nth[0].isdigit() else parts.ORDINALS[nth]
    day = whole.start + DAY * (number - 1)
    return parts.day(day) if published is None or day <= published else None


def part_of_fast(found: Words, published: dt.date | None) -> Days | None:
    """Such as "the first ten days of Ramadan", "the last week of Ramadan"."""
    whole = _of_name(found["holiday"], found["y"], published)
    if whole is None:
        return None
    length = parts.count(found["n"] or "one") * (7 if found["unit"] == "week" else 1)
    span = DAY * (length - 1)
    if found["nth"] == "first":
        return Days(whole.start, min(whole.start + span, whole.end), DatePrecision.PERIOD)
    return Days(max(whole.end - span, whole.start), whole.end, DatePrecision.PERIOD)


def _of_name(name: str, year: str | None, published: dt.date | None) -> Days | None:
    """All days of the holiday of that name; the last one that began by publication where no year is given."""
    if re.fullmatch(r"rama(?:dh|d|z)an", name):
        months = [ISLAMIC.month(own, 9) for own in _islamic_years(year, published)]
        return _last([days for days in months if days is not None], year, published)
    if name == "eid":
        both = [_of_name(one, year, published) for one in ("eid al-fitr", "eid al-adha")]
        return _last([days for days in both if days is not None], None if year is None else year, published)
    _, starts, length = next(one for one in _FULL if one[0].fullmatch(name))
    last = int(year) if year else parts.base(published).year
    found = [
        Days(start, start + DAY * (length - 1), DatePrecision.DAY if length == 1 else DatePrecision.PERIOD)
        for one in range(last - (0 if year else _BACK), last + 1)
        for start in starts(one)
    ]
    return _last(found, year, published)


def _islamic_years(year: str | None, published: dt.date | None) -> range:
    last = ISLAMIC.year_at(dt.date(int(year), 12, 31) if year else parts.base(published))
    return range(last - _BACK, last + 2)


def _last(found: list[Days], year: str | None, published: dt.date | None) -> Days | None:
    """The latest of them that lies in the year, else that began by publication."""
    fit = [days for days in found if (days.start.year == int(year) if year else days.start <= parts.base(published))]
    return max(fit, key=lambda days: days.start, default=None)
