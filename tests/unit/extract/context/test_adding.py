"""Figures that add up to a total in the lead."""

from __future__ import annotations

import pytest

from harmledger.extract.context.adding import added_up
from harmledger.extract.kinds.casualty import casualties
from tests.unit.extract.readings import reading


def _parts(*sentences: str) -> list[tuple[str, str]]:
    """Each part with its whole, by the words of their counts."""
    read = reading(*sentences)
    found = added_up(read, casualties(read))
    told = [("" if one.count is None else one.count.text, one.part_of) for one in found]
    return [(count, told[whole][0]) for count, whole in told if whole is not None]


@pytest.mark.parametrize(
    "below",
    [
        ("Six people were killed in Binnish.", "Shells killed seven people in Sarmin."),
        ("Thirteen people were killed in all.", "Six people were killed in Binnish.", "Seven people died in Sarmin."),
        ("Six people were killed in Binnish.", "The six people were killed at noon.", "Seven people died in Sarmin."),
    ],
    ids=["in a row", "the total told again", "a part told again"],
)
def test_figures_that_add_up_to_the_total_of_the_lead_are_its_parts(below: tuple[str, ...]) -> None:
    """Six here and seven there are the thirteen of the lead, though no word says so; what is told twice counts once."""
    found = _parts("Thirteen people were killed on Monday.", *below)
    assert {count.lower().split()[-1] for count, _ in found} == {"six", "seven"}
    assert {whole for _, whole in found} == {"Thirteen"}


@pytest.mark.parametrize(
    "below",
    [
        ("Six people were killed in Binnish.", "Eight people died in Sarmin."),
        ("Six people were killed in Binnish.", "Seven people were wounded in Sarmin."),
        ("Thirteen people died in Sarmin.",),
    ],
    ids=["another sum", "another outcome", "one figure alone"],
)
def test_figures_that_do_not_add_up_are_parts_of_nothing(below: tuple[str, ...]) -> None:
    """Only an exact sum of at least two figures of the same outcome takes a total apart."""
    assert _parts("Thirteen people were killed on Monday.", *below) == []


def test_a_total_below_the_lead_is_not_taken_apart() -> None:
    """Deep in a report figures add up by chance: only the lead tells a total of what follows."""
    lead = ("The village was quiet.", "Nobody came.", "It rained.")
    below = ("Five people were killed.", "Three people were killed in Binnish.", "Two people were killed in Sarmin.")
    assert _parts(*lead, *below) == []
    assert len(_parts(*below)) == 2
