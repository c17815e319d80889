"""Denials: who rejects what is said of them."""

from __future__ import annotations

import pytest

from harmledger.extract.kinds.denial import denials
from tests.unit.extract.readings import reading, said


@pytest.mark.parametrize(
    ("sentence", "by"),
    [
        ("Russia denied bombing the clinic.", ["Russia"]),
        ("Both Russia and the Syrian army have denied such accusations.", ["Russia", "Syrian army"]),
        ("The Houthis rejected the allegations on Monday.", ["Houthis"]),
        ("Russia's defence ministry denied on Monday that it had bombed Sarmin.", ["Russia"]),
        ("The accusation was denied by the coalition.", ["coalition"]),
        ("The Syrian government described the reports as untrue.", ["Syrian government"]),
    ],
)
def test_whoever_rejects_an_accusation_is_named(sentence: str, by: list[str]) -> None:
    """The party that denies is the denial's, whichever way it is worded."""
    (draft,) = denials(reading(sentence))
    assert [name.removeprefix("the ").removeprefix("The ") for name in said(draft.by)] == by


@pytest.mark.parametrize(
    "sentence",
    [
        "Guards denied them entry to the camp.",
        "The town was denied food for weeks.",
        "Nobody can deny the scale of the damage.",
        "Parliament rejected the budget.",
    ],
)
def test_refused_access_and_turns_of_phrase_are_no_denials(sentence: str) -> None:
    """To be denied food or entry is no denial of an accusation."""
    assert denials(reading(sentence)) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The army called the report baseless.",
        "The Houthis said no civilians were killed.",
        "The coalition said it struck no clinic in the town.",
        "Residents counted twelve graves, a figure the army dismissed as invented.",
        "The Taliban distanced itself from the bombing.",
    ],
)
def test_a_denial_need_not_say_deny(sentence: str) -> None:
    """Calling a report false, or saying that nothing of the kind was done, denies it."""
    assert len(denials(reading(sentence))) == 1


def test_what_was_not_denied_is_no_denial() -> None:
    """A party that neither confirms nor denies has denied nothing."""
    assert denials(reading("The army neither confirmed nor denied the raid.")) == []
