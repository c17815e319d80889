"""How many: a stated number, how it was hedged, and the bounds that follow."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Quantifier(StrEnum):
    """How a number was stated; the bounds that follow are in :meth:`Quantity.stated`."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    NEARLY = "nearly"
    UP_TO = "up_to"
    ABOUT = "about"
    RANGE = "range"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as stated, with bounds. ``low`` and ``high`` are inclusive; None means that the text sets no bound.

    ``value`` is None for a range and for a vague word ("dozens"), whose ``low`` is the most conservative reading.
    """

    value: int | None
    quantifier: Quantifier
    low: int | None
    high: int | None

    @classmethod
    def stated(cls, value: int, quantifier: Quantifier = Quantifier.EXACT) -> Quantity:
        """Bounds for one stated number, by the table in ``docs/reference/contract.md``.

        Raises:
            ValueError: for RANGE and VAGUE, which state no single number.
        """
        match quantifier:
            case Quantifier.EXACT | Quantifier.ABOUT:
                return cls(value, quantifier, value, value)
            case Quantifier.AT_LEAST:
                return cls(value, quantifier, value, None)
            case Quantifier.MORE_THAN:
                return cls(value, quantifier, value + 1, None)
            case Quantifier.NEARLY | Quantifier.UP_TO:
                return cls(value, quantifier, None, value)
            case _:
                raise ValueError(f"{quantifier} states no single number")

    @classmethod
    def between(cls, one: int, other: int) -> Quantity:
        """A stated range, "20 to 30", in either order."""
        return cls(None, Quantifier.RANGE, min(one, other), max(one, other))

    @classmethod
    def vague(cls, low: int) -> Quantity:
        """A vague word whose most conservative reading is ``low`` ("dozens": 12)."""
        return cls(None, Quantifier.VAGUE, low, None)
