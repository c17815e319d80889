"""Tolls: how many were harmed, as a range in which every number can be followed back to the claims behind it.

The rules, which ``docs/concepts/toll.md`` explains to readers:

1. A copy adds nothing: a figure that a copy repeats is its origin's.
2. A part is inside its whole; a cumulative figure is never added to an incident; a denied one is no count.
3. Of one speaker, or one origin, a later figure supersedes an earlier one, and of one day's the greater. Nobody else's
   figure is ever overwritten: disagreement widens the range and is never averaged.
4. **best** is the latest figure of the best-placed source (:data:`harmledger.link.grounds.sources.RANKS`); of figures
   that are equally well placed and of one day, the greatest, as tolls rise while bodies are found. A range ("30 to 40")
   names no number: one that a source as well placed names, and that is not below the range, comes before it.
5. **low** is the least minimum that still stands. A floor ("at least 12", "initial reports say nine") gives way once
   a source that is as well placed, and not earlier, says more, and a vague word ("several") to any such source: the
   two do not disagree. An exact figure of a body that keeps a count gives way to nobody else's. What anybody else
   says in the first two days gives way to a greater figure that a source as well placed gives in the fortnight after,
   as people are still being found. A figure of five or fewer, and under a third of what a source as well placed
   counts, is held to be told of some of them only. What a report itself tells as an earlier figure ("up from nine")
   is superseded by the one that it gives.
6. **high** is the greatest number that stands. It is None, open, where the figure that gives *best* is open: then
   the best-placed source itself says that there may be more.
7. Everyone harmed (``all``) is what sources say of people; what they say only of civilians, combatants, children or
   others stands in for it where nobody counts people. It reaches at least as far as every group among them, and no
   group's least number is above everyone's. Groups that may overlap are never added; nobody's status is guessed.
   Where a source counts civilians or combatants as a part of the people killed, ``people`` are the rest: those whose
   status nobody tells. The combatants of several parties, where one source counts them apart, are added; one or two
   people told of singly ("a man", "two brothers") are everyone that their source tells of.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import replace

from harmledger.link.grounds.provenance import OriginOf
from harmledger.link.tolls.figures import ALL, Figure, by_group, figure
from harmledger.link.tolls.sensitivity import Row, sensitive
from harmledger.link.tolls.weighing import gives_way, leading, placed, reach, weigh, without_copies
from harmledger.model.claim import CasualtyClaim, Claim
from harmledger.model.incident import Toll, TraceStep, TraceUse
from harmledger.model.report import Report
from harmledger.model.terms import Outcome, Scope, Stance, VictimGroup

_STATUS = frozenset({VictimGroup.CIVILIANS, VictimGroup.COMBATANTS})


def tolls(claims: Sequence[Claim], reports: Mapping[str, Report], origin_of: OriginOf) -> tuple[Toll, ...]:
    """The tolls of one incident, by outcome in the contract's order, everyone first.

    Args:
        claims: the incident's claims; those that are no casualty are passed over.
        reports: the reports by id.
        origin_of: the report that a claim goes back to.
    """
    casualties = sorted((c for c in claims if isinstance(c, CasualtyClaim)), key=lambda c: c.claim_id)
    aside = {claim.claim_id: reason for claim in casualties if (reason := _not_counted(claim)) is not None}
    order = [ALL, *(group.value for group in VictimGroup)]
    found: list[Toll] = []
    figures = {
        claim.claim_id: made
        for claim in casualties
        if (made := figure(claim, reports[claim.report_id], reports[origin_of(claim)])) is not None
    }
    for outcome in Outcome:
        mine = [claim for claim in casualties if claim.outcome is outcome]
        if not mine:
            continue
        counted = [claim for claim in mine if claim.claim_id not in aside]
        rows = sensitive(counted, functools.partial(_rows, outcome, figures))
        if ALL in rows:
            rows[ALL] = replace(rows[ALL], trace=_full_trace(rows, mine, aside))
            rest = _unknown_status(rows, counted)
            if rest is not None:
                rows[VictimGroup.PEOPLE.value] = rest
        found += [rows[group] for group in order if group in rows]
    return tuple(found)


def _not_counted(claim: CasualtyClaim) -> str | None:
    if claim.stance is Stance.DENIED:
        return "a denial, not a count"
    if claim.scope is Scope.CUMULATIVE:
        return "a tally over a time or an area, never added to an incident"
    return "states no number" if claim.value is None and claim.low is None and claim.high is None else None


def _rows(outcome: Outcome, figures: Mapping[str, Figure], claims: Sequence[CasualtyClaim]) -> dict[str, Row]:
    rows = {group: _row(outcome, group, told) for group, told in by_group(claims, figures).items()} if claims else {}
    return _nested(rows) if ALL in rows else rows


def _row(outcome: Outcome, group: str, figures: Sequence[Figure]) -> Row:
    weighed = weigh(without_copies(figures))
    best = max(leading(weighed.standing), key=placed)
    for_low = [f for f in weighed.standing if f is best or not gives_way(f, weighed.standing)]
    lowest = min(for_low, key=lambda f: (f.low, f.claims))
    highest = max(weighed.standing, key=lambda f: (reach(f), f.claims))
    low = min(lowest.low, best.best)
    high = None if best.open else max(reach(highest), best.best)
    trace: dict[str, TraceStep] = {}
    for fallen, use, reason in weighed.fallen:
        for claim in fallen.claims:
            trace[claim] = TraceStep(claim, use, (), reason)
    for one in weighed.standing:
        bounds = [("best", one is best), ("low", one is lowest), ("high", one is highest and high is not None)]
        named = tuple(name for name, holds in bounds if holds)
        for claim in one.claims:
            use = TraceUse.USED if named or one in for_low else TraceUse.SET_ASIDE
            trace[claim] = TraceStep(claim, use, named, _why(named, in_range=one in for_low))
    steps = tuple(trace[claim] for claim in sorted(trace))
    return Row(Toll(outcome, group, low, best.best, high, steps), tuple(f.claims for f in weighed.standing))


def _why(named: Sequence[str], *, in_range: bool) -> str:
    if not in_range and not named:
        return "open, a first figure or told of some only; a source that is as well placed says more"
    words = {
        "best": "the latest figure of the best-placed source",
        "low": "the least number that stands",
        "high": "the greatest number that stands",
    }
    return "; ".join(words[name] for name in named) or "within the range"


def _nested(rows: Mapping[str, Row]) -> dict[str, Row]:
    """The rows made consistent: everyone reaches at least as far as each group, no group starts above everyone."""
    whole = rows[ALL].toll
    parts = [row.toll for group, row in rows.items() if group != ALL]
    for part in parts:
        if (part.best or 0) > (whole.best or 0):
            whole = replace(whole, best=part.best, trace=_moved(whole.trace, "best", part))
    for part in parts:
        top = max(whole.best or 0, part.low if part.high is None else part.high)
        if whole.high is not None and top > whole.high:
            whole = replace(whole, high=top, trace=_moved(whole.trace, "high" if part.high == top else "best", part))
    nested = {
        group: replace(row, toll=replace(row.toll, low=min(row.toll.low, whole.low)))
        for group, row in rows.items()
        if group != ALL
    }
    return {ALL: replace(rows[ALL], toll=whole), **nested}


def _moved(trace: Sequence[TraceStep], bound: str, part: Toll) -> tuple[TraceStep, ...]:
    """The trace of everyone's toll where a group that counts more gives the bound."""
    steps = {
        step.claim_id: replace(step, bounds=tuple(name for name in step.bounds if name != bound)) for step in trace
    }
    for step in part.trace:
        if bound in step.bounds:
            held = steps.get(step.claim_id)
            bounds = (*(held.bounds if held is not None else ()), bound)
            reason = f"counts more {part.victims.replace('_', ' ')} than others count people"
            steps[step.claim_id] = TraceStep(step.claim_id, TraceUse.USED, bounds, reason)
    return tuple(steps[key] for key in sorted(steps))


