"""Which of several parties share a deed: those joined in the text, and those that are likely enough by themselves."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence

from harmledger.model.span import Mention

SHARED = 0.4
"""Chance from which a further party shares the deed of the likeliest."""
_HARDLY = 0.02
"""Chance below which a party that the rules name, and that nothing joins to the next one, has no share in the deed."""
_JOINED = re.compile(
    r"['’]?s?(?:\s+(?:[\w-]+\s+){0,2})?(?:,|\b(?:and|or|along with|as well as)\b|&|/)\s*(?:[\w-]+\s+){0,2}"
)
"""What stands between two parties that do one thing together: "X and allied Y", "X's jets and Y"."""


def sharing(
    ruled: Sequence[Mention], chosen: str, values: Mapping[int, str], shares: Mapping[str, float], text: str
) -> tuple[Mention, ...]:
    """Of the parties that the rules name, those that share the deed of the one that was chosen among them.

    The network has learnt to find one, so that its chances say little of those told in one breath with it.

    Args:
        ruled: what the rules named.
        chosen: the party that was chosen, one of theirs.
        values: the party of each mention, by where it starts.
        shares: the chance of each party, 0 to 1.
        text: the text that offsets refer to.
    """
    told = sorted(ruled, key=lambda one: one.start)
    joined = [_JOINED.fullmatch(text, one.end, other.start) is not None for one, other in itertools.pairwise(told)]
    beside = [left or right for left, right in zip((False, *joined), (*joined, False), strict=True)]
    return tuple(
        one
        for one, together in zip(told, beside, strict=True)
        if together or values.get(one.start) == chosen or shares.get(values.get(one.start, ""), 0.0) >= _HARDLY
    )
