"""Where people and words of harm stand in a sentence: verb groups, objects, subjects, lists. No rule stands here."""

from __future__ import annotations

import itertools

from harmledger.extract.kinds.casualty_words import Cue, Form, cues
from harmledger.extract.tagging import victims
from harmledger.extract.tagging.people import People, people
from harmledger.extract.tagging.words import Words

_BE = frozenset("was were is are be been being got gets get".split())
_HAVE = frozenset("has have had having".split())
ADVERBS = frozenset(
    "also reportedly allegedly later earlier still already instantly now recently brutally immediately severely "
    "seriously critically badly all both believed feared presumed reported said thought confirmed been slightly "
    "being summarily either unintentionally mistakenly at least further only deliberately officially even then so "
    "far just publicly lightly apparently together directly meanwhile and verified known".split()
)
_INCLUDING = frozenset("including include includes included among incl comprising".split())
_OF_THEM = (("of", "whom"), ("of", "which"), ("of", "them"), ("of", "these"), ("between", "them"))
HARD = frozenset(". ; : ! ? …".split())
_THEIRS = (("his",), ("her",))
_JOINTS = frozenset(", and or plus &".split())
_MORE_JOINTS = (("as", "well", "as"), ("in", "addition", "to"), ("along", "with"))
_RELATIVE = frozenset("who that which whom".split())
_SUBORDINATE = frozenset("after when while as before because although though where whose".split())
_MODALS = frozenset("will would could may might should can shall to must".split())
_NOT = frozenset("not no never without didnt didn't nor none neither n't wasn't weren't".split())
_FILLER = frozenset(
    "the total of a an their his her its another other up more some additional further new altogether".split()
)
GAP = 16
_MOSTLY = frozenset("mostly mainly most some many all chiefly largely".split())
_ABLE = frozenset("able managed succeeded helped failed".split()) - {"failed"}
DEATH_WORDS = frozenset("dead killed deaths victims fatalities casualties wounded injured those martyrs".split())


