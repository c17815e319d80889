"""The query string and the filter that it stands for."""

from __future__ import annotations

import datetime as dt
from urllib.parse import parse_qsl

from harmledger.model.incident import Grade, IncidentKind
from harmledger.model.query import Box, IncidentFilter
from harmledger.model.terms import Means, Outcome, Target
from harmledger.web import filters

ALL = (
    "kind=attack&kind=clash&means=airstrike&target=market&grade=fair&perpetrator=A&since=2020-01-01&until=2020-03-01"
    "&undated=no&place=Idlib&box=35.0,36.0,36.5,37.0&outcome=killed&min_killed=3&text=market"
)


def test_every_parameter_reaches_the_filter() -> None:
    """All parameters combine into one filter."""
    asked = filters.read(parse_qsl(ALL))
    assert asked.problems == ()
    assert asked.where == IncidentFilter(
        kinds=(IncidentKind.ATTACK, IncidentKind.CLASH),
        grades=(Grade.FAIR,),
        means=(Means.AIRSTRIKE,),
        targets=(Target.MARKET,),
        perpetrators=("A",),
        since=dt.date(2020, 1, 1),
        until=dt.date(2020, 3, 1),
        undated=False,
        place="Idlib",
        box=Box(35.0, 36.0, 36.5, 37.0),
        outcome=Outcome.KILLED,
        min_killed=3,
        text="market",
    )


def test_filter_goes_back_into_the_same_address() -> None:
    """What was read is what the address says, so that it can be kept and sent."""
    asked = filters.read(parse_qsl(ALL))
    assert filters.read(parse_qsl(asked.query)) == asked


def test_blank_fields_are_left_out_and_noticed() -> None:
    """A form's blank fields are no filter, and the address can be tidied."""
    asked = filters.read([("place", ""), ("kind", "attack")])
    assert asked.pairs == (("kind", "attack"),)
    assert not asked.is_tidy
    assert filters.read([("kind", "attack"), ("after", "")]).is_tidy


def test_unreadable_values_are_named() -> None:
    """A value that cannot be read is left out and said so, never guessed."""
    asked = filters.read(
        [
            ("since", "soon"),
            ("kind", "war"),
            ("min_killed", "-1"),
            ("box", "1,2,3"),
            ("undated", "?"),
            ("min_killed", "²"),
        ]
    )
    assert asked.where == IncidentFilter()
    assert [problem.name for problem in asked.problems] == ["kind", "since", "undated", "box", "min_killed"]


def test_a_period_that_ends_before_it_begins_is_named() -> None:
    """An empty period is told rather than shown as an empty record."""
    asked = filters.read([("since", "2020-03-01"), ("until", "2020-01-01")])
    assert [problem.name for problem in asked.problems] == ["until"]


def test_box_must_lie_on_the_globe() -> None:
    """Degrees beyond the poles are no box."""
    assert filters.read([("box", "35,36,99,37")]).problems == (filters.Problem("box", "35,36,99,37"),)


def test_one_filter_can_be_taken_off() -> None:
    """The link that removes one filter keeps the others."""
    asked = filters.read([("kind", "attack"), ("kind", "clash"), ("place", "Idlib")])
    assert asked.without("kind", "attack") == "kind=clash&place=Idlib"


def test_names_with_signs_survive_the_address() -> None:
    """Ampersands, accents and Arabic come back as they were."""
    pairs = [("perpetrator", "A & B"), ("place", "إدلب é")]
    assert list(filters.read(parse_qsl(filters.read(pairs).query)).pairs) == pairs
