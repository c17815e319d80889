"""Which counted people go with which word of harm. Works on one sentence; knows nothing of who, when and where.

Each rule below says in its docstring what it reads; its name is what a draft's ``rule`` shows.
"""

from __future__ import annotations

from dataclasses import replace

from harmledger.extract.kinds.casualty_grammar import ADVERBS, DEATH_WORDS, GAP, HARD, Grammar
from harmledger.extract.kinds.casualty_link import Link
from harmledger.extract.kinds.casualty_members import members
from harmledger.extract.kinds.casualty_words import Cue, Form, cues
from harmledger.extract.tagging import victims
from harmledger.extract.tagging.gate import heads_a_list, may_harm
from harmledger.extract.tagging.noun_phrase import noun_phrase
from harmledger.extract.tagging.people import People
from harmledger.extract.tagging.remembered import remembered
from harmledger.extract.tagging.words import Words
from harmledger.model.terms import Outcome, VictimGroup

_LEFT = frozenset("left leaving leave leaves".split())
_LEFT_OR_TOOK = _LEFT | {"took", "taking", "taken", "holding", "held", "take"}
_TO = frozenset(
    "to at of reached reaching is was stands stood exceeded surpassed hit reaches passed topped as exceeding".split()
)


# The forms that each rule reads.
_STATE, _COUNTED, _TOLL = (frozenset({form}) for form in (Form.STATE, Form.COUNTED, Form.TOLL))
_DONE, _NAMED = frozenset({Form.PAST, Form.ACTIVE}), frozenset({Form.NOUN, Form.ACTIVE})
_SUFFERED = frozenset({Form.PAST, Form.STATE})
_BEFALLEN, _FELT = _SUFFERED | {Form.DIED}, _SUFFERED | {Form.COUNTED}
_OF = (("of",),)
_TO_THEM = (("of",), ("to",), ("for",), ("among",))
"""Words that join a noun of harm to those harmed: "the death of two", "injuries to two"."""
_SPEAKER_REACH = 8
_IN = (("in",), ("at",), ("near",), ("outside",))
_FALLING = frozenset("fell fallen".split())
_SAYING = frozenset("said says told tells added reported reports confirmed announced saying".split())
_TAKING = frozenset("took taking taken take takes seized seizing holding held hold holds".split())
_OF_PEOPLE = frozenset("detained arrested abducted kidnapped imprisoned jailed detaining arresting abducting".split())
"""Verbs of taking that nothing but people suffers: "arrested 12", where "seized 12" may be of rifles."""


@remembered
def links(text: str) -> tuple[Link, ...]:
    """Every link of a sentence, in the order of the text."""
    words = Words.of(text)
    return tuple(Linker(words).links()) if may_harm(words) and (cues(words) or heads_a_list(words)) else ()


