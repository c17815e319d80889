"""Kinds of parties in the terms of other data sets."""

from __future__ import annotations

import pytest

from harmledger.publish.acled import inter, interaction


@pytest.mark.parametrize(
    ("side", "country", "expected"),
    [
        ("Government of Syria", "SY", "State forces"),
        ("Government of Russia", "SY", "External/Other forces"),
        ("Hayat Tahrir al-Sham", "SY", "Rebel group"),
        ("Clan del Golfo", "CO", "Political militia"),
        ("Fulani herders", "NG", "Identity militia"),
        ("US-led coalition", "SY", "External/Other forces"),
        ("Wagner Group", "ML", "External/Other forces"),
        ("Civilians", "SY", "Civilians"),
        ("Brigade of the Hill", "SY", None),
        (None, "SY", None),
    ],
)
def test_acled_type_of_an_actor(side: str | None, country: str, expected: str | None) -> None:
    """A state beyond its borders is an external force; a party that no list knows has no type."""
    assert inter(side, country) == expected


def test_acled_interaction_is_in_the_order_of_its_codes() -> None:
    """Whoever is named first."""
    assert interaction("Hayat Tahrir al-Sham", "Government of Syria", "SY") == "State forces-Rebel group"
    assert interaction("Government of Syria", "Civilians", "SY") == "State forces-Civilians"
    assert interaction("Government of Syria", "Brigade of the Hill", "SY") is None
