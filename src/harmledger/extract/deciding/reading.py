"""The learned reader's way through a report: the rules' drafts, the questions about them, the answers."""

from __future__ import annotations

import bisect
import dataclasses
import itertools
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from harmledger.extract.deciding.decide import decide
from harmledger.extract.deciding.marks import Marked
from harmledger.extract.deciding.questions import Questions, questions
from harmledger.extract.kinds.attack import proposed, told_once
from harmledger.extract.kinds.casualty import casualties
from harmledger.extract.kinds.damage import damages
from harmledger.extract.kinds.displacement import displacements
from harmledger.extract.tagging.tags import Reading
from harmledger.model.draft import Draft
from harmledger.model.span import Span
from harmledger.model.terms import ClaimKind

if TYPE_CHECKING:
    # What runs the model takes half a second to load, and rules alone do without it.
    from harmledger.extract.deciding.network import Network

KINDS = (ClaimKind.CASUALTY, ClaimKind.DISPLACEMENT, ClaimKind.ATTACK, ClaimKind.DAMAGE)
"""What the learned reader decides about, in the order in which its drafts are given."""
_DRAFTING: tuple[Callable[[Reading], list[Draft]], ...] = (casualties, displacements, proposed, damages)


_BLOCK = 48
"""Sentences that are decided together: more than nearly every report has. Bounds what a long one takes."""
_AROUND = 8
"""Sentences before and after them whose mentions may belong to what they tell."""
_TAGS = 640
"""Tags of the sentences that are decided together: every figure is weighed against every other and every mention."""
_TAGS_AROUND = 240
"""Tags of those before them, and of those after."""


def asked(reading: Reading, found: Sequence[Marked] = ()) -> tuple[list[Draft], Questions]:
    """The rules' drafts, attacks with those that they hold unlikely, and the questions about them, of a whole report.

    Args:
        reading: the tagged report.
        found: what is marked in it.
    """
    drafts = _drafted(reading)
    return drafts, questions(reading, drafts).beside(found)


def decided(reading: Reading, network: Network) -> list[Draft]:
    """The drafts of :data:`KINDS` as the learned reader has them: by kind, then by place in the text.

    A stretch of the report without anything to decide is not even put to the network.
    """
    drafts: list[Draft] = []
    for stretch in stretches(reading):
        encoded = network.encode(stretch.reading)
        questions_ = stretch.beside(encoded.marked)
        drafts += moved(decide(questions_, network.weigh(questions_, encoded)), len(drafts))
    return _in_order(reading, drafts)


def stretches(reading: Reading) -> Iterator[Questions]:
    """The stretches of a report in which there is something to decide; ``bench/`` takes the bare passes of them."""
    inside = _Inside(_drafted(reading))
    for part, core in _blocks(reading):
        found = questions(part, inside.of(core), core)
        if found.heads:
            yield found


def _drafted(reading: Reading) -> list[Draft]:
    drafts: list[Draft] = []
    for drafting in _DRAFTING:
        drafts += moved(drafting(reading), len(drafts))
    return drafts


def _blocks(reading: Reading) -> Iterator[tuple[Reading, Span]]:
    """Runs of sentences with those around them, and where in the text the run itself stands."""
    sentences = reading.sentences
    weights = [len(sentence.tags) for sentence in sentences]
    first = 0
    while first < len(sentences):
        last = first + max(1, _fitting(weights[first : first + _BLOCK], _TAGS))
        before = _fitting(weights[max(0, first - _AROUND) : first][::-1], _TAGS_AROUND)
        after = _fitting(weights[last : last + _AROUND], _TAGS_AROUND)
        end = sentences[last].start if last < len(sentences) else len(reading.text)
        near = sentences[first - before : last + after]
        yield Reading(reading.report, near), Span(sentences[first].start, max(end, sentences[first].start + 1))
        first = last


def _fitting(weights: Sequence[int], most: int) -> int:
    """How many of the weights, from the first on, stay within ``most`` together."""
    return bisect.bisect_right(list(itertools.accumulate(weights)), most)


class _Inside:
    """The drafts of a whole report, to be asked for those of a stretch of it."""

    def __init__(self, drafts: list[Draft]) -> None:
        self._drafts = drafts
        self._order = sorted(range(len(drafts)), key=lambda at: drafts[at].start)
        self._starts = [drafts[at].start for at in self._order]

    def of(self, core: Span) -> list[Draft]:
        """The drafts of the stretch; what is a part of something outside of it is a part of nothing here."""
        first, last = (bisect.bisect_left(self._starts, offset) for offset in (core.start, core.end))
        own = sorted(self._order[first:last])
        new = {at: index for index, at in enumerate(own)}
        return [
            one if one.part_of is None else dataclasses.replace(one, part_of=new.get(one.part_of))
            for one in (self._drafts[at] for at in own)
        ]


def _in_order(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """By kind, each attack once."""
    kept = {id(one) for one in told_once(reading, [one for one in drafts if one.kind is ClaimKind.ATTACK])}
    order = [
        at
        for kind in KINDS
        for at, one in enumerate(drafts)
        if one.kind is kind and (kind is not ClaimKind.ATTACK or id(one) in kept)
    ]
    return picked(drafts, order)


def picked(drafts: Sequence[Draft], order: Sequence[int]) -> list[Draft]:
    """The drafts at these places of the list, in this order, their references counted in the new one.

    What referred to a draft that was not picked refers to none.
    """
    new = {at: index for index, at in enumerate(order)}
    found = (drafts[at] for at in order)
    return [
        one
        if one.part_of is None and one.denies is None
        else dataclasses.replace(
            one,
            part_of=None if one.part_of is None else new.get(one.part_of),
            denies=None if one.denies is None else new.get(one.denies),
        )
        for one in found
    ]


def moved(drafts: Sequence[Draft], by: int) -> list[Draft]:
    """Drafts whose references to one another are counted from the head of a longer list."""
    return [_pointing(one, by) if one.part_of is not None or one.denies is not None else one for one in drafts]


def _pointing(draft: Draft, by: int) -> Draft:
    part_of = None if draft.part_of is None else draft.part_of + by
    denies = None if draft.denies is None else draft.denies + by
    return dataclasses.replace(draft, part_of=part_of, denies=denies)
