"""One item of the queue with all that it rests on, as whoever asks may see it."""

from __future__ import annotations

from collections.abc import Iterable

from harmledger import review
from harmledger.errors import NotFoundError
from harmledger.ledger import Session
from harmledger.ledger.reviews import key
from harmledger.model.account import Person, Role
from harmledger.model.claim import Claim
from harmledger.model.incident import Incident
from harmledger.model.judgement import Judgement, Verdict, in_force
from harmledger.model.query import IncidentFilter
from harmledger.model.reviewed import ClaimUnderReview, Decided, ItemView
from harmledger.model.reviewing import Assignment, Coding, ItemState
from harmledger.workflow.resolved import PlacesById, whole


def item_view(session: Session, item_id: str, who: Person, places: PlacesById) -> ItemView:
    """One item; raises ``NotFoundError`` where the queue does not have it."""
    reviews = session.reviews
    standing = reviews.one(item_id)
    item, state = standing.item, standing.state
    assigned, codings = reviews.assigned(item_id), reviews.codings(item_id)
    judgements = reviews.about(item.claims)
    is_blind = awaits(who, assigned, codings)
    sees = state in {ItemState.SETTLED, ItemState.ADJUDICATE} and who.may(Role.ADJUDICATOR)
    sees = sees or state is ItemState.SETTLED
    hidden = is_blind or (state is ItemState.CODING and not who.is_local)
    return ItemView(
        item=item,
        state=state,
        version=reviews.version(item.claims),
        claims=tuple(claim_view(session, claim_id, places, is_blind=hidden) for claim_id in item.claims),
        incidents=_incidents(session, item.incident_id, item.other_id),
        history=() if hidden else history(judgements),
        assigned=assigned,
        codings=codings if sees else (),
        may_answer=may_answer(who, state, assigned, codings),
        is_blind=is_blind,
    )


def awaits(who: Person, assigned: Iterable[Assignment], codings: Iterable[Coding]) -> bool:
    """Whether the item was handed to this person, and they have not answered it."""
    handed, answered = {key(one.coder) for one in assigned}, {key(one.by) for one in codings}
    return key(who.name) in handed - answered


def may_answer(who: Person, state: ItemState, assigned: tuple[Assignment, ...], codings: tuple[Coding, ...]) -> bool:
    """Whether this person may answer the item as it stands."""
    match state:
        case ItemState.CODING:
            return who.may(Role.CODER) and awaits(who, assigned, codings)
        case ItemState.ADJUDICATE:
            is_coder = key(who.name) in {key(one.coder) for one in assigned}
            return who.may(Role.ADJUDICATOR) and (who.is_local or not is_coder)
        case _:
            return who.may(Role.CODER)


def claim_view(session: Session, claim_id: str, places: PlacesById, *, is_blind: bool = False) -> ClaimUnderReview:
    """One claim as people left it, or as it was read where ``is_blind``; its report, and what its places might be."""
    found = session.claim(claim_id)
    held = () if is_blind else session.reviews.bearing([found])
    read = review.Meanings(held).applied(found)
    applied = review.apply([found], held)
    rejected = not applied
    report = session.report(found.report_id)
    return ClaimUnderReview(applied[0] if applied else read, read, report, rejected, _rivals(read, places))


def _rivals(claim: Claim, places: PlacesById) -> dict[int, tuple[tuple[str, str], ...]]:
    found: dict[int, tuple[tuple[str, str], ...]] = {}
    for place in claim.places:
        if place.start is not None:
            known = places.by_ids(place.alternatives)
            found[place.start] = tuple((one.gazetteer_id, whole(one)) for one in known)
    return found


def history(judgements: Iterable[Judgement]) -> tuple[Decided, ...]:
    """The judgements, earliest first, each with whether it holds; withdrawals hold unless withdrawn."""
    known = tuple(judgements)
    held = {judgement.judgement_id for judgement in in_force(known)}
    gone = {subject for judgement in known if judgement.verdict is Verdict.WITHDRAW for subject in judgement.subjects}
    return tuple(
        Decided(
            judgement,
            judgement.judgement_id not in gone
            if judgement.verdict is Verdict.WITHDRAW
            else judgement.judgement_id in held,
        )
        for judgement in known
    )


def _incidents(session: Session, *wanted: str | None) -> tuple[Incident, ...]:
    found: dict[str, Incident] = {}
    for incident_id in wanted:
        if incident_id is not None:
            try:
                incident = session.incident(incident_id)
            except NotFoundError:
                continue  # linked away since; the item says so by its claims
            found[incident.incident_id] = incident
    return tuple(found.values())


def incidents_of(session: Session, claims: Iterable[str]) -> tuple[Incident, ...]:
    """The incidents that hold one of these claims."""
    found: dict[str, Incident] = {}
    for claim_id in claims:
        found |= {one.incident_id: one for one in session.incidents(IncidentFilter(claim_id=claim_id))}
    return tuple(found.values())
