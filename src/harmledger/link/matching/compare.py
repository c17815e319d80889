"""What two reports' events are compared by: a table of terms that a reader can argue with.

Each term gives a weight in bits, ``log2 P(this | same incident) / P(this | different incidents)`` (Fellegi and Sunter
1969), and its words. Zero means that the term says nothing. "Different incidents" are pairs that lie as near in time
and place as blocking lets through, so the weights are those of a busy front, not of a whole war. They are estimates by
reading, written with their reasons; a learned table can take this one's place, since all that clustering asks for is
:func:`score`, and :func:`harmledger.link.matching.barriers.barrier`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz

from harmledger.link.grounds.facts import Days
from harmledger.link.grounds.likeness import means_agree
from harmledger.link.grounds.places import PlaceRelation, relation
from harmledger.link.telling.events import Event, Extent
from harmledger.model.incident import LinkTerm
from harmledger.model.terms import Means, Target, VictimGroup

PRIOR: Final = -4.0
"""Of the pairs that blocking lets through, about one in sixteen is one incident."""

THRESHOLD: Final = 3.0
"""Bits above which two events are held to be one: eight to one."""

PRESS_DAYS: Final = 1
"""Days that two reports of one event may lie apart: a night's strike is dated by either day, and press time slips."""

UNDATED_DAYS: Final = 14
"""How long before its publication an undated event is looked for."""

Found = tuple[float, str]
Term = Callable[[Event, Event], Found | None]


def span(event: Event) -> Days | None:
    """The days that the event may have happened on: as dated, else the fortnight before publication."""
    if event.days is not None:
        return event.days
    return None if event.published is None else (event.published - UNDATED_DAYS, event.published)


def gap_days(one: Days, other: Days) -> int:
    """Whole days between two intervals; 0 where they share a day."""
    return max(0, max(one[0], other[0]) - min(one[1], other[1]))


def time(one: Event, other: Event) -> Found | None:
    """When: the same day speaks strongly for one incident, a day apart little, a shared week or month hardly.

    Same day: about 0.8 of true pairs, 0.07 of others. A day apart: as common among both where each report states its
    day; where one is carried over from the report's setting, a slip is twice as likely as a second event.
    """
    if one.days is None or other.days is None:
        return _undated(one, other)
    gap = gap_days(one.days, other.days)
    longest = max(one.days[1] - one.days[0], other.days[1] - other.days[0]) + 1
    if gap > PRESS_DAYS:
        return -8.0, f"{gap} days apart"
    if gap:
        return (0.0, "a day apart, both stated") if one.stated and other.stated else (1.0, "a day apart")
    if longest == 1:
        return 3.5, "the same day"
    if longest <= 3:
        return 2.5, "days that overlap"
    return (1.5, "the same week") if longest <= 7 else (0.5, "dates overlap, one of them is vague")


def _undated(one: Event, other: Event) -> Found | None:
    dated, undated = (one, other) if one.days is not None else (other, one)
    if undated.published is None:
        return None
    if dated.days is None:
        near = dated.published is not None and abs(dated.published - undated.published) <= 2
        return (1.5, "neither is dated; published within two days") if near else (-1.0, "neither is dated")
    lag = undated.published - dated.days[1]
    if lag < 0:
        return -8.0, "published before the other happened"
    return (1.5, "undated, published within two days of it") if lag <= 2 else (0.0, f"undated, published {lag} days on")


def place(one: Event, other: Event) -> Found | None:
    """Where: one settlement speaks most strongly; a province that holds the town only lends support.

    The same settlement: nearly all true pairs that both name one, a thirtieth of others. "Near" a named place: a
    little less. A neighbouring village within 8 km: reports do name the next place, but more often it is another
    strike. A province holds all of its towns, so that a true pair is barely more likely.
    """
    if not one.sites or not other.sites:
        return _around(one, other)
    kinds = {relation(a, b) for a in one.sites for b in other.sites}
    if PlaceRelation.SAME in kinds:
        return _same_place(one, other)
    if PlaceRelation.NEAR in kinds:
        return 4.0, "within the reach of each other's place"
    if kinds & {PlaceRelation.CONTAINS, PlaceRelation.INSIDE}:
        return 0.5, "one place lies in the other"
    if PlaceRelation.NEIGHBOUR in kinds:
        return -1.0, "neighbouring places"
    return (
        (-3.0, "places with different names, one of them not found")
        if PlaceRelation.UNKNOWN in kinds
        else (
            -10.0,
            "places apart",
        )
    )


def _same_place(one: Event, other: Event) -> Found:
    if one.extent is Extent.SITED and other.extent is Extent.SITED:
        resolved = one.sites[0].level is not None
        return (5.0, "the same place") if resolved else (4.0, "one unknown name, or two spellings of it")
    keys, others = {site.key for site in one.sites}, {site.key for site in other.sites}
    if keys == others:
        return (4.0, "the same places") if len(keys) > 1 else (2.0, "the same wider area")
    return 1.5, "some of the same places"


def _around(one: Event, other: Event) -> Found | None:
    shared = one.around & other.around
    return (0.5, "in the same area") if shared else None


def means(one: Event, other: Event) -> Found | None:
    """How: the same means speak for it, two words for one thing a little, exclusive means against."""
    if not one.means or not other.means:
        return None
    shared = sorted((one.means & other.means) - {Means.OTHER})
    if shared:
        return 1.5, f"both by {shared[0].replace('_', ' ')}"
    if means_agree(one.means, other.means):
        return 0.5, "means that can be two words for one thing"
    return -3.5, f"{_some(one.means)} and {_some(other.means)}"


