"""When: time expressions worked out from the day of publication.

Conventions: a weekday is the latest such day not after publication; "since" runs to the day of publication; a span of
days is closed at both ends. What cannot be worked out stays visible, with its words and the reason.
"""

from __future__ import annotations

import datetime as dt
import functools
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from harmledger.model.when import DatePrecision, When
from harmledger.resolve import anchored, numerals, stretches, timetable, timewords
from harmledger.resolve.timewords import Days, NoBaseError

NO_BASE = "counts from the day of publication, which is not known"
NO_ANCHOR = "counts from another event, whose date the words do not give"
NOT_READ = "no date could be read from these words"


@functools.lru_cache(maxsize=4096)
def parse(
    text: str,
    published: dt.date | None,
    anchor: When | None = None,
    *,
    stretch: When | None = None,
    since: bool = False,
    war: dt.date | None = None,
) -> When:
    """When ``text`` means, in a report published on ``published``.

    Args:
        text: a time expression as worded: "early Thursday", "since December", "between April 2019 and March 2020".
        published: day of publication, None where it is not known.
        anchor: the date that the report named last before these words, for "since then" and "the next day".
        stretch: the last of those dates that is longer than a day, for "the same period".
        war: first day of the month in which the war that the report is about began; for "since the war began".
        since: the words stand for a beginning ("the 2011 outbreak"), though they do not say "since".

    Returns:
        The days; or, unresolved, ``start``, ``end`` and ``precision`` None and the reason.
    """
    plain = _plain(text)
    try:
        known = anchored.Known(_days(anchor), _days(stretch), published)
        days = _read(plain, known, since=since or bool(_SINCE.search(plain)))
        if days is None and war is not None and _WAR.search(plain):
            days = Days(war, timewords.base(published), DatePrecision.MONTH)
    except NoBaseError:
        return When(None, None, None, text, NO_BASE)
    if days is None:
        return When(None, None, None, text, NO_ANCHOR if anchored.counts_on(plain) else NOT_READ)
    precision = DatePrecision.TIME if _CLOCK.search(plain) and days.start == days.end else days.precision
    return When(days.start, days.end, precision, text)


def begins(text: str, start: int, end: int) -> bool:
    """Whether the sentence says that something began at the time named at ``text[start:end]`` and goes on.

    "the 2011 outbreak of", "the war, which began in March 2011": a figure dated so runs from there.
    """
    return bool(_BEGAN_BEFORE.search(text[max(0, start - 40) : start]) or _BEGAN_AFTER.match(text[end : end + 20]))


def counts_on(text: str) -> bool:
    """Whether the words count from a date that was named before: "since then", "two days later"."""
    return anchored.counts_on(_plain(text))


def days_back(before: str) -> tuple[int, str] | None:
    """How many days lie between what is told next and the event that the sentence dates, with the words that say so.

    "The accord came ten days after strikes that killed four": the strikes lie ten days before the accord.

    Args:
        before: the sentence up to the words at hand, their leading "after" included.
    """
    match = _LAG.search(before.casefold())
    if match is None:
        return None
    count = numerals.WORDS.get(match["n"], int(match["n"]) if match["n"].isdigit() else 1)
    return count * _UNIT_DAYS[match["unit"]], match["words"]


def named(text: str, published: dt.date | None) -> tuple[tuple[int, When], ...]:
    """Where a report names a day or a stretch of days, in order; when someone spoke ("said on Monday") is left out."""
    low = text.translate(numerals.PLAIN).lower()
    if len(low) != len(text):
        return ()
    found: list[_Found] = []
    for pattern, reading in timetable.ATOMS:
        if reading not in _NAMING:
            continue
        for match in pattern.finditer(low):
            if any(match.start() < other.end and other.start < match.end() for other in found):
                continue
            name = next((key for key in ("mon", "wd") if key in pattern.groupindex and match[key]), None)
            if name is not None and not text[match.start(name)].isupper():
                continue  # "march", "sat."
            try:
                days = reading(match, published)
            except NoBaseError:
                continue
            if days is not None and not _SPOKEN.search(low[max(0, match.start() - 60) : match.start()]):
                found.append(_Found(match.start(), match.end(), days, reading))
    found.sort(key=lambda item: item.start)
    return tuple(_runs(low, found, published))


