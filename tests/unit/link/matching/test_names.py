"""Full names in what is told of an event."""

from __future__ import annotations

from harmledger.link.grounds.judged import Judged
from harmledger.link.matching.names import of_events
from harmledger.link.telling.events import events
from tests.unit.link.making import BINNISH, Telling, day


def names_in(sentence: str) -> frozenset[str]:
    """The names of the one event that a report tells."""
    telling = Telling("a")
    telling.killed(3, BINNISH, when=day("2020-03-03"), sentence=sentence)
    report = telling.report
    by_id = {report.report_id: report}
    found = events(by_id, telling.claims, {report.report_id: report.report_id}, Judged((), ()))
    return of_events(found, by_id)[found[0].key]


def test_two_capitalised_words_are_a_name() -> None:
    """Names of people and streets count, in any case and with an initial between."""
    found = names_in("Three were killed in Garden Lane, said Alpha B. Beta's brother and ALPHA BETA himself.")
    assert found == {"garden lane", "alpha beta"}


def test_what_every_report_has_is_no_name() -> None:
    """Places, offices and days tell no event from another."""
    assert (
        names_in("Three were killed in Binnish City on Tuesday Morning, the Binnish Police Department said.") == set()
    )
