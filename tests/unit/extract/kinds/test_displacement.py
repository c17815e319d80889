"""Displacement drafts: who was displaced, fled, was evacuated, returned or found shelter."""

from __future__ import annotations

import pytest

from harmledger.extract.kinds.displacement import displacements
from harmledger.model.terms import CountUnit, DisplacementTerm, VictimGroup
from harmledger.model.where import PlaceRole
from tests.unit.extract.readings import holds, reading


@pytest.mark.parametrize(
    ("sentence", "count", "term"),
    [
        ("The fighting displaced one and a half million people.", "one and a half million", DisplacementTerm.DISPLACED),
        ("It hastened the exodus of nearly 1 million people.", "nearly 1 million", DisplacementTerm.DISPLACED),
        ("Thousands of refugees had fled to Marib.", "Thousands", DisplacementTerm.FLED),
        ("The shelling sent 40,000 civilians fleeing.", "40,000", DisplacementTerm.FLED),
        ("More than 1 million people have moved north.", "More than 1 million", DisplacementTerm.DISPLACED),
        ("About 200 fighters were evacuated from Idlib.", "About 200", DisplacementTerm.EVACUATED),
        ("Some 900 people returned to Goma.", "Some 900", DisplacementTerm.RETURNED),
        ("The school houses hundreds of families.", "hundreds", DisplacementTerm.SHELTERED),
        ("Shelling has driven 40,000 people from their homes.", "40,000", DisplacementTerm.DISPLACED),
        ("Some 9,000 people newly displaced since May.", "Some 9,000", DisplacementTerm.DISPLACED),
        ("By May 9,300 had been taken in by schools.", "9,300", DisplacementTerm.SHELTERED),
        ("About 2 million displaced people were living there.", "About 2 million", DisplacementTerm.DISPLACED),
    ],
)
def test_count_and_term(sentence: str, count: str, term: DisplacementTerm) -> None:
    """The figure and what those counted did."""
    (draft,) = displacements(reading(sentence))
    assert draft.count is not None
    assert (draft.count.text, draft.term) == (count, term)


def test_families_are_households() -> None:
    """A figure of families counts households."""
    (draft,) = displacements(reading("Some 300 families fled Marib."))
    assert draft.unit is CountUnit.HOUSEHOLDS


@pytest.mark.parametrize(
    "sentence",
    [
        "The floods displaced 40,000 people.",
        "The district has 40,000 inhabitants, nearly half of them displaced from elsewhere.",
        "The plan would displace 20,000 people.",
        "The army moved 40 tanks.",
        "A man fled.",
    ],
)
def test_what_is_no_displacement(sentence: str) -> None:
    """Nature, populations, plans, things and single persons make none."""
    assert displacements(reading(sentence)) == []


def test_roles_of_places() -> None:
    """Where people came from and where they went are told apart."""
    read = reading("Some 900 people fled from Marib to Hodeidah.")
    (draft,) = displacements(read)
    assert [(place.mention.text, place.role) for place in draft.places] == [
        ("Marib", PlaceRole.ORIGIN),
        ("Hodeidah", PlaceRole.DESTINATION),
    ]
    assert holds(read, [draft])


@pytest.mark.parametrize(
    "sentence",
    ["How many people have been displaced?", "Some 9,000 people have been forced to eat grass."],
)
def test_questions_and_other_force_displace_nobody(sentence: str) -> None:
    """A question gives no figure, and who is forced to something else stays."""
    assert displacements(reading(sentence)) == []


def test_people_only_called_displaced_are_people() -> None:
    """Being displaced says nothing of who they are."""
    (draft,) = displacements(reading("About 2 million displaced people were living there."))
    assert draft.victims is VictimGroup.PEOPLE


@pytest.mark.parametrize(
    ("sentence", "term"),
    [
        ("Some 700 villagers left for Sahan after the raid.", DisplacementTerm.FLED),
        ("About 60 households have gone to the hills.", DisplacementTerm.FLED),
        ("Some 400 people are staying with relatives.", DisplacementTerm.SHELTERED),
        ("About 90 patients were brought out by boat.", DisplacementTerm.EVACUATED),
        ("Some 300 families have gone back since May.", DisplacementTerm.RETURNED),
    ],
)
def test_plain_verbs_of_moving(sentence: str, term: DisplacementTerm) -> None:
    """Reports tell of flight, shelter and return in everyday verbs."""
    assert [draft.term for draft in displacements(reading(sentence))] == [term]


def test_a_flood_uproots_nobody_for_the_record() -> None:
    """A report that opens with a flood and no violence has no displacement by the conflict."""
    assert displacements(reading("Floods hit the valley. Some 300 families fled their homes.")) == []
