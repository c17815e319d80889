"""The table of time expressions: a pattern, and how what it finds is read. Where two overlap, the first one counts."""

from __future__ import annotations

import functools
import re

from harmledger.resolve.times import around, calendars, holidays, months, parts, single_days, years
from harmledger.resolve.times.parts import Reading
from harmledger.vocabulary.openings import needed

_MON = rf"(?P<mon>{'|'.join(sorted(parts.MONTHS, key=len, reverse=True))})\b\.?"
_D = r"(?P<d>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_E = r"(?P<e>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_Y = r"(?:,? (?:of )?(?P<y>(?:19|20)\d\d)\b)?"
_N = rf"\d+|{parts.COUNT}|a|an|few|several|couple of|couple|some"
_UNIT = r"(?P<unit>hour|day|week|month|year)s?"
_WHICH = r"(?:,? (?:of )?(?P<which>this|last) year)?"
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?"
_PART = r"(?:(?P<part>early|mid|late|beginning of|end of)(?: |-))?"

_HY = r"(?:,? (?P<hy>1[34]\d\d)(?: ?(?:ah|a\.h\.|h|هـ))?\b)?"
_GY = r"(?:,? (?:of |in )?(?P<y>(?:19|20)\d\d)\b)?"
_NTH = rf"\d{{1,2}}(?:st|nd|rd|th)|{'|'.join(parts.ORDINALS)}"
_HOLIDAY = rf"(?P<holiday>{holidays.NAMES})"
_FEAST = rf"(?:the )?(?:holy )?(?:month of )?(?P<holiday>{holidays.NAMES}|rama(?:dh|d|z)an)"

ATOMS: tuple[tuple[re.Pattern[str], Reading], ...] = tuple(
    (re.compile(pattern), reading)
    for pattern, reading in (
        (r"\b(?P<y>(?:19|20)\d\d)-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])\b", single_days.iso),
        (
            r"(?<![\d./-])(?P<y>(?:19|20)\d\d)[./](?P<m>0?[1-9]|1[0-2])[./](?P<d>[12]\d|3[01]|0?[1-9])\b",
            single_days.iso,
        ),
        (r"(?<![\d./-])(?P<d>\d{1,2})([./-])(?P<m>\d{1,2})\2(?P<y>(?:19|20)\d\d|\d\d)(?![\d/-])", single_days.numeric),
        (r"^(?:on |since )?(?P<d>\d{1,2})/(?P<m>\d{1,2})$", single_days.numeric_day),
        (r"(?<![\d/.-])(?P<hy>1[34]\d\d)[/.-](?P<m>\d{1,2})[/.-](?P<d>\d{1,2})(?![\d/-])", calendars.numbered),
        (r"(?<![\d/.-])(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})[/.-](?P<hy>1[34]\d\d)(?![\d/-])", calendars.numbered),
        (
            rf"\b(?P<nth>first|last|final) (?:(?P<n>{_N}) )(?P<unit>day|week)s? of {_FEAST}{_GY}",
            holidays.part_of_fast,
        ),
        (
            rf"\b(?P<nth>last|final|{_NTH}) (?:day|night|morning|evening) of {_FEAST}{_GY}",
            holidays.day_of_holiday,
        ),
        (
            rf"\b(?P<nth>{_NTH}) (?P<unit>week) of {_FEAST}{_GY}",
            holidays.week_of_fast,
        ),
        (rf"\b(?P<nth>eve) of (?:the )?{_FEAST}{_GY}", holidays.day_of_holiday),
        (rf"\b{_D} (?:of )?(?P<hm>{calendars.ISLAMIC_MONTH})\b{_HY}{_GY}", calendars.islamic_day),
        (rf"\b(?P<hm>{calendars.ISLAMIC_MONTH}) {_D}\b{_HY}{_GY}", calendars.islamic_day),
        (rf"(?<!\d )\b(?P<hm>{calendars.ISLAMIC_MONTH})\b{_HY}{_GY}", calendars.islamic_month),
        (rf"\b{_D} (?:of )?(?P<sm>{calendars.SOLAR_MONTH})\b(?:,? (?P<sy>1[34]\d\d)\b)?", calendars.solar_day),
        (rf"(?<!\d )\b(?P<sm>{calendars.SOLAR_MONTH}),? (?P<sy>1[34]\d\d)\b", calendars.solar_month),
        (rf"\b{_HOLIDAY}{_GY}", holidays.holiday),
        (rf"^{_D}[./](?P<m>0[1-9]|1[0-2])$", single_days.dotted_day),
        (
            rf"\b{_D} ?(?:-|to|and|until|through) ?{_WEEKDAY}{_E} (?:of )?{_MON}{_Y}",
            single_days.days_of_month,
        ),
        (rf"\bnight of {_WEEKDAY}{_D} (?:of )?{_MON}{_Y}", single_days.night_of),
        (rf"\bnight of {_WEEKDAY}{_MON} {_D}\b{_Y}", single_days.night_of),
        (rf"\b{_MON} {_D} ?(?:-|to|and|until) ?{_E}\b{_Y}", single_days.days_of_month),
        (rf"\b{_D} (?:of )?{_MON} (?P<which>this|last) year", single_days.day_this_year),
        (rf"\b{_MON} {_D} (?P<which>this|last) year", single_days.day_this_year),
        (rf"\b{_D} (?:of )?{_MON}{_Y}", single_days.named_day),
        (rf"\b{_MON} {_D}\b{_Y}", single_days.named_day),
        (
            (
                r"\b(?:the )?(?P<nth>first|second|third|fourth|last|final|1st|2nd|3rd|4th)"
                r" (?:(?P<part>half|quarter)|(?P<months>two|three|four|five|six|seven|eight|nine|ten|eleven) months)"
                r" of (?:(?P<which>the|this|last) year\b|(?P<y>(?:19|20)\d\d)\b)"
            ),
            years.part_of_year,
        ),
        (rf"\b(?P<nth>first|second) half of (?P<part>)(?P<last>last )?{_MON}{_Y}{_WHICH}", months.half_of_month),
        (
            (
                rf"\b(?P<nth>first|last|final) (?:(?P<n>{_N}) )?(?P<unit>day|week)s? of "
                rf"(?:(?P<part>)(?P<last>last )?{_MON}{_Y}{_WHICH}|the year\b)"
            ),
            months.first_of,
        ),
        (r"\b(?:the )?(?P<nth>first|last) day of the month\b", months.end_of_month),
        (
            rf"\b(?P<nth>first|second|third|fourth|last) week of (?P<part>)(?P<last>)?{_MON}{_Y}{_WHICH}",
            months.week_of_month,
        ),
        (rf"(?<!\d )(?<!\d(?:st|nd|rd|th) )\b{_PART}(?P<last>last )?{_MON}{_Y}{_WHICH}", months.in_month),
        (r"\b(?P<which>last|this) (?P<season>spring|summer|autumn|fall|winter)\b(?P<y>)", years.in_season),
        (
            rf"\b(?P<season>spring|summer|autumn|fall|winter)\b(?: (?:of )?(?P<which>last|this) year|{_Y})",
            years.in_season,
        ),
        (
            r"\b(?:overnight|(?:all|through the) night) ?(?:and )?(?:in)?to (?P<wd>\w+day)\b(?P<last>)",
            around.night_into,
        ),
        (
            (
                r"\b(?P<wd>(?:mon|tues|wednes|thurs|fri|satur|sun)day) and (?:during|in|through|over) the"
                r" (?:following )?night\b(?P<last>)"
            ),
            around.day_and_night,
        ),
        (r"\b(?P<last>last )?(?P<wd>(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?:'?s)?\b", around.weekday),
        (
            (
                r"\b(?P<last>)(?P<wd>(?:mon|tues?|wed|thu(?:rs)?|fri|sat|sun)"
                r"(?:\.|$|(?= (?:night|morning|afternoon|evening))))"
            ),
            around.weekday,
        ),
        (r"\b(?:the day before yesterday|yesterday|last night|the previous day|tomorrow)\b", around.day_beside),
        (r"\bovernight\b|\b(?:during|in the course of|through(?:out)?) the night\b", around.overnight),
        (r"\b(?P<part>early|mid|late)?[ -]?(?P<y>(?:19|20)\d0)'?s\b", years.decade),
        (r"(?<![\d-])(?P<y>(?:19|20)\d\d) ?(?:-|to) ?(?P<z>(?:19|20)?\d\d)\b(?![-\d])", years.years),
        (r"\b(?:over |at |on |during )?(?:the |last )?(?P<this>this )?(?:past )?weekend\b(?! of)", around.weekend),
        (
            (r"\b(?:the )?(?:start|beginning|turn|outset) of (?:the|this) (?:current )?(?P<unit>week|month|year)\b"),
            around.start_of_unit,
        ),
        (r"\b(?:this|so far this) (?:current )?(?P<unit>week|month|year)\b", around.this_unit),
        (r"\bnext (?P<unit>week|month|year)\b", around.next_unit),
        (r"\b(?:in|over|during|within) the last (?P<unit>week|month|year)\b(?P<n>)(?P<recent>)", around.past),
        (r"\b(?:the previous|last) (?P<unit>week|month|year)\b", around.last_unit),
        (rf"\b(?:(?P<recent>recent)|past|last|within|previous)(?: (?P<n>{_N}))?[ -]{_UNIT}\b", around.past),
        (
            (
                rf"\b(?:nearly |almost |about |around |some |over |more than )?(?:a )?(?P<n>{_N}) {_UNIT}"
                r" (?:ago|earlier|before now)\b"
            ),
            around.ago,
        ),
        (rf"^since (?:about |nearly |almost )?(?P<n>{_N}) {_UNIT}(?P<recent>)$", around.past),
        (r"\b(?:for|in|during|over|throughout) the (?:whole |entire )?(?P<unit>week|month|year)$", around.this_unit),
        (rf"\b(?P<recent>)(?P<n>24|48|72)(?: |-){_UNIT}\b", around.past),
        (
            rf"\bin (?:(?:just|only|the|these|those|its) )*(?P<n>{_N}) (?P<unit>day|night)s?\b(?! (?:ago|later))",
            around.counted,
        ),
        (
            (
                r"\b(?:for|in|over|during|within) (?:(?:just|only|under|less than|nearly|almost|about|over|more than"
                r"|the|a|its|these|those) )*"
                rf"(?P<n>{_N})[ -]{_UNIT}\b(?P<recent>)(?! (?:ago|later|after|before))"
            ),
            around.past,
        ),
        (r"\bfor (?:many |several )?(?P<unit>hour|day|week|month|year)s\b(?P<n>)(?P<recent>)", around.past),
        (
            (
                rf"^(?:(?:after|from|the|about|nearly|almost|over|more than|less than|in|these|those|its) )*(?P<n>{_N})"
                r" (?P<unit>day|night)s?(?: (?:of|old)\b.*)?$"
            ),
            around.counted,
        ),
        (
            (
                rf"^(?:(?:after|from|the|about|nearly|almost|over|more than|less than|in|a) )*(?P<n>{_N})[ -]{_UNIT}"
                r"(?:['’]s?)?(?P<recent>)(?:[ -]old|[ -]long| period|(?<=['s’]) [\w-]+| of [\w ]+)?$"
            ),
            around.past,
        ),
        (r"\b(?P<part>early|mid|late|beginning of|end of)(?: |-)(?:in )?(?P<y>(?:19|20)\d\d)\b", years.in_year),
        (r"(?<![\d/.:-])\b(?P<part>)(?P<y>(?:19|20)\d\d)\b(?![/:]|-\d| ?(?:gmt|utc|hours|hrs))", years.in_year),
        (
            r"\b(?:earlier |later )?(?:today|tonight|this (?:(?:early|late) )?(?:morning|noon|afternoon|evening))\b",
            around.this_day,
        ),
        (
            (
                r"\b(?:earlier |later )?(?:on|in|during|throughout|over|all|in the course of) (?:the )?day\b"
                r"|\b(?:at|before|since|around|by|until|after) (?:the )?"
                r"(?:dawn|daybreak|noon|midday|midnight|sunset|sunrise|dusk|nightfall|first light)\b"
                r"|^since the (?:morning|afternoon|evening)$"
                r"|^(?:earlier|later) on the day$"
                r"|^(?:(?:right|for|by|until|till|as of|up to|up till) )?now$|^to date$"
                r"|^(?:earlier|(?:earlier|later) in the (?:day|evening|morning))$"
                r"|^in the (?:morning|evening|afternoon)$|^(?:dawn|early (?:in the )?morning)$"
                r"|^(?:at )?(?:about |around )*\d{1,4}(?:[:.]\d\d)? ?(?:[ap]\.?m\.?|gmt|local time)"
            ),
            around.nearby,
        ),
    )
)


@functools.cache
def needs() -> tuple[frozenset[str] | None, ...]:
    """For each of the atoms the openings of words of which a text in lower case must hold one for it to be found."""
    return tuple(needed(pattern.pattern) for pattern, _ in ATOMS)
