"""Displacement: stocks and flows of people, side by side by area, period and speaker, never summed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from harmledger.link.around.relate import days_of_when
from harmledger.link.around.tallies import area_of
from harmledger.link.grounds.facts import days_of
from harmledger.link.grounds.sources import speaker_name
from harmledger.model.claim import Claim, DisplacementClaim
from harmledger.model.incident import DisplacementFigure
from harmledger.model.report import Report
from harmledger.model.terms import DisplacementTerm, Scope, Stance

_STOCKS = frozenset({DisplacementTerm.SHELTERED})
"""Words for how many are somewhere; the others say how many moved."""


def displacement(claims: Sequence[Claim], reports: Mapping[str, Report]) -> tuple[DisplacementFigure, ...]:
    """One figure a claim, by area, then day, then claim.

    A figure is a stock where it counts those sheltered, or all those displaced without any period; else a flow.
    """
    stated = [c for c in claims if isinstance(c, DisplacementClaim) and c.stance is not Stance.DENIED]
    return in_order(
        DisplacementFigure(
            claim_id=claim.claim_id,
            area=area_of(claim.places),
            period=claim.date,
            speaker=speaker_name(claim, reports[claim.report_id].outlet),
            unit=claim.unit,
            term=claim.term,
            value=claim.value,
            low=claim.low,
            high=claim.high,
            is_stock=_is_stock(claim),
        )
        for claim in stated
    )


def in_order(figures: Iterable[DisplacementFigure]) -> tuple[DisplacementFigure, ...]:
    """The figures by area, then day, then claim."""
    return tuple(sorted(figures, key=_order))


def _order(figure: DisplacementFigure) -> tuple[str, bool, tuple[int, int], str]:
    when = days_of_when(figure.period)
    return "" if figure.area is None else figure.area.name, when is None, when or (0, 0), figure.claim_id


def _is_stock(claim: DisplacementClaim) -> bool:
    displaced = claim.term is DisplacementTerm.DISPLACED and claim.scope is Scope.CUMULATIVE
    return claim.term in _STOCKS or (displaced and days_of(claim) is None)
