"""Examples as tensors, and what the network is told of its mistakes."""

from __future__ import annotations

import collections
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from harmledger.extract.deciding import features, spans
from harmledger.extract.deciding.layout import CLASSES, MARKS, NO_MEANS, SLICES
from harmledger.extract.deciding.pieces import Pieces, Window, pieces, windows
from harmledger.extract.deciding.questions import SEVERAL, Questions, Role
from harmledger.model.terms import ClaimKind, Target
from training.corpus import Labelled
from training.examples import NONE, SKIP, Answers, Example
from training.network import SIZE, Reader, Scores

CLS, SEP = 101, 102
"""Marks at the ends of a window in BERT's vocabulary."""


@dataclass(frozen=True, slots=True, eq=False)
class Item:
    """One example, ready for the network."""

    name: str
    questions: Questions
    answers: tuple[Answers, ...]
    pieces: Pieces
    windows: tuple[Window, ...]
    head_spans: Tensor
    option_spans: Tensor
    rows: Tensor
    pairs: Tensor
    parts: Tensor
    marks: Tensor | None

    @property
    def length(self) -> int:
        """Pieces to encode."""
        return sum(window.last - window.first + 2 for window in self.windows)


def item(example: Example, tokenizer: Tokenizer) -> Item:
    """The example as tensors."""
    asked = example.questions
    found = pieces(asked.reading.sentences, tokenizer)
    return Item(
        example.name,
        asked,
        example.answers,
        found,
        tuple(windows(found)),
        torch.from_numpy(spans.of_heads(asked, found)),
        torch.from_numpy(spans.of_options(asked, found)),
        torch.from_numpy(features.of_heads(asked)),
        torch.from_numpy(features.of_pairs(asked)),
        torch.from_numpy(features.of_parts(asked)),
        None if example.spans is None else _marks(example.spans, found),
    )


def _marks(labelled: Sequence[Labelled], found: Pieces) -> Tensor:
    """The tagger's label of each piece; longer spans win over those that they hold."""
    marks = np.zeros(len(found.ids), np.int64)
    for span in sorted(labelled, key=lambda one: one.end - one.start):
        first, last = found.span(span.start, span.end)
        marks[first:last] = MARKS.index(f"I-{span.label}")
        marks[first] = MARKS.index(f"B-{span.label}")
    return torch.from_numpy(marks)


def batches(items: Sequence[Item], most: int, order: np.random.Generator | None) -> Iterator[list[Item]]:
    """Items in batches of at most ``most`` pieces (at least one item), of like length, in random order where asked."""
    at = np.arange(len(items)) if order is None else order.permutation(len(items))
    blocks = [at[first : first + 64] for first in range(0, len(at), 64)]
    found: list[list[Item]] = []
    for block in blocks:
        batch: list[Item] = []
        for index in sorted(block, key=lambda one: items[one].length):
            if batch and sum(one.length for one in batch) + items[index].length > most:
                found.append(batch)
                batch = []
            batch.append(items[index])
        found.append(batch)
    if order is not None:
        order.shuffle(found)  # type: ignore[arg-type] - a list is shuffled in place
    yield from found


def encode(network: Reader, batch: Sequence[Item]) -> list[Tensor]:
    """The vectors of each item's pieces, ``(pieces, SIZE)``."""
    jobs = [(one, window) for one in batch for window in one.windows]
    longest = max((window.last - window.first for _, window in jobs), default=0) + 2
    ids = torch.zeros(len(jobs), longest, dtype=torch.long)
    mask = torch.zeros(len(jobs), longest)
    for row, (one, window) in enumerate(jobs):
        length = window.last - window.first
        ids[row, 0], ids[row, length + 1] = CLS, SEP
        ids[row, 1 : length + 1] = torch.from_numpy(one.pieces.ids[window.first : window.last])
        mask[row, : length + 2] = 1
    vectors = network.encoder(ids, mask).float()
    kept: dict[int, list[Tensor]] = collections.defaultdict(list)
    for row, (one, window) in enumerate(jobs):
        low, high = (at - window.first + 1 for at in window.kept)
        kept[id(one)].append(vectors[row, low:high])
    return [torch.cat(kept[id(one)]) if kept[id(one)] else torch.zeros(0, SIZE) for one in batch]


