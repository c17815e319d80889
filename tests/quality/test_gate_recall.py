"""The gate loses no figure: what it keeps from the close reading is measured on gold."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from harmledger.extract.kinds.figures import figures as bare
from harmledger.extract.tagging.gate import may_harm
from harmledger.extract.tagging.people import people
from harmledger.extract.tagging.segment import sentences
from harmledger.extract.tagging.tags import Sentence
from harmledger.extract.tagging.words import Words
from harmledger.model.report import Report

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared" / "gold"
SETS = (
    (ROOT / "samples" / "idlib", ROOT / "tests" / "quality" / "gold"),
    *((SHARED / name, SHARED / name) for name in ("seeds", "fakes-train")),
)
AT_LEAST = 0.995


def figures(reports: Path, gold: Path) -> Iterator[tuple[list[Sentence], int]]:
    """For every sure casualty figure of the gold, the sentences of its report and the index of its own."""
    for path in sorted(gold.glob("*.json")):
        content = json.loads(path.read_text(encoding="utf-8"))
        text = (reports / content["report"]).read_text(encoding="utf-8")
        cut = list(sentences(Report("sha256:0", text)))
        for claim in content["claims"]:
            if claim["kind"] == "casualty" and not claim.get("unsure"):
                yield cut, next(one.index for one in cut if one.start < claim["end"] and claim["start"] < one.end)


def passes(sentence: Sentence) -> bool:
    """Whether the sentence is read closely: by a word of harm, or as a figure told without its noun."""
    words = Words.of(sentence.text)
    return may_harm(words) or any(bare(words, people(words)))


def test_the_gate_keeps_nearly_every_figure() -> None:
    """At least 995 of 1,000 sentences with a casualty figure are read closely."""
    asked = [passes(cut[index]) for reports, gold in SETS if gold.is_dir() for cut, index in figures(reports, gold)]
    assert sum(asked) >= AT_LEAST * len(asked)


def test_the_gate_is_a_gate() -> None:
    """A good share of the sentences without a figure is not read closely, else the gate would say nothing."""
    reports, gold = SETS[0]
    told = {(cut[index].text, cut[index].start) for cut, index in figures(reports, gold)}
    every = {one for cut, _ in figures(reports, gold) for one in cut}
    others = [one for one in every if (one.text, one.start) not in told]
    assert sum(not may_harm(Words.of(one.text)) for one in others) > len(others) / 2
