"""Speed, memory and size: ``make bench`` measures and rewrites ``docs/benchmarks.md``; with names of tasks, only those.

Texts are those of ``../shared/bench`` where they are there, else the sample reports, over and over. Each figure is
taken in a process of its own, so that its peak memory is its own.
"""

from __future__ import annotations

import csv
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from harmledger.config import Settings
from harmledger.errors import SkipItemError
from harmledger.workflow.opening import open_ledger
from harmledger.workflow.reader import in_bulk, reader

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared" / "bench"
PAGE = ROOT / "docs" / "benchmarks.md"
BEGIN, END = "<!-- speed: made by `make bench` -->", "<!-- end of speed -->"


def texts() -> tuple[str, list[dict[str, Any]]]:
    """The name of the corpus and its reports, as JSON Lines records."""
    if not SHARED.is_dir():
        sample = [
            {"text": path.read_text(encoding="utf-8", errors="replace"), "title": path.stem}
            for path in sorted((ROOT / "samples" / "idlib").glob("*.txt"))
        ]
        return "the sample reports, 40 times", [
            {**item, "text": f"{item['text']}\n{copy}"} for copy in range(40) for item in sample
        ]
    docs = [
        {"text": item["text"], "title": item["title"], "published": item["dct"], "url": item["url"]}
        for item in map(json.loads, (SHARED / "incidents-gva" / "docs.jsonl").read_text(encoding="utf-8").splitlines())
        if item["text"].strip()
    ]
    # The set is declared UTF-8 but holds single bytes of another encoding.
    with (SHARED / "reports-fakes" / "reports.csv").open(encoding="utf-8", errors="replace", newline="") as file:
        docs += [{"text": row["article_content"], "title": row["article_title"]} for row in csv.DictReader(file)]
    return "incidents-gva and reports-fakes", docs


def write_corpus(folder: Path) -> tuple[str, Path, int, float]:
    """Write the corpus as one JSON Lines file; its name, path, number of reports and mean words."""
    name, docs = texts()
    path = folder / "corpus.jsonl"
    path.write_text("".join(json.dumps(doc, ensure_ascii=False) + "\n" for doc in docs), encoding="utf-8")
    return name, path, len(docs), sum(len(doc["text"].split()) for doc in docs) / len(docs)


def capture_only(corpus: Path, ledger: Path) -> dict[str, float]:
    """Capture alone: decode, sections, date, language."""
    from harmledger import capture  # noqa: PLC0415  (each task loads only what it measures)

    del ledger
    started = time.perf_counter()
    count = sum(not isinstance(item, SkipItemError) for item in capture.read(corpus, Settings()))
    return {"reports": count, "seconds": time.perf_counter() - started}


def extract_all(corpus: Path, ledger: Path) -> dict[str, float]:
    """Extraction and resolution with the tagger, on every core, and the network's bare passes over the same reports."""
    from harmledger import capture  # noqa: PLC0415
    from harmledger.extract.deciding.reading import stretches  # noqa: PLC0415
    from harmledger.extract.tagging.tagger import tag  # noqa: PLC0415

    del ledger
    reports = [item.report for item in capture.read(corpus, Settings()) if not isinstance(item, SkipItemError)][::4]
    read = reader(Settings())
    network = read.network
    assert network is not None  # noqa: S101 - the default has one
    parts = [part.reading for report in reports for part in stretches(tag(report, read.gazetteer))]
    with ThreadPoolExecutor(os.cpu_count()) as pool, in_bulk():
        list(pool.map(network.encode, parts[:8]))
        started = time.perf_counter()
        list(pool.map(network.encode, parts))
        bare = time.perf_counter() - started
        started = time.perf_counter()
        claims = sum(len(one.claims) for one in read.all(reports) if not isinstance(one, SkipItemError))
        whole = time.perf_counter() - started
    return {"reports": len(reports), "seconds": whole, "claims": claims, "bare": bare}


def rules_only(corpus: Path, ledger: Path) -> dict[str, float]:
    """Extraction and resolution by the rules alone, on captured reports, on one core."""
    from harmledger import capture, extract  # noqa: PLC0415

    del ledger
    reports = [item.report for item in capture.read(corpus, Settings()) if not isinstance(item, SkipItemError)]
    read = reader(Settings(extractor="rules"))
    read.read(reports[0])
    # Processor time: what one core does, whatever else the machine is doing.
    with in_bulk():
        started = time.process_time()
        drafts = sum(len(extract.drafts(report, read.gazetteer)) for report in reports)
        drafted = time.process_time() - started
        started = time.process_time()
        claims = sum(len(read.read(report).claims) for report in reports)
        both = time.process_time() - started
    return {
        "reports": len(reports),
        "seconds": drafted,
        "claims": claims,
        "drafts": drafts,
        "with_resolution": both,
    }


