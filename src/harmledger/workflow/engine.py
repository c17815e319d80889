"""What runs the comparing of events, by name: DuckDB on this machine, or Apache Spark."""

from __future__ import annotations

import importlib.util
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import Any

from harmledger.errors import MissingExtraError
from harmledger.link.matching.engines import Engine, by_size


class EngineName(StrEnum):
    """Engines that can be asked for."""

    DUCKDB = "duckdb"
    SPARK = "spark"


@contextmanager
def engine_of(name: EngineName) -> Iterator[Engine]:
    """The engine of this name, ready for use; what was started for it is stopped afterwards.

    Spark is set up as its own configuration says (``SPARK_CONF_DIR``, ``SPARK_HOME``); without any it uses all cores of
    this machine. A session that is active already is used as it is, and left running.

    Raises:
        MissingExtraError: for Spark where PySpark or Java is not there.
    """
    if name is EngineName.DUCKDB:
        yield by_size
        return
    _check_spark()
    from pyspark.sql import SparkSession  # noqa: PLC0415 - an extra, and slow to load

    from harmledger.link.matching.on_spark import on_spark  # noqa: PLC0415 - as above

    stood = SparkSession.getActiveSession()
    if stood is not None:
        yield on_spark(stood)
        return
    with tempfile.TemporaryDirectory(prefix="harmledger-spark-") as folder:
        # Linking keeps no tables, yet Spark makes a folder for some, in the current one unless it is told where.
        told: dict[str, Any] = {"spark.sql.warehouse.dir": folder, "spark.ui.showConsoleProgress": "false"}
        session = SparkSession.builder.appName("harmledger link").config(map=told).getOrCreate()
        try:
            yield on_spark(session)
        finally:
            session.stop()


def _check_spark() -> None:
    if importlib.util.find_spec("pyspark") is None:
        raise MissingExtraError(
            "linking on Spark needs PySpark, which is not installed", remedy="pip install 'harmledger[spark]'"
        )
    home = os.environ.get("JAVA_HOME")
    if shutil.which("java", path=f"{home}/bin" if home else None) is None:
        raise MissingExtraError(
            f"linking on Spark needs Java, which is not in {home}/bin"
            if home
            else "linking on Spark needs Java, which is not on the PATH",
            remedy="install Java 17 or later and set JAVA_HOME to it, or link with --engine duckdb",
        )
