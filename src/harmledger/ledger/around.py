"""Asking for what linking worked out beside incidents, a page at a time: never by reading all of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select

from harmledger.ledger import readings, tables
from harmledger.ledger.derived import PARTS, arranged, plain
from harmledger.ledger.stored import values
from harmledger.model.claim import Claim
from harmledger.model.incident import Incident
from harmledger.model.query import Surroundings
from harmledger.model.terms import ClaimKind

ROWS = tables.derived.c
TERMS = tables.derived_terms.c
KINDS = dict(PARTS)
EVERYWHERE = Surroundings()
_MANY = 500  # names asked for at once; databases bound the number of parameters
_ORDER = {"sqlite": "BINARY", "postgresql": "C"}
_BY_TERM = (TERMS.part == ROWS.part) & (TERMS.ordinal == ROWS.ordinal)


class Around:
    """Tallies, agreements, control, displacement and copies of one session; ``part`` is the record's field."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def listed(
        self, part: str, wanted: Surroundings = EVERYWHERE, *, limit: int, after: int = -1
    ) -> tuple[list[Any], int]:
        """Values of one part in the order of lists, and the position of the last of them.

        Args:
            part: which.
            wanted: place and days.
            limit: at most so many.
            after: begin below this position; what the call before gave.
        """
        query = select(ROWS.position, ROWS.data).where(
            *_conditions(part, wanted, self._connection.dialect.name), ROWS.position > after
        )
        found = self._connection.execute(query.order_by(ROWS.position).limit(limit)).all()
        held = values([row.data for row in found], KINDS[part], f"the record's {part}")
        return held, found[-1].position if found else after

    def every(self, part: str) -> list[Any]:
        """All values of one part, in the order in which linking gave them."""
        query = select(ROWS.data).where(ROWS.part == part).order_by(ROWS.ordinal)
        held = values(list(self._connection.execute(query).scalars()), KINDS[part], f"the record's {part}")
        return list(arranged(part, held))

    def loose(self, kind: ClaimKind) -> Iterator[Claim]:
        """Claims of one kind that are in no incident and no tally."""
        return readings.loose(self._connection, kind)

    def count(self, part: str, wanted: Surroundings = EVERYWHERE) -> int:
        """How many of one part there are."""
        query = (
            select(func.count())
            .select_from(tables.derived)
            .where(*_conditions(part, wanted, self._connection.dialect.name))
        )
        return int(self._connection.execute(query).scalar_one())

    def position(self, part: str, named: str) -> int | None:
        """Where in lists the one with the id ``named`` stands; None where there is none."""
        query = select(ROWS.position).join(tables.derived_terms, _BY_TERM)
        found = query.where(TERMS.part == part, TERMS.field == "id", TERMS.value == named)
        return self._connection.execute(found).scalars().first()

    def named(self, part: str, field: str, names: Iterable[str]) -> list[Any]:
        """Those of one part that have one of ``names`` as their ``id``, ``claim`` or ``report``, in their order."""
        found: dict[int, str] = {}
        for some in _batches(names):
            query = select(ROWS.ordinal, ROWS.data).join(tables.derived_terms, _BY_TERM)
            asked = query.where(TERMS.part == part, TERMS.field == field, TERMS.value.in_(some))
            found |= {row.ordinal: row.data for row in self._connection.execute(asked)}
        held = values([found[at] for at in sorted(found)], KINDS[part], f"the record's {part}")
        return list(arranged(part, held))

    def memberships(self, claim_ids: Iterable[str]) -> list[tuple[str, str]]:
        """Pairs of a claim and an incident that it belongs to, in the incidents' order."""
        column, incident = tables.terms.c, tables.incidents.c
        found: list[tuple[int, str, str]] = []
        for some in _batches(claim_ids):
            query = select(incident.ordinal, column.value, column.incident_id).join(
                tables.incidents, incident.incident_id == column.incident_id
            )
            asked = query.where(column.field == "claim", column.value.in_(some))
            found += [(row[0], row[1], row[2]) for row in self._connection.execute(asked)]
        return [(claim_id, incident_id) for _, claim_id, incident_id in sorted(found)]

    def days(self, incident_ids: Iterable[str]) -> dict[str, int]:
        """How many of the incidents began on each day (ISO 8601); undated ones under an empty text."""
        column = tables.incidents.c
        found: dict[str, int] = {}
        for some in _batches(incident_ids):
            query = select(column.date_start, func.count()).where(column.incident_id.in_(some))
            for day, number in self._connection.execute(query.group_by(column.date_start)):
                found[day or ""] = found.get(day or "", 0) + int(number)
        return found

    def headlines(self, incident_ids: Iterable[str]) -> dict[str, str]:
        """Headline of each of the incidents that are there."""
        column = tables.incidents.c
        found: dict[str, str] = {}
        for some in _batches(incident_ids):
            query = select(column.data).where(column.incident_id.in_(some))
            held = values(list(self._connection.execute(query).scalars()), Incident, "an incident")
            found |= {incident.incident_id: incident.headline for incident in held}
        return found

    def redirected(self, incident_id: str) -> tuple[str, ...]:
        """Earlier ids that lead to this incident, at once or by steps."""
        column = tables.redirects.c
        found: dict[str, None] = {}
        waiting = [incident_id]
        while waiting:
            query = select(column.old_id).where(column.new_id.in_(waiting)).order_by(column.ordinal)
            older = [old for old in self._connection.execute(query).scalars() if old not in found]
            waiting = [old for old in older if old != incident_id]
            found |= dict.fromkeys(waiting)
        return tuple(found)


def _conditions(part: str, wanted: Surroundings, dialect: str) -> Iterator[ColumnElement[bool]]:
    yield ROWS.part == part
    if wanted.place is not None:
        # Looked up once, not for each row: a subquery that names the row would be asked as often as there are rows.
        # As a range, because an index answers that; in the order of code points, whatever the database's own order is.
        value, begins = TERMS.value.collate(_ORDER[dialect]), plain(wanted.place)
        area = (value >= begins) & (value <= begins + "\U0010ffff")
        yield ROWS.ordinal.in_(select(TERMS.ordinal).where(TERMS.part == part, TERMS.field == "area", area))
    if wanted.since is not None:
        open_end = ROWS.date_end.is_(None) & ROWS.date_start.is_not(None)
        yield (ROWS.date_end >= wanted.since.isoformat()) | open_end
    if wanted.until is not None:
        open_start = ROWS.date_start.is_(None) & ROWS.date_end.is_not(None)
        yield (ROWS.date_start <= wanted.until.isoformat()) | open_start


def _batches(names: Iterable[str]) -> Iterator[Sequence[str]]:
    every = sorted(set(names))
    for start in range(0, len(every), _MANY):
        yield every[start : start + _MANY]
