"""What is held together before any scoring: by a person's word, or as one telling in copies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from harmledger.link.grounds.judged import Judged
from harmledger.link.grounds.unions import Unions
from harmledger.link.matching.barriers import places_apart
from harmledger.link.telling.events import Event, Extent

ECHO = 0.7
"""Share of an event's words that makes it the same telling in a copy."""


@dataclass(frozen=True, slots=True)
class Node:
    """Events that are held together before any scoring.

    ``told`` are those that scoring looks at: a copy's telling says nothing that its origin's does not.
    """

    key: str
    events: tuple[Event, ...]
    told: tuple[Event, ...]

    @property
    def extent(self) -> Extent:
        """The sharpest extent of its events."""
        if len(self.told) == 1:
            return self.told[0].extent
        return min((event.extent for event in self.told), key=list(Extent).index)


def nodes(events: Sequence[Event], judged: Judged) -> list[Node]:
    """The events as nodes, in the order of their keys."""
    by_key = {event.key: event for event in events}
    unions = Unions(by_key)
    home = {claim: event.key for event in events for claim in event.claim_ids} if judged.same else {}
    for one, other in judged.same:
        if one in home and other in home:
            unions.join(home[one], home[other])
    echoes: set[str] = set()
    held: dict[str, set[str]] = defaultdict(set)
    for event in events:
        held[unions.root(event.key)] |= set(event.claim_ids)
    for copy, original in _echoes(events):
        one, other = unions.root(copy.key), unions.root(original.key)
        if one != other and judged.any_apart(held[one], held[other]):
            continue
        unions.join(one, other)
        held[unions.root(one)] = held[one] | held[other]
        echoes.add(copy.key)
    found = []
    for group in unions.groups():
        members = tuple(by_key[key] for key in group)
        told = tuple(event for event in members if event.key not in echoes)
        found.append(Node(group[0], members, told or members))
    return found


def _echoes(events: Iterable[Event]) -> Iterator[tuple[Event, Event]]:
    """Each event of a copy with the one event of its origin report that it tells in the same words, if there is one.

    A report that says the same of another place is no copy of that event, however alike the words.
    """
    by_origin: dict[str, dict[str, list[Event]]] = defaultdict(lambda: defaultdict(list))
    for event in events:
        by_origin[event.origin][event.report_id].append(event)
    for origin in sorted(by_origin):
        if len(by_origin[origin]) == 1:
            continue
        originals = by_origin[origin].get(origin, [])
        for report_id in sorted(by_origin[origin]):
            if report_id != origin:
                yield from _matched(by_origin[origin][report_id], originals)


def _matched(copies: Sequence[Event], originals: Sequence[Event]) -> Iterator[tuple[Event, Event]]:
    ranked = sorted(
        (-_same_words(copy, original), copy.key, original.key, copy, original)
        for copy in copies
        for original in originals
        if copy.family is original.family
        and _same_words(copy, original) >= ECHO
        and places_apart(copy, original) is None
    )
    taken: set[str] = set()
    for _, copy_key, original_key, copy, original in ranked:
        if copy_key not in taken and original_key not in taken:
            taken |= {copy_key, original_key}
            yield copy, original


def _same_words(one: Event, other: Event) -> float:
    if not one.words or not other.words or any(other.figures.get(k, n) != n for k, n in one.figures.items()):
        return 0.0
    return len(one.words & other.words) / max(len(one.words), len(other.words))
