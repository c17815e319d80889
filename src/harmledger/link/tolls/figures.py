"""Figures: what each source says of one outcome and victim group, before they are weighed against each other."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from harmledger.link.grounds.sources import keeps_count, rank, speaker_key
from harmledger.link.tolls.earlier import adds, looked_back_on
from harmledger.model.claim import CasualtyClaim
from harmledger.model.quantity import Quantifier
from harmledger.model.report import Report
from harmledger.model.terms import Stance, VictimGroup

ALL = "all"
"""Everyone harmed, whoever they were."""

_BY_AGE_AND_SEX = (VictimGroup.CHILDREN, VictimGroup.WOMEN, VictimGroup.MEN)
_BY_STATUS = (VictimGroup.CIVILIANS, VictimGroup.COMBATANTS)
_BY_WORK = (
    VictimGroup.HEALTH_WORKERS,
    VictimGroup.RESCUE_WORKERS,
    VictimGroup.AID_WORKERS,
    VictimGroup.JOURNALISTS,
)

Moment = tuple[int, int]
"""When a figure was stated: ordinal day of publication (a large number where unknown), and first reports first."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One source's figure.

    Attributes:
        low: the least number that the words allow; 1 where they set only an upper bound ("nearly 20").
        best: the number as stated; the lesser bound of a range or a vague word.
        high: the greatest; None where the words set none.
        speaker: identifies who says it across reports.
        origin: the report that it goes back to.
        rank: how well placed the speaker is, 1 to 3.
        moment: when it was first stated.
        claims: the claims that state it.
        first: whether it is said to be a first figure.
        weak: whether its least number is only a floor: a vague word ("several"), or one that adds to another's count.
        implied: whether it is what is said of some groups, taken for everyone.
        groups: those groups.
        partial: whether those groups leave open who else was harmed: children, women, medics.
        past: whether its report only looks back on it, as on a figure that no longer holds.
        early: whether it is what somebody who keeps no count could see in the first days.
    """

    low: int
    best: int
    high: int | None
    speaker: str
    origin: str
    rank: int
    moment: Moment
    claims: tuple[str, ...]
    first: bool = False
    weak: bool = False
    implied: bool = False
    groups: frozenset[VictimGroup] = frozenset()
    partial: bool = False
    past: bool = False
    early: bool = False

    @property
    def open(self) -> bool:
        """Whether the words leave the figure open upwards."""
        return self.high is None

    @property
    def ranged(self) -> bool:
        """Whether the words name two bounds and no number between them ("30 to 40")."""
        return self.high is not None and self.low == self.best < self.high


Told = tuple[CasualtyClaim, Figure]
"""A claim and the figure that it makes."""

UNDATED = dt.date.max.toordinal()

FIRST_DAYS = 2
"""Days after an event in which people are still being found."""

_TOLD_SINGLY = 2
"""Up to so many men, women and children are people told of one by one ("a man and his son"), not part of a crowd."""


def moment(claim: CasualtyClaim, report: Report) -> Moment:
    """When the claim was made; of one day's claims, those said to be initial come first."""
    day = UNDATED if report.published is None else report.published.toordinal()
    return day, 0 if claim.stance is Stance.INITIAL else 1


def figure(claim: CasualtyClaim, report: Report, origin: Report) -> Figure | None:
    """The claim as a figure; None where it states no number at all."""
    stated = [n for n in (claim.low, claim.value, claim.high) if n is not None]
    if not stated:
        return None
    low = claim.low if claim.low is not None else min(1, *stated)
    best = claim.value if claim.value is not None else (claim.low if claim.low is not None else stated[0])
    high = claim.high
    return Figure(
        low=max(0, min(low, best)),
        best=max(0, best),
        high=None if high is None else max(high, best, low),
        speaker=speaker_key(claim, origin),
        origin=origin.report_id,
        rank=rank(claim),
        moment=moment(claim, report),
        claims=(claim.claim_id,),
        first=claim.stance is Stance.INITIAL,
        past=looked_back_on(claim, report.text),
        early=not keeps_count(claim) and _in_first_days(claim, report),
        weak=claim.quantifier is Quantifier.VAGUE or adds(claim, report.text),
    )


def _in_first_days(claim: CasualtyClaim, report: Report) -> bool:
    if report.published is None or claim.date is None or claim.date.end is None:
        return False
    return (report.published - claim.date.end).days <= FIRST_DAYS


