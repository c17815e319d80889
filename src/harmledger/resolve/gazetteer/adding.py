"""The file of added gazetteers: made anew from their own files, with each place that is known already joined to it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from pathlib import Path

from harmledger.resolve.gazetteer import merging, store
from harmledger.resolve.gazetteer.entry import Entry
from harmledger.resolve.gazetteer.index import Gazetteer
from harmledger.resolve.gazetteer.loading import Loaded, Recipe, Source, load

__all__ = ["Loaded", "Recipe", "Source", "build", "digest", "load"]

_RULES = 1
"""Raised when files are read, or places joined, otherwise than before."""


def digest(recipes: Iterable[Recipe]) -> str:
    """What a file of these gazetteers is known by; it changes with the built-in gazetteer too."""
    parts = ("\x1f".join((one.name, one.mapping, one.country, str(one.skip_bad), *one.digests)) for one in recipes)
    return hashlib.sha256("\x1e".join((f"{_RULES}.{store.version()}", *parts)).encode()).hexdigest()


def build(
    file: Path,
    gazetteers: Iterable[Iterable[Entry]],
    base: Gazetteer,
    name: str,
    told: Callable[[int], None] | None = None,
) -> int:
    """Writes the file of added gazetteers, whole or not at all, and gives the number of places.

    Args:
        file: where to; replaced where it exists.
        gazetteers: entries of each, in the order in which they were added.
        base: the built-in gazetteer.
        name: the file's :func:`digest`.
        told: called now and then with the number of places done.
    """
    return store.build(file, merging.merged(gazetteers, base, told), {"digest": name})
