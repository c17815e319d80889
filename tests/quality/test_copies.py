"""Copies on the labelled pairs and on our own rewrites: figures may only rise."""

from __future__ import annotations

import json

import pytest

from bench.copies import CORPUS, labels, measure_pairs, measure_stories
from bench.quality import FLOORS


def _short(found: dict[str, float], floors: dict[str, float]) -> dict[str, float]:
    return {name: found[name] for name, floor in floors.items() if found[name] < floor}


def test_rewrites_and_derived_copies_are_found() -> None:
    """Every rewrite, translation, cut and assembled text is found, and nobody's own telling is held for a copy."""
    found = measure_stories()
    assert _short(found, json.loads(FLOORS.read_text(encoding="utf-8"))["copies"]["floors"]["stories"]) == {}
    assert found["own_held_for_copies"] == 0


@pytest.mark.shared
def test_labelled_pairs_do_not_fall_below_their_floors() -> None:
    """Precision and recall of shared text, and of whole copies, on all pairs and on one half."""
    if not CORPUS.is_file():
        pytest.skip("the corpus of articles is not beside this working copy")
    found = measure_pairs()
    assert found is not None
    assert _short(found, json.loads(FLOORS.read_text(encoding="utf-8"))["copies"]["floors"]["pairs"]) == {}


def test_the_labelled_set_is_as_large_as_it_says() -> None:
    """Two hundred pairs or more, each once and in order, of all labels."""
    gold = labels()
    assert len(gold) >= 200
    assert all(one < other for one, other in gold)
    assert {label for label, _ in gold.values()} == {"copy", "part", "either", "none"}
