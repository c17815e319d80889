"""Counted people: number, description, noun, group, party."""

from __future__ import annotations

import pytest

from harmledger.extract.tagging.people import People, people
from harmledger.extract.tagging.words import Words
from harmledger.model.terms import VictimGroup


def only(text: str) -> tuple[Words, People]:
    """The single group that the text counts."""
    words = Words.of(text)
    (who,) = people(words)
    return words, who


@pytest.mark.parametrize(
    ("text", "count", "group"),
    [
        ("At least 12 civilians", "At least 12", VictimGroup.CIVILIANS),
        ("20 Ukrainian soldiers", "20", VictimGroup.COMBATANTS),
        ("a pregnant woman", "a", VictimGroup.WOMEN),
        ("dozens of people", "dozens", VictimGroup.PEOPLE),
        ("six members of the Islamic State group", "six", VictimGroup.COMBATANTS),
        ("two paramedics", "two", VictimGroup.HEALTH_WORKERS),
        ("30 regime and rebel fighters", "30", VictimGroup.COMBATANTS),
        ("a man and a woman", "a man and a woman", VictimGroup.CIVILIANS),
        ("a father and his two sons", "a father and his two sons", VictimGroup.CIVILIANS),
        ("his wife and two children", "his wife and two children", VictimGroup.CIVILIANS),
        ("a husband and wife", "a husband and wife", VictimGroup.CIVILIANS),
        ("his 15-year-old sister", "his 15-year-old sister", VictimGroup.CHILDREN),
        ("her 71-year-old mother", "her 71-year-old mother", VictimGroup.WOMEN),
        ("a woman, her husband and two children", "a woman, her husband and two children", VictimGroup.CIVILIANS),
        ("nine IS militants", "nine", VictimGroup.COMBATANTS),
        ("several others", "several others", VictimGroup.PEOPLE),
    ],
)
def test_number_and_group(text: str, count: str, group: VictimGroup) -> None:
    """The count holds the words of the number; the noun, sharpened by what describes it, gives the group."""
    words, who = only(text)
    assert (words.slice(*who.count), who.group) == (count, group)


def test_status_is_never_guessed() -> None:
    """People of whom nothing is said, and men, stay what they are."""
    assert only("ten people")[1].group is VictimGroup.PEOPLE
    assert only("ten men")[1].group is VictimGroup.MEN


@pytest.mark.parametrize(
    "text", ["three villages", "12 rockets", "a Russian helicopter", "several houses", "two tanks"]
)
def test_things_are_no_people(text: str) -> None:
    """A number of things counts nobody."""
    assert people(Words.of(text)) == ()


@pytest.mark.parametrize("text", ["his wife", "his wife's house", "her husband was there"])
def test_a_relative_told_of_alone_is_no_count(text: str) -> None:
    """A wife or a son counts only where others are counted in the same breath, or where an age introduces them."""
    assert people(Words.of(text)) == ()


def test_a_family_that_people_come_from_is_no_count() -> None:
    """Regression: of "four boys from one family" a family was counted."""
    words, who = only("four boys from one family")
    assert words.slice(*who.count) == "four"


def test_lists_of_groups_stay_apart() -> None:
    """Regression: "two women, a child and five men" are three figures, not one."""
    assert len(people(Words.of("two women, a child and five men"))) == 3
