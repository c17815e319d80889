"""Recognising time expressions. Which days they mean is worked out in resolve."""

from __future__ import annotations

import re
from collections.abc import Iterator

from harmledger.extract.tagging.words import Words

_MONTH = (
    r"(?-i:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_DAY = r"(?-i:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
_PART = r"(?:at\s+)?(?:morning|afternoon|evening|night|midday|noon|dawn|dusk|midnight|overnight)"
_YEAR = r"(?:19|20)\d\d"
_NUMBER = r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|few|a few|many|couple of)"
_UNIT = r"(?:minute|hour|day|night|week|weekend|month|year|decade|fortnight)"
_MOD = r"(?:(?:(?:very )?early|late|mid|the (?:start|beginning|end|middle) of|earlier|later)[ -](?:on )?)"

# One point or stretch of time; the longer ways of saying it stand first.
_DATE = (
    rf"(?:{_DAY},? )?(?:\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}(?:,? {_YEAR})?"
    rf"|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?!\d)(?:,? {_YEAR}\b)?)"
)
_POINT = (
    rf"(?:{_DATE}"
    rf"|{_DAY} {_PART}(?: and {_PART})?|{_DAY}(?: (?:and|to|through) {_DAY})?"
    rf"|{_MONTH},? (?:of )?(?:{_YEAR}|(?:this|last|that|the same|the previous) year)|{_MONTH}"
    rf"|(?:yesterday|today|tonight|last night|overnight)(?: {_PART})?|this (?:morning|afternoon|evening)\b"
    rf"|(?:this|last|the past|the previous|the last|that|next|the same) (?:{_UNIT}|{_DAY}|spring|summer|autumn"
    rf"|winter)\b"
    rf"(?: {_PART})?"
    rf"|(?:the )?(?:start|beginning|outset|end) of (?:the|this|last) (?:year|month|week)"
    rf"|(?:early |late |mid-?)?{_YEAR})"
)
_SINCE_EVENT = (
    rf"since (?:[^.,;:!?\n]{{1,80}}?\b(?:in|on|of|last|early) )(?:{_MOD})?"
    rf"(?:{_DATE}|{_MONTH}(?:,? (?:{_YEAR}|(?:this|last) year))?|{_YEAR}|{_DAY}|year\b|month\b|week\b)"
)
_WAR = r"(?:civil war|war|conflict|uprising|crisis|revolution|revolt|rebellion|hostilities|invasion|unrest)"
_TIME = re.compile(
    r"\b(?:"
    rf"since the (?:[\w-]+ ){{0,3}}{_WAR}(?:s|'s)? (?:(?:first )?(?:began|started|erupted|broke out|flared)|start"
    rf"|outbreak|beginning)"
    rf"(?:,? (?:in|on) (?:{_MOD})?(?:{_DATE}|{_MONTH},? {_YEAR}|{_YEAR}))?"
    rf"|since the (?:start|beginning|outbreak|eruption|outset|onset) of (?:the |[\w']+ )(?:[\w-]+ ){{0,2}}{_WAR}"
    rf"(?:,? in (?:{_MOD})?(?:{_MONTH},? {_YEAR}|{_YEAR}))?"
    rf"|(?:(?:more than|over|nearly|almost|about) )?{_NUMBER}[ -]years?(?:[ -]old)?(?: of)? (?:civil |brutal |bloody"
    rf" |long |multi-sided )*{_WAR}"
    rf"|(?:(?:in|over|during|after) )?(?:(?:more than|over|nearly|almost|about) )?{_NUMBER} years of (?:civil "
    rf"|brutal )*{_WAR}|"
    rf"between {_POINT} and {_POINT}|from {_POINT} (?:to|until|till) {_POINT}"
    rf"|(?:since|until|till|by|before|after|prior to) {_MOD}?(?:then\b|now\b|{_POINT})"
    rf"|{_SINCE_EVENT}"
    rf"|(?:in|over|during|for|within) (?:just )?(?:the |more than |nearly |almost |over |about )*(?:past |last "
    rf"|previous )?"
    rf"{_NUMBER}?[ -]?(?:past |last )?{_UNIT}s\b(?: of\b)?(?! of)"
    rf"|(?:in|over|during) the (?:past|last) {_UNIT}\b|in {_NUMBER} {_UNIT}s?\b(?: of)?"
    rf"|(?:nearly |almost |about |around |more than |over |some )?{_NUMBER} {_UNIT}s? (?:ago|earlier|before|later)\b"
    rf"|the (?:same|previous|following|next) day|a day (?:earlier|later|after|before)|so far"
    rf"|(?:earlier |later )(?:today|this {_UNIT}|in the day|on {_DAY}|in {_MONTH}|{_DAY})"
    rf"|{_MOD}?{_POINT}"
    r")",
    re.IGNORECASE,
)
_ANCHORS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays "
    "saturdays sundays january february march april may june july august september october november december jan "
    "feb mar apr jun jul aug sep sept oct nov dec yesterday today tonight overnight night week weeks weekend "
    "month months year years day days hour hours ago since until so start beginning spring summer autumn winter "
    "decade decades".split()
)
_FIRST = frozenset(
    "between from since until till by before after prior in over during for within just nearly almost about "
    "around more some a an one two three four five six seven eight nine ten eleven twelve several few many couple "
    "the so earlier later early late mid very yesterday today tonight last overnight this next that monday "
    "tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays "
    "sundays january february march april may june july august september october november december jan feb mar "
    "apr jun jul aug sep sept oct nov dec".split()
)
"""The words that a time expression can begin with, beside digits."""
_CLOSING = _ANCHORS | frozenset("then now minute minutes fortnight fortnights weekends springs summers".split())
"""Words of which a time expression holds one, beside digits."""
_YEAR_ALONE = re.compile(rf"{_YEAR}$")
_YEAR_LED = re.compile(r"(?:\bin|\bof|\bearly|\blate|\bmid|\bthe|\bsince|\buntil|\bduring|,)[\s-]*$", re.IGNORECASE)
_RELATIVE = re.compile(r"a day (?:after|before)$", re.IGNORECASE)
"""Times that name no day where it is told after or before what."""
_OF_REPORT = re.compile(r" (?:report|statement|study|survey|interview|briefing|estimate)\b", re.IGNORECASE)
"""What a month or a day may describe without dating any event ("a February report")."""
_NOT_MAY = re.compile(r"(?:May|March)$")
_MAY_LED = re.compile(
    r"(?:\bin|\bof|\bsince|\blast|\bthis|\bearly|\blate|\bmid|\buntil|\bby|\bthe)[\s-]*$", re.IGNORECASE
)


