"""One report's claims weighed together: what one of them lacks, or has from far off, the others may say better.

A claim's places and day come from words, and words count the more the closer they stand: in the claim's own quote, in
its clause, in its sentence, elsewhere in the report. What a claim took from farther off yields to what is said closer
by. Nothing is made up: every place and day is one that the report gives, and the claims as kept stay as they are.
"""

from __future__ import annotations

import bisect
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from harmledger.link.grounds.facts import days_of, family_of, means_of
from harmledger.link.grounds.places import LEVELS, PlaceRelation, Site, finest, relation, site
from harmledger.model.claim import AttackClaim, CasualtyClaim, Claim, Speaker
from harmledger.model.report import Report, SectionKind
from harmledger.model.terms import Means, VictimGroup
from harmledger.model.when import When
from harmledger.model.where import Place, PlacePrecision, PlaceRole

SENTENCE_END = re.compile(r"(?:[.!?][\"'\u201d\u2019)\]]*\s+|\n\s*)+")
"""Where a sentence or a line ends."""

_CLAUSE_END = re.compile(r";\s+|,?\s+(?:while|whereas)\s+|,\s+but\s+|,\s+and\s+(?=(?:in|at|on|near)\s)", re.IGNORECASE)

_ASIDE = frozenset({SectionKind.CAPTION, SectionKind.FURNITURE, SectionKind.BYLINE})
"""What stands here tells of a picture or of the page, not of what the body tells."""


_PINNED = LEVELS[PlacePrecision.AREA]
"""The coarsest level at which a place says where, so that another place is another event's."""


class Nearness(IntEnum):
    """How close to a claim words stand."""

    QUOTE = 0
    CLAUSE = 1
    SENTENCE = 2
    ELSEWHERE = 3


@dataclass(frozen=True, slots=True)
class _Around:
    """The claim's quote, clause and sentence, as spans of the text."""

    quote: tuple[int, int]
    clause: tuple[int, int]
    sentence: tuple[int, int]

    def of(self, start: int | None, end: int | None) -> Nearness:
        """How close the words at that span stand."""
        if start is None or end is None:
            return Nearness.ELSEWHERE
        spans = (self.quote, self.clause, self.sentence)
        return next(
            (Nearness(n) for n, span in enumerate(spans) if span[0] <= start and end <= span[1]), Nearness.ELSEWHERE
        )


def settled(report: Report, claims: Sequence[Claim]) -> list[Claim]:
    """The claims with their places and days settled among each other, in the order given; ids are unchanged."""
    text = report.text
    ends = [match.end() for match in SENTENCE_END.finditer(text)]
    around = {claim.claim_id: _around(claim, text, ends) for claim in claims}
    placed = [_placed(claim, around[claim.claim_id], report) for claim in claims]
    voiced = _voiced(_parted(placed, around))
    owned = _owned(voiced, around)
    sided = [_sided(claim, owned, around) for claim in owned]
    dated = _dated(sided, around, text)
    return [dated.get(claim.claim_id, claim) for claim in sided]


def _around(claim: Claim, text: str, ends: Sequence[int]) -> _Around:
    index = bisect.bisect_right(ends, claim.start)
    first = ends[index - 1] if index else 0
    last = ends[bisect.bisect_left(ends, claim.end)] if ends and claim.end <= ends[-1] else len(text)
    cuts = [first, *(m.end() for m in _CLAUSE_END.finditer(text, first, last)), last]
    begin = max(cut for cut in cuts if cut <= claim.start)
    end = min(cut for cut in cuts if cut >= min(claim.end, last))
    return _Around((claim.start, claim.end), (begin, end), (first, last))


def _placed(claim: Claim, around: _Around, report: Report) -> Claim:
    places = _places(claim, around, report)
    # Most keep all their places: a copy of each would double what a large record takes.
    return claim if places == claim.places else replace(claim, places=places)


def _places(claim: Claim, around: _Around, report: Report) -> tuple[Place, ...]:
    """The claim's places without those from farther off that lie apart from what stands closer."""
    own = claim.section
    ranked = [(place, around.of(place.start, place.end)) for place in claim.places]
    kept = [
        (place, near)
        for place, near in ranked
        if near is not Nearness.ELSEWHERE
        or place.start is None
        or (section := report.section_at(place.start)) is own
        or section not in _ASIDE
    ]
    sites = [(site(place), near) for place, near in kept if place.role is not PlaceRole.ORIGIN]
    return tuple(place for place, near in kept if place.role is PlaceRole.ORIGIN or not _outdone(place, near, sites))


