"""Columns in memory against the tables: the same incidents are chosen, and sums are those of the incidents chosen."""

from __future__ import annotations

import dataclasses
import datetime as dt
import random
from typing import Any

import pytest

from harmledger.ledger import Store, facets
from harmledger.model.incident import Grade, IncidentKind, IncidentPlace, Reasoned, Record, Sourced, Toll
from harmledger.model.overview import Order, Unit
from harmledger.model.query import Box, IncidentFilter
from harmledger.model.terms import Means, Outcome, Target

TOWNS = (
    IncidentPlace("Idlib", ("Idlib Governorate", "Syria"), 35.93, 36.63, radius_km=3.0),
    IncidentPlace("Idlib Governorate", ("Syria",), 35.8, 36.65, radius_km=60.0),
    IncidentPlace("Taveuni", ("Fiji",), -16.85, -179.97),
    IncidentPlace("Nowhere", ("Syria",)),
    None,
)
FILTERS = (
    IncidentFilter(),
    IncidentFilter(kinds=(IncidentKind.ATTACK,), grades=(Grade.FAIR, Grade.CONFIRMED)),
    IncidentFilter(means=(Means.AIRSTRIKE, Means.SHELLING), targets=(Target.MARKET,)),
    IncidentFilter(means=(Means.LANDMINE,)),
    IncidentFilter(perpetrators=("PARTY of the north",)),
    IncidentFilter(since=dt.date(2019, 6, 1), until=dt.date(2020, 2, 29)),
    IncidentFilter(undated=True),
    IncidentFilter(undated=False, place="idlib"),
    IncidentFilter(place="SYR"),
    IncidentFilter(box=Box(35, 36, 36, 37)),
    IncidentFilter(box=Box(-20, 179, -10, -179)),
    IncidentFilter(outcome=Outcome.INJURED),
    IncidentFilter(victims=("children",)),
    IncidentFilter(outcome=Outcome.INJURED, victims=("children",)),
    IncidentFilter(min_killed=5),
    IncidentFilter(text="number 7"),
    IncidentFilter(text="no such word"),
    IncidentFilter(report_id="sha256:none"),
)


def _many(make: Any) -> Record:
    """Two hundred incidents that differ in all that can be filtered by."""
    chance = random.Random(7)  # noqa: S311  # nothing secret
    incidents = []
    for number in range(1, 201):
        day = chance.choice([None, dt.date(2019, 1, 1) + dt.timedelta(days=chance.randrange(900))])
        low = chance.randrange(9)
        tolls = [Toll(Outcome.KILLED, "all", low, chance.choice([None, low + 1]), chance.choice([None, low + 4]))]
        tolls += [Toll(Outcome.INJURED, "all", 3, 3, 3)] if chance.random() < 0.4 else []
        tolls += [Toll(chance.choice(list(Outcome)[:2]), "children", 1, 1, 1)] if chance.random() < 0.3 else []
        base = make.incident(
            number, day, place=chance.choice(TOWNS), means=chance.choice([(), ("airstrike",), ("shelling",)])
        )
        incidents.append(
            dataclasses.replace(
                base,
                headline=f"Strike number {number}",
                kind=chance.choice([IncidentKind.ATTACK, IncidentKind.CLASH]),
                grade=Reasoned(chance.choice(list(Grade)), "so"),
                targets=(Sourced("market", ()),) if chance.random() < 0.5 else (),
                perpetrators=(Sourced(f"Party of the {chance.choice(['North', 'South'])}", ()),),
                tolls=tuple(tolls),
            )
        )
    return Record(incidents=tuple(incidents))


@pytest.fixture
def many(store: Store, make: Any) -> Store:
    """A ledger with two hundred incidents."""
    with store.session(write=True) as session:
        session.replace_record(_many(make))
    return store


def test_columns_find_what_the_tables_find(many: Store) -> None:
    """Every filter, and the order of lists."""
    with many.session() as session:
        columns = session.listing.columns()
        for wanted in FILTERS:
            chosen = facets.choose(columns, wanted, session.listing.having)
            at = facets.ordered(columns, chosen, Order.NEWEST)
            assert [columns.ids[one] for one in at] == [one.incident_id for one in session.incidents(wanted)], wanted
            assert session.count_incidents(wanted) == len(at)


