"""Several times in one wording: joined into a stretch ("Saturday and Sunday"), or one narrowing the other."""

from __future__ import annotations

import datetime as dt
import functools
import itertools
import re
from dataclasses import dataclass, replace

from harmledger.model.when import DatePrecision
from harmledger.resolve.times import around, calendars, parts, single_days, table
from harmledger.resolve.times.parts import Days, NoBaseError


@dataclass(frozen=True, slots=True)
class Found:
    """One expression where it stands in the words."""

    start: int
    end: int
    days: Days
    reading: parts.Reading

    @property
    def weekday(self) -> bool:
        """Whether the words are the name of a weekday."""
        return self.reading is around.weekday


def find(plain: str, published: dt.date | None) -> list[Found]:
    """Every expression in the words, in order; where two overlap, the one that comes first in the table."""
    found: list[Found] = []
    refused: list[tuple[int, int]] = []
    missing_base = False
    for reading, matches in _matches(plain):
        if found and reading is around.nearby:
            break  # "Wednesday before dawn" is that Wednesday
        for match in matches:
            if any(match.start() < end and start < match.end() for start, end in refused):
                continue  # "2019" of "31 June 2019" is no year of its own
            if any(match.start() < other.end and other.start < match.end() for other in found):
                continue
            try:
                days = reading(match, published)
            except NoBaseError:
                missing_base = True
                continue
            if days is not None:
                found.append(Found(match.start(), match.end(), days, reading))
            elif reading in _WHOLE:
                refused.append(match.span())
    if missing_base and not found:
        raise NoBaseError
    return sorted(found, key=lambda item: item.start)


@functools.lru_cache(maxsize=4096)
def _matches(plain: str) -> tuple[tuple[parts.Reading, tuple[re.Match[str], ...]], ...]:
    """What of the table is found in the words, whenever they were said: reports say the same ones over and over."""
    found = ((reading, tuple(pattern.finditer(plain))) for pattern, reading in table.ATOMS)
    return tuple((reading, matches) for reading, matches in found if matches)


def finest(found: list[Found]) -> Days:
    """Of several expressions the narrowest: "Tuesday, 4 April 2017" is that day."""
    return min(found, key=lambda item: item.days.end - item.days.start).days


def together(plain: str, found: list[Found]) -> Days:
    """Two expressions joined by "and" or "to" are a span; others agree on the narrowest."""
    found = _weekdays_placed(found)
    for one, other in itertools.pairwise(found):
        if not JOIN.fullmatch(plain[one.end : other.start]):
            continue
        first, last = one.days, other.days
        if first.start > last.end:
            first = _earlier(one, other, plain)
        if first.start <= last.end:
            same = first.precision is last.precision
            whole = first.precision if same else DatePrecision.PERIOD
            return Days(min(first.start, last.start), max(first.end, last.end), whole)
    return finest(found)


def _weekdays_placed(found: list[Found]) -> list[Found]:
    """Weekdays beside a date: "Monday last week" lies in that week; "Friday, 6 January 2016" is the date."""
    others = [item for item in found if not item.weekday and item.reading is not around.this_day]
    if not others or len(others) == len(found):
        return found
    if any(item.reading is single_days.days_of_month for item in others):
        return others  # "Wednesday 23 to Sunday 27 October"
    week = next((item.days for item in others if item.days.precision is DatePrecision.WEEK), None)
    if week is None:
        fits = [i for i in found if i.weekday and any(o.days.start <= i.days.start <= o.days.end for o in others)]
        return sorted((*fits, *others), key=lambda item: item.start)
    placed = [
        replace(item, days=parts.day(week.start + parts.DAY * item.days.start.weekday()))
        for item in found
        if item.weekday
    ]
    return [item for item in placed if item.days.end <= week.end] or others


def _earlier(one: Found, other: Found, plain: str) -> Days:
    """The first of two joined expressions, put before the second: "Tuesday into Wednesday", "October to March 2020"."""
    if one.weekday:
        back = (other.days.end.weekday() - one.days.start.weekday()) % 7
        return parts.day(other.days.end - back * parts.DAY)
    return _shifted(one, other, plain)


def _shifted(one: Found, other: Found, plain: str) -> Days:
    """Such as "from October to March 2020": the year of the later holds for the earlier, or the one before."""
    words = plain[one.start : one.end]
    for year in (other.days.start.year, other.days.start.year - 1):
        for pattern, reading in table.ATOMS:
            match = pattern.search(f"{words} {year}")
            if match is None or not match.group().endswith(str(year)) or reading is single_days.numeric:
                continue
            days = reading(match, None)
            if days is not None and days.start <= other.days.end:
                return days
    return one.days


JOIN = re.compile(
    r"(?:,? (?:morning|afternoon|evening|night|noon|midday|midnight|dawn|dusk))?,? ?"
    r"(?:and|to|until|till|through|-|or|into|and into|till)(?: (?:on|in|late|early|the|morning|evening|of|end))* ?"
)
_WHOLE = frozenset(
    {
        single_days.iso,
        single_days.numeric,
        single_days.named_day,
        calendars.islamic_day,
        calendars.solar_day,
        calendars.numbered,
    }
)
"""Readings of whole dates: where the calendar has no such day, no part of the words names another."""
