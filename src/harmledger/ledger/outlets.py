"""Where outlets' reports are set: the places that each report surely names by itself, and the beats that people gave.

What reports name is worked out when they are read, and noted anew at each reading; no journal row tells of it. What
people gave is journalled.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select

from harmledger.errors import NotFoundError
from harmledger.ledger import tables
from harmledger.ledger.journal import Journal, sha256
from harmledger.ledger.kept import KeptAudit
from harmledger.ledger.reports import chunks
from harmledger.ledger.stored import values
from harmledger.model.beat import GivenBeat, SurePlace
from harmledger.model.codec import from_json, to_json

GIVEN, CLEARED = "beat", "unbeat"
PLACES = tables.report_places.c
BEATS = tables.beats.c
_SURE = tuple[SurePlace, ...]


@dataclass(frozen=True, slots=True)
class Noted:
    """What one report's reading left.

    Attributes:
        report_id: the report.
        name: the outlet's name as the report has it.
        sure: the places that it surely names.
        beat: digest of the beat that it was read with; empty: with none.
    """

    report_id: str
    name: str
    sure: tuple[SurePlace, ...]
    beat: str


def key(outlet: str | None) -> str:
    """What an outlet is known by: its name without case and needless blanks; empty where there is none."""
    return " ".join((outlet or "").casefold().split())


def audit() -> KeptAudit:
    """Holds the beats that stand against what the journal tells."""
    return KeptAudit(tables.beats, "beat", frozenset({GIVEN}), frozenset({CLEARED}))


class Outlets:
    """The outlets of one session."""

    def __init__(self, connection: Connection, journal: Journal) -> None:
        self._connection = connection
        self._journal = journal

    def note(self, outlet: str, noted: Noted) -> None:
        """Keep what the newest reading of a report left, in the place of what the one before did.

        Args:
            outlet: the outlet's key.
            noted: of a report that is in the ledger.
        """
        report = select(tables.reports.c.seq).where(tables.reports.c.report_id == noted.report_id)
        seq = self._connection.execute(report).scalar_one()
        self._connection.execute(delete(tables.report_places).where(PLACES.report == seq))
        row = {"report": seq, "outlet": outlet, "name": noted.name, "beat": noted.beat}
        self._connection.execute(insert(tables.report_places), row | {"data": to_json(noted.sure, _SURE)})

    def known(self) -> tuple[str, ...]:
        """Keys of the outlets of which something was noted, or that were given a beat, sorted."""
        noted = self._connection.execute(select(PLACES.outlet).distinct()).scalars()
        return tuple(sorted({*noted, *self._connection.execute(select(BEATS.outlet)).scalars()}))

    def of(self, outlet: str) -> Iterator[Noted]:
        """What was noted of an outlet's reports, in the order in which these were added."""
        query = select(tables.reports.c.report_id, PLACES.name, PLACES.data, PLACES.beat).join(tables.reports)
        rows = self._connection.execute(query.where(PLACES.outlet == outlet).order_by(PLACES.report))
        return (Noted(row.report_id, row.name, from_json(row.data, _SURE), row.beat) for row in rows)

    def own(self, reports: Iterable[str]) -> dict[str, tuple[SurePlace, ...]]:
        """What was noted of these reports (whole ids); those of which nothing was are left out."""
        query = select(tables.reports.c.report_id, PLACES.data).join(tables.reports)
        found = {}
        for chunk in chunks(reports):
            rows = self._connection.execute(query.where(tables.reports.c.report_id.in_(chunk)))
            found.update({row.report_id: from_json(row.data, _SURE) for row in rows})
        return found

    def given(self, outlet: str) -> GivenBeat | None:
        """The beat that a person gave an outlet; None where nobody did."""
        data = self._connection.execute(select(BEATS.data).where(BEATS.outlet == outlet)).scalars().all()
        found = values(list(data), GivenBeat, "a beat")
        return found[0] if found else None

    def give(self, outlet: str, beat: GivenBeat) -> None:
        """Keep a beat that a person gave, in the place of an earlier one."""
        data = to_json(beat)
        told = {"data": sha256(data), "places": list(beat.places)}
        self._journal.append(GIVEN, outlet, told, beat.by or None)
        self._connection.execute(delete(tables.beats).where(BEATS.outlet == outlet))
        self._connection.execute(insert(tables.beats), {"outlet": outlet, "data": data})

    def clear(self, outlet: str) -> None:
        """Take a given beat away; what is learnt holds again.

        Raises:
            NotFoundError: if none was given.
        """
        if self.given(outlet) is None:
            raise NotFoundError(f"no beat was given to {outlet!r}", remedy="`harmledger outlets list` shows all")
        self._journal.append(CLEARED, outlet, {})
        self._connection.execute(delete(tables.beats).where(BEATS.outlet == outlet))
