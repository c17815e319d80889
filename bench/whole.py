"""The whole job at scale: ``python -m bench.whole 100000`` adds made-up reports, links, checks and exports them.

Reports of some eighty words in JSON Lines, a thousand a file: each tells of one attack in a town of north-west Syria,
one in five in the words of an earlier one. The commands are those that users give, each in a process of its own: a row
for each has its seconds on the clock and of the processors, with those of its helpers, and the most memory that the
largest of its processes held. ``--write`` puts the rows into ``docs/benchmarks.md``.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from bench import page

_FILE = 1_000
_TOWNS = (
    "Saraqib", "Binnish", "Ariha", "Maarrat Misrin", "Kafr Nabl", "Sarmin", "Salqin", "Harim", "Darkush", "Taftanaz",
    "Khan Shaykhun", "Maarrat al-Numan", "Jisr al-Shughur", "Kafr Takharim", "Atarib", "Azaz", "Al-Bab", "Afrin",
)  # fmt: skip
_PLACES = ("a market", "a school", "a bakery", "a clinic", "a house", "a mosque", "a bus station", "an apartment block")
_MEANS = ("An air strike", "Artillery shelling", "A rocket attack", "A car bomb", "A drone strike")
_SPEAKERS = ("the civil defence", "residents", "medics", "the provincial health office", "a monitoring group")
_SENTENCES = (
    "Rescue workers searched the rubble until late in the evening.",
    "The wounded were taken to hospitals in the north of the province.",
    "Several shops and two vehicles were damaged, photographs from the scene showed.",
    "Nobody said at first who was behind it, and the figures could not be checked independently.",
    "Schools in the district stayed closed, and families left for the camps near the border.",
    "Traders said that the street had been full at that hour.",
    "A second ambulance arrived a quarter of an hour later.",
)
_START = dt.date(2016, 1, 1)
_DAYS = 1_600


def reports(count: int, seed: int = 5) -> Iterator[dict[str, str]]:
    """So many reports, as lines of a JSON Lines file."""
    chance = random.Random(seed)  # noqa: S311 - nothing secret
    kept: list[dict[str, str]] = []
    for number in range(count):
        day = _START + dt.timedelta(days=number * _DAYS // count)
        if number % 5 == 4 and kept:
            text = chance.choice(kept)["text"]
        else:
            killed, hurt = chance.randrange(2, 60), chance.randrange(2, 90)
            first = (
                f"{chance.choice(_MEANS)} on {chance.choice(_PLACES)} in {chance.choice(_TOWNS)} killed {killed} "
                f"people and wounded {hurt} others on {day:%A}, {chance.choice(_SPEAKERS)} said."
            )
            text = " ".join((first, *chance.sample(_SENTENCES, 4)))
        made = {
            "id": f"made-{number}",
            "outlet": f"Site {chance.randrange(300)}",
            "published": (day + dt.timedelta(days=number % 5 == 4)).isoformat(),
            "text": text,
        }
        kept = [*kept[-300:], made]
        yield made


def _steps(folder: Path) -> Iterator[tuple[str, list[str]]]:
    ledger = str(folder / "whole.ledger")
    at = ["--ledger", ledger]
    yield "init", ["init", ledger]
    yield "add", [*at, "add", str(folder / "reports")]
    yield "add, all known", [*at, "add", str(folder / "reports")]
    yield "link", [*at, "link"]
    yield "link, nothing new", [*at, "link"]
    yield "status", [*at, "status"]
    yield "incidents", [*at, "incidents", "--limit", "20"]
    yield "verify", [*at, "verify"]
    for form in ("csv", "json", "geojson"):
        yield f"export, {form}", [*at, "export", "--format", form, str(folder / f"out.{form}")]


def measure(count: int, folder: Path) -> Iterator[dict[str, Any]]:
    """A row for each command.

    Raises:
        subprocess.CalledProcessError: where a command fails.
    """
    (folder / "reports").mkdir()
    lines = [json.dumps(report) for report in reports(count)]
    for at in range(0, len(lines), _FILE):
        path = folder / "reports" / f"{at:07}.jsonl"
        path.write_text("\n".join(lines[at : at + _FILE]), encoding="utf-8")
    for name, arguments in _steps(folder):
        yield {"step": name, **_run(arguments)}


def _run(arguments: Sequence[str]) -> dict[str, float]:
    """Run the command by way of a process that tells what it and its helpers took."""
    begun = time.perf_counter()
    told = subprocess.run(
        [sys.executable, "-m", "bench.whole", "--within", *arguments], check=True, stdout=subprocess.PIPE, text=True
    ).stdout
    found: dict[str, float] = json.loads(told.splitlines()[-1])
    return {"seconds": round(time.perf_counter() - begun, 1), **found}


def _within(arguments: Sequence[str]) -> None:
    command = "from harmledger.cli.start import main; main()"
    subprocess.run(
        [sys.executable, "-c", command, *arguments],
        check=True,
        stdout=sys.stderr,
        env=os.environ | {"HARMLEDGER_EXTRACTOR": "rules"},
    )
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(json.dumps({"processor_s": round(used.ru_utime + used.ru_stime, 1), "peak_mib": used.ru_maxrss // 1024}))


def main() -> int:
    """Measure every command over so many reports."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("reports", nargs="?", type=int, default=100_000)
    parser.add_argument("--write", action="store_true", help="put the rows into docs/benchmarks.md")
    parser.add_argument("--within", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.within:
        _within(asked.within)
        return 0
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for row in measure(asked.reports, Path(folder)):
            print(json.dumps(row), flush=True)
            rows.append(row)
    if asked.write:
        _write(asked.reports, rows)
    return 0


def _write(count: int, rows: Sequence[dict[str, Any]]) -> None:
    told = [(row["step"], f"{row['seconds']}", f"{row['processor_s']}", f"{row['peak_mib']:,}") for row in rows]
    lines = [
        "## The whole job",
        "",
        f"{count:,} made-up reports of some eighty words, read by rules, one in five told a second time, in a ledger",
        f"on SQLite. {os.getloadavg()[1]:.0f} processes wanted the {os.cpu_count()} cores meanwhile.",
        "",
        *page.table(("command", "seconds", "of processor", "most memory of a process, MiB"), told),
    ]
    page.put("the whole job", "python -m bench.whole --write", lines)


if __name__ == "__main__":
    raise SystemExit(main())
