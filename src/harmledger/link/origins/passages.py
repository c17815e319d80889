"""Which words of one report stand in another: stretches of both, aligned through the runs of words that they share.

A run of three words that both have is a seed; seeds that follow one another closely on both sides make a stretch.
Words between seeds may differ, as synonyms do. Stretches may come in another order, and from several reports.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from harmledger.link.origins.words import Words

_RUN = 3
_GAP = 9
"""The most words between two seeds of one stretch, on either side."""

_FEW = 4
"""Chains from which those that no seed can go on with are put aside."""

_REPEATED = 6
"""Runs that the earlier report has more often than this seed nothing."""

_LEAST_MATCHED = 8
_LEAST_SCORE = 0.4


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words ``start`` to ``end`` of the later report and ``there_start`` to ``there_end`` of the earlier one.

    Half-open, counted in words. ``matched`` words stand in runs that both have; ``score`` is their share of the longer
    side, 0 to 1.
    """

    start: int
    end: int
    there_start: int
    there_end: int
    matched: int
    score: float


@dataclass(slots=True)
class _Chain:
    start: int
    there: int
    last: int
    there_last: int
    matched: int = _RUN


def stretches(later: Words, earlier: Words, left_out: Collection[int] = ()) -> tuple[Stretch, ...]:
    """The stretches that ``later`` shares with ``earlier``, in its order, none overlapping another on its side.

    Args:
        later: the report that may have taken words.
        earlier: the one that it may have taken them from.
        left_out: places of words of ``later`` that are no evidence (standing text); no seed lies on them.
    """
    found = [made for chain in _chains(later.low, earlier.low, left_out) if (made := _stretch(chain))]
    return _apart(found)


def _chains(later: Sequence[str], earlier: Sequence[str], left_out: Collection[int]) -> list[_Chain]:
    places: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for place, run in enumerate(zip(earlier, earlier[1:], earlier[2:], strict=False)):
        places[run].append(place)
    done: list[_Chain] = []
    live: list[_Chain] = []
    for place, run in enumerate(zip(later, later[1:], later[2:], strict=False)):
        there = places.get(run)
        if there is None or len(there) > _REPEATED or place in left_out:
            continue
        if len(live) > _FEW:
            done += [chain for chain in live if place - chain.last > _GAP + _RUN]
            live = [chain for chain in live if place - chain.last <= _GAP + _RUN]
        for other in there:
            chain = _nearest(live, place, other)
            if chain is None:
                live.append(_Chain(place, other, place, other))
            else:
                chain.matched += min(_RUN, place - chain.last, other - chain.there_last)
                chain.last, chain.there_last = place, other
    return done + live


def _nearest(live: Sequence[_Chain], place: int, other: int) -> _Chain | None:
    """The chain that the seed goes on with; of several the one that it bends least."""
    best: _Chain | None = None
    least = 2 * _GAP
    for chain in live:
        here, there = place - chain.last, other - chain.there_last
        if 0 < here <= _GAP + _RUN and 0 < there <= _GAP + _RUN:
            bend = abs(here - there)
            if bend < least:
                best, least = chain, bend
    return best


def _stretch(chain: _Chain) -> Stretch | None:
    start, end = chain.start, chain.last + _RUN
    there_start, there_end = chain.there, chain.there_last + _RUN
    longer = max(end - start, there_end - there_start)
    score = chain.matched / longer
    if chain.matched < _LEAST_MATCHED or score < _LEAST_SCORE:
        return None
    return Stretch(start, end, there_start, there_end, chain.matched, score)


def _apart(found: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """The best of those that overlap on the later report's side; each word was taken from one place."""
    kept: list[Stretch] = []
    for item in sorted(found, key=lambda stretch: (-stretch.matched, stretch.start, stretch.there_start)):
        if all(item.end <= other.start or other.end <= item.start for other in kept):
            kept.append(item)
    return tuple(sorted(kept, key=lambda stretch: stretch.start))
