"""Extractions and their claims in the tables. The latest extraction of a report is its current reading."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, delete, exists, false, insert, or_, select, update

from harmledger.errors import NotFoundError
from harmledger.ledger import tables
from harmledger.ledger.journal import sha256
from harmledger.ledger.reports import chunks, pages
from harmledger.ledger.stored import values
from harmledger.model.claim import BaseClaim, Claim, Extraction
from harmledger.model.codec import to_json
from harmledger.model.terms import ClaimKind, SourceType

PAGE = 500
_SHOWN = 5
"""Ids that are named where the start of one fits more."""
CLAIMS = tables.claims.c
EXTRACTIONS = tables.extractions.c
CURRENT = tables.current.c
REPORTS = tables.reports.c


def flags(claim: BaseClaim) -> dict[str, int]:
    """What of the claim's own words could not be worked out: its date, one of its places, its speaker or a party."""
    unknown = claim.source is not None and claim.source.type is SourceType.UNKNOWN
    return {
        "no_date": int(claim.date is not None and not claim.date.resolved),
        "no_place": int(any(not place.resolved for place in claim.places)),
        "no_actor": int(unknown or any(not who.resolved for who in claim.actors)),
    }


def rows(extraction: Extraction) -> list[dict[str, Any]]:
    """The rows that keep an extraction's claims, without the extraction's number."""
    return [
        {"ordinal": at, "claim_id": claim.claim_id, "kind": claim.kind, "data": to_json(claim)} | flags(claim)
        for at, claim in enumerate(extraction.claims)
    ]


def hashes(found: Sequence[dict[str, Any]]) -> list[list[str]]:
    """What the journal keeps of an extraction's claims: id and hash of each, in order."""
    return [[row["claim_id"], sha256(row["data"])] for row in found]


def same_stands(connection: Connection, report: int, extraction: Extraction, new: Sequence[dict[str, Any]]) -> bool:
    """Whether the report's current reading is by the same extractor and holds just these claims."""
    query = select(EXTRACTIONS.seq).join(tables.current, CURRENT.extraction == EXTRACTIONS.seq)
    seq = connection.execute(
        query.where(CURRENT.report == report, EXTRACTIONS.extractor == extraction.extractor)
    ).scalar_one_or_none()
    if seq is None:
        return False
    held = connection.execute(select(CLAIMS.data).where(CLAIMS.extraction == seq).order_by(CLAIMS.ordinal))
    return list(held.scalars()) == [row["data"] for row in new]


def confirm(connection: Connection, report: int, grounds: str) -> None:
    """Note that the report's current reading is what resolving by the lists ``grounds`` gives, too."""
    connection.execute(update(tables.current).where(CURRENT.report == report).values(grounds=grounds))


def add(
    connection: Connection,
    report: int,
    extraction: Extraction,
    new: Sequence[dict[str, Any]],
    *,
    is_first: bool = False,
) -> int:
    """Insert an extraction with its claims and make it the report's current one; returns its row number.

    ``is_first`` says that the report is known to have no other.
    """
    key = connection.execute(insert(tables.extractions), {"report": report, "extractor": extraction.extractor})
    if key.inserted_primary_key is None:  # pragma: no cover  # both databases give it
        raise RuntimeError("the database did not say which row it added")
    seq = int(key.inserted_primary_key[0])
    if new:
        connection.execute(insert(tables.claims), [row | {"extraction": seq} for row in new])
    if not is_first:
        connection.execute(delete(tables.current).where(CURRENT.report == report))
    pointer = {"report": report, "extraction": seq, "grounds": extraction.grounds}
    connection.execute(insert(tables.current), pointer)
    return seq


def restore(data: Sequence[str]) -> list[Claim]:
    """The claims that JSON texts hold; raises LedgerDamagedError where one was altered into something else."""
    return values(data, Claim, "a claim")


def held(kind: ClaimKind | None) -> Select[Any]:
    """Asks for the data of the claims of all current readings; of one kind, where one is given."""
    query = select(CLAIMS.data).join(tables.current, CURRENT.extraction == CLAIMS.extraction)
    return query if kind is None else query.where(CLAIMS.kind == kind.value)


def of_report(connection: Connection, report: int, kind: ClaimKind | None) -> Iterator[Claim]:
    """Claims of one report's current reading, in the extractor's order."""
    query = held(kind).where(CURRENT.report == report).order_by(CLAIMS.ordinal)
    return iter(restore(list(connection.execute(query).scalars())))


def every(connection: Connection, kind: ClaimKind | None) -> Iterator[Claim]:
    """Claims of all current readings, report by report in the order added."""
    report, ordinal = 0, -1
    query = held(kind).add_columns(CURRENT.report, CLAIMS.ordinal).order_by(CURRENT.report, CLAIMS.ordinal).limit(PAGE)
    while True:
        later = (CURRENT.report > report) | ((CURRENT.report == report) & (CLAIMS.ordinal > ordinal))
        page = connection.execute(query.where(CURRENT.report >= report, later)).all()
        yield from restore([row.data for row in page])
        if len(page) < PAGE:
            return
        report, ordinal = page[-1].report, page[-1].ordinal


