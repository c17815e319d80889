"""The gazetteer: building it, looking names up, and choosing among places by context."""

from __future__ import annotations

from harmledger.resolve.gazetteer.index import Candidate, Gazetteer

__all__ = ["Candidate", "Gazetteer"]
