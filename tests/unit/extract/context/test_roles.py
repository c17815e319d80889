"""What a place is to the event, by the words beside it."""

from __future__ import annotations

import pytest

from harmledger.extract.context.roles import role
from harmledger.extract.tagging.tags import Label, Sentence, Tag
from harmledger.model.report import SectionKind
from harmledger.model.where import PlaceRole


def _role(text: str, *names: str) -> PlaceRole:
    tags = tuple(Tag(Label.PLACE, text.index(name), text.index(name) + len(name), name) for name in names)
    return role(Sentence(0, 0, len(text), text, SectionKind.BODY, tags), tags[-1])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shells fell in Ombala.", PlaceRole.AT),
        ("Shells fell in the north of Ombala.", PlaceRole.AT),
        ("Shells fell north-east of Ombala.", PlaceRole.NEAR),
        ("Shells fell near the town of Ombala.", PlaceRole.NEAR),
        ("A mine went off on the Ombala road.", PlaceRole.NEAR),
        ("Rockets were fired from the territory of Ombala.", PlaceRole.ORIGIN),
        ("Some 300 arrived in Ombala.", PlaceRole.DESTINATION),
        ("Some 300 left for Ombala.", PlaceRole.DESTINATION),
    ],
)
def test_the_words_before_a_place_give_its_role(text: str, expected: PlaceRole) -> None:
    """Prepositions and verbs of moving tell whether it was there, near, out of it or towards it."""
    assert _role(text, "Ombala") is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shells fell near Teyri in Ombala.", PlaceRole.WITHIN),
        ("Shells fell in the Teyri district of Ombala.", PlaceRole.WITHIN),
        ("Shells fell in Teyri, Ombala state.", PlaceRole.WITHIN),
        ("Shells fell in Teyri and in Ombala.", PlaceRole.AT),
        ("Shells fell in Teyri, Ombala and elsewhere.", PlaceRole.AT),
    ],
)
def test_a_place_that_says_where_the_one_before_lies_is_the_wider_one(text: str, expected: PlaceRole) -> None:
    """Not so in a list of places, each of which was hit."""
    assert _role(text, "Teyri", "Ombala") is expected
