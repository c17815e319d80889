"""Filters that people keep under a name. They are theirs to change: no judgement, and no part of the journal."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select

from harmledger.ledger import tables
from harmledger.ledger.stored import check_text

KEPT = tables.saved_filters.c


@dataclass(frozen=True, slots=True)
class SavedFilter:
    """A filter that somebody keeps: its name, and the query string that it stands for."""

    name: str
    query: str


class Saved:
    """What :attr:`harmledger.ledger.session.Session.saved` gives."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, person: str) -> list[SavedFilter]:
        """The filters of a person, by name."""
        query = select(KEPT.name, KEPT.query).where(KEPT.person == person)
        found = [SavedFilter(row.name, row.query) for row in self._connection.execute(query)]
        return sorted(found, key=lambda one: (one.name.casefold(), one.name))

    def keep(self, person: str, name: str, query: str) -> None:
        """Keep a filter under a name, in the place of one of that name.

        Raises:
            SkipItemError: reason ``encoding``, if its text cannot be kept.
        """
        check_text(name, {"name": name, "filter": query})
        self.forget(person, name)
        self._connection.execute(insert(tables.saved_filters), {"person": person, "name": name, "query": query})

    def forget(self, person: str, name: str) -> None:
        """Keep it no longer; no fault where there is none."""
        self._connection.execute(delete(tables.saved_filters).where(KEPT.person == person, KEPT.name == name))
