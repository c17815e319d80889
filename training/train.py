"""Train the learned reader and write the model file: ``python -m training.train``."""

from __future__ import annotations

import argparse
import collections
import pickle
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from harmledger.config import Settings
from harmledger.extract.deciding.layout import CLASSES, SLICES
from harmledger.extract.deciding.questions import SEVERAL, Role
from harmledger.workflow.reader import reader
from training.base import base_state, base_tokenizer
from training.corpus import stories
from training.examples import NONE, SKIP, Example, of_gold, of_stories
from training.learning import Item, batches, encode, figures, groups, item, losses, weigh
from training.network import Reader, load_base

SHARED = Path(__file__).resolve().parents[2] / "shared" / "gold"


def learn(items: Sequence[Item], *, epochs: int, seed: int, pace: float, fast: float, report, limit=None) -> Reader:
    torch.manual_seed(seed)
    order = np.random.default_rng(seed)
    tokenizer = base_tokenizer()
    network = Reader(tokenizer.get_vocab_size())
    load_base(network, base_state())
    slow = [p for p in network.encoder.parameters()]
    quick = [p for n, p in network.named_parameters() if not n.startswith("encoder.")]
    optimizer = torch.optim.AdamW([{"params": slow, "lr": pace}, {"params": quick, "lr": fast}], weight_decay=0.01)
    per_epoch = sum(1 for _ in batches(items, 3000, np.random.default_rng(0)))
    steps = per_epoch * epochs
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s: min((s + 1) / (0.1 * steps), max(0.0, (steps - s) / (0.9 * steps))))
    for epoch in range(epochs):
        network.train()
        begun = time.monotonic()
        total = collections.Counter()
        count = collections.Counter()
        for batch in batches(items, 3000, order):
            with torch.autocast("cpu", torch.bfloat16, enabled=True):
                vectors = encode(network, batch)
            cost = collections.defaultdict(list)
            for one, own in zip(batch, vectors, strict=True):
                for name, terms in losses(network, one, own).items():
                    cost[name] += terms
            loss = sum((torch.stack(terms).sum() for terms in cost.values()), torch.zeros(())) / (8 * len(batch))
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            for name, terms in cost.items():
                total[name] += float(torch.stack(terms).sum())
                count[name] += len(terms)
        print(f"epoch {epoch + 1}: {time.monotonic() - begun:.0f} s  " + "  ".join(f"{n} {total[n] / count[n]:.3f}" for n in sorted(total)), flush=True)
        if report is not None and (epoch + 1 == epochs or (epoch + 1) in (2, 4, 6, 9)):
            report(network)
    return network


