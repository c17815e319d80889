"""What the words around a place name say of it."""

from __future__ import annotations

import pytest

from harmledger.resolve.gazetteer import wording
from harmledger.resolve.gazetteer.wording import Kind


@pytest.mark.parametrize(
    ("text", "name", "kind", "part"),
    [
        ("Idlib", "Idlib", None, False),
        ("the town of Saraqib", "Saraqib", Kind.SETTLEMENT, False),
        ("Idlib Province", "Idlib", Kind.PROVINCE, False),
        ("northwestern province of Idlib", "Idlib", Kind.PROVINCE, True),
        ("southern Idlib", "Idlib", None, True),
        ("Hama countryside", "Hama", Kind.SURROUNDINGS, False),
        ("Idlib’s countryside", "Idlib", Kind.SURROUNDINGS, False),
        ("Saraqib district", "Saraqib", Kind.DISTRICT, False),
        ("al-Zahraa neighborhood of Homs", "al-Zahraa", Kind.QUARTER, False),
        ("Idlib’s", "Idlib", None, False),
    ],
)
def test_a_mention_is_taken_apart(text: str, name: str, kind: Kind | None, part: bool) -> None:
    """Name, what it is called, and whether a part of it is meant."""
    found = wording.read(text)
    assert (found.name, found.kind) == (name, kind)
    assert found.part is part


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("in the province of ", ", where", Kind.PROVINCE),
        ("in ", " province", Kind.PROVINCE),
        ("in ", "’s southern countryside", Kind.SURROUNDINGS),
        ("in ", " and", None),
    ],
)
def test_words_beside_a_mention_count_too(before: str, after: str, kind: Kind | None) -> None:
    """They stand just before or after it."""
    assert wording.read("Idlib", before, after).kind is kind