def _outdone(place: Place, near: Nearness, sites: Sequence[tuple[Site, Nearness]]) -> bool:
    """Whether a settlement or landscape that stands closer to the claim lies apart from ``place``.

    A name that no gazetteer has yields to a settlement that stands closer only where it stands in another sentence. A
    country yields to any place outside it, wherever that stands: "Turkish troops" says whose they were.
    """
    mine = site(place)
    if place.precision is PlacePrecision.COUNTRY:
        finer = [
            other.place
            for other, _ in sites
            if other.level is not None and other.place.precision is not place.precision
        ]
        if any(other.country not in {None, place.country} for other in finer):
            return True
    distinct = {PlaceRelation.APART, PlaceRelation.NEIGHBOUR}
    if mine.level is None and near is Nearness.ELSEWHERE:
        distinct.add(PlaceRelation.UNKNOWN)
    return any(
        nearer < near and other.level is not None and other.level <= _PINNED and relation(other, mine) in distinct
        for other, nearer in sites
    )


def _parted(claims: Sequence[Claim], around: Mapping[str, _Around]) -> list[Claim]:
    """The claims, where one that names its own place is no part of a round-up over several places.

    "Strikes on A, B and C killed 12. Nine of them died in A": what happened in A is an event of its own. So it is where
    another part of the same figure names another place.
    """
    by_id = {claim.claim_id: claim for claim in claims}
    own: dict[str, tuple[str, set[str]]] = {}
    beside: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        whole = by_id.get(claim.part_of) if isinstance(claim, CasualtyClaim) and claim.part_of is not None else None
        spots = [one.key for one in finest(claim.places)]
        if whole is not None and len(spots) == 1 and spots == _spots(claim, around[claim.claim_id]):
            own[claim.claim_id] = spots[0], {one.key for one in finest(whole.places)}
            beside[whole.claim_id].add(spots[0])
    found: list[Claim] = []
    for claim in claims:
        if isinstance(claim, CasualtyClaim) and claim.part_of is not None and claim.claim_id in own:
            spot, wider = own[claim.claim_id]
            if (len(wider) > 1 and spot in wider) or len(beside[claim.part_of]) > 1:
                found.append(replace(claim, part_of=None))
                continue
        found.append(claim)
    return found


def _voiced(claims: Sequence[Claim]) -> list[Claim]:
    """The claims, where a headline that repeats a figure of the body has the body's speaker."""
    told: dict[tuple[object, object], set[Speaker | None]] = defaultdict(set)
    for claim in claims:
        if isinstance(claim, CasualtyClaim) and claim.section is not SectionKind.HEADLINE and claim.value is not None:
            told[claim.outcome, claim.value].add(claim.source)
    found: list[Claim] = []
    for claim in claims:
        if isinstance(claim, CasualtyClaim) and claim.section is SectionKind.HEADLINE and claim.source is None:
            speakers = told.get((claim.outcome, claim.value), {None})
            names = {speaker.name for speaker in speakers if speaker is not None}
            if None not in speakers and len(names) == 1:
                speaker = min((s for s in speakers if s is not None), key=lambda s: s.start or 0)
                found.append(replace(claim, source=speaker))
                continue
        found.append(claim)
    return found


def _owned(claims: Sequence[Claim], around: Mapping[str, _Around]) -> list[Claim]:
    """The claims, where "soldiers" alone are those of the party that the sentence before names, else anybody's.

    Two sides that one sentence counts ("nine fighters of A and six soldiers") keep whom the words usually mean.
    """
    told = [c for c in claims if isinstance(c, CasualtyClaim) and c.victims is VictimGroup.COMBATANTS]
    named = [claim for claim in told if claim.affiliation is not None and not _usual(claim)]
    found: list[Claim] = []
    for claim in claims:
        if not isinstance(claim, CasualtyClaim) or not _usual(claim):
            found.append(claim)
            continue
        here = around[claim.claim_id].sentence
        beside = [
            c for c in told if c is not claim and around[c.claim_id].sentence == here and c.outcome is claim.outcome
        ]
        if beside:
            found.append(claim)
            continue
        before = [c for c in named if c.start < claim.start and around[c.claim_id].sentence[1] >= here[0]]
        last = max(before, key=lambda c: c.start, default=None)
        found.append(replace(claim, affiliation=None if last is None else last.affiliation))
    return found


