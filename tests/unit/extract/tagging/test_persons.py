"""Persons told of singly: whom no number counts."""

from __future__ import annotations

import pytest

from harmledger.extract.tagging.persons import persons
from harmledger.extract.tagging.words import Words


def said(text: str) -> list[str]:
    """The words of everybody told of."""
    words = Words.of(text)
    return [words.slice(who.first, who.last) for who in persons(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The victim was hurt.", ["The victim"]),
        ("His 11-year-old brother was hurt.", ["His 11-year-old brother"]),
        ("A 7-year-old was hurt.", ["A 7-year-old"]),
        ("Jane Roe, 26, was hurt.", ["Jane Roe, 26,"]),
        ("Both victims were hurt.", ["Both victims"]),
        ("Man hurt in fall.", ["Man"]),
        ("He was hurt.", ["He"]),
    ],
)
def test_persons_are_found_by_noun_age_name_and_pronoun(text: str, expected: list[str]) -> None:
    """Each is found with the words that tell of them."""
    assert said(text) == expected


def test_what_belongs_to_a_person_is_no_person() -> None:
    """A possessive tells of what is owned, and a name before a noun of that noun."""
    assert said("Her son's page was read by Chicago police.") == []


def test_names_of_a_list_are_told_as_one() -> None:
    """Three names joined are one entry that keeps each."""
    (who,) = persons("Roe, 15, Doe, 19, and Poe, 15, were hurt.")
    assert len(who.names) == 3
