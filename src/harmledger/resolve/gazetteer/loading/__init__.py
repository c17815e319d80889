"""Reading gazetteers that people have: one file a format. Nothing of a file is taken before all of it was checked."""

from __future__ import annotations

from harmledger.resolve.gazetteer.loading.load import Loaded, Recipe, Source, load
from harmledger.resolve.gazetteer.loading.mapping import Mapping

__all__ = ["Loaded", "Mapping", "Recipe", "Source", "load"]
