"""From which day words are told: that of whoever speaks them, or the last that the report says it covers.

What an agency prints on Sunday of what was said on Saturday counts from Saturday: "in the past 24 hours" in it ends
there. A situation report counts up to the last day of its period, not to the day that it is sent out.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from harmledger.resolve.times import parts
from harmledger.resolve.times.parts import DAY, WEEKDAYS

_HEAD = 240
"""Characters in which a report says which days it covers."""
_WEEK = 6
_LONGEST = 45
"""Days that may lie between the end of a period and the day on which the report on it is published."""
_MOST = 400
"""Characters that are looked through to each side for the ends of a sentence."""

_WD = r"(?P<wd>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
_SPEAKS = (
    r"(?:said|says|told|reported|announced|added|stated|confirmed|declared|acknowledged|admitted|conceded|warned|wrote"
    r"|tweeted|claimed|reports)"
)
_TURNS = "that|on|an|by|since|while|as|when|after|before|and|but|of|where|who|whose|which|it|they|he|she|had|was|were"
"""Words after which the day is no longer that of speaking."""
_SAID_ON = re.compile(
    rf"\b{_SPEAKS}\b(?:,? (?!(?:{_TURNS})\b)[\w.'’-]+){{0,5}},?"
    rf" (?:(?:late|early) )?(?:on )?(?:(?:late|early) )?{_WD}(?!['’]s| (?:and|to)\b)"
    rf"|\b[Oo]n {_WD.replace('wd', 'led')},? (?:[\w'’-]+ ){{1,5}}?{_SPEAKS}\b"
)
_STOP = re.compile(r"(?<![ .][a-zA-Z])[.!?](?=[\s\"”’')]|$)|\n")
_NAME = r"(?P<mon>[A-Z][a-z]+)\.?(?:,? (?P<y>(?:19|20)\d\d))?"
_OTHER_NAME = _NAME.replace("<mon>", "<mon2>").replace("<y>", "<y2>")
_COVERED = re.compile(
    rf"(?<![\d.])(?P<d>[0-3]?\d)(?: (?P<first>[A-Z][a-z]+))? ?(?:-|–|—|to|and|until) ?(?P<e>[0-3]?\d) {_NAME}"
    rf"|\b(?:[Aa]s (?:of|at)|[Ff]igures to|[Uu]p to) (?P<last>[0-3]?\d) {_OTHER_NAME}"
)


_MON = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_IN_DIGITS = re.compile(r"(?<![\d/.-])(\d{1,2})[/-](\d{1,2})[/-](?:(?:19|20)\d\d|\d\d)(?![\d/-])")
_SPELT = re.compile(rf"\b(?P<d>[0-3]?\d) {_MON}(?![a-z])|\b{_MON} [0-3]?\d\b(?!:)")
_DATELINE = re.compile(
    rf"^[A-Z][A-Z'’-]{{2,}}[A-Z .'’/-]{{0,30}}(?:, [A-Z][A-Za-z .'’-]{{2,30}})?,? \(?(?:(?P<mon>{_MON}) (?P<d>[0-3]?\d)"
    rf"|(?P<d2>[0-3]?\d) (?P<mon2>{_MON}))(?:,? (?P<y>(?:19|20)\d\d))?\)?,? ?(?:\([\w .]+\) ?)?(?:-|–|—)",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Covered:
    """The days that a report says it covers, both inclusive; ``start`` is None where it gives only the last."""

    start: dt.date | None
    end: dt.date


def day_first(text: str) -> bool | None:
    """Whether the report writes the day before the month; None where it does neither, or both.

    Told by its dates in digits that allow one reading only, else by how it spells dates ("27 February", "February 27").
    """
    digits = [(int(match[1]), int(match[2])) for match in _IN_DIGITS.finditer(text)]
    styles = {one > 12 for one, other in digits if (one > 12) is not (other > 12)}
    if not styles:
        styles = {match["d"] is not None for match in _SPELT.finditer(text)}
    return styles.pop() if len(styles) == 1 else None


def dateline(text: str, published: dt.date | None) -> dt.date | None:
    """The day in a dateline ("IDLIB, March 3 (XY) - "), where it is of the week before publication; else None.

    What is published again later keeps the words of its first day: its weekdays count from the dateline.
    """
    if published is None:
        return None
    for match in _DATELINE.finditer(text[: 2 * _HEAD]):
        month = parts.MONTHS.get((match["mon"] or match["mon2"]).casefold().rstrip("."))
        if month is None:
            continue
        years = (int(match["y"]),) if match["y"] else (published.year, published.year - 1)
        for year in years:
            days = parts.valid(year, month, int(match["d"] or match["d2"]))
            if days is not None and published - _WEEK * DAY <= days.start <= published:
                return days.start
    return None


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence around ``text[start:end]`` begins and ends."""
    low = max(0, start - _MOST)
    before = [match.end() for match in _STOP.finditer(text, low, start)]
    after = _STOP.search(text, end, end + _MOST)
    return (before[-1] if before else low), (after.end() if after else min(len(text), end + _MOST))


