"""Recognising time expressions. Which days they mean is worked out in resolve."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator

from harmledger.extract.tagging.calendars import CALENDAR_WORDS, FEAST, OTHER_MONTH
from harmledger.extract.tagging.listed import Listed
from harmledger.extract.tagging.words import Words

_MONTH = (
    r"(?-i:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_DAY = r"(?-i:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
_SHORT_DAY = r"(?-i:(?:Mon|Tues?|Wed|Thu(?:rs)?|Fri|Sat|Sun)\b\.?)"
_PART = r"(?:at\s+)?(?:morning|afternoon|evening|night|midday|noon|dawn|dusk|midnight|overnight)"
_YEAR = r"(?:19|20)\d\d"
_NUMBER = (
    r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|few|a few|many|couple of"
    r"|thirteen|fourteen|fifteen|(?:twenty|thirty|forty|fifty|sixty|ninety)(?:-\w+)?)"
)
_UNIT = r"(?:minute|hour|day|night|week|weekend|month|year|decade|fortnight)"
_MOD = r"(?:(?:(?:very )?early|late|mid|the (?:start|beginning|end|middle) of|earlier|later)[ -](?:on )?)"

# One point or stretch of time; the longer ways of saying it stand first.
_NTH = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_NTH_ONLY = r"(?:3[01]|[12]?\d)(?:st|nd|rd|th)"
_ORDINAL = (
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\d{1,3}(?:st|nd|rd|th))"
)
_DATE = (
    rf"(?:(?:{_DAY}|{_SHORT_DAY}),? )?"
    rf"(?:(?:{_NTH} ?(?:-|–|to|and|until|through) ?(?:{_DAY},? )?)?{_NTH}(?: of)? {_MONTH}(?:,? {_YEAR})?"
    rf"|(?:the )?{_ORDINAL} of {_MONTH}(?:,? {_YEAR})?"
    rf"|{_MONTH} {_NTH}(?:-{_NTH})?(?![\d,]*\d)(?:,? {_YEAR}\b)?"
    rf"|{_YEAR}-\d\d-\d\d(?!\d)|\d{{1,2}}[/.]\d{{1,2}}[/.]{_YEAR}|{_YEAR}/\d{{1,2}}/\d{{1,2}}(?!\d)"
    rf"|(?:the )?(?:{_NTH}|{_ORDINAL})(?: of)? {OTHER_MONTH}(?:,? 1[34]\d\d(?: ?A\.?H\b\.?)?)?)"
)
_POINT = (
    rf"(?:{_DATE}"
    rf"|{_DAY} {_PART} (?:and|to|into|through|until) (?:on )?{_DAY}(?: {_PART})?"
    rf"|{_DAY} {_PART}(?: and {_PART})?|{_DAY}(?: (?:and|to|through) {_DAY})?"
    rf"|{_SHORT_DAY} (?:{_NTH}(?=[.,:;)]|$)|{_PART})"
    rf"|{_MONTH} (?:and|to|-) {_MONTH}(?! \d)(?:,? {_YEAR})?|last {_MONTH}"
    rf"|{_MONTH},? (?:of )?(?:{_YEAR}|(?:this|last|that|the same|the previous) year)|{_MONTH}"
    rf"|(?:yesterday|today|tonight|last night|overnight)(?: {_PART})?|this (?:morning|noon|afternoon|evening)\b"
    rf"|new year's eve|(?:spring|summer|autumn|winter) (?:of )?{_YEAR}"
    rf"|(?:the )?(?:early |mid-?|late )?(?:19|20)\d0'?s\b|(?:19|20)\d\d-(?:19|20)\d\d\b"
    rf"|(?:this|last|the past|the previous|the last|that|next|the same) (?:{_UNIT}|{_DAY}|spring|summer|autumn"
    rf"|winter)\b"
    rf"(?: {_PART})?"
    rf"|(?:the )?(?:start|beginning|outset|end) of (?:the|this|last) (?:year|month|week)"
    rf"|(?:early |late |mid-?)?{_YEAR})"
)
_HOUR = (
    r"(?:(?:[01]?\d|2[0-3])(?::[0-5]\d|\.(?:1[3-9]|[2-5]\d|00))(?!\.?\d)(?: ?[ap]\.?m\b\.?)?"
    r"|(?:1[0-2]|[1-9])\.[0-5]\d ?[ap]\.?m\b\.?|(?:1[0-2]|[1-9]) ?[ap]\.?m\b\.?"
    r"|[0-2]\d[0-5]\d (?:hours|hrs|gmt|utc)|dawn|daybreak|sunrise|first light|noon|midday|midnight|dusk|sunset"
    r"|nightfall)"
)
_NTH_DAY = (
    r"the (?:3[01]|[12]?\d)(?:st|nd|rd|th)\b"
    r"(?!-| (?-i:[A-Z])|,? of\b| (?:day|anniversary|time|floor|century|brigade|division|week|month|year)\b)"
)
_SINCE_EVENT = (
    rf"since (?:[^.,;:!?\n]{{1,80}}?\b(?:in|on|of|last|early) )(?:{_MOD})?"
    rf"(?:{_DATE}|{_MONTH}(?:,? (?:{_YEAR}|(?:this|last) year))?|{_YEAR}|{_DAY}|year\b|month\b|week\b)"
)
_WAR = r"(?:civil war|war|conflict|uprising|crisis|revolution|revolt|rebellion|hostilities|invasion|unrest)"
_TIME = re.compile(
    r"\b(?:"
    rf"(?:(?:in|during|since|over|before|after) )?(?:the )?(?:(?:{_ORDINAL}|last|final) (?:day|night|morning|week)"
    rf"|(?:first|last|final) {_NUMBER} (?:days|nights)|eve) of (?:the )?(?:holy )?(?:month of )?{FEAST}(?: {_YEAR})?"
    rf"|(?:in|during|since|over|for|last|this) (?:the )?(?:holy )?(?:month of )?(?:{FEAST}|{OTHER_MONTH})(?: {_YEAR})?"
    rf"|(?:(?<=\bon )|(?<=\bof )|(?<=\bat ))(?:{FEAST}|{OTHER_MONTH})(?: {_YEAR})?"
    rf"|(?:overnight|all night) (?:and )?(?:into|to) {_DAY}"
    rf"|{_DAY} and (?:during|in|through|over) the (?:following )?night\b"
    rf"|(?:between )?the {_NTH_ONLY} and (?:the )?{_NTH_ONLY}\b(?! (?-i:[A-Z]))"
    rf"|(?:about |around )?(?:1[0-2]|[1-9]|two|three|four|five|six|seven|eight|nine|ten|eleven) (?:o['’]clock )?"
    rf"in the (?:morning|afternoon|evening)\b"
    rf"|(?:in|into|entering|entered) its {_ORDINAL} (?:year|month|week|day)\b"
    rf"|{_NUMBER}-(?:day|week|month)(?:-old|-long)?(?= (?:[\w-]+ ){{0,2}}(?:offensive|assault|siege|campaign|battle"
    rf"|operation|blockade|bombardment|attack|fighting|push|onslaught|drive))|"
    rf"since (?:{_HOUR}|the (?:morning|afternoon|evening|weekend)|{_NTH_DAY})\b|{_NTH_DAY}"
    rf"|(?:the )?(?:first|second|third|fourth|last|final) (?:(?:half|quarter) of|{_NUMBER} (?:months|weeks|days) of"
    rf"|(?:week|day) of) (?:(?:the|this|last) (?:year|month)|{_MONTH}(?:,? {_YEAR})?|{_YEAR})\b"
    rf"|(?:between|from) {_NTH} (?:and|to|until) {_NTH}(?: of)? {_MONTH}(?:,? {_YEAR})?"
    rf"|(?:the )?night of {_DATE}|in (?:the )?recent (?:days|weeks|months|years)\b"
    rf"|{_DATE} (?:to|until|-|–) {_DATE}"
    rf"|the (?:day|night|evening|week|month) before\b(?! yesterday)|the day before yesterday\b"
    rf"|(?:the )?same (?:(?:{_NUMBER} )?(?:period|months|weeks|days)(?:,? (?:of|in) {_YEAR}| last year)?"
    rf"|day|morning|afternoon|evening|night)\b"
    rf"|(?:the reporting|that) period\b|for (?:a|an|the) {_ORDINAL}(?: straight| consecutive)? (?:day|night)"
    rf"(?: running| in a row)?\b|the weekend\b|(?:hours|minutes) later\b"
    rf"|(?:during|through|throughout) the (?:day|night)\b|in the course of the (?:day|night)\b"
    rf"|since the (?:[\w-]+ ){{0,3}}{_WAR}(?:s|'s)? (?:(?:first )?(?:began|started|erupted|broke out|flared)|start"
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
    rf"|(?:in|over|during) the (?:past|last) {_UNIT}\b(?! of)|in {_NUMBER} {_UNIT}s?\b(?: of)?"
    rf"|(?:nearly |almost |about |around |more than |over |some )?{_NUMBER} {_UNIT}s? (?:ago|earlier|before|later)\b"
    rf"|the (?:same|previous|following|next) day|a day (?:earlier|later|after|before)"
    rf"|so far(?: (?:this (?:week|month|year)|in {_MONTH}(?:,? {_YEAR})?)\b)?"
    rf"|for (?:(?:nearly|almost|about|around|over|more than) )?(?:a|an|one) {_UNIT}\b"
    rf"|{_DAY}(?: {_PART})? of (?:last|this) week\b"
    rf"|(?:earlier |later )(?:today|this {_UNIT}|in the day|on {_DAY}|in {_MONTH}|{_DAY})"
    rf"|{_MOD}?{_POINT}|{_HOUR}(?!\w)"
    r")",
    re.IGNORECASE,
)
_ANCHORS = Listed(
    CALENDAR_WORDS
    | set(
        "monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays "
        "saturdays sundays january february march april may june july august september october november december jan "
        "feb mar apr jun jul aug sep sept oct nov dec yesterday today tonight overnight night week weeks weekend "
        "month months year years day days hour hours ago since until so start beginning spring summer autumn winter "
        "decade decades morning noon afternoon evening dawn daybreak sunrise midday midnight dusk sunset nightfall "
        "recent period mon tue tues wed thu thurs fri sat sun mon. tue. wed. thu. fri. sat. sun.".split()
    )
)
_FIRST = Listed(
    CALENDAR_WORDS
    | set(
        "between from since until till by before after prior in over during for within just nearly almost about "
        "around more some a an one two three four five six seven eight nine ten eleven twelve several few many "
        "couple the so earlier later early late mid very yesterday today tonight last overnight this next that "
        "monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays "
        "saturdays sundays january february march april may june july august september october november "
        "december jan feb mar apr jun jul aug sep sept oct nov dec dawn daybreak sunrise noon midday midnight "
        "dusk sunset nightfall first second third final night new same through throughout hours minutes twenty "
        "thirty forty fifty thirteen fourteen fifteen all eve into entering entered fifth sixth seventh eighth "
        "ninth tenth mon tue tues wed thu thurs fri sat sun mon. tue. wed. thu. fri. sat. sun.".split()
    )
)
"""The words that a time expression can begin with, beside digits."""
_CLOSING = Listed(_ANCHORS | set("then now minute minutes fortnight fortnights weekends springs summers".split()))
"""Words of which a time expression holds one, beside digits."""
_LONGEST = 10
"""Words from the first of a time expression to the first that closes it, at most."""
_YEAR_LENGTH = 4
_UNITS = frozenset("minute hour day night week weekend month year decade fortnight".split())
_AFTER = {
    "the": _UNITS
    | _ANCHORS
    | frozenset(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth last final eve same "
        "previous following next past start beginning outset end middle reporting early late mid very holy "
        "recent".split()
    ),
    "a": _UNITS | {f"{unit}s" for unit in _UNITS} | {"few", "-"},
    "an": _UNITS | {f"{unit}s" for unit in _UNITS} | {"-"},
}
"""Words that an expression cannot begin with unless one of these follows, or a digit."""
_JOINS = frozenset((mark,) for mark in "/ : . - – am pm am. pm. a p".split())
"""What follows a number that tells a date or an hour without any word that closes one."""
_YEAR_ALONE = re.compile(rf"{_YEAR}$")
_YEAR_LED = re.compile(r"(?:\bin|\bof|\bearly|\blate|\bmid|\bthe|\bsince|\buntil|\bduring|,)[\s-]*$", re.IGNORECASE)
_RELATIVE = re.compile(r"a day (?:after|before)$", re.IGNORECASE)
"""Times that name no day where it is told after or before what."""
_UP_TO = re.compile(r"\b(?:as (?:of|at)|up to) $", re.IGNORECASE)
"""What makes of a day the end of a stretch that runs up to it."""
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
    r"^(?:since|until|till|by|as of|as at|up to|before|prior|in the|over|during|within|for|from|between"
    r"|more|nearly|almost|about|\w+[ -]years?|in (?:just|more))\b",
    re.IGNORECASE,
)
"""How stretches of time begin, as tallies are dated by."""

DATED = re.compile(
    rf"^(?:{_DAY},? )?(?:\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH},? {_YEAR}|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,?"
    rf" {_YEAR})$",
    re.IGNORECASE,
)
"""A full date, as it heads a report."""


_HOUR_ALONE = re.compile(rf"{_HOUR}$", re.IGNORECASE)
_HOUR_LED = re.compile(
    r"(?:^|\b(?:at|by|before|after|around|about|until|from|towards?)|^[-*•]|\n[-*•]?)\s*(?:the )?$", re.IGNORECASE
)
_CLOCK = r"(?: (?:(?i:GMT|UTC)(?:[+-]\d{1,2})?|[A-Z]{2,4}|(?:[A-Z][a-z]+ )?(?:[A-Z][a-z]+|local) time))?"
"""The clock that an hour is told by."""
_OF_DAY = re.compile(
    rf"(?-i:{_CLOCK}),? (?:(?:(?:on|of) )?(?:the )?(?:{_DAY}|{_MONTH}|\d)|this|today|yesterday)", re.IGNORECASE
)
"""What goes on from an hour to the day that it belongs to."""
_DATELINE_OPENS = re.compile(r"\s*[A-Z][A-Z'’.-]+(?: [A-Z][A-Z'’.-]+){0,3}(?:, [A-Z][\w. ]{1,24})?,? ")
_DATELINE_ENDS = re.compile(r" ?(?:\([^)\n]{1,30}\) ?)?[-–—]+ ")
_NTH_ALONE = re.compile(r"the \d", re.IGNORECASE)
_NTH_LED = re.compile(r"\b(?:on|by|since|until|from) $", re.IGNORECASE)
_DAY_ENDS = re.compile(rf"(?:{_DAY}|today|yesterday|{_MONTH}),? (?:[\w']+ ){{0,2}}$", re.IGNORECASE)
_DIGITS = re.compile(r"\d{4}|\d[.]\d|^\d{1,2}$|\d(?:st|nd|rd|th)$|\d[ap]m$")
_MONTH_COUNT = re.compile(rf"{_MONTH}( \d{{1,2}})$")


def times(words: Words) -> Iterator[tuple[int, int]]:
    """Every time expression as a span of the sentence's text, in order, none overlapping."""
    if not words.lists & _ANCHORS.bit and not any(_DIGITS.search(words.keys[index]) for index in words.digits):
        return
    last = 0
    for index in _beginnings(words):
        at = words.spans[index][0]
        if at < last:
            continue
        found = _TIME.match(words.text, at)
        if found is None:
            continue
        start, end = found.span()
        said = found.group()
        if not _stands(words.text, start, end) or (not last and _of_dateline(words.text, start, end)):
            continue
        before = words.text[max(0, start - 12) : start]
        if said[-1].isdigit() and before.lower().endswith("in ") and said.split()[0].isalpha():
            counted = _MONTH_COUNT.match(said)
            end -= 0 if counted is None else len(counted[1])  # "in March 41 were killed"
        led = _UP_TO.search(before)
        if led is not None and len(before) - led.start() <= start - last:
            start -= len(before) - led.start()
        last = end
        yield start, end


