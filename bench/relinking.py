"""What one more report costs: ``python -m bench.relinking 10000 100000`` adds made-up reports, links, and adds more.

A ledger on SQLite in a temporary folder gets so many claims (:mod:`bench.linking_made`) and is linked; then one report
after another is added and linked by itself. A row for each size: seconds of the first linking, and of one more report,
on the clock and of the processor, in the middle and at the most. ``--write`` puts the rows into
``docs/benchmarks.md``, and what a report costs of the processor into a chart beside it.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from bench import page
from bench.linking_made import made
from harmledger.config import Settings
from harmledger.ledger import Store
from harmledger.model.claim import Claim, Extraction
from harmledger.model.report import Capture, Report
from harmledger.workflow.link import link

_ONE_BY_ONE = 20
_ONCE = 2_000
_CHART = "pictures/one-more-report.svg"


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
    parser.add_argument("sizes", nargs="*", type=int, default=[10_000, 30_000, 100_000])
    parser.add_argument("--write", action="store_true", help="put the rows into docs/benchmarks.md, with a chart")
    asked = parser.parse_args()
    rows = []
    for size in asked.sizes:
        with tempfile.TemporaryDirectory() as folder:
            rows.append(measure(size, Path(folder)))
        print(json.dumps(rows[-1]), flush=True)
    if asked.write:
        _write(rows)
    return 0


def _write(rows: Sequence[Mapping[str, Any]]) -> None:
    _draw(rows)
    told = [
        (
            f"{row['claims']:,}",
            f"{row['reports']:,}",
            f"{row['all_s']} ({row['all_cpu_s']})",
            f"{row['one_s']}, {row['one_most_s']}",
            f"{row['one_cpu_s']}, {row['one_most_cpu_s']}",
        )
        for row in rows
    ]
    columns = (
        "claims",
        "reports",
        "linking all, s (processor)",
        "one more: middle, most, s",
        "of processor: middle, most, s",
    )
    lines = [
        "### One more report",
        "",
        "A ledger on SQLite with made-up claims, linked, and then one report after another added and linked by itself:",
        f"{_ONE_BY_ONE} reports each. {os.getloadavg()[1]:.0f} processes wanted the {os.cpu_count()} cores meanwhile.",
        "",
        *page.table(columns, told),
        "",
        f"![Processor time of one more report by the number of claims in the ledger]({_CHART})",
    ]
    page.put("one more report", "python -m bench.relinking --write", lines)


def _draw(rows: Sequence[Mapping[str, Any]]) -> None:
    """What one more report costs of the processor, over the claims of the ledger, as SVG that is always the same."""
    import matplotlib as mpl  # noqa: PLC0415 - drawing alone needs it

    mpl.use("svg")
    from matplotlib import pyplot as plt  # noqa: PLC0415 - as above

    with mpl.rc_context({"svg.hashsalt": "one more report", "svg.fonttype": "none"}):
        figure, axes = plt.subplots(figsize=(7, 3.2), layout="constrained")
        claims = [row["claims"] for row in rows]
        axes.plot(claims, [row["one_cpu_s"] for row in rows], marker="o", label="middle")
        axes.plot(claims, [row["one_most_cpu_s"] for row in rows], marker="^", linestyle="--", label="most")
        axes.set(xscale="log", xlabel="claims in the ledger", ylabel="processor time, s")
        axes.set_ylim(bottom=0)
        axes.grid(visible=True, alpha=0.3)
        axes.legend()
        figure.savefig(page.DOCS / _CHART, metadata={"Date": None})
        plt.close(figure)


if __name__ == "__main__":
    raise SystemExit(main())
