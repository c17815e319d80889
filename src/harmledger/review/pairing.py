"""Same and different: what people decided of pairs of claims."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from harmledger.model.judgement import Judgement, Verdict, in_force

Pair = tuple[str, str]
_ON_PAIRS = (Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE)


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of claim ids, the lesser id first; each pair stands in one set at most.

    Attributes:
        same: speak of one incident.
        different: do not.
        unsure: somebody looked and left it to the machine.
    """

    same: frozenset[Pair]
    different: frozenset[Pair]
    unsure: frozenset[Pair]


def pairs(judgements: Iterable[Judgement]) -> Pairs:
    """What holds of each pair: the latest judgement of it that nobody took back.

    A judgement of more than two claims speaks of every pair of them.
    """
    latest: dict[Pair, Verdict] = {}
    for judgement in in_force(judgements):
        if judgement.verdict in _ON_PAIRS:
            latest |= dict.fromkeys(combinations(sorted(set(judgement.subjects)), 2), judgement.verdict)
    same, different, unsure = (
        frozenset(pair for pair, found in latest.items() if found is verdict) for verdict in _ON_PAIRS
    )
    return Pairs(same, different, unsure)
