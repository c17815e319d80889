"""How far a claim's confidence can be taken at its word: ``python -m bench.calibration [--draw FILE.svg]``.

A claim is right where the gold has one of its kind there with its number, as ``bench/score.py`` pairs them; claims that
lie on what readers were unsure of are left out. Expected calibration error is that of Naeini, Cooper and Hauskrecht
(2015), over ten bins of equal width.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

from rich.console import Console
from rich.table import Table

from bench.score import pairs, shared

BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """Claims of like confidence: how many, their mean confidence, and the share of them that is right."""

    claims: int
    confidence: float
    right: float


def judged(gold_folder: Path, predictions: Iterable[Mapping[str, Any]]) -> list[tuple[float, bool]]:
    """The confidence of every claim that the gold judges, and whether the claim is right."""
    found: list[tuple[float, bool]] = []
    for item in predictions:
        path = gold_folder / f"{PurePath(item['report']['path']).stem}.json"
        gold = json.loads(path.read_text(encoding="utf-8"))
        sure = [one for one in gold["claims"] if not one.get("unsure")]
        unsure = [one for one in gold["claims"] if one.get("unsure")]
        claims = list(item["claims"])
        right = {at for _, at in pairs(sure, claims)}
        for at, claim in enumerate(claims):
            doubt = any(one["kind"] == claim["kind"] and shared(one, claim) > 0 for one in unsure)
            if at in right or not doubt:
                found.append((float(claim["confidence"]), at in right))
    return found


def bins(pairs_: Iterable[tuple[float, bool]]) -> tuple[Bin, ...]:
    """The claims by confidence, in ten bins from 0 to 1; empty ones are left out."""
    held: dict[int, list[tuple[float, bool]]] = {}
    for confidence, right in pairs_:
        held.setdefault(min(int(confidence * BINS), BINS - 1), []).append((confidence, right))
    return tuple(
        Bin(len(own), sum(c for c, _ in own) / len(own), sum(r for _, r in own) / len(own))
        for _, own in sorted(held.items())
    )


def error(found: Iterable[Bin]) -> float:
    """Expected calibration error: by how much confidence misses the share that is right, on average over claims."""
    every = tuple(found)
    total = sum(one.claims for one in every)
    return sum(one.claims * abs(one.confidence - one.right) for one in every) / total if total else 0.0


def drawing(found: Iterable[Bin]) -> str:
    """The reliability diagram as SVG: dots as large as their bins, beside the line where confidence is right."""
    every = tuple(found)
    most = max((one.claims for one in every), default=1)
    side, edge = 360, 44
    dots = [
        f'<circle cx="{edge + one.confidence * side:.1f}" cy="{edge / 2 + (1 - one.right) * side:.1f}" '
        f'r="{4 + 10 * (one.claims / most) ** 0.5:.1f}" fill="#2a6f97" fill-opacity=".75">'
        f"<title>{one.claims} claims: confidence {one.confidence:.2f}, right {one.right:.2f}</title></circle>"
        for one in every
    ]
    ticks = [
        f'<text x="{edge + share * side:.0f}" y="{edge / 2 + side + 18:.0f}" text-anchor="middle">{share:g}</text>'
        f'<text x="{edge - 8}" y="{edge / 2 + (1 - share) * side + 4:.0f}" text-anchor="end">{share:g}</text>'
        for share in (0, 0.25, 0.5, 0.75, 1)
    ]
    top = edge / 2
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side + edge + 20} {side + edge + 24}" '
        'font-family="sans-serif" font-size="12" role="img" aria-label="Reliability diagram">'
    )
    return "\n".join(
        [
            head,
            '<rect width="100%" height="100%" fill="#fff"/>',
            f'<rect x="{edge}" y="{top}" width="{side}" height="{side}" fill="none" stroke="#999"/>',
            f'<line x1="{edge}" y1="{top + side}" x2="{edge + side}" y2="{top}" stroke="#999" stroke-dasharray="4 4"/>',
            *ticks,
            *dots,
            f'<text x="{edge + side / 2}" y="{top + side + 36}" text-anchor="middle">confidence</text>',
            f'<text transform="translate(12 {top + side / 2}) rotate(-90)" text-anchor="middle">share right</text>',
            "</svg>",
            "",
        ]
    )


def main() -> None:
    """Print the bins of a measuring set, and draw them where asked."""
    from bench.quality import SETS, predictions  # noqa: PLC0415 - reads all sets' places only when run

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", default="fakes-dev", choices=SETS, help="the measuring set")
    parser.add_argument("--draw", type=Path, help="write the diagram here")
    asked = parser.parse_args()
    reports, gold = SETS[asked.set]
    found = bins(judged(gold, predictions(reports)))
    table = Table("claims", "confidence", "right", title=f"{asked.set}: expected error {error(found):.3f}")
    for one in found:
        table.add_row(str(one.claims), f"{one.confidence:.2f}", f"{one.right:.2f}")
    Console().print(table)
    if asked.draw:
        asked.draw.write_text(drawing(found), encoding="utf-8")


if __name__ == "__main__":
    main()
