"""Clustering: which events are one incident.

Blocking and scoring say which pairs are worth weighing; those that reach :data:`TIE` bits, and whatever people or
copies hold together, tie events into neighbourhoods. Each neighbourhood is grouped by itself
(:mod:`harmledger.link.matching.neighbourhood`), so that a new report changes only the neighbourhoods that it touches,
and linking it alone gives what linking everything again would. People's judgements come before all of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from harmledger.link.grounds.judged import Judged
from harmledger.link.grounds.unions import Unions
from harmledger.link.matching.compare import Pair, Score, bits_of, explained
from harmledger.link.matching.engines import Engine, by_size
from harmledger.link.matching.keys import Keys, keys_of
from harmledger.link.matching.neighbourhood import TIE, grouped
from harmledger.link.matching.nodes import Node, nodes
from harmledger.link.matching.scores import Scored, Scores, scores
from harmledger.link.matching.weights import Weights, shipped
from harmledger.link.telling.events import Event

_WHOLE = 200
"""Events of a neighbourhood up to which all its pairs are compared, also those that no key brings together."""

Names = Mapping[str, frozenset[str]]
"""Full names that go with an event, by its key."""


@dataclass(frozen=True, slots=True)
class Clustering:
    """Events as incidents.

    Attributes:
        groups: the events of each incident; both sorted by the events' keys.
        weights: the model that scored them.
        neighbourhoods: keys of the events that were grouped together, each sorted; none depends on another.
        levels: for pairs of events by their keys, the lesser first, the level of each comparison; within groups only.
    """

    groups: tuple[tuple[Event, ...], ...]
    weights: Weights
    neighbourhoods: tuple[tuple[str, ...], ...] = ()
    levels: Mapping[tuple[str, str], tuple[int, ...]] = field(default_factory=dict)

    def weight(self, one: Event, other: Event) -> float | None:
        """The weight of :meth:`score`; None where the two were not compared."""
        levels = self.levels.get((one.key, other.key) if one.key <= other.key else (other.key, one.key))
        return None if levels is None else bits_of(levels, self.weights)

    def score(self, one: Event, other: Event) -> Score:
        """The score of two events of one incident that were compared, with its reasons.

        Raises:
            KeyError: where they were not compared.
        """
        first, second = (one, other) if one.key <= other.key else (other, one)
        return explained(first, second, self.levels[first.key, second.key], self.weights)


def clusters(events: Sequence[Event], names: Names, judged: Judged, engine: Engine = by_size) -> Clustering:
    """The events as clusters, each one incident.

    Args:
        events: what reports tell.
        names: full names that go with each event.
        judged: people's decisions.
        engine: what runs the comparing; which one does not show in the result.
    """
    weights = shipped()
    ordered = sorted(events, key=lambda event: event.key)
    held = nodes(ordered, judged)
    told = [event for node in held for event in node.told]
    told.sort(key=lambda event: event.key)
    found = scores(told, engine)
    scored = found.meeting(keyed(told, names)) if len(told) > 1 else {}
    tied = _neighbourhoods(held, told, scored)
    missing = _missing(tied, told, scored)
    whole = scored | found.of(missing) if missing else scored
    groups, kept = _grouped(tied, told, whole, judged)
    levels = _explained(kept, found)
    around = (tuple(sorted(event.key for node in members for event in node.events)) for members in tied)
    return Clustering(tuple(sorted(groups, key=lambda group: group[0].key)), weights, tuple(sorted(around)), levels)


def keyed(events: Sequence[Event], names: Names) -> list[Keys]:
    """The keys of each event."""
    return [keys_of(event, names.get(event.key, ())) for event in events]


def _neighbourhoods(held: Sequence[Node], told: Sequence[Event], scored: Scored) -> list[list[Node]]:
    """Nodes that are tied to one another, in the order of their keys."""
    home = {event.key: node.key for node in held for event in node.told}
    unions = Unions(node.key for node in held)
    for (one, other), weight in scored.items():
        if weight >= TIE:
            unions.join(home[told[one].key], home[told[other].key])
    by_key = {node.key: node for node in held}
    return [[by_key[key] for key in group] for group in unions.groups()]


def _missing(tied: Sequence[Sequence[Node]], told: Sequence[Event], scored: Scored) -> list[Pair]:
    """The pairs inside a neighbourhood that no key had brought together."""
    number = {event.key: at for at, event in enumerate(told)}
    missing: list[Pair] = []
    for held in tied:
        inside = sorted(number[event.key] for node in held for event in node.told)
        if 2 < len(inside) <= _WHOLE:
            missing += [pair for pair in combinations(inside, 2) if pair not in scored]
    return missing


def _grouped(
    tied: Sequence[Sequence[Node]], told: Sequence[Event], scored: Scored, judged: Judged
) -> tuple[list[tuple[Event, ...]], dict[tuple[str, str], Pair]]:
    """The incidents, and which scored pairs lie within one."""
    home = {event.key: at for at, held in enumerate(tied) for node in held for event in node.told}
    inside: dict[int, dict[tuple[str, str], Pair]] = defaultdict(dict)
    for pair in scored:
        one, other = told[pair[0]].key, told[pair[1]].key
        if home[one] == home[other]:
            inside[home[one]][one, other] = pair
    groups: list[tuple[Event, ...]] = []
    kept: dict[tuple[str, str], Pair] = {}
    for at, held in enumerate(tied):
        weights = {keys: scored[pair] for keys, pair in inside[at].items()} if at in inside else {}
        for cluster in grouped(held, weights, judged):
            group = tuple(sorted((event for node in cluster for event in node.events), key=lambda event: event.key))
            groups.append(group)
            if len(group) > 1 and at in inside:
                mine = {event.key for event in group}
                kept |= {keys: pair for keys, pair in inside[at].items() if keys[0] in mine and keys[1] in mine}
    return groups, kept


def _explained(kept: Mapping[tuple[str, str], Pair], found: Scores) -> dict[tuple[str, str], tuple[int, ...]]:
    """The levels of the pairs that lie within an incident."""
    if not kept:
        return {}
    levels = found.levels(list(kept.values()))
    return {keys: levels[pair] for keys, pair in kept.items()}
