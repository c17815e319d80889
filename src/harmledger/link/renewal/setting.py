"""What stands around incidents, brought up to date where incidents changed or reports came."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from harmledger.link.around.agreements import agreements, in_force, main_countries
from harmledger.link.around.control import arranged, steps
from harmledger.link.around.displacement import displacement, in_order
from harmledger.link.around.relate import days_of_when, redirects, related
from harmledger.link.around.tallies import Against, checked, may_count, once, period_of
from harmledger.link.build import by_day
from harmledger.link.grounds.provenance import Provenance
from harmledger.link.incidents import Sources
from harmledger.link.matching.keys import PRESS_DAYS
from harmledger.link.renewal.change import Change, Swap, by_id
from harmledger.link.renewal.shelves import Shelves
from harmledger.link.renewal.telling import Teller
from harmledger.model.claim import AgreementClaim, BreachClaim, CasualtyClaim, Claim, ControlClaim, DisplacementClaim
from harmledger.model.incident import Agreement, Incident, RelatedIncident, Relation, Tally
from harmledger.model.terms import ClaimKind
from harmledger.model.when import When


@dataclass(frozen=True, slots=True)
class Renewed:
    """What became of the incidents of the neighbourhoods that were grouped again.

    Attributes:
        came: reports that came.
        moved: reports whose origin, or that of a passage, may be another now.
        before: the incidents as they stood.
        after: the incidents as they are, without relations and agreements.
        placed: claims that are in them.
        touched: claims of all events that were grouped again.
        retold: these, and all other claims of the reports that were told again.
        near: ids of incidents that the same reports tell of.
        teller: the reports.
    """

    came: frozenset[str]
    moved: frozenset[str]
    before: tuple[Incident, ...]
    after: tuple[Incident, ...]
    placed: frozenset[str]
    touched: frozenset[str]
    retold: frozenset[str]
    near: frozenset[str]
    teller: Teller


def set_around(shelves: Shelves, renewed: Renewed) -> Change:
    """The change of the record: the incidents with their relations and agreements, and the parts that changed."""
    before = by_id(renewed.before)
    incidents, aside = _related(shelves, renewed)
    treaties, incidents, flagged = _agreed(shelves, renewed, incidents, aside)
    parts: dict[str, tuple[Any, ...]] = {}
    parts |= {} if treaties is None else {"agreements": treaties}
    after = by_id(incidents)
    gone = frozenset(before) - after.keys()
    changed = by_id(flagged) | after
    parts |= _beside_claims(shelves, renewed)
    swapped = _copied(shelves, renewed) | _loose(shelves, renewed)
    tallies = _tallies(shelves, renewed, gone, changed)
    parts |= {} if tallies is None else {"tallies": tallies}
    led = redirects(incidents, [(item.incident_id, item.claims) for item in renewed.before])
    kept = tuple(item for item in changed.values() if before.get(item.incident_id) != item)
    return Change(gone, tuple(sorted(kept, key=by_day)), parts, led, swapped)


def _related(shelves: Shelves, renewed: Renewed) -> tuple[list[Incident], list[Incident]]:
    """The incidents with their relations, and others whose relations to them changed."""
    names = {item.incident_id for item in (*renewed.before, *renewed.after)}
    found: dict[str, Incident] = {}
    for first, last in _days(renewed):
        found |= by_id(shelves.incidents_on(first, last))
    found |= by_id(shelves.incidents(renewed.near))
    others = [item for name, item in found.items() if name not in names]
    whole = by_id(related(sorted((*others, *renewed.after), key=by_day)))
    order = list(Relation).index

    def mended(item: Incident) -> Incident:
        stay = [other for other in item.related if other.incident_id not in names]
        new = [other for other in whole[item.incident_id].related if other.incident_id in names]
        links: list[RelatedIncident] = sorted((*stay, *new), key=lambda r: (order(r.relation), r.incident_id))
        return replace(item, related=tuple(links))

    changed = [made for item in others if (made := mended(item)) != item]
    return [whole[item.incident_id] for item in renewed.after], changed


def _days(renewed: Renewed) -> list[tuple[int, int]]:
    """The days around the incidents, as intervals that do not touch."""
    found: list[tuple[int, int]] = []
    spans = [days for item in (*renewed.before, *renewed.after) if (days := days_of_when(item.date)) is not None]
    for first, last in sorted(spans):
        begin, end = first - PRESS_DAYS, last + PRESS_DAYS
        if found and begin <= found[-1][1] + 1:
            found[-1] = found[-1][0], max(found[-1][1], end)
        else:
            found.append((begin, end))
    return found


def _agreed(
    shelves: Shelves, renewed: Renewed, incidents: list[Incident], aside: list[Incident]
) -> tuple[tuple[Agreement, ...] | None, list[Incident], list[Incident]]:
    """The agreements (None: as they were), the incidents with theirs, and other incidents that changed."""
    held = [item for item in shelves.part("agreements") if isinstance(item, Agreement)]
    spoken = any(isinstance(claim, AgreementClaim | BreachClaim) for claim in _new_claims(renewed))
    if spoken or (held and _other_countries(shelves, renewed)):
        return _gathered(shelves, renewed, incidents, aside)
    names = {item.incident_id for item in (*renewed.before, *renewed.after)}
    within: dict[str, list[str]] = {item.incident_id: [] for item in incidents}
    found = []
    for agreement in held:
        inside = [item.incident_id for item in incidents if in_force(agreement, item)]
        for name in inside:
            within[name].append(agreement.agreement_id)
        stay = [name for name in agreement.incidents if name not in names]
        found.append(replace(agreement, incidents=tuple(sorted((*stay, *inside)))))
    flagged = [replace(item, agreements=tuple(sorted(within[item.incident_id]))) for item in incidents]
    return None if found == held else tuple(found), flagged, aside


def _gathered(
    shelves: Shelves, renewed: Renewed, incidents: list[Incident], aside: list[Incident]
) -> tuple[tuple[Agreement, ...], list[Incident], list[Incident]]:
    """Agreements worked out anew: what is said of one may turn into two, and zones may be others."""
    names = {item.incident_id for item in renewed.before}
    stood = by_id(shelves.all_incidents())
    every = {name: item for name, item in stood.items() if name not in names} | by_id(aside) | by_id(incidents)
    claims = shelves.claims_of((ClaimKind.AGREEMENT, ClaimKind.BREACH))
    renewed.teller.reports.fetch({claim.report_id for claim in claims})
    origins = Provenance(renewed.teller.copies.origins)
    ordered = sorted(claims, key=lambda claim: claim.claim_id)
    sources = Sources(renewed.teller.reports, origins)
    treaties, flagged = agreements(ordered, sorted(every.values(), key=by_day), sources)
    own = {item.incident_id for item in incidents}
    others = [item for item in flagged if item.incident_id not in own and stood[item.incident_id] != item]
    return treaties, [item for item in flagged if item.incident_id in own], others


def _other_countries(shelves: Shelves, renewed: Renewed) -> bool:
    """Whether the countries that the record is about are others now; by them the zones of agreements are told."""
    counts: Counter[str | None] = Counter(shelves.countries())
    before = main_countries(counts)
    for item in renewed.before:
        counts[None if item.place is None else item.place.country] -= item.place is not None
    for item in renewed.after:
        counts[None if item.place is None else item.place.country] += item.place is not None
    return before != main_countries(+counts)


def _new_claims(renewed: Renewed) -> list[Claim]:
    """The claims of the reports that came, in the order of their ids."""
    found = [claim for name in renewed.came for claim in renewed.teller.claims.get(name, ())]
    return sorted(found, key=lambda claim: claim.claim_id)


def _beside_claims(shelves: Shelves, renewed: Renewed) -> dict[str, tuple[Any, ...]]:
    """Control and displacement, where they changed."""
    parts: dict[str, tuple[Any, ...]] = {}
    claims = _new_claims(renewed)
    if any(isinstance(claim, ControlClaim) for claim in claims):
        held: list[Any] = list(shelves.part("control"))
        parts["control"] = arranged([*held, *steps(claims)])
    if any(isinstance(claim, DisplacementClaim) for claim in claims):
        figures: list[Any] = list(shelves.part("displacement"))
        parts["displacement"] = in_order([*figures, *displacement(claims, renewed.teller.reports)])
    return parts


def _loose(shelves: Shelves, renewed: Renewed) -> dict[str, Swap]:
    """Claims in no incident: those of all that was told again, and no others, may be others now."""
    now = renewed.touched - renewed.placed
    stood: set[Any] = set(shelves.part_about("unplaced", "claim", renewed.retold | now))
    gone, new = sorted(stood - now), sorted(now - stood)
    return {"unplaced": (tuple(gone), tuple(new))} if gone or new else {}


def _copied(shelves: Shelves, renewed: Renewed) -> dict[str, Swap]:
    """Copies and quotations: those of reports whose origin may be another now."""
    copies = renewed.teller.copies
    swapped: dict[str, Swap] = {}
    for name, now in (("copies", copies.copies), ("quoted", copies.quoted)):
        new = [item for item in now if item.report_id in renewed.moved]
        if not new and renewed.moved <= renewed.came:
            continue  # a report that came stands in neither: nothing to read them for
        about: list[Any] = list(shelves.part_about(name, "report", renewed.moved))
        held = [item for item in about if item.report_id in renewed.moved]
        gone, come = tuple(item for item in held if item not in new), tuple(item for item in new if item not in held)
        if gone or come:
            swapped[name] = gone, come
    return swapped


def _tallies(
    shelves: Shelves, renewed: Renewed, gone: Collection[str], changed: dict[str, Incident]
) -> tuple[Tally, ...] | None:
    """The tallies, None where none changed: those of new reports, and those that an incident that changed weighs in."""
    held = {item.claim_id: item for item in shelves.part("tallies") if isinstance(item, Tally)}
    retold = {*renewed.came, *renewed.moved}
    told = _stated(renewed.teller, retold)
    mine = {claim.claim_id for name in retold for claim in renewed.teller.claims.get(name, ())}
    if not held and not told:
        return None
    weighing = (*renewed.before, *shelves.incidents(changed.keys() - by_id(renewed.before).keys()), *changed.values())
    again = [
        key for key, item in held.items() if key not in mine and any(may_count(item, incident) for incident in weighing)
    ]
    if not told and not again and mine.isdisjoint(held):
        return None
    homes = shelves.homes(again)
    claims = shelves.claims(sorted(set(homes.values())))
    by_claim = {claim.claim_id: claim for found in claims.values() for claim in found}
    by_claim |= {claim.claim_id: claim for name in retold for claim in renewed.teller.claims.get(name, ())}
    stated = [*told, *(claim for key in again if isinstance(claim := by_claim.get(key), CasualtyClaim))]
    periods = [period_of(claim, by_claim) for claim in stated]
    made = checked(stated, by_claim, _against(shelves, renewed, stated, periods, (gone, changed)))
    stay = [item for key, item in held.items() if key not in mine and key not in set(again)]
    found = tuple(sorted((*stay, *made), key=lambda tally: tally.tally_id))
    return None if found == tuple(held.values()) else found


def _stated(teller: Teller, reports: Collection[str]) -> list[CasualtyClaim]:
    """The cumulative claims of the reports, without what a copy repeats."""
    names = {*reports, *(teller.copies.origins.get(name, name) for name in reports)}
    teller.tell(names)
    claims = [claim for name in sorted(names) for claim in teller.claims.get(name, ())]
    return [claim for claim in once(claims, teller.copies.origins) if claim.report_id in reports]


def _against(
    shelves: Shelves,
    renewed: Renewed,
    stated: Sequence[CasualtyClaim],
    periods: Iterable[When | None],
    now: tuple[Collection[str], dict[str, Incident]],
) -> Against:
    """The incidents of the tallies' days, as they are now, and when their figures were published."""
    gone, changed = now
    days = [when for when in map(days_of_when, periods) if when is not None]
    found: Sequence[Incident] = ()
    if days:
        found = shelves.incidents_on(min(first for first, _ in days), max(last for _, last in days), undated=True)
    stood = [item for item in found if item.incident_id not in gone and item.incident_id not in changed]
    incidents = sorted((*stood, *changed.values()), key=by_day)
    steps_told = {step.claim_id for item in incidents for toll in item.tolls for step in toll.trace if step.bounds}
    published = shelves.published({*steps_told, *(claim.claim_id for claim in stated)})
    renewed.teller.reports.fetch({claim.report_id for claim in stated})
    return Against(incidents, renewed.teller.reports, {name: day.toordinal() for name, day in published.items()})
