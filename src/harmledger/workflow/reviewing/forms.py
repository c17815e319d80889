"""What a person typed and chose in the form for correcting a claim, taken for an answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from harmledger import review
from harmledger.errors import QuestionError
from harmledger.model.claim import Claim, CountedClaim
from harmledger.model.judgement import Meaning, Sort, Verdict
from harmledger.model.quantity import Quantifier
from harmledger.model.report import Report
from harmledger.model.reviewed import Correcting
from harmledger.model.reviewing import Answer
from harmledger.model.terms import SourceType
from harmledger.resolve.gazetteer.index import Gazetteer
from harmledger.workflow import meant
from harmledger.workflow.correct import Correction, meaning_of

BETWEEN = ";"
"""Between the names of a list."""


def typed_date(claim: Claim) -> str:
    """A claim's date as it is typed; empty where it has none."""
    date = claim.date
    if date is None or date.start is None or date.end is None:
        return ""
    return f"{date.start}" if date.start == date.end else f"{date.start}..{date.end}"


def answer_of(form: Correcting, claim: Claim, read: Claim, report: Report, gazetteer: Gazetteer) -> Answer:
    """The answer that the form comes to: changes against the claim as read, and meanings of words.

    Args:
        form: the form.
        claim: the claim as it stood in the form.
        read: the claim as it was read.
        report: its report.
        gazetteer: where places are looked up.

    Raises:
        QuestionError, NotFoundError: if what was typed cannot be used; the message says what would do.
    """
    meanings = tuple(_meanings(form, claim, read, report, gazetteer))
    changes = review.changed(read, dict(_wanted(form, claim, report, meanings)))
    return Answer(Verdict.CORRECT, form.claim_id, changes, meanings, form.note)


def _wanted(form: Correcting, claim: Claim, report: Report, meanings: Sequence[Meaning]) -> Iterator[tuple[str, Any]]:
    """The fields that the form changes, with their values as JSON has them."""
    if form.words.strip() and " ".join(form.words.split()) != " ".join(claim.quote.split()):
        span = review.located(report.text, form.words, claim.start if form.start is None else form.start)
        yield from (("start", span.start), ("end", span.end), ("quote", span.of(report.text)))
    elif form.words.strip():
        yield from (("start", claim.start), ("end", claim.end), ("quote", claim.quote))
    if isinstance(claim, CountedClaim) and "quantifier" in form.fields:
        yield from _counted(form)
    given = {item.sort for item in meanings}
    for item in review.editable(claim):
        if item.name in form.fields:
            chosen = [text.strip() for text in form.fields[item.name] if text.strip()]
            is_meant = Sort.ACTOR in given and _mention(claim, item.name) is not None
            if item.shape is review.Shape.NAMES and is_meant and _differs(chosen, claim, item.name):
                continue  # the words mean another party: that changes the field
            yield item.name, _value(item, chosen, claim, form)


def _counted(form: Correcting) -> Iterator[tuple[str, Any]]:
    value, low, high = (_number(form, name) for name in ("value", "low", "high"))
    found = review.quantity(value, Quantifier(_one(form, "quantifier")), low, high)
    yield from (("value", found.value), ("quantifier", found.quantifier.value))
    yield from (("low", found.low), ("high", found.high))
    if text := _one(form, "count_text"):
        yield "count_text", text


def _one(form: Correcting, name: str) -> str:
    return next(iter(form.fields.get(name, ())), "").strip()


def _number(form: Correcting, name: str) -> int | None:
    return _whole(name, _one(form, name))


def _whole(name: str, typed: str) -> int | None:
    plain = typed.replace(",", "").replace("\u202f", "").replace(" ", "")
    if not plain:
        return None
    try:
        return int(plain)
    except ValueError as error:
        raise QuestionError(f"{typed!r} is no whole number for {name}", remedy="write it in digits: 12") from error


def _value(item: review.Editable, chosen: Sequence[str], claim: Claim, form: Correcting) -> Any:
    """One field's value as JSON has it."""
    first = chosen[0] if chosen else ""
    match item.shape:
        case review.Shape.TERMS:
            return [option for option in item.options if option in chosen]
        case review.Shape.NAMES:
            return _names(BETWEEN.join(chosen), claim, item.name, unlisted=form.unlisted)
        case review.Shape.NUMBER:
            return _whole(item.name, first)
        case review.Shape.FLAG:
            return first == "yes"
        case _:
            return first or None


def _names(typed: str, claim: Claim, name: str, *, unlisted: bool) -> list[str]:
    """Names of parties as the list has them; those that the claim has already stay as they are."""
    held = getattr(claim, name)
    free = name in {"named_targets", "named"}
    found: list[str] = []
    for one in (part.strip() for part in typed.split(BETWEEN)):
        if not one:
            continue
        is_free = free or one in held
        found += (one,) if is_free else meant.party(one, claim.setting, unlisted=unlisted)
    return list(dict.fromkeys(found))


def _differs(chosen: Sequence[str], claim: Claim, name: str) -> bool:
    typed = [part.strip() for part in BETWEEN.join(chosen).split(BETWEEN) if part.strip()]
    return typed != list(getattr(claim, name))


def _mention(claim: Claim, role: str) -> review.Mentioned | None:
    """The only words of the claim for a party of this role; None where there are none or several."""
    found = [item for item in review.mentioned(claim) if item.sort is Sort.ACTOR and item.role == role]
    return found[0] if len(found) == 1 else None


def _meanings(form: Correcting, claim: Claim, read: Claim, report: Report, gazetteer: Gazetteer) -> Iterator[Meaning]:
    """What words were said to mean: the date, places, parties that one wording names, the speaker."""

    def meaning(sort: Sort, value: str, words: str | None = None, **more: Any) -> Meaning:
        return meaning_of(read, report, Correction(sort, value, words, **more), gazetteer)

    if form.date is not None and form.date.strip() != typed_date(claim):
        yield meaning(Sort.DATE, form.date.strip() or meant.OPEN)
    for at, typed in form.places.items():
        if typed.strip():
            place = next((item for item in read.places if item.start == at), None)
            words = None if place is None else place.text
            yield meaning(Sort.PLACE, typed.strip(), words, point=meant.Point(words))
    for item in review.editable(claim):
        chosen = [text.strip() for text in form.fields.get(item.name, ()) if text.strip()]
        names = [part.strip() for part in BETWEEN.join(chosen).split(BETWEEN) if part.strip()]
        is_names = item.shape is review.Shape.NAMES and item.name in form.fields
        mention = _mention(read, item.name) if is_names else None
        if mention is not None and len(names) == 1 and _differs(chosen, claim, item.name):
            yield meaning(Sort.ACTOR, names[0], mention.text, unlisted=form.unlisted)
    source = claim.source
    if form.speaker is not None and source is not None and source.start is not None:
        kind = SourceType(form.speaker_type) if form.speaker_type else None
        if form.speaker.strip() and (form.speaker.strip() != source.name or kind not in (None, source.type)):
            yield meaning(Sort.SPEAKER, form.speaker.strip(), type=kind)
