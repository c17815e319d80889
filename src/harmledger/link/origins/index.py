"""Which reports to compare: those that share keys. Answers the same for all reports at once and for one more.

A key that very many reports share would make pairs without end: of the reports that hold a key, in their order, each is
paired with the first :data:`STARS` only, as a copy has its origin, and most of its fellow copies, among the earliest.

Keys of **standing** text make no pairs at all: what reports of different words hold in three calendar months or more is
what sites repeat (who they are, whom to call), not what one took from another.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from harmledger.link.origins.signatures import Signatures

STARS = 12
ENOUGH = 2
_MONTHS = 3
_SITE_DAYS, _SITE_TEXTS = 7, 4

Pair = tuple[str, str]


class Holders(Protocol):
    """Signatures by their keys; a ledger's table can be one."""

    def signatures(self, report_id: str) -> Signatures:
        """The signature of a report.

        Raises:
            KeyError: if there is none.
        """
        ...

    def holders(self, keys: Iterable[int]) -> Mapping[int, Sequence[Signatures]]:
        """For each key that any report holds the signatures with it, sorted by their ``order``."""
        ...


class Index:
    """Signatures by their keys, in memory."""

    def __init__(self, signatures: Iterable[Signatures] = ()) -> None:
        """An index of ``signatures``; of two of one report the last counts."""
        self._by_id: dict[str, Signatures] = {}
        self._held: dict[int, list[Signatures]] = defaultdict(list)
        for item in signatures:
            self.add(item)

    def add(self, item: Signatures) -> None:
        """Put one more in, or anew."""
        if item.report_id in self._by_id:
            for key in every_key(self._by_id[item.report_id]):
                self._held[key].remove(self._by_id[item.report_id])
        self._by_id[item.report_id] = item
        for key in every_key(item):
            held = self._held[key]
            held.append(item)
            held.sort(key=_order)

    def signatures(self, report_id: str) -> Signatures:
        """The signature of a report; raises KeyError if there is none."""
        return self._by_id[report_id]

    def holders(self, keys: Iterable[int]) -> Mapping[int, Sequence[Signatures]]:
        """For each key that any report holds the signatures with it, in their order."""
        return {key: tuple(self._held[key]) for key in keys if self._held.get(key)}


def every_key(item: Signatures) -> tuple[int, ...]:
    """The keys that an index holds a signature by: those of its runs, and that of the whole text."""
    return (*item.keys, item.text_key) if item.words else ()


def candidates(item: Signatures, index: Holders) -> set[str]:
    """The reports that ``item`` has to be compared with, itself in the index; both earlier and later ones."""
    shared: Counter[str] = Counter()
    for key, held in index.holders(every_key(item)).items():
        if key != item.text_key and is_standing(held):
            continue
        weight = ENOUGH if key == item.text_key else 1
        rank = next(place for place, other in enumerate(held) if other.report_id == item.report_id)
        reach = held if rank < STARS else held[:STARS]
        shared.update({other.report_id: weight for other in reach if other.report_id != item.report_id})
    return {other for other, count in shared.items() if count >= ENOUGH}


def touched(new: Collection[str], index: Holders) -> set[str]:
    """The reports, the new ones among them, whose candidates or standing text may have become others.

    For all others what they are compared with, and what comes of it, stays as it was.

    Args:
        new: ids of reports that were put into the index.
        index: the index with them.
    """
    found = set(new)
    fresh = frozenset(new)
    keys = {key for report_id in fresh for key in every_key(index.signatures(report_id))}
    texts = {index.signatures(report_id).text_key for report_id in fresh}
    for key, held in index.holders(keys).items():
        before = [item for item in held if item.report_id not in fresh]
        first = {item.report_id for item in held[:STARS]}
        found.update(item.report_id for item in before[:STARS] if item.report_id not in first)
        if key not in texts and (is_standing(before), standing_at(before)) != (is_standing(held), standing_at(held)):
            found.update(item.report_id for item in held)
    return found