def resolve_all(corpus: Path, ledger: Path) -> dict[str, float]:
    """Resolution beside extraction: with the tagger on every other report, by the rules alone on those between.

    Each report is read once, so that all that helps is what is remembered of others.
    """
    from harmledger import capture, extract, resolve  # noqa: PLC0415

    del ledger
    reports = [item.report for item in capture.read(corpus, Settings()) if not isinstance(item, SkipItemError)][::4]
    read = reader(Settings())
    for report in reports[:4]:
        read.read(report)
    spent = dict.fromkeys(("tagged", "seconds", "drafts", "resolved"), 0.0)
    claims = 0
    # Processor time of all threads: what it costs, whatever else the machine is doing.
    with in_bulk():
        for at, report in enumerate(reports):
            by_rules = at % 2
            started = time.process_time()
            drafts = extract.drafts(report, read.gazetteer, None if by_rules else read.network)
            drafted = time.process_time()
            found = len(resolve.claims(report, drafts, read.gazetteer))
            spent["drafts" if by_rules else "tagged"] += drafted - started
            spent["resolved" if by_rules else "seconds"] += time.process_time() - drafted
            claims += 0 if by_rules else found
    return {"reports": (len(reports) + 1) // 2, "claims": claims} | spent


def add_all(corpus: Path, ledger: Path) -> dict[str, float]:
    """The whole of ``harmledger add`` into a new ledger."""
    with open_ledger(ledger, Settings(), create=True) as book:
        started = time.perf_counter()
        summary = book.add(corpus)
        seconds = time.perf_counter() - started
    size = sum(path.stat().st_size for path in ledger.rglob("*") if path.is_file())
    return {"reports": summary.new, "seconds": seconds, "claims": summary.claims, "disk": size}


def link_all(corpus: Path, ledger: Path) -> dict[str, float]:
    """``harmledger link`` over the ledger that ``add`` made."""
    del corpus
    with open_ledger(ledger, Settings()) as book:
        started = time.perf_counter()
        summary = book.link()
        seconds = time.perf_counter() - started
    return {"reports": summary.reports, "seconds": seconds, "claims": summary.claims, "incidents": summary.incidents}


TASKS: Mapping[str, Callable[[Path, Path], dict[str, float]]] = {
    "capture": capture_only,
    "extract": extract_all,
    "rules": rules_only,
    "resolve": resolve_all,
    "add": add_all,
    "link": link_all,
}


def task(name: str, corpus: Path, ledger: Path) -> dict[str, float]:
    """One task in a process of its own; its figures and its peak memory in MiB."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.speed", name, str(corpus), str(ledger)],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    figures: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return figures


def machine() -> str:
    """The machine, in words."""
    model = next(
        (
            line.split(":", 1)[1].strip()
            for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
            if line.startswith("model name")
        ),
        platform.processor(),
    )
    return f"{model}, {os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}"


def table(name: str, count: int, words: float, found: Mapping[str, Mapping[str, float]]) -> str:
    """The page's part as Markdown."""
    lines = [
        f"Corpus: {name}; {count} reports of {words:.0f} words in the mean. Machine: {machine()}.",
        "",
        "| task | reports a second | peak memory (MiB) | also |",
        "| --- | ---: | ---: | --- |",
    ]
    for key, figures in found.items():
        also = {
            "extract": lambda f: (
                f"bare forward passes {f['reports'] / f['bare']:.0f} a second: the whole takes "
                f"{f['seconds'] / f['bare']:.2f} times as long; {f['claims']:.0f} claims"
            ),
            "rules": lambda f: (
                f"with resolution {f['reports'] / f['with_resolution']:.0f} a second; {f['claims']:.0f} claims"
            ),
            "resolve": lambda f: (
                f"adds {100 * f['seconds'] / f['tagged']:.0f} % to the time of extraction with the tagger, "
                f"{100 * f['resolved'] / f['drafts']:.0f} % to that of the rules alone; {f['claims']:.0f} claims"
            ),
            "add": lambda f: f"{f['disk'] / 2**20:.0f} MiB on disk, {f['disk'] / f['reports'] / 1024:.1f} KiB a report",
            "link": lambda f: f"{f['claims']:.0f} claims into {f['incidents']:.0f} incidents in {f['seconds']:.1f} s",
        }.get(key, lambda _: "")(dict(figures))
        lines.append(f"| {key} | {figures['reports'] / figures['seconds']:.0f} | {figures['memory']:.0f} | {also} |")
    return "\n".join(lines)


def main(names: Sequence[str]) -> None:
    """Measure these tasks, all where none is named, and rewrite their part of the page."""
    wanted = [key for key in TASKS if key in names or not names or (key == "add" and "link" in names)]
    with tempfile.TemporaryDirectory() as folder:
        name, corpus, count, words = write_corpus(Path(folder))
        ledger = Path(folder) / "bench.ledger"
        found = {key: task(key, corpus, ledger) for key in wanted}
    made = table(name, count, words, found)
    print(made)
    old = PAGE.read_text(encoding="utf-8") if PAGE.is_file() else f"# Benchmarks\n\n{BEGIN}\n{END}\n"
    head, _, rest = old.partition(BEGIN)
    part, _, tail = rest.partition(END)
    PAGE.write_text(f"{head}{BEGIN}\n{merged(part, made)}\n{END}{tail}", encoding="utf-8")


def merged(old: str, new: str) -> str:
    """The new table, with the rows of tasks that only the old one has."""
    held, made = _rows(old), _rows(new)
    rows = [(held | made)[key] for key in TASKS if key in held or key in made]
    head = [line for line in new.splitlines() if line and not _is_row(line)]
    return "\n".join([head[0], "", *head[1:], *rows])


def _rows(part: str) -> dict[str, str]:
    return {line.split("|")[1].strip(): line for line in part.splitlines() if _is_row(line)}


def _is_row(line: str) -> bool:
    return line.startswith("| ") and line.split("|")[1].strip() in TASKS


if __name__ == "__main__":
    if len(sys.argv) == 4 and os.sep in sys.argv[2]:
        result = TASKS[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(json.dumps(result | {"memory": peak}))
    else:
        main(sys.argv[1:])
