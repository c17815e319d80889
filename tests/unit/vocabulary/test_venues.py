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
    assert is_venue(before, after)


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
    assert not is_venue(before, after)
