"""Clustering: which events are one incident.

Agglomerative with average linkage over the scores of :mod:`harmledger.link.matching.compare`: the two clusters with the
greatest mean score join first, as long as it reaches the threshold and nothing forbids any pair of theirs. Joins do
not depend on the order of the input. Three rounds, from sharp to vague:

1. events at a settlement; 2. events over a province, a landscape or several towns; 3. events without a place.

What is vague joins a sharper cluster only where one candidate is clearly ahead of every other, so that a day's
round-up never swallows, nor glues together, the single strikes in it. People's judgements come before all of it.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from harmledger.link.grounds.judged import Judged
from harmledger.link.grounds.places import fold
from harmledger.link.grounds.unions import Unions
from harmledger.link.matching.barriers import barrier
from harmledger.link.matching.candidates import Pair, keyed_pairs, meeting_keys, sited_pairs
from harmledger.link.matching.compare import PRESS_DAYS, THRESHOLD, gap_days, score, span
from harmledger.link.telling.events import Event, Extent

VAGUE_THRESHOLD = THRESHOLD + 1.0
"""Bits that a vague event needs to join a sharper cluster."""

MARGIN = 2.0
"""Bits by which its best cluster must be ahead of the next."""

ECHO = 0.7
"""Share of an event's words that makes it the same telling in a copy."""

_SAMPLE = 12
"""Events of a cluster that a vague one is compared with, the first by key."""


@dataclass(frozen=True, slots=True)
class Node:
    """Events that are held together before any scoring: by a person's word, or as one telling in copies.

    ``told`` are those that scoring looks at: a copy's telling says nothing that its origin's does not.
    """

    key: str
    events: tuple[Event, ...]
    told: tuple[Event, ...]

    @property
    def extent(self) -> Extent:
        """The sharpest extent of its events."""
        return min((event.extent for event in self.told), key=list(Extent).index)


Cluster = tuple[Node, ...]


def clusters(events: Sequence[Event], judged: Judged) -> list[tuple[Event, ...]]:
    """The events as clusters, each one incident; both sorted by the events' keys."""
    nodes = _nodes(events, judged)
    rounds = {extent: [node for node in nodes if node.extent is extent] for extent in Extent}
    found = _agglomerate(rounds[Extent.SITED], sited_pairs, judged)
    for extent in (Extent.WIDE, Extent.NOWHERE):
        vague = _agglomerate(rounds[extent], keyed_pairs, judged)
        found = _attach(vague, found, judged)
    groups = [tuple(sorted(_events(cluster), key=lambda event: event.key)) for cluster in found]
    return sorted(groups, key=lambda group: group[0].key)


def _events(cluster: Iterable[Node]) -> list[Event]:
    return [event for node in cluster for event in node.events]


def _nodes(events: Sequence[Event], judged: Judged) -> list[Node]:
    by_key = {event.key: event for event in events}
    unions = Unions(by_key)
    home = {claim: event.key for event in events for claim in event.claim_ids}
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
    nodes = []
    for group in unions.groups():
        members = tuple(by_key[key] for key in group)
        told = tuple(event for event in members if event.key not in echoes)
        nodes.append(Node(group[0], members, told or members))
    return nodes


def _echoes(events: Iterable[Event]) -> Iterator[Pair]:
    """Each event of a copy with the one event of its origin report that it tells in the same words, if there is one."""
    by_origin: dict[str, dict[str, list[Event]]] = defaultdict(lambda: defaultdict(list))
    for event in events:
        by_origin[event.origin][event.report_id].append(event)
    for origin in sorted(by_origin):
        originals = by_origin[origin].get(origin, [])
        for report_id in sorted(by_origin[origin]):
            if report_id != origin:
                yield from _matched(by_origin[origin][report_id], originals)


