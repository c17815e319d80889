"""Gathering one report's claims into events: what stands together, on one day, at one place, is one event."""

from __future__ import annotations

import bisect
import re
from collections.abc import Callable, Iterable, Sequence

from harmledger.link.grounds.facts import Days, days_of, family_of, means_of
from harmledger.link.grounds.judged import Judged
from harmledger.link.grounds.likeness import means_agree
from harmledger.link.grounds.places import PlaceRelation, Site, agreed, finest, is_spot, one_list, relation, several
from harmledger.link.telling.aftermath import is_of_aftermath
from harmledger.link.telling.sequel import opens_sequel, stands_alone
from harmledger.link.telling.settle import SENTENCE_END
from harmledger.link.telling.sides import answered, mirrored, other_side
from harmledger.model.claim import CasualtyClaim, Claim
from harmledger.model.report import SectionKind
from harmledger.model.terms import Means, Outcome, VictimGroup

_SEVERAL = re.compile(r"\b(?:strikes|raids|attacks|bombings|clashes|across|throughout)\b", re.IGNORECASE)
"""Words by which what is told of a wide area is a round-up."""

_ANOTHER = re.compile(
    r"\b(?:another|separate(?:ly)?|second|third|others?|elsewhere|also|unrelated|different|earlier|previous(?:ly)?|meanwhile"
    r"|later|again|nearby|while|similar(?:ly)?|neighbou?ring)\b",
    re.IGNORECASE,
)
"""Words that set what is told apart from what was told before."""

_SETTLEMENT = re.compile(r"\b(?:villages?|towns?|cit(?:y|ies)|hamlets?|camps?|suburbs?)\s+(?:of\s+)?$", re.IGNORECASE)
_LEAD = 30
"""Characters before a name in which it may be called a settlement."""

_AGREE = frozenset({PlaceRelation.SAME, PlaceRelation.NEAR})
_NESTED = frozenset({PlaceRelation.CONTAINS, PlaceRelation.INSIDE})


class _Group:
    """An event under construction: its claims and what they share so far."""

    def __init__(self, claim: Claim, sentence: int, days: Days | None) -> None:
        self.claims = [claim]
        self.sentences = {sentence}
        self.days = days
        self.sites: tuple[Site, ...] = finest(claim.places)
        self.means: frozenset[Means] = means_of(claim)
        self.kind = family_of(claim)
        self.after: _Group | None = None

    def add(self, claim: Claim, sentence: int, days: Days | None) -> None:
        """Take the claim in, with the days that it states."""
        self.claims.append(claim)
        self.sentences.add(sentence)
        self.days = _narrowed(self.days, days)
        self.sites = agreed(self.sites, finest(claim.places))
        self.means |= means_of(claim)


def gather(text: str, claims: Sequence[Claim], judged: Judged) -> list[list[Claim]]:
    """The claims of one report as groups that each speak of one event.

    In the order of the text, each claim joins the group that holds its whole, else the best that nothing
    contradicts: one whose words overlap its own, the same sentence, the next, then any of the same day and place.
    Headline claims come last, since the body says when and where.
    """
    ends = [match.end() for match in SENTENCE_END.finditer(text)]
    groups: list[_Group] = []
    home: dict[str, _Group] = {}
    for claim in sorted(claims, key=_reading_order):
        sentence = bisect.bisect_right(ends, claim.start)
        days = stated_days(claim, text)
        group = _whole(claim, home, judged) or _judged_home(claim, groups, judged)
        group = group or _best(claim, sentence, days, groups, judged)
        before = None
        if group is not None and sentence not in group.sentences and opens_sequel(claim, text):
            group, before = None, group
        if group is None:
            group = _Group(claim, sentence, days)
            group.after = before
            groups.append(group)
        else:
            group.add(claim, sentence, days)
        home[claim.claim_id] = group
    return [group.claims for group in _absorbed(_with_sequels(groups), text, judged)]


def _with_sequels(groups: Sequence[_Group]) -> list[_Group]:
    """The groups, where a later strike without harm of its own is in the one that it followed."""
    kept: list[_Group] = []
    for group in groups:
        before = group.after
        if before is None or stands_alone(group.claims, before.claims):
            kept.append(group)
        else:
            for claim in group.claims:
                before.add(claim, min(group.sentences), group.days)
    return kept


def stated_days(claim: Claim, text: str) -> Days | None:
    """The claim's own days: none of an arrest or a hearing; of a headline only those that its own line states.

    What a headline sums up is dated below it.
    """
    if is_of_aftermath(claim, text):
        return None
    if claim.section is SectionKind.HEADLINE and claim.date is not None and claim.date.text is not None:
        first = text.rfind("\n", 0, claim.start) + 1
        last = text.find("\n", claim.end)
        line = text[first : len(text) if last < 0 else last]
        return days_of(claim) if claim.date.text in line else None
    return days_of(claim)


