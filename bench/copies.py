"""Copies: how many are found, how surely, and how fast. ``python -m bench.copies`` prints it; ``--write`` keeps it.

Quality is taken from two sets in ``tests/quality/gold/copies``: pairs of articles of ``../shared/bench/incidents-gva``
labelled by reading (ids and labels only), where that corpus is there; and stories written for this project with their
rewrites. Rules were settled with both halves of the pairs in sight: the other half, told beside the whole, shows how
much the figures sway, not how they would be on pairs never seen. Speed is of made-up reports (:func:`made_up`), one in
five of them a copy.
"""

from __future__ import annotations

import argparse
import dataclasses
import datetime as dt
import hashlib
import json
import os
import random
import resource
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from bench import page
from harmledger import capture
from harmledger.config import Settings
from harmledger.errors import SkipItemError
from harmledger.link.grounds.sharing import by_processes
from harmledger.link.origins import copies
from harmledger.link.origins.compare import Extent, Match
from harmledger.link.origins.settle import settle
from harmledger.link.origins.signatures import Signatures
from harmledger.model.report import Report
from harmledger.workflow.link import unswept

ROOT = Path(__file__).resolve().parents[1]
GOLD = ROOT / "tests" / "quality" / "gold" / "copies"
CORPUS = ROOT.parent / "shared" / "bench" / "incidents-gva" / "docs.jsonl"

Labels = Mapping[tuple[str, str], tuple[str, str]]


def labels() -> Labels:
    """The label of each pair of articles, and how the pair was drawn."""
    held = json.loads((GOLD / "pairs.json").read_text(encoding="utf-8"))
    return {(one, other): (label, drawn) for one, other, label, drawn in held["pairs"]}


def articles() -> dict[str, Report]:
    """The corpus's articles as reports, by ``doc_id``; none where it is not there."""
    if not CORPUS.is_file():
        return {}
    lines = map(json.loads, CORPUS.read_text(encoding="utf-8").splitlines())
    docs = {line["doc_id"]: line for line in reversed(list(lines)) if line["text"].strip()}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        rows = (
            {"text": doc["text"], "title": doc["title"], "published": doc["dct"], "url": doc["url"]}
            for doc in docs.values()
        )
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        read = list(capture.read(path, Settings()))
    return {
        doc_id: dataclasses.replace(item.report, report_id=doc_id)
        for doc_id, item in zip(docs, read, strict=True)
        if not isinstance(item, SkipItemError)
    }


def measure_pairs() -> dict[str, float] | None:
    """Precision and recall on the labelled pairs, all of them and one half; None: no corpus."""
    reports = articles()
    if not reports:
        return None
    signatures = {doc_id: Signatures.of(report) for doc_id, report in reports.items()}
    found = {_pair(match): match for match in copies.matches(signatures, reports.__getitem__)}
    gold = labels()
    scores = _scores(gold, found)
    other = {pair: label for pair, label in gold.items() if _half(pair)}
    return scores | {f"{name}_other_half": value for name, value in _scores(other, found).items()}


def _scores(gold: Labels, found: Mapping[tuple[str, str], Match]) -> dict[str, float]:
    """``shared``: that a pair shares text at all; ``copies``: that one is a copy as a whole, border cases left out."""
    shared = [(label != "none", pair in found, drawn) for pair, (label, drawn) in gold.items()]
    whole = [
        (label == "copy", pair in found and found[pair].extent is Extent.COPY, drawn)
        for pair, (label, drawn) in gold.items()
        if label != "either"
    ]
    made: dict[str, float] = {}
    for name, rows in (("shared", shared), ("copies", whole)):
        right = [truth for truth, hit, _ in rows if hit]
        there = [hit for truth, hit, drawn in rows if truth and drawn == "overlap"]
        made[f"{name}_precision"] = round(sum(right) / max(1, len(right)), 3)
        made[f"{name}_recall"] = round(sum(there) / max(1, len(there)), 3)
    return made


def _pair(match: Match) -> tuple[str, str]:
    return (match.first, match.second) if match.first < match.second else (match.second, match.first)


def _half(pair: tuple[str, str]) -> bool:
    """Whether a pair belongs to the other half."""
    return bool(int(hashlib.sha256("".join(pair).encode()).hexdigest(), 16) % 2)