def _unknown_status(rows: Mapping[str, Toll], claims: Sequence[CasualtyClaim]) -> Toll | None:
    """Those whose status nobody tells, where civilians or combatants are counted as a part of the people harmed."""
    people = {claim.claim_id for claim in claims if claim.victims is VictimGroup.PEOPLE}
    parts = {claim.victims.value for claim in claims if claim.victims in _STATUS and claim.part_of in people}
    everyone, told = rows[ALL], [rows[group] for group in sorted(parts) if group in rows]
    known = sum(row.low if row.best is None else row.best for row in told)
    if not told or everyone.best is None or known >= everyone.best:
        return None
    tops = sum(max(row.low, row.best or 0) if row.high is None else row.high for row in told)
    ids = sorted({step.claim_id for row in (everyone, *told) for step in row.trace if step.bounds})
    return Toll(
        outcome=everyone.outcome,
        victims=VictimGroup.PEOPLE.value,
        low=max(0, everyone.low - tops),
        best=everyone.best - known,
        high=None if everyone.high is None else everyone.high - sum(row.low for row in told),
        trace=tuple(TraceStep(claim, TraceUse.USED, (), "everyone, less those whose status is told") for claim in ids),
    )


def _full_trace(
    rows: Mapping[str, Toll], claims: Sequence[CasualtyClaim], aside: Mapping[str, str]
) -> tuple[TraceStep, ...]:
    """The trace of everyone's toll names every claim of the outcome."""
    steps = {step.claim_id: step for step in rows[ALL].trace}
    fallen = {step.claim_id: step for row in rows.values() for step in row.trace if step.use is TraceUse.SUPERSEDED}
    for claim in claims:
        key = claim.claim_id
        if key in aside:
            steps[key] = TraceStep(key, TraceUse.SET_ASIDE, (), aside[key])
        elif key not in steps:
            reason = "inside the figure that it is a part of" if claim.part_of else "inside the figure for everyone"
            steps[key] = fallen.get(key) or TraceStep(key, TraceUse.SET_ASIDE, (), reason)
    return tuple(steps[key] for key in sorted(steps))
