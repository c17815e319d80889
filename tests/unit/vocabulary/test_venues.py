"""Venues: where somebody speaks, meets or governs is not where it happened."""

from __future__ import annotations

import pytest

from harmledger.vocabulary.venues import is_venue


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("said the governor of ", " on Friday"),
        ("the governor of the border province of ", " said"),
        ("The mayor of the city of ", " said"),
        ("a spokesman in ", " denied it"),
        ("told reporters outside a hospital in ", ""),
        ("after talks in ", ", the presidents said"),
        ("a truce was agreed in ", " on 5 March"),
        ("a day after a summit in ", ""),
        ("after the ", " summit"),
        ("", "'s defence ministry said"),
        ("", "’s communications director said"),
    ],
)
def test_seats_and_meeting_places_are_venues(before: str, after: str) -> None:
    """A governor's province, a summit's city and a ministry's country say nothing of where force was used."""
    assert is_venue(before, "Sandbury", after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("an air strike in ", " killed nine"),
        ("shells fell on the town of ", ""),
        ("residents of ", " fled"),
        ("", "'s market was hit"),
        ("killed the governor in ", ""),
    ],
)
def test_places_of_harm_are_none(before: str, after: str) -> None:
    """Where strikes fall or people die stays the place, also where officials are named beside it."""
    assert not is_venue(before, "Sandbury", after)


@pytest.mark.parametrize(
    ("before", "name", "after"),
    [
        ("The man was taken to ", "Stanfield Hospital", " in critical condition"),
        ("Two more were brought in good condition to ", "Mount Ash Hospital", ", police said"),
        ("She died at ", "Cooper Children", "’s Hospital."),
        ("was airlifted to the ", "Regional", " Medical Center in Sandbury"),
        ("he was pronounced dead at ", "Ash Memorial", "."),
    ],
)
def test_where_the_wounded_are_treated_is_a_venue(before: str, name: str, after: str) -> None:
    """A hospital that people were taken to, or died at, says nothing of where they were harmed."""
    assert is_venue(before, name, after)


@pytest.mark.parametrize(
    ("before", "name", "after"),
    [
        ("an air strike hit ", "Stanfield Hospital", " on Monday"),
        ("the wounded were taken to ", "Sandbury", ". Hospital staff said"),
        ("three people died in ", "Sandbury", " when shells fell"),
    ],
)
def test_a_hospital_that_was_hit_is_no_venue(before: str, name: str, after: str) -> None:
    """What was struck stays the place, and a town is no hospital because one is named after it."""
    assert not is_venue(before, name, after)