def quoted(text: str, start: int) -> bool:
    """Whether ``start`` lies between quotation marks of its paragraph."""
    head = text[max(text.rfind("\n", 0, start) + 1, start - 2 * _MOST) : start]
    return head.count('"') % 2 == 1 or head.count("“") > head.count("”")


def said_on(text: str, start: int, end: int, published: dt.date) -> dt.date | None:
    """The day on which the sentence around ``text[start:end]`` was spoken, where it says so elsewhere.

    A weekday, and so one of the six days before publication; None where the sentence names none, or that is the day
    of publication. What is quoted can have it in the sentence before.
    """
    low, high = sentence(text, start, end)
    day = _spoken_in(text, low, high, (start, end), published)
    if day is None and low > 1 and quoted(text, start):
        before, _ = sentence(text, low - 2, low - 1)
        day = _spoken_in(text, before, low, (start, end), published)
    return None if day == published else day


def _spoken_in(text: str, low: int, high: int, apart: tuple[int, int], published: dt.date) -> dt.date | None:
    """The first day of speaking in ``text[low:high]``, but for the stretch that is ``apart``."""
    for match in _SAID_ON.finditer(text, low, high):
        group = "wd" if match["wd"] else "led"
        if match.start(group) >= apart[1] or match.end(group) <= apart[0]:
            return weekday_by(match[group], published)
    return None


def weekday_by(name: str, latest: dt.date) -> dt.date:
    """The last day of that name not after ``latest``."""
    return latest - DAY * ((latest.weekday() - WEEKDAYS.index(name.casefold()[:3])) % (_WEEK + 1))


def covered(text: str, published: dt.date | None) -> Covered | None:
    """The period that the head of a report states ("situation report, 11-17 November 2022"); None where it does not."""
    if published is None:
        return None
    for match in _COVERED.finditer(text[:_HEAD]):
        found = _period(match, published)
        if found is not None and found.end <= published <= found.end + _LONGEST * DAY:
            return found
    return None


def _period(match: re.Match[str], published: dt.date) -> Covered | None:
    name, year, last = match["mon"] or match["mon2"], match["y"] or match["y2"], match["e"] or match["last"]
    month = parts.MONTHS.get(name.casefold())
    if month is None:
        return None
    years = (int(year),) if year else (published.year, published.year - 1)
    ends = [days.end for one in years if (days := parts.valid(one, month, int(last))) and days.end <= published]
    if not ends:
        return None
    if match["e"] is None:
        return Covered(None, ends[0])
    first = parts.MONTHS.get((match["first"] or name).casefold())
    if first is None:
        return None
    begin = parts.valid(ends[0].year - (first > month), first, int(match["d"]))
    return Covered(begin.start, ends[0]) if begin is not None and begin.start <= ends[0] else None
