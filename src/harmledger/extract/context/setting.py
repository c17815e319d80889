"""What a sentence takes over from those before it: who speaks, when it was, where.

A report sets its scene once and goes on. What is carried over is always a mention that stands in the text, so that a
reader can follow it back.
"""

from __future__ import annotations

import collections
import functools
import re
from typing import NamedTuple

from harmledger.extract.context.accounts import accounts
from harmledger.extract.tagging.guarded import Guarded
from harmledger.extract.tagging.speakers import ANAPHOR
from harmledger.extract.tagging.tags import Label, Reading, Sentence, Tag
from harmledger.extract.tagging.times import DATED, DAYLIKE, OPEN
from harmledger.vocabulary import actors
from harmledger.vocabulary.venues import REACH, is_venue

_REACH = 4
"""How many sentences a named speaker may lie back for an anaphor to stand for it."""
_AHEAD = 4
"""How many sentences ahead a report's opening may look for what dates and places it."""
HEAD = 60
"""A full date so near the start of the text is that of publication."""
_BEGAN = re.compile(r"\b(?:began|begun|started|erupted|broke out|since|outbreak)\b", re.IGNORECASE)
_SAID = Guarded(
    r"\b(?:said|says|told|reported|announced|added|stated|confirmed|tweeted)(?: (?!that\b)[\w.-]+){0,3},?(?: (?:on"
    r"|late|early))*\s*$",
    re.IGNORECASE,
)
_OF_ATTACK = re.compile(
    r"(?:['’]?s)? (?:[\w-]+ ){0,2}(?:air ?)?(?:strikes?|attacks?|raids?|bombings?|blasts?|shelling|massacre"
    r"|killings?)\b",
    re.IGNORECASE,
)
"""What follows a day that an attack is called by."""
_STARTED = re.compile(r"\b(?:begun|beginning|flared)(?: (?:in|on|late|early|last))*\s*$", re.IGNORECASE)
"""What stands before the day on which something longer began, which is not that of the event."""
_GOES_ON = re.compile(
    r"[\"“]?(?:Another\b|An? additional\b|Among (?:the|them|those)\b|Of (?:those|them|the)\b|Also\b|\w+ of (?:them"
    r"|those|the dead)\b"
    r"|(?:The|Those) (?:dead|victims|deaths?|killed|wounded|other)\b|[^.]{0,60}\balso (?:wounded|injured|killed"
    r"|hurt|died)\b)"
)
"""How a sentence opens that goes on with the account of the one before."""
_WAR = re.compile(r"\b(?:war|conflict|uprising|revolution|revolt|crisis|rebellion)\b", re.IGNORECASE)


class Setting(NamedTuple):
    """What holds in one sentence.

    Attributes:
        speaker: who says the sentence; None where the outlet does.
        said_here: whether the sentence itself makes someone speak.
        time: what dates the event that the sentence goes on with; None where nothing does.
        time_here: whether it stands in the sentence.
        war: what dates the war, in this sentence or beside it; None where nothing does.
        places: where it plays: its own; where it names none or but a country, those of the event that it goes on with.
        places_here: whether the sentence names a place.
        span: the stretch of time that a tally here would run over, in this sentence or shortly before it.
        country: the country that the report names most.
        before: the time that the sentence before names last, for "that is when".
        goes_on: who says the account that the sentence goes on with; None where somebody speaks in it.
    """

    speaker: Tag | None
    said_here: bool
    time: Tag | None
    time_here: bool
    war: Tag | None
    places: tuple[Tag, ...]
    places_here: bool
    span: Tag | None
    country: Tag | None
    before: Tag | None
    goes_on: Tag | None


@functools.lru_cache(maxsize=8)
def settings(reading: Reading) -> tuple[Setting, ...]:
    """The setting of every sentence of the reading, by the sentence's index. Cached: every assembler asks for it."""
    days = [day_times(sentence) for sentence in reading.sentences]
    wars = [_war_time(sentence) for sentence in reading.sentences]
    where = [scenery(sentence) for sentence in reading.sentences]
    fine = [tags and tuple(tag for tag in tags if finer(tag)) for tags in where]
    spans = [_span_time(sentence) for sentence in reading.sentences]
    country = _country(reading)
    speakers = _speakers(reading)
    told_by = accounts(reading, speakers, days)
    found: list[Setting] = []
    time: Tag | None = None
    places: tuple[Tag, ...] = ()
    for index, sentence in enumerate(reading.sentences):
        own = _event_day(sentence, days[index])
        time = own or time or _ahead(reading.sentences, days, index)
        if fine[index] or _turns(reading, index, own):
            places = fine[index]
        here = fine[index] or places or next(filter(None, fine[index : index + _AHEAD]), ())
        found.append(
            Setting(
                speakers[index],
                bool(sentence.tagged(Label.SPEAKER)),
                time,
                bool(days[index]),
                _beside(wars, index),
                here if here == where[index] else (*here, *(tag for tag in where[index] if tag not in here)),
                bool(where[index]),
                spans[index] or _back(spans, index),
                country,
                next(reversed(reading.sentences[index - 1].tagged(Label.TIME)), None) if index else None,
                told_by[index],
            )
        )
    return tuple(found)


