"""What is asked of people: review items, whom they are handed to, and what coders answer without seeing each other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from harmledger.model.judgement import Change, Judgement, Meaning, Sort, Verdict


class Need(StrEnum):
    """Why a person should look."""

    PLACE = "place"  # a toll whose place could not be found
    PLACE_TIE = "place_tie"  # a toll whose place could nearly as well be another
    DATE = "date"  # a toll whose date could not be worked out
    CONFIDENCE = "confidence"  # a toll hangs on words that the reader is unsure of
    TOLL = "toll"  # sources differ on how many
    LINK = "link"  # joined to its incident by a narrow margin
    DUPLICATE = "duplicate"  # two incidents that may be one
    TALLY = "tally"  # a figure over a period that the incidents inside it do not reach, or exceed
    CONFLICT = "conflict"  # people judged it differently
    CORRECTION = "correction"  # a correction that cannot be carried out


ON_PAIRS = frozenset({Need.LINK, Need.DUPLICATE})
"""Needs that ask whether two claims speak of one incident."""


class ItemState(StrEnum):
    """How a question stands."""

    OPEN = "open"  # anybody may answer
    CODING = "coding"  # handed out; some of its coders have not answered yet
    ADJUDICATE = "adjudicate"  # its coders answered, and differ
    SETTLED = "settled"  # answered


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """One question to a person.

    Attributes:
        need: what is in doubt.
        claims: the claims that it is about, one or more; of a pair the two.
        incident_id: the incident that it bears on; None where the claim is in none.
        weight: the greater, the sooner it should be looked at.
        reason: the question, in words.
        item_id: stable as long as the question is the same (:func:`harmledger.model.ids.review_id`).
        people: how many people's count hangs on it; 0 where that cannot be told.
        other_id: of DUPLICATE, the second incident; else None.
        judgements: of CONFLICT, the judgements that differ; it is settled where one of them no longer holds.
    """

    need: Need
    claims: tuple[str, ...]
    incident_id: str | None
    weight: float
    reason: str
    item_id: str = ""
    people: int = 0
    other_id: str | None = None
    judgements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person says to a review item.

    Attributes:
        verdict: of one claim ACCEPT, REJECT, CORRECT or UNSURE; of a pair SAME, DIFFERENT or UNSURE.
        claim_id: of an item about several claims, the one that is rejected or corrected; None: all of them.
        changes: of CORRECT, the new values, against the claim as it was read.
        meanings: of CORRECT, what words mean.
        note: why.
    """

    verdict: Verdict
    claim_id: str | None = None
    changes: tuple[Change, ...] = ()
    meanings: tuple[Meaning, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Assignment:
    """An item handed to a coder, who answers without seeing what the others answered.

    Attributes:
        item_id: the item.
        coder: who is to answer.
        by: who handed it out.
        at: when, in UTC.
    """

    item_id: str
    coder: str
    by: str
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class Coding:
    """One coder's answer to an item that was handed out. It becomes a judgement once the coders agree.

    Attributes:
        coding_id: stable id.
        item_id: the item.
        by: the coder.
        at: when, in UTC.
        answer: what was answered.
        values: what the claim says by this answer, field by field as JSON text; empty where it is rejected.
    """

    coding_id: str
    item_id: str
    by: str
    at: dt.datetime
    answer: Answer
    values: tuple[Change, ...] = ()


_ON_CLAIMS = frozenset({Verdict.ACCEPT, Verdict.REJECT, Verdict.CORRECT})
_ON_PAIRS = frozenset({Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE})
_SORTS = {Need.PLACE: Sort.PLACE, Need.PLACE_TIE: Sort.PLACE, Need.DATE: Sort.DATE}


def is_settled(item: ReviewItem, judgements: Iterable[Judgement]) -> bool:
    """Whether what people decided answers the item.

    Args:
        item: the item.
        judgements: those in force (:func:`harmledger.model.judgement.in_force`) on any of its claims.
    """
    held = tuple(judgements)
    if any(judgement.item == item.item_id for judgement in held if judgement.item is not None):
        return True
    if item.need is Need.CONFLICT:
        return not {judgement.judgement_id for judgement in held}.issuperset(item.judgements)
    if item.need is Need.CORRECTION:
        return not any(judgement.judgement_id in item.judgements for judgement in held)
    if item.need in ON_PAIRS:
        pair = set(item.claims)
        return any(pair.issubset(judgement.subjects) for judgement in held if judgement.verdict in _ON_PAIRS)
    sort = _SORTS.get(item.need)
    meant = (judgement for judgement in held if judgement.meaning is not None and judgement.meaning.sort is sort)
    decided = {subject for judgement in held if judgement.verdict in _ON_CLAIMS for subject in judgement.subjects}
    decided |= {subject for judgement in meant for subject in judgement.subjects}
    return decided.issuperset(item.claims)


def state_of(
    item: ReviewItem, judgements: Iterable[Judgement], coders: Collection[str], answered: Collection[str]
) -> ItemState:
    """How the item stands, by what was decided, to whom it was handed and who of them has answered."""
    if is_settled(item, judgements):
        return ItemState.SETTLED
    if not coders:
        return ItemState.OPEN
    return ItemState.ADJUDICATE if set(coders) <= set(answered) else ItemState.CODING
