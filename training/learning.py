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
from harmledger.extract.deciding.questions import QUANTITIES, SEVERAL, Head, Questions, Role
from harmledger.model.terms import Target
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
    right: Right

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
        right_of(asked, example.answers),
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
        order.shuffle(found)
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


def losses(network: Reader, one: Item, vectors: Tensor) -> dict[str, Tensor]:
    """What each question about the item cost, summed over its heads, by the name of the question."""
    cost: dict[str, Tensor] = {}
    if one.marks is not None and len(vectors):
        cost["marks"] = functional.cross_entropy(network.marks(vectors), one.marks, reduction="sum") / 10
    if not one.answers:
        return cost
    scores = weigh(network, one, vectors)
    right = one.right
    for name, wanted in right.classes.items():
        cost[name] = functional.cross_entropy(
            scores.classes[:, SLICES[name]], wanted, ignore_index=SKIP, reduction="sum"
        )
    cost["targets"] = (
        functional.binary_cross_entropy_with_logits(
            scores.classes[:, SLICES["targets"]], right.targets, weight=right.targets_asked[:, None], reduction="sum"
        )
        / 3
    )
    for role, single in right.single.items():
        every = torch.cat((scores.none[:, role, None], scores.pairs[:, single.options, role]), 1)
        good = every.masked_fill(~single.good, -1e4)
        cost[role.name] = ((every.logsumexp(1) - good.logsumexp(1)) * single.asked).sum()
    for role, several in right.several.items():
        own = scores.pairs[:, several.members.clamp(min=0), role].masked_fill(several.members < 0, -1e4)
        cost[role.name] = functional.binary_cross_entropy_with_logits(
            own.amax(2), several.wanted, weight=several.asked, reduction="sum"
        )
    every = torch.cat((scores.whole[:, None], scores.parts.masked_fill(~right.figures, -1e4)), 1)
    cost["whole"] = functional.cross_entropy(every, right.wholes, ignore_index=SKIP, reduction="sum")
    return cost


@dataclass(frozen=True, slots=True, eq=False)
class Single:
    """A role that one option fills: its options, which answers are right (the first: none of them), whether asked."""

    options: list[int]
    good: Tensor
    asked: Tensor


@dataclass(frozen=True, slots=True, eq=False)
class Several:
    """A role that several fill: options by what they say (filled up with -1), which are wanted, which are asked."""

    members: Tensor
    wanted: Tensor
    asked: Tensor


@dataclass(frozen=True, slots=True, eq=False)
class Right:
    """The answers of one item as tensors, a row a head."""

    classes: dict[str, Tensor]
    targets: Tensor
    targets_asked: Tensor
    single: dict[Role, Single]
    several: dict[Role, Several]
    wholes: Tensor
    figures: Tensor


def right_of(asked: Questions, answers: Sequence[Answers]) -> Right:
    """The answers as tensors."""
    heads = len(answers)
    classes = {name: torch.full((heads,), SKIP, dtype=torch.long) for name in CLASSES}
    targets, targets_asked = torch.zeros(heads, len(Target)), torch.zeros(heads)
    order = {target.value: at for at, target in enumerate(Target)}
    for at, one in enumerate(answers):
        classes["outcome"][at], classes["real"][at] = one.outcome, one.real
        for name, term in one.terms.items():
            classes[name][at] = CLASSES[name].index(NO_MEANS if term is None else term)
        if one.targets is not None:
            targets_asked[at] = 1
            targets[at, [order[target] for target in one.targets]] = 1
    figures = torch.tensor([is_figure(head) for head in asked.heads], dtype=torch.bool).expand(heads, heads).clone()
    figures.fill_diagonal_(False)  # noqa: FBT003 - torch takes it so
    return Right(
        classes,
        targets,
        targets_asked,
        {role: _single(asked, answers, role) for role in Role if role not in SEVERAL},
        {role: found for role in SEVERAL if (found := _several(asked, answers, role)) is not None},
        torch.tensor([_whole(asked, one) for one in answers]),
        figures,
    )


def _whole(asked: Questions, one: Answers) -> int:
    if one.whole in {SKIP, NONE}:
        return 0 if one.whole == NONE else SKIP
    return one.whole + 1 if is_figure(asked.heads[one.whole]) else SKIP


def _single(asked: Questions, answers: Sequence[Answers], role: Role) -> Single:
    own = [index for index, option in enumerate(asked.options) if option.role is role]
    good = torch.zeros(len(answers), len(own) + 1, dtype=torch.bool)
    wanted = torch.zeros(len(answers))
    for at, one in enumerate(answers):
        if role in one.right:
            wanted[at] = 1
            good[at] = torch.tensor([not one.right[role], *(index in one.right[role] for index in own)])
    return Single(own, good, wanted)


def _several(asked: Questions, answers: Sequence[Answers], role: Role) -> Several | None:
    grouped = list(groups(asked, role).values())
    if not grouped:
        return None
    widest = max(map(len, grouped))
    members = torch.tensor([one + [-1] * (widest - len(one)) for one in grouped])
    wanted, known = torch.zeros(len(answers), len(grouped)), torch.zeros(len(answers), len(grouped))
    for at, one in enumerate(answers):
        if role not in one.right:
            continue
        for column, indexes in enumerate(grouped):
            wanted[at, column] = float(not one.right[role].isdisjoint(indexes))
            doubt = not wanted[at, column] and not one.open.get(role, frozenset()).isdisjoint(indexes)
            known[at, column] = float(not doubt)
    return Several(members, wanted, known)


def groups(asked: Questions, role: Role) -> dict[str, list[int]]:
    """Options of a role by what they say."""
    found: dict[str, list[int]] = collections.defaultdict(list)
    for index, option in enumerate(asked.options):
        if option.role is role:
            found[option.value].append(index)
    return found


def is_figure(head: Head) -> bool:
    """Whether another figure may be a part of the head."""
    return head.draft is None or head.draft.kind in QUANTITIES


def figures(asked: Questions, at: int) -> list[int]:
    """Heads that the one at ``at`` may be a part of."""
    return [index for index, head in enumerate(asked.heads) if index != at and is_figure(head)]
