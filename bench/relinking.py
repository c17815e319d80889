"""What one more report costs: ``python -m bench.relinking 10000 100000`` adds made-up reports, links, and adds more.

A ledger on SQLite in a temporary folder gets so many claims (:mod:`bench.linking_made`) and is linked; then one report
after another is added and linked by itself. A row for each size: seconds of the first linking, and of one more report,
on the clock and of the processor, in the middle and at the most.
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.linking_made import made
from harmledger.config import Settings
from harmledger.ledger import Store
from harmledger.model.claim import Claim, Extraction
from harmledger.model.report import Capture, Report
from harmledger.workflow.link import link

_ONE_BY_ONE = 20
_ONCE = 2_000


Told = dict[str, list[Claim]]
"""Claims by their report."""


def fill(store: Store, size: int, keep_back: int = 0) -> tuple[list[Report], Told]:
    """Put about so many made-up claims into a ledger, with their reports but for the last few.

    Returns:
        The reports that were kept back, and the claims of all.
    """
    reports, claims = made(size)
    told: Told = defaultdict(list)
    for claim in claims:
        told[claim.report_id].append(claim)
    first, more = reports[: len(reports) - keep_back], reports[len(reports) - keep_back :]
    for start in range(0, len(first), _ONCE):
        add(store, first[start : start + _ONCE], told)
    return more, told


def measure(size: int, folder: Path) -> dict[str, Any]:
    """One row, for about so many claims."""
    settings = Settings(ledger=str(folder / "made.ledger"))
    with Store.create(settings.ledger, settings) as store:
        more, told = fill(store, size, _ONE_BY_ONE)
        whole = _linked(store)
        each = []
        for report in more:
            add(store, [report], told)
            each.append(_linked(store))
    wall, worked = ([row[at] for row in each] for at in (0, 1))
    return {
        "claims": sum(map(len, told.values())),
        "reports": len(told),
        "all_s": round(whole[0], 1),
        "all_cpu_s": round(whole[1], 1),
        "one_s": round(statistics.median(wall), 2),
        "one_most_s": round(max(wall), 2),
        "one_cpu_s": round(statistics.median(worked), 2),
        "one_most_cpu_s": round(max(worked), 2),
    }


def add(store: Store, reports: Sequence[Report], told: Told) -> None:
    """Put made-up reports and their claims into a ledger, in one transaction."""
    with store.session(write=True) as session:
        for report in reports:
            # what the made report's id is the hash of
            name = report.text.split(":")[0].removeprefix("Report ")
            session.add_report(Capture(report, name.encode()))
            session.add_extraction(Extraction(report.report_id, "made", tuple(told[report.report_id])))


def _linked(store: Store) -> tuple[float, float]:
    begun, worked = time.perf_counter(), time.process_time()
    link(store)
    return time.perf_counter() - begun, time.process_time() - worked


def main() -> int:
    """Measure each size."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("sizes", nargs="*", type=int, default=[10_000, 100_000])
    for size in parser.parse_args().sizes:
        with tempfile.TemporaryDirectory() as folder:
            print(json.dumps(measure(size, Path(folder))), flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
