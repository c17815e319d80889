"""Merging and splitting incidents: the judgements that would do it, and what they would change, before one is kept.

The outcome is worked out by linking the reports of the incidents at hand, with the judgements as they would stand.
Which are copies, the last linking knows. What other reports would add comes with the next linking of the whole.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from harmledger import review
from harmledger.errors import NotFoundError, QuestionError
from harmledger.ledger import Session
from harmledger.link.around.relate import redirects
from harmledger.link.build import Gathered, by_day, gathered
from harmledger.link.grounds.provenance import Provenance
from harmledger.link.incidents import Sources
from harmledger.link.origins.copies import find
from harmledger.link.renewal.origins import settled
from harmledger.model.claim import Claim
from harmledger.model.ids import judgement_id
from harmledger.model.incident import Incident
from harmledger.model.judgement import Judgement, Verdict
from harmledger.model.reviewed import Preview
from harmledger.workflow.link import serves
from harmledger.workflow.shelves import LedgerShelves

Making = Callable[[str, str], tuple[Judgement, ...]]


def merge(session: Session, one: str, other: str, by: str, note: str) -> tuple[Preview, tuple[Judgement, ...]]:
    """What merging two incidents would change, and the judgements that do it.

    Raises:
        NotFoundError: if one of them is not in the record.
        QuestionError: if both are the same.
    """
    before = (session.incident(one), session.incident(other))
    if before[0].incident_id == before[1].incident_id:
        raise QuestionError(f"{one} and {other} are one incident already", remedy="choose two")
    held = _held(session, before)
    now = dt.datetime.now(dt.UTC)
    # One claim a report is enough where the reports' other claims go along; where they do not, one an event is named,
    # and all where that tears an event apart.
    chosen = _one_a_report(before, held)
    further = iter((_one_an_event, _all_of))
    while True:
        made = (_judged(Verdict.SAME, chosen, by, now, note),)
        found, done = _preview(session, before, made, held)
        joined, choose = len(done.after) == 1, next(further, None)
        if joined or choose is None:
            return dataclasses.replace(done, does_it=joined), made
        chosen = choose(before, found)


def split(
    session: Session, incident_id: str, apart: Iterable[str], by: str, note: str
) -> tuple[Preview, tuple[Judgement, ...]]:
    """What splitting claims off an incident would change, and the judgements that do it.

    Args:
        session: an open session.
        incident_id: the incident.
        apart: the claims that are to stand apart from the others.
        by: who decides.
        note: why.

    Raises:
        NotFoundError: if the incident is not in the record.
        QuestionError: if none or all of its claims are chosen.
    """
    incident = session.incident(incident_id)
    chosen = tuple(claim for claim in incident.claims if claim in set(apart))
    rest = tuple(claim for claim in incident.claims if claim not in set(chosen))
    if not chosen or not rest:
        raise QuestionError("a split needs claims on both sides", remedy="choose some of the claims, not all")
    held = _held(session, (incident,))
    now = dt.datetime.now(dt.UTC)
    made = [_judged(Verdict.SAME, side, by, now, note) for side in (chosen, rest) if len(side) > 1]
    made.append(_judged(Verdict.DIFFERENT, (chosen[0], rest[0]), by, now, note))
    preview = _preview(session, (incident,), tuple(made), held)[1]
    homes = {claim: found.incident_id for found in preview.after for claim in found.claims}
    mixed = {homes.get(claim) for claim in chosen} & {homes.get(claim) for claim in rest} - {None}
    return dataclasses.replace(preview, does_it=not mixed), tuple(made)


def _judged(verdict: Verdict, subjects: Sequence[str], by: str, at: dt.datetime, note: str) -> Judgement:
    subjects = tuple(subjects)
    return Judgement(judgement_id(by, at.isoformat(), verdict, subjects), verdict, subjects, by, at, note)


def _all(incidents: Iterable[Incident]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(claim for incident in incidents for claim in incident.claims))


def _all_of(incidents: Iterable[Incident], _found: Gathered) -> tuple[str, ...]:
    return _all(incidents)


def _one_a_report(incidents: Iterable[Incident], held: Mapping[str, Sequence[Claim]]) -> tuple[str, ...]:
    """The first claim of each report in each incident."""
    home = {claim.claim_id: name for name, claims in held.items() for claim in claims}
    return _first_of_each(incidents, home)


def _one_an_event(incidents: Iterable[Incident], found: Gathered) -> tuple[str, ...]:
    """The first claim of each event that tells of one of the incidents."""
    home = {claim: event.key for group in found.clustering.groups for event in group for claim in event.claim_ids}
    return _first_of_each(incidents, home)


def _first_of_each(incidents: Iterable[Incident], home: Mapping[str, str]) -> tuple[str, ...]:
    """The first claim of each home in each incident; claims without one are passed over."""
    chosen: dict[tuple[str, str], str] = {}
    for incident in incidents:
        for claim_id in incident.claims:
            if claim_id in home:
                chosen.setdefault((incident.incident_id, home[claim_id]), claim_id)
    return tuple(chosen.values())


def _held(session: Session, incidents: Iterable[Incident]) -> Mapping[str, Sequence[Claim]]:
    """By report, the claims of the reports that the incidents are told in, as they were read.

    Raises:
        NotFoundError: if no claim of the incidents is among them.
    """
    wanted = set(_all(incidents))
    shelves = LedgerShelves(session, ())
    held = shelves.claims(sorted(set(shelves.homes(wanted).values())))
    if not held:
        raise NotFoundError("no claim of these incidents is read any more", remedy="run `harmledger link` first")
    return held


def _preview(
    session: Session,
    before: tuple[Incident, ...],
    made: tuple[Judgement, ...],
    held: Mapping[str, Sequence[Claim]],
) -> tuple[Gathered, Preview]:
    """The record of the reports at hand, with the judgements as they would stand."""
    wanted = set(_all(before))
    read = [claim for report_id in sorted(held) for claim in held[report_id]]
    judgements = (*session.reviews.bearing(read), *made)
    applied = sorted(review.apply(read, judgements), key=lambda claim: claim.claim_id)
    sources = _sources(session, held.keys())
    found = gathered(applied, judgements, sources)
    after = sorted(found.incidents(wanted), key=by_day)
    previous = tuple((incident.incident_id, incident.claims) for incident in before)
    shown = {claim.claim_id: claim for claim in applied}
    shown |= {claim.claim_id: claim for claim in read if claim.claim_id in wanted}
    texts = {name: report for name, report in sources.reports.items() if name in held}
    version = session.reviews.version(wanted)
    leading = redirects(after, previous)
    return found, Preview(before, tuple(after), leading, shown, texts, version, does_it=True)


def _sources(session: Session, reports: Collection[str]) -> Sources:
    """The reports with all that they took from, as the last linking found; where none did, what they have in common."""
    shelves = LedgerShelves(session, ())
    if serves(session) and shelves.have(reports):
        copies = settled(shelves, reports)
        held = shelves.reports(sorted(copies.origins))
    else:
        held = shelves.reports(sorted(reports))
        copies = find(tuple(held.values()))
    return Sources(held, Provenance(copies.origins, copies.origin_of))