class Linker(Grammar):
    """The links of one sentence, gathered rule by rule; a group of people is taken once for each outcome."""

    def __init__(self, words: Words) -> None:
        """Read the people and the cues of the sentence."""
        super().__init__(words)
        self._found: dict[tuple[int, Outcome], Link] = {}
        self._linked: set[int] = set()

    def links(self) -> list[Link]:
        """Every link of the sentence in the order of the text."""
        if not self.people:
            return []
        forms = frozenset[Form]().union(*[cue.forms for cue in self.cues])
        for rule, read in (
            (self._leaving, _FELT),
            (self._captive, _STATE),
            (self._behind, _SUFFERED),
            (self._object, _DONE),
            (self._of, _NAMED),
            (self._before, _BEFALLEN),
            (self._counted, _COUNTED),
            (self._toll, _TOLL),
            (self._toll_after, _TOLL),
            (self._headed, _FELT),
        ):
            if not read.isdisjoint(forms):
                for cue in self.cues:
                    rule(cue)
        if "among" in self.keys:
            self._among()
        for cue in self.cues:
            self._adjective(cue)
        self._listed()
        found = sorted(
            self._found.values(), key=lambda link: (link.who.first, link.cue.first if link.cue else 0, link.outcome)
        )
        return members(self, found)

    def _leaving(self, cue: Cue) -> None:
        """As in "leaving at least 27 people dead", "left dozens more wounded", "took 12 hostage"."""
        if not cue.forms & {Form.STATE, Form.PAST, Form.COUNTED}:
            return
        if Form.PAST in cue.forms and self.has_object(cue):
            return
        who = self.ending_at(self.skip_back(cue.first))
        if who is not None and self.verb_before(who, _LEFT_OR_TOOK):
            self._take(who, cue, "leaving")

    def _captive(self, cue: Cue) -> None:
        """As in "took 251 hostages": a verb of taking and people who are captives by their noun."""
        if Form.STATE not in cue.forms or cue.outcome is not Outcome.DETAINED:
            return
        who = next((one for one in self.people if one.first < cue.first and cue.last == one.last), None)
        if who is not None and who.first and self.keys[who.first - 1] in _TAKING:
            self._take(who, cue, "captive", active=True)

    def _behind(self, cue: Cue) -> None:
        """As in "12 people killed", "30 wounded", "48 dead": people directly before a participle or an adjective."""
        if not cue.forms & {Form.PAST, Form.STATE}:
            return
        start = self.skip_back(cue.first)
        who = self.ending_at(start) or self.ending_at(self.skip_mostly(start))
        if who is None or self._taken_elsewhere(who, cue):
            return
        if Form.PAST in cue.forms and self.has_object(cue):
            return
        death = self._death_after(cue)
        if death is None:
            self._take(who, cue, "participle")
        else:
            self._take(who, death, "died")

    def _death_after(self, cue: Cue) -> Cue | None:
        """The verb of dying right after "wounded", as in "three wounded die", "two injured have since died"."""
        if cue.outcome is not Outcome.INJURED:
            return None
        return next((one for one in self.cues if Form.DIED in one.forms and self.right_after(cue, one)), None)

    def _before(self, cue: Cue) -> None:
        """As in "12 people, including five children, were killed", "74 people died": people that a verb follows."""
        if Form.DIED in cue.forms:
            start = cue.first
        elif cue.forms & {Form.PAST, Form.STATE} and self.passive(cue):
            start = self.aux_start(cue)
        else:
            return
        if self.hypothetical(start):
            return
        who = self._subject(start)
        if who is not None and who.of and "who" in self.keys[who.last : start]:
            return  # "one of them was a nurse who had been hurt": what became of the nurse before
        if who is not None and (who.noun or not self._of_people_only(cue)):
            self._take(who, cue, "passive" if Form.PAST in cue.forms else "died")

    def _of_people_only(self, cue: Cue) -> bool:
        """Whether things may suffer the same ("12 rifles were seized", "nine fell"), so that a noun must tell whom."""
        if cue.outcome is Outcome.DETAINED:
            return self.keys[cue.last - 1] not in _OF_PEOPLE
        return self.keys[cue.last - 1] in _FALLING

    def _object(self, cue: Cue) -> None:
        """As in "killed 12 people", "killing a woman and nine children": people that an active verb takes."""
        if not cue.forms & {Form.PAST, Form.ACTIVE} or (self.passive(cue) and Form.ACTIVE not in cue.forms):
            return
        if self.hypothetical(cue.first) or self.keys[max(0, cue.first - 2) : cue.first] == ("of", "those"):
            return
        who = self.starting_at(self.to_object(cue.last))
        if who is not None and self._another_verb(who) and self.ending_at(cue.first) is not None:
            return
        if who is not None and (who.noun or not self._of_people_only(cue)):
            self._take(who, cue, "active", active=True)

    def _another_verb(self, who: People) -> bool:
        """Whether a participle follows the people directly, as in "10 civilians killed 15 injured" without commas."""
        return any(cue.first == who.last and Form.PAST in cue.forms for cue in self.cues)

    def _of(self, cue: Cue) -> None:
        """As in "the death of eight", "the killing of two activists", "the bodies of 12 people"."""
        joints = _TO_THEM if cue.outcome is Outcome.INJURED else _OF
        if not cue.forms & {Form.NOUN, Form.ACTIVE} or self.keys[cue.last : cue.last + 1] not in joints:
            return
        who = self.starting_at(self.to_object(cue.last + 1))
        if who is not None:
            self._take(who, cue, "noun", active=True)

    def _counted(self, cue: Cue) -> None:
        """As in "15 deaths", "at least 22 bodies", "23 dead": a number of the cue itself."""
        if Form.COUNTED not in cue.forms or self.keys[cue.first] in ("casualties", "lives"):
            return
        who = self.ending_at(cue.first)
        if self.keys[cue.first] == "death" and (who is None or self.keys[who.last - 1] not in ("one", "1", "single")):
            return
        if who is None:
            who = self.number_before(cue)
        if who is not None and not self._taken_elsewhere(who, cue):
            self._take(who, cue, "counted")

    def _toll(self, cue: Cue) -> None:
        """As in "the death toll rose to 120", "a toll of 23 dead"."""
        if Form.TOLL not in cue.forms:
            return
        for index in range(cue.last, min(cue.last + 24, len(self.keys))):
            if self.keys[index] in HARD:
                return
            if self.keys[index] in _TO:
                who = self.starting_at(self.to_object(index + 1))
                if who is not None and self.keys[who.last : who.last + 1] != ("to",):
                    self._take(self._of_group(who, cue), cue, "toll")
                    return

    def _toll_after(self, cue: Cue) -> None:
        """As in "put at nine the number of civilians killed": the number first."""
        start = cue.first - (self.keys[cue.first - 1 : cue.first] == ("the",))
        who = self.ending_at(start) if Form.TOLL in cue.forms else None
        if who is not None and not who.noun and self.keys[who.first - 1 : who.first] == ("at",):
            self._take(self._of_group(who, cue), cue, "toll")

    def _headed(self, cue: Cue) -> None:
        """As in "Dead: 38", "Wounded: 12 civilians": a heading and its figure."""
        if cue.forms & {Form.PAST, Form.STATE, Form.COUNTED} and self.keys[cue.last : cue.last + 1] == (":",):
            who = self.starting_at(cue.last + 1)
            if who is not None and not who.single:
                self._take(who, cue, "headed")

    def _of_group(self, who: People, cue: Cue) -> People:
        """The people of a toll, with the group that the toll is said to be of."""
        if who.group is not None:
            return who
        inside = [group for at in range(cue.first, cue.last) for group in self._head(at)]
        after = self.keys[cue.last : cue.last + 1] == ("of",)
        phrase = noun_phrase(self.words, cue.last + 1, (), plural=True) if after and not inside else None
        group = inside[0] if inside else None if phrase is None else phrase.group
        return who if group is None else replace(who, group=group)

    def _head(self, index: int) -> tuple[VictimGroup, ...]:
        found = victims.head_at(self.words, index)
        return () if found is None else (found[1],)

    def _adjective(self, cue: Cue) -> None:
        """As in "several wounded children": a cue between the number and the noun."""
        who = next((one for one in self.people if one.first < cue.first and cue.last < one.last), None)
        if who is not None and not self._known(who) and cue.forms & {Form.PAST, Form.STATE}:
            self._put(Link(who, cue, cue.outcome, "adjective"))

    def _among(self) -> None:
        """As in "four children were among the dead", "11 children among 18 dead": those who are among the harmed."""
        for index, word in enumerate(self.keys):
            if word != "among":
                continue
            harmed = next(
                (at for at in range(index + 1, min(index + 8, len(self.keys))) if self.keys[at] in DEATH_WORDS), None
            )
            start = self.skip_back(index)
            while start > 0 and (self.be(start - 1) or self.keys[start - 1] in ADVERBS):
                start -= 1
            if harmed is None:
                continue
            who = self.ending_at(start) or (self._subject(start) if start < index else None)
            if who is None or self._known(who):
                continue
            hurt = self.keys[harmed] in ("wounded", "injured")
            self._put(Link(who, None, Outcome.INJURED if hurt else Outcome.KILLED, "among", whole=-1))

    def _listed(self) -> None:
        """As in "a woman and nine children", "12 in Idlib and five in Hama": people joined to others."""
        for index, who in enumerate(self.people):
            if self._known(who) or who.of or self.included(who) or self._speaks(who):
                continue
            before = [other for other in self.people[:index] if self._known(other)]
            if before and (self.joined(before[-1], who) or self._verb_left_out(before[-1], who)):
                for link in [link for link in self._found.values() if link.who is before[-1]]:
                    if who.noun or link.active or self.keys[who.first - 1] == "another" or self._elsewhere(who):
                        self._put(Link(who, link.cue, link.outcome, "list", active=link.active))
        for index in range(len(self.people) - 2, -1, -1):
            who, after = self.people[index], self.people[index + 1]
            if self._known(who) or not who.noun or self.included(who) or not self.joined(who, after):
                continue
            for link in [link for link in self._found.values() if link.who is after and not link.active]:
                self._put(Link(who, link.cue, link.outcome, "list"))

    def _speaks(self, who: People) -> bool:
        """Whether the one person is who says it: "wounding 23 others, a doctor at the clinic said"."""
        if not who.single:
            return False
        for word in self.keys[who.last : who.last + _SPEAKER_REACH]:
            if word in _SAYING:
                return True
            if word in HARD or word == ",":
                return False
        return False

    def _verb_left_out(self, one: People, who: People) -> bool:
        """Whether the verb of ``one`` is meant again: "eleven were killed in Goma, two in Sake"."""
        between = range(one.last, who.first)
        if not self._elsewhere(who) or len(between) > GAP or self.keys[who.first - 1] not in (",", "and"):
            return False
        verbs = [cue for cue in self.cues if cue.first in between]
        own = any(link.who.first == one.first and link.cue in verbs for link in self._found.values())
        return own and len(verbs) == 1 and HARD.isdisjoint(self.keys[at] for at in between)

    def _elsewhere(self, who: People) -> bool:
        """Whether a place follows the number, as in "eleven were killed in Goma, two in Sake"."""
        at = who.last
        return self.keys[at : at + 1] in _IN and at + 1 < len(self.keys) and self.words.capital(at + 1)

    def _take(self, who: People, cue: Cue, rule: str, *, active: bool = False) -> None:
        self._put(Link(who, cue, cue.outcome, rule, active=active))
        for other in self._coordinate(cue):
            self._put(Link(who, other, other.outcome, rule, active=active))

    def _put(self, link: Link) -> None:
        self._found.setdefault((link.who.first, link.outcome), link)
        self._linked.add(link.who.first)

    def _coordinate(self, cue: Cue) -> list[Cue]:
        """The cue of "killed and wounded", "killing or injuring" that shares the people of ``cue``."""
        index = self.cues.index(cue)
        out = []
        for other in self.cues[max(0, index - 1) : index + 2]:
            low, high = sorted((cue, other), key=lambda c: c.first)
            shares = other.outcome is not cue.outcome and cue.forms & other.forms & {Form.PAST, Form.ACTIVE}
            joined = self.keys[low.last : high.first] in (("and",), ("or",), ("and", "/", "or"))
            free = other.first < cue.first or not self.has_object(other)
            if other is not cue and shares and joined and free:
                out.append(other)
        return out

    def _known(self, who: People) -> bool:
        return who.first in self._linked

    def _taken_elsewhere(self, who: People, cue: Cue) -> bool:
        return any(link.who is who and link.cue is not cue for link in self._found.values())

    def _subject(self, start: int) -> People | None:
        """The people that the verb group from word ``start`` speaks of; parts ("including five") are passed over."""
        index = start - 1
        part: People | None = None
        while index >= 0 and index > start - 2 * GAP:
            owner = self.owner.get(index)
            if owner is not None:
                who = self.people[owner]
                if not self.included(who) or owner == 0:
                    return part if part is not None and self._known(who) else who
                part = part or who
                index = who.first - 1
                continue
            if self.keys[index] in HARD or self.blocks(index, start):
                return part
            index -= 1
        return part
