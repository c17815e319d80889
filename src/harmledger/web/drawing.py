"""The drawn map: geometry only, in the units of its SVG view box. A template turns it into markup.

It is what shows without JavaScript and on paper; the live map covers it where that can run.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from harmledger.web import outlines
from harmledger.web.outlines import Box, Outline, clip, middle, within
from harmledger.web.places import KM_A_DEGREE, Spot, box_of, core

FONT = 12.5  # of place labels
LETTER = 0.56 * FONT  # mean width of a letter
GROWTH = 1.8  # of a dot's radius with the root of its number of incidents, as long as none gets
LARGEST = 14  # larger than that
NAMES = 40  # at most so many places are named
PHONE_NAMES = 6  # so many where the drawing is small


@dataclass(frozen=True, slots=True)
class Dot:
    """A place as drawn: a dot of radius ``r`` and, where the place is not exact, a circle of radius ``reach``."""

    spot: Spot
    x: float
    y: float
    r: float
    reach: float


@dataclass(frozen=True, slots=True)
class Label:
    """A name and where it starts or ends (``anchor``); ``minor`` ones are left out on small screens."""

    text: str
    x: float
    y: float
    anchor: str
    minor: bool


@dataclass(frozen=True, slots=True)
class MapDrawing:
    """A map ready to draw in a view box of ``width`` by ``height``.

    Attributes:
        countries: name and SVG path.
        names: countries that are wide enough to be named, and where.
        dots: places, those of wide reach first.
        labels: names of places.
        scale_km, scale_width: the scale bar, in kilometres and in units of the view box.
        outside: how many places lie outside the map.
    """

    width: float
    height: float
    box: Box
    countries: tuple[tuple[str, str], ...]
    names: tuple[Label, ...]
    dots: tuple[Dot, ...]
    labels: tuple[Label, ...]
    scale_km: int
    scale_width: float
    outside: int


@dataclass(frozen=True, slots=True)
class _Plane:
    """Plate carrée, narrowed by the cosine of the middle latitude, fitted into the view box."""

    box: Box
    width: float
    height: float

    @property
    def unit(self) -> float:
        """View-box units a degree of latitude."""
        return self.height / self.box.height

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        return (
            round((lon - self.box.west) / self.box.width * self.width, 1),
            round((self.box.north - lat) * self.unit, 1),
        )


def draw_map(
    spots: Sequence[Spot], width: float = 720, height: float = 430, least: float = 0.5, *, steady: bool = False
) -> MapDrawing:
    """A map of ``spots``; ``least`` is the smallest stretch in degrees, so that one village still has surroundings.

    A ``steady`` one is framed in steps, so that maps of nearly the same places share what is drawn below them.
    """
    box = box_of(core(spots), least)
    plane = _plane(_stepped(box) if steady else box, width, height)
    land = _land(plane, outlines.ASSETS)
    most = max((spot.count for spot in spots), default=1)
    unit = min(GROWTH, LARGEST / math.sqrt(most))
    every = [_dot(spot, plane, unit) for spot in spots]
    dots = tuple(dot for dot in every if 0 <= dot.x <= width and 0 <= dot.y <= height)
    taken = [_Area(dot.x - dot.r, dot.y - dot.r, dot.x + dot.r, dot.y + dot.r) for dot in dots]
    labels = tuple(_labels(dots, plane, taken))
    scale_km = _scale(plane)
    return MapDrawing(
        width,
        height,
        plane.box,
        land.shapes,
        tuple(_names(land, plane, taken)),
        tuple(sorted(dots, key=lambda dot: -dot.reach)),
        labels,
        scale_km,
        round(scale_km / KM_A_DEGREE * plane.unit, 1),
        len(every) - len(dots),
    )


def _stepped(box: Box) -> Box:
    """The box with its edges moved out to a grid of a twelfth of its size or less."""
    step = 2.0 ** math.floor(math.log2(max(box.width, box.height) / 12))
    return Box(
        max(math.floor(box.west / step) * step, -180.0),
        max(math.floor(box.south / step) * step, -85.0),
        min(math.ceil(box.east / step) * step, 180.0),
        min(math.ceil(box.north / step) * step, 85.0),
    )


@dataclass(frozen=True, slots=True)
class _Land:
    """What lies below the dots: countries as name and SVG path, and where each could be named (name, area, x, y)."""

    shapes: tuple[tuple[str, str], ...]
    middles: tuple[tuple[str, float, float, float], ...]


@functools.lru_cache(maxsize=128)
def _land(plane: _Plane, _assets: Path) -> _Land:
    found = within(plane.box)
    shapes = tuple((outline.name, _path(outline, plane)) for outline in found)
    middles = []
    for outline in found:
        rings = [[plane.at(*position) for position in clip(ring, plane.box)] for ring in outline.rings]
        sized = [(abs(area), x, y) for area, x, y in map(middle, rings) if area]
        if sized:
            middles.append((outline.name, *max(sized)))
    return _Land(shapes, tuple(middles))


def _plane(box: Box, width: float, height: float) -> _Plane:
    """The box widened to the view box's shape."""
    squeeze = max(math.cos(math.radians((box.south + box.north) / 2)), 0.05)
    need = width / height / squeeze
    if box.width < box.height * need:
        more = (box.height * need - box.width) / 2
        return _Plane(Box(box.west - more, box.south, box.east + more, box.north), width, height)
    more = (box.width / need - box.height) / 2
    return _Plane(Box(box.west, box.south - more, box.east, box.north + more), width, height)


