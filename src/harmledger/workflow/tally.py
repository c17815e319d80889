"""``tally``: how many, of whom, where, from when to when: a range, its incidents, and what was left out."""

from __future__ import annotations

import datetime as dt
import itertools
from dataclasses import dataclass

from harmledger import link as linking
from harmledger.config import Settings
from harmledger.errors import NotFoundError
from harmledger.ledger import Session, Store
from harmledger.model.claim import Claim
from harmledger.model.incident import IncidentPlace, Record, TallyAnswer
from harmledger.model.terms import ClaimKind, Means, Outcome, VictimGroup
from harmledger.model.when import DatePrecision, When
from harmledger.workflow.judged import judged
from harmledger.workflow.period import check_period
from harmledger.workflow.reader import reader

ALL = "all"


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked. ``victims`` is a victim group of the contract, or ``all``; bounds of the period are inclusive."""

    outcome: Outcome = Outcome.KILLED
    victims: str = ALL
    place: str | None = None
    start: dt.date | None = None
    end: dt.date | None = None
    means: Means | None = None


def tally(store: Store, question: Question, settings: Settings) -> TallyAnswer:
    """Answer a question from the record as it was last linked.

    Raises:
        NotFoundError: if no gazetteer entry has the place's name, or there is no such victim group.
        QuestionError: if the period ends before it starts.
    """
    _check(question)
    place = None if question.place is None else find_place(question.place, settings)
    period = None
    if question.start is not None or question.end is not None:
        start, end = question.start or dt.date.min, question.end or dt.date.max
        period = When(start, end, DatePrecision.DAY)
    with store.session() as session:
        record, claims = _at_stake(session, question)
    return linking.answer(
        record,
        claims,
        outcome=question.outcome,
        victims=question.victims,
        place=place,
        period=period,
        means=question.means,
    )


def _at_stake(session: Session, question: Question) -> tuple[Record, tuple[Claim, ...]]:
    """The part of the record that may answer, and its claims as people left them with those that are in no incident."""
    found = session.listing.weighed(question.outcome, question.start, question.end)
    held = session.claims(ids=[name for incident in found for name in incident.claims])
    claims = judged(session, itertools.chain(held, session.around.loose(ClaimKind.CASUALTY)))
    still = {claim.claim_id for claim in claims}
    incidents = tuple(incident for incident in found if not still.isdisjoint(incident.claims))
    return Record(incidents=incidents, tallies=tuple(session.around.every("tallies"))), claims


def _check(question: Question) -> None:
    groups = [ALL, *(group.value for group in VictimGroup)]
    if question.victims not in groups:
        raise NotFoundError(
            f"there is no victim group {question.victims!r}", remedy=f"it is one of {', '.join(groups)}"
        )
    check_period(question.start, question.end)


def find_place(name: str, settings: Settings) -> IncidentPlace:
    """The gazetteer's best entry for a name that a person typed.

    Raises:
        NotFoundError: if there is none.
    """
    found = reader(settings).gazetteer.find(name, limit=1)
    if not found:
        raise NotFoundError(f"no place called {name!r} is in the gazetteer", remedy="try another spelling")
    best = found[0]
    return IncidentPlace(
        name=best.name,
        admin=best.admin,
        lat=best.lat,
        lon=best.lon,
        precision=best.precision,
        radius_km=best.radius_km,
        gazetteer_id=best.gazetteer_id,
        country=best.country,
    )
