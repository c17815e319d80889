"""Displacement claims: people or households displaced, fled, evacuated, returned or sheltered."""

from __future__ import annotations

from harmledger.extract.tags import Reading
from harmledger.model.draft import Draft


def displacements(reading: Reading) -> list[Draft]:
    """The displacement claims of a report, in the order of the text."""
    return []
