"""Weighing: which of the figures for one outcome and victim group stand, and what becomes of the others.

The rules are those that :mod:`harmledger.link.tolls.toll` numbers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from harmledger.link.grounds.sources import PARTY_RANK
from harmledger.link.tolls.figures import UNDATED, Figure
from harmledger.model.incident import TraceUse

_SOME = 5
"""Figures up to this may be told of some of the people only; see :func:`_of_some`."""

_SETTLING_DAYS = 14
"""Days in which a later, greater figure is held to be the same count grown, not another count."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """Which figures stand, and what became of the others."""

    standing: tuple[Figure, ...]
    fallen: tuple[tuple[Figure, TraceUse, str], ...]


def leading(figures: Sequence[Figure]) -> list[Figure]:
    """The figures that may give *best*: numbers before vague words, counts of people before those of groups among them.

    What is told of some of the people only gives it where nothing else is told; a range names no number, and leaves it
    to one that a source as well placed names.
    """
    all_told = [figure for figure in figures if not _of_some(figure, figures) and not _settled(figure, figures)]
    numbers = [figure for figure in all_told if not figure.weak]
    people = [figure for figure in numbers if not figure.implied]
    groups = [figure for figure in numbers if not figure.partial]
    stated = [figure for figure in all_told if not figure.implied]
    return people or groups or stated or all_told or list(figures)


def _settled(figure: Figure, figures: Sequence[Figure]) -> bool:
    """Whether the figure is a range, and a source as well placed names a number no less than its lower bound."""
    return figure.ranged and any(
        other.low == other.best == other.high and other.best >= figure.low and other.rank <= figure.rank
        for other in figures
        if other.implied == figure.implied
    )


def placed(figure: Figure) -> tuple[int, tuple[int, int], int, int, tuple[str, ...]]:
    """Sort key: the best-placed source last, of equals the latest figure, of one day's the greatest."""
    return -figure.rank, _known(figure), figure.best, figure.low, figure.claims


def reach(figure: Figure) -> int:
    """The greatest number that the words name; an open figure reaches as far as it states."""
    return max(figure.best, figure.low) if figure.high is None else figure.high


def without_copies(figures: Sequence[Figure]) -> list[Figure]:
    """One figure for each number that a speaker states.

    Equal figures of one origin are one, as old as the first of them, since copies only repeat. Where another origin
    quotes the speaker afresh with the same number, that is a restatement, and as new as the last of them.
    """
    by_origin: dict[tuple[object, ...], Figure] = {}
    for figure in sorted(figures, key=lambda f: (f.moment, f.claims)):
        key = (*_number(figure), figure.origin)
        held = by_origin.get(key)
        by_origin[key] = figure if held is None else _together(held, figure)
    restated: dict[tuple[object, ...], Figure] = {}
    for figure in sorted(by_origin.values(), key=lambda f: (_known(f), f.claims)):
        held = restated.get(_number(figure))
        restated[_number(figure)] = figure if held is None else _together(figure, held)
    return list(restated.values())


def _number(figure: Figure) -> tuple[object, ...]:
    return figure.speaker, figure.low, figure.best, figure.high, figure.implied


def _together(kept: Figure, other: Figure) -> Figure:
    return replace(kept, claims=tuple(sorted({*kept.claims, *other.claims})), rank=min(kept.rank, other.rank))


def weigh(figures: Sequence[Figure]) -> Weighed:
    """Let each speaker's and each origin's later figures supersede its earlier ones."""
    fallen: list[tuple[Figure, TraceUse, str]] = []
    standing: list[Figure] = []
    by_speaker: dict[str, list[Figure]] = defaultdict(list)
    replaced = {figure.origin for figure in figures if not figure.past}
    for figure in figures:
        if figure.past and figure.origin in replaced:
            fallen.append((figure, TraceUse.SUPERSEDED, "the report tells it as an earlier figure, and gives another"))
        else:
            by_speaker[figure.speaker].append(figure)
    for _, mine in sorted(by_speaker.items()):
        last = max(_known(f) for f in mine)
        latest = [f for f in mine if _known(f) == last]
        fallen += [(f, TraceUse.SUPERSEDED, "the same source gives a later figure") for f in mine if f not in latest]
        top = max(latest, key=lambda f: (f.best, f.low, f.open, f.claims))
        standing.append(top)
        for other in latest:
            if other is not top:
                one_report = other.origin == top.origin
                use = TraceUse.SET_ASIDE if one_report else TraceUse.SUPERSEDED
                when = "in the same report" if one_report else "on the same day, as tolls rise"
                fallen.append((other, use, f"the same source gives a greater figure {when}"))
    return Weighed(tuple(sorted(standing, key=lambda f: f.claims)), tuple(fallen))


def _known(figure: Figure) -> tuple[int, int]:
    """When it was stated; a figure of unknown date cannot be the latest one."""
    day, order = figure.moment
    return (0, order) if day == UNDATED else (day, order)


def gives_way(figure: Figure, standing: Sequence[Figure]) -> bool:
    """Whether the figure no longer holds the range down, though nobody has taken it back."""
    return _outgrown(figure, standing) or _of_some(figure, standing)


def _of_some(figure: Figure, standing: Sequence[Figure]) -> bool:
    """Whether a small figure is most likely told of some of the people only, though its words do not say so.

    "Three teachers were killed" looks back on a strike that killed thirteen: at most five, and under a third of what
    a source at least as well placed counts. What a party to the conflict says stays as its own account.
    """
    if figure.best > _SOME or figure.rank == PARTY_RANK:
        return False
    return any(3 * figure.best < other.best and other.rank <= figure.rank for other in standing)


def _outgrown(figure: Figure, standing: Sequence[Figure]) -> bool:
    """Whether a figure gives way to a greater one of a source as well placed.

    A vague word gives way to any, "at least" and first figures to one that is not older, and what
    somebody who keeps no count saw in the first days to one of the next fortnight, as people are still being found.
    """
    return any(_outgrows(other, figure) for other in standing)


def _outgrows(other: Figure, figure: Figure) -> bool:
    more = other.low > figure.low and other.best >= figure.best and other.rank <= figure.rank
    if not more:
        return False
    if figure.implied and figure.groups != other.groups:
        # What is said of groups only gives way to what is said of people; of children, to what is said of civilians.
        return figure.partial or not other.implied
    if figure.weak:
        return True
    if figure.open or figure.first:
        return _known(other) >= _known(figure)
    later = other.moment[0] - figure.moment[0]
    return figure.early and 0 < later <= _SETTLING_DAYS and other.moment[0] != UNDATED
