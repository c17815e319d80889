"""Casualty claims: people killed, injured, missing or detained."""

from __future__ import annotations

from harmledger.extract.tags import Reading
from harmledger.model.draft import Draft


def casualties(reading: Reading) -> list[Draft]:
    """The casualty claims of a report, in the order of the text."""
    return []