def perpetrators(one: Event, other: Event) -> Found | None:
    """Who: agreement speaks a little for it, contradiction a little against, since blame is often disputed."""
    mine, theirs = one.perpetrators | one.parties, other.perpetrators | other.parties
    if not mine or not theirs:
        return None
    return (1.0, "the same party is named") if mine & theirs else (-1.0, "different parties are named")


def targets(one: Event, other: Event) -> Found | None:
    """What was hit: a market and a market speak for it; a hospital and a market against."""
    vague = {Target.CIVILIAN_AREA, Target.RESIDENTIAL}
    mine, theirs = one.targets - vague, other.targets - vague
    if mine & theirs:
        return 2.0, f"both on {_some(mine & theirs)}"
    if mine and theirs:
        return -1.5, f"{_some(mine)} and {_some(theirs)}"
    return (0.5, "both on homes or civilian areas") if one.targets & other.targets else None


def named_sites(one: Event, other: Event) -> Found | None:
    """Named buildings: the same hospital by name settles most of it; another by name speaks against."""
    if not one.named or not other.named:
        return None
    if one.named & other.named:
        return 5.0, "the same named site"
    if any(fuzz.ratio(a, b) >= 85 for a in one.named for b in other.named):
        return 3.5, "named sites that are spelt alike"
    return -2.0, "different named sites"


def tolls(one: Event, other: Event) -> Found | None:
    """How many: equal figures speak for it, the more the larger they are; a toll that grows speaks not against.

    Two deaths are common, thirty-four are not: an equal figure of ten or more is shared by one other pair in twelve.
    A figure fourfold the other's, or one that shrinks by half, is seldom the same event's.
    """
    found = [
        _figures(outcome.value, one, other, (one.figures[outcome], other.figures[outcome]))
        for outcome in sorted(one.figures.keys() & other.figures.keys())
    ]
    if not found:
        return None
    found.sort(key=lambda item: -abs(item[0]))
    bonus = 0.5 if len(found) > 1 and found[0][0] > 0 and found[1][0] > 0 else 0.0
    return found[0][0] + bonus, "; ".join(words for _, words in found)


def _figures(outcome: str, one: Event, other: Event, figures: tuple[int, int]) -> Found:
    first, second = figures
    if first == second:
        weight = 3.5 if first >= 10 else 2.0 if first >= 3 else 0.5
        return weight, f"both say {first} {outcome}"
    ratio = max(figures) / max(1, min(figures))
    words = f"{first} and {second} {outcome}"
    if ratio <= 1.1 and min(figures) >= 10:
        return 1.5, f"{words}: nearly the same"
    if ratio > 4.0:
        return -2.0, f"{words}: far apart"
    if one.published is not None and other.published is not None and one.published != other.published:
        earlier = first if one.published < other.published else second
        if earlier == min(figures):
            return 0.5, f"{words}: the later report says more, as tolls do"
        return (0.0, words) if ratio <= 1.5 else (-1.5, f"{words}: the later report says less")
    return (0.5, f"{words}: close") if ratio <= 1.5 else (-0.5, words)


def victims(one: Event, other: Event) -> Found | None:
    """Whom: one affiliation speaks for it, two different ones, or combatants and civilians, against."""
    for mine, theirs in ((one.groups, other.groups), (other.groups, one.groups)):
        if mine == {VictimGroup.COMBATANTS} and theirs and not theirs & {VictimGroup.COMBATANTS, VictimGroup.PEOPLE}:
            return -2.5, "combatants in one, civilians in the other"
    if not one.affiliations or not other.affiliations:
        return None
    shared = sorted(one.affiliations & other.affiliations)
    return (2.0, f"both count people of {shared[0]}") if shared else (-3.0, "people of different parties or countries")


def wording(one: Event, other: Event) -> Found | None:
    """The same words: reports that copy each other tell their events in the same sentences."""
    if one.origin != other.origin or not one.words or not other.words:
        return None
    share = len(one.words & other.words) / min(len(one.words), len(other.words))
    return (6.0, "the same words in a copy") if share >= 0.7 else (0.0, "copies, but other words")


def headlines(one: Event, other: Event) -> Found | None:
    """Both are what their report is about: two reports of a day in one place are more often about one thing."""
    return (0.5, "what both reports are about") if one.main and other.main else None


TERMS: Final[tuple[tuple[str, Term], ...]] = (
    ("time", time),
    ("place", place),
    ("means", means),
    ("perpetrators", perpetrators),
    ("targets", targets),
    ("named_sites", named_sites),
    ("tolls", tolls),
    ("victims", victims),
    ("wording", wording),
    ("headlines", headlines),
)
"""The table: every term with its name. A term's docstring is what the page shows."""


@dataclass(frozen=True, slots=True)
class Score:
    """The terms that said something, and their sum with the prior, in bits."""

    weight: float
    terms: tuple[LinkTerm, ...]


def score(one: Event, other: Event) -> Score:
    """How much speaks for two events being one incident. The order of the two does not matter."""
    first, second = (one, other) if one.key <= other.key else (other, one)
    terms = [LinkTerm("prior", PRIOR, "most events that are near in time and place are not the same")]
    for name, term in TERMS:
        found = term(first, second)
        if found is not None:
            terms.append(LinkTerm(name, found[0], found[1]))
    return Score(round(sum(term.weight for term in terms), 3), tuple(terms))


def _some(values: frozenset[Means] | frozenset[Target]) -> str:
    return ", ".join(sorted(value.value.replace("_", " ") for value in values))
