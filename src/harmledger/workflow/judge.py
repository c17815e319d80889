"""``judge``: keep a person's decision, once it is sure that it is about something."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from harmledger import review
from harmledger.errors import NotFoundError, QuestionError
from harmledger.ledger import Session, Store
from harmledger.model.ids import judgement_id
from harmledger.model.judgement import Change, Judgement, Verdict

_TOGETHER = (Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE)


def judge(
    store: Store, verdict: Verdict, subjects: Sequence[str], *, by: str, note: str = "", changes: Sequence[Change] = ()
) -> Judgement:
    """Keep a decision; it takes effect at the next linking.

    Raises:
        NotFoundError: if a subject is not in the ledger.
        QuestionError: if nobody is named, or the verdict needs another number of subjects.
    """
    _check(verdict, subjects, by)
    now = dt.datetime.now(dt.UTC)
    with store.session(write=True) as session:
        whole = _whole(session, verdict, subjects)
        _check(verdict, whole, by)
        made = Judgement(
            judgement_id(by, now.isoformat(), verdict, whole), verdict, whole, by, now, note, tuple(changes)
        )
        _check_words(session, made)
        session.add_judgement(made)
    return made


def _check_words(session: Session, made: Judgement) -> None:
    """Other words for a claim must be the report's own."""
    if not review.WORDS.intersection(change.field for change in made.changes):
        return
    claim = session.claim(made.subjects[0])
    corrected = review.corrected(claim, made)
    if session.report(claim.report_id).text[corrected.start : corrected.end] != corrected.quote:
        raise QuestionError("the report does not have these words there", remedy="copy them from the report's text")


def _check(verdict: Verdict, subjects: Sequence[str], by: str) -> None:
    if not by.strip():
        raise QuestionError("a decision needs the name of who decides", remedy="give it with --by")
    if verdict is Verdict.RESOLVE:
        raise QuestionError("what words mean is not decided here", remedy="use `harmledger correct`")
    if len(set(subjects)) != len(subjects):
        raise QuestionError("one id is given twice", remedy="give each once")
    if verdict in _TOGETHER and len(subjects) < 2:
        raise QuestionError(f"`{verdict}` is about two claims or more", remedy="give their ids")
    if verdict not in _TOGETHER and len(subjects) != 1:
        raise QuestionError(f"`{verdict}` is about one id at a time", remedy="decide one by one")


def _whole(session: Session, verdict: Verdict, subjects: Sequence[str]) -> tuple[str, ...]:
    """The whole ids of what is judged; raises where there is none."""
    if verdict is not Verdict.WITHDRAW:
        return tuple(session.claim(subject).claim_id for subject in subjects)
    known = {judgement.judgement_id for judgement in session.judgements()}
    for subject in subjects:
        if subject not in known:
            raise NotFoundError(f"there is no judgement {subject}", remedy="`harmledger judgements` lists them")
    return tuple(subjects)
