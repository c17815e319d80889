"""Days of the Islamic and the Iranian and Afghan calendars: "15 Ramadan 1441", "3 Dalw 1399", "1398/12/15".

Islamic dates follow the Umm al-Qura calendar (by ``hijridate``), Iranian and Afghan ones the Solar Hijri calendar (by
``jdatetime``). Where the new moon is looked for, a month begins a day earlier or later than computed: such days say so.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

import jdatetime
from hijridate import Hijri

from harmledger.model.when import DatePrecision
from harmledger.resolve.times import parts
from harmledger.resolve.times.parts import DAY, Days, Words

_ISLAMIC = (
    r"muharram",
    r"safar",
    r"rabi['’]? (?:al-?|ul-?|el-?)?(?:awwal|awal|i)",
    r"rabi['’]? (?:al-?|ul-?|el-?|ath-?)?(?:thani|akhir|ii)",
    r"jumada (?:al-?|ul-?)?(?:ula|awwal|i)",
    r"jumada (?:al-?|ul-?|ath-?)?(?:thani|thaniya|akhira|akhirah|ii)",
    r"rajab",
    r"sha['’]?a?ban",
    r"rama(?:dh|d|z)an",
    r"shaw+al",
    r"(?:dhu|zu|dhul|zul)[ -]?(?:al-?)?(?:qa['’]?dah?|qidah?)",
    r"(?:dhu|zu|dhul|zul)[ -]?(?:al-?)?hij+ah?",
)
_SOLAR = (
    "farvardin|hamal",
    "ordibehesht|sawr|thawr",
    "khordad|jawza",
    "tir|saratan",
    "mordad|asad",
    "shahrivar|sunbula",
    "mehr|mizan",
    "aban|aqrab",
    "azar|qaws",
    "dey|jadi",
    "bahman|dalw",
    "esfand|hut",
)
ISLAMIC_MONTH = "|".join(_ISLAMIC)
"""The Islamic months, as a pattern of romanised names in lower case."""
SOLAR_MONTH = "|".join(_SOLAR)
"""The months of the Iranian and Afghan calendar, as a pattern of romanised names in lower case."""
_FIRST_YEAR, _LAST_YEAR = 1343, 1500
"""Islamic years that the library can put into ours, the last not among them."""
_SOLAR_YEARS = range(1300, 1480)
_TURN = 1420
"""Year before which a numbered date is of the solar calendar, where that does not lie after publication."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """A calendar: its months as patterns, a day of it as one of ours, and its year at a day of ours or the next."""

    months: tuple[str, ...]
    ours: Callable[[int, int, int], dt.date | None]
    year_at: Callable[[dt.date], int]

    def number(self, name: str) -> int:
        """Which month has that name."""
        return next(at for at, pattern in enumerate(self.months, 1) if re.fullmatch(pattern, name))

    def day(self, number: int, date: int, published: dt.date | None, gregorian: str | None = None) -> dt.date | None:
        """The last such day not after publication; of the ``gregorian`` year where one is given."""
        for year in self._years(published, gregorian):
            start = self.ours(year, number, date)
            if start is not None and _fits(start, published, gregorian):
                return start
        return None

    def month(self, year: int, number: int) -> Days | None:
        """All days of a month."""
        start, following = self.ours(year, number, 1), self.ours(year + number // 12, number % 12 + 1, 1)
        if start is None or following is None:
            return None
        return Days(start, following - DAY, DatePrecision.MONTH)

    def last_month(self, number: int, published: dt.date | None, gregorian: str | None = None) -> Days | None:
        """The last such month that began by publication, up to publication; or that of the ``gregorian`` year."""
        for year in self._years(published, gregorian):
            days = self.month(year, number)
            if days is not None and _fits(days.start, published, gregorian):
                if published is not None and days.start <= published < days.end:
                    return replace(days, end=published)
                return days
        return None

    def _years(self, published: dt.date | None, gregorian: str | None) -> list[int]:
        base = dt.date(int(gregorian), 12, 31) if gregorian else parts.base(published)
        last = self.year_at(base)
        return [last - back for back in range(-1, 4)]


def _islamic(year: int, number: int, date: int) -> dt.date | None:
    if not (_FIRST_YEAR <= year < _LAST_YEAR and 1 <= number <= 12 and 1 <= date <= 30):
        return None
    try:
        return dt.date.fromisoformat(Hijri(year, number, date).to_gregorian().isoformat())
    except ValueError:  # the month has 29 days
        return None


def _solar(year: int, number: int, date: int) -> dt.date | None:
    if year not in _SOLAR_YEARS:
        return None
    try:
        return dt.date.fromisoformat(jdatetime.date(year, number, date).togregorian().isoformat())
    except ValueError:
        return None


ISLAMIC = Calendar(_ISLAMIC, _islamic, lambda date: int((date.year - 621.5) * 1.030684) + 1)
"""Its year is about eleven days shorter than ours."""
SOLAR = Calendar(_SOLAR, _solar, lambda date: date.year - 621)
"""The calendar of Iran and Afghanistan; its year begins in March."""


def islamic_day(found: Words, published: dt.date | None) -> Days | None:
    """Such as "15 Ramadan 1441", "10 Muharram", "the 27th of Ramadan": without year, the last not after publication."""
    number, date = ISLAMIC.number(found["hm"]), int(found["d"])
    if found["hy"]:
        return _day(_islamic(int(found["hy"]), number, date))
    return _day(ISLAMIC.day(number, date, published, found["y"]))


def islamic_month(found: Words, published: dt.date | None) -> Days | None:
    """Such as "Ramadan", "Shawwal 1443", "Ramadan 2019": without year, the last that began by publication."""
    number = ISLAMIC.number(found["hm"])
    if found["hy"]:
        return ISLAMIC.month(int(found["hy"]), number)
    return ISLAMIC.last_month(number, published, found["y"])


def solar_day(found: Words, published: dt.date | None) -> Days | None:
    """Such as "15 Esfand 1398", "3 Dalw": without year, the last not after publication."""
    number, date = SOLAR.number(found["sm"]), int(found["d"])
    if found["sy"]:
        return _day(_solar(int(found["sy"]), number, date))
    return _day(SOLAR.day(number, date, published))


def solar_month(found: Words, _published: dt.date | None) -> Days | None:
    """Such as "Esfand 1398"."""
    return SOLAR.month(int(found["sy"]), SOLAR.number(found["sm"]))


def numbered(found: Words, published: dt.date | None) -> Days | None:
    """Such as "1398/12/15", "15/9/1441": by the solar calendar where that is not after publication, else Islamic."""
    year, number, date = int(found["hy"]), int(found["m"]), int(found["d"])
    days = _solar(year, number, date) if year < _TURN else None
    if days is not None and days <= (published or dt.date.max):
        return _day(days)
    return _day(_islamic(year, number, date))


def _fits(start: dt.date, published: dt.date | None, gregorian: str | None) -> bool:
    return start.year == int(gregorian) if gregorian else start <= parts.base(published)


def _day(date: dt.date | None) -> Days | None:
    return None if date is None else parts.day(date)
