"""What forbids that two reports' events are one incident, whatever else speaks for it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from harmledger.link.grounds.likeness import means_agree
from harmledger.link.grounds.places import PlaceRelation, one_list, relation
from harmledger.link.matching.keys import PRESS_DAYS, gap_days
from harmledger.link.telling.events import Event
from harmledger.link.telling.rare import ALIKE, ALIKE_SHARE
from harmledger.model.terms import Means

Bar = Callable[[Event, Event], str | None]
"""Why two events can never be one incident; None where it does not forbid it."""


def firm_barrier(one: Event, other: Event) -> str | None:
    """As :func:`barrier`, days and places aside: what forbids it even where a third account binds the two."""
    return _first(_FIRM, one, other)


def loose_barrier(one: Event, other: Event) -> str | None:
    """The days or places that forbid it; of one account among several, either may be misread."""
    return _first(_LOOSE, one, other)


def barrier(one: Event, other: Event) -> str | None:
    """Why the two can never be one incident, whatever else they share; None where nothing forbids it."""
    return firm_barrier(one, other) or loose_barrier(one, other)


def _first(bars: Iterable[Bar], one: Event, other: Event) -> str | None:
    return next((reason for bar in bars if (reason := bar(one, other)) is not None), None)


def _unlike(one: Event, other: Event) -> str | None:
    if one.family is not other.family:
        return "different kinds of event"
    if one.campaign != other.campaign:
        return "a battle of days and a single event"
    return None


def _days_apart(one: Event, other: Event) -> str | None:
    if named_alike(one, other) or came_after(one, other) or came_after(other, one):
        return None
    if one.days is None or other.days is None:
        return _published_before(one, other) or _published_before(other, one)
    first, second = one.days, other.days
    return "days apart" if gap_days(first, second) > PRESS_DAYS else None


def _published_before(undated: Event, other: Event) -> str | None:
    """An undated event happened by the day that it was published on; how long before, nothing says."""
    if undated.days is not None or undated.published is None or other.days is None:
        return None
    early = other.days[0] - undated.published > PRESS_DAYS
    return "published before the other happened" if early else None


def named_alike(one: Event, other: Event) -> bool:
    """Whether both name a person as harmed or accused."""
    return not one.people.isdisjoint(other.people)


def told_alike(one: Event, other: Event) -> bool:
    """Whether two reports are about events of which they give so many rare names that it is most likely one event."""
    if not (one.main and other.main):
        return False
    shared = len(one.rare & other.rare) - len(one.placed & other.placed)
    return shared >= ALIKE and ALIKE_SHARE * shared >= min(len(one.rare), len(other.rare))


def alike(one: Event, other: Event) -> bool:
    """Whether the names that both give say that it is one event, wherever each of them puts it."""
    return named_alike(one, other) or told_alike(one, other)


def came_after(one: Event, other: Event) -> bool:
    """Whether one is dated only by what came after it, and the other happened no later than that."""
    return one.after and one.days is not None and other.days is not None and other.days[0] <= one.days[1]


def places_apart(one: Event, other: Event) -> str | None:
    """Words for it where all places of the one lie apart from all of the other; None where some may be one.

    Nor where both name a person as harmed or accused: then one of the places is more likely misread.
    """
    if alike(one, other):
        return None
    if one.sites and other.sites and {relation(a, b) for a in one.sites for b in other.sites} == {PlaceRelation.APART}:
        return "places apart"
    return None


def _sides_apart(one: Event, other: Event) -> str | None:
    if _harms_its_own(one, other) or _harms_its_own(other, one):
        return "those harmed in one do the harm in the other"
    if one.gains and other.gains and not one.gains & other.gains:
        return "different parties gain the place"
    if _apart(one.perpetrators, other.perpetrators) and _apart(one.means, other.means):
        return "different parties by different means"
    return None


def _apart(one: Collection[str], other: Collection[str]) -> bool:
    """Whether both say something, and nothing is said by both."""
    return bool(one) and bool(other) and set(one).isdisjoint(other)


def _harms_its_own(doing: Event, suffering: Event) -> bool:
    """Whether the one party that is held responsible is the one whose people were harmed, and it was no fight."""
    if Means.GROUND_FIGHTING in doing.means | suffering.means or len(doing.perpetrators) != 1:
        return False
    return doing.perpetrators == suffering.affiliations


def _kept_apart_by_report(one: Event, other: Event) -> str | None:
    """A report that tells two events keeps them apart, unless one of them lacks what would tell them apart."""
    if one.report_id != other.report_id and (one.origin != other.origin or named_alike(one, other)):
        return None
    if (one.follows is None) != (other.follows is None):
        return "the report tells one as a later strike"
    if one.days is not None and other.days is not None and gap_days(one.days, other.days) > 0:
        return "the report gives them different days"
    if one.sites and other.sites and not _same_sites(one, other):
        return "the report gives them different places"
    if not means_agree(one.means, other.means):
        return "the report gives them different means"
    return None


def _same_sites(one: Event, other: Event) -> bool:
    """Whether both name the same spot, or the same list of places: one of several places is not all of them."""
    if len(one.sites) > 1 or len(other.sites) > 1:
        return one_list({site.key for site in one.sites}, {site.key for site in other.sites})
    return relation(one.sites[0], other.sites[0]) in {PlaceRelation.SAME, PlaceRelation.NEAR}


_FIRM: tuple[Bar, ...] = (_unlike, _sides_apart, _kept_apart_by_report)
_LOOSE: tuple[Bar, ...] = (_days_apart, places_apart)
