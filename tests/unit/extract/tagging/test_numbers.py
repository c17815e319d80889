"""Counts: what is one, with its hedge, and what only looks like one."""

from __future__ import annotations

import pytest

from harmledger.extract.tagging.numbers import counts
from harmledger.extract.tagging.words import Words


def found(text: str) -> list[str]:
    """The words of every count in the text."""
    words = Words.of(text)
    return [words.slice(count.first, count.last) for count in counts(words)]


@pytest.mark.parametrize(
    "count",
    [
        "At least 12",
        "well over 500,000",
        "one and a half million",
        "hundreds of thousands",
        "between 20 and 30",
        "20 to 30",
        "20-30",
        "no fewer than nine",
        "an estimated 40",
        "twenty-five",
        "two dozen",
        "dozens",
        "a dozen",
        "a number",
        "12 or more",
        "1 200",
        "a quarter of a million",
        "a hundred and five",
    ],
)
def test_a_count_keeps_its_hedge(count: str) -> None:
    """The mention holds the hedge and every word of the number, and nothing else."""
    assert found(f"{count} of the villagers were killed") == [count]


@pytest.mark.parametrize(
    "text",
    [
        "It happened in 2016.",
        "It happened on May 4.",
        "It happened on 4 May.",
        "A 21-year-old farmer spoke.",
        "It cost $200.",
        "It lies 30 kilometres away.",
        "About 40 percent agreed.",
        "The No. 3 brigade moved.",
        "An F-16 flew.",
        "On 09-05-2016 it rained.",
        "On 26.11.2014 it rained.",
        "At 5:00 it rained.",
        "It lasted five days.",
    ],
)
def test_dates_ages_sums_and_distances_are_no_counts(text: str) -> None:
    """Numbers that count no one are left out."""
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Four boys, aged between 9 and 11, were killed", ["Four"]),
        ("Three girls aged six to nine died", ["Three"]),
        ("Five children between the ages of 3 and 14 died", ["Five"]),
        ("Two brothers, 7 and 12, were killed", ["Two"]),
        ("Three sisters aged 4, 6 and 9 died", ["Three"]),
        ("A boy aged 12, 5 soldiers and 3 others died", ["5", "3"]),
    ],
)
def test_ages_are_no_counts(text: str, counted: list[str]) -> None:
    """Regression: of boys "aged between 9 and 11" eleven were counted."""
    assert found(text) == counted


def test_a_year_before_a_number_stays_apart() -> None:
    """Regression: "In 2016 20 people" was read as one number."""
    assert found("In 2016 20 people died") == ["20"]


def test_a_dash_between_figures_and_a_word_joins_nothing() -> None:
    """The day of a dateline once became the number of the dead."""
    assert found("IDLIB, March 3 - Two civilians were killed.") == ["Two"]
    assert found("The strike killed 3 - two of them boys.") == ["3", "two"]
