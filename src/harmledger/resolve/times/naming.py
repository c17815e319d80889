"""The dates that a report names, what it says began then, and what it tells as days after something."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Iterator

from harmledger.model.when import When
from harmledger.resolve import numerals
from harmledger.resolve.times import around, joined, months, parts, single_days, table, years
from harmledger.resolve.times.parts import NoBaseError, TwoReadingsError
from harmledger.vocabulary.openings import openings


def named(text: str, published: dt.date | None) -> tuple[tuple[int, When], ...]:
    """Where a report names a day or a stretch of days, in order; when someone spoke ("said on Monday") is left out."""
    low = text.translate(numerals.PLAIN).lower()
    if len(low) != len(text):
        return ()
    found: list[joined.Found] = []
    said = openings(low)
    for (pattern, reading), needs in zip(table.ATOMS, table.needs(), strict=True):
        if reading not in _NAMING or (needs is not None and needs.isdisjoint(said)):
            continue
        for match in pattern.finditer(low):
            if any(match.start() < other.end and other.start < match.end() for other in found):
                continue
            name = next((key for key in ("mon", "wd") if key in pattern.groupindex and match[key]), None)
            if name is not None and not text[match.start(name)].isupper():
                continue  # "march", "sat."
            try:
                days = reading(match, published)
            except (NoBaseError, TwoReadingsError):
                continue
            if days is not None and not _SPOKEN.search(low[max(0, match.start() - 60) : match.start()]):
                found.append(joined.Found(match.start(), match.end(), days, reading))
    found.sort(key=lambda item: item.start)
    return tuple(_runs(low, found, published))


def begins(text: str, start: int, end: int) -> bool:
    """Whether the sentence says that something began at the time named at ``text[start:end]`` and goes on.

    "the 2011 outbreak of", "the war, which began in March 2011": a figure dated so runs from there.
    """
    near, before = text[max(0, start - 40) : start], text[max(0, start - 100) : start]
    led = _BEGAN_BEFORE.search(near) or _BEGAN_WITH.search(before) or _SINCE_LED.search(before)
    return bool(led or _BEGAN_AFTER.match(text[end : end + 20]))


def days_back(before: str) -> tuple[int, str] | None:
    """How many days lie between what is told next and the event that the sentence dates, with the words that say so.

    "The accord came ten days after strikes that killed four": the strikes lie ten days before the accord.

    Args:
        before: the sentence up to the words at hand, their leading "after" included.
    """
    match = _LAG.search(before.casefold())
    if match is None:
        return None
    return _days(match), match["words"]


def days_since(before: str, after: str) -> tuple[int, str] | None:
    """How many days before the day named an attack was that the sentence looks back on, with the words that say so.

    "Rescuers pulled out bodies on Wednesday, two days after it was struck": the strike was on Monday. Not where the
    sentence tells of an attack on the day itself.

    Args:
        before: the sentence up to the day.
        after: what follows the day.
    """
    match = _LOOKED_BACK.match(after)
    if match is None or _ACT.search(before):
        return None
    return _days(match), match["words"]


def _days(match: re.Match[str]) -> int:
    count = match["n"].casefold()
    return numerals.WORDS.get(count, int(count) if count.isdigit() else 1) * _UNIT_DAYS[match["unit"].casefold()]


def _runs(low: str, found: list[joined.Found], published: dt.date | None) -> Iterator[tuple[int, When]]:
    """The expressions as dates; two that are joined are one stretch, and "since" one runs to publication."""
    skip = False
    for one, other in itertools.zip_longest(found, found[1:]):
        if skip:
            skip = False
            continue
        days = one.days
        if other is not None and joined.JOIN.fullmatch(low[one.end : other.start]):
            days, skip = joined.together(low[one.start : other.end], [one, other]), True
        elif published is not None and _SINCE_LED.search(low[max(0, one.start - 100) : one.start]):
            days = parts.until(days, published) or days
        yield one.start, When(days.start, days.end, days.precision, low[one.start : one.end])


_STARTS = (
    r"(?:beg[au]n|erupted|broke out|started|launched|resumed|flared(?: up)?|took (?:effect|hold)|came into force"
    r"|escalated|intensified)"
)
_BEGAN_BEFORE = re.compile(
    rf"\b(?:since|{_STARTS}|outbreak|start|beginning)(?: \w+){{0,2}}"
    r"(?: (?:in|on|of|late|early|mid|the))* ?$",
    re.IGNORECASE,
)
_SINCE_LED = re.compile(r"\bsince\b[^.,;:!?\n]{0,90}$", re.IGNORECASE)
_BEGAN_WITH = re.compile(
    rf"\b{_STARTS}\b[^.,;:!?\n]{{0,60}} (?:in|on|at)(?: (?:late|early|mid|the|last))*[ -]?$", re.IGNORECASE
)
_BEGAN_AFTER = re.compile(r" (?:outbreak|start|beginning|uprising)\b", re.IGNORECASE)
_UNIT_DAYS = {"day": 1, "week": 7}
_LAG = re.compile(
    rf"[\w,] (?P<words>(?:just |only |barely )?(?P<n>{parts.NUMBER}) (?P<unit>day|week)s? after)\b"
    r"(?! (?:that|which|it)\b)[^.,;:\n]{0,80}$"
)
_HIT = r"(?:struck|hit|bombed|shelled|attacked|targeted|raided|destroyed|flattened|levelled|leveled)"
_LOOKED_BACK = re.compile(
    rf",? (?P<words>(?:just |only |barely )?(?P<n>{parts.NUMBER}) (?P<unit>day|week)s? after) (?:"
    rf"(?:it|they|the [\w'’-]+(?: [\w'’-]+){{0,3}}?) (?:was|were|had been|came under)"
    rf" (?:{_HIT}|attack|fire|bombardment)\b"
    r"|(?:the|an|a) (?:[\w'’-]+ ){0,2}?(?:air ?strike|strike|raid|attack|bombing|shelling|bombardment|explosion"
    r"|blast)\b)",
    re.IGNORECASE,
)
_ACT = re.compile(
    r"\b(?:struck|hit|bomb\w*|shell\w*|attack\w*|raid\w*|strikes?|air ?strikes?|missiles?|rockets?|drones?|blasts?"
    r"|explo\w+|clash\w*|fighting|fired|killed|killing|kills?)\b",
    re.IGNORECASE,
)
"""Words of an attack that the sentence tells of itself."""
_NAMING = frozenset(
    {
        single_days.iso,
        single_days.numeric,
        single_days.days_of_month,
        single_days.day_this_year,
        single_days.named_day,
        months.week_of_month,
        months.in_month,
        around.weekday,
        around.weekend,
        around.day_beside,
        around.past,
        around.this_day,
        single_days.night_of,
        years.part_of_year,
        months.half_of_month,
        months.first_of,
    }
)
"""How expressions are read that name days which others count from."""
_SPOKEN = re.compile(
    r"\b(?:said|says?|told|announced|added|stated?|reported|statement|according to|wrote|tweeted|acknowledged)\b"
    r"[^.;:!?\"”]{0,30}$"
)
