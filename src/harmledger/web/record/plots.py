"""Displacement figures over time: one plot an area, kind and unit; speakers side by side, nothing summed."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from harmledger.model.incident import DisplacementFigure, IncidentPlace
from harmledger.model.terms import CountUnit
from harmledger.web.record.scales import Days, Numbers

WIDTH = 640.0
DEEP = 130.0
_LEAST = 2  # a single figure is no plot
SHAPES = 6  # marks that can be told apart; further speakers share the last


@dataclass(frozen=True, slots=True)
class Mark:
    """One figure: its days from ``x`` on, its range from ``high`` to ``low`` in units from the top, its shape.

    ``best`` is where a stated number stands, None where only bounds are stated; ``open`` where no upper bound is.
    """

    figure: DisplacementFigure
    x: float
    width: float
    best: float | None
    low: float
    high: float
    open: bool
    shape: int


@dataclass(frozen=True, slots=True)
class Cloud:
    """Figures of one area that can be set side by side: all stocks or all flows, in one unit.

    ``marks`` are those that have a day and a number, empty where fewer than two have; the list has all. ``speakers``
    are in the order of their shapes.
    """

    area: IncidentPlace | None
    is_stock: bool
    unit: CountUnit
    figures: tuple[DisplacementFigure, ...]
    days: Days | None
    numbers: Numbers
    marks: tuple[Mark, ...]
    speakers: tuple[str, ...]


def clouds(figures: Sequence[DisplacementFigure]) -> tuple[Cloud, ...]:
    """Figures, ordered by area, kind, unit and day, in groups that can be set side by side."""
    grouped = itertools.groupby(figures, key=lambda item: (item.area and item.area.name, item.is_stock, item.unit))
    return tuple(_cloud(tuple(held)) for _, held in grouped)


def _cloud(figures: tuple[DisplacementFigure, ...]) -> Cloud:
    first = figures[0]
    dated = [item for item in figures if item.period is not None and item.period.resolved and _stated(item)]
    days = Days.over((day for item in dated if item.period for day in (item.period.start, item.period.end)), WIDTH)
    numbers = Numbers.around((number for item in dated for number in _stated(item)), DEEP)
    speakers = tuple(dict.fromkeys(item.speaker for item in dated))
    marks = (
        ()
        if days is None or len(dated) < _LEAST
        else tuple(_mark(item, days, numbers, speakers.index(item.speaker)) for item in dated)
    )
    return Cloud(first.area, first.is_stock, first.unit, figures, days, numbers, marks, speakers)


def _stated(figure: DisplacementFigure) -> list[int]:
    return [number for number in (figure.low, figure.value, figure.high) if number is not None]


def _mark(figure: DisplacementFigure, days: Days, numbers: Numbers, shape: int) -> Mark:
    period = figure.period
    start = period.start if period is not None and period.start is not None else days.first
    end = period.end if period is not None and period.end is not None else start
    x, width = days.stretch(start, end, 1.0)
    return Mark(
        figure,
        x,
        width,
        None if figure.value is None else round(DEEP - numbers.at(figure.value), 1),
        DEEP if figure.low is None else round(DEEP - numbers.at(figure.low), 1),
        0.0 if figure.high is None else round(DEEP - numbers.at(figure.high), 1),
        figure.high is None,
        min(shape, SHAPES - 1),
    )
