"""Measure extraction on MUC-4 (attacks in Latin America, 1988-1990): ``python -m bench.muc4 [--errors] [--part P]``.

Texts are ``../shared/bench/templates-muc4``; where they are not there, that is said and nothing is measured.
"""

from __future__ import annotations

import argparse
import dataclasses
import sys
from collections.abc import Iterator
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench.muc4.filling import filled
from bench.muc4.key import Message, Slot, Template, messages, templates
from bench.muc4.scoring import Score, total
from harmledger.capture.entry import from_text
from harmledger.config import Settings
from harmledger.workflow.reader import Reader, in_bulk, reader

DATA = Path(__file__).resolve().parents[3] / "shared" / "bench" / "templates-muc4"
PUBLISHED = (
    "Published for 1992, best system (GE), all templates, all slots: F 55.9 on TST3 and 57.2 on TST4. Those are other\n"
    "texts than TST2, and more slots than those above; per-slot figures come with neither, so none are put beside ours."
)


def part(folder: Path) -> Iterator[tuple[Message, list[Template]]]:
    """The messages of one part of the data with their templates."""
    key: dict[str, list[Template]] = {}
    for path in sorted(folder.glob("key-*")):
        key |= templates(path)
    for path in sorted(path for path in folder.iterdir() if path.name.startswith(f"{folder.name}-muc")):
        yield from ((message, key[message.name]) for message in messages(path) if message.name in key)


def read(message: Message, reads: Reader) -> list[Template]:
    """The templates that are read in a message; its dateline gives its day, as a newswire's header does."""
    report = from_text(message.text, published=message.day, path=message.name).report
    return filled(reads.read(report).claims)


def rows(score: Score) -> Table:
    """Precision, recall and F by slot, over paired templates and over all."""
    table = Table("slot", "asked", "given", "P", "R", "F", "all: asked", "given", "P", "R", "F")
    table.title = "MUC-4 slots: paired templates | all templates"
    lines = [(slot.value, score.matched[slot], score.every[slot]) for slot in Slot]
    lines.append(("all of these", total(score.matched.values()), total(score.every.values())))
    for name, *both in lines:
        cells = [
            cell
            for one in both
            for cell in (
                f"{one.asked}",
                f"{one.given}",
                *(f"{100 * x:.1f}" for x in (one.precision, one.recall, one.f)),
            )
        ]
        table.add_row(name, *cells)
    return table


def shown(template: Template | None) -> str:
    """A template on one line, for reading through errors."""
    if template is None:
        return "-"
    fills = {slot: template.of(slot) for slot in Slot if template.of(slot)}
    return "; ".join(f"{slot.value}={[' / '.join(fill.values) for fill in found]}" for slot, found in fills.items())


def main() -> int:
    """Read, score, print. Always 0: these are figures to look at, not floors."""
    parser = argparse.ArgumentParser(description=__doc__, prog="python -m bench.muc4")
    parser.add_argument("--errors", action="store_true", help="print each template asked for beside the one given")
    parser.add_argument("--part", default="tst2", help="part of the data: tst2 (reported), dev or tst1")
    parser.add_argument("--extractor", default=Settings().extractor, choices=("tagger", "rules"))
    parser.add_argument("--limit", type=int, help="read so many messages only")
    asked = parser.parse_args()
    console = Console(width=150)
    if not (DATA / asked.part).is_dir():
        console.print(f"MUC-4's {asked.part} is not there, so nothing is measured")
        return 0
    reads = reader(dataclasses.replace(Settings(), extractor=asked.extractor))
    score = Score()
    with in_bulk():
        for message, key in list(part(DATA / asked.part))[: asked.limit]:
            for left, right in score.add(key, read(message, reads)):
                if asked.errors:
                    console.print(f"{message.name}\n  asked {shown(left)}\n  given {shown(right)}", markup=False)
    console.print(rows(score))
    console.print(
        f"{reads.extractor} on {asked.part}: templates {dict(score.counts)}",
        PUBLISHED,
        sep="\n",
        markup=False,
        highlight=False,
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
