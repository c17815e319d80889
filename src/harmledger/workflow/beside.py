"""What stands beside incidents, a page at a time: tallies, agreements, control and displacement with their claims."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from harmledger.errors import NotFoundError
from harmledger.ledger import Session
from harmledger.model.claim import Claim
from harmledger.model.incident import Agreement, ControlEvent, DisplacementFigure, Tally
from harmledger.model.query import Surroundings
from harmledger.workflow.judged import judged

MOST_NAMED = 25  # incidents of one entry whose headlines are shown

Item = Tally | Agreement | ControlEvent | DisplacementFigure


class Part(StrEnum):
    """Which of them; the value is the record's field."""

    TALLIES = "tallies"
    AGREEMENTS = "agreements"
    CONTROL = "control"
    DISPLACEMENT = "displacement"


@dataclass(frozen=True, slots=True)
class Beside:
    """Some of one part in the order of lists.

    Attributes:
        items: the values.
        claims: claims that they name, as people left them, by id.
        headlines: headlines of the first incidents that each of them names, by id.
        days: of an agreement, how many of its incidents began on each day (ISO 8601; undated: empty), by its id.
        total: how many there are in all.
        next: what to give as ``after`` for the following ones; None at the end.
    """

    items: Sequence[Item]
    claims: Mapping[str, Claim]
    headlines: Mapping[str, str]
    days: Mapping[str, Mapping[str, int]]
    total: int
    next: int | None


def beside(session: Session, part: Part, wanted: Surroundings, limit: int, after: int) -> Beside:
    """Some of one part: those that ``wanted`` lets through, from behind ``after`` on (-1: from the first)."""
    items, last = session.around.listed(part, wanted, limit=limit, after=after)
    total = session.around.count(part, wanted)
    has_more = len(items) == limit and bool(session.around.listed(part, wanted, limit=1, after=last)[0])
    return _with_named(session, items, total, last if has_more else None)


def one(session: Session, part: Part, named: str) -> Beside:
    """The tally or agreement of this id.

    Raises:
        NotFoundError: if there is none.
    """
    items = session.around.named(part, "id", [named])
    if not items:
        raise NotFoundError(f"there is no such entry among the {part}: {named}", remedy=f"they are listed at /{part}")
    return _with_named(session, items, 1, None)


def _with_named(session: Session, items: Sequence[Item], total: int, following: int | None) -> Beside:
    claims = judged(session, session.claims(ids=sorted({name for item in items for name in _claims(item)})))
    headlines = session.around.headlines(name for item in items for name in _incidents(item)[:MOST_NAMED])
    days = {item.agreement_id: session.around.days(item.incidents) for item in items if isinstance(item, Agreement)}
    return Beside(items, {claim.claim_id: claim for claim in claims}, headlines, days, total, following)


def _claims(item: Item) -> Iterable[str]:
    match item:
        case Agreement():
            return (*item.claims, *item.breaches)
        case ControlEvent():
            return (item.claim_id, *item.conflicts)
        case _:
            return (item.claim_id,)


def _incidents(item: Item) -> Sequence[str]:
    match item:
        case Tally():
            return item.check.incidents
        case Agreement():
            return item.incidents
        case _:
            return ()
