"""Times that count from an event by its name: "since the ceasefire", "two days after the raid", "the eve of the push".

The report itself has to date the event elsewhere: "the ceasefire of 9 November", "the offensive that it launched on
Monday", "27 November's truce". Where it does not, the words stay unresolved.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from harmledger.model.when import When
from harmledger.resolve.times import parts
from harmledger.resolve.times.parts import DAY, Days

Dated = tuple[int, When]
"""Where a date is named, and the date."""

_SAME = (
    "ceasefire cease-fire truce armistice",
    "offensive assault push operation campaign escalation advance",
    "attack strike raid bombing blast explosion shelling bombardment massacre ambush",
    "invasion aggression",
    "war conflict fighting hostilities uprising crisis violence unrest clashes battle",
    "accord agreement deal pact signing",
    "coup takeover putsch",
    "siege blockade encirclement closure",
    "retreat withdrawal pullout",
    "recapture capture fall seizure",
)
_GROUPS = {noun: index for index, group in enumerate(_SAME) for noun in group.split()}
_NOUN = "|".join(
    sorted((re.escape(noun) + ("" if noun.endswith("s") else "s?") for noun in _GROUPS), key=len, reverse=True)
)
_EVENT = re.compile(
    r"\b(?P<how>since|after|following|before|prior to|(?:on )?the eve of|(?:on )?the (?:night|day|morning|evening) of)"
    r" (?:(?:the|that|this|its|their|his|an?) )?(?:(?:start|beginning|outbreak|launch|onset|outset|signing) of )?"
    rf"(?:(?:the|that|this|its|their) )?(?:[\w'’-]+ ){{0,3}}?(?P<noun>{_NOUN})\b"
)
_COUNT = re.compile(
    rf"\b(?P<n>\d+|{parts.COUNT}|an?|few|several|couple of) (?P<unit>hour|day|week|month|year)s? $|^(?P<soon>)$"
    r"|(?:just|shortly|soon|immediately|right|minutes|hours) $"
)
_BEGAN = (
    r"(?:began|begun|started|erupted|broke out|flared(?: up)?|took (?:effect|hold)|"
    r"(?:came|went|entered) into (?:force|effect)"
    r"|was (?:launched|signed|agreed|declared)|launched|signed|agreed|declared|resumed|struck|hit|killed)"
)
_OF = (
    rf"(?:,? (?:that|which|it|they|who)(?: [\w'’-]+){{0,2}}?)?(?: {_BEGAN}\b[^.;:!?\n]{{0,50}}?)?"
    r"(?:,? (?:of|on|in|at|from|late|early|last|the))*[ (]+"
)
_REACH = 90
_TURN = re.compile(r"\b(?:end|ended|ends|ending|expired|collapse[ds]?|broke down)\b", re.IGNORECASE)
_DATED = re.compile(r"\d|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:last|this) (?:week|month|year)\b|\bago\b")
"""What dates the words by themselves."""
_LINKED = re.compile(_OF)
_LED = re.compile(rf"(?:['’]s?)? (?:[\w-]+ ){{0,2}}?(?P<noun>{_NOUN})\b", re.IGNORECASE)
_NOUNS = re.compile(rf"\b(?P<noun>{_NOUN})\b", re.IGNORECASE)
_LAUNCHED = re.compile(
    rf"\b(?:launched|began|started|resumed|signed|agreed|declared|announced)\b[^.;:!?\n]{{0,60}}?\b(?P<noun>{_NOUN})\b"
    r"[^.;:!?\n]{0,40}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Named:
    """An event as words name it: what kind of event, and how the time counts from it."""

    group: int
    how: str
    count: int
    unit: str


def named(plain: str) -> Named | None:
    """The event that the words, in lower case, count from; None where they count from none."""
    match = _EVENT.search(plain)
    if match is None or _TURN.search(plain) or _DATED.search(plain):
        return None
    led = _COUNT.search(plain[: match.start()])
    count = parts.count(led["n"]) if led is not None and led["n"] else 0
    if match["how"] in {"after", "following", "before", "prior to"} and led is None:
        return None
    return Named(_group(match["noun"]), match["how"].removeprefix("on "), count, (led and led["unit"]) or "day")


def dated(text: str, event: Named, dates: Sequence[Dated], apart: tuple[int, int]) -> When | None:
    """The first date by which the report tells when the event was, in one clause with it.

    Args:
        text: the report.
        event: what kind of event.
        dates: the dates that the report names, where they begin.
        apart: the stretch of the text that holds the words at hand, which date nothing.
    """
    for start, when in dates:
        if apart[0] <= start < apart[1] or when.start is None:
            continue
        end = start + len(when.text or "")
        before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
        if _matches(event, _LED.match(after)) or _before(event, before):
            return when
    return None


def count(event: Named, when: When, now: Days) -> Days | None:
    """The days that lie so far from the event."""
    if when.start is None or when.end is None or when.precision is None:
        return None
    if event.how == "since":
        return Days(when.start, now.end, when.precision) if when.start <= now.end else None
    if event.unit in {"month", "year"}:
        return None
    away = DAY * event.count * {"week": 7, "hour": 0}.get(event.unit, 1)
    if event.how == "the eve of":
        return parts.day(when.start - DAY)
    if event.how in {"before", "prior to"}:
        return parts.day(when.start - away)
    return parts.day(when.start + away)


def _before(event: Named, before: str) -> bool:
    """Whether the words before a date name the event, and nothing but what links the two stands between."""
    nouns = [match for match in _NOUNS.finditer(before) if _group(match["noun"]) == event.group]
    if nouns and _LINKED.fullmatch(before[nouns[-1].end() :] or " "):
        return True
    return _matches(event, _LAUNCHED.search(before))


def _matches(event: Named, match: re.Match[str] | None) -> bool:
    return match is not None and _group(match["noun"]) == event.group


def _group(noun: str) -> int:
    plain = noun.casefold()
    return _GROUPS.get(plain, _GROUPS.get(plain.removesuffix("s"), -1))
