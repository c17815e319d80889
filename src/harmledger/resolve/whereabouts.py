"""Which of the places that a draft names its event took place at, judged by the words beside each and by its day.

Left out are venues (where somebody spoke, met or governs) and what was carried over from an event of another day.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from harmledger.model.draft import Draft, PlaceMention
from harmledger.model.terms import ClaimKind, Scope
from harmledger.model.when import When
from harmledger.model.where import PlaceRole
from harmledger.vocabulary.venues import REACH, is_venue

Dated = Callable[[Draft], When | None]

_FIRED_FROM = re.compile(
    r"\b(?:fired|launched|shot|coming|came|flown|flew|took off|taken off|dispatched) from (?:the )?"
    r"(?:(?:direction|town|city|village|area|outskirts|base|airport) (?:of|in) )?$",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"\b(?:near|outside|close to|not far from|next to|in the vicinity of) (?:the )?"
    r"(?:(?:city|town|village|provincial capital) of )?$"
    r"|\b(?:north|south|east|west)(?:-?(?:east|west))?(?:ern (?:edge|outskirts|countryside))? of (?:the )?"
    r"(?:(?:city|town|village|provincial capital) of )?$"
    r"|\b(?:edge|outskirts|fringes?|vicinity) of (?:the )?(?:(?:city|town|village) of )?$",
    re.IGNORECASE,
)
_GAP = 16
"""More characters than :data:`_FOLLOWS` can match."""
_FOLLOWS = re.compile(r",? (?:killing|wounding|injuring|leaving)? ?|, ?")
"""What stands between the clause of an attack and a count of those whom it harmed."""

_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*\s|\n")
_LASTING = frozenset({ClaimKind.AGREEMENT, ClaimKind.DISPLACEMENT, ClaimKind.DENIAL})
"""Kinds that are told long after, or long before, of where a report is set."""

_CONTEXT_FREE = frozenset({ClaimKind.AGREEMENT, ClaimKind.BREACH, ClaimKind.DISPLACEMENT, ClaimKind.CONTROL})
"""Kinds whose places the words "from", "to" and "of" have another meaning for."""


def of_drafts(text: str, drafts: Sequence[Draft], dated: Dated) -> tuple[tuple[PlaceMention, ...], ...]:
    """For each draft the places that it is about, with what the words beside them say of their role.

    Args:
        text: the report's text.
        drafts: all drafts of the report.
        dated: gives a draft's date; None or unresolved where it has none.
    """
    owners = _owners(drafts)
    deeds = _Deeds(drafts)
    return tuple(
        tuple(
            _placed(text, draft, place)
            for place in _of_deed(text, draft, drafts, deeds)
            if not _venue(text, place) and not _of_another_day(draft, owners.get(place.mention.start, ()), text, dated)
        )
        for draft in drafts
    )


class _Deeds:
    """The attacks of a report that name places, to be looked up by where they are told."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self._all = sorted(
            (draft for draft in drafts if draft.kind is ClaimKind.ATTACK and draft.places), key=lambda one: one.start
        )
        self._longest = max((draft.end - draft.start for draft in self._all), default=0)
        self.named = frozenset(start for draft in self._all for start in _starts(draft))

    def up_to(self, at: int) -> Sequence[Draft]:
        """Those that begin at ``at`` or before and may reach it, or end so shortly before that a count follows."""
        first = bisect.bisect_left(self._all, at - self._longest - _GAP, key=lambda one: one.start)
        return self._all[first : bisect.bisect_right(self._all, at, key=lambda one: one.start)]


def _starts(draft: Draft) -> set[int]:
    return {place.mention.start for place in draft.places}


def _of_deed(text: str, draft: Draft, drafts: Sequence[Draft], deeds: _Deeds) -> tuple[PlaceMention, ...]:
    """The places of a count: of those in its sentence, the ones of the attack in whose clause it is told.

    "Jets struck A and B, killing four, while the toll of the raid on C rose to 11": the four died in A and B.
    """
    top = draft if draft.part_of is None else drafts[draft.part_of]
    if draft.kind is not ClaimKind.CASUALTY or len(draft.places) < 2 or draft.scope is not Scope.INCIDENT:
        return draft.places
    mine = _starts(draft)
    for deed in deeds.up_to(top.start):
        theirs = _starts(deed)
        inside = deed.start <= top.start and top.end <= deed.end
        follows = deed.end <= top.start and _FOLLOWS.fullmatch(text, deed.end, top.start) is not None
        if theirs < mine and mine - theirs <= deeds.named and (inside or follows):
            return tuple(place for place in draft.places if place.mention.start in theirs)
    return draft.places


def _venue(text: str, place: PlaceMention) -> bool:
    at = place.mention
    return is_venue(text[max(0, at.start - REACH) : at.start], at.text, text[at.end : at.end + REACH])


def _placed(text: str, draft: Draft, place: PlaceMention) -> PlaceMention:
    if draft.kind in _CONTEXT_FREE or place.role not in {PlaceRole.AT, PlaceRole.WITHIN}:
        return place
    before = text[max(0, place.mention.start - REACH) : place.mention.start]
    if _FIRED_FROM.search(before):
        return replace(place, role=PlaceRole.ORIGIN)
    if place.role is PlaceRole.AT and _BESIDE.search(before):
        return replace(place, role=PlaceRole.NEAR)
    return place


def _owners(drafts: Sequence[Draft]) -> dict[int, list[Draft]]:
    """By the start of a place's mention, the drafts whose own words name it."""
    owners: dict[int, list[Draft]] = {}
    for draft in drafts:
        for place in draft.places:
            if draft.start <= place.mention.start < draft.end:
                owners.setdefault(place.mention.start, []).append(draft)
    return owners


def _of_another_day(draft: Draft, owners: Sequence[Draft], text: str, dated: Dated) -> bool:
    """Whether a carried place belongs to events of other days only.

    Asked only where the draft's own sentence and theirs both give a date by the calendar: then a new date opens a new
    subject. "On Monday" goes on with the place of the sentence before.
    """
    mine = _calendar_day(draft, dated)
    if mine is None or not owners or draft in owners:
        return False
    if any(_one_sentence(text, draft, owner) for owner in owners):
        return False
    others = [_calendar_day(owner, dated) for owner in owners]
    return all(when is not None and not mine.overlaps(when, slack_days=1) for when in others)


def _calendar_day(draft: Draft, dated: Dated) -> When | None:
    """The date of an event that its own sentence gives by the calendar ("5 March 2020", "August 2019")."""
    stated = draft.time is not None and not draft.time_inherited and any(c.isdigit() for c in draft.time.text)
    single = draft.scope is not Scope.CUMULATIVE and draft.kind not in _LASTING
    when = dated(draft) if stated and single else None
    return when if when is not None and when.resolved else None


def _one_sentence(text: str, one: Draft, other: Draft) -> bool:
    first, second = sorted((one, other), key=lambda draft: draft.start)
    return first.end >= second.start or _SENTENCE_END.search(text, first.end, second.start) is None
