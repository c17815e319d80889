"""Scores: how much speaks for two events being one incident, term by term."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import pyarrow as pa

from harmledger.link.matching.keys import PRESS_DAYS, gap_days
from harmledger.link.matching.levels import COMPARISONS, Comparison
from harmledger.link.matching.weights import Weights
from harmledger.link.telling.events import Event
from harmledger.model.incident import LinkTerm
from harmledger.model.terms import Means

__all__ = [
    "PRESS_DAYS",
    "THRESHOLD",
    "Pair",
    "Score",
    "bits_of",
    "explained",
    "gap_days",
    "levels_by_pair",
    "weights_of",
]

THRESHOLD: Final = 2.0
"""Bits above which two events are held to be one: four to one."""

_PRIOR = "most events that are near in time and place are not the same"

Pair = tuple[int, int]
"""Numbers of two events, the lesser first."""


@dataclass(frozen=True, slots=True)
class Score:
    """The sum of the terms with the prior, in bits, and the terms."""

    weight: float
    terms: tuple[LinkTerm, ...]


def weights_of(scored: pa.Table) -> dict[Pair, float]:
    """The pairs of an engine's result with their weights."""
    ones, others = scored.column("unique_id_l").to_pylist(), scored.column("unique_id_r").to_pylist()
    weights = scored.column("match_weight").to_pylist()
    # Engines add up in orders of their own: what differs in the last bit must not decide a tie.
    return {(one, other): round(weight, 6) for one, other, weight in zip(ones, others, weights, strict=True)}


def levels_by_pair(compared: pa.Table) -> Iterator[tuple[Pair, tuple[int, ...]]]:
    """The pairs of a table of levels, each with the level of every comparison, in their order."""
    ones, others = compared.column("unique_id_l").to_pylist(), compared.column("unique_id_r").to_pylist()
    levels = zip(*(compared.column(f"gamma_{item.name}").to_pylist() for item in COMPARISONS), strict=True)
    for one, other, found in zip(ones, others, levels, strict=True):
        yield (one, other), found


@functools.lru_cache(maxsize=10_000)
def bits_of(levels: tuple[int, ...], weights: Weights) -> float:
    """The weight of :func:`explained`, without the words."""
    found = [round(weights.prior_bits, 3)]
    for item, gamma in zip(COMPARISONS, levels, strict=True):
        if item.level(gamma) is not None:
            found.append(round(weights.bits(item.name, gamma), 3))
    return round(sum(found), 3)


def explained(one: Event, other: Event, levels: tuple[int, ...], weights: Weights) -> Score:
    """The score of two events as a reader can argue with it: every term that said something, and why."""
    terms = [LinkTerm("prior", round(weights.prior_bits, 3), _PRIOR)]
    for item, gamma in zip(COMPARISONS, levels, strict=True):
        level = item.level(gamma)
        if level is not None:
            words = _words(item, level.words, one, other)
            terms.append(LinkTerm(item.name, round(weights.bits(item.name, gamma), 3), words))
    return Score(round(sum(term.weight for term in terms), 3), tuple(terms))


def _words(item: Comparison, words: str, one: Event, other: Event) -> str:
    """The level's words, with what it was worked out from where that is short."""
    match item.name:
        case "killed" | "injured":
            first, second = (
                next(number for outcome, number in event.figures.items() if outcome.value == item.name)
                for event in (one, other)
            )
            told = f"{first} {item.name}" if first == second else f"{first} and {second} {item.name}"
            return f"{told}: {words}"
        case "means":
            shared = (one.means & other.means) - {Means.OTHER}
            if shared:
                return f"{words}: {_some(shared)}"
            return f"{words}: {_some(one.means)} and {_some(other.means)}"
        case _:
            return words


def _some(values: frozenset[Means]) -> str:
    return ", ".join(sorted(value.value.replace("_", " ") for value in values))
