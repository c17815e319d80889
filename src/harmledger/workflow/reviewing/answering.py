"""What an answer comes to: the judgements that it makes, what it overrides, and what the claim says by it."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from harmledger import review
from harmledger.errors import QuestionError
from harmledger.model.claim import Claim
from harmledger.model.codec import to_plain
from harmledger.model.ids import judgement_id
from harmledger.model.incident import Incident
from harmledger.model.judgement import Change, Judgement, Verdict
from harmledger.model.reviewing import ON_PAIRS, Answer, ReviewItem

FIRM_CLAIM: Final = 0.9
"""From this confidence on the machine was sure of a claim: rejecting or changing it asks for a note."""
FIRM_LINK: Final = 8.0
"""From this weight on the machine was sure that two claims speak of one incident."""
_SINGLE: Final = (Verdict.ACCEPT, Verdict.REJECT, Verdict.CORRECT)
_PAIRED: Final = (Verdict.SAME, Verdict.DIFFERENT)
_CODED: Final = ("value", "low", "high", "quantifier", "places", "date", "source")


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who decides, and when; all judgements of one answer share it, so that they are undone together."""

    by: str
    at: dt.datetime
    settles: tuple[str, ...] = ()


def check(item: ReviewItem, answer: Answer) -> None:
    """Refuse an answer that does not fit the question.

    Raises:
        QuestionError: saying what would.
    """
    if answer.verdict is Verdict.UNSURE:
        return
    if item.need in ON_PAIRS and answer.verdict not in _PAIRED:
        raise QuestionError("the question is whether two claims speak of one incident", remedy="say same or different")
    if item.need not in ON_PAIRS and answer.verdict not in _SINGLE:
        raise QuestionError("the question is about single claims", remedy="accept, correct or reject")
    if answer.claim_id is not None and answer.claim_id not in item.claims:
        raise QuestionError(f"{item.item_id} is not about {answer.claim_id}", remedy="decide on a claim of the item")
    if answer.verdict in (Verdict.REJECT, Verdict.CORRECT) and answer.claim_id is None and len(item.claims) > 1:
        raise QuestionError("the item is about several claims", remedy="say which one is meant")
    if answer.verdict is Verdict.CORRECT and not answer.changes and not answer.meanings:
        raise QuestionError("nothing was changed", remedy="change what is wrong, or accept the claim as it stands")


def subjects_of(item: ReviewItem, answer: Answer) -> tuple[str, ...]:
    """The claims that the answer speaks of."""
    if answer.verdict in (Verdict.REJECT, Verdict.CORRECT):
        return (answer.claim_id or item.claims[0],)
    return item.claims