def _absorbed(groups: Sequence[_Group], text: str, judged: Judged) -> list[_Group]:
    """The groups, where what lacks a day or a place is in the only other one that it fits, if there is only one.

    "At least 74 people died." with neither stays alone in a report of several events: which one is not ours to guess.
    """
    kept: list[_Group] = list(groups)
    for group in groups:
        holds = _home_for(group, text)
        fitting = [other for other in kept if other is not group and holds(other, group, judged)]
        if len(fitting) == 1 and group in kept:
            for claim in group.claims:
                fitting[0].add(claim, min(group.sentences), group.days)
            kept.remove(group)
    return kept


def _home_for(group: _Group, text: str) -> Callable[[_Group, _Group, Judged], bool]:
    """What decides whether another group holds this one: by what this one lacks."""
    if group.days is None or not _towns(group.sites):
        return _holds
    unmapped = all(site.level is None for site in group.sites)
    return _maps if unmapped and not _of_another(group, text) else _sharpens


def _of_another(group: _Group, text: str) -> bool:
    """Whether the words set what the group tells apart from what was told before, or call its place a settlement."""
    claim = group.claims[0]
    first = max((m.end() for m in SENTENCE_END.finditer(text, 0, claim.start)), default=0)
    starts = [site.place.start for site in group.sites if site.place.start is not None]
    settled = any(_SETTLEMENT.search(text, max(0, at - _LEAD), at) for at in starts)
    return settled or _ANOTHER.search(text, first, claim.end) is not None


def _maps(group: _Group, unmapped: _Group, judged: Judged) -> bool:
    """Whether ``group`` says where on the map it was that a name stands which no gazetteer has.

    "Four people were shot in Sandbury on Friday. ... The gunman opened fire at the Blue Room." Never where the two
    count differently.
    """
    if group.kind != unmapped.kind or group.days is None or not _days_fit(unmapped.days, group.days):
        return False
    if not any(site.sited for site in group.sites) or not means_agree(unmapped.means, group.means):
        return False
    if any(mirrored(one, other) for one in unmapped.claims for other in group.claims):
        return False
    if any(_rival_tolls(claim, group) for claim in unmapped.claims):
        return False
    return not judged.any_apart([c.claim_id for c in unmapped.claims], [c.claim_id for c in group.claims])


def _sharpens(group: _Group, wide: _Group, judged: Judged) -> bool:
    """Whether ``group`` says where in the province or landscape of ``wide`` it was.

    "An air strike killed nine in Idlib on Thursday. ... The convoy was hit near the village of X." Never where the
    two count differently: then one is a round-up of which the other is a part.
    """
    if len(wide.sites) != 1 or len(group.sites) != 1 or group.kind != wide.kind or group.days != wide.days:
        return False
    if wide.sites[0].level is None or wide.sites[0].sited or not (group.sites[0].sited or group.sites[0].level is None):
        return False
    if relation(wide.sites[0], group.sites[0]) not in {PlaceRelation.CONTAINS, PlaceRelation.UNKNOWN}:
        return False
    if all(isinstance(claim, CasualtyClaim) and claim.outcome is Outcome.DETAINED for claim in group.claims):
        return False
    counted = any(_toll(claim) is not None for claim in wide.claims)
    if counted and any(_SEVERAL.search(claim.quote) for claim in wide.claims):
        return False
    apart = judged.any_apart([c.claim_id for c in wide.claims], [c.claim_id for c in group.claims])
    unlike = any(mirrored(one, other) for one in wide.claims for other in group.claims)
    rival = any(_rival_tolls(claim, group) for claim in wide.claims)
    return not (apart or unlike or rival) and means_agree(wide.means, group.means)


def _holds(group: _Group, loose: _Group, judged: Judged) -> bool:
    if group.kind != loose.kind or group.days is None or not means_agree(loose.means, group.means):
        return False
    if not group.sites and _towns(loose.sites):
        return False
    if not _days_fit(loose.days, group.days):
        return False
    if _towns(loose.sites) and _sites_fit(loose.sites, group.sites) is not PlaceRelation.SAME:
        return False
    ids = [member.claim_id for member in group.claims]
    return not judged.any_apart([claim.claim_id for claim in loose.claims], ids)


def _reading_order(claim: Claim) -> tuple[bool, bool, int, int, str]:
    part = isinstance(claim, CasualtyClaim) and claim.part_of is not None
    return claim.section is SectionKind.HEADLINE, part, claim.start, -claim.end, claim.claim_id


def _whole(claim: Claim, home: dict[str, _Group], judged: Judged) -> _Group | None:
    if not isinstance(claim, CasualtyClaim) or claim.part_of is None:
        return None
    group = home.get(claim.part_of)
    return None if group is None or _kept_apart(claim, group, judged) else group


def _judged_home(claim: Claim, groups: Iterable[_Group], judged: Judged) -> _Group | None:
    held = judged.held_with(claim.claim_id)
    if len(held) == 1:
        return None
    for group in groups:
        if any(member.claim_id in held for member in group.claims) and not _kept_apart(claim, group, judged):
            return group
    return None


def _kept_apart(claim: Claim, group: _Group, judged: Judged) -> bool:
    return judged.any_apart([claim.claim_id], [member.claim_id for member in group.claims])


