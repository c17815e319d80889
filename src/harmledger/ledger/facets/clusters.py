"""Places gathered for the map, by cells of a grid as fine as the view deserves; near by, each point by itself."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from harmledger.ledger.facets.columns import Columns, Mask
from harmledger.model.overview import Cluster
from harmledger.model.query import Box

Places = NDArray[np.int64]
ACROSS = 14
"""A view is cut into some so many cells each way; more than that many dots side by side cannot be told apart."""
FINEST = 0.01
"""Degrees; cells finer than that are not made: each point stands for itself."""
EVERY_POINT = 120
"""So many points or fewer are each shown by itself, however near they are."""
_BESIDE = 0.0002
"""Degrees added around a cluster's box, some 20 m: points are rounded to four decimals."""
COARSE_KM = 150.0
"""A place known no better than this (a country) frames no view."""


@dataclass(frozen=True, slots=True)
class View:
    """A stretch of the map and the width of its cells in degrees (0: each point by itself); None: all of it."""

    box: Box | None
    cell: float


def cell_of(width: float) -> float:
    """The width of cells in a view so many degrees wide: steps of a half, so that cells stay where they are."""
    if width <= 0:
        return 0.0
    cell = 2.0 ** math.floor(math.log2(width / ACROSS))
    return 0.0 if cell < FINEST else float(cell)


def view_of(box: Box) -> View:
    """The view of a stretch of the map, with cells that suit its width."""
    return View(box, cell_of((box.east - box.west) % 360 or 360.0))


def spread(columns: Columns, chosen: Mask) -> View:
    """A view that holds every chosen incident, with cells that suit where most of them lie."""
    at = columns.point[chosen & (columns.point >= 0)]
    at = at[columns.points.radius_km[at] <= COARSE_KM]
    if not at.size:
        return View(None, 0.0)
    lon = np.percentile(columns.points.lon[at], (5, 95))
    lat = np.percentile(columns.points.lat[at], (5, 95))
    return View(None, cell_of(max(float(lon[1] - lon[0]), float(lat[1] - lat[0]) * 1.5, 0.2) * 1.2))


def clusters(columns: Columns, chosen: Mask, view: View) -> tuple[Cluster, ...]:
    """The clusters inside the view, most incidents first, then by name."""
    points = columns.points
    placed = np.flatnonzero(chosen & (columns.point >= 0))
    counts = np.bincount(columns.point[placed], minlength=len(points.names))
    shown = np.flatnonzero((counts > 0) & _inside(columns, view.box))
    if not shown.size:
        return ()
    lat, lon, weight = points.lat[shown], points.lon[shown], counts[shown]
    if view.cell and shown.size > EVERY_POINT:
        rows, lines = np.floor(lat / view.cell).astype(np.int64), np.floor(lon / view.cell).astype(np.int64)
        # coarse places (a country's middle) are kept apart from the towns around that point
        key = (rows * 100_003 + lines) * 2 + (points.radius_km[shown] > COARSE_KM)
    else:
        # points of several names at one place are one dot
        key = np.round(lat * 1e4).astype(np.int64) * 10_000_019 + np.round(lon * 1e4).astype(np.int64)
    order = np.lexsort((-weight, key))
    edges = np.flatnonzero(np.diff(key[order])) + 1
    groups = np.split(order, edges)
    latest = np.zeros(len(points.names), np.int64)
    latest[columns.point[placed[::-1]]] = placed[::-1]
    found = [_cluster(columns, latest, shown[group], weight[group]) for group in groups]
    return tuple(sorted(found, key=lambda cluster: (-cluster.incidents, cluster.name)))


def _cluster(columns: Columns, latest: Places, members: Places, weight: Places) -> Cluster:
    """One cluster; the member with most incidents comes first. ``latest`` has an incident of each point."""
    points = columns.points
    lat, lon = points.lat[members], points.lon[members]
    total = int(weight.sum())
    is_point = max(np.ptp(lat), np.ptp(lon)) < _BESIDE
    return Cluster(
        name=points.names[int(members[0])],
        lat=round(float((lat * weight).sum() / total), 4),
        lon=round(float((lon * weight).sum() / total), 4),
        radius_km=float(points.radius_km[members].max()) if is_point else 0.0,
        places=len(members),
        incidents=total,
        box=Box(
            round(float(lat.min()) - _BESIDE, 4),
            round(float(lon.min()) - _BESIDE, 4),
            round(float(lat.max()) + _BESIDE, 4),
            round(float(lon.max()) + _BESIDE, 4),
        ),
        incident_id=columns.ids[int(latest[members[0]])] if total == 1 else None,
    )


def _inside(columns: Columns, box: Box | None) -> Mask:
    lat, lon = columns.points.lat, columns.points.lon
    if box is None:
        return np.ones(len(lat), dtype=np.bool_)
    across = (lon >= box.west) & (lon <= box.east) if box.west <= box.east else (lon >= box.west) | (lon <= box.east)
    inside: Mask = (lat >= box.south) & (lat <= box.north) & across
    return inside
