"""What may be published: sensitive sites coarsened, private names withheld, a delay; each withholding listed.

The reasons follow "do no harm" as the Every Casualty Standards (6, 7) and the Berkeley Protocol (chapter III) have it:
a record must not help anyone to strike a hospital again, nor expose a witness.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from harmledger.model.claim import Claim, ResponsibilityClaim, Speaker
from harmledger.model.incident import Incident, IncidentPlace, Record
from harmledger.model.report import Report
from harmledger.model.terms import SourceType, Target
from harmledger.model.where import Place, PlacePrecision
from harmledger.publish import unsigned
from harmledger.vocabulary import actors, sources

SENSITIVE = frozenset({Target.HEALTH, Target.SHELTER, Target.RESCUE, Target.HUMANITARIAN})
"""Targets whose exact coordinates are never published."""

_FINE = frozenset({PlacePrecision.EXACT, PlacePrecision.NEIGHBOURHOOD, PlacePrecision.SETTLEMENT})
_KM_A_DEGREE = 111.32
WITHHELD_NAME = "(name withheld)"


@dataclass(frozen=True, slots=True)
class Policy:
    """What is withheld.

    Attributes:
        today: the day that the delay is counted from.
        delay_days: incidents that ended fewer days ago are withheld whole.
        coarsen_km: grid, in kilometres, that coordinates of sensitive sites are rounded to; 0 leaves them as they are.
        withhold_names: withhold names of persons and speakers that are in no public list of ours.
    """

    today: dt.date
    delay_days: int = 0
    coarsen_km: float = 10.0
    withhold_names: bool = True


@dataclass(frozen=True, slots=True)
class Withheld:
    """One thing that was not published: of what, which field, and why."""

    subject: str
    field: str
    reason: str


@dataclass(frozen=True, slots=True)
class Publication:
    """A record as the policy lets it be seen, and the list of what it withholds."""

    record: Record
    claims: Mapping[str, Claim]
    reports: Mapping[str, Report]
    policy: Policy
    withheld: tuple[Withheld, ...]


def publication(record: Record, claims: Iterable[Claim], reports: Iterable[Report], policy: Policy) -> Publication:
    """Apply ``policy`` to a record with its claims and reports."""
    withheld: list[Withheld] = []
    record = unsigned.record(record)
    known = {report.report_id: report for report in reports}
    shown = tuple(_incident(item, policy, withheld) for item in record.incidents if _old_enough(item, policy, withheld))
    kept = {item.incident_id for item in shown}
    late = {claim for item in record.incidents if item.incident_id not in kept for claim in item.claims}
    late -= {claim for item in shown for claim in item.claims}
    public = {claim.claim_id: _claim(claim, policy, withheld) for claim in claims if claim.claim_id not in late}
    return Publication(_without(record, shown, kept, public), public, known, policy, tuple(withheld))


def _without(record: Record, shown: tuple[Incident, ...], kept: set[str], public: Mapping[str, Claim]) -> Record:
    """The record with only the incidents and claims that are shown, everywhere that it names one."""
    return dataclasses.replace(
        record,
        incidents=tuple(
            dataclasses.replace(item, related=tuple(other for other in item.related if other.incident_id in kept))
            for item in shown
        ),
        tallies=tuple(
            dataclasses.replace(
                tally,
                check=dataclasses.replace(
                    tally.check, incidents=tuple(item for item in tally.check.incidents if item in kept)
                ),
            )
            for tally in record.tallies
            if tally.claim_id in public
        ),
        agreements=tuple(
            dataclasses.replace(item, incidents=tuple(other for other in item.incidents if other in kept))
            for item in record.agreements
        ),
        control=tuple(item for item in record.control if item.claim_id in public),
        displacement=tuple(item for item in record.displacement if item.claim_id in public),
    )


def _old_enough(incident: Incident, policy: Policy, withheld: list[Withheld]) -> bool:
    if policy.delay_days <= 0:
        return True
    ended = incident.date.end if incident.date is not None else None
    if ended is not None and (policy.today - ended).days >= policy.delay_days:
        return True
    why = "undated" if ended is None else f"ended on {ended}"
    withheld.append(Withheld(incident.incident_id, "incident", f"{why}; delay is {policy.delay_days} days"))
    return False


def _incident(incident: Incident, policy: Policy, withheld: list[Withheld]) -> Incident:
    place = incident.place
    targets = {item.value for item in incident.targets}
    if place is None or place.lat is None or policy.coarsen_km <= 0 or not targets & SENSITIVE:
        return incident
    if place.precision not in _FINE:
        return incident
    named = ", ".join(sorted(targets & SENSITIVE))
    withheld.append(Withheld(incident.incident_id, "coordinates", f"rounded to {policy.coarsen_km:g} km: {named}"))
    return dataclasses.replace(incident, place=_coarse_place(place, policy.coarsen_km))


def _coarse_place(place: IncidentPlace, grid_km: float) -> IncidentPlace:
    lat, lon = _coarse(place.lat, place.lon, grid_km)
    radius = max(place.radius_km or 0.0, grid_km)
    return dataclasses.replace(place, lat=lat, lon=lon, radius_km=radius, precision=PlacePrecision.DISTRICT)


def _coarse(lat: float | None, lon: float | None, grid_km: float) -> tuple[float | None, float | None]:
    """A point rounded to a grid of ``grid_km``; the step in longitude follows the rounded latitude's circle."""
    if lat is None or lon is None:
        return lat, lon
    step = grid_km / _KM_A_DEGREE
    rounded = round(lat / step) * step
    step_east = step / max(0.05, math.cos(math.radians(rounded)))
    return round(rounded, 4), round(round(lon / step_east) * step_east, 4)


