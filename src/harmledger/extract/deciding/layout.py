"""How the network's outputs are laid out: shared by training, which makes them, and by use, which reads them."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType

from harmledger.model.terms import Means, Scope, Stance, Target, VictimGroup

OUTCOMES = ("none", "killed", "injured", "missing", "detained", "displaced")
"""What a figure is about; ``none``: no harm that a claim could be made of."""

NO_MEANS = "none"

CLASSES: MappingProxyType[str, tuple[str, ...]] = MappingProxyType(
    {
        "outcome": OUTCOMES,
        "real": ("no", "yes"),
        "victims": tuple(VictimGroup),
        "scope": tuple(Scope),
        "stance": tuple(Stance),
        "means": (NO_MEANS, *Means),
    }
)
"""For each question with one answer the answers, in the order of the network's outputs."""


def _offsets() -> MappingProxyType[str, slice]:
    at, found = 0, {}
    for name, answers in CLASSES.items():
        found[name] = slice(at, at + len(answers))
        at += len(answers)
    found["targets"] = slice(at, at + len(Target))
    return MappingProxyType(found)


SLICES = _offsets()
"""Where the scores of each question stand in a head's row; ``targets`` are one question each."""
WIDTH = SLICES["targets"].stop


class Mark(StrEnum):
    """Spans that the tagger marks."""

    COUNT = "count"
    SPEAKER = "speaker"
    ACTOR = "actor"
    PLACE = "place"
    TIME = "time"
    MEANS = "means"
    TARGET = "target"
    EVENT = "event"


MARKS = ("O", *(f"{part}-{mark}" for mark in Mark for part in "BI"))
"""The tagger's labels, in the order of the network's outputs."""
