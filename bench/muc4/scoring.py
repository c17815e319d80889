"""Score templates as MUC-4 did, as far as claims go.

A right fill counts 1, a partly right one a half. Recall is credit over the fills asked for, precision over those
given. The incident type is partly right where one of the two types is ATTACK, the most general of them; an instrument
where one is of the other's kind; a string where it shares a word of content with one that is asked for; a number or
effect where it is right but about somebody else. Templates of one message are paired one to one, most credit first;
a pair needs a type at least partly right and credit in another slot (unless neither has another slot filled).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from bench.muc4.key import STRINGS, Fill, Slot, Template
from harmledger.resolve.actors import resolve

HALF = 0.5
KINDS: Mapping[str, str] = {
    **dict.fromkeys(("MACHINE GUN", "RIFLE", "HANDGUN", "MORTAR"), "GUN"),
    **dict.fromkeys(("BOMB", "DYNAMITE", "MINE", "GRENADE", "MOLOTOV COCKTAIL"), "EXPLOSIVE"),
    **dict.fromkeys(("VEHICLE BOMB", "AERIAL BOMB"), "BOMB"),
    **dict.fromkeys(("ARSON", "BOMBING", "KIDNAPPING", "ROBBERY", "HIJACKING"), "ATTACK"),
}
"""Terms of the closed lists that are of a more general kind."""
_WORD = re.compile(r"[A-Z0-9]+")
_NUMBER = re.compile(r"(~?)\s*([\d,]+)\s*(-?)\s*([\d,]*)")
_EMPTY = frozenset("THE A AN OF AND IN ON BY FOR TO FROM WITH MEMBERS GROUP".split())


@dataclass(slots=True)
class Points:
    """Fills of one slot: ``credit`` earned (a half for what is partly right), ``asked`` for and ``given``."""

    credit: float = 0.0
    asked: int = 0
    given: int = 0

    def __add__(self, other: Points) -> Points:
        return Points(self.credit + other.credit, self.asked + other.asked, self.given + other.given)

    @property
    def recall(self) -> float:
        """Credit over what was asked for, 0 to 1."""
        return self.credit / self.asked if self.asked else 0.0

    @property
    def precision(self) -> float:
        """Credit over what was given, 0 to 1."""
        return self.credit / self.given if self.given else 0.0

    @property
    def f(self) -> float:
        """Harmonic mean of precision and recall, 0 to 1."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(slots=True)
class Score:
    """Points by slot over the templates that were paired (``matched``) and over all of them (``every``)."""

    matched: dict[Slot, Points] = field(default_factory=lambda: {slot: Points() for slot in Slot})
    every: dict[Slot, Points] = field(default_factory=lambda: {slot: Points() for slot in Slot})
    counts: Counter[str] = field(default_factory=Counter)

    def add(
        self, asked: Sequence[Template], given: Sequence[Template]
    ) -> list[tuple[Template | None, Template | None]]:
        """Count one message in; gives the pairs, with None beside what is missing or spurious."""
        pairs: list[tuple[Template | None, Template | None]] = [(asked[a], given[g]) for a, g in paired(asked, given)]
        taken = [id(one) for pair in pairs for one in pair]
        pairs += [(one, None) for one in asked if id(one) not in taken]
        pairs += [(None, one) for one in given if id(one) not in taken]
        for left, right in pairs:
            name = "missing" if right is None else "spurious" if left is None else "matched"
            if left is not None and right is None and left.optional:
                continue
            self.counts[name] += 1
            for slot in Slot:
                points = slot_points(slot, left or Template(), right or Template())
                self.every[slot] += points
                if name == "matched":
                    self.matched[slot] += points
        self.counts["relevant"] += bool(asked)
        self.counts["relevant given"] += bool(given)
        self.counts["relevant right"] += bool(asked and given)
        return pairs


def total(points: Iterable[Points]) -> Points:
    """Points of several slots together."""
    return sum(points, Points())


