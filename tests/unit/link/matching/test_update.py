"""Linking report by report gives what linking everything at once does, in whatever order the reports come."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Mapping, Sequence

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bench.linking_made import made
from harmledger.link.grounds.judged import Judged
from harmledger.link.matching import names
from harmledger.link.matching.cluster import clusters
from harmledger.link.matching.engines import plain
from harmledger.link.matching.update import Memory, update
from harmledger.link.telling.events import Event, events

Names = Mapping[str, frozenset[str]]
FEW = settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.too_slow])
NOBODY = Judged((), ())


def told(seed: int) -> tuple[tuple[Event, ...], Names]:
    """The events of some made-up reports with their names."""
    reports, claims = made(60, seed=seed)
    by_id = {report.report_id: report for report in reports}
    found = events(by_id, claims, {report_id: report_id for report_id in by_id}, NOBODY)
    return found, names.of_events(found, by_id)


def parts(found: Sequence[Event]) -> list[list[Event]]:
    """The events of each report."""
    by_report: dict[str, list[Event]] = defaultdict(list)
    for event in found:
        by_report[event.report_id].append(event)
    return list(by_report.values())


def groups_of(found: Sequence[Sequence[Event]]) -> list[list[str]]:
    """The keys of each group."""
    return [[event.key for event in group] for group in found]


@FEW
@given(st.integers(0, 10_000), st.randoms(use_true_random=False))
def test_report_by_report_equals_all_at_once(seed: int, shuffler: random.Random) -> None:
    """Whatever the order in which reports come, and how many at a time, the groups are those of a full linking."""
    found, named = told(seed)
    waiting = parts(found)
    shuffler.shuffle(waiting)
    shelf = Memory()
    while waiting:
        count = shuffler.randint(1, 8)
        batch = [event for report in waiting[:count] for event in report]
        waiting = waiting[count:]
        update(shelf, batch, {event.key: named[event.key] for event in batch}, NOBODY, engine=plain)
    assert groups_of(shelf.groups) == groups_of(clusters(found, named, NOBODY, plain).groups)


@FEW
@given(st.integers(0, 10_000), st.randoms(use_true_random=False))
def test_report_that_is_gone_leaves_what_was_without_it(seed: int, shuffler: random.Random) -> None:
    """Taking a report's events away gives the groups of a linking that never saw it."""
    found, named = told(seed)
    shelf = Memory()
    update(shelf, found, named, NOBODY, engine=plain)
    taken = {event.key for event in shuffler.choice(parts(found))}
    update(shelf, (), {}, NOBODY, gone=taken, engine=plain)
    rest = [event for event in found if event.key not in taken]
    assert groups_of(shelf.groups) == groups_of(clusters(rest, named, NOBODY, plain).groups)


def test_new_report_leaves_other_neighbourhoods_alone() -> None:
    """Of a hundred events, one more touches only those that it meets."""
    found, named = told(5)
    shelf = Memory()
    update(shelf, found[1:], named, NOBODY, engine=plain)
    change = update(shelf, found[:1], named, NOBODY, engine=plain)
    assert sum(len(group) for group in change.made.groups) < len(found) / 2
