"""People told of singly, as reports on shootings tell: "the victim was shot in the leg", "he was pronounced dead".

What became of somebody who "was shot" or "was taken to hospital" a sentence may leave open; what the report says of
them as a whole decides (:mod:`.casualty_fates`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from harmledger.extract.kinds.casualty_grammar import HARD
from harmledger.extract.kinds.casualty_link import Link
from harmledger.extract.kinds.casualty_links import Linker
from harmledger.extract.kinds.casualty_single_words import phrases
from harmledger.extract.kinds.casualty_words import Cue, Form
from harmledger.extract.tagging.listed import Listed
from harmledger.extract.tagging.people import People
from harmledger.extract.tagging.persons import persons
from harmledger.extract.tagging.remembered import remembered
from harmledger.extract.tagging.words import Words
from harmledger.model.terms import Outcome

_PAST = frozenset({Form.PAST})
_DIED = frozenset({Form.DIED})
_ACTIVE = frozenset({Form.ACTIVE})
_SENDING = frozenset("sent sending sends".split())
_NOBODY = frozenset("nobody none nothing".split())
_TAKEN = frozenset("taken rushed transported airlifted flown transferred driven carried brought hospitalized".split())
_TO_CARE = Listed(_TAKEN | _SENDING)
_CARE = frozenset("hospital medical trauma er infirmary".split())
_WITH = frozenset("suffered sustained received with suffering having survived had suffers for sustaining".split())
_WOUND = Listed("gunshot bullet graze stab knife shotgun bb".split())
_CONDITION = Listed(("condition",))
_STATES = frozenset("critical stable serious good fair grave guarded".split())
_LIMBS = frozenset(
    "leg legs arm arms hand hands foot feet shoulder thigh thighs knee ankle calf finger fingers toe buttocks buttock "
    "hip elbow wrist forearm shin heel ear cheek".split()
)
_SURE_REACH = 8
_GATE = Listed(
    "shot shooting shootings shoots stabbed stabbing struck hit gunshot gunfire bullet bullets condition hospital "
    "medical pronounced declared deceased fatally fatal mortally survive survived recover recovering surgery "
    "hospitalized hospitalizes hospitalizing treated threatening lethal alive".split()
)
_AFTER_PAST = frozenset(
    "in near outside during while inside by after , . ; : and on multiple several twice once dead as when following "
    "thursday friday monday tuesday wednesday saturday sunday overnight early late this last from through".split()
)


class Single(NamedTuple):
    """Somebody told of singly: ``open`` where the sentence leaves open whether they live."""

    link: Link
    open: bool


def told_singly(text: str) -> bool:
    """Whether the sentence has a word that tells of somebody singly beyond those that tell of any harm."""
    return _GATE.stand_in(text)


@remembered
def singly(text: str) -> tuple[Single, ...]:
    """Those told of singly in a sentence, in the order of the text."""
    sentence = _Singly(Words.of(text))
    return tuple(sentence.singles()) if sentence.cues else ()


class _Singly(Linker):
    """The links of a sentence in which everybody told of counts, and words that leave open what became of them."""

    def __init__(self, words: Words) -> None:
        """Read the words of harm and, where there are any, everybody told of."""
        self.open: set[int] = set()
        super().__init__(words)

    def _told(self) -> tuple[tuple[People, ...], tuple[Cue, ...]]:
        """Words of harm are the fewer, and without any nobody need be looked for."""
        cues = self._read()
        return persons(self.words.text) if cues else (), cues

    def singles(self) -> Iterator[Single]:
        """Everybody told of as killed or hurt, in the order of the text."""
        found = self.links()
        dead = {link.who.first for link in found if link.outcome is Outcome.KILLED}
        for link in found:
            if link.outcome is Outcome.INJURED and link.who.first in dead:
                continue
            if link.outcome not in (Outcome.KILLED, Outcome.INJURED) or link.cue is None or link.whole is not None:
                continue
            loose = link.cue.first in self.open
            yield Single(link, loose and not self._limb(link.cue))

    def _read(self) -> tuple[Cue, ...]:
        found = [*self._worded(), *self._hospital(), *self._state(), *self._wound()]
        found.sort(key=lambda cue: (cue.first, -cue.last))
        out: list[Cue] = []
        for cue in found:
            if not out or cue.first >= out[-1].last:
                out.append(cue)
        held = {cue.first for cue in out}
        self.open &= held
        return tuple(out)

    def _worded(self) -> Iterator[Cue]:
        for first, last, (forms, outcome, loose) in phrases().find(self.words):
            if loose:
                self.open.add(first)
            yield Cue(first, last, forms, outcome)

    def _subject(self, start: int) -> People | None:
        """As told; where nobody is the subject there is none."""
        who = super()._subject(start) or self._same_subject(start)
        if who is None or _NOBODY.isdisjoint(self.keys[who.last : start]):
            return who
        return None

    def _same_subject(self, start: int) -> People | None:
        """Of whom the verb before tells, where "and" joins this one: "he was shot and died"."""
        before = [link for link in self._found.values() if link.cue is not None and link.cue.last <= start]
        last = max(before, key=lambda link: (link.cue.last if link.cue else 0, link.who.first), default=None)
        if last is None or last.cue is None or last.who.last > last.cue.first:
            return None
        between = self.keys[last.cue.last : start]
        same = (
            "and" in between
            and HARD.isdisjoint(between)
            and not any(at in self.owner for at in range(last.cue.last, start))
        )
        return last.who if same else None

    def _hospital(self) -> Iterator[Cue]:
        """As in "taken to the county hospital", "which sent four to hospital"."""
        for at in _TO_CARE.places(self.words):
            if (
                self.keys[at] in _TAKEN
                and self.keys[at + 1 : at + 2] == ("to",)
                and not _CARE.isdisjoint(self.keys[at : at + 12])
            ):
                self.open.add(at)
                yield Cue(at, at + 2, _PAST, Outcome.INJURED)
            elif self.keys[at] in _SENDING and not _CARE.isdisjoint(self.keys[at : at + 12]):
                self.open.add(at)
                yield Cue(at, at + 1, _ACTIVE, Outcome.INJURED)

    def _state(self) -> Iterator[Cue]:
        """As in "in critical but stable condition"."""
        for at in _CONDITION.places(self.words):
            if not _STATES.isdisjoint(self.keys[max(0, at - 4) : at]):
                first = next((back for back in range(at, max(-1, at - 6), -1) if self.keys[back] == "in"), None)
                if first is not None:
                    yield Cue(first, at + 1, _DIED, Outcome.INJURED)

    def _wound(self) -> Iterator[Cue]:
        """As in "suffered a gunshot wound to the leg", "with a gunshot wound"."""
        for at in _WOUND.places(self.words):
            if not self.keys[at + 1 : at + 2] or not self.keys[at + 1].startswith("wound"):
                continue
            first = next((back for back in range(at, max(-1, at - 7), -1) if self.keys[back] in _WITH), None)
            if first is not None and "died" not in self.keys[max(0, first - 2) : at]:
                self.open.add(first)
                yield Cue(first, at + 2, _DIED, Outcome.INJURED)

    def _limb(self, cue: Cue) -> bool:
        """Whether the words after the cue tell a part of the body where a shot seldom kills."""
        return not _LIMBS.isdisjoint(self.keys[cue.first : cue.last + _SURE_REACH])

    def _behind(self, cue: Cue) -> None:
        """As told; "a man shot" is one who was shot only where no object can follow."""
        if cue.first in self.open and not self.passive(cue) and cue.last < len(self.keys):
            who = self.ending_at(self.skip_back(cue.first))
            if who is None or who.definite or self.keys[cue.last] not in _AFTER_PAST:
                return
        super()._behind(cue)

    def _put(self, link: Link) -> None:
        key = (link.who.first, link.outcome)
        held = self._found.get(key)
        if held is not None and held.cue is not None and held.cue.first in self.open:
            if link.cue is not None and link.cue.first not in self.open:
                self._found[key] = link
            return
        super()._put(link)


def one_of(link: Link) -> Link:
    """The link under the rule's own name."""
    return link._replace(rule="single", whole=None)