def _usual(claim: CasualtyClaim) -> bool:
    """Whether the words for whose people they were name nobody: "soldiers", "the army"."""
    words = [who.text for who in claim.actors if who.role == "affiliation"]
    return claim.affiliation is not None and bool(words) and all(text == text.casefold() for text in words)


def _sided(claim: Claim, claims: Iterable[Claim], around: Mapping[str, _Around]) -> Claim:
    """The claim without perpetrators who would have harmed none but their own: they are whom it happened to.

    Whose the dead are may stand in the same sentence only: "33 soldiers of A were killed, after figures of 22 and 29".
    """
    if not isinstance(claim, CasualtyClaim) or not claim.perpetrators or Means.GROUND_FIGHTING in means_of(claim):
        return claim
    own = {claim.affiliation}
    if claim.affiliation is None and claim.victims is VictimGroup.COMBATANTS:
        own = {
            mate.affiliation
            for mate in claims
            if isinstance(mate, CasualtyClaim)
            and (mate.victims, mate.outcome) == (claim.victims, claim.outcome)
            and around[mate.claim_id].sentence == around[claim.claim_id].sentence
        }
    return replace(claim, perpetrators=()) if set(claim.perpetrators) <= own else claim


def _dated(claims: Sequence[Claim], around: Mapping[str, _Around], text: str) -> dict[str, Claim]:
    """Claims whose day comes from farther off, with the day that the report gives for their clause or their place."""
    near = {claim.claim_id: _nearness(claim, around[claim.claim_id], text) for claim in claims}
    by_clause: dict[tuple[object, tuple[int, int]], list[Claim]] = defaultdict(list)
    by_place: dict[tuple[object, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        if near[claim.claim_id] <= Nearness.CLAUSE:
            by_clause[family_of(claim), around[claim.claim_id].clause].append(claim)
            for key in _spots(claim, around[claim.claim_id]):
                by_place[family_of(claim), key].append(claim)
    found: dict[str, Claim] = {}
    for claim in claims:
        if near[claim.claim_id] <= Nearness.CLAUSE or claim.section is SectionKind.HEADLINE:
            continue
        mates = by_clause[family_of(claim), around[claim.claim_id].clause] or [
            other for one in finest(claim.places) if one.sited for other in by_place[family_of(claim), one.key]
        ]
        when = _one_day(mates)
        if when is not None and days_of(claim) != (when.start.toordinal() if when.start else 0, _last(when)):
            found[claim.claim_id] = replace(claim, date=when)
    return found


def _last(when: When) -> int:
    return when.end.toordinal() if when.end else 0


def _spots(claim: Claim, around: _Around) -> list[str]:
    """The settlements that the claim's own sentence names."""
    own = (one for one in finest(claim.places) if one.sited)
    return [one.key for one in own if around.of(one.place.start, one.place.end) <= Nearness.SENTENCE]


def _nearness(claim: Claim, around: _Around, text: str) -> Nearness:
    """How close the words that date the claim stand; by their wording, since a date keeps no span."""
    if claim.date is None or not claim.date.resolved or claim.date.text is None:
        return Nearness.ELSEWHERE
    for nearness, span in enumerate((around.quote, around.clause, around.sentence)):
        if claim.date.text in text[span[0] : span[1]]:
            return Nearness(nearness)
    return Nearness.ELSEWHERE


def _one_day(claims: Sequence[Claim]) -> When | None:
    """The date that all the claims give; None where they give none or several."""
    spans = {days_of(claim) for claim in claims}
    if len(spans) != 1:
        return None
    first = min(claims, key=lambda c: (isinstance(c, AttackClaim), c.start, c.claim_id)).date
    if first is None:
        return None
    return replace(first, reason=f"as the report dates it elsewhere: {first.text}")
