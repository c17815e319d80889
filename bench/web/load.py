"""The pages of a running server, asked as people ask them: one by one, then fifty readers and five reviewers at once.

``python -m bench.web.load LEDGER`` serves the ledger (a folder or a ``postgresql://`` address) in a process of its own,
asks every page and many combinations of filters over HTTP, and prints what each took: the time from sending the
request to the last byte of the answer, the network of this machine included. ``--write`` puts the table into
``docs/benchmarks.md``.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import signal
import statistics
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlencode

import httpx

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "benchmarks.md"
READERS, REVIEWERS = 50, 5
THINKING = (2.0, 6.0)
"""Seconds between two pages that one reader opens, from and to."""
SLOW = 0.1
_INCIDENT = re.compile(r'href="/incidents/(inc-[0-9a-f]+)"')
_REPORT = re.compile(r'href="/reports/(sha256[^"#/?]+)')
_PLACE = re.compile(r'<option value="([^"]+)">')


@dataclass(slots=True)
class Known:
    """Names found on the pages that others are asked by."""

    incidents: list[str] = field(default_factory=list)
    reports: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Took:
    """Times of one page, in seconds, and how many answers were no success.

    ``worked`` is the processor time that the server took for an answer in the mean, in seconds: on a machine that is
    busy with other work, the times tell of that work, too.
    """

    name: str
    times: list[float]
    failed: int
    worked: float = 0.0

    def share(self, part: float) -> float:
        """The time within which that share of the answers came."""
        ranked = sorted(self.times)
        return ranked[min(len(ranked) - 1, int(len(ranked) * part))]


@contextmanager
def served(ledger: str) -> Iterator[tuple[str, int]]:
    """The ledger's pages on a free port; the address and the server's process number."""
    begin = "from harmledger.cli.start import main; main()"
    command = [sys.executable, "-c", begin, "--ledger", ledger, "serve", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            line = process.stdout.readline() if process.stdout is not None else ""
            found = re.search(r"http://\S+", line)
            if found is None:
                raise SystemExit(f"the server did not start: {line or 'it ended without a word'}")
            yield found[0], process.pid
        finally:
            process.send_signal(signal.SIGINT)


def memory_mib(process: int) -> tuple[float, float]:
    """Resident memory of a process now, and the most it ever had, in MiB."""
    text = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    sizes = {name: int(size) / 1024 for name, size in re.findall(r"(VmRSS|VmHWM):\s+(\d+) kB", text)}
    return sizes["VmRSS"], sizes["VmHWM"]


def worked(process: int) -> float:
    """Processor time that a process has taken so far, in seconds."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def known(client: httpx.Client) -> Known:
    """Incidents, reports and places of which pages can be asked for."""
    found = Known()
    total = re.search(r"page=(\d+)\">Last page", client.get("/incidents").text)
    pages = int(total[1]) if total else 1
    chance = random.Random(5)  # noqa: S311  # nothing secret
    for _ in range(6):
        text = client.get("/incidents", params={"page": chance.randint(1, pages)}).text
        found.incidents += dict.fromkeys(_INCIDENT.findall(text))
        found.places += dict.fromkeys(_PLACE.findall(text))
    for name in found.incidents[:60:3]:
        found.reports += dict.fromkeys(map(unquote, _REPORT.findall(client.get(f"/incidents/{name}").text)))
    return found


def filters(chance: random.Random, names: Known) -> str:
    """A query string of one to four filters, as people combine them."""
    year = chance.randint(2011, 2020)
    choices: list[tuple[str, Callable[[], str]]] = [
        ("means", lambda: chance.choice(("airstrike", "shelling", "shooting", "ied", "drone"))),
        ("target", lambda: chance.choice(("residential", "market", "health", "education"))),
        ("grade", lambda: chance.choice(("confirmed", "fair", "weak", "contested"))),
        ("perpetrator", lambda: chance.choice(("Party of the North", "Party of the Coast"))),
        ("victims", lambda: "children"),
        ("outcome", lambda: chance.choice(("killed", "injured"))),
        ("min_killed", lambda: str(chance.choice((1, 5, 20)))),
        ("place", lambda: chance.choice(names.places or ["Made-up Land"])[: chance.randint(2, 8)]),
        ("text", lambda: chance.choice(("airstrike", "killed", "shelling 3", "drone in"))),
        (
            "box",
            lambda: (
                f"{chance.randint(30, 33)},{chance.randint(36, 39)},{chance.randint(34, 37)},{chance.randint(40, 45)}"
            ),
        ),
        ("kind", lambda: chance.choice(("attack", "clash"))),
        ("undated", lambda: chance.choice(("yes", "no"))),
    ]
    pairs = [(name, value()) for name, value in chance.sample(choices, chance.randint(1, 3))]
    if chance.random() < 0.5:
        pairs += [("since", f"{year}-01-01"), ("until", f"{year + chance.choice((0, 0, 1))}-12-31")]
    return urlencode(pairs)