def is_standing(held: Sequence[Signatures]) -> bool:
    """Whether a key with these holders is one of standing text, wherever it is met."""
    return len(held) >= _MONTHS and len({_month(item.day) for item in _once(held) if item.dated}) >= _MONTHS


def standing_at(held: Sequence[Signatures]) -> frozenset[str]:
    """The sites that repeat it in reports of different words, over a week or more: standing text of theirs."""
    days: dict[str, list[int]] = defaultdict(list)
    if len(held) < _SITE_TEXTS:
        return frozenset()
    for item in _once(held):
        if item.site and item.dated:
            days[item.site].append(item.day)
    return frozenset(site for site, on in days.items() if len(on) >= _SITE_TEXTS and max(on) - min(on) >= _SITE_DAYS)


def _once(held: Sequence[Signatures]) -> list[Signatures]:
    """The first of each text."""
    first: dict[int, Signatures] = {}
    for item in held:
        first.setdefault(item.text_key, item)
    return list(first.values())


def _order(item: Signatures) -> tuple[int, bool, int, str, str]:
    return item.order


def _month(day: int) -> tuple[int, int]:
    date = dt.date.fromordinal(day)
    return date.year, date.month


@dataclass(frozen=True, slots=True)
class Compared:
    """What is to be compared among many reports.

    Attributes:
        pairs: the ids of two reports each, the earlier one first: what :func:`candidates` says of each report.
        standing: the keys of standing text.
        standing_at: a key and the site whose standing text it is.
    """

    pairs: tuple[Pair, ...]
    standing: frozenset[int]
    standing_at: frozenset[tuple[int, str]]

    def left_out(self, one: Signatures, other: Signatures) -> frozenset[int]:
        """The keys that both hold and that are no evidence of a common origin; as :func:`left_out` says."""
        shared = set(one.keys).intersection(other.keys)
        site = one.site if one.site == other.site else ""
        return frozenset(key for key in shared if key in self.standing or (site and (key, site) in self.standing_at))


def left_out(one: Signatures, other: Signatures, index: Holders) -> frozenset[int]:
    """The keys that both reports hold and that are standing text: everywhere, or of the site that both come from."""
    shared = set(one.keys).intersection(other.keys)
    held = index.holders(shared)
    site = one.site if one.site == other.site else ""
    return frozenset(key for key in shared if is_standing(held[key]) or (site and site in standing_at(held[key])))


def compared(signatures: Iterable[Signatures]) -> Compared:
    """All that is to be compared among the signatures, in one pass over all their keys."""
    ordered = sorted(signatures, key=_order)
    worded = [rank for rank, item in enumerate(ordered) if item.words]
    lengths = np.array([len(ordered[rank].keys) for rank in worded], np.int64)
    owners = np.repeat(np.array(worded, np.int64), lengths)
    keys = np.fromiter((key for rank in worded for key in ordered[rank].keys), np.int64, int(lengths.sum()))
    held = _grouped(keys, owners)
    first = _first_texts(held, ordered)
    standing = _over_months(first, len(held.sizes))
    live = ~standing
    found, counts = np.unique(_paired(held, live, len(ordered)), return_counts=True)
    same = _grouped(np.array([ordered[rank].text_key for rank in worded], np.int64), np.array(worded, np.int64))
    alike = _paired(same, np.ones(len(same.sizes), np.bool_), len(ordered))
    pairs = np.union1d(found[counts >= ENOUGH], alike).tolist()
    ids = [item.report_id for item in ordered]
    return Compared(
        tuple((ids[code // len(ids)], ids[code % len(ids)]) for code in pairs),
        frozenset(held.keys[standing].tolist()),
        _over_sites(first, held.keys, ordered),
    )


Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Groups:
    """Keys that more than one report holds; ``owners`` are ranks, those of a group in a row and in order."""

    keys: Numbers
    owners: Numbers
    starts: Numbers
    sizes: Numbers


def _grouped(keys: Numbers, owners: Numbers) -> _Groups:
    by_key = np.argsort(keys, kind="stable")
    keys, owners = keys[by_key], owners[by_key]
    starts = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]]) if len(keys) else np.empty(0, np.int64)
    sizes = np.diff(np.r_[starts, len(keys)])
    many = sizes > 1
    kept = np.repeat(many, sizes)
    sizes = sizes[many]
    return _Groups(keys[starts[many]], owners[kept], np.cumsum(sizes) - sizes, sizes)