def _beginnings(words: Words) -> Iterator[int]:
    """The words that a time expression may begin with: those that one closes soon after."""
    named = _CLOSING.places(words)
    closing = sorted((*named, *words.digits))
    keys = words.keys
    for index in sorted((*_FIRST.places(words), *words.digits)):
        after = _AFTER.get(keys[index])
        if after is not None and not _goes_on(keys, index + 1, after):
            near = False
        elif index not in words.digits:
            at = bisect.bisect_left(closing, index)
            near = at < len(closing) and closing[at] - index <= _LONGEST
        elif keys[index].isdecimal() and len(keys[index]) != _YEAR_LENGTH and keys[index + 1 : index + 2] not in _JOINS:
            at = bisect.bisect_left(named, index)
            near = at < len(named) and named[at] - index <= _LONGEST
        else:
            near = True
        if near:
            yield index


def _goes_on(keys: tuple[str, ...], index: int, after: frozenset[str]) -> bool:
    """Whether word ``index`` is one of ``after``, or begins with a digit."""
    return index < len(keys) and (keys[index] in after or keys[index][0].isdigit())


def _of_dateline(text: str, start: int, end: int) -> bool:
    """Whether the time is that of a dateline ("IDLIB, March 3 (XY) - "): when a report was written."""
    return _DATELINE_ENDS.match(text, end) is not None and _DATELINE_OPENS.fullmatch(text, 0, start) is not None


def _stands(text: str, start: int, end: int) -> bool:
    """Whether what looks like a time is one that tells when something was."""
    said, before = text[start:end], text[max(0, start - 12) : start]
    if _RELATIVE.match(said):
        return not text[end : end + 2].strip().isalpha()
    if _OF_REPORT.match(text, end) and before.rstrip().lower().endswith((" a", " an")):
        return False
    for looks, led in ((_YEAR_ALONE, _YEAR_LED), (_NOT_MAY, _MAY_LED), (_NTH_ALONE, _NTH_LED)):
        if looks.match(said):
            return led.search(before) is not None
    if _HOUR_ALONE.match(said):
        owned = _OF_DAY.match(text, end) or _DAY_ENDS.search(text[max(0, start - 30) : start])
        return owned is None and _HOUR_LED.search(before) is not None
    return True
