"""How a network does on questions by themselves, beside the rules: a quick look while it learns.

What counts is what comes out of the whole, which :mod:`training.folds` and ``make quality`` score.
"""

from __future__ import annotations

import collections
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from harmledger.extract.deciding.layout import CLASSES, NO_MEANS, OUTCOMES, SLICES
from harmledger.extract.deciding.questions import Role
from harmledger.model.terms import ClaimKind
from training.examples import NONE, SKIP
from training.learning import Item, batches, encode, groups, is_figure, weigh
from training.network import Reader, Scores

_LIKELY = 0.4


@dataclass(frozen=True, slots=True)
class Share:
    """How often a question was answered right: by the network, by the rules, of how many."""

    network: int
    rules: int
    asked: int


@dataclass(frozen=True, slots=True)
class _Answer:
    question: str
    network: bool
    rules: bool


def check(network: Reader, items: Sequence[Item]) -> dict[str, Share]:
    """For each question how it is answered."""
    network.eval()
    tally: dict[str, list[_Answer]] = collections.defaultdict(list)
    with torch.no_grad():
        for batch in batches(items, 3000, None):
            for one, vectors in zip(batch, encode(network, batch), strict=True):
                if one.answers:
                    for answer in _answers(one, weigh(network, one, vectors)):
                        tally[answer.question].append(answer)
    return {
        name: Share(sum(one.network for one in own), sum(one.rules for one in own), len(own))
        for name, own in sorted(tally.items())
    }


def _answers(one: Item, scores: Scores) -> Iterator[_Answer]:
    for at in range(len(one.answers)):
        yield from _of_classes(one, scores, at)
        yield from _of_roles(one, scores, at)
        yield from _of_wholes(one, scores, at)


def _of_classes(one: Item, scores: Scores, at: int) -> Iterator[_Answer]:
    head, answers, row = one.questions.heads[at], one.answers[at], scores.classes[at]
    draft = head.draft
    if answers.outcome != SKIP:
        says = int(row[SLICES["outcome"]].argmax())
        ruled = 0 if draft is None else OUTCOMES.index(draft.outcome or "displaced")
        kind = "" if draft is not None else " (left alone, harm)" if answers.outcome else " (left alone, none)"
        yield _Answer(f"outcome{kind}", says == answers.outcome, ruled == answers.outcome)
    if answers.real != SKIP and draft is not None:
        says = int(row[SLICES["real"]].argmax())
        likely = draft.kind is not ClaimKind.ATTACK or head.sure >= _LIKELY
        yield _Answer(f"real {draft.kind}", says == answers.real, likely == bool(answers.real))
    for name, term in answers.terms.items():
        said = CLASSES[name][int(row[SLICES[name]].argmax())]
        ruled = draft is not None and getattr(draft, name) == term
        yield _Answer(name, said == (NO_MEANS if term is None else term), ruled)


def _of_roles(one: Item, scores: Scores, at: int) -> Iterator[_Answer]:
    right = one.right
    for role, single in right.single.items():
        if single.asked[at] and single.options:
            best = int(torch.cat((scores.none[at, role, None], scores.pairs[at, single.options, role])).argmax())
            picked = [index for index, option in enumerate(single.options) if one.pairs[at, option, 3]]
            yield _Answer(role.name, bool(single.good[at, best]), bool(single.good[at, picked[0] + 1 if picked else 0]))
    for role in right.several:
        good = one.answers[at].right.get(role)
        if good is None:
            continue
        ours, theirs = _chosen(one, scores.pairs[at, :, role], role), _chosen(one, one.pairs[at, :, 4] - 0.5, role)
        wanted = {name for name, indexes in groups(one.questions, role).items() if not good.isdisjoint(indexes)}
        if role is Role.PLACE:  # the scorer asks for the places, and holds no further one against a claim
            yield _Answer(role.name, wanted <= ours, wanted <= theirs)
        else:
            yield _Answer(role.name, wanted == ours, wanted == theirs)


def _chosen(one: Item, scores: Tensor, role: Role) -> set[str]:
    grouped = groups(one.questions, role)
    return {name for name, indexes in grouped.items() if float(scores[indexes].max()) > 0}


def _of_wholes(one: Item, scores: Scores, at: int) -> Iterator[_Answer]:
    wanted = one.answers[at].whole
    if wanted == SKIP:
        return
    own = [index for index, head in enumerate(one.questions.heads) if index != at and is_figure(head)]
    part = int(torch.cat((scores.whole[at, None], scores.parts[at, own])).argmax()) > 0
    ruled = bool(one.parts[at, :, 8].any())
    name = "part of none" if wanted == NONE else "part of some"
    yield _Answer(name, part == (wanted != NONE), ruled == (wanted != NONE))