def _claim(claim: Claim, policy: Policy, withheld: list[Withheld]) -> Claim:
    claim = _coarse_claim(unsigned.claim(claim), policy, withheld)
    return _nameless(claim, withheld) if policy.withhold_names else claim


def _coarse_claim(claim: Claim, policy: Policy, withheld: list[Withheld]) -> Claim:
    if policy.coarsen_km <= 0 or not SENSITIVE & set(getattr(claim, "targets", ())):
        return claim
    fine = [place for place in claim.places if place.lat is not None and place.precision in _FINE]
    if not fine:
        return claim
    withheld.append(Withheld(claim.claim_id, "coordinates", f"rounded to {policy.coarsen_km:g} km: sensitive site"))
    places = tuple(_coarse_mention(place, policy.coarsen_km) if place in fine else place for place in claim.places)
    return dataclasses.replace(claim, places=places)


def _coarse_mention(place: Place, grid_km: float) -> Place:
    lat, lon = _coarse(place.lat, place.lon, grid_km)
    radius = max(place.radius_km or 0.0, grid_km)
    return dataclasses.replace(place, lat=lat, lon=lon, radius_km=radius, precision=PlacePrecision.DISTRICT)


_OPEN_TYPES = frozenset(
    {SourceType.LOCAL, SourceType.OFFICIAL, SourceType.HEALTH_WORKER, SourceType.UNKNOWN, SourceType.PHOTOGRAPHER}
)
"""Speakers of these types may be private persons; the others are bodies."""


def _nameless(claim: Claim, withheld: list[Withheld]) -> Claim:
    """The claim without names of persons that no public list of ours holds; a quote that holds one goes too."""
    hidden: list[str] = []
    source = claim.source
    if source is not None and source.type in _OPEN_TYPES and _private(source.name):
        hidden.append(source.name)
        claim = dataclasses.replace(claim, source=Speaker(WITHHELD_NAME, source.type, source.start, source.end))
    if isinstance(claim, ResponsibilityClaim):
        private = tuple(name for name in claim.named if _private(name))
        hidden.extend(private)
        named = tuple(WITHHELD_NAME if name in private else name for name in claim.named)
        claim = dataclasses.replace(claim, named=named)
    if not hidden:
        return claim
    withheld.append(Withheld(claim.claim_id, "names", "persons in no public list"))
    if any(name.casefold() in claim.quote.casefold() for name in hidden):
        withheld.append(Withheld(claim.claim_id, "quote", "holds a withheld name; its span stays"))
        claim = dataclasses.replace(claim, quote="")
    return claim


def _private(name: str) -> bool:
    """Whether ``name`` looks like a person's and is in none of our lists of parties and institutions.

    A phrase in lower case ("local sources", "a resident") names nobody.
    """
    words = [word for word in name.replace("-", " ").split() if word[:1].isalpha()]
    if sum(word[:1].isupper() for word in words) < 2:
        return False
    key = name.casefold()
    if key in sources.aliases() or key in actors.aliases():
        return False
    public = {item.name.casefold() for item in sources.all()} | {item.name.casefold() for item in actors.all()}
    return key not in public
