"""The learned reader's way through a report: the rules' drafts, the questions about them, the answers."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from harmledger.extract.deciding.decide import decide
from harmledger.extract.deciding.questions import Questions, questions
from harmledger.extract.kinds.attack import proposed, told_once
from harmledger.extract.kinds.casualty import casualties
from harmledger.extract.kinds.damage import damages
from harmledger.extract.kinds.displacement import displacements
from harmledger.extract.tagging.tags import Reading
from harmledger.model.draft import Draft
from harmledger.model.terms import ClaimKind

if TYPE_CHECKING:
    # What runs the model takes half a second to load, and rules alone do without it.
    from harmledger.extract.deciding.network import Network

KINDS = (ClaimKind.CASUALTY, ClaimKind.DISPLACEMENT, ClaimKind.ATTACK, ClaimKind.DAMAGE)
"""What the learned reader decides about, in the order in which its drafts are given."""
_DRAFTING: tuple[Callable[[Reading], list[Draft]], ...] = (casualties, displacements, proposed, damages)


def asked(reading: Reading) -> tuple[list[Draft], Questions]:
    """The rules' drafts, attacks with those that they hold unlikely, and the questions about them."""
    drafts: list[Draft] = []
    for drafting in _DRAFTING:
        drafts += moved(drafting(reading), len(drafts))
    return drafts, questions(reading, drafts)


def decided(reading: Reading, network: Network) -> list[Draft]:
    """The drafts of :data:`KINDS` as the learned reader has them: by kind, then by place in the text."""
    _, questions_ = asked(reading)
    drafts = decide(questions_, network.weigh(questions_))
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
