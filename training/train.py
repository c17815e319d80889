"""Learn the reader and write the model file.

    python -m training.train                # about half an hour on two cores; writes the shipped file
    python -m training.train --epochs 2 --out quick.onnx

Data: ``../shared/gold/fakes-train`` and the project's own corpus, but for its held-out tenth; ``fakes-dev`` is only
looked at, to choose by. The base is MiniLM (Wang et al. 2020). The same seed on the same machine gives the same file.
"""

from __future__ import annotations

import argparse
import collections
import random
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from rich.console import Console
from rich.table import Table

from harmledger.extract.deciding.network import FILE
from harmledger.resolve.gazetteer.index import Gazetteer
from training.base import base_state, base_tokenizer
from training.checking import check
from training.corpus import Story, stories
from training.examples import of_gold, of_stories
from training.export import export
from training.learning import Item, batches, encode, item, losses
from training.network import Reader, load_base
from training.varying import varied

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared" / "gold"
SHIPPED = ROOT / "src" / "harmledger" / "extract" / "deciding" / FILE
_PIECES = 3000
"""Word pieces in a step."""
_WARM = 0.1
"""Share of the steps in which the pace rises."""


@dataclass(frozen=True, slots=True)
class Course:
    """How to learn: times through the data, seed, and the paces of the encoder and of what stands on it."""

    epochs: int = 16
    seed: int = 1
    pace: float = 1.3e-4
    fast: float = 2e-3
    begin: Path | None = None
    """A state that was kept, to go on from; None: the base."""


Pool = Sequence[Sequence[Item]]
"""Each report with its variants; an epoch takes one of each."""


def learn(pool: Pool, course: Course, say: Callable[[str], None]) -> Reader:
    """A network that has learnt from the reports."""
    torch.manual_seed(course.seed)
    order, choice = np.random.default_rng(course.seed), random.Random(course.seed)  # noqa: S311 - no secret
    network = Reader(base_tokenizer().get_vocab_size())
    if course.begin is None:
        load_base(network, base_state())
    else:
        network.load_state_dict(torch.load(course.begin, weights_only=True))
    quick = [part for name, part in network.named_parameters() if not name.startswith("encoder.")]
    groups = [{"params": list(network.encoder.parameters()), "lr": course.pace}, {"params": quick, "lr": course.fast}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = course.epochs * (1 + sum(1 for _ in batches([own[0] for own in pool], _PIECES, np.random.default_rng(0))))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _pace(step, steps))
    for epoch in range(course.epochs):
        network.train()
        begun, cost = time.monotonic(), collections.Counter[str]()
        for batch in batches([choice.choice(own) for own in pool], _PIECES, order):
            cost.update(_step(network, batch, optimizer))
            schedule.step()
        told = "  ".join(f"{name.lower()} {total / len(pool):.2f}" for name, total in sorted(cost.items()))
        say(f"epoch {epoch + 1} of {course.epochs}, {time.monotonic() - begun:.0f} s: {told}")
    return network


def _pace(step: int, steps: int) -> float:
    """Up to the full pace, then evenly down to nothing."""
    return min((step + 1) / (_WARM * steps), max(0.0, (steps - step) / ((1 - _WARM) * steps)))


def _step(network: Reader, batch: Sequence[Item], optimizer: torch.optim.Optimizer) -> dict[str, float]:
    with torch.autocast("cpu", torch.bfloat16):
        vectors = encode(network, batch)
    cost: dict[str, torch.Tensor] = {}
    for one, own in zip(batch, vectors, strict=True):
        for name, term in losses(network, one, own).items():
            cost[name] = cost.get(name, torch.zeros(())) + term
    loss = torch.stack(list(cost.values())).sum() / (8 * len(batch))
    optimizer.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optimizer.step()
    return {name: float(term.detach()) for name, term in cost.items()}


def of_corpus(told: Sequence[Story], seed: int) -> Pool:
    """The reports of the corpus, each with a variant."""
    gazetteer, tokenizer = Gazetteer.open(None), base_tokenizer()
    plain = [item(one, tokenizer) for one in of_stories(told, gazetteer)]
    changed = {one.name: item(one, tokenizer) for one in of_stories([varied(one, seed) for one in told], gazetteer)}
    return [[one, changed[one.name]] for one in plain]


def of_folder(folder: Path) -> Pool:
    """The reports of a folder of gold."""
    gazetteer, tokenizer = Gazetteer.open(None), base_tokenizer()
    return [[item(one, tokenizer)] for one in of_gold(folder, gazetteer)]


def table(network: Reader, name: str, items: Sequence[Item]) -> Table:
    """How the network does on each question of a set, beside the rules."""
    found = Table("question", "network", "rules", "of", title=name)
    for question, share in check(network, items).items():
        found.add_row(
            question, f"{share.network / share.asked:.3f}", f"{share.rules / share.asked:.3f}", str(share.asked)
        )
    return found


def main() -> int:
    """Learn, look, write; 1 where the data is not there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    usual = Course()
    parser.add_argument("--epochs", type=int, default=usual.epochs, help="times through the data")
    parser.add_argument("--seed", type=int, default=usual.seed)
    parser.add_argument("--pace", type=float, default=usual.pace, help="of the encoder, at its height")
    parser.add_argument("--fast", type=float, default=usual.fast, help="of what stands on the encoder, at its height")
    parser.add_argument("--begin", type=Path, metavar="FILE", help="go on from a state kept by --keep")
    parser.add_argument("--keep", type=Path, metavar="FILE", help="keep the state, to go on from another time")
    parser.add_argument("--version", default="1", help="name of the model, kept with every claim that it decides")
    parser.add_argument("--out", type=Path, default=SHIPPED, help="the model file to write")
    asked = parser.parse_args()
    console = Console()
    if not SHARED.is_dir():
        console.print(f"[red]{SHARED} is not there: the reports to learn from lie beside a working copy[/]")
        return 1
    every = list(stories())
    pool = [*of_folder(SHARED / "fakes-train"), *of_corpus([one for one in every if not one.held_out], asked.seed)]
    console.print(f"{len(pool)} reports to learn from")
    course = Course(asked.epochs, asked.seed, asked.pace, asked.fast, asked.begin)
    network = learn(pool, course, console.print)
    if asked.keep:
        torch.save(network.state_dict(), asked.keep)
    size = export(network, asked.out, asked.version)
    console.print(f"{asked.out}: {size / 1e6:.1f} MB")
    console.print(table(network, "fakes-dev", [own[0] for own in of_folder(SHARED / "fakes-dev")]))
    held_out = of_corpus([one for one in every if one.held_out], asked.seed)
    console.print(table(network, "held-out tenth of the corpus", [own[0] for own in held_out]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