def some(connection: Connection, wanted: Iterable[str], kind: ClaimKind | None) -> Iterator[Claim]:
    """Claims of the current readings with these ids, report by report."""
    for chunk in chunks(wanted):
        query = held(kind).where(CLAIMS.claim_id.in_(chunk)).order_by(CURRENT.report, CLAIMS.ordinal)
        yield from restore(list(connection.execute(query).scalars()))


def loose(connection: Connection, kind: ClaimKind) -> Iterator[Claim]:
    """Claims of one kind of the current readings that the record has in no incident and no tally."""
    terms, others = tables.terms.c, tables.derived_terms.c
    in_incident = exists(select(terms.value).where(terms.field == "claim", terms.value == CLAIMS.claim_id))
    in_tally = exists(
        select(others.value).where(others.part == "tallies", others.field == "claim", others.value == CLAIMS.claim_id)
    )
    query = select(CLAIMS.claim_id).join(tables.current, CURRENT.extraction == CLAIMS.extraction)
    found = connection.execute(query.where(CLAIMS.kind == kind.value, ~in_incident, ~in_tally)).scalars()
    return some(connection, list(found), kind)


def one(connection: Connection, claim_id: str) -> Claim:
    """The claim with this id, or with the only id that begins so: of the current reading, else of the latest with it.

    Raises:
        NotFoundError: if no extraction ever found it, or more than one id begins so.
    """
    is_current = exists(select(CURRENT.report).where(CURRENT.extraction == CLAIMS.extraction))
    for known in (CLAIMS.claim_id == claim_id, _begins(claim_id)):
        found = list(connection.execute(select(CLAIMS.claim_id).where(known).distinct().limit(_SHOWN + 1)).scalars())
        if len(found) > 1:
            some = ", ".join(sorted(found)[:_SHOWN]) + (" and more" if len(found) > _SHOWN else "")
            raise NotFoundError(f"{claim_id!r} fits {some}", remedy="give more characters")
        if found:
            query = select(CLAIMS.data).where(CLAIMS.claim_id == found[0])
            query = query.order_by(is_current.desc(), CLAIMS.seq.desc()).limit(1)
            return restore([connection.execute(query).scalar_one()])[0]
    raise NotFoundError(f"there is no claim {claim_id}", remedy="ids are listed by `harmledger show REPORT`")


def _begins(claim_id: str) -> ColumnElement[bool]:
    """Whether a claim's id begins so."""
    if not re.fullmatch(r"clm-[0-9a-f]*", claim_id):
        return false()
    return and_(CLAIMS.claim_id >= claim_id, CLAIMS.claim_id < f"{claim_id}g")


def unread(connection: Connection, extractor: str) -> Iterator[str]:
    """Ids of the reports that ``extractor`` has not read, in the order added."""
    read = exists(select(EXTRACTIONS.seq).where(EXTRACTIONS.report == REPORTS.seq, EXTRACTIONS.extractor == extractor))
    query = select(REPORTS.seq, REPORTS.report_id).where(~read)
    return (row.report_id for row in pages(connection, query, None, 0))


def outdated(connection: Connection, extractor: str, grounds: str) -> Iterator[str]:
    """Ids of the reports whose current reading is by another extractor or other lists, or that have none."""
    query = (
        select(REPORTS.seq, REPORTS.report_id)
        .outerjoin(tables.current, CURRENT.report == REPORTS.seq)
        .outerjoin(tables.extractions, EXTRACTIONS.seq == CURRENT.extraction)
        .where(or_(EXTRACTIONS.seq.is_(None), EXTRACTIONS.extractor != extractor, CURRENT.grounds != grounds))
    )
    return (row.report_id for row in pages(connection, query, None, 0))


def open_words(connection: Connection) -> Iterator[Claim]:
    """Claims of all current readings of which a date, a place, a party or a speaker could not be worked out."""
    start = 0
    query = held(None).add_columns(CLAIMS.seq).order_by(CLAIMS.seq).limit(PAGE)
    is_open = or_(CLAIMS.no_date == 1, CLAIMS.no_place == 1, CLAIMS.no_actor == 1)
    while True:
        page = connection.execute(query.where(is_open, CLAIMS.seq > start)).all()
        yield from restore([row.data for row in page])
        if len(page) < PAGE:
            return
        start = page[-1].seq


def extractors(connection: Connection, report: int) -> tuple[str, ...]:
    """The extractors that read a report, the current one last."""
    query = select(EXTRACTIONS.extractor).where(EXTRACTIONS.report == report).order_by(EXTRACTIONS.seq.desc())
    return tuple(reversed(list(dict.fromkeys(connection.execute(query).scalars()))))


def altered(row: Row[Any]) -> list[str]:
    """The columns of a claim's row that do not follow from its ``data``."""
    claim = restore([row.data])[0]
    expected: dict[str, Any] = {"claim_id": claim.claim_id, "kind": claim.kind} | flags(claim)
    return [name for name, value in expected.items() if getattr(row, name) != value]


def payload(seq: int, extraction: Extraction, new: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """What the journal keeps of an extraction."""
    told = {"extraction": seq, "extractor": extraction.extractor, "claims": hashes(new)}
    return told | ({"grounds": extraction.grounds} if extraction.grounds else {})


def expected(told: dict[str, Any]) -> list[tuple[str, str]]:
    """The claim ids and hashes that a journal payload made by :func:`payload` holds."""
    return [(str(claim_id), str(digest)) for claim_id, digest in told["claims"]]
