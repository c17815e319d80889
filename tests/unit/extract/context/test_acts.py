"""Acts, and what they take over from the sentences around."""

from __future__ import annotations

from harmledger.extract.kinds.casualty import casualties
from tests.unit.extract.readings import reading, said

QUIET = ["Nobody spoke of it."] * 9


def last(*sentences: str) -> list[str]:
    """Who did what the last figure tells."""
    return said(casualties(reading(*sentences))[-1].perpetrators)


def test_the_only_party_that_acts_is_taken_over_from_afar() -> None:
    """A report that makes one party shell tells that party's shelling throughout; with two it is left open."""
    one = "Government shelling hit Goma."
    assert last("The morning was calm.", *QUIET, one, *QUIET, "Nine people were killed by shelling.")
    two = "Rebel shelling hit Sake."
    assert not last("The morning was calm.", one, two, *QUIET, "Nine people were killed by shelling.")


def test_blame_is_laid_where_harm_is_told() -> None:
    """Who is blamed for deaths did it, by the one who blames; blame for something else says nothing."""
    assert last("The mayor said nine people had been killed in Goma, and blamed the Russian army.") == ["Russian army"]
    assert last("The mayor blamed the Russian army for the price of bread.", "Nine people were killed.") == []
