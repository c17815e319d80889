"""Full calendar dates as news sites print them: day, month and year, in whatever order is unambiguous."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

_MONTHS = tuple(
    tuple(names.split("|"))
    for names in (
        # English, short and long; Arabic as in Syria and Iraq, then as in Egypt and the Gulf; Ukrainian and Russian as
        # dates decline them; Turkish, French, Spanish
        "january|jan|كانون الثاني|يناير|січня|января|ocak|janvier|enero",
        "february|feb|شباط|فبراير|лютого|февраля|şubat|février|febrero",
        "march|mar|آذار|مارس|березня|марта|mart|mars|marzo",
        "april|apr|نيسان|أبريل|квітня|апреля|nisan|avril|abril",
        "may|أيار|مايو|травня|мая|mayıs|mai|mayo",
        "june|jun|حزيران|يونيو|червня|июня|haziran|juin|junio",
        "july|jul|تموز|يوليو|липня|июля|temmuz|juillet|julio",
        "august|aug|آب|أغسطس|серпня|августа|ağustos|août|agosto",
        "september|sept|sep|أيلول|سبتمبر|вересня|сентября|eylül|septembre|septiembre",
        "october|oct|تشرين الأول|أكتوبر|жовтня|октября|ekim|octobre|octubre",
        "november|nov|تشرين الثاني|نوفمبر|листопада|ноября|kasım|novembre|noviembre",
        "december|dec|كانون الأول|ديسمبر|грудня|декабря|aralık|décembre|diciembre",
    )
)
_NUMBER = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
_MONTH = "|".join(sorted(_NUMBER, key=len, reverse=True))
_YEAR = r"(?:19|20)\d\d"
_GAP = r"[ \t\u00a0]{1,3}"

WEEKDAY = (
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?"
    r"|(?:الاثنين|الإثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد)[،,]?)"
)
"""Pattern of a weekday's name, long or short."""

DATE = (
    rf"(?:(?<![\d.,])\d{{1,2}}(?:st|nd|rd|th)?(?:[ ]of)?{_GAP}"
    rf"(?:{_MONTH})(?:[ ]?/[ ]?(?:{_MONTH}))?\.?,?{_GAP}{_YEAR}(?!\d)"
    rf"|\b(?:{_MONTH})\.?{_GAP}\d{{1,2}}(?:st|nd|rd|th)?,?{_GAP}{_YEAR}(?!\d)"
    # "Nov 012017": the comma and space were lost on the way
    rf"|\b(?:{_MONTH}){_GAP}\d\d{_YEAR}(?!\d)"
    rf"|(?<![\d./-]){_YEAR}-\d\d-\d\d(?![\d-])"
    rf"|(?<![\d./-])(?:\d{{1,2}}\.\d{{1,2}}\.|\d{{1,2}}-\d{{1,2}}-|\d{{1,2}}/\d{{1,2}}/){_YEAR}(?![\d/-]))"
)
"""Pattern of a full date, to be matched without regard to case; holds no capturing group."""

_DATE = re.compile(DATE, re.IGNORECASE)
_MONTH_NAME = re.compile(rf"(?:{_MONTH})", re.IGNORECASE)
_A_YEAR = re.compile(_YEAR)
_REACH = 48
_REACH_ON = 8
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class NamedDate:
    """A full date in the text and the span, end exclusive, that names it."""

    day: dt.date
    start: int
    end: int


def named_dates(text: str, start: int = 0, end: int | None = None) -> Iterator[NamedDate]:
    """The full dates that ``text[start:end]`` names, in order; ambiguous and impossible ones are left out."""
    last = len(text) if end is None else end
    # Only around years: most texts hold few, and looking for them is fast.
    for year in _A_YEAR.finditer(text, start, last):
        match = _DATE.search(text, max(start, year.start() - _REACH), min(last, year.end() + _REACH_ON))
        if match is None:
            continue
        start = match.end()
        day = _day(match.group())
        if day is not None:
            yield NamedDate(day, match.start(), match.end())


def iso_day(words: str) -> dt.date | None:
    """The day of an ISO 8601 date or date and time (``2020-03-01T10:00:00+02:00``), as written; None if it is none."""
    try:
        return dt.date.fromisoformat(words.strip()[:10])
    except ValueError:
        return None


def _day(words: str) -> dt.date | None:
    numbers = _DIGITS.findall(words)
    named = _MONTH_NAME.search(words)
    try:
        if named is not None:
            if len(numbers) == 1:
                numbers = [numbers[0][:2], numbers[0][2:]]
            return dt.date(int(numbers[1]), _NUMBER[named.group().lower()], int(numbers[0]))
        first, second, third = (int(number) for number in numbers)
        if first > 999:
            return dt.date(first, second, third)
        return _numeric(first, second, third, slashed="/" in words)
    except ValueError:
        return None


def _numeric(first: int, second: int, year: int, *, slashed: bool) -> dt.date | None:
    """Day first with dots and dashes; with slashes only where one of the two cannot be a month."""
    if second > 12:
        return dt.date(year, first, second) if slashed else None
    if slashed and first <= 12 and first != second:
        return None
    return dt.date(year, second, first)
