"""What forbids that two reports' events are one, and what outweighs it."""

from __future__ import annotations

from dataclasses import replace

from harmledger.link.grounds.judged import Judged
from harmledger.link.matching.barriers import barrier, told_alike
from harmledger.link.telling.events import Event, events
from tests.unit.link.making import Telling, day, place

NAMES = frozenset({"qaddur", "tamrin", "zubrin", "holt", "marek", "oduya"})
MONDAY = day("2020-03-02")


def told(name: str, town: str, lat: float) -> Event:
    """What one report is about: an attack in a town."""
    telling = Telling(name)
    claim = telling.killed(3, place(town, lat, 36.6), when=MONDAY)
    report = telling.report
    return events({report.report_id: report}, [claim], {report.report_id: report.report_id}, Judged((), ()))[0]


def test_many_rare_names_in_common_outweigh_places_apart() -> None:
    """Three rare names in common say that one of two places is misread; two, or few of many, do not."""
    one, other = told("a", "Alpha", 35.0), told("b", "Omega", 37.0)
    assert barrier(one, other) == "places apart"
    one, other = replace(one, rare=NAMES), replace(other, rare=NAMES | {"lenz"})
    assert told_alike(one, other)
    assert barrier(one, other) is None
    assert barrier(one, replace(other, rare=frozenset({"holt", "marek", "oduya", "lenz"}))) is None
    assert barrier(one, replace(other, rare=frozenset({"holt", "marek", "lenz"}))) == "places apart"
    many = frozenset({f"name{n}" for n in range(20)})
    assert (
        barrier(
            replace(one, rare=NAMES | many),
            replace(other, rare=frozenset(sorted(NAMES)[:3]) | frozenset(f"other{n}" for n in range(15))),
        )
        == "places apart"
    )


def test_names_of_places_and_what_is_only_mentioned_make_nothing_alike() -> None:
    """Words of places that both give are weighed as places; what a report only mentions is not what it is about."""
    one, other = replace(told("a", "Alpha", 35.0), rare=NAMES), replace(told("b", "Omega", 37.0), rare=NAMES)
    assert not told_alike(replace(one, placed=NAMES), replace(other, placed=NAMES))
    assert not told_alike(replace(one, main=False), other)
