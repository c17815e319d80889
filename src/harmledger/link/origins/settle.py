"""From matches of two reports each to one origin for every report, and for every passage."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from harmledger.link.origins.compare import COPY, Extent, Match
from harmledger.link.origins.signatures import Signatures
from harmledger.model.incident import CopyOf, Passage


@dataclass(frozen=True, slots=True)
class Copies:
    """Which reports go back to which.

    Attributes:
        copies: every report that repeats another, with its origin and passages; one each, sorted by id.
        origins: the origin of every report; its own id where it repeats none.
        quoted: every report that is no copy and has passages of another, one for each report that it has them from.
    """

    copies: tuple[CopyOf, ...]
    origins: Mapping[str, str]
    quoted: tuple[CopyOf, ...] = ()
    _passages: Mapping[str, tuple[Passage, ...]] = field(default_factory=dict, repr=False, compare=False)

    def origin_of(self, report_id: str, start: int, end: int) -> str:
        """The report that the words ``text[start:end]`` of a report go back to.

        Where half of the words or more stand in a passage that came from another report that is followed, from report
        to report; else it is the origin of the report as a whole.

        Raises:
            KeyError: if the report was not among those looked at.
        """
        seen = {report_id}
        while (passage := self._passage(report_id, start, end)) is not None and passage.origin not in seen:
            report_id = passage.origin
            seen.add(report_id)
            start, end = _carried(passage, start, end)
        return self.origins[report_id]

    def _passage(self, report_id: str, start: int, end: int) -> Passage | None:
        best, most = None, (end - start) / 2
        for passage in self._passages.get(report_id, ()):
            common = min(end, passage.end) - max(start, passage.start)
            if common >= most and common > 0:
                best, most = passage, common
        return best


def _carried(passage: Passage, start: int, end: int) -> tuple[int, int]:
    """About where the words stand in the passage's origin: as far along as they stand in the passage."""
    scale = (passage.origin_end - passage.origin_start) / (passage.end - passage.start)
    first = passage.origin_start + (max(start, passage.start) - passage.start) * scale
    last = passage.origin_start + (min(end, passage.end) - passage.start) * scale
    return int(first), max(int(first) + 1, round(last))


def settle(signatures: Iterable[Signatures], found: Iterable[Match]) -> Copies:
    """The origin of every report, from all matches among them; the order of neither matters."""
    by_id = {item.report_id: item for item in signatures}
    taken: dict[str, list[Match]] = defaultdict(list)
    for match in found:
        taken[match.second].append(match)
    for matches in taken.values():
        matches.sort(key=lambda match: (-match.shared, by_id[match.first].order))
    parents = {second: chosen for second, matches in taken.items() if (chosen := _parent(matches, by_id)) is not None}
    roots = {report_id: _root(report_id, parents, by_id) for report_id in by_id}
    passages = {second: _passages(matches, by_id) for second, matches in taken.items()}
    copies = [
        _copy(report_id, root, parents[report_id], taken[report_id], passages[report_id])
        for report_id, root in roots.items()
        if root != report_id
    ]
    quoted = [
        CopyOf(match.second, match.first, match.shared, match.reason, match.passages)
        for second, matches in taken.items()
        if roots[second] == second
        for match in matches
    ]
    return Copies(
        tuple(sorted(copies, key=lambda copy: copy.report_id)),
        roots,
        tuple(sorted(quoted, key=lambda copy: (copy.report_id, copy.origin))),
        passages,
    )


def _parent(matches: Sequence[Match], by_id: Mapping[str, Signatures]) -> Match | None:
    """The match that makes a report a copy; one put together from several goes back to what it has most from."""
    whole = next((match for match in matches if match.extent is Extent.COPY), None)
    if whole is not None or len(matches) < 2:
        return whole
    covered = _coverage(matches, by_id)
    if len(covered) < 2 or sum(covered.values()) < COPY:
        return None
    main = max(matches, key=lambda match: covered.get(match.first, 0.0))
    reason = f"put together from {len(covered)} earlier reports, which have {sum(covered.values()):.0%} of its words"
    return replace(main, shared=round(min(1.0, sum(covered.values())), 3), reason=reason)


def _coverage(matches: Sequence[Match], by_id: Mapping[str, Signatures]) -> dict[str, float]:
    """The share of a report's words that it has from each of several others, none counted twice."""
    density = {
        match.first: match.shared / sum(passage.end - passage.start for passage in match.passages)
        for match in matches
        if match.passages
    }
    covered: dict[str, float] = defaultdict(float)
    for passage in _passages(matches, by_id):
        covered[passage.origin] += (passage.end - passage.start) * density[passage.origin]
    return dict(covered)


def _passages(matches: Sequence[Match], by_id: Mapping[str, Signatures]) -> tuple[Passage, ...]:
    """The passages of a report, the longest of those that overlap; of equals that of the earliest report."""
    every = [passage for match in matches for passage in match.passages]
    kept: list[Passage] = []
    for passage in sorted(every, key=lambda item: (item.start - item.end, by_id[item.origin].order, item.start)):
        if all(passage.end <= other.start or other.end <= passage.start for other in kept):
            kept.append(passage)
    return tuple(sorted(kept, key=lambda item: item.start))


def _root(report_id: str, parents: Mapping[str, Match], by_id: Mapping[str, Signatures]) -> str:
    chain = [report_id]
    while chain[-1] in parents:
        parent = parents[chain[-1]].first
        if parent in chain:
            # Credits that go round in a circle: the earliest report of the circle.
            return min(chain[chain.index(parent) :], key=lambda member: by_id[member].order)
        chain.append(parent)
    return chain[-1]


def _copy(report_id: str, root: str, parent: Match, matches: Sequence[Match], passages: tuple[Passage, ...]) -> CopyOf:
    direct = next((match for match in matches if match.first == root), None)
    if parent.first == root or (direct is not None and direct.extent is Extent.COPY):
        chosen = parent if parent.first == root or direct is None else direct
        return CopyOf(report_id, root, chosen.shared, chosen.reason, passages)
    shared = direct.shared if direct is not None else parent.shared
    return CopyOf(report_id, root, shared, f"{parent.reason}, by way of another copy", passages)
