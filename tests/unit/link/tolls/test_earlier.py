"""Figures that a report itself looks back on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from harmledger.link.tolls.earlier import adds, looked_back_on
from tests.unit.link.making import Telling


@pytest.mark.parametrize(
    ("sentence", "past"),
    [
        ("Seven people were killed, not nine as it had first announced.", True),
        ("The toll rose to 22, up from nine the day before.", True),
        ("The toll has risen from nine to 22.", True),
        ("At least 33 died, he said, after giving figures of nine, then 22.", True),
        ("He had earlier given the toll as nine.", True),
        ("The service had counted nine dead on Monday night.", True),
        ("An earlier count spoke of nine dead.", True),
        ("Strikes killed nine people on Monday.", False),
        ("First a missile hit the street; nine people died.", False),
        ("Earlier on Monday shells killed nine people.", False),
        ("The dead from the village number nine.", False),
    ],
)
def test_earlier_figures_are_told_from_those_that_hold(sentence: str, past: bool) -> None:
    """Words right before or after a number say that another has replaced it."""
    told = Telling("a")
    claim = replace(told.killed(9, sentence=sentence), count_text="nine")
    assert looked_back_on(claim, told.report.text) is past


@pytest.mark.parametrize(
    ("sentence", "number", "adding"),
    [
        ("Two more were found under a house.", "Two", True),
        ("Rescuers found another two under a house.", "two", True),
        ("A fourth man has died of his wounds.", "A fourth", True),
        ("A further two died in hospital.", "two", True),
        ("More than two hundred died.", "two hundred", False),
        ("Two people died, more than in March.", "Two", False),
    ],
)
def test_numbers_that_add_are_told_from_counts(sentence: str, number: str, adding: bool) -> None:
    """What was found "more" is no count of all that were harmed."""
    told = Telling("a")
    claim = replace(told.killed(2, sentence=sentence), count_text=number)
    assert adds(claim, told.report.text) is adding
