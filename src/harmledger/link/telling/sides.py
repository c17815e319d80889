"""Who does harm to whom: claims that stand on two sides of a war are no one event, unless it was one fight."""

from __future__ import annotations

from harmledger.link.grounds.facts import means_of
from harmledger.model.claim import CasualtyClaim, Claim
from harmledger.model.terms import Means, Outcome


def mirrored(one: Claim, other: Claim) -> bool:
    """Whether those harmed in one of the claims do harm in the other, and both are not told as one fight.

    "An air strike killed 33 soldiers of A" and "the drones of A killed 20 soldiers of B" are two events.
    """
    return _harms_its_own(one, other) or _harms_its_own(other, one)


def answered(one: Claim, other: Claim) -> bool:
    """Whether another party does it by other means: "A raided" and "B answered with drones" are two events."""
    doers = [set(getattr(claim, "perpetrators", ())) for claim in (one, other)]
    means = [means_of(claim) for claim in (one, other)]
    return all(doers) and all(means) and doers[0].isdisjoint(doers[1]) and means[0].isdisjoint(means[1])


def other_side(one: Claim, other: Claim) -> bool:
    """Whether both count killed combatants, of different parties, and it was no fight in which both fell.

    "A strike killed 33 soldiers of A. ... 20 soldiers of B were killed in the answering fire" are two events.
    """
    if not isinstance(one, CasualtyClaim) or not isinstance(other, CasualtyClaim):
        return False
    fought = Means.GROUND_FIGHTING in means_of(one) and Means.GROUND_FIGHTING in means_of(other)
    killed = one.outcome is other.outcome is Outcome.KILLED
    sides = {one.affiliation, other.affiliation}
    return killed and not fought and None not in sides and len(sides) == 2 and bool(means_of(one) | means_of(other))


def _harms_its_own(doing: Claim, suffering: Claim) -> bool:
    if not isinstance(suffering, CasualtyClaim) or Means.GROUND_FIGHTING in means_of(doing) | means_of(suffering):
        return False
    doers = set(getattr(doing, "perpetrators", ()))
    return suffering.affiliation is not None and doers == {suffering.affiliation}
