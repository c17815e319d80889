"""Whom it happened to and who is accused, by name: full names that stand with an age, a harm or a charge.

Two reports that name one person as harmed or accused nearly always tell of one event, whatever day each of them gives,
since a person is killed once; so these names count apart from those of speakers, offices and streets. They serve
comparing only and are shown nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from harmledger.link.telling.rare import words_in
from harmledger.link.telling.settle import SENTENCE_END
from harmledger.model.claim import Claim
from harmledger.model.report import Report

_AROUND = 400
"""Characters before and after a mention in which an event's names are looked for."""

_MOST = 20
"""Names of one event at most, in the order of the text: beyond that it is a list."""

_PART = r"(?:[A-Z][\w'\u2019]*[a-z][\w'\u2019]*(?:-[A-Z]?[\w'\u2019]+)*)"
_NAME = rf"{_PART}(?:[ \t]+(?:[A-Z]\.|al-|el-|de|bin|ibn|van|von|{_PART}))*[ \t]+(?:al-|el-)?{_PART}"

_PASSIVE = (
    r"(?:was|were|is|are|has\s+been|have\s+been|had\s+been|being|who\s+was|who\s+is)\s+(?:\w+ly\s+)?(?:also\s+|later\s+)?"
    r"(?:accused|arrested|charged|identified|named|sentenced|indicted|convicted|found|held|wanted|booked|jailed"
    r"|shot|killed|wounded|injured|hit|struck|stabbed|pronounced|declared|murdered|taken|abducted|kidnapped|detained"
    r"|hospitalized|hospitalised|buried|suspected|listed|playing|walking|sitting|among)"
)
_ACTIVE = (
    r"(?:died|dies|pleaded|pled|turned\s+(?:him|her)self\s+in|surrendered|(?:allegedly\s+)?(?:shot|killed|opened\s+fire)"
    r"|(?:faces|faced)\s+|suffered|dead\b|fatally)"
)
_AFTER = re.compile(
    rf",?\s*\(?(?:aged?\s+)?\d{{1,2}}(?=[,.;)]|\s+(?:of|was|were|and|who|died|is|from|after|in)\b)"
    rf"|(?:,[^,.;]{{1,60}},)?\s+(?:{_PASSIVE}|{_ACTIVE})"
)
"""What stands right behind the name of somebody harmed or accused."""

_BEFORE = re.compile(
    r"(?:\b\d{1,2}[-\u2010-\u2015 ]years?[-\u2010-\u2015 ]old"
    r"(?:\s+(?:man|woman|boy|girl|student|suspect|victim|son|daughter|brother|sister|cousin))?,?"
    r"|\b(?:identified|named)\b[^.;]{0,50}\bas"
    r"|\b(?:death|deaths|killing|killings|murder|shooting|slaying|wounding|arrest|trial|funeral|vigil|abduction)\s+(?:death\s+)?of"
    r"|\b(?:killed|killing|wounded|injured|shot|murdered|arrested|charged|accused|against|abducted|detained)"
    r"|\b(?:victims?|suspects?|shooter|gunman|defendant)(?:\s+(?:is|was|are|were|in\s+the\s+\w+))?,?)"
    r"\s+(?:and\s+)?(?:\d{1,2}[-\u2010-\u2015 ]years?[-\u2010-\u2015 ]old\s+)?$",
)
"""What stands right before it."""

_VOICE = re.compile(
    r"(?:\b(?:said|says|told|added|according\s+to|explained|stated)\s+(?:\w+\s+){0,2}$)|(?:\b(?:Sheriff|Chief|Lt|Sgt|Capt|Det|Officer"
    r"|Detective|Judge|Mayor|Gov|Governor|Sen|Rep|President|Minister|Attorney|Prosecutor|Coroner|Dr|Commissioner"
    r"|Lieutenant|Sergeant|Captain|Major|Inspector|Superintendent|Spokes\w+|spokes\w+|Secretary|Deputy)\.?\s+$)"
)
"""What stands before the name of somebody who speaks or holds an office."""

_PLAIN_WORDS = frozenset(
    """
    a an the in on at of and for by from with after before but he she it they his her their this that as when while who
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december police department county sheriff office officer officers court state city town
    village province north south east west northern southern eastern western street avenue road drive boulevard lane
    highway park hospital medical center centre school high university college church airport base apartment apartments
    club mr mrs ms dr sgt lt capt chief president minister army force forces fire air united states news press
    suspect suspects victim victims man men woman women boy girl child teen teenager student mother father son daughter
    family two three four five six seven eight nine ten one photo video read more image caption accused alleged former
    first second third degree murder manslaughter district division unit team company service services authority
    shooting shot killed charged arrested dead dies injured police: jr sr ii iii crime stoppers
    """.split()
)
"""Words that are no part of a person's name."""

