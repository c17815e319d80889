"""Figures that are parts of others: "including five children", "three of the dead are women"."""

from __future__ import annotations

from dataclasses import replace

from harmledger.extract.kinds.casualty_grammar import Grammar
from harmledger.extract.kinds.casualty_link import Link
from harmledger.extract.tagging import victims
from harmledger.extract.tagging.people import People
from harmledger.model.terms import Outcome, VictimGroup

_HURT = frozenset("wounded injured injuries".split())
_HARMED = frozenset("dead killed deaths victims fatalities casualties slain deceased".split()) | _HURT
_COPULAS = frozenset("were was are is".split())


def members(grammar: Grammar, found: list[Link]) -> list[Link]:
    """The links of a sentence with those of its parts added, each pointing at its whole.

    Args:
        grammar: the sentence.
        found: what the rules of verbs and nouns linked, in the order of the text.
    """
    out = list(found)
    for who in grammar.people:
        own = [link for link in found if link.who.first == who.first]
        if own:
            out = _pointed(grammar, who, own, out)
            continue
        part = _unverbed(grammar, who, out)
        if part is not None:
            out.append(part)
    return out


def _pointed(grammar: Grammar, who: People, own: list[Link], out: list[Link]) -> list[Link]:
    """The links with those of ``who`` pointing at their wholes."""
    among = next((link for link in own if link.rule == "among"), None)
    if among is None:
        return [_as_part(grammar, link, out) if link.who.first == who.first else link for link in out]
    whole = next((i for i, w in enumerate(out) if w.who.first > who.first and w.outcome is among.outcome), -1)
    return [link._replace(whole=whole) if link.who.first == who.first else link for link in out]


def _as_part(grammar: Grammar, link: Link, out: list[Link]) -> Link:
    if link.whole is not None or not (link.who.of or grammar.included(link.who)):
        return link
    before = [
        i for i, w in enumerate(out) if w.who.first < link.who.first and w.outcome is link.outcome and w.whole is None
    ]
    group = _predicate(grammar, link.who.last) if link.who.of and link.who.group is None else None
    who = link.who if group is None else replace(link.who, group=group)
    return link._replace(who=who, whole=before[-1] if before else -1)


def _unverbed(grammar: Grammar, who: People, out: list[Link]) -> Link | None:
    """The link of people that no verb claims but who are told as a part: "30 of them children"."""
    if grammar.included(who) or grammar.of_them(who):
        wholes = [(i, link) for i, link in enumerate(out) if link.who.first < who.first and link.whole is None]
        if wholes:
            at = next(i for i, w in wholes if w.who.first == wholes[-1][1].who.first)
            group = _predicate(grammar, who.last) if who.group is None else None
            who = who if group is None else replace(who, group=group)
            return Link(who, None, out[at].outcome, "including", whole=at)
        return Link(who, None, Outcome.KILLED, "including", whole=-1) if grammar.death_before(who) else None
    return _said_of_the_harmed(grammar, who, out)


def _said_of_the_harmed(grammar: Grammar, who: People, out: list[Link]) -> Link | None:
    """As in "Three of the dead are children and two are women", "of those killed six were children"."""
    group = _predicate(grammar, who.last)
    keys = grammar.keys
    if who.of and keys[who.last - 1] == "victims" and group is None and not _tells_death(grammar):
        return None  # "three of the victims were taken to hospital"
    if who.of and keys[who.last - 1] in _HARMED:
        hurt = keys[who.last - 1] in _HURT
        one = who if group is None else replace(who, group=group)
        return Link(one, None, Outcome.INJURED if hurt else Outcome.KILLED, "including", whole=-1)
    if group is None or who.noun:
        return None
    last = out[-1] if out else None
    if last is not None and last.whole is not None and keys[who.first - 1] in ("and", ","):
        return Link(replace(who, group=group), None, last.outcome, "including", whole=last.whole)
    harmed = [at for at in range(max(0, who.first - 5), who.first) if keys[at] in _HARMED]
    if harmed and "of" in keys[max(0, harmed[0] - 3) : harmed[0]]:
        hurt = keys[harmed[-1]] in _HURT
        return Link(replace(who, group=group), None, Outcome.INJURED if hurt else Outcome.KILLED, "including", whole=-1)
    return None


def _tells_death(grammar: Grammar) -> bool:
    return any(cue.outcome is Outcome.KILLED for cue in grammar.cues)


def _predicate(grammar: Grammar, index: int) -> VictimGroup | None:
    """The group that the words from ``index`` say people belong to: "were children"."""
    keys = grammar.keys
    if index >= len(keys) or keys[index] not in _COPULAS:
        return None
    index += 1
    while index < len(keys) and keys[index] in ("a", "an", "also", "young"):
        index += 1
    told = victims.head_at(grammar.words, index) if index < len(keys) else None
    return None if told is None else told[1]