class Grammar:
    """The people and the cues of one sentence, and how the words between them join or part them.

    Attributes:
        words, keys: the sentence and its words in lower case.
        people: the people counted, in order.
        cues: the words of harm, in order; none where nobody is counted.
        owner: for each word inside people counted, their place in ``people``.
    """

    def __init__(self, words: Words) -> None:
        """Read the people and the cues of the sentence."""
        self.words = words
        self.keys = words.keys
        self.people, self.cues = self._told()
        self.owner = {at: i for i, who in enumerate(self.people) for at in range(who.first, who.last)}

    def _told(self) -> tuple[tuple[People, ...], tuple[Cue, ...]]:
        """The people counted and the words of harm; none of these where nobody is counted."""
        counted = people(self.words)
        return counted, cues(self.words) if counted else ()

    def ending_at(self, index: int) -> People | None:
        """The people whose last word stands before word ``index``."""
        owner = self.owner.get(index - 1)
        return self.people[owner] if owner is not None and self.people[owner].last == index else None

    def starting_at(self, index: int) -> People | None:
        """The people whose first word is word ``index``."""
        owner = self.owner.get(index)
        return self.people[owner] if owner is not None and self.people[owner].first == index else None

    def skip_back(self, index: int) -> int:
        """The word before which only adverbs stand up to word ``index``."""
        while (
            index > 0
            and (self.keys[index - 1] in ADVERBS or self.keys[index - 1] in ("(", "-"))
            and index - 1 not in self.owner
        ):
            index -= 1
        return index

    def skip_mostly(self, index: int) -> int:
        """The word before "mostly women and children" or "some of them children" that ends before ``index``."""
        for at in range(index - 1, max(-1, index - 7), -1):
            if at in self.owner or self.keys[at] in HARD:
                return index
            if self.keys[at] in _MOSTLY and at and at - 1 in self.owner:
                return at
            if self.keys[at] in _MOSTLY and at > 1 and self.keys[at - 1] == "," and at - 2 in self.owner:
                return at - 1
        return index

    def aux_start(self, cue: Cue) -> int:
        """The first word of the verb group that ends in ``cue``."""
        index = cue.first
        while (
            index > 0
            and index - 1 not in self.owner
            and (
                self.be(index - 1)
                or self.keys[index - 1] == "left"
                or self.keys[index - 1] in _HAVE
                or self.keys[index - 1] in ADVERBS
                or (self.keys[index - 1] in ("and", "or") and index > 1 and self._is_cue(index - 2))
                or self._is_cue(index - 1)
            )
        ):
            index -= 1
        return index

    def right_after(self, cue: Cue, verb: Cue) -> bool:
        """Whether the verb comes next after the cue, but for "have", "since" and adverbs."""
        between = self.keys[cue.last : verb.first]
        return verb.first >= cue.last and all(word in _HAVE or word in ADVERBS or word == "since" for word in between)

    def _is_cue(self, index: int) -> bool:
        return any(c.first <= index < c.last and Form.PAST in c.forms for c in self.cues)

    def be(self, index: int) -> bool:
        """Whether the word is a form of "be" and not a name in capitals ("IS")."""
        start, end = self.words.spans[index]
        return self.keys[index] in _BE and not (end - start > 1 and self.words.text[start:end].isupper())

    def passive(self, cue: Cue) -> bool:
        """Whether a form of "be" stands before the cue in its verb group."""
        return any(self.be(index) for index in range(self.aux_start(cue), cue.first))

    def has_object(self, cue: Cue) -> bool:
        """Whether people that no later verb claims follow directly: "a bomber killed 25 soldiers", "... his wife"."""
        if self.keys[cue.last : cue.last + 1] in _THEIRS:
            near = range(cue.last + 1, min(cue.last + 4, len(self.keys)))
            return any(victims.head_at(self.words, index) is not None for index in near)
        who = self.starting_at(self.to_object(cue.last, joints=False))
        if who is None:
            return False
        after = self._skip_forward(who.last)
        return not any(c.first == after and c.forms & {Form.PAST, Form.STATE} for c in self.cues)

    def _skip_forward(self, index: int) -> int:
        while index < len(self.keys) and self.keys[index] in ADVERBS:
            index += 1
        return index

    def to_object(self, index: int, *, joints: bool = True) -> int:
        """The word at which an object would start: past adverbs, articles and a second verb."""
        moved = True
        while moved and index < len(self.keys):
            moved = False
            if index in self.owner:
                return index
            if self.keys[index] != "and" and (self.keys[index] in ADVERBS or self.keys[index] in _FILLER):
                index, moved = index + 1, True
            if not moved and joints and self.keys[index] in ("and", "or"):
                second = next(
                    (c for c in self.cues if c.first == index + 1 and c.forms & {Form.PAST, Form.ACTIVE}), None
                )
                if second is not None:
                    index, moved = second.last, True
        return index

    def hypothetical(self, index: int) -> bool:
        """Whether a modal or a negation stands before the verb group that starts at ``index``."""
        before = self.keys[max(0, index - 3) : index + 1]
        if any(
            word == "to" and after == "have"
            for word, after in itertools.pairwise((*before, *self.keys[index + 1 : index + 2]))
        ):
            return False
        if before[-2:-1] == ("to",) and before[-3:-2] and before[-3] in _ABLE:
            return False
        if before[-3:-2] == ("to",) and before[-2] not in ADVERBS and not before[-2].endswith("ly"):
            before = before[-2:]  # "from Monday to Wednesday killed"
        return not _MODALS.isdisjoint(before[-3:-1]) or not _NOT.isdisjoint(before)

    def verb_before(self, who: People, verbs: frozenset[str]) -> bool:
        """Whether one of ``verbs`` stands before the people or before those they are listed with."""
        index = who.first
        for _ in range(GAP):
            index -= 1
            if index < 0 or self.keys[index] in HARD:
                return False
            if self.keys[index] in verbs:
                return True
        return False

    def blocks(self, index: int, start: int) -> bool:
        """Whether a word between people and verb shows that the verb is not theirs."""
        if any(c.first <= index < c.last and c.forms & {Form.PAST, Form.DIED, Form.ACTIVE} for c in self.cues):
            return True
        return self.keys[index] in _SUBORDINATE and index < start - 1 and start - index < GAP and index + 1 != start

    def included(self, who: People) -> bool:
        """Whether "including", "among them" or the like stands before the people or the list that they are in."""
        index = who.first - 1
        if self.keys[max(0, index - 1) : index + 1] in _OF_THEM:
            return True
        for _ in range(GAP):
            if index < 0:
                return False
            if self.keys[index] in _INCLUDING and not (self.keys[index] == "among" and self._locates(index)):
                return True
            owner = self.owner.get(index)
            plain = (
                owner is not None
                or self.keys[index] in _JOINTS
                or self.keys[index] in ("them", "whom", "at", "least", "were", "was", "are", "(")
            )
            if not plain and not (self.keys[index] in DEATH_WORDS or self.keys[index] in ("the", "also")):
                return False
            index = self.people[owner].first - 1 if owner is not None else index - 1
        return False

    def _locates(self, index: int) -> bool:
        return self.keys[index + 1 : index + 2] not in (("them",), ("whom",), ("the",), ("those",), ("these",))

    def death_before(self, who: People) -> bool:
        """Whether the harmed are spoken of shortly before the people ("among the dead were three children")."""
        window = self.keys[max(0, who.first - 8) : who.first]
        return not DEATH_WORDS.isdisjoint(window)

    def _joint_before(self, index: int) -> bool:
        if index > 1 and self.keys[index - 1] in (
            "another",
            "also",
            "further",
            "an",
            "additional",
            "other",
            "his",
            "her",
            "their",
        ):
            index -= 1
        if index > 1 and self.keys[index - 1] in ("another", "an"):
            index -= 1
        return (
            self.keys[index - 1] in _JOINTS
            or self.keys[max(0, index - 3) : index] in _MORE_JOINTS
            or self.keys[max(0, index - 2) : index] in _MORE_JOINTS
        )

    def joined(self, one: People, other: People) -> bool:
        """Whether a joint stands right before ``other``, and no other verb between the two."""
        between = range(one.last, other.first)
        if len(between) == 0:
            return one.noun and other.noun
        if len(between) > GAP or not self._joint_before(other.first):
            return False
        if any(self.keys[at] in HARD or self.keys[at] in _RELATIVE or self.be(at) for at in between):
            return False
        return not any(c.first in between and c.forms & {Form.PAST, Form.DIED, Form.ACTIVE} for c in self.cues)

    def number_before(self, cue: Cue) -> People | None:
        """The number before an adjective and the cue: "five more civilian deaths"."""
        for index in range(cue.first - 1, max(-1, cue.first - 5), -1):
            owner = self.owner.get(index)
            if owner is not None:
                return self.people[owner]
            if not self.keys[index].isalpha() or self.keys[index] in _JOINTS or self.keys[index] in _BE:
                return None
        return None

    def of_them(self, who: People) -> bool:
        """Whether the people are "30 of them" without a verb of their own."""
        return who.of and self.keys[who.last - 1] in ("them", "whom")
