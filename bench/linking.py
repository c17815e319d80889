"""How linking scales: ``python -m bench.linking 10000 100000 1000000`` links made-up claims and prints a row for each.

The reports are those of :mod:`bench.linking_made`. Steps: claims gathered into events, events compared and grouped into
incidents. Times are seconds on the clock and of the processors; memory is the most that the process ever held.
``--write`` puts the rows into ``docs/benchmarks.md``. ``--incidents`` also works out tolls, grades and places of every
incident, which is no part of linking proper.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any, TypeVar

from bench import page
from bench.linking_made import made
from harmledger.link.grounds.judged import Judged
from harmledger.link.grounds.provenance import Provenance
from harmledger.link.incidents import Sources, build
from harmledger.link.matching import names
from harmledger.link.matching.cluster import clusters
from harmledger.link.telling.events import events
from harmledger.workflow.link import unswept

T = TypeVar("T")


class Clock:
    """Seconds by step."""

    def __init__(self) -> None:
        self.found: dict[str, float] = {}

    def time(self, name: str, step: Callable[[], T]) -> T:
        """The step's result; its seconds are kept."""
        begun, worked = time.perf_counter(), time.process_time()
        result = step()
        self.found[f"{name}_s"] = round(time.perf_counter() - begun, 1)
        self.found[f"{name}_cpu_s"] = round(time.process_time() - worked, 1)
        return result


def measure(size: int, *, whole: bool) -> dict[str, Any]:
    """One row: how long each step takes with about so many claims."""
    reports, claims = made(size)
    by_id = {report.report_id: report for report in reports}
    origins = {report_id: report_id for report_id in by_id}
    ordered = sorted(claims, key=lambda claim: claim.claim_id)
    nobody = Judged((), ())
    clock = Clock()
    with unswept():
        told = clock.time("events", lambda: events(by_id, ordered, origins, nobody))
        found = clock.time("clusters", lambda: clusters(told, names.of_events(told, by_id), nobody))
    row = {"claims": len(claims), "reports": len(reports), "events": len(told), "incidents": len(found.groups)}
    if whole:
        sources = Sources(by_id, Provenance(origins))
        clock.time("incidents", lambda: [build(group, (), sources, nobody, found) for group in found.groups])
    total = round(clock.found["events_s"] + clock.found["clusters_s"], 1)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return (
        row | clock.found | {"linked_s": total, "us_per_claim": round(total / len(claims) * 1e6), "memory_mb": memory}
    )


def main() -> int:
    """Measure each size in a process of its own, so that none is helped or held up by another."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("sizes", nargs="*", type=int, default=[10_000, 100_000])
    parser.add_argument("--incidents", action="store_true", help="also work out every incident's tolls and grades")
    parser.add_argument("--write", action="store_true", help="put the rows into docs/benchmarks.md")
    parser.add_argument("--here", action="store_true", help="in this process; one size only")
    asked = parser.parse_args()
    if asked.here:
        print(json.dumps(measure(asked.sizes[0], whole=asked.incidents)), flush=True)
        return 0
    more = ["--incidents"] if asked.incidents else []
    rows: list[dict[str, Any]] = []
    for size in asked.sizes:
        command = [sys.executable, "-m", "bench.linking", str(size), "--here", *more]
        told = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
        print(told, end="", flush=True)
        rows.append(json.loads(told))
    if asked.write:
        _write(rows)
    return 0


def _write(rows: list[dict[str, Any]]) -> None:
    steps = [
        f"{row[name]} ({row[worked]})"
        for row in rows
        for name, worked in (("events_s", "events_cpu_s"), ("clusters_s", "clusters_cpu_s"))
    ]
    told = [
        (
            f"{row['claims']:,}",
            f"{row['events']:,}",
            f"{row['incidents']:,}",
            *steps[at * 2 : at * 2 + 2],
            f"{row['linked_s']}",
            f"{row['memory_mb']:,}",
        )
        for at, row in enumerate(rows)
    ]
    columns = (
        "claims",
        "events",
        "incidents",
        "events, s (processor)",
        "comparing and grouping, s (processor)",
        "in all, s",
        "most memory, MiB",
    )
    lines = [
        "## Linking",
        "",
        "Made-up reports as skewed as a war's record: claims gathered into events, events compared and grouped into",
        "incidents. Tolls, copies and the ledger are not in these figures. One process, in which DuckDB uses all",
        f"cores; {os.getloadavg()[1]:.0f} processes wanted the {os.cpu_count()} cores meanwhile.",
        "",
        *page.table(columns, told),
    ]
    page.put("linking", "python -m bench.linking --write", lines)


if __name__ == "__main__":
    raise SystemExit(main())
