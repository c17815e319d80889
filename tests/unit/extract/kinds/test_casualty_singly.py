"""People told of singly: who was shot, who died of it, who lives, and when one sentence cannot say."""

from __future__ import annotations

import pytest

from harmledger.extract.kinds.casualty import casualties
from tests.unit.extract.readings import holds, reading


def told(*sentences: str) -> list[tuple[str, str]]:
    """The count and the outcome of every casualty draft."""
    return [
        (draft.count.text, draft.outcome.value)
        for draft in casualties(reading(*sentences))
        if draft.count and draft.outcome
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("A man was shot in the leg.", [("A", "injured")]),
        ("Three people were shot outside a bar.", [("Three", "injured")]),
        ("A 13-year-old is in stable condition after being shot.", [("A", "injured")]),
        ("The victim was shot and taken to the county hospital.", [("The victim", "injured")]),
        ("Police said the man accidentally shot himself in the hand.", [("the man", "injured")]),
        ("The shooter hit his wife, who suffered a gunshot wound to the arm.", [("his wife", "injured")]),
        ("A woman was fatally shot.", [("A", "killed")]),
        ("The boy was shot and was later pronounced dead.", [("The boy", "killed")]),
        ("He was shot once and died.", [("He", "killed")]),
        ("Jane Roe, 26, died in the shooting.", [("Jane Roe", "killed")]),
        ("Man shot in robbery, expected to survive.", [("Man", "injured")]),
        ("A gunman is accused of shooting a 7-year-old.", [("a", "injured")]),
    ],
)
def test_one_told_of_singly_is_a_claim(sentence: str, expected: list[tuple[str, str]]) -> None:
    """A person without a number is counted by the article, the noun, the pronoun or the name."""
    assert told(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "He threatened to shoot the clerk.",
        "Shots were fired at a house, and nobody was hit.",
        "A man shot at a car and fled.",
        "Police charged him with attempted murder after shots were fired.",
        "He claims he was asleep when shots were fired.",
        "No one was injured in the shooting.",
    ],
)
def test_shots_that_hit_nobody_are_no_claim(sentence: str) -> None:
    """Threats, charges and shots that hit nobody tell of no harm."""
    assert told(sentence) == []


def test_who_was_shot_in_a_report_of_a_death_is_not_held_to_live() -> None:
    """Where the report tells of a death, "was shot" alone says nothing of what became of the person."""
    assert told("A man was shot on Friday.", "He died at a hospital.") == [("He", "killed")]


def test_a_shot_limb_tells_of_one_who_lives() -> None:
    """Who was shot in the leg is hurt, even where another died."""
    assert told("A man was killed.", "A woman was shot in the leg.") == [("A", "killed"), ("A", "injured")]


def test_one_known_by_now_is_counted_where_nobody_else_is() -> None:
    """Pronouns and names that tell of the same death again add no claim."""
    assert told("A man was shot dead.", "John Roe was shot on Monday.", "He died there.") == [("A", "killed")]


def test_an_age_after_a_name_is_no_count() -> None:
    """The regression: "15" of "Jane Roe, 15, of Goma, died" was read as fifteen dead."""
    assert told("Jane Roe, 15, of Goma, died after being shot.") == [("Jane Roe", "killed")]


def test_names_joined_are_told_together() -> None:
    """Each name of a list is kept, so that all of them are counted."""
    read = reading("Roe, 15, Doe, 19, and Poe, 15, were wounded in the shooting.")
    (draft,) = casualties(read)
    assert [one.text for one in draft.named] == ["Roe", "Doe", "Poe"]
    assert holds(read, [draft])


def test_relatives_told_in_one_breath_are_counted_together() -> None:
    """A man and his daughter are two."""
    assert told("A father and his 7-month-old daughter were found dead.") == [
        ("A father and his 7-month-old daughter", "killed")
    ]


def test_some_of_the_victims_are_not_dead_by_that_word() -> None:
    """The regression: "three of the victims were taken to hospital" was read as three dead."""
    assert ("Three", "killed") not in told("Six people were shot.", "Three of the victims were taken to a hospital.")


def test_one_shot_in_the_head_may_live() -> None:
    """Where no death is told and somebody is in hospital, who was shot in the head is hurt."""
    assert told("A boy was shot in the head.", "He is in critical condition.") == [("A", "injured")]
    assert told("A boy was shot in the head.", "He died on Friday.")[0] == ("A", "killed")


def test_others_shot_beside_one_who_died_are_hurt() -> None:
    """Of several who were shot, those told of beside the dead live."""
    assert told("One man died and four others were shot.") == [("One", "killed"), ("four", "injured")]


def test_numbers_of_houses_and_ages_are_no_counts() -> None:
    """The regressions: "12 or 13 years old", the house's number, and the 1300 block were counts of people."""
    assert told("A girl, 12 or 13 years old, was shot and killed.") == [("A", "killed")]
    assert told("A man at 506 Fort Wood Street was shot in the arm.") == [("A", "injured")]
    assert told("A man in the 1300 block of Elm Street was shot in the arm.") == [("A", "injured")]
