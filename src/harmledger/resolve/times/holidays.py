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


_ANNOUNCED = {dt.date(2015, 9, 23): dt.date(2015, 9, 24), dt.date(2016, 9, 11): dt.date(2016, 9, 12)}
"""Days that were announced otherwise than computed beforehand, in Mecca, since 2011."""


def _islamic(number: int, date: int) -> _Starts:
    def starts(year: int) -> list[dt.date]:
        own = ISLAMIC.year_at(dt.date(year, 1, 1))
        days = (ISLAMIC.ours(one, number, date) for one in range(own - 2, own + 3))
        return [_ANNOUNCED.get(day, day) for day in days if day is not None and day.year == year]

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
ISLAMIC_FEAST = r"(?:e?id|aid)|ash(?:ou?|u)ra|arba'?een|mawlid|tabaski"
"""Those of the Islamic calendar, as a pattern."""
_FULL = tuple((re.compile(names), starts, length) for names, starts, length in _HOLIDAYS)
_BACK = 3
"""Years that are looked back for a holiday that is named without one."""


def holiday(found: Words, published: dt.date | None) -> Days | None:
    """Such as "Eid al-Fitr", "Easter Sunday 2019": without year, the last that began by publication."""
    return _last(found, published, lambda whole: whole)


def day_of_holiday(found: Words, published: dt.date | None) -> Days | None:
    """Such as "the second day of Eid", "the last day of Ramadan", "the eve of Ashura"."""
    nth = found["nth"]
    if nth == "eve":
        return _last(found, published, lambda whole: parts.day(whole.start - DAY))
    if nth in {"last", "final"}:
        return _last(found, published, lambda whole: parts.day(whole.end))
    away = DAY * (parts.ordinal(nth) - 1)
    return _last(found, published, lambda whole: parts.day(whole.start + away))


def part_of_fast(found: Words, published: dt.date | None) -> Days | None:
    """Such as "the first ten days of Ramadan", "the last two weeks of Ramadan"."""
    span = DAY * (parts.count(found["n"]) * (7 if found["unit"] == "week" else 1) - 1)
    if found["nth"] == "first":
        return _last(found, published, lambda whole: Days(whole.start, whole.start + span, DatePrecision.PERIOD))
    return _last(found, published, lambda whole: Days(whole.end - span, whole.end, DatePrecision.PERIOD))


def week_of_fast(found: Words, published: dt.date | None) -> Days | None:
    """Such as "the second week of Ramadan"."""
    away = 7 * DAY * (parts.ordinal(found["nth"]) - 1)
    week = 6 * DAY
    return _last(
        found,
        published,
        lambda whole: Days(whole.start + away, whole.start + away + week, DatePrecision.WEEK),
    )


def _last(found: Words, published: dt.date | None, part: Callable[[Days], Days]) -> Days | None:
    """That part of the holiday that began last by publication, as far as that; or that of the year that is named."""
    if found["y"]:
        return next(map(part, _in_years(found["holiday"], [int(found["y"])])), None)
    today = parts.base(published)
    told = map(part, _in_years(found["holiday"], list(range(today.year - _BACK, today.year + 1))))
    last = max((days for days in told if days.start <= today), key=lambda days: days.start, default=None)
    return None if last is None else Days(last.start, min(last.end, today), last.precision)


def _in_years(name: str, years: list[int]) -> list[Days]:
    """Every time that the holiday of that name came in these years."""
    if name == "eid":
        return [days for one in ("eid al-fitr", "eid al-adha") for days in _in_years(one, years)]
    if re.fullmatch(r"rama(?:dh|d|z)an", name):
        months = [ISLAMIC.month(own, 9) for year in years for own in _islamic_years(year)]
        return [days for days in dict.fromkeys(months) if days is not None and days.start.year in years]
    _, starts, length = next(one for one in _FULL if one[0].fullmatch(name))
    precision = DatePrecision.DAY if length == 1 else DatePrecision.PERIOD
    return [Days(start, start + DAY * (length - 1), precision) for year in years for start in starts(year)]


def _islamic_years(year: int) -> range:
    last = ISLAMIC.year_at(dt.date(year, 12, 31))
    return range(last - 2, last + 2)
