"""Which place the words say that another lies in."""

from __future__ import annotations

import pytest

from harmledger.resolve.gazetteer import inside


@pytest.mark.parametrize(
    ("text", "names", "found"),
    [
        ("Saraqib, a town in southern Idlib province", ("Saraqib", "Idlib"), {0: [1]}),
        ("on the Zubdiya neighbourhood of rebel-held Aleppo.", ("Zubdiya", "Aleppo"), {0: [1]}),
        ("the al-Quds hospital in Aleppo", ("al-Quds", "Aleppo"), {0: [1]}),
        ("Saraqib and Binnish in Idlib", ("Saraqib", "Binnish", "Idlib"), {0: [2], 1: [2]}),
        ("Aleppo's Salah al-Din district", ("Aleppo", "Salah al-Din"), {1: [0]}),
        ("Saraqib was shelled and five died in Aleppo", ("Saraqib", "Aleppo"), {}),
        ("the neighborhood of Hanano and the town of Orum", ("Hanano", "Orum"), {}),
        ("in Idlib. In Aleppo", ("Idlib", "Aleppo"), {}),
    ],
)
def test_the_words_say_what_lies_in_what(text: str, names: tuple[str, ...], found: dict[int, list[int]]) -> None:
    """Only words that say so are read: a verb or a new sentence between two names says nothing."""
    spans = [(text.index(name), text.index(name) + len(name)) for name in names]
    assert inside.containers(text, spans) == found
