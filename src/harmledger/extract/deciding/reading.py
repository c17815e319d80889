"""The learned reader's way through a report: the rules' drafts, the questions about them, the answers."""

from __future__ import annotations

import dataclasses
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
    every = _drafted(reading)
    drafts: list[Draft] = []
    for part, core in _blocks(reading):
        questions_ = questions(part, _inside(every, core), core)
        if not questions_.heads:
            continue
        encoded = network.encode(part)
        questions_ = questions_.beside(encoded.marked)
        drafts += moved(decide(questions_, network.weigh(questions_, encoded)), len(drafts))
    return _in_order(reading, drafts)


def encoded_parts(reading: Reading) -> Iterator[Reading]:
    """The stretches of a report that are put to the network: what ``bench/`` takes the bare passes of."""
    every = _drafted(reading)
    for part, core in _blocks(reading):
        if questions(part, _inside(every, core), core).heads:
            yield part


def _drafted(reading: Reading) -> list[Draft]:
    drafts: list[Draft] = []
    for drafting in _DRAFTING:
        drafts += moved(drafting(reading), len(drafts))
    return drafts


def _blocks(reading: Reading) -> Iterator[tuple[Reading, Span]]:
    """Runs of sentences with those around them, and where in the text the run itself stands."""
    sentences = reading.sentences
    for first in range(0, len(sentences), _BLOCK):
        last = min(first + _BLOCK, len(sentences))
        near = sentences[max(0, first - _AROUND) : last + _AROUND]
        end = sentences[last].start if last < len(sentences) else len(reading.text)
        yield Reading(reading.report, near), Span(sentences[first].start, max(end, sentences[first].start + 1))


def _inside(drafts: list[Draft], core: Span) -> list[Draft]:
    """The drafts of one run; what is a part of something outside of it is a part of nothing here."""
    own = [at for at, one in enumerate(drafts) if core.start <= one.start < core.end]
    new = {at: index for index, at in enumerate(own)}
    return [
        one if one.part_of is None else dataclasses.replace(one, part_of=new.get(one.part_of))
        for one in (drafts[at] for at in own)
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
    new = {at: index for index, at in enumerate(order)}
    return [
        one if one.part_of is None else dataclasses.replace(one, part_of=new[one.part_of])
        for one in (drafts[at] for at in order)
    ]


def moved(drafts: Sequence[Draft], by: int) -> list[Draft]:
    """Drafts whose references to one another are counted from the head of a longer list."""
    return [_pointing(one, by) if one.part_of is not None or one.denies is not None else one for one in drafts]


def _pointing(draft: Draft, by: int) -> Draft:
    part_of = None if draft.part_of is None else draft.part_of + by
    denies = None if draft.denies is None else draft.denies + by
    return dataclasses.replace(draft, part_of=part_of, denies=denies)
