"""One figure told twice."""

from __future__ import annotations

import pytest

from harmledger.extract.context.retold import value
from harmledger.extract.kinds.casualty import casualties
from tests.unit.extract.readings import reading, said


@pytest.mark.parametrize(
    ("count", "number"),
    [
        ("At least 12", 12),
        ("1,300", 1300),
        ("twenty-five", 25),
        ("two hundred", 200),
        ("dozens", None),
        ("20 to 30", None),
    ],
)
def test_counts_come_to_a_number(count: str, number: int | None) -> None:
    """Digits and words give one number; orders of size and ranges give none."""
    assert value(count) == number


def test_a_headline_is_laid_to_whom_the_text_lays_it() -> None:
    """Means, parties and places that the body tells with the same figure hold for the headline's."""
    read = reading(
        "Nine killed in Marib.", "Nobody claimed it.", "Russian jets killed nine people in Binnish on Monday."
    )
    first = casualties(read)[0]
    assert said(first.perpetrators) == ["Russian"] or said(first.perpetrators) == ["Russian jets"]
    assert first.time is not None
    assert first.time.text == "Monday"
    assert [place.mention.text for place in first.places] == ["Marib", "Binnish"]


def test_another_number_completes_nothing() -> None:
    """A figure is not completed by one that differs."""
    read = reading("Nine killed in Marib.", "Nobody claimed it.", "Ten people were killed in Binnish.")
    assert [place.mention.text for place in casualties(read)[0].places] == ["Marib"]
