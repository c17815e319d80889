"""Which counted people go with which word of harm. Works on one sentence; knows nothing of who, when and where.

Each rule below says in its docstring what it reads; its name is what a draft's ``rule`` shows.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace

from harmledger.extract.casualty_words import Cue, Form, cues
from harmledger.extract.people import People, people
from harmledger.extract.words import Words
from harmledger.model.terms import Outcome

_BE = frozenset("was were is are be been being got gets get".split())
_HAVE = frozenset("has have had having".split())
_ADVERBS = frozenset(
    "also reportedly allegedly later earlier still already instantly now recently brutally immediately severely seriously "
    "critically badly all both believed feared presumed reported said thought confirmed been slightly being summarily either "
    "unintentionally mistakenly at least further only deliberately officially even then so far just publicly lightly "
    "apparently together directly meanwhile and verified known".split()
)
_INCLUDING = frozenset("including include includes included among incl comprising".split())
_LEFT = frozenset("left leaving leave leaves".split())
_HARD = frozenset(". ; : ! ? …".split())
_JOINTS = frozenset(", and or plus &".split())
_MORE_JOINTS = (("as", "well", "as"), ("in", "addition", "to"), ("along", "with"))
_RELATIVE = frozenset("who that which whom".split())
_SUBORDINATE = frozenset("after when while as before because although though where whose".split())
_TO = frozenset("to at of reached reaching is was stands stood exceeded surpassed hit reaches passed topped as exceeding".split())
_MODALS = frozenset("will would could may might should can shall to must".split())
_NOT = frozenset("not no never without didnt didn't nor none neither n't wasn't weren't".split())
_FILLER = frozenset("the total of a an their his her its another other up more some additional further new altogether".split())
_GAP = 16
_MOSTLY = frozenset("mostly mainly most some many all chiefly largely".split())
_ABLE = frozenset("able managed succeeded helped failed".split()) - {"failed"}
_DEATH_WORDS = frozenset("dead killed deaths victims fatalities casualties wounded injured those martyrs".split())


@dataclass(frozen=True, slots=True)
class Link:
    """People and what happened to them.

    Attributes:
        who: the people counted.
        cue: the word that tells the outcome; None where it is taken over from the whole.
        outcome: what happened.
        whole: index, in the same list, of the link that these people are a part of; -1: of the last one told before.
        active: whether the people are the object of an active verb.
        rule: the rule that linked them.
    """

    who: People
    cue: Cue | None
    outcome: Outcome
    rule: str
    whole: int | None = None
    active: bool = False


class Linker:
    """The links of one sentence, gathered rule by rule; a group of people is taken once for each outcome."""

    def __init__(self, words: Words) -> None:
        """Read the people and the cues of the sentence."""
        self.words = words
        self.keys = words.keys
        self.people = people(words)
        self.cues = cues(words) if self.people else ()
        self._owner = self._owners()
        self._found: dict[tuple[int, Outcome], Link] = {}

    def _owners(self) -> dict[int, int]:
        return {at: i for i, who in enumerate(self.people) for at in range(who.first, who.last)}

    def links(self) -> list[Link]:
        """Every link of the sentence in the order of the text."""
        for rule in (self._leaving, self._behind, self._object, self._of, self._before, self._counted, self._toll):
            for cue in self.cues:
                rule(cue)
        self._among()
        for cue in self.cues:
            self._adjective(cue)
        self._listed()
        found = sorted(self._found.values(), key=lambda link: (link.who.first, link.outcome))
        return self._parts(found)

    # -- rules -------------------------------------------------------------------------------------------------------

    def _leaving(self, cue: Cue) -> None:
        """ "leaving at least 27 people dead", "left dozens more wounded", "took 12 hostage" """
        if not cue.forms & {Form.STATE, Form.PAST, Form.COUNTED}:
            return
        who = self._ending_at(self._skip_back(cue.first))
        if who is not None and self._verb_before(who, _LEFT | {"took", "taking", "taken", "holding", "held", "take"}):
            self._take(who, cue, "leaving")

    def _behind(self, cue: Cue) -> None:
        """ "12 people killed", "30 wounded", "48 dead": people directly before a participle or an adjective."""
        if not cue.forms & {Form.PAST, Form.STATE}:
            return
        start = self._skip_back(cue.first)
        who = self._ending_at(start) or self._ending_at(self._skip_mostly(start))
        if who is None or self._taken_elsewhere(who, cue):
            return
        if Form.PAST in cue.forms and self._has_object(cue):
            return
        self._take(who, cue, "participle")

    def _before(self, cue: Cue) -> None:
        """ "12 people, including five children, were killed", "74 people died": people that a verb follows."""
        if Form.DIED in cue.forms:
            start = cue.first
        elif cue.forms & {Form.PAST, Form.STATE} and self._passive(cue):
            start = self._aux_start(cue)
        else:
            return
        if self._hypothetical(start):
            return
        who = self._subject(start)
        if who is not None:
            self._take(who, cue, "passive" if Form.PAST in cue.forms else "died")

    def _object(self, cue: Cue) -> None:
        """ "killed 12 people", "killing a woman and nine children": people that an active verb takes."""
        if not cue.forms & {Form.PAST, Form.ACTIVE} or (self._passive(cue) and Form.ACTIVE not in cue.forms):
            return
        if self._hypothetical(cue.first):
            return
        who = self._starting_at(self._to_object(cue.last))
        if who is not None and (who.noun or cue.outcome is not Outcome.DETAINED):
            self._take(who, cue, "active", active=True)

    def _of(self, cue: Cue) -> None:
        """ "the death of eight", "the killing of two activists", "the bodies of 12 people" """
        if not cue.forms & {Form.NOUN, Form.ACTIVE} or self.keys[cue.last : cue.last + 1] != ("of",):
            return
        who = self._starting_at(self._to_object(cue.last + 1))
        if who is not None:
            self._take(who, cue, "noun", active=True)

    def _counted(self, cue: Cue) -> None:
        """ "15 deaths", "at least 22 bodies", "23 dead": a number of the cue itself."""
        if Form.COUNTED not in cue.forms or self.keys[cue.first] in ("casualties", "lives", "death"):
            return
        who = self._ending_at(cue.first)
        if who is None:
            who = self._number_before(cue)
        if who is not None and not self._taken_elsewhere(who, cue):
            self._take(who, cue, "counted")

    def _toll(self, cue: Cue) -> None:
        """ "the death toll rose to 120", "a toll of 23 dead" """
        if Form.TOLL not in cue.forms:
            return
        for index in range(cue.last, min(cue.last + 24, len(self.keys))):
            if self.keys[index] in _HARD:
                return
            if self.keys[index] in _TO:
                who = self._starting_at(self._to_object(index + 1))
                if who is not None and self.keys[who.last : who.last + 1] != ("to",):
                    self._take(who, cue, "toll")
                    return

    def _adjective(self, cue: Cue) -> None:
        """ "several wounded children": a cue between the number and the noun."""
        who = next((one for one in self.people if one.first < cue.first and cue.last < one.last), None)
        if who is not None and not self._known(who) and cue.forms & {Form.PAST, Form.STATE}:
            self._put(Link(who, cue, cue.outcome, "adjective"))

    def _among(self) -> None:
        """ "four children were among the dead", "11 children among 18 dead": people said to be among those harmed."""
        for index, word in enumerate(self.keys):
            if word != "among":
                continue
            harmed = next((at for at in range(index + 1, min(index + 8, len(self.keys))) if self.keys[at] in _DEATH_WORDS), None)
            start = self._skip_back(index)
            while start > 0 and (self._be(start - 1) or self.keys[start - 1] in _ADVERBS):
                start -= 1
            if harmed is None:
                continue
            who = self._ending_at(start) or (self._subject(start) if start < index else None)
            if who is None or self._known(who):
                continue
            hurt = self.keys[harmed] in ("wounded", "injured")
            self._put(Link(who, None, Outcome.INJURED if hurt else Outcome.KILLED, "among", whole=-1))

    def _listed(self) -> None:
        """ "a woman and nine children", "12 in Idlib and five in Hama": people joined to others that a verb has."""
        for index, who in enumerate(self.people):
            if self._known(who) or who.of or self._included(who):
                continue
            before = [other for other in self.people[:index] if self._known(other)]
            if before and self._joined(before[-1], who):
                for link in [link for link in self._found.values() if link.who is before[-1]]:
                    if who.noun or link.active or self.keys[who.first - 1] == "another":
                        self._put(Link(who, link.cue, link.outcome, "list", active=link.active))
        for index in range(len(self.people) - 2, -1, -1):
            who, after = self.people[index], self.people[index + 1]
            if self._known(who) or not who.noun or not self._joined(who, after):
                continue
            for link in [link for link in self._found.values() if link.who is after and not link.active]:
                self._put(Link(who, link.cue, link.outcome, "list"))

    def _parts(self, found: list[Link]) -> list[Link]:
        """Adds "including five children" and the like, each pointing at its whole."""
        out = list(found)
        for who in self.people:
            if any(link.who is who for link in found):
                among = next((link for link in found if link.who is who and link.rule == "among"), None)
                if among is not None:
                    whole = next((i for i, w in enumerate(out) if w.who.first > who.first and w.outcome is among.outcome), -1)
                    out = [replace(link, whole=whole) if link.who is who else link for link in out]
                    continue
                out = [self._as_part(link, out) if link.who is who else link for link in out]
                continue
            if not (self._included(who) or self._of_them(who)):
                continue
            wholes = [(i, link) for i, link in enumerate(out) if link.who.first < who.first and link.whole is None]
            if wholes:
                index, whole = wholes[-1]
                for at, link in [(i, w) for i, w in wholes if w.who is whole.who][:1]:
                    out.append(Link(who, None, link.outcome, "including", whole=at))
            elif self._death_before(who):
                out.append(Link(who, None, Outcome.KILLED, "including", whole=-1))
        return out

    def _of_them(self, who: People) -> bool:
        """Whether the people are "30 of them" without a verb of their own."""
        return who.of and self.keys[who.last - 1] in ("them", "whom")

    # -- helpers -----------------------------------------------------------------------------------------------------

    def _as_part(self, link: Link, out: list[Link]) -> Link:
        if link.whole is None and (link.who.of or self._included(link.who)):
            before = [i for i, w in enumerate(out) if w.who.first < link.who.first and w.outcome is link.outcome and w.whole is None]
            return Link(link.who, link.cue, link.outcome, link.rule, before[-1] if before else -1, link.active)
        return link

    def _take(self, who: People, cue: Cue, rule: str, *, active: bool = False) -> None:
        self._put(Link(who, cue, cue.outcome, rule, active=active))
        for other in self._coordinate(cue):
            self._put(Link(who, other, other.outcome, rule, active=active))

    def _put(self, link: Link) -> None:
        self._found.setdefault((link.who.first, link.outcome), link)

    def _coordinate(self, cue: Cue) -> list[Cue]:
        """The cue of "killed and wounded", "killing or injuring" that shares the people of ``cue``."""
        index = self.cues.index(cue)
        out = []
        for other in self.cues[max(0, index - 1) : index + 2]:
            low, high = sorted((cue, other), key=lambda c: c.first)
            shares = other.outcome is not cue.outcome and cue.forms & other.forms & {Form.PAST, Form.ACTIVE}
            if other is not cue and shares and self.keys[low.last : high.first] in (("and",), ("or",), ("and", "/", "or")):
                if other.first < cue.first or not self._has_object(other):
                    out.append(other)
        return out

    def _known(self, who: People) -> bool:
        return any(link.who is who for link in self._found.values())

    def _taken_elsewhere(self, who: People, cue: Cue) -> bool:
        return any(link.who is who and link.cue is not cue for link in self._found.values())

    def _ending_at(self, index: int) -> People | None:
        owner = self._owner.get(index - 1)
        return self.people[owner] if owner is not None and self.people[owner].last == index else None

    def _starting_at(self, index: int) -> People | None:
        owner = self._owner.get(index)
        return self.people[owner] if owner is not None and self.people[owner].first == index else None

    def _skip_back(self, index: int) -> int:
        while index > 0 and (self.keys[index - 1] in _ADVERBS or self.keys[index - 1] in ("(", "-")) and index - 1 not in self._owner:
            index -= 1
        return index

    def _skip_mostly(self, index: int) -> int:
        """The word before "mostly women and children" or "some of them children" that ends before ``index``."""
        for at in range(index - 1, max(-1, index - 7), -1):
            if at in self._owner or self.keys[at] in _HARD:
                return index
            if self.keys[at] in _MOSTLY and at and at - 1 in self._owner:
                return at
            if self.keys[at] in _MOSTLY and at > 1 and self.keys[at - 1] == "," and at - 2 in self._owner:
                return at - 1
        return index

    def _aux_start(self, cue: Cue) -> int:
        """The first word of the verb group that ends in ``cue``."""
        index = cue.first
        while index > 0 and index - 1 not in self._owner and (
            self._be(index - 1) or self.keys[index - 1] == "left" or self.keys[index - 1] in _HAVE or self.keys[index - 1] in _ADVERBS
            or (self.keys[index - 1] in ("and", "or") and index > 1 and self._is_cue(index - 2))
            or self._is_cue(index - 1)
        ):
            index -= 1
        return index

    def _is_cue(self, index: int) -> bool:
        return any(c.first <= index < c.last and Form.PAST in c.forms for c in self.cues)

    def _passive(self, cue: Cue) -> bool:
        """Whether a form of "be" stands before the cue in its verb group."""
        return any(self._be(index) for index in range(self._aux_start(cue), cue.first))

    def _be(self, index: int) -> bool:
        """Whether the word is a form of "be" and not a name in capitals ("IS")."""
        start, end = self.words.spans[index]
        return self.keys[index] in _BE and not (end - start > 1 and self.words.text[start:end].isupper())

    def _has_object(self, cue: Cue) -> bool:
        """Whether people that no later verb claims follow directly: "a bomber killed 25 soldiers"."""
        who = self._starting_at(self._to_object(cue.last, joints=False))
        if who is None:
            return False
        after = self._skip_forward(who.last)
        return not any(c.first == after and c.forms & {Form.PAST, Form.STATE} for c in self.cues)

    def _skip_forward(self, index: int) -> int:
        while index < len(self.keys) and self.keys[index] in _ADVERBS:
            index += 1
        return index

    def _to_object(self, index: int, *, joints: bool = True) -> int:
        """The word at which an object would start: past adverbs, articles and a second verb."""
        moved = True
        while moved and index < len(self.keys):
            moved = False
            if index in self._owner:
                return index
            if self.keys[index] in _ADVERBS or self.keys[index] in _FILLER:
                if self.keys[index] != "and":
                    index, moved = index + 1, True
            if not moved and joints and self.keys[index] in ("and", "or"):
                second = next((c for c in self.cues if c.first == index + 1 and c.forms & {Form.PAST, Form.ACTIVE}), None)
                if second is not None:
                    index, moved = second.last, True
        return index

    def _hypothetical(self, index: int) -> bool:
        before = self.keys[max(0, index - 3) : index + 1]
        if any(word == "to" and after == "have" for word, after in itertools.pairwise((*before, *self.keys[index + 1 : index + 2]))):
            return False
        if before[-2:-1] == ("to",) and before[-3:-2] and before[-3] in _ABLE:
            return False
        return not _MODALS.isdisjoint(before[-3:-1]) or not _NOT.isdisjoint(before)

    def _verb_before(self, who: People, verbs: frozenset[str]) -> bool:
        """Whether one of ``verbs`` stands before the people or before those they are listed with."""
        index = who.first
        for _ in range(_GAP):
            index -= 1
            if index < 0 or self.keys[index] in _HARD:
                return False
            if self.keys[index] in verbs:
                return True
        return False

    def _subject(self, start: int) -> People | None:
        """The people that the verb group from word ``start`` speaks of; parts ("including five") are passed over."""
        index = start - 1
        part: People | None = None
        while index >= 0 and index > start - 2 * _GAP:
            owner = self._owner.get(index)
            if owner is not None:
                who = self.people[owner]
                if not self._included(who) or owner == 0:
                    return part if part is not None and self._known(who) else who
                part = part or who
                index = who.first - 1
                continue
            if self.keys[index] in _HARD or self._blocks(index, start):
                return part
            index -= 1
        return part

    def _blocks(self, index: int, start: int) -> bool:
        """Whether a word between people and verb shows that the verb is not theirs."""
        if any(c.first <= index < c.last and c.forms & {Form.PAST, Form.DIED, Form.ACTIVE} for c in self.cues):
            return True
        return self.keys[index] in _SUBORDINATE and index < start - 1 and start - index < _GAP and index + 1 != start

    def _included(self, who: People) -> bool:
        """Whether "including", "among them" or the like stands before the people or the list that they are in."""
        index = who.first - 1
        for _ in range(_GAP):
            if index < 0:
                return False
            if self.keys[index] in _INCLUDING and not (self.keys[index] == "among" and self._locates(index)):
                return True
            owner = self._owner.get(index)
            plain = owner is not None or self.keys[index] in _JOINTS or self.keys[index] in ("them", "whom", "at", "least", "were", "was", "are", "(")
            if not plain and not (self.keys[index] in _DEATH_WORDS or self.keys[index] in ("the", "also")):
                return False
            index = self.people[owner].first - 1 if owner is not None else index - 1
        return False

    def _locates(self, index: int) -> bool:
        return self.keys[index + 1 : index + 2] not in (("them",), ("whom",), ("the",), ("those",), ("these",))

    def _death_before(self, who: People) -> bool:
        window = self.keys[max(0, who.first - 8) : who.first]
        return not _DEATH_WORDS.isdisjoint(window)

    def _joined(self, one: People, other: People) -> bool:
        """Whether a joint stands right before ``other``, and no other verb between the two."""
        between = range(one.last, other.first)
        if len(between) == 0:
            return one.noun and other.noun
        if len(between) > _GAP or not self._joint_before(other.first):
            return False
        if any(self.keys[at] in _HARD or self.keys[at] in _RELATIVE or self._be(at) for at in between):
            return False
        return not any(c.first in between and c.forms & {Form.PAST, Form.DIED, Form.ACTIVE} for c in self.cues)

    def _joint_before(self, index: int) -> bool:
        if index > 1 and self.keys[index - 1] in ("another", "also", "further", "an", "additional", "other", "his", "her", "their"):
            index -= 1
        if index > 1 and self.keys[index - 1] in ("another", "an"):
            index -= 1
        return self.keys[index - 1] in _JOINTS or self.keys[max(0, index - 3) : index] in _MORE_JOINTS or self.keys[
            max(0, index - 2) : index
        ] in _MORE_JOINTS

    def _number_before(self, cue: Cue) -> People | None:
        """The number before an adjective and the cue: "five more civilian deaths"."""
        for index in range(cue.first - 1, max(-1, cue.first - 5), -1):
            owner = self._owner.get(index)
            if owner is not None:
                return self.people[owner]
            if not self.keys[index].isalpha() or self.keys[index] in _JOINTS or self.keys[index] in _BE:
                return None
        return None
