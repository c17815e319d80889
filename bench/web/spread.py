"""How times spread: the same reading for pages asked within the process and for a crowd."""

from __future__ import annotations

from collections.abc import Sequence


def share(times: Sequence[float], part: float) -> float:
    """The time within which that share of the answers came; 0 where there was none."""
    ranked = sorted(times)
    return ranked[min(len(ranked) - 1, int(len(ranked) * part))] if ranked else 0.0
