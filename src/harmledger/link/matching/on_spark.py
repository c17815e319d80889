"""Comparing on Apache Spark: Splink's other backend, with the same comparisons and weights, over Parquet."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from harmledger.link.matching.engines import BARRED, MEETING, Engine, Meeting, Wanted, predicted
from harmledger.link.matching.weights import Weights

_EXCLUDED = "spark.sql.optimizer.excludedRules"
_AS_ONE = "spark.sql.codegen.wholeStage"
_COLLAPSE = "org.apache.spark.sql.catalyst.optimizer.CollapseProject"


def on_spark(session: Any, folder: Path | None = None) -> Engine:
    """An engine that compares on Spark.

    Args:
        session: a ``pyspark.sql.SparkSession``.
        folder: where tables are handed over as Parquet, as all machines of the session see it; None: a temporary
            folder, which serves where driver and workers are one machine.
    """

    def compare(events: pa.Table, wanted: Wanted, weights: Weights) -> pa.Table:
        from splink import SparkAPI  # noqa: PLC0415 - only where pyspark is there

        with _handed_over(folder) as place, _planned(session):
            _views(session, place, events, wanted)
            # Parquet breaks Splink's plans into steps, so that no step is worked out twice.
            api: Any = SparkAPI(  # type: ignore[no-untyped-call]
                spark_session=session,
                break_lineage_method="persist",
                num_partitions_on_repartition=_partitions(session),
                # They come in a jar, and our comparisons use none of them.
                register_udfs_automatically=False,
            )
            found = predicted(api, session.table("events"), session.sql(BARRED), weights)
            table = found.as_spark_dataframe().select("unique_id_l", "unique_id_r", "match_weight").toArrow()
        return table.sort_by([("unique_id_l", "ascending"), ("unique_id_r", "ascending")])

    return compare


@contextmanager
def _planned(session: Any) -> Iterator[None]:
    """Have Spark plan as suits long selections; what it was set to before is set again.

    It would put what a comparison says into every place where that is used, a level's weight for one, and make one
    program of all that is done with a pair: some twenty comparisons are too long for Java to compile like that.
    """
    before = {name: session.conf.get(name, None) for name in (_EXCLUDED, _AS_ONE)}
    session.conf.set(_EXCLUDED, ",".join(filter(None, (before[_EXCLUDED], _COLLAPSE))))
    session.conf.set(_AS_ONE, "false")
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                session.conf.unset(name)
            else:
                session.conf.set(name, value)


@contextmanager
def _handed_over(folder: Path | None) -> Iterator[Path]:
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix="harmledger-") as place:
        yield Path(place)


def _views(session: Any, place: Path, events: pa.Table, wanted: Wanted) -> None:
    """The tables as views of the session, by way of Parquet; ``pairs`` are what is wanted."""
    tables = {"events": events}
    tables |= {"offers": wanted.offers, "asks": wanted.asks} if isinstance(wanted, Meeting) else {"pairs": wanted.pairs}
    for name, table in tables.items():
        pq.write_table(table, place / f"{name}.parquet")
        session.read.parquet(str(place / f"{name}.parquet")).createOrReplaceTempView(name)
    if isinstance(wanted, Meeting):
        session.sql(MEETING).createOrReplaceTempView("pairs")


def _partitions(session: Any) -> int:
    return int(session.sparkContext.defaultParallelism)
