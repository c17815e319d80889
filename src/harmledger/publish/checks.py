"""What must hold before anything is published. All checks end before the first byte is written."""

from __future__ import annotations

from collections.abc import Iterator

from harmledger.errors import ExportError
from harmledger.model.incident import Incident, Toll
from harmledger.publish.policy import Publication

_MOST_SHOWN = 5


def check(publication: Publication) -> None:
    """Check a publication whole.

    Raises:
        ExportError: naming the first faults; nothing has been written then.
    """
    faults = [
        *_claims(publication),
        *(fault for item in publication.record.incidents for fault in _incident(item, publication)),
    ]
    if faults:
        more = "" if len(faults) <= _MOST_SHOWN else f" and {len(faults) - _MOST_SHOWN} more"
        raise ExportError(
            f"nothing was published: {'; '.join(faults[:_MOST_SHOWN])}{more}",
            remedy="run `harmledger verify`, then `harmledger link`",
        )


def _claims(publication: Publication) -> Iterator[str]:
    for claim in publication.claims.values():
        report = publication.reports.get(claim.report_id)
        if report is None:
            yield f"claim {claim.claim_id} names a report that is not there"
        elif claim.quote and report.text[claim.start : claim.end] != claim.quote:
            yield f"the quote of claim {claim.claim_id} does not stand at {claim.start}:{claim.end}"


def _incident(incident: Incident, publication: Publication) -> Iterator[str]:
    for claim in incident.claims:
        if claim not in publication.claims:
            yield f"incident {incident.incident_id} rests on claim {claim}, which is not there"
    place = incident.place
    if place is not None and not (-90 <= (place.lat or 0) <= 90 and -180 <= (place.lon or 0) <= 180):
        yield f"incident {incident.incident_id} lies at {place.lat}, {place.lon}"
    for toll in incident.tolls:
        yield from _toll(incident, toll, publication)


def _toll(incident: Incident, toll: Toll, publication: Publication) -> Iterator[str]:
    name = f"the {toll.outcome} toll ({toll.victims}) of {incident.incident_id}"
    if not toll.trace:
        yield f"{name} has no trace"
    for step in toll.trace:
        if step.claim_id not in publication.claims:
            yield f"{name} rests on claim {step.claim_id}, which is not there"
    bounds = [bound for bound in (toll.low, toll.best, toll.high) if bound is not None]
    if bounds != sorted(bounds) or toll.low < 0:
        yield f"{name} has bounds out of order: {toll.low}, {toll.best}, {toll.high}"
