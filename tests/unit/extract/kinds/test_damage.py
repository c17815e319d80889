"""Damage: what was done to which kind of property."""

from __future__ import annotations

import pytest

from harmledger.extract.kinds.damage import damages
from harmledger.model.terms import DamageKind, Target
from tests.unit.extract.readings import quotes, reading, said


@pytest.mark.parametrize(
    ("sentence", "kind", "target"),
    [
        ("The shelling destroyed a school in Sarmin.", DamageKind.DESTROYED, Target.EDUCATION),
        ("The blast damaged a clinic in Marib.", DamageKind.DAMAGED, Target.HEALTH),
        ("Fighters looted homes in Goma.", DamageKind.LOOTING, Target.RESIDENTIAL),
        ("Militias set fire to houses in Omdurman.", DamageKind.BURNED, Target.RESIDENTIAL),
        ("A mosque in Atarib was reduced to rubble.", DamageKind.DESTROYED, Target.RELIGIOUS),
        ("The hospital in Sarmin was put out of service.", DamageKind.DAMAGED, Target.HEALTH),
        ("Damaged shops in the town of Sarmin.", DamageKind.DAMAGED, Target.MARKET),
    ],
)
def test_kind_and_target_follow_the_words(sentence: str, kind: DamageKind, target: Target) -> None:
    """What was done, and to what kind of place, is read off the clause."""
    (draft,) = damages(reading(sentence))
    assert (draft.damage, draft.targets) == (kind, (target,))


@pytest.mark.parametrize(
    "sentence",
    [
        "The affair damaged his reputation.",
        "The army vowed to destroy the tunnels.",
        "Pilots take care to avoid damage to homes.",
        "The earthquake destroyed thousands of homes in Syria.",
        "Syria agreed to destroy its chemical weapons.",
        "The war damaged relations with Turkey.",
    ],
)
def test_figures_of_speech_intentions_and_nature_are_no_damage(sentence: str) -> None:
    """Only property that force has harmed counts."""
    assert damages(reading(sentence)) == []


def test_looters_are_perpetrators() -> None:
    """Who did it is the subject of an active verb."""
    (draft,) = damages(reading("Syrian forces have begun to loot homes in Idlib."))
    assert said(draft.perpetrators) == ["Syrian forces"]


def test_count_is_of_things_harmed() -> None:
    """The number that stands before the property is kept."""
    (draft,) = damages(reading("Shells damaged twelve houses in Nikopol."))
    assert draft.count is not None
    assert draft.count.text == "twelve"


def test_a_repeated_statement_is_claimed_once() -> None:
    """A lead that the body says again in nearly the same words gives one claim."""
    read = reading(
        "The army has begun to loot homes in Idlib, local sources say.",
        "Rain fell.",
        "The army has begun to loot many homes in Idlib, local sources told an agency.",
    )
    assert quotes(read, damages(read)) == ["The army has begun to loot many homes in Idlib, local sources told"]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Soldiers blew up two bridges on Monday.", DamageKind.DESTROYED),
        ("Troops bulldozed nine houses in the village.", DamageKind.DESTROYED),
        ("The school lost its roof in the shelling.", DamageKind.DAMAGED),
    ],
)
def test_things_are_blown_up_bulldozed_and_lose_their_roofs(sentence: str, kind: DamageKind) -> None:
    """Property comes to harm in more ways than being destroyed or damaged."""
    (draft,) = damages(reading(sentence))
    assert draft.damage is kind


@pytest.mark.parametrize(
    "sentence",
    [
        "A parked minibus blew up outside a shop.",
        "Nine patients burned in their beds at the clinic.",
        "Rescuers found a boy under the ruins of his house.",
    ],
)
def test_people_and_what_exploded_are_no_property_harmed(sentence: str) -> None:
    """A bomb that goes off, people who burn and the place where they lie are no claim of damage."""
    assert damages(reading(sentence)) == []
