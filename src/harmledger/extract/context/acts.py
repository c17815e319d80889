"""Acts of violence as sentences tell them, and what an act takes over from the sentences around it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from harmledger.extract.context.deeds import means_of, perpetrators_of, rank, targets_of
from harmledger.extract.context.setting import spoken
from harmledger.extract.tagging.tags import Label, Reading, Sentence, Tag
from harmledger.model.terms import Means, Target

_BACK = 6
_WHOLE = 200
"""Sentences before and after one that are held to be of the same report."""
_AHEAD = 3
_LEAD = 2
_WEEKDAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day", re.IGNORECASE)
_VAGUE = frozenset({Means.BOMBING, Means.GROUND_FIGHTING, Means.OTHER})
_FAMILIES = (
    frozenset(
        {Means.AIRSTRIKE, Means.BOMBING, Means.BARREL_BOMB, Means.MISSILE, Means.CLUSTER_MUNITION, Means.INCENDIARY}
    ),
    frozenset({Means.SHELLING, Means.ROCKET, Means.BOMBING, Means.MISSILE}),
    frozenset({Means.CHEMICAL, Means.BOMBING}),
    frozenset({Means.IED, Means.SUICIDE_BOMBING, Means.BOMBING}),
)


class Act(NamedTuple):
    """An act of violence as a sentence tells it; empty fields say nothing."""

    means: Means | None = None
    targets: tuple[Target, ...] = ()
    perpetrators: tuple[Tag, ...] = ()
    unnamed: bool = False
    """Whether the sentence lays the act to people of no named party ("terrorists"): none is then taken over."""
    day: str | None = None
    """The day of the week on which it was, where the sentence names one; acts of different days are never one."""


class Acts:
    """The acts of a report's sentences, each worked out when it is first asked for.

    Attributes:
        named: whether any sentence names a party, without which nobody is known to act.
    """

    def __init__(self, sentences: Sequence[Sentence], told: Callable[[int], Act]) -> None:
        """Take the sentences of a report, and what tells the act of one by its place among them."""
        self.named = any(tag.label is Label.ACTOR for sentence in sentences for tag in sentence.tags)
        self._told = told
        self._acts: list[Act | None] = [None] * len(sentences)

    def __getitem__(self, index: int) -> Act:
        """The act of sentence ``index``."""
        act = self._acts[index]
        if act is None:
            act = self._acts[index] = self._told(index)
        return act

    def around(self, index: int, before: int, after: int) -> Iterator[Act]:
        """The acts of so many sentences before ``index``, of its own and of so many after, as far as there are any."""
        return map(self.__getitem__, range(max(0, index - before), min(index + after + 1, len(self._acts))))


def acts_of(reading: Reading) -> Acts:
    """What each sentence tells of an act, by itself, whoever is harmed."""

    def told(index: int) -> Act:
        one = reading.sentences[index]
        return Act(means_of(one.tagged(Label.MEANS)), targets_of(one), perpetrators_of(one, (), None), day=day_of(one))

    return Acts(reading.sentences, told)


def day_of(sentence: Sentence) -> str | None:
    """The day of the week on which the sentence says that something happened."""
    days = (_WEEKDAY.search(tag.text) for tag in sentence.tagged(Label.TIME) if not spoken(sentence, tag))
    return next((found.group().lower() for found in days if found), None)


def merged(acts: Acts, index: int) -> Act:
    """The act of sentence ``index``, completed from those around it that it goes on with.

    Nearest before comes first; only the opening of a report looks ahead. Acts of another kind are passed over.
    """
    act = acts[index]
    near = [*acts.around(index, _BACK, _AHEAD if index <= _LEAD else 0)]
    own = min(index, _BACK)
    for other in (*reversed(near[:own]), *near[own + 1 :]):
        if not _alike(act.means, other.means) or (act.day and other.day and act.day != other.day):
            continue
        if act.perpetrators and other.perpetrators and not _same_party(act, other):
            continue
        who = act.perpetrators or (() if act.unnamed else other.perpetrators)
        means = _sharper(act.means, other.means)
        act = act._replace(means=means, targets=act.targets or other.targets, perpetrators=who)
    if act.perpetrators or act.unnamed or not acts.named:
        return act
    # All acts of a report; of a chronicle of hundreds of sentences those about this one, which bounds the work.
    return act._replace(perpetrators=_only_one(acts.around(index, _WHOLE, _WHOLE - 1), act))


def _only_one(acts: Iterable[Act], act: Act) -> tuple[Tag, ...]:
    """The one party that the whole report makes act by such means; none where it names several, or tells other days."""
    first: Act | None = None
    for other in acts:
        if act.day and other.day and act.day != other.day:
            return ()
        if not (other.perpetrators and other.means and _alike(act.means, other.means)):
            continue
        if len(other.perpetrators) > 1 or (first is not None and not _same_party(first, other)):
            return ()
        first = first or other
    return () if first is None else first.perpetrators


def _same_party(one: Act, other: Act) -> bool:
    return not {t.value or t.text.lower() for t in one.perpetrators}.isdisjoint(
        t.value or t.text.lower() for t in other.perpetrators
    )


def _sharper(one: Means | None, other: Means | None) -> Means | None:
    """The means itself, or of two that may be the same thing the more specific where the first is vague."""
    if one is None or other is None:
        return one or other
    return other if one in _VAGUE and rank(other) > rank(one) else one


def _alike(one: Means | None, other: Means | None) -> bool:
    """Whether two means can be two wordings for one act."""
    if one is None or other is None or one is other:
        return True
    return any(one in family and other in family for family in _FAMILIES)
