"""The circumstances of one sentence's claims: who says them, how firmly, when, where and of what reach."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

from harmledger.extract.context import scope as scopes
from harmledger.extract.context import stance as stances
from harmledger.extract.context.roles import role
from harmledger.extract.context.setting import HEAD, Setting, day_times, finer, scenery, settings, spoken
from harmledger.extract.tagging.guarded import Guarded
from harmledger.extract.tagging.speakers import ANAPHOR
from harmledger.extract.tagging.tags import Label, Reading, Sentence, Tag
from harmledger.extract.tagging.times import DATED, OPEN
from harmledger.model.draft import PlaceMention
from harmledger.model.span import Mention
from harmledger.model.terms import Scope, Stance

_NEAR = 60
_FAR = 120
"""How many characters may part a claim from a stretch of time, and from a month or year, that dates it."""
_THAT_IS_WHEN = re.compile(r"(?:That(?:['’]| i)?s when|It was then|Then)\b")
_AND = re.compile(r"(?: (?:city|province|town))?,? (?:and|&) (?:in |on )?(?:the )?")
_LIST = re.compile(
    r"(?: (?:city|province|town))?,?(?: and)?(?: in| on| at)?(?: the)? (?:[a-z]+ (?:of|at|near|in) )?", re.IGNORECASE
)
_LISTED = 3
"""Places told one after the other before a figure from which on it is one of several places."""
_TURNS = re.compile(r"\b(?:while|whereas|meanwhile|but)\b|;", re.IGNORECASE)
_ONE_PLACE = re.compile(
    r"\b(?:neighbou?rhoods?|districts?|quarters|streets?|suburbs|villages|towns|between|border|near)\b[^,;]{0,20}$",
    re.IGNORECASE,
)
_KINDS = re.compile(r" (?:neighbou?rhoods|districts|quarters|streets|suburbs|villages|towns|cities)\b", re.IGNORECASE)
_THOSE = re.compile(r"\b(?:those|these|such) (?:attacks|strikes|air ?strikes|raids|bombings)\b", re.IGNORECASE)
_PAIR = re.compile(r"day (?:and|to|through) \w+day", re.IGNORECASE)
_ENDED = Guarded(r"\b(?:ended|ending|ends)(?: (?:in|on|early|late))*\s*$", re.IGNORECASE)
_CONFLICT = Guarded(r"\b(?:war|conflict|uprising|revolution|revolt|crisis)\b", re.IGNORECASE)


class Scene(NamedTuple):
    """A sentence's setting together with the text that offsets refer to."""

    text: str
    setting: Setting

    def source(self, sentence: Sentence, start: int, end: int) -> Mention | None:
        """Who says the claim at ``[start, end)``: the last speaker before, else the first after, else the carried."""
        own = [tag for tag in sentence.tagged(Label.SPEAKER) if tag.value != ANAPHOR]
        before = [tag for tag in own if tag.end <= start]
        after = [tag for tag in own if tag.start >= end]
        tag = before[-1] if before else after[0] if after else self.setting.speaker or self.setting.goes_on
        return None if tag is None else tag.mention

    def time(self, sentence: Sentence, start: int, end: int, scope: Scope) -> tuple[Mention | None, bool]:
        """The time that dates the claim, and whether it stands in another sentence.

        An incident is dated by a day, in its sentence or carried over; a tally by a stretch, which it never takes over
        but from a neighbour that says when the war began.
        """
        days = tuple(
            tag for tag in day_times(sentence) if not _ends(sentence, tag) and not _parted(sentence, tag, start, end)
        )
        spans = tuple(
            tag
            for tag in sentence.tagged(Label.TIME)
            if tag not in days
            and not _heads(tag)
            and not _ends(sentence, tag)
            and not _parted(sentence, tag, start, end)
        )
        if scope is Scope.INCIDENT:
            own = tuple(tag for tag in days if not spoken(sentence, tag))
            own = own or tuple(tag for tag in spans if _apart(tag, start, end) <= _reach(tag))
            if not own and self.setting.time is None:
                own = days
        else:
            near = (t for t in spans if _apart(t, start, end) <= _NEAR or not _CONFLICT.search(t.text))
            spans = tuple(near)
            pairs = tuple(tag for tag in days if _PAIR.search(tag.text))
            own = tuple(tag for tag in spans if OPEN.match(tag.text)) or pairs or spans or days
        if own:
            return min(own, key=lambda tag: _apart(tag, start, end)).mention, False
        if _THAT_IS_WHEN.match(sentence.text) and self.setting.before is not None:
            carried: Tag | None = self.setting.before
        elif scope is Scope.CUMULATIVE and of_war(sentence, start, end):
            carried = self.setting.war
        elif scope is Scope.INCIDENT:
            carried = self.setting.time
        else:
            carried = self.setting.span or self.setting.time
        return (None, False) if carried is None else (carried.mention, True)

    def places(self, sentence: Sentence, start: int, end: int, scope: Scope) -> tuple[PlaceMention, ...]:
        """The sentence's places, else those carried over; a tally takes over none."""
        own = scenery(sentence)
        tags = own if any(finer(tag) for tag in own) else self.setting.places
        if scope is Scope.CUMULATIVE:
            war = of_war(sentence, start, end)
            tags = own or (tags if not war else () if self.setting.country is None else (self.setting.country,))
        once = {tag.text.lower(): tag for tag in reversed(tags)}
        kept = sorted(once.values(), key=lambda tag: tag.start)
        return tuple(PlaceMention(tag.mention, role(sentence, tag)) for tag in kept)

    def stance(self, sentence: Sentence, start: int, end: int) -> Stance:
        """How firmly the claim at ``[start, end)`` is made."""
        return stances.stance(sentence.text, start - sentence.start, end - sentence.start)

    def scope(self, sentence: Sentence, start: int, end: int, count: str) -> Scope:
        """What the figure ``count`` of the claim at ``[start, end)`` covers."""
        found = scopes.scope(sentence.text, start - sentence.start, end - sentence.start, count)
        if found is not Scope.INCIDENT:
            return found
        return Scope.CUMULATIVE if _several(sentence, start, end) or self._of_pattern(sentence, start, end) else found

    def _of_pattern(self, sentence: Sentence, start: int, end: int) -> bool:
        """Whether the claim is of "those attacks" that were told of with a stretch of time."""
        low, high = max(0, start - sentence.start - _NEAR), end - sentence.start + _NEAR
        return self.setting.span is not None and _THOSE.search(sentence.text, low, high) is not None


