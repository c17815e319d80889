"""Learn again what each sign of a report's subject is worth: the table of ``harmledger.extract.context.subject``.

    python -m training.subjects            # prints the shipped table beside a new one
    python -m training.subjects --folds 10 # and how a table learnt on the others does on each part

Data: ``../shared/gold/fakes-train`` (FA-KES, Abu Salem et al. 2019, CC BY 4.0), all of it on a conflict; the project's
own corpus but for its held-out tenth; and ``tests/quality/distractors/seen.yaml``. A report without a single claim is
about something else. Method: logistic regression by Newton's steps with a ridge of 1, no randomness. The rows are
rounded to tenths, so that a reviewer can add them up. Nothing is written: a person puts the rows in.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from harmledger import capture
from harmledger.config import Settings
from harmledger.errors import SkipItemError
from harmledger.extract.context import subject
from harmledger.extract.tagging.tagger import tag
from harmledger.extract.tagging.veiling import veiled
from harmledger.workflow.reader import reader
from training.corpus import Story, lay_out, stories

ROOT = Path(__file__).resolve().parents[1]
GOLD = ROOT.parent / "shared" / "gold" / "fakes-train"
SEEN = ROOT / "tests" / "quality" / "distractors" / "seen.yaml"
RIDGE = 1.0
STEPS = 30

Matrix = NDArray[np.float64]
Row = tuple[dict[str, float], bool]
"""The signs of a report, and whether it is about something else."""


def rows(folder: Path, quiet: frozenset[str] = frozenset()) -> Iterator[Row]:
    """The reports of a folder; those whose file's name is in ``quiet`` are about something else."""
    names = reader(Settings()).gazetteer
    for item in capture.read(folder, Settings()):
        if isinstance(item, SkipItemError):
            raise item
        reading, _ = veiled(tag(item.report, names))
        yield subject.signs(reading), Path(item.report.path or "").name in quiet


def of_stories(told: Sequence[Story]) -> Iterator[Row]:
    """The reports of the corpus, read from files as any report is."""
    with tempfile.TemporaryDirectory() as folder:
        lay_out(told, Path(folder))
        yield from rows(Path(folder), frozenset(f"{one.story_id}.txt" for one in told if not one.claims))


def learn(found: Sequence[Row]) -> tuple[float, dict[str, float]]:
    """The bias and what each sign is worth, in tenths."""
    names = sorted(subject.TABLE)
    values: Matrix = np.array([[signs[name] for name in names] + [1.0] for signs, _ in found])
    labels: Matrix = np.array([other for _, other in found], dtype=float)
    ridge = np.append(np.full(len(names), RIDGE), 1e-4)
    weights: Matrix = np.zeros(len(names) + 1)
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-np.clip(values @ weights, -30, 30)))
        slope = values.T @ (chance - labels) + ridge * weights
        weights -= np.linalg.solve((values.T * (chance * (1 - chance))) @ values + np.diag(ridge), slope)
    tenths = np.round(weights, 1)
    return float(tenths[-1]), dict(zip(names, map(float, tenths[:-1]), strict=True))


def held(found: Sequence[Row], bias: float, table: dict[str, float]) -> tuple[int, int]:
    """How many reports on something else, and how many on a conflict, are held to be about something else."""
    cut = np.log(subject.ELSEWHERE / (1 - subject.ELSEWHERE))
    sure = [bool(bias + sum(worth * signs[name] for name, worth in table.items()) >= cut) for signs, _ in found]
    return (
        sum(one for one, (_, other) in zip(sure, found, strict=True) if other),
        sum(one for one, (_, other) in zip(sure, found, strict=True) if not other),
    )


def main() -> None:
    """Learn, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folds", type=int, default=0, metavar="N", help="also learn on N parts less one at a time")
    asked = parser.parse_args()
    found = list(of_stories([one for one in stories() if not one.held_out]))
    found += of_stories(list(stories([SEEN])))
    found += rows(GOLD)
    others = sum(other for _, other in found)
    print(f"{len(found)} reports, {others} of them about something else")
    bias, table = learn(found)
    print(f"{'bias':28} {subject.BIAS:5} {bias:5}")
    for name in sorted(table):
        print(f"{name:28} {subject.TABLE[name]:5} {table[name]:5}")
    print("held to be about something else, of those that are and of the rest:", held(found, bias, table))
    caught = wrongly = 0
    for fold in range(asked.folds):
        own, rest = found[fold :: asked.folds], [row for at, row in enumerate(found) if at % asked.folds != fold]
        right, wrong = held(own, *learn(rest))
        caught, wrongly = caught + right, wrongly + wrong
    if asked.folds:
        print(f"in {asked.folds} parts: {caught} of {others}, and {wrongly} of {len(found) - others}")


if __name__ == "__main__":
    main()
