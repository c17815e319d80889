"""What becomes of an answer: judgements, a coding, or a refusal that says what to do; within one write session."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from harmledger import review
from harmledger.errors import NoteNeededError, OvertakenError, QuestionError
from harmledger.ledger import Session
from harmledger.model.account import Person, Role
from harmledger.model.ids import coding_id, judgement_id
from harmledger.model.judgement import Judgement, Verdict, in_force
from harmledger.model.reviewed import ItemView, Preview
from harmledger.model.reviewing import Answer, Coding, ItemState, ReviewItem
from harmledger.workflow.reviewing.answering import Stamp, firm, judgements_of, overridden, values_of


@dataclass(frozen=True, slots=True)
class Decision:
    """Who decides, when, and knowing which version."""

    who: Person
    at: dt.datetime
    version: int


def refused(item: ReviewItem, state: ItemState, who: Person) -> QuestionError:
    """Why a person may not answer an item, as an error to be raised."""
    if state is ItemState.CODING:
        told = f"{item.item_id} was handed to coders, who answer without seeing each other"
        return QuestionError(told, remedy="go on with another item")
    if state is ItemState.ADJUDICATE:
        return QuestionError(f"coders differ on {item.item_id}", remedy="an adjudicator who did not code it decides")
    return QuestionError(f"{who.name} may not decide", remedy="ask for the role of a coder")


def kept(session: Session, view: ItemView, answer: Answer, decision: Decision) -> tuple[Judgement, ...]:
    """Keep an answer as judgements; raises ``OvertakenError`` and ``NoteNeededError``."""
    who, item = decision.who, view.item
    about = session.reviews.about(item.claims)
    held = in_force(about)
    if decision.version != view.version:
        raise _overtaken(session, item.claims, decision)
    others = overridden(item, answer, who.name, held)
    _need_note(view, answer, others)
    settles = tuple(one.judgement_id for one in others) if who.may(Role.ADJUDICATOR) else ()
    settles += tuple(name for name in item.judgements if who.may(Role.ADJUDICATOR) and name not in settles)
    made = judgements_of(item, answer, Stamp(who.name, decision.at, settles), held)
    read = {shown.read.claim_id: shown.read for shown in view.claims}
    for judgement in made:
        if judgement.verdict is Verdict.CORRECT:
            review.corrected(read[judgement.subjects[0]], judgement)  # raises where it could not be carried out
        session.add_judgement(judgement)
    return made


def _overtaken(session: Session, claims: Iterable[str], decision: Decision) -> OvertakenError:
    since = session.reviews.since(claims, decision.version)
    names = " and ".join(dict.fromkeys(one.by for one in since))
    return OvertakenError(
        f"{names} decided on this while you were looking at it; your answer is not kept yet",
        judgements=tuple(one.judgement_id for one in since),
        remedy="look at theirs, then send yours again, or leave it",
    )


def _need_note(view: ItemView, answer: Answer, others: Sequence[Judgement]) -> None:
    if answer.note.strip():
        return
    if others:
        names = ", ".join(dict.fromkeys(one.by for one in others))
        raise NoteNeededError(f"this overrides what {names} decided", remedy="say why in the note")
    claims = [shown.claim for shown in view.claims]
    sure = firm(view.item, answer, claims, view.incidents)
    if sure is not None:
        raise NoteNeededError(f"this overrides the machine, which was sure: {sure}", remedy="say why in the note")


def coded(session: Session, view: ItemView, answer: Answer, who: Person, at: dt.datetime) -> tuple[Judgement, ...]:
    """Keep a coder's answer; where all have answered alike, their answers become judgements, each in its own name."""
    item = view.item
    values = values_of(item, answer, [shown.read for shown in view.claims])
    name = coding_id(who.name, at.isoformat(), item.item_id)
    session.reviews.add_coding(Coding(name, item.item_id, who.name, at, answer, values))
    if session.reviews.one(item.item_id).state is not ItemState.ADJUDICATE:
        return ()
    codings = session.reviews.codings(item.item_id)
    if len({_said(coding) for coding in codings}) > 1:
        return ()
    made: list[Judgement] = []
    for coding in codings:
        held = in_force(session.reviews.about(item.claims))
        made += judgements_of(item, coding.answer, Stamp(coding.by, coding.at), held)
    for judgement in made:
        session.add_judgement(judgement)
    return tuple(made)


def _said(coding: Coding) -> object:
    """What two answers must share to be the same: the outcome, however each came to it."""
    verdict = coding.answer.verdict
    is_value = verdict in (Verdict.ACCEPT, Verdict.CORRECT)
    return "value" if is_value else verdict, frozenset((one.field, one.value) for one in coding.values)


def withdrawn(session: Session, subjects: tuple[str, ...], who: Person, note: str) -> Judgement:
    """Keep a judgement that takes back these."""
    now = dt.datetime.now(dt.UTC)
    name = judgement_id(who.name, now.isoformat(), Verdict.WITHDRAW, subjects)
    made = Judgement(name, Verdict.WITHDRAW, subjects, who.name, now, note)
    session.add_judgement(made)
    return made


def proposed(
    session: Session, preview: Preview, made: tuple[Judgement, ...], note: str, version: int
) -> tuple[Judgement, ...]:
    """Keep a merge or a split; raises as :func:`kept`, and ``QuestionError`` where it would not come about."""
    claims = tuple(dict.fromkeys(claim for incident in preview.before for claim in incident.claims))
    if not preview.version == version == session.reviews.version(claims):
        raise OvertakenError(
            "somebody decided on these incidents while you were looking at them; nothing is kept yet",
            judgements=tuple(one.judgement_id for one in session.reviews.since(claims, version)),
            remedy="look at what would change now, then decide again",
        )
    if not note.strip():
        raise NoteNeededError("this overrides how the machine put the claims together", remedy="say why in the note")
    if not preview.does_it:
        raise QuestionError(
            "this would not do what is asked: other decisions on these claims stand against it",
            remedy="look at the history of the claims, and take back what should not hold",
        )
    for judgement in made:
        session.add_judgement(judgement)
    return made
