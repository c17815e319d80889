"""Sensitivity: what a toll would be without each figure that stands, so that nobody has to guess what rests on whom."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from harmledger.model.claim import CasualtyClaim
from harmledger.model.incident import Bounds, Toll

_TRIED = 24
"""Figures of one outcome that are left out one by one; of more, only those that give a bound."""

NOTHING_LEFT = Bounds(0, None, None)
"""What stands where no other figure is left."""


@dataclass(frozen=True, slots=True)
class Row:
    """A toll and the figures that stand in it, each as the claims that state it."""

    toll: Toll
    standing: tuple[tuple[str, ...], ...]


def sensitive(
    claims: Sequence[CasualtyClaim], again: Callable[[Sequence[CasualtyClaim]], Mapping[str, Row]]
) -> dict[str, Toll]:
    """The tolls of the claims by victim group; each step of a trace says what would stand without its figure.

    Args:
        claims: what is counted, of one outcome.
        again: works the rows out from some of the claims.
    """
    rows = again(claims)
    figures = sorted({figure for row in rows.values() for figure in row.standing})
    if len(figures) > _TRIED:
        bounding = {step.claim_id for row in rows.values() for step in row.toll.trace if step.bounds}
        figures = [figure for figure in figures if bounding.intersection(figure)]
    without = {figure: again([c for c in claims if c.claim_id not in figure]) for figure in figures}
    return {group: _explained(row, group, without) for group, row in rows.items()}


def _explained(row: Row, group: str, without: Mapping[tuple[str, ...], Mapping[str, Row]]) -> Toll:
    bounds = _bounds(row.toll)
    changes: dict[str, Bounds] = {}
    for figure in row.standing:
        if figure in without:
            left = without[figure].get(group)
            instead = NOTHING_LEFT if left is None else _bounds(left.toll)
            if instead != bounds:
                changes |= dict.fromkeys(figure, instead)
    if not changes:
        return row.toll
    trace = tuple(
        replace(step, without=changes[step.claim_id]) if step.claim_id in changes else step for step in row.toll.trace
    )
    return replace(row.toll, trace=trace)


def _bounds(toll: Toll) -> Bounds:
    return Bounds(toll.low, toll.best, toll.high)
