"""What speakers state of incidents, as columns: one row for each speaker, incident and outcome.

The figures are those of the claims that were weighed for the incident's toll of everyone harmed. They stand in claims,
so that reading them takes several times as long as reading what incidents are filtered by.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, Select, select

from harmledger.ledger import bearing, readings, tables
from harmledger.ledger.facets.columns import NONE, Columns, Ints
from harmledger.ledger.reports import chunks
from harmledger.ledger.stored import values
from harmledger.model.claim import CasualtyClaim
from harmledger.model.incident import TraceUse
from harmledger.model.terms import ClaimKind, SourceType

ALL = "all"
Speaker = tuple[str, SourceType | None]
"""Name and type; of a report that says it by itself the outlet (empty where that is not known) and None."""
Mended = Callable[[Sequence[str]], Mapping[str, CasualtyClaim]]
"""Gives the claims of these ids as people left them; those that they rejected are left out."""
AT_ONCE = 2_000
"""Incidents or claims that are read at once; each is some kilobytes."""
_OPEN = np.iinfo(np.int32).max
_CLAIMS = tables.claims.c


@dataclass(frozen=True, slots=True)
class Rows:
    """What speakers state of one outcome, in the order of the columns; each incident and speaker once.

    Attributes:
        at: the incident's place in the columns.
        speaker: the speaker's place in the list of speakers.
        low, best, high: the least, the latest and the most that is stated; ``high`` is :data:`NONE` where it is open.
        claim: the number (``seq``) of the first claim that says so.
    """

    at: Ints
    speaker: Ints
    low: Ints
    best: Ints
    high: Ints
    claim: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Stated:
    """What is stated of the incidents of some columns, by outcome."""

    columns: Columns
    speakers: tuple[Speaker, ...]
    rows: Mapping[str, Rows]


@dataclass(frozen=True, slots=True)
class _Step:
    claim_id: str
    use: TraceUse


@dataclass(frozen=True, slots=True)
class _Toll:
    outcome: str
    victims: str
    trace: tuple[_Step, ...]


@dataclass(frozen=True, slots=True)
class _Weighed:
    """What is read of an incident."""

    tolls: tuple[_Toll, ...]


@dataclass(frozen=True, slots=True)
class _Source:
    name: str
    type: SourceType


@dataclass(frozen=True, slots=True)
class _Figure:
    """What is read of a claim."""

    claim_id: str
    report_id: str
    source: _Source | None
    value: int | None
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class _Outlet:
    report_id: str
    outlet: str | None


def load(connection: Connection, columns: Columns, mended: Mended) -> Stated:
    """What is stated of the incidents in ``columns``.

    Args:
        connection: of the ledger.
        columns: of the record that stands there.
        mended: gives claims that somebody decided on.
    """
    numbers: dict[str, int] = {}
    steps = _steps(connection, columns, numbers)
    speakers: dict[Speaker, int] = {}
    figures = _figures(connection, numbers, speakers, mended)
    rows = {outcome: _rows(np.array(found, dtype=np.int32), figures) for outcome, found in steps.items()}
    return Stated(columns, tuple(speakers), rows)


def _steps(connection: Connection, columns: Columns, numbers: dict[str, int]) -> dict[str, list[tuple[int, int]]]:
    """By outcome, incidents' places with the numbers of the claims that were weighed, in the order of the trace."""
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    query = select(tables.incidents.c.incident_id, tables.incidents.c.data)
    place, number = columns.index.get, numbers.setdefault
    for batch in _streamed(connection, query):
        incidents = values([row[1] for row in batch], _Weighed, "an incident")
        for (name, _data), incident in zip(batch, incidents, strict=True):
            at = place(name, NONE)
            if at < 0:
                continue
            for toll in incident.tolls:
                if toll.victims == ALL:
                    weighed = [step.claim_id for step in toll.trace if step.use is not TraceUse.SET_ASIDE]
                    found[toll.outcome] += [(at, number(claim, len(numbers))) for claim in weighed]
    return found


