"""Linking without a ledger: reports and claims as Parquet in, incidents and links as Parquet out.

For pipelines that keep their data in a lake, and for Spark. What comes in:

* ``reports.parquet`` and ``claims.parquet``, each a file or a folder of files, with a column ``data`` that holds one
  report or one claim as JSON, as ``harmledger extract --jsonl`` prints them.

What goes out:

* ``incidents.parquet``: ``incident_id`` and ``data``, the incident as ``harmledger incidents --json`` prints it;
* ``links.parquet``: one row a claim: ``claim_id``, ``report_id`` and ``incident_id``;
* ``reasons.parquet``: one row a term: ``incident_id``, ``claim_id``, ``other_id``, the link's ``weight`` in bits, and
  ``term``, its ``bits`` and ``words``.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pydantic

from harmledger import link as linking
from harmledger.errors import ExportError, NotFoundError, QuestionError
from harmledger.link.matching.engines import Engine, by_size
from harmledger.model.claim import Claim
from harmledger.model.codec import from_json, to_json
from harmledger.model.incident import Record
from harmledger.model.report import Report

_ONCE = 10_000


def link_parquet(source: Path, out: Path, engine: Engine = by_size) -> Record:
    """Link the reports and claims in ``source`` and write incidents, links and reasons to ``out``.

    Args:
        source: the folder that holds ``reports.parquet`` and ``claims.parquet``.
        out: the folder to write to; made where it is not there.
        engine: what compares: ``harmledger.link.matching.on_spark.on_spark(session)`` for Spark.

    Returns:
        The whole record, of which only incidents and links are written.

    Raises:
        NotFoundError: where one of the two is not there, or a claim's report is not.
        QuestionError: where a row is no report or claim; the message names the file and the row.
        ExportError: where ``out`` holds results already.
    """
    existing = [name for name in ("incidents", "links", "reasons") if (out / f"{name}.parquet").exists()]
    if existing:
        raise ExportError(f"{out} holds {existing[0]}.parquet already", remedy="name another folder, or remove it")
    reports: list[Report] = list(_read(source / "reports.parquet", Report))
    claims: list[Any] = list(_read(source / "claims.parquet", Claim))
    record = linking.record(reports, claims, engine=engine)
    out.mkdir(parents=True, exist_ok=True)
    home = {claim.claim_id: claim.report_id for claim in claims}
    pq.write_table(_incidents(record), out / "incidents.parquet")
    pq.write_table(_links(record, home), out / "links.parquet")
    pq.write_table(_reasons(record), out / "reasons.parquet")
    return record


def _read(path: Path, kind: Any) -> Iterator[Any]:
    if not path.exists():
        raise NotFoundError(f"{path} is not there", remedy="linking wants reports.parquet and claims.parquet")
    number = 0
    for part in sorted(path.glob("*.parquet")) if path.is_dir() else [path]:
        with pq.ParquetFile(part) as file:
            for batch in file.iter_batches(_ONCE, columns=["data"]):
                for text in batch.column("data").to_pylist():
                    number += 1
                    yield _value(text, kind, path, number)


def _value(text: str, kind: Any, path: Path, number: int) -> Any:
    try:
        return from_json(text, kind)
    except pydantic.ValidationError as error:
        raise QuestionError(f"{path}, row {number}: no {_kind_name(kind)}: {error}") from error


def _kind_name(kind: Any) -> str:
    """What a row should have been, in a word."""
    return "report" if kind is Report else "claim"


def _incidents(record: Record) -> pa.Table:
    rows = [{"incident_id": incident.incident_id, "data": to_json(incident)} for incident in record.incidents]
    return pa.Table.from_pylist(rows, schema=pa.schema([("incident_id", pa.string()), ("data", pa.string())]))


def _links(record: Record, home: dict[str, str]) -> pa.Table:
    names = ("claim_id", "report_id", "incident_id")
    rows = [
        {"claim_id": claim, "report_id": home[claim], "incident_id": incident.incident_id}
        for incident in record.incidents
        for claim in incident.claims
    ]
    return pa.Table.from_pylist(rows, schema=pa.schema([(name, pa.string()) for name in names]))


def _reasons(record: Record) -> pa.Table:
    texts, numbers = ("incident_id", "claim_id", "other_id", "term", "words"), ("weight", "bits")
    rows = [
        {
            "incident_id": incident.incident_id,
            "claim_id": link.claim_id,
            "other_id": link.other_id,
            "term": term.name,
            "words": term.reason,
            "weight": link.weight,
            "bits": term.weight,
        }
        for incident in record.incidents
        for link in incident.links
        for term in link.terms
    ]
    schema = [(name, pa.string()) for name in texts] + [(name, pa.float64()) for name in numbers]
    return pa.Table.from_pylist(rows, schema=pa.schema(schema))