DAYLIKE = re.compile(
    rf"{_DAY}|\d (?:of )?{_MONTH}|{_MONTH} \d{{1,2}}\b(?!\d)|yesterday|today|tonight|overnight|last night|this"
    rf" morning|the same day|"
    r"a day (?:earlier|before|after|later)|the (?:previous|next|following) day|hours (?:ago|earlier)",
    re.IGNORECASE,
)
"""Words that give a day, as events are dated by; a month, a year or a stretch since then gives none."""

OPEN = re.compile(
    r"^(?:since|until|till|by|before|prior|in the|over|during|within|for|from|between|more|nearly|almost|about"
    r"|\w+[ -]years?|in (?:just|more))\b",
    re.IGNORECASE,
)
"""How stretches of time begin, as tallies are dated by."""

DATED = re.compile(
    rf"^(?:{_DAY},? )?(?:\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH},? {_YEAR}|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,?"
    rf" {_YEAR})$",
    re.IGNORECASE,
)
"""A full date, as it heads a report."""


def times(words: Words) -> Iterator[tuple[int, int]]:
    """Every time expression as a span of the sentence's text, in order, none overlapping."""
    if _ANCHORS.isdisjoint(words.keys) and not any(key.isdecimal() and len(key) == 4 for key in words.keys):
        return
    last = 0
    closing = [index for index, key in enumerate(words.keys) if key in _CLOSING or key[0].isdigit()]
    for index in [index for index, key in enumerate(words.keys) if key in _FIRST or key[0].isdigit()]:
        at = words.spans[index][0]
        if at < last:
            continue
        if not closing or index > closing[-1]:
            return
        found = _TIME.match(words.text, at)
        if found is None:
            continue
        start, end = found.span()
        said = found.group()
        before = words.text[max(0, start - 12) : start]
        if _YEAR_ALONE.match(said) and not _YEAR_LED.search(before):
            continue
        if _RELATIVE.match(said) and words.text[end : end + 2].strip().isalpha():
            continue
        if _OF_REPORT.match(words.text, end) and before.rstrip().lower().endswith((" a", " an")):
            continue
        if _NOT_MAY.match(said) and not _MAY_LED.search(before):
            continue
        last = end
        yield start, end
