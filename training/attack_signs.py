"""Learn again what each sign of an attack is worth: the table of ``harmledger.extract.kinds.weighing``.

    python -m training.attack_signs            # prints the shipped table beside a new one, and what each reaches
    python -m training.attack_signs --folds 5  # and how a table learnt on the others does on each part

Data: ``../shared/gold/fakes-train``, claims by careful reading in FA-KES (Abu Salem et al. 2019, CC BY 4.0). Method:
logistic regression by Newton's steps with a ridge of 2, no randomness; a clause is positive where a sure attack of the
gold overlaps it most, and left out where only an unsure one does. The rows are rounded to tenths, so that a reviewer
can add them up. Nothing is written: a person puts the rows in.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from harmledger import capture
from harmledger.config import Settings
from harmledger.errors import SkipItemError
from harmledger.extract.context.clauses import clauses, tags_in
from harmledger.extract.kinds import weighing
from harmledger.extract.kinds.force import triggers
from harmledger.extract.tagging.tagger import tag
from harmledger.extract.tagging.tags import Label, Reading
from harmledger.workflow.reader import reader

GOLD = Path(__file__).resolve().parents[2] / "shared" / "gold" / "fakes-train"
RIDGE = 2.0
STEPS = 30
CUT = 0.4
"""A clause with at least this chance is an attack; the one of ``extract/kinds/attack.py``."""

Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Row:
    """One clause with a word of force: where it stands, its signs, whether gold has an attack there (None: unsure)."""

    start: int
    end: int
    signs: frozenset[str]
    attack: bool | None = None


def rows(reading: Reading, gold: Sequence[dict[str, Any]]) -> list[Row]:
    """The clauses of one report with their labels."""
    told, found = weighing.Told(), []
    for sentence in reading.sentences:
        for clause in clauses(sentence.text):
            forces = triggers(clause)
            if not forces:
                continue
            start, end = sentence.start + clause.start, sentence.start + clause.end
            found.append(Row(start, end, weighing.signs(sentence, clause, forces, told)))
            told.groups.add(weighing.head(forces).group)
            told.places.update(item.text for item in tags_in(sentence, Label.PLACE, start, end))
    return _labelled(found, gold)


def _labelled(found: list[Row], gold: Sequence[dict[str, Any]]) -> list[Row]:
    shared = sorted(
        (
            (min(item["end"], row.end) - max(item["start"], row.start), at, index, bool(item.get("unsure")))
            for at, item in enumerate(gold)
            for index, row in enumerate(found)
        ),
        reverse=True,
    )
    labels: dict[int, bool | None] = {}
    taken: set[int] = set()
    for overlap, at, index, unsure in shared:
        if overlap > 0 and not unsure and at not in taken and not labels.get(index):
            labels[index] = True
            taken.add(at)
        elif overlap > 0 and unsure:
            labels.setdefault(index, None)
    return [Row(row.start, row.end, row.signs, labels.get(index, False)) for index, row in enumerate(found)]


def corpus() -> list[tuple[list[Row], int]]:
    """For each report its labelled clauses, and how many sure attacks its gold has."""
    names = reader(Settings()).gazetteer
    made = []
    for item in capture.read(GOLD, Settings()):
        if isinstance(item, SkipItemError):
            raise item
        path = Path(item.report.path or "").with_suffix(".json")
        gold = [claim for claim in json.loads(path.read_text(encoding="utf-8"))["claims"] if claim["kind"] == "attack"]
        sure = sum(not claim.get("unsure") for claim in gold)
        made.append((rows(tag(item.report, names), gold), sure))
    return made


def learn(reports: Sequence[tuple[list[Row], int]]) -> tuple[float, dict[str, float]]:
    """The bias and what each sign is worth, in tenths."""
    known = [row for found, _ in reports for row in found if row.attack is not None]
    names = sorted({sign for row in known for sign in row.signs})
    values: Matrix = np.array([[name in row.signs for name in names] + [True] for row in known], dtype=float)
    labels: Matrix = np.array([row.attack for row in known], dtype=float)
    ridge = np.append(np.full(len(names), RIDGE), 1e-6)
    weights: Matrix = np.zeros(len(names) + 1)
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-values @ weights))
        slope = values.T @ (chance - labels) + ridge * weights
        curve = (values * (chance * (1 - chance))[:, None]).T @ values + np.diag(ridge)
        weights -= np.linalg.solve(curve, slope)
    tenths = np.round(weights, 1)
    return float(tenths[-1]), dict(zip(names, map(float, tenths[:-1]), strict=True))


def f1(reports: Sequence[tuple[list[Row], int]], bias: float, table: dict[str, float]) -> float:
    """F1 of the clauses whose chance reaches the cut."""
    right = said = 0
    for found, _ in reports:
        for row in found:
            chance = 1 / (1 + np.exp(-bias - sum(table.get(sign, 0.0) for sign in row.signs)))
            if chance >= CUT and row.attack is not None:
                said += 1
                right += row.attack
    return 2 * right / (said + sum(sure for _, sure in reports))


def main() -> None:
    """Learn, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folds", type=int, default=0, help="parts for cross-validation; 0 leaves it out")
    folds = parser.parse_args().folds
    reports = corpus()
    bias, table = learn(reports)
    print(f"{'sign':44} shipped    new")
    print(f"{'bias':44} {weighing.BIAS:7.1f} {bias:6.1f}")
    for sign in sorted({*table, *weighing.TABLE}):
        print(f"{sign:44} {weighing.TABLE.get(sign, 0.0):7.1f} {table.get(sign, 0.0):6.1f}")
    shipped, new = f1(reports, weighing.BIAS, weighing.TABLE), f1(reports, bias, table)
    print(f"F1 on these reports: shipped {shipped:.3f}, new {new:.3f}")
    for part in range(folds):
        others = [item for index, item in enumerate(reports) if index % folds != part]
        print(f"part {part + 1} of {folds}, learnt on the others: F1 {f1(reports[part::folds], *learn(others)):.3f}")


if __name__ == "__main__":
    main()
