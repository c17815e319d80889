"""Who those counted are, where words beside the figure tell it: "23 dead, all civilians", "Medics killed: 9"."""

from __future__ import annotations

from dataclasses import replace

from harmledger.extract.kinds.casualty_link import Link
from harmledger.extract.tagging import victims
from harmledger.extract.tagging.words import Words
from harmledger.model.terms import VictimGroup

_REACH = 5
"""Words after a figure within which "all of them" may begin."""
_ALL = frozenset("all both".split())
_THEM = frozenset("them whom these those".split())
_BE = frozenset("are were was being".split())
_MARKS = frozenset(', ( - – — : ; "'.split())
_LOSSES = frozenset("casualties victims losses".split())
_SETS_OUT = frozenset(": including – —".split())
"""What comes between a number of casualties and the figures that it is made of."""
_STOPS = frozenset(". ;".split())
_ADULT = 18


def grouped(words: Words, links: list[Link]) -> list[Link]:
    """The links, those of people of whom their own noun says nothing with the group that is told beside them."""
    return [_grouped(words, one) if one.who.group in (None, VictimGroup.PEOPLE) else one for one in links]


def _grouped(words: Words, link: Link) -> Link:
    group = _all_of_them(words, link) or _under_age(words, link) or _before(words, link)
    return link if group is None else link._replace(who=replace(link.who, group=group))


def _end(link: Link) -> int:
    return link.who.last if link.cue is None else max(link.who.last, link.cue.last)


def _all_of_them(words: Words, link: Link) -> VictimGroup | None:
    """As in "killed 23, all of them civilians", "15 wounded, all women and children", "81 deaths (civilians only)"."""
    keys = words.keys
    end = _end(link)
    at = end
    while at < min(end + _REACH, len(keys)) and keys[at] not in _ALL and keys[at] not in _STOPS:
        told = victims.head_at(words, at)
        if told is not None:
            return told[1] if keys[told[0] : told[0] + 1] == ("only",) else None
        at += 1
    if keys[at : at + 1] == () or keys[at] not in _ALL:
        return None
    at += 1
    if keys[at : at + 1] == ("of",) and keys[at + 1 : at + 2] and keys[at + 1] in _THEM:
        at += 2
    while at < len(keys) and (keys[at] in _BE or keys[at] in _MARKS):
        at += 1
    told = victims.head_at(words, at) if at < len(keys) else None
    return None if told is None or told[1] is VictimGroup.PEOPLE else told[1]


def _under_age(words: Words, link: Link) -> VictimGroup | None:
    """As in "four of the dead were under 18"."""
    keys = words.keys
    end = _end(link)
    young = keys[end : end + 1] and keys[end] in _BE and keys[end + 1 : end + 2] == ("under",)
    if not young or not keys[end + 2 : end + 3] or not keys[end + 2].isdecimal():
        return None
    return VictimGroup.CHILDREN if int(keys[end + 2]) <= _ADULT else None


def _before(words: Words, link: Link) -> VictimGroup | None:
    """The group named before the figure: "a civilian toll of 31", "Health workers killed: 219"."""
    keys, cue = words.keys, link.cue
    if cue is None:
        return None
    if link.rule == "toll":
        return victims.adjectives().get(keys[cue.first - 1]) if cue.first else None
    if link.rule == "headed":
        told = [_ending(words, at, cue.first) for at in range(max(0, cue.first - 2), cue.first)]
        return next((group for group in told if group is not None), None)
    return None if link.who.noun or link.who.of else _set_out(words, min(link.who.first, cue.first))


def _ending(words: Words, at: int, end: int) -> VictimGroup | None:
    told = victims.head_at(words, at)
    return told[1] if told is not None and told[0] == end and told[1] is not VictimGroup.PEOPLE else None


def _set_out(words: Words, start: int) -> VictimGroup | None:
    """As in "117 civilian casualties: 58 deaths and 59 injuries", for what stands after the colon."""
    keys = words.keys
    for at in range(start - 1, 1, -1):
        if keys[at] in _STOPS:
            return None
        if keys[at] in _SETS_OUT and keys[at - 1] in _LOSSES:
            return victims.adjectives().get(keys[at - 2])
    return None