def _turns(reading: Reading, index: int, own: Tag | None) -> bool:
    """Whether the sentence turns to another event: a new paragraph that gives a whole date of its own."""
    if own is None or index == 0 or not DATED.search(own.text):
        return False
    return "\n" in reading.text[reading.sentences[index - 1].end : reading.sentences[index].start]


def _event_day(sentence: Sentence, days: tuple[Tag, ...]) -> Tag | None:
    """The day of the event that the sentence tells; that by which an attack is called ("Thursday's strike") if any.

    A day with the act told before it is that of the event in any case.
    """
    told = tuple(tag for tag in days if not spoken(sentence, tag))
    if not told or any(means.start < told[0].start for means in sentence.tagged(Label.MEANS)):
        return told[0] if told else None
    return next((tag for tag in told if _OF_ATTACK.match(sentence.text, tag.end - sentence.start)), told[0])


def scenery(sentence: Sentence) -> tuple[Tag, ...]:
    """The places of the sentence but for those where somebody governs, speaks or meets."""
    places = sentence.tagged(Label.PLACE)
    return places and tuple(tag for tag in places if not _venue(sentence, tag))


def _venue(sentence: Sentence, tag: Tag) -> bool:
    at, end = tag.start - sentence.start, tag.end - sentence.start
    return is_venue(sentence.text[max(0, at - REACH) : at], tag.text, sentence.text[end : end + REACH])


def finer(tag: Tag) -> bool:
    """Whether a place is less than a country."""
    return tag.text.lower() not in actors.places()


def day_times(sentence: Sentence) -> tuple[Tag, ...]:
    """The times of the sentence that give a day, but for a date that heads the report."""
    times = sentence.tagged(Label.TIME)
    return times and tuple(
        tag
        for tag in times
        if DAYLIKE.search(tag.text)
        and not OPEN.match(tag.text)
        and not (tag.start < HEAD and DATED.match(tag.text))
        and not _STARTED.search(sentence.text, max(0, tag.start - sentence.start - 30), tag.start - sentence.start)
    )


def _span_time(sentence: Sentence) -> Tag | None:
    """The stretch of time that the sentence names, if any."""
    for tag in sentence.tagged(Label.TIME):
        if OPEN.match(tag.text) and not _WAR.search(tag.text):
            return tag
    return None


def _beside(wars: list[Tag | None], index: int) -> Tag | None:
    """What dates the war in the sentence, in the two after it, else in the two before it."""
    return next(filter(None, (*wars[index : index + 3], *wars[max(0, index - 2) : index])), None)


def _back(spans: list[Tag | None], index: int) -> Tag | None:
    return next((tag for tag in spans[max(0, index - _REACH) : index][::-1] if tag is not None), None)


def _country(reading: Reading) -> Tag | None:
    """The first naming of the country that the report names most, as a place or as the seat of a party."""
    countries = actors.places()
    tags = [t for s in reading.sentences for t in s.tags if t.text.lower() in countries]
    named = [t for t in tags if t.label is Label.PLACE] or [t for t in tags if t.label is Label.ACTOR]
    often = collections.Counter(tag.text.lower() for tag in named)
    return next((tag for tag in named if tag.text.lower() == often.most_common(1)[0][0]), None)


def spoken(sentence: Sentence, tag: Tag) -> bool:
    """Whether the time is that of saying ("the group said on Wednesday")."""
    at = tag.start - sentence.start
    return _SAID.search(sentence.text, max(0, at - 40), at) is not None


def _ahead(sentences: tuple[Sentence, ...], days: list[tuple[Tag, ...]], index: int) -> Tag | None:
    """What dates the event further on: a time of its own, else that at which someone told of it."""
    near = [(sentences[at], tag) for at in range(index, min(index + _AHEAD, len(days))) for tag in days[at]]
    return next((tag for sentence, tag in near if not spoken(sentence, tag)), near[0][1] if near else None)


def _war_time(sentence: Sentence) -> Tag | None:
    """The time by which the sentence dates the beginning of the war."""
    for tag in sentence.tagged(Label.TIME):
        at = tag.start - sentence.start
        if DAYLIKE.search(tag.text):
            continue
        before = sentence.text[max(0, at - 90) : at]
        if _WAR.search(tag.text) or (_WAR.search(before) and _BEGAN.search(before + tag.text)):
            return tag
    return None


def _speakers(reading: Reading) -> list[Tag | None]:
    found: list[Tag | None] = []
    named: tuple[int, Tag] | None = None
    for sentence in reading.sentences:
        own = sentence.tagged(Label.SPEAKER)
        speaker = _speaker(own, named, sentence)
        fresh = next((tag for tag in own if tag.value != ANAPHOR), None)
        if fresh is not None:
            named = (sentence.index, fresh)
        elif speaker is not None and named is not None:
            named = (sentence.index, named[1])
        found.append(speaker)
    return found


def _speaker(own: tuple[Tag, ...], named: tuple[int, Tag] | None, sentence: Sentence) -> Tag | None:
    for tag in own:
        if tag.value != ANAPHOR:
            return tag
    if named is None or not (own or sentence.index - named[0] == 1):
        return None
    away = sentence.index - named[0]
    goes_on = _GOES_ON.match(sentence.text) is not None
    return named[1] if (own and away <= _REACH) or (goes_on and away == 1) else None