def _runs(low: str, found: list[_Found], published: dt.date | None) -> Iterator[tuple[int, When]]:
    """The expressions as dates; two that are joined are one stretch, and "since" one runs to publication."""
    skip = False
    for one, other in itertools.zip_longest(found, found[1:]):
        if skip:
            skip = False
            continue
        days = one.days
        if other is not None and _JOIN.fullmatch(low[one.end : other.start]):
            days, skip = _together(low[one.start : other.end], [one, other]), True
        elif published is not None and _LED_BY_SINCE.search(low[max(0, one.start - 25) : one.start]):
            days = _until_publication(days, published) or days
        yield one.start, When(days.start, days.end, days.precision, low[one.start : one.end])


@dataclass(frozen=True, slots=True)
class _Found:
    """One expression where it stands in the words."""

    start: int
    end: int
    days: Days
    reading: timewords.Reading

    @property
    def weekday(self) -> bool:
        """Whether the words are the name of a weekday."""
        return self.reading is timewords.weekday


def _plain(text: str) -> str:
    """In lower case, with plain digits and hyphens; "the fourth of October" as "4 of October"."""
    plain = " ".join(text.casefold().translate(numerals.PLAIN).split())
    return _SPELT_DAY.sub(lambda found: f"{timewords.ORDINALS[found[1]]} of {found[2]}", plain)


def _days(when: When | None) -> Days | None:
    if when is None or when.start is None or when.end is None:
        return None
    return Days(when.start, when.end, when.precision or DatePrecision.PERIOD)


def _read(plain: str, known: anchored.Known, *, since: bool) -> Days | None:
    if (days := anchored.read(plain, known)) is not None:
        return days
    found = _find(plain, known.published)
    if not found:
        return None
    if since:
        return _until_publication(_middle(_finest(found), plain), timewords.base(known.published))
    return _together(plain, found)


def _middle(begin: Days, plain: str) -> Days:
    """What runs "since mid-April" begins on the 15th."""
    if begin.precision is DatePrecision.PERIOD and begin.start.day == 11 and _MID.search(plain):
        return replace(begin, start=begin.start.replace(day=15))
    return begin


def _until_publication(begin: Days, published: dt.date) -> Days | None:
    """From where ``begin`` starts to the day of publication; None where it has not begun by then."""
    return Days(begin.start, published, begin.precision) if begin.start <= published else None


def _find(plain: str, published: dt.date | None) -> list[_Found]:
    """Every expression in the words, in order; where two overlap, the one that comes first in the table."""
    found: list[_Found] = []
    missing_base = False
    for pattern, reading in timetable.ATOMS:
        if found and reading is timewords.nearby:
            break  # "Wednesday before dawn" is that Wednesday
        for match in pattern.finditer(plain):
            if any(match.start() < other.end and other.start < match.end() for other in found):
                continue
            try:
                days = reading(match, published)
            except NoBaseError:
                missing_base = True
                continue
            if days is not None:
                found.append(_Found(match.start(), match.end(), days, reading))
    if missing_base and not found:
        raise NoBaseError
    return sorted(found, key=lambda item: item.start)


def _finest(found: list[_Found]) -> Days:
    """Of several expressions the narrowest: "Tuesday, 4 April 2017" is that day."""
    return min(found, key=lambda item: item.days.end - item.days.start).days


def _together(plain: str, found: list[_Found]) -> Days:
    """Two expressions joined by "and" or "to" are a span; others agree on the narrowest."""
    found = _weekdays_placed(found)
    for one, other in itertools.pairwise(found):
        if not _JOIN.fullmatch(plain[one.end : other.start]):
            continue
        first, last = one.days, other.days
        if first.start > last.end:
            first = _earlier(one, other, plain)
        if first.start <= last.end:
            same = first.precision is last.precision
            whole = first.precision if same else DatePrecision.PERIOD
            return Days(min(first.start, last.start), max(first.end, last.end), whole)
    return _finest(found)


def _weekdays_placed(found: list[_Found]) -> list[_Found]:
    """Weekdays beside a date: "Monday last week" lies in that week; "Friday, 6 January 2016" is the date."""
    others = [item for item in found if not item.weekday and item.reading is not stretches.this_day]
    if not others or len(others) == len(found):
        return found
    if any(item.reading is timewords.days_of_month for item in others):
        return others  # "Wednesday 23 to Sunday 27 October"
    week = next((item.days for item in others if item.days.precision is DatePrecision.WEEK), None)
    if week is None:
        fits = [i for i in found if i.weekday and any(o.days.start <= i.days.start <= o.days.end for o in others)]
        return sorted((*fits, *others), key=lambda item: item.start)
    placed = [
        replace(item, days=timewords.day(week.start + timewords.DAY * item.days.start.weekday()))
        for item in found
        if item.weekday
    ]
    return [item for item in placed if item.days.end <= week.end] or others


