"""Doubts about what single claims say: when and where, whether they were read right, and where people differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from harmledger.model.claim import Claim, CountedClaim
from harmledger.model.incident import Bounds, Incident, Toll, TraceStep, TraceUse
from harmledger.model.judgement import Judgement
from harmledger.model.reviewing import Need, ReviewItem
from harmledger.model.where import Place
from harmledger.review.asking import Stake, ask, bearing, people_of
from harmledger.review.deciding import Decisions, unusable
from harmledger.review.meanings import Meanings

NEAR: Final = 0.75
"""A place that has a rival is asked about where its score lies below this."""
SURE: Final = 0.7
"""A claim that a toll hangs on is asked about where its confidence lies below this."""


def unresolved(claim: Claim, homes: Mapping[str, str]) -> Iterator[ReviewItem]:
    """Counted claims whose own words for the place or the date could not be worked out, or could mean another place."""
    if not isinstance(claim, CountedClaim):
        return
    home = homes.get(claim.claim_id)
    only, stake = (claim.claim_id,), Stake(home, people_of(claim), bearing(claim))
    lost = [place for place in claim.places if not place.resolved and place.decided is None]
    if lost and len(lost) == len(claim.places):
        names = ", ".join(f"“{place.text}”" for place in lost)
        yield ask(Need.PLACE, only, f"{claim.count_text}: where is {names}?", stake, names)
    if claim.date is not None and not claim.date.resolved and claim.date.decided is None:
        words = f"“{claim.date.text}”" if claim.date.text else "it"
        yield ask(Need.DATE, only, f"{claim.count_text}: when was {words}?", stake, words)
    tied = [place for place in claim.places if _is_tied(place)]
    if tied:
        worst = min(tied, key=lambda place: place.score or 0.0)
        told = f"{claim.count_text}: is “{worst.text}” {_shown(worst)}? It could nearly as well be another"
        doubt = Stake(home, stake.people, stake.doubt * (1 - (worst.score or 0.0) / 2))
        yield ask(Need.PLACE_TIE, only, told, doubt, f"{worst.text} {worst.gazetteer_id}")


def _is_tied(place: Place) -> bool:
    return (
        place.resolved
        and place.decided is None
        and bool(place.alternatives)
        and place.score is not None
        and place.score < NEAR
    )


def _shown(place: Place) -> str:
    return ", ".join(name for name in (place.name, *place.admin) if name)


@dataclass(frozen=True, slots=True)
class _Hangs:
    """What of a toll hangs on one claim."""

    toll: Toll
    people: int
    without: Bounds


def uncertain(incident: Incident, claims: Mapping[str, Claim]) -> Iterator[ReviewItem]:
    """Claims of a low confidence without which a toll would be another; each once, by the toll that moves most."""
    most: dict[str, _Hangs] = {}
    for toll in incident.tolls:
        for step in toll.trace:
            hangs = _hangs(toll, step)
            if hangs is not None and (step.claim_id not in most or most[step.claim_id].people < hangs.people):
                most[step.claim_id] = hangs
    for claim_id, hangs in most.items():
        claim = claims.get(claim_id)
        if claim is None or claim.confidence >= SURE:
            continue
        toll, bare = hangs.toll, hangs.without
        told = (
            f"read with a confidence of {claim.confidence:.2f}; without it {toll.outcome}, {toll.victims} would be "
            f"{_range(bare.low, bare.best, bare.high)} instead of {_range(toll.low, toll.best, toll.high)}"
        )
        stake = Stake(incident.incident_id, hangs.people, 1 - claim.confidence)
        yield ask(Need.CONFIDENCE, (claim_id,), told, stake)


def _hangs(toll: Toll, step: TraceStep) -> _Hangs | None:
    bare = step.without
    if step.use is not TraceUse.USED or bare is None:
        return None
    pairs = ((toll.low, bare.low), (toll.best, bare.best), (toll.high, bare.high))
    moved = [abs((was or 0) - (left or 0)) for was, left in pairs if was != left]
    return _Hangs(toll, max(moved), bare) if moved else None


def _range(low: int, best: int | None, high: int | None) -> str:
    """``9 – 12 – 14``; a plus sign where no source sets an upper bound."""
    shown = [str(low)] + ([str(best)] if best not in (None, low) else [])
    if high is None:
        return " – ".join(shown) + "+"
    return " – ".join(shown + ([str(high)] if str(high) != shown[-1] else []))


def of_people(decided: Decisions, claims: Mapping[str, Claim], homes: Mapping[str, str]) -> Iterator[ReviewItem]:
    """Where people differ on a claim, and what they asked for that cannot be done."""
    for conflict in decided.conflicts:
        claim = claims.get(conflict.claim_id)
        one, other = conflict.holds, conflict.against
        if claim is not None and other.judgement_id not in one.settles:
            told = f"{one.by} says {one.verdict}, {other.by} says {other.verdict}"
            yield _of_claim(Need.CONFLICT, claim, homes, told, (one.judgement_id, other.judgement_id))
    for claim_id, error in unusable(claims.values(), decided):
        yield _of_claim(Need.CORRECTION, claims[claim_id], homes, str(error), (error.item,))


def of_words(
    judgements: Iterable[Judgement], claims: Mapping[str, Claim], homes: Mapping[str, str]
) -> Iterator[ReviewItem]:
    """Where people differ on what words mean."""
    for held in Meanings(judgements).conflicts(claims.values()):
        against = [other for other in held.against if other.judgement_id not in held.holds.settles]
        if against:
            names = ", ".join(other.by for other in against)
            told = f"what “{held.mention.text}” means: {held.holds.by} decided last; {names} decided otherwise"
            ids = (held.holds.judgement_id, *(other.judgement_id for other in against))
            yield _of_claim(Need.CONFLICT, claims[held.claim_id], homes, told, ids)


def _of_claim(need: Need, claim: Claim, homes: Mapping[str, str], told: str, judgements: tuple[str, ...]) -> ReviewItem:
    stake = Stake(homes.get(claim.claim_id), people_of(claim))
    return ask(need, (claim.claim_id,), told, stake, " ".join(sorted(judgements)), judgements)