def judgements_of(item: ReviewItem, answer: Answer, stamp: Stamp, held: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """The judgements that an answer makes.

    Accepting a claim that was corrected is accepting the correction: it is made again in the accepter's name.

    Args:
        item: what was answered.
        answer: the answer.
        stamp: who, when, and whom it settles against.
        held: judgements in force on the item's claims.
    """
    subjects = subjects_of(item, answer)
    made = [_made(item, answer, stamp, Verdict.RESOLVE, subjects, meaning=meaning) for meaning in answer.meanings]
    match answer.verdict:
        case Verdict.CORRECT:
            if answer.changes:
                made.append(_made(item, answer, stamp, Verdict.CORRECT, subjects, changes=answer.changes))
        case Verdict.ACCEPT:
            corrected = review.decisions(held).by_claim
            plain = []
            for claim_id in subjects:
                standing = corrected.get(claim_id)
                if standing is not None and standing.verdict is Verdict.CORRECT and item.need != "correction":
                    changes = standing.changes
                    made.append(_made(item, answer, stamp, Verdict.CORRECT, (claim_id,), changes=changes))
                else:
                    plain.append(claim_id)
            if plain:
                made.append(_made(item, answer, stamp, Verdict.ACCEPT, tuple(plain)))
        case _:
            made.append(_made(item, answer, stamp, answer.verdict, subjects))
    return tuple(made)


def _made(
    item: ReviewItem, answer: Answer, stamp: Stamp, verdict: Verdict, subjects: tuple[str, ...], **more: Any
) -> Judgement:
    meaning = more.get("meaning")
    told = (*subjects, item.item_id, *([meaning.sort, str(meaning.start)] if meaning is not None else []))
    return Judgement(
        judgement_id(stamp.by, stamp.at.isoformat(), verdict, told),
        verdict,
        subjects,
        stamp.by,
        stamp.at,
        answer.note,
        item=item.item_id,
        settles=stamp.settles,
        **more,
    )


def overridden(item: ReviewItem, answer: Answer, by: str, held: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Judgements of other people in force that the answer goes against."""
    subjects = set(subjects_of(item, answer))
    found = []
    for judgement in held:
        if judgement.by == by or subjects.isdisjoint(judgement.subjects):
            continue
        if item.need in ON_PAIRS:
            differs = judgement.verdict in _PAIRED and set(item.claims).issubset(judgement.subjects)
            if differs and judgement.verdict is not answer.verdict:
                found.append(judgement)
        elif _goes_against(answer, judgement):
            found.append(judgement)
    return tuple(found)


def _goes_against(answer: Answer, judgement: Judgement) -> bool:
    """Whether an answer on a claim says otherwise than a judgement on it."""
    if judgement.verdict is Verdict.RESOLVE:
        return any(
            meaning.sort is judgement.meaning.sort and meaning.start == judgement.meaning.start
            for meaning in answer.meanings
            if judgement.meaning is not None
        )
    if judgement.verdict not in _SINGLE or answer.verdict is Verdict.UNSURE:
        return False
    if answer.verdict is Verdict.ACCEPT:
        return judgement.verdict is Verdict.REJECT
    return answer.verdict is not judgement.verdict or _changes(answer.changes) != _changes(judgement.changes)


def _changes(changes: Iterable[Change]) -> dict[str, str]:
    return {change.field: change.value for change in changes}


def firm(item: ReviewItem, answer: Answer, claims: Iterable[Claim], incidents: Iterable[Incident]) -> str | None:
    """What the machine was sure of and the answer goes against, in words; None where it was not."""
    subjects = set(subjects_of(item, answer))
    if answer.verdict in (Verdict.REJECT, Verdict.CORRECT):
        sure = [claim.confidence for claim in claims if claim.claim_id in subjects and claim.confidence >= FIRM_CLAIM]
        if sure:
            return f"the claim was read with a confidence of {max(sure):.2f}"
    if answer.verdict is Verdict.DIFFERENT:
        links = [link for incident in incidents for link in incident.links]
        weights = [link.weight for link in links if {link.claim_id, link.other_id} == subjects]
        if weights and max(weights) >= FIRM_LINK:
            return f"the claims were joined with a weight of {max(weights):+.1f}"
    return None


def values_of(item: ReviewItem, answer: Answer, claims: Sequence[Claim]) -> tuple[Change, ...]:
    """What the claim says by the answer, field by field, for agreement to be measured; none where it is rejected."""
    if item.need in ON_PAIRS or answer.verdict in (Verdict.REJECT, Verdict.UNSURE):
        return ()
    chosen = answer.claim_id or item.claims[0]
    read = next(claim for claim in claims if claim.claim_id == chosen)
    now = dt.datetime.now(dt.UTC)
    made = judgements_of(item, answer, Stamp("", now), ())
    after = review.apply([read], made)
    if not after:
        return ()
    plain = to_plain(after[0])
    names = [*(field.name for field in review.editable(read)), *(name for name in _CODED if name in plain)]
    shown = {name: _comparable(name, plain[name]) for name in names}
    return tuple(Change(name, json.dumps(value, ensure_ascii=False)) for name, value in shown.items())


def _comparable(name: str, value: Any) -> Any:
    """A value without what two coders need not share: words, reasons, ids of judgements."""
    if name == "places":
        return sorted(place["gazetteer_id"] or place["name"] or "?" for place in value)
    if name == "date" and value is not None:
        return [value["start"], value["end"]]
    if name == "source" and value is not None:
        return value["name"]
    return sorted(value) if isinstance(value, list) else value
