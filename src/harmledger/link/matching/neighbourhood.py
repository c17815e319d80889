"""One neighbourhood: events of which each is tied to another by a score worth weighing, grouped into incidents.

Three rounds of average linkage, from sharp to vague: events at a settlement; over a province, a landscape or several
towns; without a place. What is vague joins a sharper cluster only where one candidate is clearly ahead of every other,
so that a day's round-up never swallows, nor glues together, the single strikes in it. What the rounds join does not
depend on the order of the input, nor on any event outside the neighbourhood.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from harmledger.link.grounds.judged import Judged
from harmledger.link.grounds.unions import Unions
from harmledger.link.matching.barriers import Bar, alike, barrier, firm_barrier, loose_barrier
from harmledger.link.matching.compare import THRESHOLD
from harmledger.link.matching.linkage import average_linkage
from harmledger.link.matching.nodes import Node
from harmledger.link.telling.events import Event, Extent

VAGUE_THRESHOLD: Final = THRESHOLD + 1.0
"""Bits that a vague event needs to join a sharper cluster."""

MARGIN: Final = 2.0
"""Bits by which its best cluster must be ahead of the next."""

TIE: Final = VAGUE_THRESHOLD - MARGIN
"""Bits from which a pair ties two neighbourhoods: a weaker one neither joins clusters nor stands in the way of it."""

_SAMPLE = 12
"""Events of a cluster that a vague one is compared with, the first by key."""

Cluster = tuple[Node, ...]
Weights = Mapping[tuple[str, str], float]
"""The scores of pairs of events, by their keys, the lesser first."""


def grouped(nodes: Sequence[Node], weights: Weights, judged: Judged) -> list[Cluster]:
    """The nodes of one neighbourhood as clusters, each one incident."""
    if len(nodes) == 1:
        return [tuple(nodes)]
    rounds: dict[Extent, list[Node]] = {extent: [] for extent in Extent}
    for node in _named_alike(nodes, weights, judged):
        rounds[node.extent].append(node)
    found = _agglomerated(rounds[Extent.SITED], weights, judged)
    for extent in (Extent.WIDE, Extent.NOWHERE):
        vague = _agglomerated(rounds[extent], weights, judged)
        found = _attached(vague, found, weights, judged)
    return found


def _named_alike(nodes: Sequence[Node], weights: Weights, judged: Judged) -> list[Node]:
    """The nodes, where those whose accounts name one person as harmed or accused are one.

    The best pair first, of what both reports are about before what they mention. A third account binds two whose days
    or places differ; nothing else that forbids it is waived.
    """
    home = {event.key: (event, node.key) for node in nodes for event in node.told}
    held = {node.key: node for node in nodes}
    ranked = sorted(
        (-(one.main + other.main), -weight, one.key, other.key)
        for (first, second), weight in weights.items()
        if weight >= THRESHOLD and first in home and second in home
        if alike(one := home[first][0], other := home[second][0]) and barrier(one, other) is None
    )
    unions = Unions(held)
    for _, _, first, second in ranked:
        low, high = sorted(unions.root(home[key][1]) for key in (first, second))
        if low == high or _forbidden(held[low], held[high], judged, firm_barrier):
            continue
        left, right = held[low], held.pop(high)
        held[low] = Node(low, _by_key(left.events + right.events), _by_key(left.told + right.told))
        unions.join(low, high)
    return [held[key] for key in sorted(held)]


def _by_key(events: Iterable[Event]) -> tuple[Event, ...]:
    return tuple(sorted(events, key=lambda event: event.key))


def _agglomerated(nodes: Sequence[Node], weights: Weights, judged: Judged) -> list[Cluster]:
    """Average-linkage clusters of nodes of one extent."""
    if len(nodes) < 2:
        return [(node,) for node in nodes]
    by_key = {node.key: node for node in nodes}
    home = {event.key: (event, node) for node in nodes for event in node.told if event.extent is node.extent}
    found: dict[tuple[str, str], list[float]] = defaultdict(list)
    barred: set[tuple[str, str]] = set()
    for (one, other), weight in weights.items():
        if one not in home or other not in home:
            continue
        (first, left), (second, right) = home[one], home[other]
        pair = (left.key, right.key) if left.key < right.key else (right.key, left.key)
        if left is right:
            continue
        if firm_barrier(first, second) is not None:
            barred.add(pair)
        elif loose_barrier(first, second) is None:
            found[pair].append(weight)
        elif len(left.told) == len(right.told) == 1:
            barred.add(pair)
    edges = {
        pair: sum(held) / len(held)
        for pair, held in found.items()
        if pair not in barred and not judged_apart(by_key[pair[0]], by_key[pair[1]], judged)
    }
    groups = average_linkage(by_key, edges, THRESHOLD)
    return [tuple(by_key[key] for key in group) for group in groups]


def judged_apart(one: Node, other: Node, judged: Judged) -> bool:
    """Whether somebody's word keeps the two apart."""
    if not judged.different:
        return False
    left = [claim for event in one.events for claim in event.claim_ids]
    return judged.any_apart(left, [claim for event in other.events for claim in event.claim_ids])