_FREQUENT = frozenset(
    """
    abdallah abdul abdullah abdulrahman abu ahmad ahmed ali amin amir aziz bilal fatima hamid hamza hasan hassan hussain
    hussein ibrahim ismail jamal khaled khalid mahmoud mahmud mohamed mohammad mohammed muhammad mustafa nasser omar
    osman rashid said saleh salim samir sayed tariq umar yousef yusuf
    adam alexander andrew anthony brian charles chris christopher daniel david edward eric george james jason john
    jonathan jose joseph joshua juan justin kevin luis maria mark mary matthew michael nicholas patrick paul richard
    robert ronald ryan steven thomas timothy william
    alexei andriy dmitry ivan igor mykola oleksandr oleksiy olena sergei sergey serhiy tatiana viktor vladimir volodymyr
    yuri
    adams allen anderson baker brown campbell carter clark davis evans garcia gonzalez green hall harris hernandez hill
    jackson johnson jones king lee lewis lopez martin martinez miller mitchell moore nelson parker perez phillips
    ramirez rivera roberts robinson rodriguez sanchez scott smith taylor thompson torres turner walker white williams
    wilson wright young
    """.split()
)
"""Parts of names that many people bear: a name of two of these tells nobody from another."""

_RUN = re.compile(_NAME)
_IN = re.compile(
    rf"\b(?:in|In|at|At|near|Near|outside|around|across|inside|throughout)[ \t]+(?:the[ \t]+)?"
    rf"(?P<name>{_NAME})(?!['\u2019]s)"
)
"""What stands like a place."""


def told(claims: Sequence[Claim], report: Report, *, main: bool) -> str:
    """What the report tells of an event: all of it for the main one, else the stretches around its claims."""
    if main:
        return f"{report.title or ''}\n{report.text}"
    parts: list[str] = []
    end = 0
    for claim in sorted(claims, key=lambda c: (c.start, c.end)):
        start = max(end, claim.start - _AROUND)
        if claim.end + _AROUND > start:
            parts.append(report.text[start : claim.end + _AROUND])
            end = claim.end + _AROUND
    return "\n".join(parts)


def words_of_others(claims: Iterable[Claim]) -> frozenset[str]:
    """Folded words of parties, sources and places that a gazetteer knows: they name nobody harmed or accused."""
    phrases: list[str] = []
    for claim in claims:
        phrases += [who.text for who in claim.actors]
        phrases += [] if claim.source is None else [claim.source.name]
        phrases += [text for place in claim.places if place.resolved for text in (place.text, place.name or "")]
    return words_in(phrases)


def harmed_or_accused(text: str, known: Iterable[str] = ()) -> frozenset[str]:
    """The folded full names (first and last part) of people whom the text tells as harmed or accused.

    Args:
        text: what a report tells of one event.
        known: folded words of places, parties and sources, which are no people.
    """
    apart = frozenset(known)
    places = {_folded(match["name"], apart) for match in _IN.finditer(text)}
    found: dict[str, None] = {}
    for run in _RUN.finditer(text):
        name = _folded(run.group(), apart)
        if name is not None and name not in found and name not in places and _stands_so(text, run.start(), run.end()):
            found[name] = None
            if len(found) == _MOST:
                break
    return frozenset(found)


def _folded(words: str, apart: frozenset[str]) -> str | None:
    """First and last part of the name; None where a word of it is none of a name, or both are borne by many."""
    parts = [_plain(word) for word in words.split()]
    while parts and parts[0] in _PLAIN_WORDS:
        parts = parts[1:]
    while parts and parts[-1] in _PLAIN_WORDS:
        parts = parts[:-1]
    if len(parts) < 2 or any(part in _PLAIN_WORDS for part in parts) or {parts[0], parts[-1]} & apart:
        return None
    return None if {parts[0], parts[-1]} <= _FREQUENT else f"{parts[0]} {parts[-1]}"


def _plain(word: str) -> str:
    return word.casefold().replace("\u2019", "'").removesuffix("'s").strip("'-.,")


def _stands_so(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - 80) : start]
    cut = list(SENTENCE_END.finditer(before))
    if cut and not before[: cut[-1].end()].rstrip().endswith(("Lt.", "Sgt.", "Det.", "Capt.", "Dr.", "Gov.", "Sen.")):
        before = before[cut[-1].end() :]
    if _VOICE.search(before):
        return False
    return _AFTER.match(text, end) is not None or _BEFORE.search(before) is not None
