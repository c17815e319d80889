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
from dataclasses import replace

from harmledger.model.when import DatePrecision, When
from harmledger.resolve import numerals
from harmledger.resolve.times import (
    anchored,
    around,
    calendars,
    events,
    holidays,
    joined,
    languages,
    months,
    parts,
    single_days,
    table,
    years,
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


def begins(text: str, start: int, end: int) -> bool:
    """Whether the sentence says that something began at the time named at ``text[start:end]`` and goes on.

    "the 2011 outbreak of", "the war, which began in March 2011": a figure dated so runs from there.
    """
    near, before = text[max(0, start - 40) : start], text[max(0, start - 100) : start]
    led = _BEGAN_BEFORE.search(near) or _BEGAN_WITH.search(before) or _SINCE_LED.search(before)
    return bool(led or _BEGAN_AFTER.match(text[end : end + 20]))


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
    found: list[joined.Found] = []
    for pattern, reading in table.ATOMS:
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
            except (NoBaseError, TwoReadingsError):
                continue
            if days is not None and not _SPOKEN.search(low[max(0, match.start() - 60) : match.start()]):
                found.append(joined.Found(match.start(), match.end(), days, reading))
    found.sort(key=lambda item: item.start)
    return tuple(_runs(low, found, published))


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
            days = _until_publication(days, published) or days
        yield one.start, When(days.start, days.end, days.precision, low[one.start : one.end])


def _plain(text: str) -> str:
    """In lower case, with plain digits and hyphens; "the fourth of October" as "4 of October"."""
    plain = languages.in_english(" ".join(text.casefold().translate(numerals.PLAIN).split()))
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
        return _until_publication(days, parts.base(known.published)) if since and runs_on else days
    found = joined.find(plain, known.published)
    if not found:
        return None
    if since:
        return _until_publication(_middle(joined.finest(found), plain), parts.base(known.published))
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


def _until_publication(begin: Days, published: dt.date) -> Days | None:
    """From where ``begin`` starts to the day of publication; None where it has not begun by then."""
    return Days(begin.start, published, begin.precision) if begin.start <= published else None


_SINCE = re.compile(
    rf"^from (?:the )?(?:\d\d?(?:st|nd|rd|th)?(?: of)? )?(?:{'|'.join(parts.MONTHS)})\b"
    r"(?!.*(?:\b(?:to|until|till|and|through)\b|-))|\bsince\b|\bonwards?\b|"
    r"\b(?:began|begun|started|starting|erupted|broke out|outbreak|launched)\b(?! (?:to|and)\b)"
)
_STARTS = (
    r"(?:beg[au]n|erupted|broke out|started|launched|resumed|flared(?: up)?|took (?:effect|hold)|came into force"
    r"|escalated|intensified)"
)
_BEGAN_BEFORE = re.compile(
    rf"\b(?:since|{_STARTS}|outbreak|start|beginning)(?: \w+){{0,2}}"
    r"(?: (?:in|on|of|late|early|mid|the))* ?$",
    re.IGNORECASE,
)
_UNTIL_SINCE = re.compile(r"^(?:until|till|up to) (?P<end>.+?) (?:since|from) (?P<start>.+)$")
_SINCE_LED = re.compile(r"\bsince\b[^.,;:!?\n]{0,90}$", re.IGNORECASE)
_BEGAN_WITH = re.compile(
    rf"\b{_STARTS}\b[^.,;:!?\n]{{0,60}} (?:in|on|at)(?: (?:late|early|mid|the|last))*[ -]?$", re.IGNORECASE
)
_SINCE_HOUR = re.compile(r"\bsince (?:the )?(?:dawn|daybreak|noon|midday|morning|afternoon|evening|night|sunrise)\b")
_DAY_NAME = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b")
_MID_YEAR = re.compile(r"\bmid[ -](?:19|20)\d\d")
_BEGAN_AFTER = re.compile(r" (?:outbreak|start|beginning|uprising)\b", re.IGNORECASE)
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
_N = r"\d+|" + "|".join(numerals.WORDS) + "|a"
_MOON = re.compile(rf"\b(?:{calendars.ISLAMIC_MONTH}|{holidays.ISLAMIC_FEAST})\b")
_MID = re.compile(r"\bmid\b")
_SPELT_DAY = re.compile(rf"\b(?:the )?({'|'.join(parts.ORDINALS)}) of ({'|'.join(parts.MONTHS)})\b")
_COUNTED_AFTER = re.compile(
    rf"^(?:just |only |barely |nearly |almost )?(?:{_N}) (?:hour|day|week|month|year)s? after\b"
)
_UNIT_DAYS = {"day": 1, "week": 7}
_LAG = re.compile(
    rf"[\w,] (?P<words>(?:just |only |barely )?(?P<n>{_N}) (?P<unit>day|week)s? after)\b(?! (?:that|which|it)\b)"
    r"[^.,;:\n]{0,80}$"
)
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
