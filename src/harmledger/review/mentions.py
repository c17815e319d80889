"""The words of a claim that can be given a meaning, and the claim that it becomes with one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from harmledger.model.claim import Claim, Speaker
from harmledger.model.judgement import Meaning, Sort
from harmledger.model.span import Span
from harmledger.model.when import When
from harmledger.model.where import Place
from harmledger.model.who import Who

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Mentioned:
    """Words that a claim was resolved from: ``report.text[start:end] == text``, but for a speaker named by its name.

    Attributes:
        sort: what they stand for.
        start, end, text: the words; the claim's own where ``of_claim``.
        of_claim: whether the claim says no date or no place in words of its own.
        role: of a party, the claim's field; else empty.
    """

    sort: Sort
    start: int
    end: int
    text: str
    of_claim: bool = False
    role: str = ""

    @property
    def span(self) -> Span:
        """Where the words stand."""
        return Span(self.start, self.end)


def folded(text: str) -> str:
    """Words as they are compared: letter case, runs of white space and a leading article do not matter."""
    return " ".join(text.casefold().split()).removeprefix("the ")


def mentioned(claim: Claim) -> Iterator[Mentioned]:
    """Everything in the claim that a person can give another meaning, in the order date, places, parties, speaker."""
    date = claim.date
    yield Mentioned(Sort.DATE, claim.start, claim.end, claim.quote, of_claim=True)
    if date is not None and date.text and date.at is not None:
        yield Mentioned(Sort.DATE, date.at, date.at + len(date.text), date.text)
    yield Mentioned(Sort.PLACE, claim.start, claim.end, claim.quote, of_claim=True)
    for place in claim.places:
        if place.start is not None and place.end is not None:
            yield Mentioned(Sort.PLACE, place.start, place.end, place.text)
    for start, end, text, role in dict.fromkeys((who.start, who.end, who.text, who.role) for who in claim.actors):
        if start is not None and end is not None:
            yield Mentioned(Sort.ACTOR, start, end, text, role=role)
    source = claim.source
    if source is not None and source.start is not None and source.end is not None:
        yield Mentioned(Sort.SPEAKER, source.start, source.end, source.name)


def with_meaning(claim: Claim, mention: Mentioned, meaning: Meaning, decided: str, reason: str) -> Claim:
    """The claim with the mention's words meaning what was decided.

    Args:
        claim: the claim as read, or with other mentions' meanings applied already.
        mention: one of :func:`mentioned` of it.
        meaning: what the words mean.
        decided: id of the judgement.
        reason: who decided it and why.
    """
    match mention.sort:
        case Sort.DATE:
            return replace(claim, date=_dated(claim.date, meaning, decided, reason))
        case Sort.PLACE if mention.of_claim:
            return replace(claim, places=(*_added(claim, meaning, decided, reason), *claim.places))
        case Sort.PLACE:
            places = (
                _placed(place, meaning, decided, reason) if _at(place, mention) else place for place in claim.places
            )
            return replace(claim, places=tuple(places))
        case Sort.ACTOR:
            return _named(claim, mention, meaning, (decided, reason))
        case Sort.SPEAKER:
            return replace(claim, source=_speaking(claim.source, meaning, decided, reason))


def _at(item: Place | Who, mention: Mentioned) -> bool:
    return (item.start, item.end) == (mention.start, mention.end)


def _dated(date: When | None, meaning: Meaning, decided: str, reason: str) -> When:
    text, at = (None, None) if date is None else (date.text, date.at)
    if meaning.date is None:
        return When(None, None, None, text, f"left open: {reason}", at, decided)
    return replace(meaning.date, text=text, reason=reason, at=at, decided=decided)


def _placed(place: Place, meaning: Meaning, decided: str, reason: str) -> Place:
    """The place that was decided, in the words and the role of the one that was read; that one is its runner-up."""
    rivals = [rival for rival in (place.gazetteer_id, *place.alternatives) if rival is not None]
    if meaning.place is None:
        left = f"left open: {reason}"
        return Place(
            place.text,
            role=place.role,
            start=place.start,
            end=place.end,
            reason=left,
            alternatives=tuple(rivals),
            decided=decided,
        )
    return replace(
        meaning.place,
        text=place.text,
        role=place.role,
        start=place.start,
        end=place.end,
        score=1.0,
        reason=reason,
        alternatives=tuple(rival for rival in rivals if rival != meaning.place.gazetteer_id),
        decided=decided,
    )


def _added(claim: Claim, meaning: Meaning, decided: str, reason: str) -> Iterator[Place]:
    """A place that somebody knew of a claim that names none; nothing where the claim has it by now."""
    place = meaning.place
    if place is not None and not any(_same(place, other) for other in claim.places):
        yield replace(
            place,
            text=place.name or "",
            start=None,
            end=None,
            score=1.0,
            reason=reason,
            alternatives=(),
            decided=decided,
        )


def _same(one: Place, other: Place) -> bool:
    if one.gazetteer_id is not None:
        return one.gazetteer_id == other.gazetteer_id
    return (one.lat, one.lon) == (other.lat, other.lon)


def _speaking(source: Speaker | None, meaning: Meaning, decided: str, reason: str) -> Speaker | None:
    if source is None or not meaning.names:
        return source
    return replace(source, name=meaning.names[0], type=meaning.type or source.type, reason=reason, decided=decided)


def _named(claim: Claim, mention: Mentioned, meaning: Meaning, because: tuple[str, str]) -> Claim:
    """The claim with the party's new names, among its actors and in the field that the words went into."""
    decided, reason = because
    old = [who for who in claim.actors if _at(who, mention) and who.role == mention.role]
    rivals = [name for who in old for name in (who.name, *who.alternatives) if name is not None]
    rivals = [name for name in dict.fromkeys(rivals) if name not in meaning.names]
    made = [
        Who(
            mention.text,
            name,
            mention.start,
            mention.end,
            score=0.0 if name is None else 1.0,
            reason=reason if name is not None else f"nobody: {reason}",
            alternatives=tuple(rivals),
            role=mention.role,
            decided=decided,
        )
        for name in meaning.names or (None,)
    ]
    first = claim.actors.index(old[0])
    kept = [who for who in claim.actors if who not in old]
    actors = (*kept[:first], *made, *kept[first:])
    fields: dict[str, Any] = {"actors": actors}
    held: Any = getattr(claim, mention.role, None)
    if isinstance(held, tuple):
        others = [who for who in kept if who.role == mention.role]
        fields[mention.role] = _with_names(held, old, others, meaning.names)
    elif mention.role:
        fields[mention.role] = ", ".join(meaning.names) or None
    return replace(claim, **fields)


def _with_names(
    held: tuple[str, ...], old: Sequence[Who], others: Sequence[Who], new: tuple[str, ...]
) -> tuple[str, ...]:
    """``held`` with ``new`` in the place of what the words ``old`` alone had put there."""
    gone = [name for name in held if _gave(old, name) and not _gave(others, name)]
    at = held.index(gone[0]) if gone else len(held)
    left = [name for name in held if name not in gone]
    return tuple(dict.fromkeys((*left[:at], *new, *left[at:])))


def _gave(whos: Iterable[Who], name: str) -> bool:
    """Whether one of these words is what put ``name`` into the claim: as a listed name, or as worded."""
    return any(who.name == name if who.name is not None else folded(name) in folded(who.text) for who in whos)