def scenes(reading: Reading) -> Iterator[Scene]:
    """The scene of every sentence, in order."""
    for setting in settings(reading):
        yield Scene(reading.text, setting)


def _several(sentence: Sentence, start: int, end: int) -> bool:
    """Whether the claim at ``[start, end)`` is of several places: two joined after it, or three listed before it.

    Towns, villages and quarters that one attack hits together and what lies between two places are one place.
    """
    places = sentence.tagged(Label.PLACE)
    text, offset = sentence.text, sentence.start
    after = [tag for tag in places if 0 <= tag.start - end <= _FAR]
    for one, other in itertools.pairwise(after):
        joint = text[one.end - offset : other.start - offset]
        lead, tail = text[max(0, one.start - offset - 30) : one.start - offset], text[other.end - offset :]
        if _AND.fullmatch(joint) and not _ONE_PLACE.search(lead) and not _KINDS.match(tail):
            return True
    before = [tag for tag in places if tag.end <= start]
    if len(before) < _LISTED or _TURNS.search(text, before[-1].end - offset, start - offset):
        return False
    joints = [text[one.end - offset : other.start - offset] for one, other in itertools.pairwise(before[-_LISTED:])]
    return all(_LIST.fullmatch(joint) for joint in joints) and "and" in joints[-1].split()


def of_war(sentence: Sentence, start: int, end: int) -> bool:
    """Whether the claim at ``[start, end)`` is of a war as a whole and takes over nothing from single events."""
    low, high = start - sentence.start - _NEAR, end - sentence.start + _NEAR
    return _CONFLICT.search(sentence.text, max(0, low), max(0, high)) is not None


def _apart(tag: Tag, start: int, end: int) -> int:
    """How many characters part the tag from the claim."""
    return max(tag.start - end, start - tag.end, 0)


def _reach(tag: Tag) -> int:
    """How many characters away a stretch, a month or a year may stand and still date an incident."""
    return _NEAR if OPEN.match(tag.text) and "hours" not in tag.text.lower() else _FAR


def _parted(sentence: Sentence, tag: Tag, start: int, end: int) -> bool:
    """Whether a semicolon stands between the tag and the claim at ``[start, end)``."""
    low, high = (end, tag.start) if tag.start >= end else (tag.end, start)
    return ";" in sentence.text[low - sentence.start : max(low, high) - sentence.start]


def _ends(sentence: Sentence, tag: Tag) -> bool:
    """Whether the time is that at which something ended ("which ended in March")."""
    at = tag.start - sentence.start
    return _ENDED.search(sentence.text, max(0, at - 20), at) is not None


def _heads(tag: Tag) -> bool:
    return tag.start < HEAD and DATED.match(tag.text) is not None