def _earlier(one: _Found, other: _Found, plain: str) -> Days:
    """The first of two joined expressions, put before the second: "Tuesday into Wednesday", "October to March 2020"."""
    if one.weekday:
        back = (other.days.end.weekday() - one.days.start.weekday()) % 7
        return timewords.day(other.days.end - back * timewords.DAY)
    return _shifted(one, other, plain)


def _shifted(one: _Found, other: _Found, plain: str) -> Days:
    """Such as "from October to March 2020": the year of the later holds for the earlier, or the one before."""
    words = plain[one.start : one.end]
    for year in (other.days.start.year, other.days.start.year - 1):
        for pattern, reading in timetable.ATOMS:
            match = pattern.search(f"{words} {year}")
            days = reading(match, None) if match is not None and match.group().endswith(str(year)) else None
            if days is not None and days.start <= other.days.end:
                return days
    return one.days


_SINCE = re.compile(
    r"\bsince\b|\b(?:began|begun|started|starting|erupted|broke out|outbreak|launched)\b(?! (?:to|and)\b)|\bonwards?\b"
)
_BEGAN_BEFORE = re.compile(
    r"\b(?:since|began|begun|erupted|broke out|started|outbreak|start|beginning)(?: \w+){0,2}"
    r"(?: (?:in|on|of|late|early|mid|the))* ?$",
    re.IGNORECASE,
)
_BEGAN_AFTER = re.compile(r" (?:outbreak|start|beginning|uprising)\b", re.IGNORECASE)
_JOIN = re.compile(
    r"(?:,? (?:morning|afternoon|evening|night|noon|midday|midnight|dawn|dusk))?,? ?"
    r"(?:and|to|until|till|through|-|or|into|and into|till)(?: (?:on|in|late|early|the|morning|evening|of|end))* ?"
)
_WAR = re.compile(
    r"\b(?:since|start|beginning|outbreak|began)\b.*\b(?:war|conflict|crisis|uprising|revolution|fighting)\b"
    r"|\b(?:year|month)s?(?: |-)(?:long )?(?:old )?(?:war|conflict|civil war|crisis|uprising|revolution|rebellion)\b"
    r"|\byears? of (?:war|conflict|civil war|fighting)\b|^throughout the (?:war|conflict)$"
)
_CLOCK = re.compile(
    r"^(?:(?:at|by|around|before|after|since) )?(?:the )?(?:dawn|noon|midday|midnight|dusk|nightfall|sunset|sunrise)$|"
    r"\b\d{1,2}[:.]\d\d\b(?![./]?\d)|\b\d{1,4} ?(?:a\.?m\.?|p\.?m\.?)(?![a-z])|\b\d{4} (?:gmt|utc|hours)\b|\bo'clock\b"
)
_N = r"\d+|" + "|".join(numerals.WORDS) + "|a"
_MID = re.compile(r"\bmid\b")
_SPELT_DAY = re.compile(rf"\b(?:the )?({'|'.join(timewords.ORDINALS)}) of ({'|'.join(timewords.MONTHS)})\b")
_UNIT_DAYS = {"day": 1, "week": 7}
_LAG = re.compile(
    rf"[\w,] (?P<words>(?:just |only |barely )?(?P<n>{_N}) (?P<unit>day|week)s? after)\b(?! (?:that|which|it)\b)"
    r"[^.,;:\n]{0,80}$"
)
_NAMING = frozenset(
    {
        timewords.iso,
        timewords.numeric,
        timewords.days_of_month,
        timewords.day_this_year,
        timewords.named_day,
        stretches.week_of_month,
        timewords.in_month,
        timewords.weekday,
        stretches.weekend,
        timewords.day_beside,
        timewords.past,
        stretches.this_day,
        stretches.night_of,
        stretches.part_of_year,
        stretches.half_of_month,
        stretches.first_of,
    }
)
"""How expressions are read that name days which others count from."""
_SPOKEN = re.compile(
    r"\b(?:said|says?|told|announced|added|stated?|reported|statement|according to|wrote|tweeted|acknowledged)\b"
    r"[^.;:!?\"”]{0,30}$"
)
_LED_BY_SINCE = re.compile(r"\bsince (?:the |early |late |mid[ -]|(?:start|end|beginning) of )*$")
