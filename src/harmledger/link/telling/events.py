"""Events within a report: the claims of one report that speak of one thing, joined before reports are compared.

A report that names two days or two places keeps two events apart, and linking never undoes that.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from harmledger.link.grounds.facts import Days, Family, days_of, family_of, means_of, parties_of, text_order
from harmledger.link.grounds.judged import Judged
from harmledger.link.grounds.places import Site, agreed, finest, fold, principal, site
from harmledger.link.grounds.unions import Unions
from harmledger.link.telling.aftermath import is_of_aftermath
from harmledger.link.telling.gather import gather, stated_days
from harmledger.link.telling.mentions import is_doubtful, mentioned
from harmledger.link.telling.people import harmed_or_accused, told, words_of_others
from harmledger.link.telling.rare import rare_names, words_of_parties, words_of_places
from harmledger.link.telling.sequel import follows
from harmledger.link.telling.settle import settled
from harmledger.link.telling.streets import streets_in
from harmledger.model.claim import AttackClaim, CasualtyClaim, Claim, CountedClaim
from harmledger.model.report import Report, SectionKind
from harmledger.model.terms import Means, Outcome, Scope, Stance, Target, VictimGroup
from harmledger.model.where import PlaceRole

CAMPAIGN_DAYS = 7
"""A campaign of no more days than this, at a named place, is one incident (a battle); a longer one is a pattern."""

FOUNDING_DAYS = 31
"""An event without a settlement needs a date at least this sharp to be told from others."""


class Extent(StrEnum):
    """How well the place tells an event from others."""

    SITED = "sited"
    WIDE = "wide"
    NOWHERE = "nowhere"


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that one report tells, with what comparing needs worked out once.

    Attributes:
        key: id of its first claim in the text; unique.
        report_id, origin: the report and what it goes back to.
        family, extent: what it is compared with.
        claims: its claims in the order of the text.
        days: the sharpest interval that its dated claims share; None where none is dated.
        stated: whether the report dates it in so many words, rather than by what stands around it or by counting.
        published: ordinal of the report's day of publication, else None.
        sites: where; one for a sited event.
        around: folded names of the areas that it lies in.
        means, perpetrators, parties, targets, named: as its claims say.
        gains: who is said to have gained the place.
        figures: the greatest stated figure by outcome, for comparing.
        groups: the victim groups that it names.
        affiliations: whose combatants, or which nationals, it counts, of the gravest outcome that tells.
        initial: whether a figure is said to be a first one.
        main: whether it is what its report is mainly about.
        campaign: whether it runs over days by its own words.
        words: the words of its quotes.
        follows: key of the event of its report that it is told to have followed at one place; None where none.
        after: whether ``days`` are those of an arrest, a hearing or a funeral only: it happened then or before.
        people: folded full names of those harmed or accused in what its report tells of it.
        streets: the streets that its report names there.
        mentions: what its report calls by name there, where nothing says where on the map it was.
        rare: folded names in what its report tells of it that few reports have.
        placed: those of them that are words of places on the map which its claims name.
    """

    key: str
    report_id: str
    origin: str
    family: Family
    extent: Extent
    claims: tuple[Claim, ...]
    days: Days | None
    stated: bool
    published: int | None
    sites: tuple[Site, ...]
    around: frozenset[str]
    means: frozenset[Means]
    perpetrators: frozenset[str]
    parties: frozenset[str]
    gains: frozenset[str]
    targets: frozenset[Target]
    named: frozenset[str]
    figures: Mapping[Outcome, int]
    groups: frozenset[VictimGroup]
    affiliations: frozenset[str]
    initial: bool
    main: bool
    campaign: bool
    words: frozenset[str]
    follows: str | None = None
    after: bool = False
    people: frozenset[str] = frozenset()
    streets: frozenset[str] = frozenset()
    mentions: frozenset[str] = frozenset()
    rare: frozenset[str] = frozenset()
    placed: frozenset[str] = frozenset()

    @property
    def claim_ids(self) -> tuple[str, ...]:
        """The ids of its claims."""
        return tuple(claim.claim_id for claim in self.claims)


def eligible(claims: Sequence[Claim], judged: Judged) -> tuple[Claim, ...]:
    """The claims that can found or join an incident.

    Scope ``incident`` and dated to a month at most; a campaign of a week at most at a named place; whatever a person
    judged to be the same as another claim. A part goes where its whole goes, so that part of a tally is no incident.
    """
    by_id = {claim.claim_id: claim for claim in claims}
    return tuple(claim for claim in claims if _eligible(claim, by_id, judged))