def check(network: Reader, items: Sequence[Item]) -> dict[str, tuple[int, int, int]]:
    """For each question: right by the network, right by the rules, asked."""
    network.eval()
    right, rules, asked = collections.Counter(), collections.Counter(), collections.Counter()
    with torch.no_grad():
        for batch in batches(items, 3000, None):
            for one, vectors in zip(batch, encode(network, batch), strict=True):
                if not one.answers:
                    continue
                scores = weigh(network, one, vectors)
                for at, answers in enumerate(one.answers):
                    head = one.questions.heads[at]
                    draft = head.draft
                    row = scores.classes[at]
                    def say(name, own, theirs):
                        asked[name] += 1; right[name] += own; rules[name] += theirs
                    if answers.outcome != SKIP:
                        n = "outcome" if draft is not None else "outcome-lone" if answers.outcome else "outcome-lone-none"
                        theirs = 0 if draft is None else 1 + ["killed","injured","missing","detained"].index(draft.outcome) if draft.outcome else 5
                        say(n, int(row[SLICES["outcome"]].argmax()) == answers.outcome, theirs == answers.outcome)
                    if answers.real != SKIP:
                        say("real-" + draft.kind, int(row[SLICES["real"]].argmax()) == answers.real, (draft.confidence >= .4) == bool(answers.real))
                    k = "" if draft is None or draft.kind in ("casualty", "displacement") else "-" + draft.kind
                    for name, term in answers.terms.items():
                        said = CLASSES[name][int(row[SLICES[name]].argmax())]
                        say(name + k, said == (term or "none"), draft is not None and getattr(draft, name) == term)
                    if answers.targets:
                        from harmledger.model.terms import Target
                        sc = row[SLICES["targets"]]
                        got = {t for t, s in zip(Target, sc) if s > 0}
                        say("targets" + k, set(answers.targets) <= got, draft is not None and set(answers.targets) <= set(draft.targets))
                    pk = one.pairs[at, :, 3]; al = one.pairs[at, :, 4]
                    for role, good in answers.right.items():
                        own = [i for g in groups(one, role).values() for i in g]
                        if not own: continue
                        if role not in SEVERAL:
                            every = torch.cat((scores.none[at, role][None], scores.pairs[at, own, role]))
                            b = int(every.argmax())
                            picked = [i for i in own if pk[i]]
                            say(role.name + k, (not good) if b == 0 else own[b - 1] in good, (not good) if not picked else picked[0] in good)
                        else:
                            o = answers.open.get(role, frozenset())
                            ok = ok2 = True
                            for g in groups(one, role).values():
                                want = not good.isdisjoint(g)
                                if not want and (not o.isdisjoint(g)): continue
                                if role is Role.PLACE and not want: continue
                                ok &= bool(scores.pairs[at, g, role].max() > 0) == want
                                ok2 &= bool(al[g].max() > 0) == want
                            say(role.name + k, ok, ok2)
                    if answers.whole != SKIP:
                        own = figures(one, at)
                        every = torch.cat((scores.whole[at][None], scores.parts[at, own]))
                        b = int(every.argmax())
                        says = NONE if b == 0 else own[b - 1]
                        pr = one.parts[at, :, 8]
                        theirs = int(pr.argmax()) if pr.max() > 0 else NONE
                        n = "whole-none" if answers.whole == NONE else "whole-some"
                        say(n, (says == NONE) == (answers.whole == NONE), (theirs == NONE) == (answers.whole == NONE))
    return {n: (right[n], rules[n], asked[n]) for n in sorted(asked)}


def examples(cache: Path | None, names) -> dict[str, list[Example]]:
    gazetteer = reader(Settings()).gazetteer
    out = {}
    for name in names:
        if name == "corpus":
            out[name] = list(of_stories(stories(), gazetteer))
        else:
            out[name] = list(of_gold(SHARED / name, gazetteer))
    return out


def show(found):
    for n, (a, b, c) in found.items():
        print(f"   {n:22} net {a / c:.3f}  rules {b / c:.3f}  of {c}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--pace", type=float, default=7e-5)
    parser.add_argument("--fast", type=float, default=1e-3)
    parser.add_argument("--corpus", action="store_true")
    parser.add_argument("--out", type=Path)
    asked = parser.parse_args()
    names = ["fakes-train", "fakes-dev"] + (["corpus"] if asked.corpus else [])
    sets = examples(None, names)
    tokenizer = base_tokenizer()
    items = {name: [item(one, tokenizer) for one in own] for name, own in sets.items()}
    train = items["fakes-train"] + [i for i in items.get("corpus", []) if not held(i.name)]
    print({n: len(v) for n, v in items.items()}, len(train), flush=True)
    network = learn(train, epochs=asked.epochs, seed=asked.seed, pace=asked.pace, fast=asked.fast, report=lambda net: show(check(net, items["fakes-dev"])))
    held_out = [i for i in items.get("corpus", []) if held(i.name)]
    if held_out:
        print("held out"); show(check(network, held_out))
    if asked.out:
        torch.save(network.state_dict(), asked.out)


def held(name):
    import hashlib
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 10 == 0


if __name__ == "__main__":
    main()