def _matched(copies: Sequence[Event], originals: Sequence[Event]) -> Iterator[Pair]:
    ranked = sorted(
        (-_same_words(copy, original), copy.key, original.key, copy, original)
        for copy in copies
        for original in originals
        if copy.family is original.family and _same_words(copy, original) >= ECHO
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


def _agglomerate(
    nodes: Sequence[Node], pairs: Callable[[Sequence[Event]], Iterator[Pair]], judged: Judged
) -> list[Cluster]:
    """Average-linkage clusters of the nodes; pairs that blocking keeps from each other are never joined."""
    home = {event.key: node for node in nodes for event in node.told}
    weights: dict[tuple[str, str], list[float]] = defaultdict(list)
    barred: set[tuple[str, str]] = set()
    for one, other in pairs([event for node in nodes for event in node.told if event.extent is node.extent]):
        left, right = home[one.key], home[other.key]
        if left is right:
            continue
        pair = (left.key, right.key) if left.key < right.key else (right.key, left.key)
        single = len(left.told) == len(right.told) == 1
        if barrier(one, other) is None:
            weights[pair].append(score(one, other).weight)
        elif single:
            barred.add(pair)
    by_key = {node.key: node for node in nodes}
    edges = {
        pair: sum(found) / len(found)
        for pair, found in weights.items()
        if pair not in barred and not _judged_apart(by_key[pair[0]], by_key[pair[1]], judged)
    }
    return [tuple(by_key[key] for key in group) for group in _average_linkage(by_key, edges)]


def _judged_apart(one: Node, other: Node, judged: Judged) -> bool:
    left = [claim for event in one.events for claim in event.claim_ids]
    return judged.any_apart(left, [claim for event in other.events for claim in event.claim_ids])


def _average_linkage(keys: Iterable[str], edges: Mapping[tuple[str, str], float]) -> list[list[str]]:
    """Groups of keys; a pair without an edge is never in one group."""
    members = {key: [key] for key in sorted(keys)}
    near: dict[str, dict[str, float]] = {key: {} for key in members}
    for (one, other), weight in edges.items():
        near[one][other] = near[other][one] = weight
    heap = [(-weight, one, other, 1, 1) for (one, other), weight in edges.items() if weight >= THRESHOLD]
    heapq.heapify(heap)
    while heap:
        _, one, other, size_one, size_other = heapq.heappop(heap)
        fresh = len(members.get(one, ())) == size_one and len(members.get(other, ())) == size_other
        if not fresh or other not in near[one]:
            continue
        _join(one, other, members, near)
        for third, weight in near[one].items():
            if weight >= THRESHOLD:
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


def _attach(vague: Sequence[Cluster], sharp: Sequence[Cluster], judged: Judged) -> list[Cluster]:
    """Each vague cluster inside the one sharp cluster that it clearly speaks of, else beside them."""
    index = _Index(sharp)
    proposals: list[tuple[float, str, int, int]] = []
    for number, cluster in enumerate(vague):
        ranked = sorted(
            ((_mean_score(cluster, sharp[i], judged), i) for i in index.near(cluster)),
            key=lambda item: (-item[0], sharp[item[1]][0].key),
        )
        ahead = len(ranked) == 1 or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] >= MARGIN)
        if ahead and ranked[0][0] >= VAGUE_THRESHOLD:
            proposals.append((-ranked[0][0], cluster[0].key, number, ranked[0][1]))
    joined: dict[int, list[Node]] = {i: list(cluster) for i, cluster in enumerate(sharp)}
    left = set(range(len(vague)))
    for _, _, number, target in sorted(proposals):
        guests = joined[target][len(sharp[target]) :]
        if not any(_forbidden(node, guest, judged) for node in vague[number] for guest in guests):
            joined[target] += vague[number]
            left.discard(number)
    return [tuple(nodes) for nodes in joined.values()] + [vague[number] for number in sorted(left)]


def _forbidden(one: Node, other: Node, judged: Judged) -> bool:
    barred = any(barrier(a, b) is not None for a in one.told for b in other.told)
    return barred or _judged_apart(one, other, judged)


def _mean_score(vague: Cluster, sharp: Cluster, judged: Judged) -> float:
    if any(_judged_apart(one, other, judged) for one in vague for other in sharp):
        return float("-inf")
    mine = [event for node in vague for event in node.told][:_SAMPLE]
    theirs = [event for node in sharp for event in node.told][:_SAMPLE]
    if any(len(event.sites) > 1 for event in mine) or any(barrier(a, b) for a in mine for b in theirs):
        return float("-inf")
    weights = [score(a, b).weight for a in mine for b in theirs]
    return sum(weights) / len(weights)


class _Index:
    """Finds the sharp clusters that a vague one may speak of: same days, and place, figure or site in common."""

    def __init__(self, sharp: Sequence[Cluster]) -> None:
        self._sharp = sharp
        self._by: dict[object, set[int]] = defaultdict(set)
        for number, cluster in enumerate(sharp):
            for event in (event for node in cluster for event in node.told):
                for day in _days(event):
                    for key in self._keys(event):
                        self._by[day, key].add(number)

    @staticmethod
    def _keys(event: Event) -> set[object]:
        keys: set[object] = {(event.family.value, "around", name) for name in event.around}
        keys |= {(event.family.value, "toll", outcome.value, n) for outcome, n in event.figures.items() if n >= 3}
        keys |= {(event.family.value, "site", name) for name in event.named}
        keys |= {(event.family.value, "affiliation", name) for name in event.affiliations}
        keys |= {(event.family.value, "place", site.key) for site in event.sites}
        return keys | {(event.family.value, "origin", event.origin)}

    def near(self, cluster: Cluster) -> list[int]:
        """Numbers of the sharp clusters worth comparing, sorted."""
        found: set[int] = set()
        for event in (event for node in cluster for event in node.told):
            keys: set[object] = set(meeting_keys(event))
            if event.extent is Extent.WIDE:
                names = {fold(site.place.name or site.place.text) for site in event.sites}
                keys |= {(event.family.value, "around", name) for name in names}
            for day in _days(event):
                for key in keys:
                    found |= self._by.get((day, key), set())
        return sorted(found)


def _days(event: Event) -> range:
    """The days that it may have happened on, widened by press time; none for what is vaguer than a month."""
    days = span(event)
    if days is None or gap_days((days[0], days[0]), (days[1], days[1])) > 31:
        return range(0)
    return range(days[0] - PRESS_DAYS, days[1] + PRESS_DAYS + 1)