def means(vectors: Tensor, bounds: Tensor) -> Tensor:
    """Mean vectors of spans, as :func:`harmledger.extract.deciding.spans.means`."""
    running = torch.cat((vectors.new_zeros(1, vectors.shape[1]), vectors.cumsum(0)))
    low, high = bounds.clamp(max=len(vectors)).unbind(2)
    total = running[high] - running[low]
    return (total / (high - low).clamp(min=1).unsqueeze(2)).flatten(1)


def weigh(network: Reader, one: Item, vectors: Tensor) -> Scores:
    """The network's scores of one item."""
    return Scores(
        *network.weigher(
            means(vectors, one.head_spans), one.rows, means(vectors, one.option_spans), one.pairs, one.parts
        )
    )


def losses(network: Reader, one: Item, vectors: Tensor) -> dict[str, list[Tensor]]:
    """What each question about the item cost, by the name of the question."""
    cost: dict[str, list[Tensor]] = collections.defaultdict(list)
    if one.marks is not None and len(vectors):
        cost["marks"].append(functional.cross_entropy(network.marks(vectors), one.marks, reduction="sum") / 20)
    if not one.answers:
        return cost
    scores = weigh(network, one, vectors)
    for at, answers in enumerate(one.answers):
        _of_classes(cost, scores.classes[at], answers, one.questions.heads[at].draft is None)
        _of_roles(cost, one, scores, at, answers)
        _of_wholes(cost, one, scores, at, answers)
    return cost


def _of_classes(cost: dict[str, list[Tensor]], row: Tensor, answers: Answers, alone: bool) -> None:  # noqa: FBT001
    if answers.outcome != SKIP:
        cost["outcome"].append(_one(row[SLICES["outcome"]], answers.outcome))
    if answers.real != SKIP:
        cost["real"].append(_one(row[SLICES["real"]], answers.real))
    for name, term in answers.terms.items():
        wanted = NO_MEANS if name == "means" and term is None else term
        cost[name].append(_one(row[SLICES[name]], CLASSES[name].index(str(wanted))))
    if answers.targets is not None:
        wanted_targets = torch.tensor([float(target in answers.targets) for target in Target])
        cost["targets"].append(
            functional.binary_cross_entropy_with_logits(row[SLICES["targets"]], wanted_targets, reduction="sum") / 3
        )


def _one(scores: Tensor, right: int) -> Tensor:
    return functional.cross_entropy(scores[None], torch.tensor([right]))


def groups(one: Item, role: Role) -> dict[str, list[int]]:
    """Options of a role by what they say."""
    found: dict[str, list[int]] = collections.defaultdict(list)
    for index, option in enumerate(one.questions.options):
        if option.role is role:
            found[option.value].append(index)
    return found


def _of_roles(cost: dict[str, list[Tensor]], one: Item, scores: Scores, at: int, answers: Answers) -> None:
    for role, right in answers.right.items():
        grouped = groups(one, role)
        own = [index for indexes in grouped.values() for index in indexes]
        if not own:
            continue
        if role not in SEVERAL:
            every = torch.cat((scores.none[at, role][None], scores.pairs[at, own, role]))
            good = torch.tensor([not right, *(index in right for index in own)])
            cost[role.name].append(every.logsumexp(0) - every[good].logsumexp(0))
            continue
        open_ = answers.open.get(role, frozenset())
        terms = []
        for indexes in grouped.values():
            wanted = float(not right.isdisjoint(indexes))
            if not wanted and not open_.isdisjoint(indexes):
                continue
            best = scores.pairs[at, indexes, role].max()
            terms.append(functional.binary_cross_entropy_with_logits(best, best.new_tensor(wanted)))
        if terms:
            cost[role.name].append(torch.stack(terms).sum())


def _of_wholes(cost: dict[str, list[Tensor]], one: Item, scores: Scores, at: int, answers: Answers) -> None:
    if answers.whole == SKIP:
        return
    own = figures(one, at)
    every = torch.cat((scores.whole[at][None], scores.parts[at, own]))
    right = 0 if answers.whole == NONE else own.index(answers.whole) + 1 if answers.whole in own else None
    if right is not None:
        cost["whole"].append(_one(every, right))


def figures(one: Item, at: int) -> list[int]:
    """Heads that another may be a part of: the figures but itself."""
    return [
        index
        for index, head in enumerate(one.questions.heads)
        if index != at and head.draft is not None and head.draft.kind in {ClaimKind.CASUALTY, ClaimKind.DISPLACEMENT}
    ]
