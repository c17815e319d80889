"""The databases that the contract suites run over: SQLite, and a real PostgreSQL that is started here.

The server is the one of :mod:`bench.postgres`.
"""

from __future__ import annotations

import itertools
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from bench.postgres import Server, start
from harmledger.config import Settings


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL server, stopped and removed at the end."""
    folder = Path(tempfile.mkdtemp(prefix="harmledger-pg-"))
    try:
        try:
            server = start(folder)
        except OSError as error:
            if os.environ.get("CI"):
                pytest.fail(f"the PostgreSQL half of the contract did not run: {error}")
            pytest.skip(str(error))
        yield server
        server.run("pg_ctl", "-D", str(folder / "data"), "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


_numbers = itertools.count(1)


@pytest.fixture
def postgres(server: Server) -> Iterator[str]:
    """The address of an empty schema of its own."""
    name = f"t{next(_numbers)}"
    with psycopg.connect(server.address, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {name}".encode())
    yield f"{server.address}&options=-csearch_path%3D{name}"
    with psycopg.connect(server.address, autocommit=True) as connection:
        connection.execute(f"DROP SCHEMA {name} CASCADE".encode())


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def location(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a ledger can be made, on each database in turn."""
    if request.param == "postgresql":
        return str(request.getfixturevalue("postgres"))
    return str(tmp_path / "ledger")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings that do not wait long for a lock, and keep a server ledger's bytes beside the test."""
    return Settings(lock_timeout=0.3, blobs=str(tmp_path / "blobs"))
