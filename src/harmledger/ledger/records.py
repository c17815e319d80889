"""What linking worked out, in the tables: replaced as a whole, read back as it was, filtered by columns of its own."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Table, delete, exists, func, insert, select

from harmledger.errors import NotFoundError
from harmledger.ledger import derived, tables
from harmledger.ledger.derived import plain
from harmledger.ledger.journal import sha256
from harmledger.ledger.stored import value, values
from harmledger.ledger.words import cut
from harmledger.model.claim import Claim
from harmledger.model.codec import to_json
from harmledger.model.incident import Incident, Record, Toll
from harmledger.model.query import Box, IncidentFilter
from harmledger.model.terms import Outcome

COLUMNS = tables.incidents.c
TERMS = tables.terms.c
REDIRECTS = tables.redirects.c
EVERYONE = "all"
GAP = 1 << 32  # between the numbers of two incidents, so that others can come between them


def _toll(tolls: Sequence[Toll], outcome: Outcome) -> dict[str, int | None]:
    toll = next((toll for toll in tolls if toll.outcome is outcome and toll.victims == EVERYONE), None)
    return {
        f"{outcome.value}_{bound}": None if toll is None else getattr(toll, bound) for bound in ("low", "best", "high")
    }


def incident_row(incident: Incident, ordinal: int, position: int) -> dict[str, Any]:
    """The row that keeps an incident."""
    date, place = incident.date, incident.place
    start = date.start if date is not None else None
    end = date.end if date is not None else None
    row: dict[str, Any] = {
        "incident_id": incident.incident_id,
        "ordinal": ordinal,
        "position": position,
        "kind": incident.kind.value,
        "date_start": None if start is None else start.isoformat(),
        "date_end": None if end is None else end.isoformat(),
        "place": None if place is None else place.name,
        "lat": None if place is None else place.lat,
        "lon": None if place is None else place.lon,
        "grade": incident.grade.value,
        "attribution": incident.attribution.value,
    }
    row |= _toll(incident.tolls, Outcome.KILLED) | _toll(incident.tolls, Outcome.INJURED)
    row |= {"radius_km": None if place is None else place.radius_km}
    row |= {"origins": len({report.origin for report in incident.reports})}
    return row | {"data": to_json(incident)}


def toll_rows(incident: Incident) -> list[dict[str, Any]]:
    """The rows that figures are summed by: one for each outcome and victim group."""
    return [
        {"incident_id": incident.incident_id, "outcome": toll.outcome.value, "victims": toll.victims}
        | {"low": toll.low, "best": toll.best, "high": toll.high}
        for toll in incident.tolls
    ]


def term_rows(incident: Incident) -> list[dict[str, str]]:
    """The rows that an incident is found by; perpetrators folded, and as written (`actor`)."""
    place = incident.place
    found = [("means", sourced.value) for sourced in incident.means]
    found += [("target", sourced.value) for sourced in incident.targets]
    found += [("perpetrator", plain(sourced.value)) for sourced in incident.perpetrators]
    found += [("actor", sourced.value) for sourced in incident.perpetrators]
    found += [("area", plain(name)) for name in ((place.name, *place.admin) if place is not None else ())]
    found += [("report", report.report_id) for report in incident.reports]
    found += [("outcome", toll.outcome.value) for toll in incident.tolls]
    found += [("word", word.folded) for word in cut(incident.headline)]
    found += [("claim", claim_id) for claim_id in (*incident.claims, *incident.denials)]
    return [
        {"incident_id": incident.incident_id, "field": field, "value": value} for field, value in dict.fromkeys(found)
    ]


def positions(incidents: Sequence[Incident]) -> dict[str, int]:
    """The place of each incident in lists: latest first, undated last, then by id."""

    def key(incident: Incident) -> tuple[int, str]:
        start = incident.date.start if incident.date is not None else None
        return (1 if start is None else -start.toordinal(), incident.incident_id)

    return {incident.incident_id: at for at, incident in enumerate(sorted(incidents, key=key))}


def fingerprint(record: Record) -> dict[str, Any]:
    """What the journal of an older harmledger kept of a record: its size and one hash over all of it."""
    return {"incidents": len(record.incidents), "record": sha256(to_json(record))}


def replace(connection: Connection, record: Record) -> None:
    """Put ``record`` in the place of what linking worked out before.

    Redirects of earlier linkings stay unless their old id stands for something else now: an id that was once published
    leads somewhere for ever.
    """
    known = {incident.incident_id for incident in record.incidents} | {old for old, _new in record.redirects}
    earlier = (pair for pair in _redirects(connection) if pair[0] not in known)
    kept = dataclasses.replace(record, redirects=(*earlier, *record.redirects))
    for table in (tables.terms, tables.tolls, tables.incidents, tables.derived_terms, tables.derived, tables.redirects):
        connection.execute(delete(table))
    places = positions(kept.incidents)
    rows: dict[Table, list[dict[str, Any]]] = {
        tables.incidents: [
            incident_row(each, at * GAP, places[each.incident_id] * GAP) for at, each in enumerate(kept.incidents)
        ],
        tables.terms: [row for incident in kept.incidents for row in term_rows(incident)],
        tables.tolls: [row for incident in kept.incidents for row in toll_rows(incident)],
        tables.derived: derived.rows(kept),
        tables.derived_terms: derived.term_rows(kept),
        tables.redirects: [
            {"old_id": old, "ordinal": at, "new_id": new} for at, (old, new) in enumerate(kept.redirects)
        ],
    }
    for table, new_rows in rows.items():
        if new_rows:
            connection.execute(insert(table), new_rows)


def read(connection: Connection) -> Record:
    """The whole record, equal to what :func:`replace` kept."""
    incidents = connection.execute(select(COLUMNS.data).order_by(COLUMNS.ordinal)).scalars()
    return dataclasses.replace(
        derived.read(connection),
        incidents=tuple(values(list(incidents), Incident, "an incident")),
        redirects=tuple(_redirects(connection)),
    )


def _redirects(connection: Connection) -> list[tuple[str, str]]:
    rows = connection.execute(select(REDIRECTS.old_id, REDIRECTS.new_id).order_by(REDIRECTS.ordinal))
    return [(row.old_id, row.new_id) for row in rows]


def one(connection: Connection, incident_id: str) -> Incident:
    """The incident with this id, or the one that it was merged into.

    Raises:
        NotFoundError: if there never was one, or a redirect leads nowhere.
    """
    wanted, seen = incident_id, set[str]()
    while wanted not in seen:
        seen.add(wanted)
        data = connection.execute(select(COLUMNS.data).where(COLUMNS.incident_id == wanted)).scalar_one_or_none()
        if data is not None:
            incident: Incident = value(data, Incident, f"incident {wanted}")
            return incident
        wanted = (
            connection.execute(select(REDIRECTS.new_id).where(REDIRECTS.old_id == wanted)).scalar_one_or_none()
            or wanted
        )
    raise NotFoundError(f"there is no incident {incident_id}", remedy="ids are listed by `harmledger incidents`")


def _has(field: str, *conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists(
        select(TERMS.value).where(TERMS.incident_id == COLUMNS.incident_id, TERMS.field == field, *conditions)
    )


def _has_toll(outcome: Outcome | None, victims: Sequence[str]) -> ColumnElement[bool]:
    column = tables.tolls.c
    asked = [] if outcome is None else [column.outcome == outcome.value]
    asked += [column.victims.in_(victims)] if victims else []
    return exists(select(column.low).where(column.incident_id == COLUMNS.incident_id, *asked))


def _in_box(box: Box) -> list[ColumnElement[bool]]:
    inside = [COLUMNS.lat.between(box.south, box.north)]
    if box.west <= box.east:
        return [*inside, COLUMNS.lon.between(box.west, box.east)]
    return [*inside, (COLUMNS.lon >= box.west) | (COLUMNS.lon <= box.east)]


def _terms_asked(wanted: IncidentFilter) -> Iterator[ColumnElement[bool]]:
    lists: tuple[tuple[str, tuple[str, ...]], ...] = (
        ("means", wanted.means),
        ("target", wanted.targets),
        ("perpetrator", tuple(map(plain, wanted.perpetrators))),
        ("report", () if wanted.report_id is None else (wanted.report_id,)),
        ("claim", () if wanted.claim_id is None else (wanted.claim_id,)),
    )
    for field, asked in lists:
        if asked:
            yield _has(field, TERMS.value.in_([str(term) for term in asked]))
    if wanted.outcome is not None or wanted.victims:
        yield _has_toll(wanted.outcome, wanted.victims)
    for word in cut(wanted.text or ""):
        yield _has("word", TERMS.value == word.folded)
    if wanted.place is not None:
        yield _has("area", TERMS.value.startswith(plain(wanted.place), autoescape=True))


def _conditions(wanted: IncidentFilter) -> list[ColumnElement[bool]]:
    found = list(_terms_asked(wanted))
    lists = ((COLUMNS.kind, wanted.kinds), (COLUMNS.grade, wanted.grades), (COLUMNS.attribution, wanted.attributions))
    found += [column.in_([value.value for value in values]) for column, values in lists if values]
    if wanted.since is not None:
        found.append(COLUMNS.date_end >= wanted.since.isoformat())
    if wanted.until is not None:
        found.append(COLUMNS.date_start <= wanted.until.isoformat())
    if wanted.undated is not None:
        found.append(COLUMNS.date_start.is_(None) if wanted.undated else COLUMNS.date_start.is_not(None))
    if wanted.box is not None:
        found += _in_box(wanted.box)
    if wanted.min_killed is not None:
        found.append(COLUMNS.killed_low >= wanted.min_killed)
    return found


def listed(connection: Connection, wanted: IncidentFilter, limit: int | None, after: str | None) -> list[Incident]:
    """The incidents that the filter lets through, latest first, undated last, below the one whose id is ``after``.

    Raises:
        NotFoundError: if ``after`` is no incident.
    """
    query = select(COLUMNS.data).where(*_conditions(wanted)).order_by(COLUMNS.position).limit(limit)
    if after is not None:
        known = one(connection, after).incident_id
        query = query.where(
            COLUMNS.position > select(COLUMNS.position).where(COLUMNS.incident_id == known).scalar_subquery()
        )
    return values(list(connection.execute(query).scalars()), Incident, "an incident")


def weighed(connection: Connection, outcome: Outcome, since: dt.date | None, until: dt.date | None) -> list[Incident]:
    """The incidents, in the record's order, with a toll of ``outcome`` whose days touch the period or are not known."""
    asked = [_has_toll(outcome, ())]
    if since is not None:
        asked.append(COLUMNS.date_end.is_(None) | (COLUMNS.date_end >= since.isoformat()))
    if until is not None:
        asked.append(COLUMNS.date_start.is_(None) | (COLUMNS.date_start <= until.isoformat()))
    query = select(COLUMNS.data).where(*asked).order_by(COLUMNS.ordinal)
    return values(list(connection.execute(query).scalars()), Incident, "an incident")