def _dot(spot: Spot, plane: _Plane, unit: float) -> Dot:
    x, y = plane.at(spot.lon, spot.lat)
    reach = 0.0 if spot.is_coarse else round(spot.radius_km / KM_A_DEGREE * plane.unit, 1)
    return Dot(spot, x, y, round(3.5 + unit * math.sqrt(spot.count), 1), reach)


def _path(outline: Outline, plane: _Plane) -> str:
    """An SVG path; points closer than half a unit to the last one are left out."""
    parts: list[str] = []
    for ring in outline.rings:
        last = (math.inf, math.inf)
        letter = "M"
        for lon, lat in ring:
            here = plane.at(lon, lat)
            if math.hypot(here[0] - last[0], here[1] - last[1]) >= 0.5:
                parts.append(f"{letter}{here[0]:g} {here[1]:g}")
                last, letter = here, "L"
        parts.append("Z")
    return "".join(parts)


def _scale(plane: _Plane) -> int:
    """A round number of kilometres that takes at most a fifth of the width."""
    fifth = plane.width / 5 / plane.unit * KM_A_DEGREE
    steps = [step * 10**power for power in range(5) for step in (1, 2, 5)]
    return max((step for step in steps if step <= fifth), default=1)


@dataclass(frozen=True, slots=True)
class _Area:
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: _Area) -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


def _names(land: _Land, plane: _Plane, taken: list[_Area]) -> Iterator[Label]:
    """The countries' names in the middle of what shows of them, where that is wide enough and nothing stands there."""
    for name, area, x, y in land.middles:
        wide = len(name) * LETTER * 1.25
        spot = _Area(x - wide / 2, y - FONT, x + wide / 2, y + FONT * 0.4)
        inside = spot.left > 2 and spot.right < plane.width - 2 and spot.top > 2 and spot.bottom < plane.height - 2
        if area > wide * FONT * 4 and inside and not any(spot.meets(other) for other in taken):
            taken.append(spot)
            yield Label(name, round(x, 1), round(y, 1), "middle", minor=False)


def _labels(dots: Sequence[Dot], plane: _Plane, taken: list[_Area]) -> Iterator[Label]:
    """A label for each place that has room for one, most incidents first; none covers a dot or another label."""
    for index, dot in enumerate(dots[:NAMES]):
        for label, area in _candidates(dot, minor=index >= PHONE_NAMES):
            inside = area.left > 2 and area.right < plane.width - 2 and area.top > 2 and area.bottom < plane.height - 2
            if inside and not any(area.meets(other) for other in taken):
                taken.append(area)
                yield label
                break


def _candidates(dot: Dot, *, minor: bool) -> Iterator[tuple[Label, _Area]]:
    """Right, left, below, above."""
    name = dot.spot.name
    wide, gap = len(name) * LETTER, dot.r + 4
    rise = FONT * 0.35
    yield (
        Label(name, round(dot.x + gap, 1), round(dot.y + rise, 1), "start", minor),
        _Area(dot.x + gap, dot.y - FONT * 0.6, dot.x + gap + wide, dot.y + FONT * 0.6),
    )
    yield (
        Label(name, round(dot.x - gap, 1), round(dot.y + rise, 1), "end", minor),
        _Area(dot.x - gap - wide, dot.y - FONT * 0.6, dot.x - gap, dot.y + FONT * 0.6),
    )
    for y in (dot.y + gap + FONT * 0.8, dot.y - gap):
        yield (
            Label(name, dot.x, round(y, 1), "middle", minor),
            _Area(dot.x - wide / 2, y - FONT, dot.x + wide / 2, y + FONT * 0.2),
        )
