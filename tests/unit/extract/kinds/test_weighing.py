"""Weighing: the signs that a clause tells of an attack of its own, and what they add up to."""

from __future__ import annotations

import math

import pytest

from harmledger.extract.context.clauses import clauses
from harmledger.extract.kinds.force import triggers
from harmledger.extract.kinds.weighing import TABLE, Told, chance, signs
from tests.unit.extract.readings import reading


def _signs(text: str, told: Told | None = None) -> frozenset[str]:
    (sentence,) = reading(text).sentences
    clause = clauses(sentence.text)[0]
    return signs(sentence, clause, triggers(clause), told or Told(retold=False))


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("The attack drew anger", "bare definite"),
        ("An attack on the port drew anger", "indefinite"),
        ("Jets struck a bus in Marib", "names a place"),
        ("Russian jets struck a bus", "names a party"),
        ("Jets struck a bus on Monday", "names a time"),
        ("Two attacks on the port failed", "counted"),
        ("The port was shelled", "passive"),
        ("Troops moved to attack the port", "infinitive"),
    ],
)
def test_signs_are_read_off_the_clause(text: str, sign: str) -> None:
    """Each sign holds where its words stand."""
    assert sign in _signs(text)


def test_a_place_counts_as_new_once() -> None:
    """A place named beside force before is no longer a sign of a new attack."""
    told = Told(retold=False, places={"Marib"})
    assert "place not told before" in _signs("Jets struck Marib")
    assert "place not told before" not in _signs("Jets struck Marib", told)


def test_the_chance_is_the_logistic_sum_of_the_table() -> None:
    """A reviewer can add up the table: each sign moves the log-odds by what it is worth, an unknown one by nothing."""
    base = math.log(chance([]) / (1 - chance([])))
    sign, worth = next(iter(TABLE.items()))
    moved = math.log(chance([sign]) / (1 - chance([sign])))
    assert moved - base == pytest.approx(worth)
    assert chance(["no such sign"]) == chance([])


def test_an_entry_without_a_verb_is_a_sign() -> None:
    """The sign holds where a sentence opens with the noun of force, and not where a verb follows."""
    for text, holds in (("Shells on the edge of Sarmin.", True), ("Shells on the edge of Sarmin were cleared.", False)):
        sentence = reading(text).sentences[0]
        clause = clauses(sentence.text)[0]
        held = signs(sentence, clause, triggers(clause), Told())
        assert ("entry without a verb" in held) is holds