def _attached(vague: Sequence[Cluster], sharp: Sequence[Cluster], weights: Weights, judged: Judged) -> list[Cluster]:
    """Each vague cluster inside the one sharp cluster that it clearly speaks of, else beside them."""
    home = {event.key: at for at, cluster in enumerate(sharp) for node in cluster for event in node.told}
    near = _near(weights, home)
    proposals: list[tuple[float, str, int, int]] = []
    for number, cluster in enumerate(vague):
        met = {at for node in cluster for event in node.told for at in near.get(event.key, ())}
        ranked = sorted(
            ((_mean_score(cluster, sharp[at], weights, judged), at) for at in met),
            key=lambda item: (-item[0], sharp[item[1]][0].key),
        )
        ahead = len(ranked) == 1 or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] >= MARGIN)
        if ahead and ranked[0][0] >= VAGUE_THRESHOLD:
            proposals.append((-ranked[0][0], cluster[0].key, number, ranked[0][1]))
    joined: dict[int, list[Node]] = {at: list(cluster) for at, cluster in enumerate(sharp)}
    left = set(range(len(vague)))
    for _, _, number, target in sorted(proposals):
        guests = joined[target][len(sharp[target]) :]
        if not any(_forbidden(node, guest, judged, barrier) for node in vague[number] for guest in guests):
            joined[target] += vague[number]
            left.discard(number)
    return [tuple(nodes) for nodes in joined.values()] + [vague[number] for number in sorted(left)]


def _near(weights: Weights, home: Mapping[str, int]) -> Mapping[str, set[int]]:
    """The sharp clusters that each event has a score with."""
    found: dict[str, set[int]] = defaultdict(set)
    for one, other in weights:
        if other in home:
            found[one].add(home[other])
        if one in home:
            found[other].add(home[one])
    return found


def _forbidden(one: Node, other: Node, judged: Judged, bar: Bar) -> bool:
    barred = any(bar(a, b) is not None for a in one.told for b in other.told)
    return barred or judged_apart(one, other, judged)


def _mean_score(vague: Cluster, sharp: Cluster, weights: Weights, judged: Judged) -> float:
    if any(judged_apart(one, other, judged) for one in vague for other in sharp):
        return float("-inf")
    mine, theirs = _told(vague), _told(sharp)
    if any(len(event.sites) > 1 for event in mine) or any(barrier(a, b) for a in mine for b in theirs):
        return float("-inf")
    keys = ((a.key, b.key) if a.key < b.key else (b.key, a.key) for a in mine for b in theirs)
    found = [weights[pair] for pair in keys if pair in weights]
    return sum(found) / len(found) if found else float("-inf")


def _told(cluster: Iterable[Node]) -> list[Event]:
    return [event for node in cluster for event in node.told][:_SAMPLE]
