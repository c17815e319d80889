"""Blocking: which events are compared at all, so that a record of years is never compared pair by pair.

Sited events meet where they lie in the same or a neighbouring cell of a quarter degree and their days lie at most
:data:`harmledger.link.matching.compare.PRESS_DAYS` apart; names that no gazetteer has meet others by sound;
provinces and landscapes by entry; events that name no place only by day and an equal figure or site.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence

from harmledger.link.matching.compare import PRESS_DAYS, span
from harmledger.link.telling.events import Event, Extent

_CELL = 0.25
_HALF_NEIGHBOURS = ((0, 1), (1, -1), (1, 0), (1, 1))

Pair = tuple[Event, Event]
Block = tuple[Hashable, ...]


def sited_pairs(events: Sequence[Event]) -> Iterator[Pair]:
    """Pairs of sited events that may be one incident; each pair once."""
    cells: dict[tuple[str, int, int], list[Event]] = defaultdict(list)
    unknown: dict[tuple[str, str], list[Event]] = defaultdict(list)
    known: dict[tuple[str, str], list[Event]] = defaultdict(list)
    for event in _dated(events):
        place, family = event.sites[0].place, event.family.value
        if place.lat is None or place.lon is None:
            unknown[family, event.sites[0].sound].append(event)
        else:
            cells[family, math.floor(place.lat / _CELL), math.floor(place.lon / _CELL)].append(event)
            known[family, event.sites[0].sound].append(event)
    for key, block in unknown.items():
        yield from _sweep(block)
        yield from _sweep_two(block, known.get(key, ()))
    for (family, row, column), block in cells.items():
        yield from _sweep(block)
        for down, right in _HALF_NEIGHBOURS:
            # Cells do not wrap at the date line: no conflict that we know of straddles it.
            beside = cells.get((family, row + down, column + right))
            if beside:
                yield from _sweep_two(block, beside)


def keyed_pairs(events: Sequence[Event]) -> Iterator[Pair]:
    """Pairs of wide or placeless events that share a place, a figure or a named site; each pair once."""
    blocks: dict[Block, list[Event]] = defaultdict(list)
    for event in _dated(events):
        for key in meeting_keys(event):
            blocks[key].append(event)
    seen: set[tuple[str, str]] = set()
    for block in blocks.values():
        for one, other in _sweep(block):
            pair = (one.key, other.key) if one.key < other.key else (other.key, one.key)
            if pair not in seen:
                seen.add(pair)
                yield one, other


def meeting_keys(event: Event) -> set[Block]:
    """What a wide or placeless event is found by."""
    family = event.family.value
    if event.extent is Extent.NOWHERE:
        keys: set[Block] = {(family, "toll", outcome.value, n) for outcome, n in event.figures.items() if n >= 3}
        keys |= {(family, "site", name) for name in event.named}
        keys |= {(family, "affiliation", name) for name in event.affiliations}
        return keys | {(family, "origin", event.origin)}
    return {(family, "place", site.key) for site in event.sites}


def _dated(events: Iterable[Event]) -> list[Event]:
    return [event for event in events if span(event) is not None]


def _window(event: Event) -> tuple[int, int]:
    days = span(event)
    assert days is not None  # noqa: S101 - callers keep only events that have a span
    return days


def _sweep(block: Sequence[Event]) -> Iterator[Pair]:
    ordered = sorted(block, key=lambda event: (_window(event), event.key))
    for index, one in enumerate(ordered):
        last = _window(one)[1] + PRESS_DAYS
        for other in ordered[index + 1 :]:
            if _window(other)[0] > last:
                break
            yield one, other


def _sweep_two(block: Sequence[Event], beside: Sequence[Event]) -> Iterator[Pair]:
    mine = {event.key for event in block}
    for one, other in _sweep([*block, *beside]):
        if (one.key in mine) != (other.key in mine):
            yield one, other