def pages(names: Known) -> dict[str, Callable[[random.Random], str]]:
    """Each page by name, with what makes an address of it."""

    def filtered(path: str) -> Callable[[random.Random], str]:
        return lambda chance: f"{path}?{filters(chance, names)}"

    def near(chance: random.Random) -> str:
        south, west, width = chance.uniform(31, 35), chance.uniform(36, 42), chance.choice((0.3, 1, 4))
        view = f"{south:.3f},{west:.3f},{south + width:.3f},{west + width:.3f}"
        return f"/map/places.geojson?view={view}&{filters(chance, names)}"

    def fixed(path: str) -> Callable[[random.Random], str]:
        return lambda _chance: path

    return {
        "overview": fixed("/"),
        "overview, filtered": filtered("/"),
        "map, all of it": fixed("/map/places.geojson"),
        "map, a view, filtered": near,
        "map, a pop-up": lambda chance: f"/map/incidents.json?{filters(chance, names)}",
        "list": fixed("/incidents"),
        "list, filtered": filtered("/incidents"),
        "list, ordered, far in": lambda chance: (
            f"/incidents?sort={chance.choice(('killed', 'place', 'sources'))}&page={chance.randint(1, 900)}"
        ),
        "dossier": lambda chance: f"/incidents/{chance.choice(names.incidents)}",
        "report": lambda chance: f"/reports/{chance.choice(names.reports)}",
        "tallies": fixed("/tallies"),
        "agreements": fixed("/agreements"),
        "control": fixed("/control"),
        "displacement": fixed("/displacement"),
        "search": lambda chance: f"/search?q={chance.choice(('markets', 'killed', 'bodies+concerned', 'drone+kafr*'))}",
        "review": fixed("/review"),
        "audit": fixed("/audit"),
        "export": fixed("/export"),
        "about": fixed("/about"),
        "API: incidents": lambda chance: f"/api/v1/incidents?limit=50&{filters(chance, names)}",
        "API: one incident": lambda chance: f"/api/v1/incidents/{chance.choice(names.incidents)}",
    }


def one_by_one(client: httpx.Client, names: Known, times: int, process: int) -> list[Took]:
    """Each page asked for so many times, nobody else asking."""
    chance = random.Random(11)  # noqa: S311  # nothing secret
    found = []
    for name, address in pages(names).items():
        took, failed, before = [], 0, worked(process)
        for _ in range(times):
            asked = address(chance)
            begun = time.perf_counter()
            answer = client.get(asked)
            took.append(time.perf_counter() - begun)
            failed += answer.status_code >= 400
        found.append(Took(name, took, failed, (worked(process) - before) / times))
        _show(found[-1])
    return found