def _best(claim: Claim, sentence: int, days: Days | None, groups: Sequence[_Group], judged: Judged) -> _Group | None:
    ranked: list[tuple[int, int, int]] = []
    for number, group in enumerate(groups):
        closeness = _closeness(claim, sentence, days, group)
        if closeness is not None and not _kept_apart(claim, group, judged):
            gap = min(abs(sentence - other) for other in group.sentences)
            ranked.append((closeness, gap, number))
    return groups[min(ranked)[2]] if ranked else None


def _closeness(claim: Claim, sentence: int, days: Days | None, group: _Group) -> int | None:
    """0 overlapping, 1 same sentence, 2 next sentence or headline, 3 same day and place; None where it does not fit."""
    sites = finest(claim.places)
    fit = _sites_fit(sites, group.sites)
    headed = claim.section is SectionKind.HEADLINE and _same_figure(claim, group)
    if headed and fit is PlaceRelation.SAME:
        return 0
    if fit is None or family_of(claim) != group.kind or not _days_fit(days, group.days):
        return None
    if any(mirrored(claim, member) or answered(claim, member) for member in group.claims):
        return None
    if sentence not in group.sentences and any(other_side(claim, member) for member in group.claims):
        return None
    if headed or any(claim.start < other.end and other.start < claim.end for other in group.claims):
        return 0
    return _beside(claim, sentence, (days, fit), group)


def _beside(claim: Claim, sentence: int, found: tuple[Days | None, PlaceRelation], group: _Group) -> int | None:
    fit = found[1]
    if fit is PlaceRelation.NEIGHBOUR or (fit is PlaceRelation.CONTAINS and _rival_tolls(claim, group)):
        return None
    if sentence in group.sentences:
        return 1
    return _farther(claim, sentence, found, group) if means_agree(means_of(claim), group.means) else None


def _farther(claim: Claim, sentence: int, found: tuple[Days | None, PlaceRelation], group: _Group) -> int | None:
    days, fit = found
    # A wider place beside a finer one opens a new subject where no shared day holds them together.
    dated = days is not None and group.days is not None
    near = min(abs(sentence - other) for other in group.sentences) <= 1 or claim.section is SectionKind.HEADLINE
    if near and (dated or fit is not PlaceRelation.CONTAINS):
        return 2
    return 3 if dated and fit is PlaceRelation.SAME else None


def _same_figure(claim: Claim, group: _Group) -> bool:
    """Whether the group counts the same people harmed in the same number, as a headline repeats a figure."""
    if not isinstance(claim, CasualtyClaim) or claim.value is None:
        return False
    alike = {claim.victims, VictimGroup.PEOPLE} if claim.victims is not VictimGroup.PEOPLE else set(VictimGroup)
    return any(
        isinstance(member, CasualtyClaim)
        and (member.outcome, member.value) == (claim.outcome, claim.value)
        and member.victims in alike
        for member in group.claims
    )


def _sites_fit(one: Sequence[Site], other: Sequence[Site]) -> PlaceRelation | None:
    """SAME where they agree, CONTAINS where one lies in the other, UNKNOWN where one side is silent; None: apart.

    NEIGHBOUR stands for what only overlapping words can hold together: one of several places, since what they saw
    together is not what one of them saw, and a name that is not found beside a place that is.
    """
    one, other = _towns(one), _towns(other)
    if not one or not other:
        return PlaceRelation.UNKNOWN
    if several(one) or several(other):
        return _lists_fit({site.key for site in one}, {site.key for site in other})
    kinds = {relation(a, b) for a in one for b in other}
    if kinds & _AGREE:
        return PlaceRelation.SAME
    if kinds & _NESTED:
        return PlaceRelation.CONTAINS
    return PlaceRelation.NEIGHBOUR if PlaceRelation.UNKNOWN in kinds else None


def _towns(sites: Sequence[Site]) -> Sequence[Site]:
    """The sites that say which town it was, where a building that no map has says only where in one."""
    return [site for site in sites if not is_spot(site)]


def _lists_fit(one: set[str], other: set[str]) -> PlaceRelation | None:
    if one_list(one, other):
        return PlaceRelation.SAME
    return PlaceRelation.NEIGHBOUR if one & other else None


def _rival_tolls(claim: Claim, group: _Group) -> bool:
    """Whether both count the same outcome with different figures, so that one is more likely a part of a round-up."""
    mine = _toll(claim)
    theirs = {toll for toll in map(_toll, group.claims) if toll is not None}
    return mine is not None and any(outcome is mine[0] for outcome, _ in theirs) and mine not in theirs


def _toll(claim: Claim) -> tuple[Outcome, int | None] | None:
    if isinstance(claim, CasualtyClaim) and claim.part_of is None:
        return claim.outcome, claim.value if claim.value is not None else claim.low
    return None


def _days_fit(one: Days | None, other: Days | None) -> bool:
    return one is None or other is None or (one[0] <= other[1] and other[0] <= one[1])


def _narrowed(one: Days | None, other: Days | None) -> Days | None:
    if one is None or other is None:
        return one or other
    start, end = max(one[0], other[0]), min(one[1], other[1])
    return (start, end) if start <= end else one
