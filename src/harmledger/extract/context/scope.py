"""Whether a figure tells of one incident, of a pattern over days, or is a tally over a longer period or a wide area."""

from __future__ import annotations

import re

from harmledger.extract.tagging.guarded import Guarded
from harmledger.model.terms import Scope

_CONFLICT = Guarded(
    r"\b(?:(?:civil |nine-year |\w+-year(?:-old)? |the |syrian |years? of |\d+ )?(?:war|conflict|uprising|revolt"
    r"|crisis|revolution|civil war)"
    r"(?! (?:monitor|plane|crime|zone|room|wounds?))"
    r"|war-torn|years of (?:fighting|war|conflict|violence))\b",
    re.IGNORECASE,
)
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_LONG = Guarded(
    r"\b(?:since (?!then\b|yesterday|dawn|midnight|noon|(?:early )?(?:this |the )?morning"
    r"|(?:about |around )?\d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.?m\b|GMT)|(?:about |around )?\d{1,2}:\d\d)"
    r"|since then|(?:in|over|during|for|within) (?:the |just )?(?:past|last|previous)? ?(?:several|few|\w+|\d+)?"
    r" ?(?:months?|years?|weeks)\b(?! ago)"
    r"|(?:last|past) (?:48|72) hours"
    r"|so far (?:this|in)|(?<!earlier )this (?:year|month)\b|in (?:the first|total|all)\b|overall|to date|throughout"
    r" (?:the|last)|"
    r"between (?!(?:\d{1,3}|\w+teen|\w+ty|t?en|two|three|four|five|six|seven|eight|nine|eleven|twelve) and\b)"
    rf"\w+ \d{{0,4}} ?and|from (?!{_WEEKDAY}\b)\w+ \d{{0,4}} ?to|every (?:day|month|week)|each (?:day|month)"
    r"|during (?:the month"
    r" of )?"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"|number of .{0,30} since|year-long|years-long|months-long|monthly|annual)",
    re.IGNORECASE,
)
_DAYS = Guarded(
    rf"\b(?:since yesterday|{_WEEKDAY} (?:and|to|until|through) {_WEEKDAY}"
    r"|(?:in|over|during|for|within|after) (?:the |just )?(?:past|last|previous)? ?(?:several|few|two|three|four"
    r"|five|six|seven|eight|nine|ten|\d+) "
    r"(?:straight |consecutive )?days|(?:two|three|four|five|six)-day|week-long|week-old|weeklong|days of"
    r" (?:fighting|clashes|shelling|strikes|bombardment)"
    r"|(?:past|last) week\b|(?<!earlier )this week\b|in a week\b"
    r"|(?:in|during|throughout|by|of) (?:(?!as\b|when\b|after\b)[\w-]+ ){0,5}(?:campaign|offensive)\b"
    r"|(?:campaign|offensive) (?:that |which )?(?:has |had |have )?(?:also )?"
    r"(?:killed|left|claimed|displaced|caused|cost)"
    r"|the battle (?:for|of))",
    re.IGNORECASE,
)
_OTHER = Guarded(
    r"\b(?:biggest|largest|deadliest|heaviest|worst|highest|first|divided|held|controlled|ruled|besieged|power)\b"
    r"[^.,;]{0,70}?\b(?:since|in over|in more than)\b|\bpopulation\b.*",
    re.IGNORECASE,
)
"""Stretches of time that belong to something else than the figure: "the deadliest since", "divided since"."""
_AROUND = 110
"""How many characters before and after a claim may say what stretch of time it covers; a semicolon ends them."""
_HUGE = 10_000
_DIGITS = re.compile(r"\d[\d,. ]*")
_AREAS = Guarded(
    r"\b(?:across|throughout|nationwide|in different (?:parts|areas)|in various|in several (?:cities|provinces"
    r"|areas))\b",
    re.IGNORECASE,
)
_BIG = re.compile(
    r"\b(?:millions?|hundreds of thousands|tens of thousands|thousands|hundred thousand|thousand)\b", re.IGNORECASE
)


def scope(sentence: str, start: int, end: int, count: str) -> Scope:
    """The scope of the figure whose claim stands in ``sentence[start:end]`` and whose words are ``count``."""
    if _large(count):
        return Scope.CUMULATIVE
    low, high = max(0, start - _AROUND, sentence.rfind(";", 0, start)), min(len(sentence), end + _AROUND)
    parted = sentence.find(";", end, high)
    around = sentence[low : high if parted < 0 else parted]
    if _OTHER.may(sentence):
        around = _OTHER.pattern.sub("", around)
    if _LONG.among(sentence, around):
        return Scope.CUMULATIVE
    if _DAYS.among(sentence, around):
        return Scope.CAMPAIGN
    if _AREAS.inside(sentence, start, end + 60):
        return Scope.CUMULATIVE
    if _CONFLICT.inside(sentence, start, end + 60) and re.search(
        r"\b(?:has|have|had)\b", sentence[max(0, start - 40) : end + 30]
    ):
        return Scope.CUMULATIVE
    return Scope.INCIDENT


def _large(count: str) -> bool:
    """Whether the figure alone is beyond what one incident does."""
    if _BIG.search(count):
        return True
    digits = _DIGITS.search(count)
    return digits is not None and int("0" + re.sub(r"\D", "", digits.group())) >= _HUGE
