"""Tolls: how many were harmed, as a range in which every number can be followed back to the claims behind it.

The rules, which ``docs/concepts/toll.md`` explains to readers:

1. A copy adds nothing: a figure that a copy repeats is its origin's.
2. A part is inside its whole; a cumulative figure is never added to an incident; a denied one is no count.
3. Of one speaker, or one origin, a later figure supersedes an earlier one. Nobody else's figure is ever overwritten:
   disagreement widens the range and is never averaged.
4. **best** is the latest figure of the best-placed source (:data:`harmledger.link.grounds.sources.RANKS`); of figures
   that are equally well placed and of one day, the greatest, as tolls rise while bodies are found.
5. **low** is the least minimum that still stands. A floor ("at least 12", "initial reports say nine") gives way once
   a later source that is as well placed says more, and a vague word ("several") to any such source: the two do not
   disagree. An exact figure gives way to nobody else's, unless it is five or fewer and under a third of what a
   source as well placed counts: then it is held to be told of some of them only.
6. **high** is the greatest number that stands. It is None, open, where the figure that gives *best* is open: then
   the best-placed source itself says that there may be more.
7. Everyone harmed (``all``) is what sources say of people; what they say only of civilians, combatants, children or
   others stands in for it where nobody counts people. It reaches at least as far as every group among them, and no
   group's least number is above everyone's. Groups that may overlap are never added, and nobody's status is guessed.
   The combatants of several parties, where one source counts them apart, are added; one or two people told of singly
   ("a man", "two brothers") are everyone that their source tells of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from harmledger.link.grounds.sources import PARTY_RANK
from harmledger.link.tolls.figures import ALL, UNDATED, Figure, by_group
from harmledger.model.claim import CasualtyClaim, Claim
from harmledger.model.incident import Toll, TraceStep, TraceUse
from harmledger.model.report import Report
from harmledger.model.terms import Outcome, Scope, Stance, VictimGroup

_SOME = 5
"""Figures up to this may be told of some of the people only; see :func:`_of_some`."""


@dataclass(frozen=True, slots=True)
class _Weighed:
    """Which figures stand, and what became of the others."""

    standing: tuple[Figure, ...]
    fallen: tuple[tuple[Figure, TraceUse, str], ...]


def tolls(claims: Sequence[Claim], reports: Mapping[str, Report], origins: Mapping[str, str]) -> tuple[Toll, ...]:
    """The tolls of one incident, by outcome in the contract's order, everyone first.

    Args:
        claims: the incident's claims; those that are no casualty are passed over.
        reports: the reports by id.
        origins: the origin of each report.
    """
    casualties = sorted((c for c in claims if isinstance(c, CasualtyClaim)), key=lambda c: c.claim_id)
    if not casualties:
        return ()
    aside = {claim.claim_id: reason for claim in casualties if (reason := _not_counted(claim)) is not None}
    counted = [claim for claim in casualties if claim.claim_id not in aside]
    found: list[Toll] = []
    for outcome in Outcome:
        groups = by_group(outcome, counted, reports, origins)
        rows = {group: _toll(outcome, group, figures) for group, figures in groups.items()}
        if ALL in rows:
            rows = _nested(rows)
            mine = [claim for claim in casualties if claim.outcome is outcome]
            rows[ALL] = replace(rows[ALL], trace=_full_trace(rows[ALL].trace, mine, aside))
        order = [ALL, *(group.value for group in VictimGroup)]
        found += [rows[group] for group in order if group in rows]
    return tuple(found)


def _not_counted(claim: CasualtyClaim) -> str | None:
    if claim.stance is Stance.DENIED:
        return "a denial, not a count"
    if claim.scope is Scope.CUMULATIVE:
        return "a tally over a time or an area, never added to an incident"
    return "states no number" if claim.value is None and claim.low is None and claim.high is None else None


def _toll(outcome: Outcome, group: str, figures: Sequence[Figure]) -> Toll:
    weighed = _weigh(_without_copies(figures))
    stated = [f for f in weighed.standing if not f.implied]
    best = max(_whole(stated) or _whole(weighed.standing) or weighed.standing, key=_placed)
    for_low = [f for f in weighed.standing if f is best or not _gives_way(f, weighed.standing)]
    lowest = min(for_low, key=lambda f: (f.low, f.claims))
    highest = max(weighed.standing, key=lambda f: (_reach(f), f.claims))
    low = min(lowest.low, best.best)
    high = None if best.open else max(_reach(highest), best.best)
    trace: dict[str, TraceStep] = {}
    for fallen, use, reason in weighed.fallen:
        for claim in fallen.claims:
            trace[claim] = TraceStep(claim, use, (), reason)
    for figure in weighed.standing:
        bounds = [("best", figure is best), ("low", figure is lowest), ("high", figure is highest and high is not None)]
        named = tuple(name for name, holds in bounds if holds)
        for claim in figure.claims:
            use = TraceUse.USED if named or figure in for_low else TraceUse.SET_ASIDE
            trace[claim] = TraceStep(claim, use, named, _why(named, in_range=figure in for_low))
    return Toll(outcome, group, low, best.best, high, tuple(trace[claim] for claim in sorted(trace)))


def _whole(figures: Sequence[Figure]) -> list[Figure]:
    """The figures that are not told of some of the people only."""
    return [figure for figure in figures if not _of_some(figure, figures)]


def _placed(figure: Figure) -> tuple[int, tuple[int, int], int, int, tuple[str, ...]]:
    return -figure.rank, _known(figure), figure.best, figure.low, figure.claims


def _reach(figure: Figure) -> int:
    """The greatest number that the words name; an open figure reaches as far as it states."""
    return max(figure.best, figure.low) if figure.high is None else figure.high


def _without_copies(figures: Sequence[Figure]) -> list[Figure]:
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


def _weigh(figures: Sequence[Figure]) -> _Weighed:
    """Let each speaker's and each origin's later figures supersede its earlier ones."""
    fallen: list[tuple[Figure, TraceUse, str]] = []
    standing: list[Figure] = []
    by_speaker: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        by_speaker[figure.speaker].append(figure)
    for _, mine in sorted(by_speaker.items()):
        last = max(_known(f) for f in mine)
        latest = [f for f in mine if _known(f) == last]
        fallen += [(f, TraceUse.SUPERSEDED, "the same source gives a later figure") for f in mine if f not in latest]
        by_report: dict[str, list[Figure]] = defaultdict(list)
        for figure in latest:
            by_report[figure.origin].append(figure)
        for _, same in sorted(by_report.items()):
            top = max(same, key=lambda f: (f.best, f.low, f.open, f.claims))
            standing.append(top)
            reason = "the same source gives a greater figure in the same report"
            fallen += [(f, TraceUse.SET_ASIDE, reason) for f in same if f is not top]
    return _Weighed(tuple(sorted(standing, key=lambda f: f.claims)), tuple(fallen))


def _known(figure: Figure) -> tuple[int, int]:
    """When it was stated; a figure of unknown date cannot be the latest one."""
    day, order = figure.moment
    return (0, order) if day == UNDATED else (day, order)


def _gives_way(figure: Figure, standing: Sequence[Figure]) -> bool:
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
    """Whether a floor gives way to a greater figure of a source as well placed.

    A vague word or an implied figure gives way to any; "at least" and first figures only to a later one.
    """
    if not (figure.open or figure.first or figure.weak):
        return False
    for other in standing:
        # A count of children gives way even to one of civilians, which is implied as well but counts more of them.
        stated = not other.implied or (figure.implied and figure.partial)
        more = other.low > figure.low and other.best >= figure.best and stated
        if more and other.rank <= figure.rank and (figure.weak or _known(other) > _known(figure)):
            return True
    return False


def _why(named: Sequence[str], *, in_range: bool) -> str:
    if not in_range and not named:
        return "open, a first figure or told of some only; a source that is as well placed says more"
    words = {
        "best": "the latest figure of the best-placed source",
        "low": "the least number that stands",
        "high": "the greatest number that stands",
    }
    return "; ".join(words[name] for name in named) or "within the range"


def _nested(rows: dict[str, Toll]) -> dict[str, Toll]:
    """The rows made consistent: everyone reaches at least as far as each group, no group starts above everyone."""
    whole = rows[ALL]
    for group, part in rows.items():
        if group != ALL:
            best = max(whole.best or 0, part.best or 0)
            reach = max(best, part.high if part.high is not None else part.low)
            whole = replace(whole, best=best, high=None if whole.high is None else max(whole.high, reach))
    nested = {group: replace(part, low=min(part.low, whole.low)) for group, part in rows.items() if group != ALL}
    return {ALL: whole, **nested}


def _full_trace(
    trace: Sequence[TraceStep], claims: Sequence[CasualtyClaim], aside: Mapping[str, str]
) -> tuple[TraceStep, ...]:
    """The trace of everyone's toll names every claim of the outcome."""
    steps = {step.claim_id: step for step in trace}
    for claim in claims:
        if claim.claim_id in aside:
            steps[claim.claim_id] = TraceStep(claim.claim_id, TraceUse.SET_ASIDE, (), aside[claim.claim_id])
        elif claim.claim_id not in steps:
            reason = "inside the figure that it is a part of" if claim.part_of else "inside the figure for everyone"
            steps[claim.claim_id] = TraceStep(claim.claim_id, TraceUse.SET_ASIDE, (), reason)
    return tuple(steps[key] for key in sorted(steps))