def count(connection: Connection, wanted: IncidentFilter) -> int:
    """How many incidents the filter lets through."""
    return int(
        connection.execute(select(func.count()).select_from(tables.incidents).where(*_conditions(wanted))).scalar_one()
    )


def membership(connection: Connection) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Id and claim ids of each incident, in the record's order."""
    data = connection.execute(select(COLUMNS.data).order_by(COLUMNS.ordinal)).scalars()
    return tuple((incident.incident_id, incident.claims) for incident in values(list(data), Incident, "an incident"))


def claims_of(incident: Incident, found: Iterator[Claim]) -> list[Claim]:
    """The claims in the order in which the incident names them."""
    by_id = {claim.claim_id: claim for claim in found}
    return [by_id[claim_id] for claim_id in (*incident.claims, *incident.denials) if claim_id in by_id]


def altered(connection: Connection, row: Row[Any]) -> list[str]:
    """What of an incident's rows does not follow from its ``data``: names of columns, ``terms`` or ``tolls``."""
    incident: Incident = value(row.data, Incident, f"incident {row.incident_id}")
    expected = incident_row(incident, row.ordinal, row.position)
    wrong = [name for name, value in expected.items() if name != "data" and getattr(row, name) != value]
    held = connection.execute(select(TERMS.field, TERMS.value).where(TERMS.incident_id == row.incident_id))
    if {(term["field"], term["value"]) for term in term_rows(incident)} != {tuple(term) for term in held}:
        wrong.append("terms")
    column = tables.tolls.c
    summed = connection.execute(select(tables.tolls).where(column.incident_id == row.incident_id))
    if {tuple(toll.values()) for toll in toll_rows(incident)} != {tuple(toll) for toll in summed}:
        wrong.append("tolls")
    return wrong
