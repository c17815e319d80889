"""The scores of pairs of events: asked of an engine as they are needed, or, for few events, of all pairs at once.

To plan the comparing takes DuckDB far longer than to compare a few dozen events. For these it plans once and keeps the
plan; what it then tells of every pair serves for all that grouping asks. A test holds the results against an engine's.
"""

from __future__ import annotations

import functools
import threading
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final, Protocol

import duckdb
import pyarrow as pa

from harmledger.link.matching import fields
from harmledger.link.matching.compare import Pair, levels_by_pair, weights_of
from harmledger.link.matching.engines import (
    FLOOR,
    Engine,
    Meeting,
    all_pairs,
    by_size,
    given,
    key_table,
    levels_of,
    pair_table,
)
from harmledger.link.matching.keys import Keys
from harmledger.link.matching.levels import COMPARISONS
from harmledger.link.matching.weights import Weights, shipped
from harmledger.link.telling.events import Event

FEW: Final = 100
"""Events up to which all pairs are compared at once."""

Scored = dict[Pair, float]
Levels = Mapping[Pair, tuple[int, ...]]


class Scores(Protocol):
    """What grouping asks about pairs of events, by their numbers, the lesser first."""

    def meeting(self, keys: Sequence[Keys]) -> Scored:
        """The pairs of which one offers what the other asks for, scored; ``keys`` are those of each event."""
        ...

    def of(self, pairs: Collection[Pair]) -> Scored:
        """These pairs scored; those that lie apart by days, kind or distance, or far below any doubt, are left out."""
        ...

    def levels(self, pairs: Collection[Pair]) -> Levels:
        """The level of each comparison for pairs that have a score."""
        ...


def scores(events: Sequence[Event], engine: Engine) -> Scores:
    """What scores these events; which way does not show in the result."""
    frame = fields.table(events)
    return _AtOnce(frame, shipped()) if engine is by_size and len(events) <= FEW else _Asked(frame, engine)


class _Asked:
    """Scores by an engine."""

    def __init__(self, frame: pa.Table, engine: Engine) -> None:
        self._frame = frame
        self._engine = engine

    def meeting(self, keys: Sequence[Keys]) -> Scored:
        numbers = range(len(keys))
        wanted = Meeting(
            key_table(numbers, [held.offers for held in keys]), key_table(numbers, [held.asks for held in keys])
        )
        return weights_of(self._engine(self._frame, wanted, shipped()))

    def of(self, pairs: Collection[Pair]) -> Scored:
        return weights_of(self._engine(self._frame, given(pairs), shipped()))

    def levels(self, pairs: Collection[Pair]) -> Levels:
        return dict(levels_by_pair(levels_of(self._frame, pair_table(pairs))))


class _AtOnce:
    """Scores of all pairs of few events."""

    def __init__(self, frame: pa.Table, weights: Weights) -> None:
        self._levels = dict(_planned().compared(frame)) if frame.num_rows > 1 else {}
        rows, prior = [weights.table[item.name] for item in COMPARISONS], weights.prior_bits
        found = {pair: _weight(levels, rows, prior) for pair, levels in self._levels.items()}
        self._scored = {pair: round(weight, 6) for pair, weight in found.items() if weight >= FLOOR}

    def meeting(self, keys: Sequence[Keys]) -> Scored:
        return self.of([(one, other) for one, other in self._scored if _meet(keys[one], keys[other])])

    def of(self, pairs: Collection[Pair]) -> Scored:
        return {pair: self._scored[pair] for pair in sorted(pairs) if pair in self._scored}

    def levels(self, pairs: Collection[Pair]) -> Levels:
        return {pair: self._levels[pair] for pair in pairs}


def _weight(levels: Iterable[int], rows: Iterable[Sequence[float]], prior: float) -> float:
    return sum((row[gamma + 1] for row, gamma in zip(rows, levels, strict=True)), start=prior)


def _meet(one: Keys, other: Keys) -> bool:
    return not (one.asks.isdisjoint(other.offers) and other.asks.isdisjoint(one.offers))


class _Planned:
    """A connection of DuckDB that has planned the comparing of all pairs of a table; one caller at a time."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._connection = duckdb.connect(config={"threads": 1})
        empty = fields.SCHEMA.empty_table()
        self._connection.register("empty", empty)
        self._connection.execute("CREATE TEMP TABLE events AS SELECT * FROM empty")
        self._connection.unregister("empty")
        self._connection.execute(f"PREPARE compared AS {all_pairs(fields.SCHEMA.names)}")

    def compared(self, frame: pa.Table) -> Iterable[tuple[Pair, tuple[int, ...]]]:
        """The levels of the pairs that nothing keeps apart."""
        with self._guard:
            self._connection.execute("TRUNCATE events")
            self._connection.from_arrow(frame).insert_into("events")
            found = self._connection.execute("EXECUTE compared").fetchall()
        return (((one, other), tuple(levels)) for one, other, *levels in found)


@functools.cache
def _planned() -> _Planned:
    return _Planned()
