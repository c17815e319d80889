"""Which means of harm can be two words for one thing."""

from __future__ import annotations

import re
from collections.abc import Collection

from harmledger.model.terms import Means

_WORDS_FOR_ONE: tuple[frozenset[Means], ...] = (
    # What falls from aircraft; witnesses seldom know which.
    frozenset(
        {
            Means.AIRSTRIKE, Means.BARREL_BOMB, Means.BOMBING, Means.CLUSTER_MUNITION, Means.DRONE, Means.INCENDIARY,
            Means.MISSILE,
        }
    ),
    # What is fired from the ground.
    frozenset(
        {Means.BOMBING, Means.CLUSTER_MUNITION, Means.INCENDIARY, Means.MISSILE, Means.ROCKET, Means.SHELLING}
    ),
    # Chemical agents come in bombs, rockets and shells.
    frozenset({Means.AIRSTRIKE, Means.BARREL_BOMB, Means.BOMBING, Means.CHEMICAL, Means.ROCKET, Means.MISSILE}),
    # Explosions on the ground.
    frozenset({Means.BOMBING, Means.IED, Means.LANDMINE, Means.SUICIDE_BOMBING}),
    # Small arms.
    frozenset({Means.EXECUTION, Means.GROUND_FIGHTING, Means.SHOOTING}),
    # Battles hold shelling.
    frozenset({Means.GROUND_FIGHTING, Means.ROCKET, Means.SHELLING}),
)  # fmt: skip
"""Means of one row may be two reports' words for one event."""


def rows_of(means: Means) -> tuple[int, ...]:
    """The rows that hold it, by number: two means may be one exactly where their rows meet; OTHER is in every row."""
    return tuple(at for at, row in enumerate(_WORDS_FOR_ONE) if means is Means.OTHER or means in row)


def may_be_one(one: Means, other: Means) -> bool:
    """Whether two words can stand for one event; OTHER contradicts nothing."""
    if one is other or Means.OTHER in {one, other}:
        return True
    return any(one in row and other in row for row in _WORDS_FOR_ONE)


def means_agree(one: Collection[Means], other: Collection[Means]) -> bool:
    """Whether some pair can be one event; True where either side names none."""
    return not one or not other or any(may_be_one(a, b) for a in one for b in other)


def spelling(name: str) -> str:
    """A folded name without vowels and doubled letters: spellings of one name in Latin letters seldom differ more."""
    bare = re.sub(r"(.)\1", r"\1", re.sub(r"[aeiouwy]", "", name))
    return bare if len(bare) >= 3 else name
