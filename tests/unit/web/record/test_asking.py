"""What the pages beside incidents are asked for."""

from __future__ import annotations

import datetime as dt

from harmledger.web.record.asking import read


def test_place_days_and_page_are_read() -> None:
    """And written back as they were."""
    asked = read([("place", "Idlib"), ("since", "2020-01-01"), ("until", "2020-03-31"), ("after", "24")])
    assert (asked.where.place, asked.where.since, asked.after) == ("Idlib", dt.date(2020, 1, 1), 24)
    assert asked.address("/tallies", after=49) == "/tallies?since=2020-01-01&until=2020-03-31&place=Idlib&after=49"


def test_what_cannot_be_read_is_named() -> None:
    """And the page begins at the first."""
    asked = read([("since", "soon"), ("after", "x")])
    assert [problem.name for problem in asked.problems] == ["since", "after"]
    assert asked.after == -1


def test_blank_fields_are_not_tidy() -> None:
    """A form sends them; the address is better without."""
    assert not read([("place", ""), ("since", "")]).is_tidy
    assert read([("after", "3"), ("lang", "ar")]).is_tidy


def test_filters_of_incidents_alone_are_left_out() -> None:
    """No other parameter narrows these pages, so none is carried on."""
    assert read([("means", "shelling"), ("place", "Homs")]).pairs == (("place", "Homs"),)
