"""Who those counted are, told beside the figure."""

from __future__ import annotations

import pytest

from harmledger.extract.kinds.casualty import casualties
from harmledger.extract.tagging.veiling import veiled
from harmledger.model.terms import VictimGroup
from tests.unit.extract.readings import reading


@pytest.mark.parametrize(
    ("sentence", "group"),
    [
        ("A bomb killed 23, all of them civilians.", VictimGroup.CIVILIANS),
        ("Air strikes wounded 15, all women and children.", VictimGroup.CIVILIANS),
        ("The week saw 81 deaths (civilians only).", VictimGroup.CIVILIANS),
        ("Four of the dead were under 18.", VictimGroup.CHILDREN),
        ("The civilian death toll rose to 31.", VictimGroup.CIVILIANS),
        ("Health workers killed: 219.", VictimGroup.HEALTH_WORKERS),
        ("It recorded 117 civilian casualties: 58 deaths.", VictimGroup.CIVILIANS),
        ("At least 14 members of the terrorist group were killed.", VictimGroup.COMBATANTS),
        ("Shells injured three persons from the medical staff.", VictimGroup.HEALTH_WORKERS),
        ("Seven passengers were killed.", VictimGroup.CIVILIANS),
    ],
)
def test_the_group_is_taken_from_words_beside_the_figure(sentence: str, group: VictimGroup) -> None:
    """What follows a figure, heads it or says whose members they are tells who was harmed."""
    assert casualties(reading(sentence))[0].victims is group


@pytest.mark.parametrize(
    "sentence",
    [
        "A bomb killed 23, all of them at the market.",
        "A bomb killed hundreds, mostly civilians.",
        "Twelve of the dead were over 18.",
        "It killed nine members of one family.",
    ],
)
def test_other_words_leave_the_group_open(sentence: str) -> None:
    """Words that do not say who all of them were make nobody a civilian or a child."""
    assert casualties(reading(sentence))[0].victims is VictimGroup.PEOPLE


@pytest.mark.parametrize("party", ["Houthis", "Taliban", "Peshmerga"])
def test_a_number_of_a_party_counts_its_fighters(party: str) -> None:
    """A number before the bare name of a party counts its members, with names covered as when they are not."""
    own = reading(f"More than 200 {party} were killed in the north.")
    for read in (own, veiled(own)[0]):
        (found,) = casualties(read)
        assert found.victims is VictimGroup.COMBATANTS
        assert found.affiliation is not None


def test_things_of_a_party_are_not_its_fighters() -> None:
    """A number before the name of a party that only says whose things they are counts nobody."""
    own = reading("Jets destroyed 12 Houthi positions and killed two women.")
    assert [one.count.text for one in casualties(veiled(own)[0]) if one.count is not None] == ["two"]