def _figures(
    connection: Connection, numbers: Mapping[str, int], speakers: dict[Speaker, int], mended: Mended
) -> NDArray[np.int64]:
    """By claim, in five lines: its speaker (:data:`NONE` where it is no figure any more), low, best, high, number."""
    found = np.full((5, len(numbers)), NONE, dtype=np.int64)
    silent: dict[str, list[int]] = defaultdict(list)

    def take(some: Sequence[_Figure | CasualtyClaim]) -> None:
        at = [numbers[one.claim_id] for one in some]
        low = np.array([one.low or 0 for one in some], dtype=np.int64)
        best = np.array([NONE if one.value is None else one.value for one in some], dtype=np.int64)
        found[1, at] = low
        found[2, at] = np.where(best < 0, low, best)
        found[3, at] = [_OPEN if one.high is None else one.high for one in some]
        named = [(number, one.source) for number, one in zip(at, some, strict=True) if one.source is not None]
        found[0, [number for number, _source in named]] = [
            speakers.setdefault((source.name, source.type), len(speakers)) for _number, source in named
        ]
        for number, one in zip(at, some, strict=True):
            if one.source is None:
                silent[one.report_id].append(number)

    query = readings.held(ClaimKind.CASUALTY).add_columns(_CLAIMS.claim_id, _CLAIMS.seq)
    decided = bearing.decided(connection)
    again: list[str] = []
    for batch in _streamed(connection, query):
        wanted = [row for row in batch if row[1] in numbers]
        found[4, [numbers[row[1]] for row in wanted]] = [row[2] for row in wanted]
        read = values([row[0] for row in wanted], _Figure, "a claim")
        mine = {one.claim_id for one in read if decided.bears_on(one.claim_id, one.report_id)}
        again += sorted(mine)
        take([one for one in read if one.claim_id not in mine] if mine else read)
    for some in chunks(again):
        take(tuple(mended(some).values()))
    for outlet in _outlets(connection, silent):
        found[0, silent[outlet.report_id]] = speakers.setdefault((outlet.outlet or "", None), len(speakers))
    return found


def _outlets(connection: Connection, reports: Mapping[str, Any]) -> Iterator[_Outlet]:
    column = tables.reports.c
    for some in chunks(reports):
        rows = connection.execute(select(column.data).where(column.report_id.in_(some))).scalars()
        yield from values(list(rows), _Outlet, "a report")


def _rows(steps: Ints, figures: NDArray[np.int64]) -> Rows:
    """Steps gathered by incident and speaker."""
    at, claim = steps.reshape(-1, 2).T
    said = figures[0, claim] >= 0
    at, claim = at[said], claim[said]
    speaker, low, best, high, number = figures[:, claim]
    order = np.lexsort((np.arange(len(at)), speaker, at))
    at, speaker, low, best, high, number = (column[order] for column in (at, speaker, low, best, high, number))
    begins = np.flatnonzero(np.r_[True, (at[1:] != at[:-1]) | (speaker[1:] != speaker[:-1])][: len(at)])
    if not begins.size:
        none = np.empty(0, dtype=np.int32)
        return Rows(none, none, none, none, none, none.astype(np.int64))
    ends = np.r_[begins[1:], len(at)] - 1
    most = np.maximum.reduceat(high, begins)
    return Rows(
        at[begins].astype(np.int32),
        speaker[begins].astype(np.int32),
        np.minimum.reduceat(low, begins).astype(np.int32),
        best[ends].astype(np.int32),
        np.where(most == _OPEN, NONE, most).astype(np.int32),
        number[begins],
    )


def _streamed(connection: Connection, query: Select[Any]) -> Iterator[Sequence[Any]]:
    """The rows some at a time; PostgreSQL's driver would else have all in memory before it gives the first."""
    with connection.execute(query, execution_options={"yield_per": AT_ONCE}) as result:
        yield from result.partitions()
