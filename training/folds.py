"""How the reader does on reports that it has not learnt from: each fifth read by a network that learnt from the rest.

    python -m training.folds --keep DIR     # goes on where it stopped: folds that DIR holds are not learnt again

Of ``fakes-train``, with the corpus (but for its held-out tenth) in every fold's lessons. The figures are those of the
whole way from text to claims, by ``bench/score.py``, beside those of the rules alone.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from bench.score import score
from harmledger import capture
from harmledger.config import Settings
from harmledger.errors import SkipItemError
from harmledger.extract.deciding.network import Network
from harmledger.model.codec import to_plain
from harmledger.model.report import Report
from harmledger.resolve.gazetteer.index import Gazetteer
from harmledger.workflow.reader import Reader
from training.corpus import stories
from training.export import export
from training.train import SHARED, Course, learn, of_corpus, of_folder

GOLD = SHARED / "fakes-train"


def reports() -> Iterator[Report]:
    """The reports of the folder, in its order.

    Raises:
        SkipItemError: where one cannot be read.
    """
    for captured in capture.read(GOLD, Settings()):
        if isinstance(captured, SkipItemError):
            raise captured
        yield captured.report


def read(found: Sequence[Report], network: Network | None) -> Iterator[dict[str, Any]]:
    """What is extracted from reports, as ``harmledger extract --jsonl`` prints it."""
    reader = Reader(Gazetteer.open(None), network=network)
    for report in found:
        yield {"report": to_plain(report), "claims": [to_plain(one) for one in reader.read(report).claims]}


def main() -> int:
    """Learn and read fold by fold, then print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--epochs", type=int, default=Course().epochs)
    parser.add_argument("--keep", type=Path, required=True, help="folder for the models and what they read")
    asked = parser.parse_args()
    console = Console()
    asked.keep.mkdir(parents=True, exist_ok=True)
    every = list(reports())
    own = of_folder(GOLD)
    corpus = of_corpus([one for one in stories() if not one.held_out], Course().seed)
    lines: list[dict[str, Any]] = []
    for fold in range(asked.folds):
        kept = asked.keep / f"fold-{fold}.jsonl"
        if not kept.is_file():
            console.print(f"fold {fold + 1} of {asked.folds}")
            rest = [one for at, one in enumerate(own) if at % asked.folds != fold]
            network = learn([*rest, *corpus], Course(asked.epochs), console.print)
            model = asked.keep / f"fold-{fold}.onnx"
            export(network, model, f"fold-{fold}")
            mine = [one for at, one in enumerate(every) if at % asked.folds == fold]
            text = "".join(json.dumps(one) + "\n" for one in read(mine, Network(model)))
            kept.write_text(text, encoding="utf-8")
        lines += [json.loads(line) for line in kept.read_text(encoding="utf-8").splitlines()]
    table = Table("figure", f"{asked.folds} folds", "rules alone")
    learnt, ruled = score(GOLD, lines), score(GOLD, read(every, None))
    for key, value in learnt.items():
        table.add_row(key, str(value), str(ruled[key]))
    console.print(table)
    return 0


if __name__ == "__main__":
    sys.exit(main())
