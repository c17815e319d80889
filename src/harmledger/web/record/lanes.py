"""Control of places over time: a lane a party, a piece a claim, and which claims cannot both be true."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from harmledger.model.incident import ControlEvent, IncidentPlace
from harmledger.model.terms import ControlStatus
from harmledger.web.record.scales import Days

WIDTH = 760.0
LANE = 26.0
MOST_LANES = 8  # parties drawn a place; the table below has all


@dataclass(frozen=True, slots=True)
class Piece:
    """One claim in its party's lane: its own days, and how far on it stands until another claim tells otherwise."""

    event: ControlEvent
    x: float
    width: float
    until: float
    conflicting: bool


@dataclass(frozen=True, slots=True)
class Lane:
    """A party, and the claims that give it the place; ``y`` is the lane's middle."""

    party: str
    y: float
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """One place: its events in the order of the days, its lanes, how tall they are, and how much is not drawn."""

    place: IncidentPlace
    events: tuple[ControlEvent, ...]
    lanes: tuple[Lane, ...]
    height: float
    undrawn: int


def control_groups(events: Sequence[ControlEvent]) -> tuple[Days | None, tuple[Group, ...]]:
    """Events, ordered by place and day, on one scale of time; None where none has a day."""
    scale = Days.over(itertools.chain.from_iterable(_days(event) for event in events), WIDTH)
    grouped = itertools.groupby(events, key=lambda event: (event.place.name, event.place.gazetteer_id))
    return scale, tuple(_group(tuple(held), scale) for _, held in grouped)


def _days(event: ControlEvent) -> Iterator[dt.date | None]:
    if event.date is not None:
        yield from (event.date.start, event.date.end)


def _holder(event: ControlEvent) -> str:
    """Whose lane a claim stands in: who gained the place; where only the loser is named, nobody's."""
    return " + ".join(event.gained_by)


def _group(events: tuple[ControlEvent, ...], scale: Days | None) -> Group:
    dated = [event for event in events if event.date is not None and event.date.resolved]
    if scale is None or not dated:
        return Group(events[0].place, events, (), 0.0, len(events))
    names = list(dict.fromkeys(map(_holder, dated)))[:MOST_LANES]
    starts = sorted({_start(event) for event in dated})
    lanes = tuple(
        Lane(
            name,
            LANE * (at + 0.5),
            tuple(_piece(event, scale, starts) for event in dated if _holder(event) == name),
        )
        for at, name in enumerate(names)
    )
    drawn = sum(len(lane.pieces) for lane in lanes)
    return Group(events[0].place, events, lanes, LANE * len(lanes), len(events) - drawn)


def _start(event: ControlEvent) -> dt.date:
    return event.date.start if event.date is not None and event.date.start is not None else dt.date.max


def _piece(event: ControlEvent, scale: Days, starts: Sequence[dt.date]) -> Piece:
    start = _start(event)
    end = event.date.end if event.date is not None and event.date.end is not None else start
    x, width = scale.stretch(start, end, 6.0)
    following = next((day for day in starts if day > end), None)
    lasting = event.status is not ControlStatus.CONTESTED
    until = x + width if not lasting else (scale.width if following is None else scale.at(following))
    return Piece(event, x, width, max(until, x + width), bool(event.conflicts))
