"""When drafts were, in the light of what stands around their time expressions."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from harmledger.model.draft import Draft
from harmledger.model.report import Report
from harmledger.model.span import Mention
from harmledger.model.terms import ClaimKind
from harmledger.resolve.times import dates
from harmledger.resolve.timing import Timing


@pytest.mark.parametrize(
    ("before", "days"),
    [
        ("The accord came ten days after", 10),
        ("The army retook the town, five days after", 5),
        ("The pledge came two weeks after strikes that ", 14),
        ("Two days after the raid, ", None),
        ("They left ten days ago after", None),
    ],
)
def test_days_that_lie_between(before: str, days: int | None) -> None:
    """The words "ten days after" lead back only to what is told right after them."""
    found = dates.days_back(before)
    assert (None if found is None else found[0]) == days


def test_an_event_that_an_accord_came_days_after_is_counted_back() -> None:
    """Strikes told beside an accord were once dated to the day of the accord."""
    text = "The accord of Monday came ten days after strikes on a village."
    start = text.index("after strikes")
    monday = Mention.at(text, text.index("Monday"), text.index("Monday") + 6)
    draft = Draft(ClaimKind.ATTACK, start, len(text) - 1, time=monday)
    report = Report("sha256:0", text, published=dt.date(2018, 9, 18))
    when = Timing(report).when(draft, None)
    assert when is not None
    assert (when.start, when.reason) == (dt.date(2018, 9, 7), "counted back from Monday")
    accord = replace(draft, start=0, end=10)
    told = Timing(report).when(accord, None)
    assert told is not None
    assert told.start == dt.date(2018, 9, 17)
