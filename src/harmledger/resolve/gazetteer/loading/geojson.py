"""GeoJSON: points as they are, areas by the middle of their outline and a circle of their size."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from harmledger.errors import VocabularyError
from harmledger.resolve.gazetteer.loading.mapping import Mapping, recognised
from harmledger.resolve.gazetteer.loading.raw import Raw, RowError
from harmledger.resolve.gazetteer.loading.rows import text_of
from harmledger.resolve.gazetteer.loading.table import raw_of

_KM = 111.2


def read(content: bytes, name: str, mapping: Mapping) -> Iterator[Raw | RowError]:
    """The features of a file; one that cannot be used comes as the error that says why.

    Raises:
        VocabularyError: if the file is no GeoJSON.
    """
    try:
        found = json.loads(text_of(content, name))
        features = found["features"] if found["type"] == "FeatureCollection" else [found]
        properties = [dict(one["properties"] or {}) for one in features]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise VocabularyError(f"{name} is no GeoJSON: {error}", remedy="give a FeatureCollection") from error
    headings = list(dict.fromkeys(key for one in properties for key in one))
    columns = recognised(headings, mapping, name)
    for place, (feature, said) in enumerate(zip(features, properties, strict=True), start=1):
        where = f"{name}, feature {place}"
        cells = {key: "" if value is None else str(value).strip() for key, value in said.items()}
        try:
            lat, lon, radius = _middle(feature.get("geometry"), where)
            raw = raw_of(cells, columns, mapping, where)
        except RowError as error:
            yield error
            continue
        yield replace(raw, lat=lat, lon=lon, radius=radius)


def _middle(geometry: Any, where: str) -> tuple[float, float, float]:
    """Latitude, longitude and radius in kilometres (0 for a point)."""
    try:
        kind, at = geometry["type"], geometry["coordinates"]
        if kind == "Point":
            return float(at[1]), float(at[0]), 0.0
        if kind == "MultiPoint":
            return sum(one[1] for one in at) / len(at), sum(one[0] for one in at) / len(at), 0.0
        outlines = {"Polygon": lambda: [at[0]], "MultiPolygon": lambda: [one[0] for one in at]}[kind]()
        rings = [[(float(x), float(y)) for x, y, *_ in ring] for ring in outlines]
    except (KeyError, TypeError, ValueError, IndexError, ZeroDivisionError) as error:
        raise RowError(f"{where}: its geometry is no point or area ({type(error).__name__})") from error
    return _centre(rings, where)


def _centre(rings: list[list[tuple[float, float]]], where: str) -> tuple[float, float, float]:
    """The centre of mass of the outlines, holes left aside, and the radius of a circle of the same size."""
    size = x = y = 0.0
    for ring in rings:
        left, low = ring[0] if ring else (0.0, 0.0)  # near the ring, so that small areas keep their digits
        for (ax, ay), (bx, by) in zip(ring, [*ring[1:], *ring[:1]], strict=True):
            cross = (ax - left) * (by - low) - (bx - left) * (ay - low)
            size += cross
            x += cross * ((ax - left) + (bx - left)) / 3 + cross * left
            y += cross * ((ay - low) + (by - low)) / 3 + cross * low
    if abs(size) < 1e-12:
        raise RowError(f"{where}: its outline has no area")
    lat, lon = y / size, x / size
    km2 = abs(size) / 2 * _KM**2 * math.cos(math.radians(lat))
    return lat, lon, round(math.sqrt(km2 / math.pi), 1)
