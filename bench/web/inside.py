"""What each page takes of the processor: asked within this process, so that busy neighbours do not count.

``python -m bench.web.inside LEDGER`` asks every page of :mod:`bench.web.asked` of the application itself, without a
network, and prints the processor time of each answer: that of this process, and on PostgreSQL that of the server's
processes too, as far as they run on this machine.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import random
import statistics
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from anyio.from_thread import start_blocking_portal

from bench.web.asked import Address, known, pages
from bench.web.spread import share
from harmledger.config import Settings
from harmledger.web.app import create_app
from harmledger.workflow.pages import pages as answers

HOST = b"127.0.0.1"
BOUND = 0.1
"""Seconds of the processor that no page should take."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer, and the seconds of processor time that it took."""

    status: int
    body: bytes
    worked: float


@dataclass(frozen=True, slots=True)
class Worked:
    """Processor times of one page, in seconds, and how many answers were no success; the slowest address."""

    name: str
    times: list[float]
    failed: int
    worst: str


class Inside:
    """The pages' application, asked without a network; one question at a time."""

    def __init__(self, app: Any, *, is_server: bool) -> None:
        self._app = app
        self._is_server = is_server
        self._held = ExitStack()
        # A thread of its own: whoever measures may be within a loop already.
        self._portal = self._held.enter_context(start_blocking_portal())

    def ask(self, address: str) -> Answer:
        """The answer to a GET request."""
        before = self._clock()
        status, body = self._portal.call(self._answered, address)
        return Answer(status, body, self._clock() - before)

    def text(self, address: str) -> str:
        """The page at an address."""
        return self.ask(address).body.decode()

    def close(self) -> None:
        """End the threads that answered."""
        self._held.close()

    def _clock(self) -> float:
        return time.process_time() + (_database_time() if self._is_server else 0.0)

    async def _answered(self, address: str) -> tuple[int, bytes]:
        parts = urlsplit(address)
        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": "GET",
            "scheme": "http",
            "path": unquote(parts.path),
            "raw_path": parts.path.encode(),
            "query_string": parts.query.encode(),
            "root_path": "",
            "headers": [(b"host", HOST), (b"accept", b"text/html,application/json")],
            "client": ("127.0.0.1", 1),
            "server": ("127.0.0.1", 80),
            "state": {},
        }
        got: list[bytes] = []
        status = 0
        sent = False

        async def receive() -> dict[str, Any]:
            nonlocal sent
            if sent:  # whoever waits for the end of the connection waits until the answer is made
                await asyncio.Event().wait()
            sent = True
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message: dict[str, Any]) -> None:
            nonlocal status
            status = message.get("status", status)
            got.append(message.get("body", b""))

        await self._app(scope, receive, send)
        return status, b"".join(got)


def _database_time() -> float:
    """Seconds of the processor that PostgreSQL's processes on this machine have taken so far."""
    total = 0
    for path in Path("/proc").glob("[0-9]*"):
        try:
            if (path / "comm").read_text(encoding="utf-8").startswith("postgres"):
                total += int((path / "schedstat").read_text(encoding="ascii").split()[0])
        except (FileNotFoundError, ProcessLookupError):
            continue  # it ended meanwhile
    return total / 1e9


@contextmanager
def opened(ledger: str, settings: Settings) -> Iterator[Inside]:
    """The pages over a ledger (a folder or a ``postgresql://`` address)."""
    with answers(settings) as data:
        inside = Inside(create_app(data, settings), is_server="://" in ledger)
        try:
            yield inside
        finally:
            inside.close()


def measured(inside: Inside, addresses: dict[str, Address], times: int) -> Iterator[Worked]:
    """Each page asked for so many times; the first answer, which may have to read what others share, is not counted."""
    for name, address in addresses.items():
        chance = random.Random(11)  # noqa: S311  # nothing secret
        inside.ask(address(chance))
        took, failed, worst = [], 0, (0.0, "")
        gc.collect()
        for _ in range(times):
            asked = address(chance)
            answer = inside.ask(asked)
            took.append(answer.worked)
            failed += answer.status >= 400
            worst = max(worst, (answer.worked, asked))
        yield Worked(name, took, failed, worst[1])


def line(worked: Worked) -> str:
    """One page's times, for people to read."""
    middle, late, most = (
        1000 * part for part in (statistics.median(worked.times), share(worked.times, 0.95), max(worked.times))
    )
    mark = " !" if late > BOUND * 1000 else "  "
    failed = f" {worked.failed} FAILED" if worked.failed else ""
    return f"{worked.name:32} {middle:7.1f} {late:7.1f} {most:7.1f} ms{mark}{failed}  {worked.worst[:110]}"


def main() -> None:
    """Measure as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ledger")
    parser.add_argument("--times", type=int, default=40, help="how often each page is asked for")
    parser.add_argument("--only", default="", help="only pages whose name holds this")
    asked = parser.parse_args()
    with opened(asked.ledger, Settings(ledger=asked.ledger)) as inside:
        first = inside.ask("/")
        print(f"first page: {first.worked:.2f} s of the processor")
        found = pages(known(inside.text))
        for worked in measured(inside, {k: v for k, v in found.items() if asked.only in k}, asked.times):
            print(line(worked), flush=True)


if __name__ == "__main__":
    main()
