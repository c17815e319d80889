"""Country outlines for a stretch of the world, from the files that set-up makes; none where they are missing.

The outlines are Natural Earth's (public domain) and take no position on where a border should be.
"""

from __future__ import annotations

import functools
import json
import math
import operator
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ASSETS = Path(__file__).parent / "assets"

Position = tuple[float, float]
Ring = tuple[Position, ...]


@dataclass(frozen=True, slots=True)
class Box:
    """A stretch of the world in degrees, west to east and south to north, all inclusive."""

    west: float
    south: float
    east: float
    north: float

    @property
    def width(self) -> float:
        """Degrees of longitude."""
        return self.east - self.west

    @property
    def height(self) -> float:
        """Degrees of latitude."""
        return self.north - self.south

    def padded(self, degrees: float) -> Box:
        """The box with a margin all round, kept on the globe."""
        return Box(
            max(self.west - degrees, -180.0),
            max(self.south - degrees, -85.0),
            min(self.east + degrees, 180.0),
            min(self.north + degrees, 85.0),
        )

    def whole(self) -> Box:
        """The smallest box of whole degrees that holds this one; what the cache is keyed by."""
        return Box(math.floor(self.west), math.floor(self.south), math.ceil(self.east), math.ceil(self.north))


@dataclass(frozen=True, slots=True)
class Outline:
    """A country's outer rings and holes inside a box, positions as (lon, lat)."""

    name: str
    rings: tuple[Ring, ...]


def within(box: Box) -> tuple[Outline, ...]:
    """The outlines inside ``box``, at the scale that its size deserves; empty where the assets are missing."""
    return _clipped(box.whole(), ASSETS)


@functools.lru_cache(maxsize=64)
def _clipped(box: Box, folder: Path) -> tuple[Outline, ...]:
    scale = "10m" if box.width <= 24 else "50m" if box.width <= 90 else "110m"
    file = folder / f"outlines-{scale}.tsv"
    found: dict[str, list[Ring]] = {}
    if file.is_file():
        with file.open(encoding="utf-8") as lines:
            for line in lines:
                west, south, east, north, name, points = line.split("\t", 5)
                inside = float(west) <= box.east and float(east) >= box.west
                if inside and float(south) <= box.north and float(north) >= box.south:
                    ring = clip(json.loads(points), box)
                    if len(ring) > 2:
                        found.setdefault(name, []).append(ring)
    return tuple(Outline(name, tuple(rings)) for name, rings in found.items())


def clip(ring: Sequence[Sequence[float]], box: Box) -> Ring:
    """The part of a ring inside the box (Sutherland and Hodgman 1974, one edge of the box at a time)."""
    points: list[Position] = [(at[0], at[1]) for at in ring]
    for axis, bound, inside in _edges(box):
        points = _cut(points, axis, bound, inside)
    return tuple((round(lon, 3), round(lat, 3)) for lon, lat in points)


def _edges(box: Box) -> tuple[tuple[int, float, Callable[[float, float], bool]], ...]:
    return (
        (0, box.west, operator.ge),
        (0, box.east, operator.le),
        (1, box.south, operator.ge),
        (1, box.north, operator.le),
    )


def _cut(points: list[Position], axis: int, bound: float, inside: Callable[[float, float], bool]) -> list[Position]:
    """The polygon on the inner side of one line."""
    kept: list[Position] = []
    for index, here in enumerate(points):
        before = points[index - 1]
        if inside(here[axis], bound) != inside(before[axis], bound):
            kept.append(_crossing(before, here, axis, bound))
        if inside(here[axis], bound):
            kept.append(here)
    return kept


def _crossing(one: Position, other: Position, axis: int, bound: float) -> Position:
    share = (bound - one[axis]) / (other[axis] - one[axis])
    across = one[1 - axis] + share * (other[1 - axis] - one[1 - axis])
    return (bound, across) if axis == 0 else (across, bound)


def middle(shape: Sequence[Position]) -> tuple[float, float, float]:
    """Signed area and centroid of a polygon (the shoelace formula); zeros where it has none."""
    area = x = y = 0.0
    for (x0, y0), (x1, y1) in zip(shape, [*shape[1:], *shape[:1]], strict=True):
        cross = x0 * y1 - x1 * y0
        area, x, y = area + cross / 2, x + (x0 + x1) * cross, y + (y0 + y1) * cross
    return (area, x / (6 * area), y / (6 * area)) if abs(area) > 1e-9 else (0.0, 0.0, 0.0)


def names_geojson(box: Box) -> dict[str, Any]:
    """The countries' names as GeoJSON points, each in the middle of the largest piece inside ``box``."""
    features = []
    for outline in within(box):
        area, lon, lat = max((abs(area), x, y) for area, x, y in map(middle, outline.rings))
        if area:
            point = {"type": "Point", "coordinates": [round(lon, 3), round(lat, 3)]}
            features.append({"type": "Feature", "properties": {"name": outline.name}, "geometry": point})
    return {"type": "FeatureCollection", "features": features}


def geojson(box: Box) -> dict[str, Any]:
    """The outlines inside ``box`` as a GeoJSON feature collection of polygons, for the live map."""
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {"name": outline.name},
                "geometry": {"type": "Polygon", "coordinates": [[*ring, ring[0]]]},
            }
            for outline in within(box)
            for ring in outline.rings
        ],
    }
