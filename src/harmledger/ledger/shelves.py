"""What a linking leaves for the next one, in the tables. Nothing here knows what it means; the workflow does."""

from __future__ import annotations

import datetime as dt
import json
import struct
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Column, Connection, Table, delete, func, insert, select

from harmledger.ledger import changing, counts, tables
from harmledger.ledger import shelf_tables as st
from harmledger.ledger.around import Around
from harmledger.ledger.derived import NAMES
from harmledger.ledger.journal import Journal
from harmledger.ledger.reports import chunks
from harmledger.ledger.stored import values
from harmledger.model.incident import Incident

_AT_ONCE = 5_000
_EVENTS = st.events.c
_INCIDENTS = tables.incidents.c


class Shelves:
    """The shelves of one session, and what else a linking of what is new asks the ledger for."""

    def __init__(self, connection: Connection, journal: Journal) -> None:
        self._connection = connection
        self._journal = journal

    def linked_as(self) -> str | None:
        """What the journal tells of the last linking, as it is written there; None before the first."""
        self._journal.flush()
        return counts.last_payload(self._connection)

    def change_record(
        self,
        *,
        gone: Collection[str],
        incidents: Sequence[Incident],
        parts: changing.Parts,
        redirects: Sequence[tuple[str, str]],
    ) -> None:
        """Put what a linking of what is new worked out in the place of what it changes; all else stays.

        Args:
            gone: ids of incidents that are no more.
            incidents: those that are new or say something else.
            parts: what changed of the record's other fields.
            redirects: where the ids of incidents that are gone lead.
        """
        self._journal.require_writable(counts.LINKED, "record")
        told = changing.change(self._connection, gone, incidents, parts, redirects)
        self._journal.append(counts.LINKED, "record", told | {"as_of": self._journal.head.seq})

    def clear(self) -> None:
        """Take everything off the shelves."""
        for table in st.ALL:
            self._connection.execute(delete(table))

    def state(self, key: str) -> str | None:
        """What was noted under a key; None: nothing."""
        query = select(st.state.c.value).where(st.state.c.key == key)
        found: str | None = self._connection.execute(query).scalar_one_or_none()
        return found

    def note(self, key: str, value: str) -> None:
        """Note something under a key, in the place of what stood there."""
        self._connection.execute(delete(st.state).where(st.state.c.key == key))
        self._connection.execute(insert(st.state), {"key": key, "value": value})

    # Signatures and matches

    def put_signatures(self, new: Iterable[tuple[str, str, bytes, Sequence[int]]]) -> None:
        """Keep signatures: the report's id, the data, its keys as they are kept, and the keys that it is found by."""
        rows = iter(new)
        while some := list(islice(rows, _AT_ONCE)):
            numbers = self._numbers([row[0] for row in some])
            found = [{"report": numbers[row[0]], "data": row[1], "keys": row[2]} for row in some]
            self._connection.execute(insert(st.signatures), found)
            self._insert(st.shingles, ({"key": key, "report": numbers[row[0]]} for row in some for key in row[3]))

    def signature(self, report_id: str) -> tuple[str, bytes] | None:
        """The data and keys of a report's signature; None where it has none."""
        query = select(st.signatures.c.data, st.signatures.c["keys"]).join(
            tables.reports, tables.reports.c.seq == st.signatures.c.report
        )
        row = self._connection.execute(query.where(tables.reports.c.report_id == report_id)).first()
        return None if row is None else (row[0], row[1])

    def signatures(self, reports: Iterable[str]) -> list[str]:
        """The data of the signatures of these reports, of those that have one."""
        report = tables.reports.c
        query = select(st.signatures.c.data).join(tables.reports, report.seq == st.signatures.c.report)
        return [
            data
            for some in chunks(sorted(reports))
            for data in self._connection.execute(query.where(report.report_id.in_(some))).scalars()
        ]

    def holders(self, keys: Iterable[int]) -> Iterator[tuple[int, str]]:
        """Each of the keys with the data of every signature that has it."""
        column = st.shingles.c
        for some in chunks(sorted(keys)):
            query = select(column.key, st.signatures.c.data).join(
                st.signatures, st.signatures.c.report == column.report
            )
            for row in self._connection.execute(query.where(column.key.in_(some))):
                yield row[0], row[1]

    def taken(self, reports: Iterable[str]) -> list[str]:
        """The data of the matches by which these reports took something."""
        return self._found(st.matches.c.data, st.matches.c.second, reports)

    def given(self, reports: Iterable[str]) -> list[str]:
        """The data of the matches by which something was taken from these reports."""
        return self._found(st.matches.c.data, st.matches.c.first, reports)

    def replace_matches(self, gone: Iterable[tuple[str, str]], new: Iterable[tuple[str, str, str]]) -> None:
        """Forget matches (first, second), and keep others (first, second, data)."""
        column = st.matches.c
        for first, second in gone:
            self._connection.execute(delete(st.matches).where(column.first == first, column.second == second))
        self._insert(st.matches, ({"first": one, "second": two, "data": data} for one, two, data in new))

    # Events

    def events(self, field: str, wanted: Iterable[str]) -> list[Mapping[str, Any]]:
        """The events with one of these values in a column (``report_id``, ``origin``, ``neighbourhood``)."""
        found: list[Mapping[str, Any]] = []
        for some in chunks(wanted):
            query = select(st.events).where(_EVENTS[field].in_(some)).order_by(_EVENTS.key)
            found += [dict(row) for row in self._connection.execute(query).mappings()]
        return found

    def neighbourhoods(self, *, offered: Iterable[int], asked: Iterable[int]) -> set[str]:
        """The neighbourhoods of the events that offer, or that ask for, one of the keys."""
        column = st.keys.c
        found: set[str] = set()
        for number, keys in enumerate((offered, asked)):
            for some in chunks(sorted(keys)):
                query = select(_EVENTS.neighbourhood).join(st.keys, column.event == _EVENTS.number)
                wanted = query.where(column.key.in_(some), column.asked == number).distinct()
                found.update(self._connection.execute(wanted).scalars())
        return found

    def replace_events(
        self, neighbourhoods: Iterable[str], new: Iterable[tuple[Mapping[str, Any], Sequence[int], Sequence[int]]]
    ) -> None:
        """Put events in the place of all those of some neighbourhoods.

        Args:
            neighbourhoods: the events of these are forgotten.
            new: columns of each event, with the keys that it offers and those that it asks for.
        """
        self._forget(neighbourhoods)
        last = self._connection.execute(select(func.max(_EVENTS.number))).scalar_one_or_none()
        rows = enumerate(new, 1 if last is None else last + 1)
        while some := list(islice(rows, _AT_ONCE)):
            self._connection.execute(insert(st.events), [{**row, "number": number} for number, (row, _, _) in some])
            self._insert(
                st.keys,
                (
                    {"key": key, "asked": asked, "event": number}
                    for number, (_, *kept) in some
                    for asked, keys in enumerate(kept)
                    for key in keys
                ),
            )

    def _forget(self, neighbourhoods: Iterable[str]) -> None:
        column = st.keys.c
        gone = self.events("neighbourhood", neighbourhoods)
        for row in gone:
            keys = {*_numbers(row["offers"]), *_numbers(row["asks"])}
            for some in chunks(sorted(keys)):
                self._connection.execute(delete(st.keys).where(column.key.in_(some), column.event == row["number"]))
        for names in chunks({row["neighbourhood"] for row in gone}):
            self._connection.execute(delete(st.events).where(_EVENTS.neighbourhood.in_(names)))

    # The record, as it stands

    def incidents(self, ids: Iterable[str]) -> list[Incident]:
        """The incidents of these ids that are there."""
        data = self._found(_INCIDENTS.data, _INCIDENTS.incident_id, ids)
        return values(data, Incident, "an incident")

    def incidents_on(self, first: dt.date, last: dt.date, *, undated: bool) -> list[Incident]:
        """The incidents with a day between these, both inclusive; with ``undated`` also those without one."""
        wanted = (_INCIDENTS.date_start <= last.isoformat()) & (_INCIDENTS.date_end >= first.isoformat())
        if undated:
            wanted |= _INCIDENTS.date_start.is_(None) | _INCIDENTS.date_end.is_(None)
        data = self._connection.execute(select(_INCIDENTS.data).where(wanted)).scalars()
        return values(list(data), Incident, "an incident")

    def all_incidents(self) -> list[Incident]:
        """Every incident."""
        data = self._connection.execute(select(_INCIDENTS.data)).scalars()
        return values(list(data), Incident, "an incident")

    def part(self, name: str) -> list[Any]:
        """All values of one field of the record, in its order."""
        return Around(self._connection).every(name)

    def part_about(self, name: str, field: str, named: Iterable[str]) -> list[Any]:
        """The values of one field of the record that have one of these as their ``claim`` or ``report``."""
        return Around(self._connection).named(name, field, named)

    def sizes(self) -> dict[str, int]:
        """How many values each field of the record has, and how many reports and incidents there are."""
        column = tables.derived.c
        found = dict.fromkeys(NAMES, 0)
        query = select(column.part, func.count()).group_by(column.part)
        found |= {row[0]: int(row[1]) for row in self._connection.execute(query)}
        for name, table in (("incidents", tables.incidents), ("reports", tables.reports)):
            found[name] = int(self._connection.execute(select(func.count()).select_from(table)).scalar_one())
        return found

    # Reports and claims

    def homes(self, claims: Iterable[str]) -> dict[str, str]:
        """The report of each claim that a current reading has."""
        claim, current, report = tables.claims.c, tables.current.c, tables.reports.c
        found: dict[str, str] = {}
        for some in chunks(claims):
            query = (
                select(claim.claim_id, report.report_id)
                .join(tables.current, current.extraction == claim.extraction)
                .join(tables.reports, report.seq == current.report)
            )
            found |= {row[0]: row[1] for row in self._connection.execute(query.where(claim.claim_id.in_(some)))}
        return found

    def claims(self, reports: Iterable[str]) -> dict[str, list[str]]:
        """By report, the data of the claims of its current reading, in the extractor's order."""
        claim, current, report = tables.claims.c, tables.current.c, tables.reports.c
        found: dict[str, list[str]] = {}
        for some in chunks(reports):
            query = (
                select(report.report_id, claim.data)
                .join(tables.current, current.report == report.seq)
                .join(tables.claims, claim.extraction == current.extraction)
                .order_by(claim.extraction, claim.ordinal)
            )
            for row in self._connection.execute(query.where(report.report_id.in_(some))):
                found.setdefault(row[0], []).append(row[1])
        return found

    def published(self, claims: Iterable[str]) -> dict[str, dt.date]:
        """The day of publication of each claim's report, where it is known."""
        homes = self.homes(claims)
        column = tables.reports.c
        days: dict[str, dt.date] = {}
        for some in chunks(set(homes.values())):
            for name, data in self._connection.execute(
                select(column.report_id, column.data).where(column.report_id.in_(some))
            ):
                day = json.loads(data)["published"]
                if day is not None:
                    days[name] = dt.date.fromisoformat(day)
        return {claim: days[name] for claim, name in homes.items() if name in days}

    def _numbers(self, reports: Collection[str]) -> dict[str, int]:
        column = tables.reports.c
        found: dict[str, int] = {}
        for some in chunks(reports):
            query = select(column.report_id, column.seq).where(column.report_id.in_(some))
            found |= {row[0]: row[1] for row in self._connection.execute(query)}
        return found

    def _found(self, wanted: Column[Any], column: Column[Any], named: Iterable[str]) -> list[str]:
        found: list[str] = []
        for some in chunks(named):
            found += self._connection.execute(select(wanted).where(column.in_(some))).scalars()
        return found

    def _insert(self, table: Table, rows: Iterable[Mapping[str, Any]]) -> None:
        waiting = iter(rows)
        while some := list(islice(waiting, _AT_ONCE)):
            self._connection.execute(insert(table), [dict(row) for row in some])


def _numbers(data: bytes) -> tuple[int, ...]:
    """Keys as they are kept beside an event: little-endian 64-bit numbers in a row."""
    return struct.unpack(f"<{len(data) // 8}q", data)
