"""Scores of few events, worked out at once, are an engine's."""

from __future__ import annotations

import pytest

from bench.linking_made import made
from harmledger.link.grounds.judged import Judged
from harmledger.link.matching import names, scores
from harmledger.link.matching.cluster import clusters
from harmledger.link.matching.engines import by_size, plain
from harmledger.link.telling.events import Event, events


@pytest.fixture(scope="module")
def told() -> tuple[tuple[Event, ...], dict[str, frozenset[str]]]:
    """Events of made-up reports, with the names that go with them."""
    reports, claims = made(260, seed=5)
    by_id = {report.report_id: report for report in reports}
    origins = {name: name for name in by_id}
    found = events(by_id, claims, origins, Judged((), ()))[: scores.FEW]
    return found, dict(names.of_events(found, by_id))


@pytest.mark.parametrize("count", [1, 2, 3, 40, scores.FEW])
def test_all_pairs_at_once_give_what_an_engine_gives(
    told: tuple[tuple[Event, ...], dict[str, frozenset[str]]], count: int
) -> None:
    """Groups, neighbourhoods and the levels within incidents do not depend on how many events are compared at once."""
    found, named = told
    some = found[:count]
    assert len(some) == count
    assert clusters(some, named, Judged((), ()), by_size) == clusters(some, named, Judged((), ()), plain)


def test_some_of_the_events_are_one_incident(told: tuple[tuple[Event, ...], dict[str, frozenset[str]]]) -> None:
    """The events that the two ways are held together by do have pairs that tie."""
    found, named = told
    made_of = clusters(found, named, Judged((), ()), by_size)
    assert made_of.levels
    assert len(made_of.groups) < len(found)


def test_a_weight_is_that_of_its_reasons(told: tuple[tuple[Event, ...], dict[str, frozenset[str]]]) -> None:
    """The weight by which the best pair is chosen is the sum that the reader is shown."""
    found, named = told
    made_of = clusters(found, named, Judged((), ()), by_size)
    by_key = {event.key: event for event in found}
    for one, other in made_of.levels:
        score = made_of.score(by_key[one], by_key[other])
        assert made_of.weight(by_key[one], by_key[other]) == score.weight
        assert score.weight == round(sum(term.weight for term in score.terms), 3)