def by_group(claims: Sequence[CasualtyClaim], figures: Mapping[str, Figure]) -> dict[str, list[Figure]]:
    """Every source's figures of one outcome by victim group, and for everyone harmed (:data:`ALL`).

    A speaker's figure for everyone is what it says of "people"; where it says nothing of them, what it says of groups
    that exclude each other, added up and marked as implied: civilians and combatants, or children, women
    and men. Groups that may overlap are never added: health workers may be among the civilians.

    Args:
        claims: of one outcome.
        figures: the figure that each claim makes, by its id; a claim without one states no number.
    """
    stated: dict[str, list[Figure]] = defaultdict(list)
    told: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for claim in claims:
        made = figures.get(claim.claim_id)
        if made is not None:
            told[claim.report_id, made.speaker].append((claim, made))
    for _, everything in sorted(told.items()):
        mine = [item for item in everything if not item[1].past] or everything
        for claim, made in everything[: 0 if mine is everything else None]:
            if made.past:
                stated[ALL if claim.victims is VictimGroup.PEOPLE else claim.victims.value].append(made)
        sides = _both_sides(mine)
        for claim, made in mine:
            if claim.victims is not VictimGroup.PEOPLE and (sides is None or claim.claim_id not in sides.claims):
                stated[claim.victims.value].append(made)
        if sides is not None:
            stated[VictimGroup.COMBATANTS.value].append(sides)
        whole = _everyone(mine, sides)
        if whole is not None:
            stated[ALL].append(whole)
    return dict(stated)


def _both_sides(told: Sequence[Told]) -> Figure | None:
    """The combatants of several parties, which one speaker counts apart in one report, as one figure; else None."""
    ids = {claim.claim_id for claim, _ in told}
    by_side: dict[str, Figure] = {}
    for claim, made in sorted(told, key=lambda item: item[0].claim_id):
        if claim.victims is VictimGroup.COMBATANTS and claim.affiliation is not None and claim.part_of not in ids:
            held = by_side.get(claim.affiliation)
            by_side[claim.affiliation] = made if held is None else _greater(held, made)
    if len(by_side) < 2:
        return None
    return _total(list(by_side.values()), closed=True)


def _everyone(told: Sequence[Told], sides: Figure | None) -> Figure | None:
    """One speaker's figure for everyone harmed, from one report; ``sides`` counts the combatants of all parties."""
    greatest: dict[VictimGroup, Figure] = {}
    for claim, made in sorted(told, key=lambda item: item[0].claim_id):
        held = greatest.get(claim.victims)
        greatest[claim.victims] = made if held is None else _greater(held, made)
    if sides is not None:
        greatest[VictimGroup.COMBATANTS] = sides
    if not greatest:
        return None
    people = greatest.get(VictimGroup.PEOPLE)
    if people is not None:
        return people
    return _summed(greatest)


def _greater(one: Figure, other: Figure) -> Figure:
    """The greater of two figures that one speaker states in one report; equal ones count together."""
    if (one.low, one.best, one.high) == (other.low, other.best, other.high):
        return replace(one, claims=tuple(sorted({*one.claims, *other.claims})), rank=min(one.rank, other.rank))
    return max(one, other, key=lambda f: (f.best, f.low, f.open, f.claims))


def _summed(told: Mapping[VictimGroup, Figure]) -> Figure:
    """The greatest sum over groups that exclude each other.

    A report that counts civilians, combatants or both speaks of all it knows were harmed, and so does one that tells
    of one or two people singly; one that counts only children or medics leaves open who else was.
    """
    options = []
    for row in (_BY_STATUS, _BY_AGE_AND_SEX, *((group,) for group in _BY_WORK)):
        groups = [group for group in row if group in told]
        if not groups:
            continue
        singly = row is _BY_AGE_AND_SEX and sum(told[group].best for group in groups) <= _TOLD_SINGLY
        made = _total([told[group] for group in groups], closed=row is _BY_STATUS or singly)
        options.append(replace(made, implied=True, groups=frozenset(groups), partial=row is not _BY_STATUS))
    return max(options, key=lambda f: (f.best, f.low, f.claims))


def _total(parts: Sequence[Figure], *, closed: bool) -> Figure:
    highs = [part.high for part in parts]
    return replace(
        parts[0],
        low=sum(part.low for part in parts),
        best=sum(part.best for part in parts),
        high=None if None in highs or not closed else sum(high for high in highs if high is not None),
        claims=tuple(sorted({claim for part in parts for claim in part.claims})),
        rank=max(part.rank for part in parts),
        first=any(part.first for part in parts),
        weak=any(part.weak for part in parts),
        early=all(part.early for part in parts),
    )
