"""What the words of a claim were resolved to, in a form to be shown: value, how surely, why, and the runner-up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from harmledger.model.claim import Claim, CountedClaim, Speaker
from harmledger.model.quantity import Quantifier, Quantity
from harmledger.model.terms import SourceType
from harmledger.model.when import When
from harmledger.model.where import Place, PlacePrecision
from harmledger.model.who import Who


class Named(Protocol):
    """A place of a gazetteer: the name and the areas that it lies in."""

    @property
    def gazetteer_id(self) -> str:
        """``source:id``."""
        ...

    @property
    def name(self) -> str:
        """Its name."""
        ...

    @property
    def admin(self) -> tuple[str, ...]:
        """Names up the chain, nearest first."""
        ...


class PlacesById(Protocol):
    """Looks places up by their ids. A gazetteer does."""

    def by_ids(self, gids: Iterable[str]) -> Sequence[Named]:
        """The places with these ids, in their order; ids that are not known are left out."""
        ...


class State(StrEnum):
    """How words stand."""

    RESOLVED = "resolved"
    UNRESOLVED = "unresolved"
    DECIDED = "decided"  # by a person, be it that they are to be left open
    UNSAID = "unsaid"  # there are no words


class What(StrEnum):
    """What words stand for."""

    COUNT = "count"
    DATE = "date"
    PLACE = "place"
    PARTY = "party"
    SPEAKER = "speaker"


@dataclass(frozen=True, slots=True)
class RunnerUp:
    """What the words might have meant instead: an id (of a place; else empty) and a name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Resolved:
    """Words of a claim and what they were resolved to.

    Attributes:
        what: what they stand for.
        state: resolved, unresolved, decided by a person, or nothing said.
        role: of a place its role, of a party the claim's field; else empty.
        text: the words, None where there are none; ``start``, ``end`` where they stand, None where that is not kept.
        value: what they mean, in words to be shown; None where unresolved.
        id: of a place in its gazetteer; else None.
        score: 0 to 1, how surely; None where none is given.
        reason: why this, or why nothing.
        runners_up: what else was weighed, best first.
        judgement: the judgement by which a person decided it, else None.
    """

    what: What
    state: State
    role: str = ""
    text: str | None = None
    start: int | None = None
    end: int | None = None
    value: str | None = None
    id: str | None = None
    score: float | None = None
    reason: str | None = None
    runners_up: tuple[RunnerUp, ...] = ()
    judgement: str | None = None


def resolved(claim: Claim, places: PlacesById) -> tuple[Resolved, ...]:
    """What each of the claim's words was resolved to: count, date, places, parties, speaker, in this order.

    Args:
        claim: as people left it.
        places: names the runners-up.
    """
    return (
        *_count(claim),
        _date(claim.date),
        *(_place(place, places) for place in claim.places),
        *(() if claim.places else (Resolved(What.PLACE, State.UNSAID, reason="nothing says where"),)),
        *(_party(who) for who in claim.actors),
        _speaker(claim.source),
    )


def whole(place: Named | Place) -> str:
    """A place with the areas that it lies in: ``Saraqib, Idlib, Syria``."""
    return ", ".join(dict.fromkeys((place.name or "", *place.admin)))


def stated(quantity: Quantity) -> str:
    """A quantity in words, with the bounds that follow from how it was said."""
    low = "no lower bound" if quantity.low is None else f"low {quantity.low:,}"
    high = "no upper bound" if quantity.high is None else f"high {quantity.high:,}"
    if quantity.quantifier is Quantifier.EXACT:
        return f"{quantity.value:,}"
    value = "" if quantity.value is None else f"{quantity.value:,}"
    return f"{quantity.quantifier.replace('_', ' ')} {value}".rstrip() + f" ({low}, {high})"


def days(date: When) -> str:
    """A resolved date in ISO 8601 with its precision."""
    whole_time = str(date.start) if date.start == date.end else f"{date.start} to {date.end}"
    return f"{whole_time} ({date.precision})" if date.precision else whole_time


def _count(claim: Claim) -> Iterator[Resolved]:
    if isinstance(claim, CountedClaim):
        vague = "the words state no number: the least that they can mean"
        reason = vague if claim.quantifier is Quantifier.VAGUE else None
        yield Resolved(What.COUNT, State.RESOLVED, text=claim.count_text, value=stated(claim.quantity), reason=reason)
    elif getattr(claim, "count", None) is not None:
        yield Resolved(What.COUNT, State.RESOLVED, value=f"{getattr(claim, 'count', 0):,}")


def _state(*, is_resolved: bool, decided: str | None) -> State:
    if decided is not None:
        return State.DECIDED
    return State.RESOLVED if is_resolved else State.UNRESOLVED


def _date(date: When | None) -> Resolved:
    if date is None:
        return Resolved(What.DATE, State.UNSAID, reason="nothing says when")
    end = None if date.at is None or date.text is None else date.at + len(date.text)
    return Resolved(
        What.DATE,
        _state(is_resolved=date.resolved, decided=date.decided),
        text=date.text,
        start=date.at,
        end=end,
        value=days(date) if date.resolved else None,
        reason=date.reason,
        judgement=date.decided,
    )


def _place(place: Place, places: PlacesById) -> Resolved:
    return Resolved(
        What.PLACE,
        _state(is_resolved=place.resolved, decided=place.decided),
        role=place.role,
        text=place.text,
        start=place.start,
        end=place.end,
        value=_spot(place) if place.resolved else None,
        id=place.gazetteer_id,
        score=place.score,
        reason=place.reason,
        runners_up=runners_up(place, places),
        judgement=place.decided,
    )


def runners_up(place: Place, places: PlacesById) -> tuple[RunnerUp, ...]:
    """What else the place's words might mean; an id that no gazetteer has any more stands by itself."""
    known = {item.gazetteer_id: whole(item) for item in places.by_ids(place.alternatives)}
    return tuple(RunnerUp(gid, known.get(gid, gid)) for gid in place.alternatives)


def _spot(place: Place) -> str:
    point = f"{place.lat:.4f}, {place.lon:.4f}"
    reach = f" within {place.radius_km:g} km" if place.radius_km and place.precision is not PlacePrecision.EXACT else ""
    return f"{whole(place)} ({place.precision}{reach}; {point})"


def _party(who: Who) -> Resolved:
    return Resolved(
        What.PARTY,
        _state(is_resolved=who.resolved, decided=who.decided),
        role=who.role,
        text=who.text,
        start=who.start,
        end=who.end,
        value=who.name,
        score=who.score if who.resolved else None,
        reason=who.reason or None,
        runners_up=tuple(RunnerUp("", name) for name in who.alternatives),
        judgement=who.decided,
    )


def _speaker(source: Speaker | None) -> Resolved:
    if source is None:
        return Resolved(What.SPEAKER, State.UNSAID, reason="the outlet itself says it")
    known = source.type is not SourceType.UNKNOWN
    return Resolved(
        What.SPEAKER,
        _state(is_resolved=known, decided=source.decided),
        start=source.start,
        end=source.end,
        value=f"{source.name} ({source.type.replace('_', ' ')})" if known else source.name,
        reason=source.reason,
        judgement=source.decided,
    )
