"""Average linkage: the two clusters with the greatest mean score join first, as long as it reaches the threshold."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping

Edges = Mapping[tuple[str, str], float]


def average_linkage(keys: Iterable[str], edges: Edges, threshold: float) -> list[list[str]]:
    """Groups of keys, each sorted; a pair without an edge is never in one group.

    Args:
        keys: what is grouped.
        edges: the score of each pair that may be in one group, the lesser key first.
        threshold: the least mean score at which two groups join.
    """
    members = {key: [key] for key in sorted(keys)}
    near: dict[str, dict[str, float]] = {key: {} for key in members}
    for (one, other), weight in edges.items():
        near[one][other] = near[other][one] = weight
    heap = [(-weight, one, other, 1, 1) for (one, other), weight in edges.items() if weight >= threshold]
    heapq.heapify(heap)
    while heap:
        _, one, other, size_one, size_other = heapq.heappop(heap)
        fresh = len(members.get(one, ())) == size_one and len(members.get(other, ())) == size_other
        if not fresh or other not in near[one]:
            continue
        _join(one, other, members, near)
        for third, weight in near[one].items():
            if weight >= threshold:
                low, high = min(one, third), max(one, third)
                heapq.heappush(heap, (-weight, low, high, len(members[low]), len(members[high])))
    return [sorted(group) for _, group in sorted(members.items())]


def _join(one: str, other: str, members: dict[str, list[str]], near: dict[str, dict[str, float]]) -> None:
    """Make ``other`` part of ``one``; what only one of the two may join, neither may any more."""
    mine, theirs = near[one], near.pop(other)
    size_one, size_other = len(members[one]), len(members[other])
    joined = {
        third: (weight * size_one + theirs[third] * size_other) / (size_one + size_other)
        for third, weight in mine.items()
        if third in theirs
    }
    for third in (mine.keys() | theirs.keys()) - {one, other}:
        near[third].pop(one, None)
        near[third].pop(other, None)
    near[one] = joined
    for third, weight in joined.items():
        near[third][one] = weight
    members[one] += members.pop(other)