def stories() -> list[dict[str, Report]]:
    """The written stories: each telling as a report."""
    held = yaml.safe_load((GOLD / "rewrites.yaml").read_text(encoding="utf-8"))
    return [
        {kind: _telling(f"{story['id']}/{kind}", told) for kind, told in story.items() if kind != "id"}
        for story in held
    ]


def _telling(name: str, told: Mapping[str, Any]) -> Report:
    return Report(
        report_id=name,
        text=told["text"],
        outlet=told["outlet"],
        published=told["published"],
        language=told.get("language", "en"),
        republished_from=told.get("credits"),
    )


def derived(told: Sequence[Mapping[str, Report]]) -> Iterator[tuple[Report, set[str]]]:
    """Copies made by rule from the stories' first tellings, and the ids of what each was made from."""
    wires = [story["wire"] for story in told if story["wire"].language == "en"]
    for number, wire in enumerate(wires):
        later = (wire.published or dt.date.max) + dt.timedelta(days=1)
        sentences = wire.text.split(". ")
        other = wires[(number + 1) % len(wires)]
        half = other.text.split(". ")
        own = told[(number + 2) % len(wires)]["own"].text.split(". ")
        shapes = {
            "same": (wire.text, {wire.report_id}),
            "cut": (". ".join(sentences[: len(sentences) // 2 + 1]), {wire.report_id}),
            "headed": (f"What we know of the day so far\n\n{wire.text}\n\nMore follows.", {wire.report_id}),
            "moved": (". ".join([*sentences[3:], *sentences[:3]]), {wire.report_id}),
            "assembled": (
                ". ".join([*own[:2], *sentences[:4], *half[:4], *own[2:3]]),
                {wire.report_id, other.report_id},
            ),
        }
        last = max(later, *(text.published or later for story in told for text in story.values())) + dt.timedelta(
            days=1
        )
        for kind, (text, sources) in shapes.items():
            name = f"{wire.report_id.split('/')[0]}/{kind}"
            yield Report(report_id=name, text=text, outlet=f"Site {number}", published=last, language="en"), sources


def measure_stories() -> dict[str, float]:
    """How many rewrites, translations and derived copies are found; how many tellings of others are held for one."""
    told = stories()
    made = list(derived(told))
    reports = [report for story in told for report in story.values()] + [report for report, _ in made]
    result = copies.find(reports)
    rewritten = [name for story in told for kind, report in story.items() if kind in _REWRITES for name in [report]]
    own = [report.report_id for story in told for kind, report in story.items() if kind == "own"]
    sources: dict[str, set[str]] = {}
    for item in (*result.copies, *result.quoted):
        sources.setdefault(item.report_id, set()).update(passage.origin.split("/")[0] for passage in item.passages)
    wanted = [(report.report_id, {source.split("/", 1)[0] for source in of}) for report, of in made]
    return {
        "rewrites": len(rewritten),
        "rewrites_found": sum(_first(result.origins[report.report_id], report.report_id) for report in rewritten),
        "derived": len(made),
        "derived_found": sum(of <= sources.get(name, set()) for name, of in wanted),
        "own_held_for_copies": sum(result.origins[name] != name for name in own),
    }


_REWRITES = frozenset({"swapped", "turned", "arabic"})


def _first(origin: str, name: str) -> bool:
    return origin == f"{name.split('/', maxsplit=1)[0]}/wire"


def measure() -> dict[str, Any]:
    """All of it, with the fingerprint of both sets; what ``tests/quality/floors.json`` has floors for."""
    held = b"".join((GOLD / name).read_bytes() for name in ("pairs.json", "rewrites.yaml"))
    return {**measure_stories(), **(measure_pairs() or {}), "fingerprint": hashlib.sha256(held).hexdigest()[:16]}


def made_up(count: int, seed: int = 7) -> Iterator[Report]:
    """``count`` reports of 240 words, one in five made from an earlier one: the same, cut, swapped or in part.

    Words are as skewed as in the news (Zipf), and a tenth are names or numbers.
    """
    draw = np.random.default_rng(seed)
    pick = random.Random(seed)  # noqa: S311 - no secret
    words = np.array([_word(number) for number in range(40_000)])
    weights = 1 / np.arange(3, len(words) + 3)
    reach = np.cumsum(weights) / weights.sum()
    kept: list[list[str]] = []
    for number in range(count):
        fresh = words[np.searchsorted(reach, draw.random(240))].tolist()
        for place in range(0, 240, 11):
            fresh[place] = str(pick.randrange(2, 900)) if place % 2 else fresh[place].capitalize()
        if number % 5 == 4 and kept:
            source = pick.choice(kept)
            forms = (source, source[:140], _swapped(source, fresh), [*source[:100], *fresh[:140]])
            fresh = pick.choice(forms)
        else:
            kept = [*kept[-999:], fresh]
        sentences = (" ".join(fresh[at : at + 20]) for at in range(0, len(fresh), 20))
        published = dt.date(2015, 1, 1) + dt.timedelta(days=number * 1_800 // count)
        yield Report(f"made:{number}", ". ".join(sentences), outlet=f"Site {pick.randrange(400)}", published=published)


def _word(number: int) -> str:
    return "".join("bdfgklmnprstvz"[int(digit, 14)] + "aeiou"[int(digit, 14) % 5] for digit in _digits(number + 14))


def _digits(number: int) -> list[str]:
    digits: list[str] = []
    while number:
        number, digit = divmod(number, 14)
        digits.append("0123456789abcd"[digit])
    return digits


def _swapped(source: Sequence[str], other: Sequence[str]) -> list[str]:
    return [other[place] if place % 4 == 1 else word for place, word in enumerate(source)]


def measure_speed(count: int, processes: int) -> dict[str, float]:
    """Seconds and peak memory of finding copies among made-up reports, in all and step by step.

    Processor time is that of all processes; memory that of this one, and that of the largest of the others beside it.
    """
    reports = {report.report_id: report for report in made_up(count)}
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    worked = time.process_time()
    started = time.perf_counter()
    with unswept(), by_processes(processes) as share:
        signatures = copies.signed(list(reports.values()), share)
        signed = time.perf_counter()
        found = copies.matches(signatures, reports.__getitem__, share)
        result = settle(signatures.values(), found)
        done = time.perf_counter()
    own = time.process_time() - worked
    others = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {
        "reports": count,
        "processes": processes,
        "signatures_s": round(signed - started, 1),
        "compared_s": round(done - signed, 1),
        "seconds": round(done - started, 1),
        "processor_s": round(own + others.ru_utime + others.ru_stime, 1),
        "own_processor_s": round(own, 1),
        "texts_mib": before // 1024,
        "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "helper_mib": others.ru_maxrss // 1024,
        "copies": len(result.copies),
        "quoted": len(result.quoted),
    }


def main() -> None:
    """Print quality, or speed with ``--speed``; ``--write`` puts both into ``docs/benchmarks.md``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--speed", type=int, metavar="REPORTS", help="measure speed over so many made-up reports")
    parser.add_argument("--processes", type=int, default=2, help="how many share the work; 2 by default")
    parser.add_argument(
        "--write", action="store_true", help="put the figures of 100,000 reports into docs/benchmarks.md"
    )
    asked = parser.parse_args()
    if asked.write:
        _write(measure_speed(100_000, asked.processes))
    elif asked.speed:
        print(json.dumps(measure_speed(asked.speed, asked.processes), indent=1))
    else:
        print(json.dumps(measure(), indent=1))


def _write(speed: Mapping[str, float]) -> None:
    busy = f"{speed['processes']} processes, while {os.getloadavg()[1]:.0f} wanted the {os.cpu_count()} cores"
    row = (
        f"{speed['reports']:,}",
        f"{speed['signatures_s']} s",
        f"{speed['compared_s']} s",
        f"{speed['seconds']} s",
        f"{speed['processor_s']} s, {speed['own_processor_s']}",
        f"{speed['peak_mib']:,} MiB, {speed['texts_mib']:,}",
        f"{speed['helper_mib']:,} MiB",
        f"{speed['copies']:,} copies, {speed['quoted']:,} quotations",
    )
    columns = (
        "reports",
        "signatures",
        "comparing, settling",
        "in all",
        "processor time, of it the first process",
        "its peak memory, of it texts",
        "a helper's",
        "found",
    )
    lines = [
        "## Copies",
        "",
        f"Made-up reports of 240 words, one in five a copy (the same, cut, words swapped, in part); {busy}.",
        "",
        *page.table(columns, [row]),
    ]
    page.put("copies", "python -m bench.copies --write", lines)


if __name__ == "__main__":
    main()
