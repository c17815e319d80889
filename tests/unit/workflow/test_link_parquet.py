"""Linking from Parquet to Parquet: what goes in, what comes out, and what is refused."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from bench.linking_made import made
from harmledger.errors import ExportError, NotFoundError, QuestionError
from harmledger.link import record
from harmledger.model.claim import Claim
from harmledger.model.codec import from_json, to_json
from harmledger.model.incident import Incident
from harmledger.workflow.link_parquet import link_parquet


def write(path: Path, values: Iterable[Any], kind: Any = None) -> None:
    """One value a row, as JSON."""
    pq.write_table(pa.table({"data": [to_json(value, kind) for value in values]}), path)


@pytest.fixture
def lake(tmp_path: Path) -> Path:
    """A folder with reports and claims as Parquet."""
    reports, claims = made(40, seed=3)
    write(tmp_path / "reports.parquet", reports)
    write(tmp_path / "claims.parquet", claims, Claim)
    return tmp_path


def test_record_comes_out_as_it_is(lake: Path, tmp_path: Path) -> None:
    """Incidents, links and reasons are those of the record of the same reports and claims."""
    expected = record(*made(40, seed=3))
    assert link_parquet(lake, tmp_path / "out") == expected
    held = pq.read_table(tmp_path / "out" / "incidents.parquet").column("data").to_pylist()
    assert tuple(from_json(text, Incident) for text in held) == expected.incidents
    links = pq.read_table(tmp_path / "out" / "links.parquet").to_pylist()
    assert {(row["claim_id"], row["incident_id"]) for row in links} == {
        (claim, incident.incident_id) for incident in expected.incidents for claim in incident.claims
    }
    reasons = pq.read_table(tmp_path / "out" / "reasons.parquet").to_pylist()
    assert len(reasons) == sum(len(link.terms) for incident in expected.incidents for link in incident.links)


def test_parts_in_a_folder_are_one_table(lake: Path, tmp_path: Path) -> None:
    """What Spark writes, a folder of part files, is read as one table."""
    rows = pq.read_table(lake / "claims.parquet")
    (lake / "claims.parquet").unlink()
    (lake / "claims.parquet").mkdir()
    pq.write_table(rows.slice(0, 10), lake / "claims.parquet" / "part-0.parquet")
    pq.write_table(rows.slice(10), lake / "claims.parquet" / "part-1.parquet")
    assert link_parquet(lake, tmp_path / "out") == record(*made(40, seed=3))


def test_results_are_not_overwritten(lake: Path, tmp_path: Path) -> None:
    """A folder that holds results is refused, and named."""
    link_parquet(lake, tmp_path / "out")
    with pytest.raises(ExportError, match=r"incidents\.parquet already"):
        link_parquet(lake, tmp_path / "out")


def test_missing_table_is_named(lake: Path, tmp_path: Path) -> None:
    """Without claims there is nothing to link; the message says what is wanted."""
    (lake / "claims.parquet").unlink()
    with pytest.raises(NotFoundError, match=r"claims\.parquet is not there"):
        link_parquet(lake, tmp_path / "out")


def test_row_that_is_no_claim_is_named(lake: Path, tmp_path: Path) -> None:
    """The file and the number of the row stand in the message."""
    pq.write_table(pa.table({"data": ['{"kind": "nothing"}']}), lake / "claims.parquet")
    with pytest.raises(QuestionError, match=r"claims\.parquet, row 1: no claim"):
        link_parquet(lake, tmp_path / "out")
