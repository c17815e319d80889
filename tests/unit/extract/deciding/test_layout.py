"""The network's outputs have one place each."""

from __future__ import annotations

from harmledger.extract.deciding.layout import CLASSES, MARKS, OUTCOMES, SLICES, WIDTH, Mark
from harmledger.model.terms import Means, Outcome, Scope, Stance, Target, VictimGroup
from training.corpus import LABELS


def test_slices_follow_one_another_without_a_gap() -> None:
    """Each question has as many scores as answers, and the row ends where the last does."""
    at = 0
    for name, part in SLICES.items():
        assert part.start == at, name
        assert part.stop - part.start == (len(Target) if name == "targets" else len(CLASSES[name]))
        at = part.stop
    assert at == WIDTH


def test_every_term_of_the_contract_can_be_answered() -> None:
    """A term that no score stands for could never be chosen."""
    assert set(CLASSES["victims"]) == set(VictimGroup)
    assert set(CLASSES["scope"]) == set(Scope)
    assert set(CLASSES["stance"]) == set(Stance)
    assert set(CLASSES["means"]) == {"none", *Means}
    assert set(OUTCOMES) == {"none", "displaced", *Outcome}


def test_marks_begin_and_go_on_for_every_span() -> None:
    """Outside, and a beginning and an inside for each kind of span; the corpus labels the same kinds."""
    assert MARKS[0] == "O"
    assert set(MARKS[1:]) == {f"{part}-{mark}" for part in "BI" for mark in Mark}
    assert len(set(MARKS)) == len(MARKS)
    assert {*LABELS, "count"} == set(Mark)
