"""Linking what is new: only the neighbourhoods that new events touch are grouped again.

A neighbourhood's groups depend on its own events alone (:mod:`harmledger.link.matching.cluster`). A new event can tie
only neighbourhoods that hold an event which it meets by key, by origin or by a person's word; an event that is gone can
split only its own. Grouping all events of those again gives what grouping everything would; a test holds the two
against each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from harmledger.link.grounds.judged import Judged
from harmledger.link.matching.cluster import Clustering, clusters
from harmledger.link.matching.engines import Engine, by_size
from harmledger.link.matching.keys import Keys, keys_of
from harmledger.link.telling.events import Event


class Shelf(Protocol):
    """What keeps the neighbourhoods of a record: memory, or a ledger's tables.

    A neighbourhood is named by the least key of its events.
    """

    def meeting(self, keys: Keys) -> Collection[str]:
        """The neighbourhoods that hold an event which offers what is asked, or asks for what is offered."""
        ...

    def holding(self, events: Collection[str], claims: Collection[str], origins: Collection[str]) -> Collection[str]:
        """The neighbourhoods that hold one of the events, one of the claims, or an event of one of the origins."""
        ...

    def events_of(self, neighbourhoods: Collection[str]) -> Mapping[str, tuple[Event, frozenset[str]]]:
        """Their events by key, each with the full names that go with it."""
        ...

    def replace(self, gone: Collection[str], made: Clustering, names: Mapping[str, frozenset[str]]) -> None:
        """Put the neighbourhoods of ``made`` in the place of ``gone``."""
        ...


@dataclass(frozen=True, slots=True)
class Update:
    """What became of a change: neighbourhoods that are no more, and those that stand in their place."""

    gone: frozenset[str]
    made: Clustering


def update(
    shelf: Shelf,
    new: Sequence[Event],
    names: Mapping[str, frozenset[str]],
    judged: Judged,
    gone: Collection[str] = (),
    engine: Engine = by_size,
) -> Update:
    """Group again what a change touches, and keep it on the shelf.

    Args:
        shelf: the neighbourhoods as they are.
        new: events that came, or that are told otherwise now; those of one key on the shelf are replaced.
        names: full names that go with the new events, by key.
        judged: people's decisions; a decision that is new takes hold of events that are given as ``new``.
        gone: keys of events that are told no more.
        engine: what runs the comparing.
    """
    keys = {event.key for event in new}
    claims = {other for event in new for claim in event.claim_ids for other in judged.held_with(claim)}
    touched = set(shelf.holding({*gone, *keys}, claims, {event.origin for event in new}))
    for event in new:
        touched.update(shelf.meeting(keys_of(event, names.get(event.key, ()))))
    standing = shelf.events_of(touched)
    stay = {key: held for key, held in standing.items() if key not in keys and key not in set(gone)}
    all_names = {key: held for key, (_, held) in stay.items()} | dict(names)
    made = clusters([*(event for event, _ in stay.values()), *new], all_names, judged, engine)
    shelf.replace(touched, made, all_names)
    return Update(frozenset(touched), made)


class Memory:
    """A shelf in memory."""

    def __init__(self) -> None:
        self._held: dict[str, tuple[Event, frozenset[str]]] = {}
        self._home: dict[str, str] = {}
        self._members: dict[str, tuple[str, ...]] = {}
        self._groups: dict[str, list[tuple[Event, ...]]] = {}
        self._offers: dict[int, set[str]] = defaultdict(set)
        self._asks: dict[int, set[str]] = defaultdict(set)

    @property
    def groups(self) -> tuple[tuple[Event, ...], ...]:
        """The events of each incident, sorted as :func:`harmledger.link.matching.cluster.clusters` does."""
        return tuple(sorted((group for held in self._groups.values() for group in held), key=lambda held: held[0].key))

    def meeting(self, keys: Keys) -> Collection[str]:
        """As :class:`Shelf` says."""
        met = {event for key in keys.asks for event in self._offers.get(key, ())}
        met |= {event for key in keys.offers for event in self._asks.get(key, ())}
        return {self._home[event] for event in met}

    def holding(self, events: Collection[str], claims: Collection[str], origins: Collection[str]) -> Collection[str]:
        """As :class:`Shelf` says."""
        wanted, told, from_there = set(events), set(claims), set(origins)
        return {
            self._home[key]
            for key, (event, _) in self._held.items()
            if key in wanted or event.origin in from_there or not told.isdisjoint(event.claim_ids)
        }

    def events_of(self, neighbourhoods: Collection[str]) -> Mapping[str, tuple[Event, frozenset[str]]]:
        """As :class:`Shelf` says."""
        return {key: self._held[key] for name in neighbourhoods for key in self._members[name]}

    def replace(self, gone: Collection[str], made: Clustering, names: Mapping[str, frozenset[str]]) -> None:
        """As :class:`Shelf` says."""
        for name in gone:
            for key in self._members.pop(name):
                event, held = self._held.pop(key)
                del self._home[key]
                self._forget(key, keys_of(event, held))
            del self._groups[name]
        homes = {key: held[0] for held in made.neighbourhoods for key in held}
        self._members |= {held[0]: held for held in made.neighbourhoods}
        self._groups |= {held[0]: [] for held in made.neighbourhoods}
        for group in made.groups:
            self._groups[homes[group[0].key]].append(group)
            for event in group:
                self._put(event, names.get(event.key, frozenset()), homes[event.key])

    def _put(self, event: Event, names: frozenset[str], home: str) -> None:
        self._held[event.key] = event, names
        self._home[event.key] = home
        keys = keys_of(event, names)
        for index, found in ((self._offers, keys.offers), (self._asks, keys.asks)):
            for key in found:
                index[key].add(event.key)

    def _forget(self, event: str, keys: Keys) -> None:
        for index, found in ((self._offers, keys.offers), (self._asks, keys.asks)):
            for key in found:
                index[key].discard(event)
