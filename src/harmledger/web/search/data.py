"""What the search page asks of a record; ``workflow.looking`` answers from a ledger."""

from __future__ import annotations

from typing import Protocol

from harmledger.model.looking import FoundPage, WordsWanted


class Finder(Protocol):
    """Looks for words. May be called from several threads at once."""

    def find(self, wanted: WordsWanted, /, limit: int, after: str | None) -> FoundPage:
        """One page of what was found; raises ``NotFoundError`` if ``after`` is no report."""
        ...
