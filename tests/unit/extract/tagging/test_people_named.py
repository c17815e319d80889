"""Full names of persons, told by an age, a title or a wording."""

from __future__ import annotations

import pytest

from harmledger.extract.tagging.people_named import people_named

_TITLES = (
    "Mr Mrs Ms Mr. Dr Dr. Sgt. Lt. Capt. Cpl. Det. Officer Detective Sergeant Lieutenant Captain Corporal Sheriff "
    "Deputy Judge Prosecutor Attorney Chief Mayor Commander spokesman spokeswoman spokesperson"
).split()


@pytest.mark.parametrize("title", [*_TITLES, "identified as", "named as"])
def test_a_title_or_wording_makes_a_name(title: str) -> None:
    """Whatever stands before it, a name in full is found in any line of the text."""
    assert people_named(f"Two were hurt.\nThen {title} Jane Ellis came.") == {"jane", "ellis"}


@pytest.mark.parametrize(
    "text",
    [
        "Jane Ellis, 44, was shot.",
        "Jane Ellis (44) was shot.",
        "Jane Ellis 44 was shot.",
        "Jane Ellis Jr., age 44, was shot.",
        "The 44-year-old teacher, a 44 year old teacher Jane Ellis fell.",
    ],
)
def test_an_age_makes_a_name(text: str) -> None:
    """An age after or before a name makes it a person's."""
    assert {"jane", "ellis"} <= people_named(f"One line.\n{text}")


def test_capitals_alone_make_no_name() -> None:
    """Without an age, a title or a wording two capitalised words may name anything; so may an office's own name."""
    assert (
        people_named("Jane Ellis spoke in 2014.\nOld Ellis Road\nCounty Sheriff Department, 44, closed.") == frozenset()
    )
