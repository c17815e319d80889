"""What a single claim says, as gathering and comparing need it."""

from __future__ import annotations

from enum import StrEnum

from harmledger.model.claim import (
    AttackClaim,
    CasualtyClaim,
    Claim,
    ControlClaim,
    DamageClaim,
    DisplacementClaim,
)
from harmledger.model.terms import ControlStatus, DamageKind, DisplacementTerm, Means, Outcome

Days = tuple[int, int]
"""A closed interval of days as ordinals of the proleptic Gregorian calendar."""


class Family(StrEnum):
    """Kinds of event that are never one another: what is compared only among its like."""

    FORCE = "force"
    LOOTING = "looting"
    CONTROL = "control"
    DISPLACEMENT = "displacement"


_DRIVEN_OUT = frozenset({DisplacementTerm.DISPLACED, DisplacementTerm.FLED, DisplacementTerm.EVACUATED})
"""Displacement that is harm; returns and shelter are figures only."""

_NO_WEAPON = frozenset({Outcome.MISSING, Outcome.DETAINED})
"""Outcomes beside which a means is the report's other events' more often than their own."""


def days_of(claim: Claim) -> Days | None:
    """The claim's days as ordinals; None where it is undated or unresolved."""
    when = claim.date
    if when is None or when.start is None or when.end is None:
        return None
    return when.start.toordinal(), when.end.toordinal()


def family_of(claim: Claim) -> Family | None:
    """The family of events that the claim can belong to; None for kinds that are no event."""
    match claim:
        case CasualtyClaim() | AttackClaim():
            return Family.FORCE
        case DamageClaim():
            return Family.LOOTING if claim.damage is DamageKind.LOOTING else Family.FORCE
        case ControlClaim():
            return None if claim.status is ControlStatus.HELD else Family.CONTROL
        case DisplacementClaim():
            return Family.DISPLACEMENT if claim.term in _DRIVEN_OUT else None
        case _:
            return None


def means_of(claim: Claim) -> frozenset[Means]:
    """The means that the claim names, none or one; who is missing or was taken away, no weapon harmed."""
    if not isinstance(claim, CasualtyClaim | AttackClaim) or claim.means is None:
        return frozenset()
    if isinstance(claim, CasualtyClaim) and claim.outcome in _NO_WEAPON:
        return frozenset()
    return frozenset({claim.means})


def parties_of(claim: Claim) -> tuple[str, ...]:
    """The parties that the claim sets against each other: of a clash, or in a change of control."""
    match claim:
        case AttackClaim():
            return claim.parties
        case ControlClaim():
            return claim.gained_by + claim.lost_by
        case _:
            return ()


def text_order(claim: Claim) -> tuple[int, int, str]:
    """Sort key: where the claim stands in its report."""
    return claim.start, claim.end, claim.claim_id
