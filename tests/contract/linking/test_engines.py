"""One behaviour over every engine: DuckDB alone, Splink on DuckDB and Splink on Spark give the same record."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from bench.linking_made import made
from harmledger.link import record
from harmledger.link.matching import engines
from harmledger.link.matching.engines import Engine
from harmledger.model.incident import Record
from tests.contract.linking.sparking import spark_session


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    """A Spark session on this machine."""
    session = spark_session()
    yield session
    session.stop()


@pytest.fixture(scope="module")
def expected() -> Record:
    """The record by DuckDB alone."""
    reports, claims = made(400, seed=11)
    return record(reports, claims, engine=engines.plain)


@pytest.fixture(params=["splink", "spark"])
def engine(request: pytest.FixtureRequest) -> Engine:
    """Each engine but the one that is compared with."""
    if request.param == "splink":
        return engines.splink
    from harmledger.link.matching.on_spark import on_spark  # noqa: PLC0415 - only where it is asked for

    chosen: Callable[..., Engine] = on_spark
    return chosen(request.getfixturevalue("spark"))


def test_engines_give_the_same_record(engine: Engine, expected: Record) -> None:
    """Clusters, weights and reasons are the same whatever runs the comparing."""
    reports, claims = made(400, seed=11)
    found = record(reports, claims, engine=engine)
    assert len(expected.incidents) < len({claim.report_id for claim in claims})
    assert found == expected
