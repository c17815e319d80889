"""When drafts were, in the light of what stands around their time expressions."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from harmledger.model.draft import Draft
from harmledger.model.report import PublishedBasis, Report
from harmledger.model.span import Mention
from harmledger.model.terms import ClaimKind, Scope
from harmledger.model.when import When
from harmledger.resolve.times import dates, naming
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
    found = naming.days_back(before)
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


PUBLISHED = dt.date(2020, 6, 5)


def _when(
    text: str,
    words: str,
    *,
    scope: Scope = Scope.INCIDENT,
    basis: PublishedBasis = PublishedBasis.GIVEN,
    published: dt.date | None = PUBLISHED,
) -> When:
    start = text.index(words)
    draft = Draft(ClaimKind.CASUALTY, 0, len(text), scope=scope, time=Mention.at(text, start, start + len(words)))
    report = Report("sha256:0", text, published=published, published_basis=basis)
    found = Timing(report).when(draft, dt.date(2011, 3, 1))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "words", "scope", "days"),
    [
        ("Ten died over the past 24 hours, rescuers said on Thursday.", "over the past 24 hours", "incident", "03 04"),
        ("Ten have died since Monday, rescuers said on Thursday.", "since Monday", "cumulative", "01 04"),
        ('"Ten died today," rescuers said on Thursday.', "today", "incident", "04 04"),
        ("Ten died today, rescuers said on Thursday.", "today", "incident", "05 05"),
        ("The town fell on Wednesday after two days of fighting.", "two days of fighting", "campaign", "02 03"),
        ("Two died on Thursday, bringing to nine the dead since Monday.", "since Monday", "cumulative", "01 04"),
        ("Report, 1-4 June 2020. Ten died since 2 June.", "since 2 June", "cumulative", "02 04"),
        ("Report, 1-4 June 2020. Ten died in the reporting period.", "in the reporting period", "campaign", "01 04"),
        ("The truce took effect on 2 June. Ten have died since the truce.", "since the truce", "cumulative", "02 05"),
        ("Since the push began on 2 June, ten died. By Thursday, six more.", "By Thursday", "cumulative", "02 04"),
        ("The drive that the army launched on Tuesday killed ten.", "Tuesday", "campaign", "02 05"),
        ("The drive that the army launched on Tuesday killed ten.", "Tuesday", "incident", "02 02"),
        ("Three days after the army took the town, ten have died.", "Three days after", "cumulative", "02 05"),
        ("Three days after the army took the town, ten have died.", "Three days after", "incident", "02 02"),
        ("BEIRUT, June 3 (LW) - Ten died on Thursday.", "Thursday", "incident", "-28 -28"),
        ("It was hit on 27/03/2020 and on 02/06/2020.", "02/06/2020", "incident", "02 02"),
        ("It was hit on 06/02/2020, as on March 27.", "06/02/2020", "incident", "02 02"),
    ],
)
def test_times_count_from_where_the_report_tells_them(text: str, words: str, scope: str, days: str) -> None:
    """Who speaks when, what began when and which days are covered decide from where and to where words count."""
    when = _when(text, words, scope=Scope(scope))
    told = [f"2020-05{day}" if day.startswith("-") else f"2020-06-{day}" for day in days.split()]
    assert [str(when.start), str(when.end)] == told


def test_a_war_in_its_nth_year_runs_from_its_beginning() -> None:
    """The words "in its tenth year" date a war, and nothing where no war is spoken of."""
    war = _when("The war, now in its tenth year, has killed thousands.", "in its tenth year", scope=Scope.CUMULATIVE)
    assert (war.start, war.end) == (dt.date(2011, 3, 1), PUBLISHED)
    assert not _when("The siege, now in its tenth year, has killed ten.", "in its tenth year").resolved


def test_a_day_counted_from_a_guess_says_so() -> None:
    """Where the day of publication was inferred, a weekday names it; a full date does not count from it."""
    guessed = _when("Ten died on Tuesday.", "Tuesday", basis=PublishedBasis.INFERRED)
    assert guessed.start == dt.date(2020, 6, 2)
    assert guessed.reason == "counted from 2020-06-05, which was inferred from the text"
    assert _when("Ten died on 2 June 2020.", "2 June 2020", basis=PublishedBasis.INFERRED).reason is None


def test_a_weekday_in_a_report_without_a_date_says_what_is_missing() -> None:
    """It stays open, with the reason."""
    when = _when("Ten died on Tuesday.", "Tuesday", published=None)
    assert (when.resolved, when.reason) == (False, dates.NO_BASE)


def test_an_event_a_day_back_is_counted_back_once() -> None:
    """The words "a day after" count back by themselves; they were once counted back twice."""
    text = "The fighters gave up on Wednesday, a day after the army launched its raids."
    start = text.index("a day after")
    draft = Draft(
        ClaimKind.ATTACK, text.index("the army"), len(text), time=Mention.at(text, start, start + len("a day after"))
    )
    when = Timing(Report("sha256:0", text, published=PUBLISHED)).when(draft, None)
    assert when is not None
    assert when.start == dt.date(2020, 6, 2)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Rescuers pulled 12 bodies out on Wednesday, two days after it was struck from the air.", "2020-06-01"),
        ("Funerals were held on Wednesday, a week after the air strike on the market.", "2020-05-27"),
        ("Shells hit a school on Wednesday, two days after it was struck from the air.", "2020-06-03"),
        ("Rescuers pulled 12 bodies out on Wednesday, two days after they arrived.", "2020-06-03"),
    ],
)
def test_a_day_so_long_after_an_attack_leads_back_to_it(text: str, day: str) -> None:
    """Where the sentence tells of no attack on the day itself, the harm was done on the day it looks back to."""
    found = _when(text, "Wednesday")
    assert (str(found.start), str(found.end)) == (day, day)
