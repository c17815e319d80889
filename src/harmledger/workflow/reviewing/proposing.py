"""Merging and splitting incidents: the judgements that would do it, and what they would change, before one is kept.

The outcome is worked out by linking the reports of the incidents at hand, with the judgements as they would stand. What
other reports would add comes with the next linking of the whole.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable, Iterable, Sequence

from harmledger import review
from harmledger.errors import NotFoundError, QuestionError
from harmledger.ledger import Session
from harmledger.link.build import worked_out
from harmledger.model.claim import Claim
from harmledger.model.ids import judgement_id
from harmledger.model.incident import Incident
from harmledger.model.judgement import Judgement, Verdict
from harmledger.model.reviewed import Preview

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
    claims = _by_id(session, before)
    now = dt.datetime.now(dt.UTC)
    # One claim a report is enough where the reports' other claims go along; where they do not, all are named.
    for chosen in (_one_a_report(before, claims), _all(before)):
        made = (_judged(Verdict.SAME, chosen, by, now, note),)
        preview = _preview(session, before, made, claims)
        done = dataclasses.replace(preview, does_it=len(preview.after) == 1)
        if done.does_it:
            break
    return done, made


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
    claims = _by_id(session, (incident,))
    now = dt.datetime.now(dt.UTC)
    made = [_judged(Verdict.SAME, side, by, now, note) for side in (chosen, rest) if len(side) > 1]
    made.append(_judged(Verdict.DIFFERENT, (chosen[0], rest[0]), by, now, note))
    preview = _preview(session, (incident,), tuple(made), claims)
    homes = {claim: found.incident_id for found in preview.after for claim in found.claims}
    mixed = {homes.get(claim) for claim in chosen} & {homes.get(claim) for claim in rest} - {None}
    return dataclasses.replace(preview, does_it=not mixed), tuple(made)


def _judged(verdict: Verdict, subjects: Sequence[str], by: str, at: dt.datetime, note: str) -> Judgement:
    subjects = tuple(subjects)
    return Judgement(judgement_id(by, at.isoformat(), verdict, subjects), verdict, subjects, by, at, note)


def _all(incidents: Iterable[Incident]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(claim for incident in incidents for claim in incident.claims))


def _one_a_report(incidents: Iterable[Incident], claims: dict[str, Claim]) -> tuple[str, ...]:
    """The first claim of each report in each incident."""
    chosen: dict[tuple[str, str], str] = {}
    for incident in incidents:
        for claim_id in incident.claims:
            claim = claims.get(claim_id)
            if claim is not None:
                chosen.setdefault((incident.incident_id, claim.report_id), claim_id)
    return tuple(chosen.values())


def _by_id(session: Session, incidents: Iterable[Incident]) -> dict[str, Claim]:
    found = {claim.claim_id: claim for claim in session.claims(ids=_all(incidents))}
    if not found:
        raise NotFoundError("no claim of these incidents is read any more", remedy="run `harmledger link` first")
    return found


def _preview(
    session: Session, before: tuple[Incident, ...], made: tuple[Judgement, ...], claims: dict[str, Claim]
) -> Preview:
    """The record of the reports at hand, with the judgements as they would stand."""
    wanted = _all(before)
    reports = {claim.report_id for claim in claims.values()}
    texts = {report.report_id: report for report in session.reports(ids=sorted(reports))}
    read = [claim for report_id in sorted(reports) for claim in session.claims(report_id=report_id)]
    judgements = (*session.reviews.bearing(read), *made)
    applied = review.apply(read, judgements)
    previous = tuple((incident.incident_id, incident.claims) for incident in before)
    record = worked_out(tuple(texts.values()), applied, judgements, previous).record
    after = tuple(one for one in record.incidents if not set(one.claims).isdisjoint(wanted))
    shown = {claim.claim_id: claim for claim in applied} | {k: v for k, v in claims.items() if k in wanted}
    version = session.reviews.version(wanted)
    return Preview(before, after, record.redirects, shown, texts, version, does_it=True)
