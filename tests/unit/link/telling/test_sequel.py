"""Strikes that follow on another at the same place."""

from __future__ import annotations

from harmledger.link import record
from harmledger.model.incident import Record, Relation
from harmledger.model.terms import Means
from tests.unit.link.making import BINNISH, Telling, bounds, day, incident_of, together, toll_of

TUESDAY = day("2020-03-03")


def _linked(*tellings: Telling) -> Record:
    return record([t.report for t in tellings], [c for t in tellings for c in t.claims])


def test_later_strike_with_harm_of_its_own_follows_on_the_first() -> None:
    """A second strike an hour later is an incident of its own, related to the first, and tolls are not mixed."""
    told = Telling("a")
    first = told.killed(4, BINNISH, when=TUESDAY, means=Means.AIRSTRIKE, sentence="A strike on shops killed four.")
    second = told.killed(
        2, BINNISH, when=TUESDAY, means=Means.AIRSTRIKE, sentence="An hour later, a second strike killed two rescuers."
    )
    made = _linked(told)
    assert not together(made, first, second)
    later, earlier = incident_of(made, second), incident_of(made, first)
    assert [(r.incident_id, r.relation) for r in later.related] == [(earlier.incident_id, Relation.FOLLOW_UP)]
    assert (bounds(toll_of(earlier)), bounds(toll_of(later))) == ((4, 4, 4), (2, 2, 2))


def test_second_strike_without_a_toll_stays_with_the_first() -> None:
    """A further strike of which nothing more is told makes no incident."""
    told = Telling("a")
    first = told.killed(4, BINNISH, when=TUESDAY, means=Means.AIRSTRIKE, sentence="A strike on shops killed four.")
    told.attack(Means.AIRSTRIKE, BINNISH, when=TUESDAY)
    told.sentences[-1] = told.sentences[-1].replace("tells item1", "another strike")
    made = _linked(told)
    assert len(made.incidents) == 1
    assert first.claim_id in made.incidents[0].claims


def test_words_of_a_second_strike_need_a_first() -> None:
    """A report that begins with "a second strike" tells one incident and follows on none."""
    told = Telling("a")
    told.killed(4, BINNISH, when=TUESDAY, means=Means.AIRSTRIKE, sentence="A second strike killed four.")
    made = _linked(told)
    assert [incident.follows for incident in made.incidents] == [()]
