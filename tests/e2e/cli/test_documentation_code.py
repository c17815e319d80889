"""The code in the documentation runs, and its tables are what it promises."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pytest

import harmledger
from harmledger.workflow.link_parquet import link_parquet
from tests.e2e.cli.conftest import ROOT, SAMPLES, Run, environment, lines

PYTHON = ROOT / "docs" / "how-to" / "python.md"
SPARK = ROOT / "docs" / "how-to" / "spark.md"


def blocks(page: Path = PYTHON) -> list[str]:
    """The Python blocks of a page, in order."""
    return re.findall(r"```python\n(.*?)```", page.read_text(encoding="utf-8"), flags=re.DOTALL)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as the page imagines it, after its code has run there."""
    place = tmp_path_factory.mktemp("page")
    shutil.copytree(SAMPLES, place / "samples" / "idlib")
    shutil.copy(SAMPLES / "20-april-shelling.html", place / "report.html")
    code = "\n".join(["import warnings", "warnings.simplefilter('error')", *blocks()])
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=place, env=environment(), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    (place / "printed").write_text(done.stdout, encoding="utf-8")
    return place


def test_page_has_code_and_all_of_it_ran(folder: Path) -> None:
    """What the page prints is a count and a range, and its export is there."""
    assert len(blocks()) >= 2
    printed = (folder / "printed").read_text(encoding="utf-8").splitlines()
    assert printed[0] == "27 reports; []"
    assert re.match(r"\d+ \d+ (\d+|None) \('inc-", printed[1])
    assert (folder / "idlib.geojson").stat().st_size > 1000


def test_what_is_read_becomes_a_lake_and_a_record(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page on Spark: what `extract` prints becomes Parquet, and linked that gives the record of a ledger."""
    shutil.copytree(SAMPLES, tmp_path / "samples" / "idlib")
    (tmp_path / "read.jsonl").write_text(
        run("extract", "samples/idlib", "--jsonl", "--extractor", "rules").stdout, encoding="utf-8"
    )
    monkeypatch.chdir(tmp_path)
    exec(compile(blocks(SPARK)[0], "spark.md", "exec"), {})  # noqa: S102 - our own page
    made = link_parquet(tmp_path / "lake", tmp_path / "record")
    run("init", "l")
    run("-l", "l", "add", "samples/idlib", "--extractor", "rules")
    run("-l", "l", "link")
    expected = {incident["incident_id"] for incident in lines(run("-l", "l", "incidents", "--json"))}
    assert {incident.incident_id for incident in made.incidents} == expected


TABLES = ("reports", "claims", "incidents", "tallies", "agreements", "control", "displacement", "skips")


@pytest.mark.parametrize("name", TABLES)
def test_rows_turn_into_tables(name: str, folder: Path) -> None:
    """In pandas and Arrow: one row a value, one column a field, the same words in both."""
    with harmledger.open(folder / "idlib.ledger") as ledger:
        rows: Any = getattr(ledger, name)()
    assert rows or name == "skips"
    frame, table = rows.to_pandas(), rows.to_arrow()
    assert isinstance(frame, pd.DataFrame)
    assert isinstance(table, pa.Table)
    assert len(frame) == table.num_rows == len(rows)
    assert list(frame.columns) == table.column_names
    if rows:
        assert {field for item in rows.to_dicts() for field in item} == set(frame.columns)
        first = table.column_names[0]
        assert table[first].to_pylist() == [item[first] for item in rows.to_dicts()]


def test_claims_of_all_kinds_fit_one_table(folder: Path) -> None:
    """Mixed kinds: a field that a kind has not is empty, never another kind's, and whole numbers stay whole."""
    with harmledger.open(folder / "idlib.ledger") as ledger:
        claims = ledger.claims()
    frame, table = claims.to_pandas(), claims.to_arrow()
    assert frame["kind"].nunique() >= 6
    casualties = frame[frame["kind"] == "casualty"]
    others = frame[~frame["kind"].isin(["casualty"])]
    assert casualties["outcome"].notna().all()
    assert others["outcome"].isna().all()
    assert pa.types.is_integer(table.schema.field("value").type)
    assert pd.api.types.is_integer_dtype(frame["value"])
    assert int(frame["value"].sum()) == sum(getattr(claim, "value", None) or 0 for claim in claims)


def test_dates_are_dates(folder: Path) -> None:
    """A column of days or moments has that type in both kinds of table, so that it can be compared and grouped."""
    with harmledger.open(folder / "idlib.ledger") as ledger:
        reports = ledger.reports()
    table, frame = reports.to_arrow(), reports.to_pandas()
    assert pa.types.is_date(table.schema.field("published").type)
    assert pa.types.is_timestamp(table.schema.field("captured_at").type)
    assert pd.api.types.is_datetime64_any_dtype(frame["captured_at"])
    assert pd.api.types.is_datetime64_any_dtype(frame["published"])


def test_tables_are_written_and_read_again(folder: Path, tmp_path: Path) -> None:
    """Arrow tables go to Parquet and come back the same; an empty list is an empty table."""
    from pyarrow import parquet  # noqa: PLC0415  (heavy, for this test alone)

    with harmledger.open(folder / "idlib.ledger") as ledger:
        for rows in (ledger.incidents(), ledger.claims(), ledger.reports()):
            parquet.write_table(rows.to_arrow(), tmp_path / "rows.parquet")
            assert parquet.read_table(tmp_path / "rows.parquet").num_rows == len(rows)
        none = ledger.claims(kind="breach")[:0]
    assert none.to_arrow().num_rows == 0
    assert none.to_pandas().empty
