"""The pages of a large ledger under load: what each takes of the processor, then a crowd of readers and reviewers.

``python -m bench.web.load LEDGER`` (a folder or a ``postgresql://`` address) asks every page and filter within this
process (:mod:`bench.web.inside`), then serves the ledger in a process of its own and lets a crowd at it over HTTP
(:mod:`bench.web.crowd`). ``--write`` puts the table into ``docs/benchmarks.md``.
"""

from __future__ import annotations

import argparse
import os
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import httpx

from bench.web.asked import known, pages
from bench.web.crowd import Crowd, crowd
from bench.web.inside import Worked, line, measured, opened
from bench.web.spread import share
from harmledger.config import Settings

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "benchmarks.md"
CROWD = (50, 5)


@dataclass(frozen=True, slots=True)
class Served:
    """A server: its address, its process, and the file that its complaints go to."""

    base: str
    process: int
    complaints: IO[str]

    def told(self) -> str:
        """What it complained of so far."""
        self.complaints.seek(0)
        return self.complaints.read()


@contextmanager
def served(ledger: str, blobs: str) -> Iterator[Served]:
    """The ledger's pages on a free port."""
    begin = "from harmledger.cli.start import main; main()"
    command = [sys.executable, "-c", begin, "--ledger", ledger, "serve", "--port", "0"]
    env = os.environ | ({"HARMLEDGER_BLOBS": blobs} if blobs else {})
    with (
        tempfile.TemporaryFile("w+") as complaints,
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=complaints, text=True, env=env) as process,
    ):
        try:
            told = process.stdout.readline() if process.stdout is not None else ""
            found = re.search(r"http://\S+", told)
            if found is None:
                raise SystemExit(f"the server did not start: {told or 'it ended without a word'}")
            yield Served(found[0], process.pid, complaints)
        finally:
            process.send_signal(signal.SIGINT)


def memory_mib(process: int) -> tuple[float, float]:
    """Resident memory of a process now, and the most it ever had, in MiB."""
    text = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    sizes = {name: int(size) / 1024 for name, size in re.findall(r"(VmRSS|VmHWM):\s+(\d+) kB", text)}
    return sizes["VmRSS"], sizes["VmHWM"]


def one_by_one(ledger: str, settings: Settings, times: int) -> tuple[float, list[Worked]]:
    """What the first page takes, when columns are read, and each page after it; seconds of the processor."""
    found = []
    with opened(ledger, settings) as inside:
        first = inside.ask("/").worked
        for worked in measured(inside, pages(known(inside.text)), times):
            print(line(worked), flush=True)
            found.append(worked)
    return first, found


def together(ledger: str, blobs: str, people: tuple[int, int], seconds: float) -> tuple[Crowd, list[str]]:
    """What a crowd met, and in words what the server had to say about itself."""
    with served(ledger, blobs) as server:
        with httpx.Client(base_url=server.base, timeout=120, follow_redirects=True) as client:
            begun = time.perf_counter()
            client.get("/")
            waited = time.perf_counter() - begun
            names = known(lambda address: client.get(address).text)
        met = crowd(server.base, names, people, seconds)
        now, most = memory_mib(server.process)
        complaints = server.told()
    if complaints:
        print(complaints[-4000:])
    told = [f"First page {waited:.1f} s after the server was up."]
    told += [f"Memory of the server: {now:,.0f} MiB at the end, {most:,.0f} MiB at most."]
    told += [f"Lines that the server complained in: {len(complaints.splitlines())}."]
    return met, told


def table(first: float, took: list[Worked]) -> list[str]:
    """Pages and their times, as Markdown."""
    lines = ["| page | p50 (ms) | p95 (ms) | most (ms) |", "| --- | ---: | ---: | ---: |"]
    lines += [
        f"| {one.name} | {statistics.median(one.times) * 1000:.0f} | {share(one.times, 0.95) * 1000:.0f}"
        f" | {max(one.times) * 1000:.0f} |"
        for one in took
    ]
    failed = sum(one.failed for one in took)
    asked = sum(len(one.times) for one in took)
    return [
        *lines,
        "",
        f"{asked:,} answers, {failed} faults; reading the columns once, {first:.1f} s of the processor.",
    ]


def main() -> None:
    """Measure as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ledger")
    parser.add_argument("--blobs", default="", help="folder of the captured bytes, for a ledger on PostgreSQL")
    parser.add_argument("--times", type=int, default=40, help="how often each page is asked for; 0 leaves this out")
    parser.add_argument("--crowd", type=int, nargs=2, default=CROWD, metavar=("READERS", "REVIEWERS"))
    parser.add_argument("--minutes", type=float, default=5.0, help="how long the crowd asks; 0 leaves it out")
    parser.add_argument("--write", action="store_true", help="put the table into docs/benchmarks.md")
    asked = parser.parse_args()
    kind = "PostgreSQL" if "://" in asked.ledger else "SQLite"
    parts = [f"### {kind}"]
    if asked.times:
        parts += ["", *table(*one_by_one(asked.ledger, Settings(ledger=asked.ledger, blobs=asked.blobs), asked.times))]
    if asked.minutes:
        met, told = together(asked.ledger, asked.blobs, tuple(asked.crowd), asked.minutes * 60)
        load = os.getloadavg()[1]
        parts += ["", *met.lines(), *told]
        parts += [f"The clients ran on the same {os.cpu_count()} cores; load average meanwhile {load:.1f}."]
    text = "\n".join(parts)
    print(text)
    if asked.write:
        _write(text, kind)
    if asked.minutes and not met.is_well:
        raise SystemExit(1)


def _write(text: str, kind: str) -> None:
    begin, end = f"<!-- pages, {kind}: made by `make bench-web` -->", f"<!-- end of pages, {kind} -->"
    whole = PAGE.read_text(encoding="utf-8")
    part = f"{begin}\n{text}\n{end}"
    if begin in whole:
        before, rest = whole.split(begin, 1)
        whole = before + part + rest.split(end, 1)[1]
    else:
        whole = whole.rstrip() + f"\n\n{part}\n"
    PAGE.write_text(whole, encoding="utf-8")


if __name__ == "__main__":
    main()