def _first_texts(held: _Groups, ordered: Sequence[Signatures]) -> tuple[Numbers, Numbers, Numbers]:
    """Of groups of three and more the first dated report of each text: its group, its rank, its day."""
    texts = np.array([item.text_key for item in ordered], np.int64)
    days = np.array([item.day if item.dated else -1 for item in ordered], np.int64)
    wide = np.repeat(held.sizes >= min(_MONTHS, _SITE_TEXTS), held.sizes)
    groups, owners = np.repeat(np.arange(len(held.sizes)), held.sizes)[wide], held.owners[wide]
    # lexsort is stable: of one text the earliest stays first
    by_text = np.lexsort((texts[owners], groups))
    groups, owners = groups[by_text], owners[by_text]
    first = np.ones(len(groups), np.bool_)
    first[1:] = (groups[1:] != groups[:-1]) | (texts[owners[1:]] != texts[owners[:-1]])
    first &= days[owners] >= 0
    return groups[first], owners[first], days[owners[first]]


def _over_months(first: tuple[Numbers, Numbers, Numbers], total: int) -> NDArray[np.bool_]:
    """For each group whether its key is one of standing text; as :func:`is_standing` says."""
    groups, _, days = first
    months = {day: _month(day) for day in np.unique(days).tolist()}
    numbers = np.array([months[day][0] * 12 + months[day][1] for day in days.tolist()], np.int64)
    spread = np.unique(groups * 1_000_000 + numbers)
    return np.asarray(np.bincount(spread // 1_000_000, minlength=total) >= _MONTHS, np.bool_)


def _over_sites(
    first: tuple[Numbers, Numbers, Numbers], keys: Numbers, ordered: Sequence[Signatures]
) -> frozenset[tuple[int, str]]:
    """Keys with the sites whose standing text they are; as :func:`standing_at` says."""
    groups, owners, days = first
    names = sorted({item.site for item in ordered})
    numbers = {name: number for number, name in enumerate(names)}
    sites = np.array([numbers[item.site] for item in ordered], np.int64)[owners] if len(owners) else owners
    by_site = np.lexsort((days, sites, groups))
    groups, sites, days = groups[by_site], sites[by_site], days[by_site]
    starts = np.flatnonzero(np.r_[True, (groups[1:] != groups[:-1]) | (sites[1:] != sites[:-1])][: len(groups)])
    ends = np.r_[starts[1:], len(groups)].astype(np.int64)[: len(starts)]
    often = (ends - starts >= _SITE_TEXTS) & (days[ends - 1] - days[starts] >= _SITE_DAYS)
    chosen = starts[often]
    return frozenset(
        (key, names[site])
        for key, site in zip(keys[groups[chosen]].tolist(), sites[chosen].tolist(), strict=True)
        if names[site]
    )


def _paired(held: _Groups, live: NDArray[np.bool_], total: int) -> Numbers:
    """A code for each pair of a group's first few with all that follow: the earlier times ``total`` and the later."""
    codes = [np.empty(0, np.int64)]
    starts, sizes = held.starts[live], held.sizes[live]
    for rank in range(STARS):
        longer = sizes > rank + 1
        starts, sizes = starts[longer], sizes[longer]
        after = sizes - rank - 1
        begins = np.repeat(starts + rank + 1, after) + _counting(after)
        codes.append(np.repeat(held.owners[starts + rank], after) * total + held.owners[begins])
    return np.concatenate(codes)


def _counting(sizes: Numbers) -> Numbers:
    """0, 1, 2 ... up to each of the sizes, one after another."""
    return np.arange(int(sizes.sum())) - np.repeat(np.cumsum(sizes) - sizes, sizes)
