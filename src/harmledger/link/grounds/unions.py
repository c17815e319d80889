"""Disjoint sets: which things belong together once pairs of them are joined."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable


class Unions:
    """Groups of keys; joining is the only change. The order of joins does not show in the groups."""

    def __init__(self, keys: Iterable[str]) -> None:
        """Every key starts as a group of its own."""
        self._parent = {key: key for key in keys}

    def __contains__(self, key: str) -> bool:
        return key in self._parent

    def root(self, key: str) -> str:
        """The least key of the group that holds ``key``."""
        top = key
        while self._parent[top] != top:
            top = self._parent[top]
        while self._parent[key] != top:
            self._parent[key], key = top, self._parent[key]
        return top

    def join(self, one: str, other: str) -> None:
        """Make the two groups one."""
        low, high = sorted((self.root(one), self.root(other)))
        self._parent[high] = low

    def groups(self) -> list[list[str]]:
        """All groups, each sorted, in the order of their least keys."""
        held: dict[str, list[str]] = defaultdict(list)
        for key in sorted(self._parent):
            held[self.root(key)].append(key)
        return [held[root] for root in sorted(held)]