def _eligible(claim: Claim, by_id: Mapping[str, Claim], judged: Judged) -> bool:
    if family_of(claim) is None or claim.stance is Stance.DENIED:
        return False
    if len(judged.held_with(claim.claim_id)) > 1:
        return True
    whole = whole_of(claim, by_id)
    if whole is not claim:
        return _eligible(whole, by_id, judged)
    days = days_of(claim)
    if claim.scope is Scope.INCIDENT:
        return days is None or days[1] - days[0] < FOUNDING_DAYS
    short = days is not None and days[1] - days[0] < CAMPAIGN_DAYS
    return claim.scope is Scope.CAMPAIGN and short and any(s.sited for s in finest(claim.places))


def whole_of(claim: Claim, by_id: Mapping[str, Claim]) -> Claim:
    """The outermost claim that this one is part of; itself where it is none's part. A circle ends where it began."""
    seen = {claim.claim_id}
    top: Claim = claim
    while isinstance(top, CountedClaim) and top.part_of is not None:
        above = by_id.get(top.part_of)
        if above is None or above.claim_id in seen:
            break
        seen.add(above.claim_id)
        top = above
    return top


def events(
    reports: Mapping[str, Report], claims: Sequence[Claim], origins: Mapping[str, str], judged: Judged
) -> tuple[Event, ...]:
    """The events of all reports, in the order of their keys. Claims that can found none are left to the caller."""
    by_report: dict[str, list[Claim]] = defaultdict(list)
    for claim in eligible(claims, judged):
        by_report[claim.report_id].append(claim)
    groups = [
        (rid, gather(reports[rid].text, settled(reports[rid], mine), judged)) for rid, mine in sorted(by_report.items())
    ]
    found: list[Event] = []
    for report_id, parts in _consistent(groups, judged):
        found += _of_report(reports[report_id], origins[report_id], parts)
    return tuple(sorted(found, key=lambda event: event.key))


def _consistent(groups: Sequence[tuple[str, list[list[Claim]]]], judged: Judged) -> list[tuple[str, list[list[Claim]]]]:
    """The groups, with a claim taken out of one where judgements would otherwise contradict each other through it."""
    parts = {f"{rid}#{n}": list(part) for rid, many in groups for n, part in enumerate(many)}
    home = {claim.claim_id: name for name, part in parts.items() for claim in part}
    for one, other in sorted(judged.different):
        if one not in home or other not in home:
            continue
        unions = Unions(sorted({*parts}))
        for first, second in judged.same:
            if first in home and second in home:
                unions.join(home[first], home[second])
        if unions.root(home[one]) == unions.root(home[other]):
            loose = other if len(judged.held_with(other)) == 1 else one
            name = f"{home[loose]}/{loose}"
            parts[name] = [claim for claim in parts[home[loose]] if claim.claim_id == loose]
            parts[home[loose]] = [claim for claim in parts[home[loose]] if claim.claim_id != loose]
            home[loose] = name
    result: dict[str, list[list[Claim]]] = {rid: [] for rid, _ in groups}
    for name, part in parts.items():
        if part:
            result[name.split("#")[0]].append(part)
    return list(result.items())


def _of_report(report: Report, origin: str, parts: Iterable[Sequence[Claim]]) -> list[Event]:
    ordered = sorted((tuple(sorted(part, key=text_order)) for part in parts), key=lambda part: text_order(part[0]))
    main = _main(ordered, report)
    after = follows(ordered, report.text)
    found = [make(report, origin, part, main=part is main) for part in ordered]
    for number, before in after.items():
        found[number] = replace(found[number], follows=ordered[before][0].claim_id)
    return found


def _main(parts: Sequence[tuple[Claim, ...]], report: Report) -> tuple[Claim, ...] | None:
    """The event that the report is about: the headline's; else, of what is not long past, that with most to say."""
    headed = [part for part in parts if any(claim.section is SectionKind.HEADLINE for claim in part)]
    recent = [part for part in parts if not _past(part, report)]
    choices = headed or recent or list(parts)
    return min(choices, key=lambda part: (-len(part), text_order(part[0])), default=None)


def _past(part: Sequence[Claim], report: Report) -> bool:
    ends = [days[1] for days in map(days_of, part) if days]
    return bool(ends) and report.published is not None and report.published.toordinal() - max(ends) > FOUNDING_DAYS


