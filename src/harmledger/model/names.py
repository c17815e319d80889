"""What extraction needs to know of places, without knowing a gazetteer."""

from __future__ import annotations

from typing import Protocol


class PlaceNames(Protocol):
    """Tells whether a run of words can be the name of a place. A gazetteer is one; tests use a plain set."""

    def known(self, name: str) -> bool:
        """Whether ``name``, in any usual spelling, names at least one place."""
        ...