def test_sums_are_those_of_the_incidents_chosen(many: Store) -> None:
    """By outcome and victims, by facet and by step of the time line; one open end leaves the sum open."""
    with many.session() as session:
        columns = session.listing.columns()
        for wanted in FILTERS:
            found = session.incidents(wanted)
            summed = facets.overview(columns, facets.choose(columns, wanted, session.listing.having), wanted)
            assert summed.incidents == len(found)
            for total in summed.tolls:
                tolls = [
                    toll
                    for one in found
                    for toll in one.tolls
                    if (toll.outcome, toll.victims) == (total.outcome, total.victims)
                ]
                highs = [toll.high for toll in tolls if toll.high is not None]
                assert total.range.incidents == len(tolls)
                assert total.range.low == sum(toll.low for toll in tolls)
                assert total.range.best == sum(toll.low if toll.best is None else toll.best for toll in tolls)
                assert total.range.high == (sum(highs) if len(highs) == len(tolls) else None)
            grades = {share.name: share.incidents for share in summed.shares["grade"]}
            assert grades == {
                str(name): count for name in Grade if (count := sum(one.grade.value == name for one in found))
            }
            assert sum(step.incidents for step in summed.periods) == sum(one.date is not None for one in found)
            placed = sum(one.place is not None and one.place.lat is not None for one in found)
            assert sum(cluster.incidents for cluster in summed.clusters) == placed == len(found) - summed.unplaced


def test_a_time_line_steps_by_what_it_covers(many: Store) -> None:
    """By days in a season, by months in some years, by years beyond; what began before counts on the first day."""
    with many.session() as session:
        columns = session.listing.columns()

        def unit(**asked: Any) -> Unit:
            wanted = IncidentFilter(**asked)
            return facets.overview(columns, facets.choose(columns, wanted, session.listing.having), wanted).unit

        assert unit(since=dt.date(2020, 1, 1), until=dt.date(2020, 1, 31)) is Unit.DAY
        assert unit() is Unit.MONTH
        assert unit(since=dt.date(1990, 1, 1)) is Unit.YEAR


@pytest.mark.parametrize("order", list(Order))
def test_lists_are_ordered_and_none_is_lost(many: Store, order: Order) -> None:
    """Each order has every incident once; ties stand latest first."""
    with many.session() as session:
        columns = session.listing.columns()
        chosen = facets.choose(columns, IncidentFilter(), session.listing.having)
        ids = [columns.ids[at] for at in facets.ordered(columns, chosen, order)]
        lines = session.listing.lines(ids)
    assert sorted(ids) == sorted(columns.ids)
    days = [line.date.start for line in lines if line.date and line.date.start]
    if order is Order.OLDEST:
        assert days == sorted(days)
    if order is Order.KILLED:
        killed = [
            max(toll.low, toll.best or 0)
            for line in lines
            for toll in line.tolls
            if toll.outcome == "killed" and toll.victims == "all"
        ]
        assert killed == sorted(killed, reverse=True)
    if order is Order.GRADE:
        grades = [list(Grade).index(Grade(line.grade.value)) for line in lines]
        assert grades == sorted(grades)
    if order is Order.PLACE:
        names = [line.place.name if line.place else "~" for line in lines]
        assert names == sorted(names)


def test_columns_of_values_are_those_of_the_tables(many: Store, make: Any) -> None:
    """Made of incidents at hand, they choose the same."""
    known = facets.of(_many(make).incidents)
    with many.session() as session:
        columns = session.listing.columns()
        for wanted in FILTERS:
            one = facets.choose(columns, wanted, session.listing.having)
            other = facets.choose(known, wanted, lambda _field, _value: ())
            assert known.ids == columns.ids
            assert one.tolist() == other.tolist(), wanted


def test_no_columns_are_no_fault(store: Store) -> None:
    """Before the first linking there is nothing, and nothing to sum."""
    with store.session() as session:
        assert session.listing.mark() == 0
        columns = session.listing.columns()
        chosen = facets.choose(
            columns, IncidentFilter(text="a", place="b", box=Box(0, 0, 1, 1), min_killed=1), session.listing.having
        )
        summed = facets.overview(columns, chosen, IncidentFilter())
    assert (summed.incidents, summed.tolls, summed.periods, summed.clusters) == (0, (), (), ())
