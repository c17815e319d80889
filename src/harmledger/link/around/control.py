"""Control: who is said to have gained, lost or held each place, step by step, as the claims tell it."""

from __future__ import annotations

from collections.abc import Sequence

from harmledger.link.grounds.areas import incident_place
from harmledger.link.grounds.facts import days_of
from harmledger.link.grounds.places import finest
from harmledger.model.claim import Claim, ControlClaim
from harmledger.model.incident import ControlEvent
from harmledger.model.terms import Stance


def control(claims: Sequence[Claim]) -> tuple[ControlEvent, ...]:
    """One event a place and claim, place by place in the order of the days; what is undated comes last."""
    events = [
        ControlEvent(
            place=incident_place(site.place),
            date=claim.date,
            gained_by=claim.gained_by,
            lost_by=claim.lost_by,
            status=claim.status,
            claim_id=claim.claim_id,
        )
        for claim in claims
        if isinstance(claim, ControlClaim) and claim.stance is not Stance.DENIED
        for site in finest(claim.places)
    ]
    days = {claim.claim_id: days_of(claim) for claim in claims}

    def order(event: ControlEvent) -> tuple[str, str, bool, tuple[int, int], str]:
        when = days[event.claim_id]
        return event.place.name, event.place.gazetteer_id or "", when is None, when or (0, 0), event.claim_id

    return tuple(sorted(events, key=order))