def make(report: Report, origin: str, claims: tuple[Claim, ...], *, main: bool) -> Event:
    """The event that the claims of one report make together."""
    sites: tuple[Site, ...] = ()
    for claim in claims:
        sites = agreed(sites, finest(claim.places))
    around = _around(claims, sites)
    sites = principal(sites)
    own = [claim for claim in claims if stated_days(claim, report.text) is not None]
    dated = own or [claim for claim in claims if days_of(claim) is not None]
    after = not own and any(is_of_aftermath(claim, report.text) for claim in dated)
    account = told(claims, report, main=main)
    families = {family for family in map(family_of, claims) if family is not None}
    rare = rare_names(account, words_of_parties(claims))
    return Event(
        key=claims[0].claim_id,
        report_id=report.report_id,
        origin=origin,
        family=min(families, key=list(Family).index),
        extent=_extent(sites),
        claims=claims,
        days=shared_days(dated),
        stated=any(c.date is not None and c.date.text is not None and c.date.reason is None for c in dated),
        published=_ordinal(report.published),
        sites=sites,
        around=around,
        means=frozenset(means for claim in claims for means in means_of(claim)),
        perpetrators=frozenset(name for claim in claims for name in getattr(claim, "perpetrators", ())),
        parties=frozenset(name for claim in claims for name in parties_of(claim)),
        gains=frozenset(name for claim in claims for name in getattr(claim, "gained_by", ())),
        targets=frozenset(target for claim in claims for target in getattr(claim, "targets", ())),
        named=frozenset(
            fold(name) for claim in claims if isinstance(claim, AttackClaim) for name in claim.named_targets
        ),
        figures=_figures(claims),
        groups=frozenset(claim.victims for claim in claims if isinstance(claim, CasualtyClaim)),
        affiliations=_affiliations(claims),
        initial=any(claim.stance is Stance.INITIAL for claim in claims),
        main=main,
        campaign=all(claim.scope is not Scope.INCIDENT for claim in claims) and not _one_day(shared_days(dated)),
        words=frozenset(word for claim in claims for word in claim.quote.casefold().split()),
        after=after,
        people=harmed_or_accused(account, words_of_others(claims)),
        streets=streets_in(account),
        mentions=mentioned(account) if is_doubtful(sites) else frozenset(),
        rare=rare,
        placed=rare & words_of_places(claims),
    )


def _one_day(days: Days | None) -> bool:
    return days is not None and days[0] == days[1]


def _ordinal(day: dt.date | None) -> int | None:
    return None if day is None else day.toordinal()


def shared_days(claims: Iterable[Claim]) -> Days | None:
    """The days that all dated claims share; where they share none, the sharpest claim's, the earliest of equals."""
    spans = [days for days in map(days_of, claims) if days is not None]
    if not spans:
        return None
    start, end = max(span[0] for span in spans), min(span[1] for span in spans)
    return (start, end) if start <= end else min(spans, key=lambda span: (span[1] - span[0], span))


def _around(claims: Iterable[Claim], sites: Sequence[Site]) -> frozenset[str]:
    names: set[str] = set()
    for claim in claims:
        for place in claim.places:
            if place.role is PlaceRole.WITHIN:
                names |= {fold(place.name or place.text), *site(place).above}
    kept = {one.key for one in principal(sites)}
    for one in sites:
        names |= one.above if one.key in kept else {fold(one.place.name or one.place.text)}
    return frozenset(names)


def _extent(sites: tuple[Site, ...]) -> Extent:
    if not sites:
        return Extent.NOWHERE
    alone = len(sites) == 1 and (sites[0].sited or sites[0].level is None)
    return Extent.SITED if alone else Extent.WIDE


def _figures(claims: Iterable[Claim]) -> dict[Outcome, int]:
    figures: dict[Outcome, int] = {}
    for claim in claims:
        if isinstance(claim, CasualtyClaim) and claim.part_of is None:
            number = claim.value if claim.value is not None else claim.low
            if number is not None:
                figures[claim.outcome] = max(figures.get(claim.outcome, 0), number)
    return figures


def _affiliations(claims: Iterable[Claim]) -> frozenset[str]:
    """Whose people were harmed; the killed settle it, since "soldiers" told of later may be anybody's."""
    told: dict[Outcome, set[str]] = defaultdict(set)
    for claim in claims:
        if isinstance(claim, CasualtyClaim) and claim.affiliation is not None:
            told[claim.outcome].add(claim.affiliation)
    return frozenset(next((told[outcome] for outcome in Outcome if outcome in told), ()))


def founds(event: Event) -> bool:
    """Whether the event says enough to be told from others: a settlement, or a sharp date and a place or a figure."""
    sharp = event.days is not None and event.days[1] - event.days[0] < FOUNDING_DAYS
    told = event.extent is not Extent.NOWHERE or bool(event.figures) or bool(event.named)
    return (sharp and told) or event.extent is Extent.SITED
