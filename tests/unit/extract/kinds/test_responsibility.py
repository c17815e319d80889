"""Responsibility: who is blamed, and who owns up."""

from __future__ import annotations

import pytest

from harmledger.extract.kinds.responsibility import responsibilities
from tests.unit.extract.readings import reading, said


@pytest.mark.parametrize(
    ("sentence", "named", "accepted"),
    [
        ("Boko Haram claimed responsibility for the bombing.", ["Boko Haram"], True),
        ("The attack in Goma was claimed by Islamic State.", ["Islamic State"], True),
        ("Kyiv blamed Moscow for the strike.", ["Moscow"], False),
        ("Human Rights Watch held the Saudi-led coalition responsible for the raid.", ["Saudi-led coalition"], False),
        ("Washington said the RSF was behind the attack.", ["RSF"], False),
        ("The envoy accused the Syrian army of being behind the attack.", ["Syrian army"], False),
    ],
)
def test_who_is_named_and_whether_they_own_up(sentence: str, named: list[str], accepted: bool) -> None:
    """Those held responsible are named; those who claim an attack themselves are told apart."""
    (draft,) = responsibilities(reading(sentence))
    assert said(draft.named) == named
    assert draft.accepted is accepted


def test_people_of_a_list_are_named_with_their_number() -> None:
    """An investigation that names those in command gives its count and the names that the report repeats."""
    (draft,) = responsibilities(
        reading("The report named ten senior figures who were “command responsible”, including General Jane Roe Smith.")
    )
    assert draft.count is not None
    assert (draft.count.text, said(draft.named)) == ("ten", ["Jane Roe Smith"])


@pytest.mark.parametrize(
    "sentence",
    [
        "No group has claimed responsibility for the attack.",
        "It was unclear whether Russia was behind the attack.",
        "The ministry responsible for roads said Turkey would help.",
        "The driver was to blame for the crash.",
    ],
)
def test_nobody_is_named_where_nobody_is_held_responsible(sentence: str) -> None:
    """Open questions, offices and accidents name nobody."""
    assert responsibilities(reading(sentence)) == []


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("The ministry blamed a splinter faction for the ambush.", ["a splinter faction"]),
        ("Survivors, who blamed the Taliban, fled on foot.", ["Taliban"]),
        ("Lawyers accused the coalition of a war crime.", ["coalition"]),
        ("Villagers pointed the finger at the M23.", ["M23"]),
        ("The Taliban owned up to the bombing.", ["Taliban"]),
    ],
)
def test_blame_is_read_in_its_many_wordings(sentence: str, named: list[str]) -> None:
    """Whoever is blamed is named, described or not, and so is one who owns up."""
    (draft,) = responsibilities(reading(sentence))
    assert [name.removeprefix("the ").removeprefix("The ") for name in said(draft.named)] == named
