"""When: time expressions worked out from the day of publication.

Conventions: a weekday is the latest such day not after publication; "since" runs to the day of publication; a span of
days is closed at both ends. What cannot be worked out stays visible, with its words and the reason.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from dataclasses import replace

from harmledger.model.when import DatePrecision, When
from harmledger.resolve import numerals
from harmledger.resolve.times import (
    anchored,
    calendars,
    events,
    holidays,
    joined,
    languages,
    parts,
)
from harmledger.resolve.times.parts import Days, NoBaseError, TwoReadingsError

NO_BASE = "counts from the day of publication, which is not known"
NO_ANCHOR = "counts from another event, whose date the words do not give"
TWO_READINGS = "could be {one} or {other}, and nothing says whether the day or the month stands first"
BEYOND = "counts to a day that no calendar has"
BY_THE_MOON = "by the Umm al-Qura calendar; a day off where the new moon is looked for"
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
        days = _read(plain, known, since=since or _runs_on(plain))
        if days is None and war is not None and _WAR.search(plain):
            days = Days(war, parts.base(published), DatePrecision.MONTH)
    except NoBaseError:
        return When(None, None, None, text, NO_BASE)
    except TwoReadingsError as error:
        return When(None, None, None, text, TWO_READINGS.format(one=error.one, other=error.other))
    except (OverflowError, ValueError):  # "9000 years ago": the calendar begins with the year 1
        return When(None, None, None, text, BEYOND)
    if days is None:
        return When(None, None, None, text, NO_ANCHOR if anchored.counts_on(plain) else NOT_READ)
    if published is not None and days.start <= published < days.end and not _AHEAD.search(plain):
        days = _to(published, days)
    precision = DatePrecision.TIME if _CLOCK.search(plain) and days.start == days.end else days.precision
    return When(days.start, days.end, precision, text, BY_THE_MOON if _MOON.search(plain) else None)


@functools.lru_cache(maxsize=4096)
def counts_on(text: str) -> bool:
    """Whether the words count from a date that was named before: "since then", "two days later"."""
    return anchored.counts_on(_plain(text))


def counted_after(text: str) -> bool:
    """Whether the words count back from an event to the one told next: "three days after the raid"."""
    return _counted_after(_plain(text))


def _counted_after(plain: str) -> bool:
    return _COUNTED_AFTER.search(plain) is not None


def stretch(start: dt.date, end: dt.date) -> When:
    """The days from ``start`` to ``end``, without words."""
    return When(start, end, DatePrecision.PERIOD)


def of_event(words: str) -> bool:
    """Whether the words count from an event by its name: "since the ceasefire"."""
    return events.named(_plain(words)) is not None


def by_event(
    words: str,
    text: str,
    dates: tuple[tuple[int, When], ...],
    apart: tuple[int, int],
    published: dt.date | None,
) -> When | None:
    """When ``words`` mean that count from an event by its name, where the report dates that event.

    Args:
        words: "since the ceasefire", "two days after the raid".
        text: the report.
        dates: the dates that it names, as :func:`named` gives them.
        apart: the stretch of the text that holds the words.
        published: the day up to which "since" runs, None where it is not known.

    Returns:
        The days with what they were counted from as the reason; None where nothing dates the event.
    """
    event = events.named(_plain(words))
    if event is None or published is None:
        return None
    when = events.dated(text, event, dates, apart)
    days = None if when is None else events.count(event, when, parts.day(published))
    if when is None or days is None:
        return None
    return When(days.start, days.end, days.precision, words, f"counted from {when.text}")


@functools.lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    """In lower case, with plain digits and hyphens; "the fourth of October" as "4 of October"; no fortnights."""
    plain = languages.in_english(" ".join(text.casefold().translate(numerals.PLAIN).split()))
    plain = _FORTNIGHT.sub("two weeks", plain)
    return _SPELT_DAY.sub(lambda found: f"{parts.ORDINALS[found[1]]} of {found[2]}", plain)


def _days(when: When | None) -> Days | None:
    if when is None or when.start is None or when.end is None:
        return None
    return Days(when.start, when.end, when.precision or DatePrecision.PERIOD)


def _read(plain: str, known: anchored.Known, *, since: bool) -> Days | None:
    if (ends := _UNTIL_SINCE.match(plain)) is not None:
        first, last = (_read(ends[name], known, since=False) for name in ("start", "end"))
        if first is not None and last is not None and first.start <= last.end:
            return Days(first.start, last.end, DatePrecision.PERIOD)
    if (days := anchored.read(plain, known)) is not None:
        runs_on = _counted_after(plain) or (days.start == days.end and days.precision is DatePrecision.DAY)
        return parts.until(days, parts.base(known.published)) if since and runs_on else days
    found = joined.find(plain, known.published)
    if not found:
        return None
    if since:
        return parts.until(_middle(joined.finest(found), plain), parts.base(known.published))
    return joined.together(plain, found)


def _runs_on(plain: str) -> bool:
    """Whether the words say that something goes on from a time; "Saturday since dawn" is Saturday."""
    return _SINCE.search(plain) is not None and not (_SINCE_HOUR.search(plain) and _DAY_NAME.search(plain))


def _to(published: dt.date, days: Days) -> Days:
    """What goes on at publication, as far as that; what names its days keeps them."""
    named = days.precision in {DatePrecision.DAY, DatePrecision.TIME}
    return days if named else replace(days, end=published)


def _middle(begin: Days, plain: str) -> Days:
    """What runs "since mid-April" begins on the 15th, "since mid-2012" in July."""
    if begin.precision is DatePrecision.PERIOD and begin.start.month == 6 and _MID_YEAR.search(plain):
        return replace(begin, start=begin.start.replace(month=7))
    if begin.precision is DatePrecision.PERIOD and begin.start.day == 11 and _MID.search(plain):
        return replace(begin, start=begin.start.replace(day=15))
    return begin


_SINCE = re.compile(
    rf"^from (?:the )?(?:\d\d?(?:st|nd|rd|th)?(?: of)? )?(?:{'|'.join(parts.MONTHS)})\b"
    r"(?!.*(?:\b(?:to|until|till|and|through)\b|-))|\bsince\b|\bonwards?\b|"
    r"\b(?:began|begun|started|starting|erupted|broke out|outbreak|launched)\b(?! (?:to|and)\b)"
)
_UNTIL_SINCE = re.compile(r"^(?:until|till|up to) (?P<end>.+?) (?:since|from) (?P<start>.+)$")
_SINCE_HOUR = re.compile(r"\bsince (?:the )?(?:dawn|daybreak|noon|midday|morning|afternoon|evening|night|sunrise)\b")
_DAY_NAME = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b")
_MID_YEAR = re.compile(r"\bmid[ -](?:19|20)\d\d")
_WAR = re.compile(
    r"\b(?:since|start|beginning|outbreak|began)\b.*\b(?:war|conflict|crisis|uprising|revolution|fighting)\b"
    r"|\b(?:year|month)s?(?: |-)(?:long )?(?:old )?(?:war|conflict|civil war|crisis|uprising|revolution|rebellion)\b"
    r"|\byears? of (?:war|conflict|civil war|fighting)\b|^throughout the (?:war|conflict)$"
)
_AHEAD = re.compile(r"\b(?:tomorrow|next|until|till|to|through|coming|end)\b|\d ?- ?\d")
"""Words by which days after publication can be meant."""
_CLOCK = re.compile(
    r"^(?:(?:at|by|around|before|after|since) )?(?:the )?(?:dawn|noon|midday|midnight|dusk|nightfall|sunset|sunrise)$|"
    r"(?<![\d./])\b\d{1,2}[:.]\d\d\b(?![./]?\d)|\b\d{1,4} ?(?:a\.?m\.?|p\.?m\.?)(?![a-z])|"
    r"\b\d{4} (?:gmt|utc|hours)\b|\bo'clock\b"
)
_MOON = re.compile(rf"\b(?:{calendars.ISLAMIC_MONTH}|{holidays.ISLAMIC_FEAST})\b")
_MID = re.compile(r"\bmid\b")
_MONTHS = "|".join((*parts.MONTHS, calendars.ISLAMIC_MONTH, calendars.SOLAR_MONTH))
_SPELT_DAY = re.compile(rf"\b(?:the )?({'|'.join(parts.ORDINALS)}) of ({_MONTHS})\b")
_FORTNIGHT = re.compile(r"\b(?:a )?fortnight\b")
_COUNTED_AFTER = re.compile(
    rf"^(?:just |only |barely |nearly |almost )?(?:{parts.NUMBER}) (?:hour|day|week|month|year)s? after\b"
)