def slot_points(slot: Slot, asked: Template, given: Template) -> Points:
    """Points of one slot of one pair of templates."""
    found = _best(slot, asked, given)
    wanted = [index for index, fill in enumerate(asked.of(slot)) if not fill.optional or index in found]
    return Points(sum(found.values()), len(wanted), len(given.of(slot)))


def _best(slot: Slot, asked: Template, given: Template) -> dict[int, float]:
    """Credit by the fill asked for; each is paired with one given fill at most, most credit first."""
    ranked = sorted(
        (-worth, left, right)
        for left, fill in enumerate(asked.of(slot))
        for right, answer in enumerate(given.of(slot))
        if (worth := credit(slot, fill, answer, asked.country)) > 0
    )
    found: dict[int, float] = {}
    used = set[int]()
    for worth, left, right in ranked:
        if left not in found and right not in used:
            found[left] = -worth
            used.add(right)
    return found


def paired(asked: Sequence[Template], given: Sequence[Template]) -> list[tuple[int, int]]:
    """Which templates are the same incident: indices of both, those with most credit first."""
    ranked = sorted(
        (-worth, left, right)
        for left, one in enumerate(asked)
        for right, other in enumerate(given)
        if (worth := _likeness(one, other)) > 0
    )
    found: list[tuple[int, int]] = []
    for _, left, right in ranked:
        if all(left != one and right != other for one, other in found):
            found.append((left, right))
    return found


def _likeness(asked: Template, given: Template) -> float:
    kind = slot_points(Slot.TYPE, asked, given).credit
    rest = sum(slot_points(slot, asked, given).credit for slot in Slot if slot is not Slot.TYPE)
    bare = not any(one.of(slot) for one in (asked, given) for slot in Slot if slot is not Slot.TYPE)
    return kind + rest if kind and (rest or bare) else 0.0


def credit(slot: Slot, asked: Fill, given: Fill, country: str = "") -> float:
    """What one given fill is worth against one that is asked for: 1, a half or 0."""
    answer = given.values[0]
    if slot in STRINGS:
        return max(_same_string(value, answer, country) for value in asked.values)
    if slot is Slot.HUMAN_NUMBER:
        worth = float(any(_same_number(value, answer) for value in asked.values))
    else:
        worth = max(_same_term(value, answer) for value in asked.values)
    if asked.about and given.about and not _share_words(asked.about, given.about):
        worth = min(worth, HALF)
    return worth


def _same_term(asked: str, given: str) -> float:
    if asked == given:
        return 1.0
    return HALF if given in _kinds(asked) or asked in _kinds(given) else 0.0


def _kinds(term: str) -> list[str]:
    found: list[str] = []
    while term in KINDS:
        term = KINDS[term]
        found.append(term)
    return found


def _same_number(asked: str, given: str) -> bool:
    """Whether a number is the one asked for: ``PLURAL`` is any that is not told, ``23 -`` that many or more."""
    wanted = _NUMBER.fullmatch(asked.strip())
    if wanted is None or not given.isdigit():
        return asked == given
    least, number = int(wanted[2].replace(",", "")), int(given)
    if wanted[4]:
        return least <= number <= int(wanted[4].replace(",", ""))
    return number == least


def _same_string(asked: str, given: str, country: str) -> float:
    left, right = _content((asked,)), _content((given,))
    party = resolve(given, None)
    if left == right or (party is not None and party in (resolve(asked, None), _local(asked, country))):
        return 1.0
    return HALF if left & right else 0.0


def _local(words: str, country: str) -> object:
    """The party that words mean in a country: "ARMED FORCES" in an incident of Peru."""
    return resolve(f"{country} {words}", None) if country else None


def _share_words(one: Iterable[str], other: Iterable[str]) -> bool:
    return bool(_content(one) & _content(other))


def _content(strings: Iterable[str]) -> frozenset[str]:
    words = {word for text in strings for word in _WORD.findall(text.upper())} - _EMPTY
    return frozenset(word if len(word) < 4 else word.removesuffix("S") for word in words)
