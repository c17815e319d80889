"""Clauses: where one thing said ends and the next begins."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmledger.extract.context.clauses import clauses
from harmledger.extract.tagging.compounds import words


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        ("Ten died when jets hit a bus", ["Ten died", "when jets hit a bus"]),
        ("Jets hit a bus killing ten", ["Jets hit a bus", "killing ten"]),
        ("The group said jets hit a bus", ["The group said", "jets hit a bus"]),
        ("Nine were killed and many others were hurt", ["Nine were killed and many others were hurt"]),
        ("Areas such as homes and shops were hit", ["Areas such as homes and shops were hit"]),
        ("U.S. jets hit a U.N. base", ["U.S. jets hit a U.N. base"]),
        ("It announced a truce; then it broke it", ["It announced a truce", "then it broke it"]),
        ("A answered with drones, and a truce was agreed", ["A answered with drones", "and a truce was agreed"]),
        ("Shells hit the clinic, and the dead", ["Shells hit the clinic, and the dead"]),
    ],
)
def test_joints(sentence: str, parts: list[str]) -> None:
    """Clauses part at words that open them, at verbs of saying and at separating marks, not inside names or lists."""
    assert [sentence[clause.start : clause.end] for clause in clauses(sentence)] == parts


@given(st.text())
def test_every_word_is_in_one_clause_and_repeats_the_text(text: str) -> None:
    """Clauses hold each word once, in order, and words keep their offsets whatever the letters."""
    every = words(text)
    assert tuple(word for clause in clauses(text) for word in clause.words) == every
    assert all(text[word.start : word.end].replace("’", "'").lower().startswith(word.low[:1]) for word in every)


def test_offsets_survive_letters_that_grow_when_lowered() -> None:
    """Regression: a capital dotted I is two characters in lower case, which would shift all that follows."""
    text = "İdlib ve Sarmin"
    assert [text[word.start : word.end] for word in words(text)] == ["İdlib", "ve", "Sarmin"]
