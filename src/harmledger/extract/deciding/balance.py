"""Scores before anything is decided: what the rules say weighs in, and figures of one sentence are drawn together."""

from __future__ import annotations

import collections
import dataclasses
from typing import TYPE_CHECKING

import numpy as np

from harmledger.extract.deciding import features
from harmledger.extract.deciding.layout import CLASSES, SLICES
from harmledger.extract.deciding.questions import QUANTITIES, SEVERAL, Questions, Role
from harmledger.model.terms import ClaimKind

if TYPE_CHECKING:
    from harmledger.extract.deciding.network import Scores

_LEAN = 2.9
"""What the rules' own answer is worth beyond what the network has learnt of it; a logit."""
_LEAN_TIME, _LEAN_CARRIED = 4.0, 2.5
"""The same of a time: the rules are good at one in the sentence itself, less so at one carried over from another."""
_DRAWN = 0.6
"""How far the scores of figures in one sentence are drawn towards their mean: 0 not at all, 1 wholly."""


def leaning(asked: Questions, scores: Scores) -> Scores:
    """The scores with a little more for what the rules say: the network has to be surer than even to overrule them."""
    classes, none, pairs = scores.classes.copy(), scores.none.copy(), scores.pairs.copy()
    _, alike = features.of_rules(asked)
    for at, head in enumerate(asked.heads):
        draft = head.draft
        if draft is None:
            continue
        for name in ("victims", "scope", "stance", "means"):
            term = getattr(draft, name)
            if term is not None:
                classes[at, SLICES[name].start + CLASSES[name].index(term)] += _LEAN
        for role in Role:
            if role in SEVERAL:
                continue
            own = [one for one, option in enumerate(asked.options) if option.role is role and alike[at, one]]
            if own:
                pairs[at, own, role] += _worth(role, carried=draft.time_inherited)
            else:
                none[at, role] += _LEAN
    return dataclasses.replace(scores, classes=classes, none=none, pairs=pairs)


def _worth(role: Role, *, carried: bool) -> float:
    if role is not Role.TIME:
        return _LEAN
    return _LEAN_CARRIED if carried else _LEAN_TIME


def told_together(asked: Questions, scores: Scores) -> Scores:
    """The scores with those of figures told in one sentence drawn towards one another.

    Of two figures in a sentence 94 to 98 % have day, speaker, party, means and reach in common, in the training reports
    and in the corpus: what is unsure of one is settled by the others.
    """
    harmed = scores.classes[:, SLICES["outcome"]][:, 1:].max(axis=1, initial=-np.inf)
    together: dict[int, list[int]] = collections.defaultdict(list)
    for at, head in enumerate(asked.heads):
        kind = ClaimKind.CASUALTY if head.draft is None else head.draft.kind
        if kind in QUANTITIES and harmed[at] > scores.classes[at, SLICES["outcome"]][0]:
            together[head.sentence].append(at)
    classes, none, pairs = scores.classes.copy(), scores.none.copy(), scores.pairs.copy()
    for own in together.values():
        for name in ("means", "scope"):
            part = SLICES[name]
            classes[own, part] += _DRAWN * (scores.classes[own, part].mean(axis=0) - scores.classes[own, part])
        for role in (Role.TIME, Role.SOURCE, Role.PERPETRATOR):
            none[own, role] += _DRAWN * (scores.none[own, role].mean() - scores.none[own, role])
            pairs[own, :, role] += _DRAWN * (scores.pairs[own, :, role].mean(axis=0) - scores.pairs[own, :, role])
    return dataclasses.replace(scores, classes=classes, none=none, pairs=pairs)