def together(base: str, names: Known, seconds: float) -> dict[str, Took]:
    """Readers who open page after page and reviewers who decide, all at once for so long."""
    ends = time.monotonic() + seconds
    lock = threading.Lock()
    times: dict[str, list[float]] = defaultdict(list)
    failed: dict[str, int] = defaultdict(int)

    def note(name: str, answer: tuple[float, bool]) -> None:
        took, is_fault = answer
        with lock:
            times[name].append(took)
            failed[name] += is_fault

    def read(seed: int) -> None:
        chance = random.Random(seed)  # noqa: S311  # nothing secret
        addresses = list(pages(names).items())
        with httpx.Client(base_url=base, timeout=60, follow_redirects=True) as client:
            time.sleep(chance.uniform(0, THINKING[1]))
            while time.monotonic() < ends:
                _name, address = chance.choice(addresses)
                note("readers", _asked(client, "GET", address(chance)))
                time.sleep(chance.uniform(*THINKING))

    def decide(seed: int) -> None:
        chance = random.Random(seed)  # noqa: S311  # nothing secret
        with httpx.Client(base_url=base, timeout=60, follow_redirects=True) as client:
            while time.monotonic() < ends:
                incident = client.get(f"/api/v1/incidents/{chance.choice(names.incidents)}").json()
                subject = chance.choice(sorted(incident["claims"]))
                sent = {"verdict": "accept", "subjects": [subject], "note": f"bench {seed} {time.time_ns()}"}
                note("reviewers", _asked(client, "POST", "/api/v1/judgements", sent))
                time.sleep(chance.uniform(*THINKING))

    crowd = [threading.Thread(target=read, args=(number,)) for number in range(READERS)]
    crowd += [threading.Thread(target=decide, args=(1000 + number,)) for number in range(REVIEWERS)]
    for one in crowd:
        one.start()
    for one in crowd:
        one.join()
    return {name: Took(name, times[name], failed[name]) for name in times}


def _asked(client: httpx.Client, method: str, address: str, sent: object = None) -> tuple[float, bool]:
    """How long an answer took, and whether it was a fault."""
    begun = time.perf_counter()
    try:
        answer = client.request(method, address, json=sent)
    except httpx.HTTPError:
        return time.perf_counter() - begun, True
    return time.perf_counter() - begun, answer.status_code >= 400


def _show(took: Took) -> None:
    middle, late, work = (part * 1000 for part in (statistics.median(took.times), took.share(0.95), took.worked))
    mark = "  !" if late > SLOW * 1000 or took.failed else ""
    counts = f"{len(took.times):5} asked, {took.failed} failed{mark}"
    print(f"{took.name:28} {middle:8.1f} {late:8.1f} ms  {work:6.0f} worked {counts}", flush=True)


def table(took: list[Took], crowd: dict[str, Took], process: int, ledger: str, seconds: float) -> str:
    """What was measured, as Markdown."""
    kind = "PostgreSQL" if ledger.startswith("postgres") else "SQLite"
    lines = [f"### {kind}", "", "| page | p50 (ms) | p95 (ms) | processor (ms) |", "| --- | ---: | ---: | ---: |"]
    lines += [
        f"| {one.name} | {statistics.median(one.times) * 1000:.0f} | {one.share(0.95) * 1000:.0f}"
        f" | {one.worked * 1000:.0f} |"
        for one in took
    ]
    now, most = memory_mib(process)
    lines += ["", f"Memory of the server: {now:,.0f} MiB at the end, {most:,.0f} MiB at most."]
    for name, one in crowd.items():
        count = READERS if name == "readers" else REVIEWERS
        lines.append(
            f"{count} {name} at once for {seconds:.0f} s: {len(one.times):,} answers, {one.failed} faults,"
            f" p50 {statistics.median(one.times) * 1000:.0f} ms, p95 {one.share(0.95) * 1000:.0f} ms."
        )
    load = os.getloadavg()[1]
    lines.append(f"The client ran on the same {os.cpu_count()} cores; load average meanwhile {load:.1f}.")
    return "\n".join(lines)


def main() -> None:
    """Measure as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ledger")
    parser.add_argument("--times", type=int, default=40, help="how often each page is asked for")
    parser.add_argument("--seconds", type=float, default=300.0, help="how long readers and reviewers ask at once")
    parser.add_argument("--write", action="store_true", help="put the table into docs/benchmarks.md")
    asked = parser.parse_args()
    with served(asked.ledger) as (base, process):
        with httpx.Client(base_url=base, timeout=120, follow_redirects=True) as client:
            begun = time.perf_counter()
            client.get("/")
            print(f"first page after {time.perf_counter() - begun:.1f} s, columns read")
            names = known(client)
            took = one_by_one(client, names, asked.times, process)
        crowd = together(base, names, asked.seconds) if asked.seconds else {}
        for one in crowd.values():
            _show(one)
        text = table(took, crowd, process, asked.ledger, asked.seconds)
    print(text)
    if asked.write:
        _write(text)


def _write(text: str) -> None:
    head = text.splitlines()[0]
    begin, end = f"<!-- pages, {head[4:]}: made by `make bench-web` -->", f"<!-- end of pages, {head[4:]} -->"
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
