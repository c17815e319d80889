"""The lists of means, targets, victims, outcomes and number words."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Any

import pytest

from harmledger.errors import VocabularyError
from harmledger.model.quantity import Quantifier
from harmledger.model.terms import Means, Outcome, Target, VictimGroup
from harmledger.vocabulary import terms


@pytest.mark.parametrize(
    ("load", "enum"),
    [
        (terms.means_terms, Means),
        (terms.target_terms, Target),
        (terms.victim_terms, VictimGroup),
        (terms.outcome_terms, Outcome),
    ],
)
def test_every_term_of_the_model_is_listed_once(load: Callable[[], tuple[Any, ...]], enum: type[StrEnum]) -> None:
    """The lists and the closed lists of the contract hold the same terms, each with its meaning."""
    listed = [entry.term for entry in load()]
    assert sorted(listed) == sorted(enum)
    assert all(entry.meaning.endswith(".") for entry in load())


def test_a_word_names_one_thing() -> None:
    """No word names two means, and none two kinds of target."""
    for words in (
        [w for t in terms.means_terms() for w in t.words],
        [w for t in terms.target_terms() for w in t.words],
    ):
        assert sorted(set(words)) == sorted(words)


def test_means_map_to_acled() -> None:
    """Every means has an event type and a sub-event type."""
    assert all(term.elsewhere.acled and term.elsewhere.acled_sub for term in terms.means_terms())


def test_number_words() -> None:
    """Hedges are keyed by what they do to a number; vague words have their most conservative reading."""
    words = terms.number_words()
    assert "at least" in words.hedges[Quantifier.AT_LEAST]
    assert (words.vague["dozens"], words.vague["others"]) == (12, 2)


def test_a_malformed_entry_names_the_list(monkeypatch: pytest.MonkeyPatch) -> None:
    """An entry that lacks a field says which list it stands in."""
    monkeypatch.setattr(terms, "shipped", lambda _name: [{"term": "drone"}])
    with pytest.raises(VocabularyError, match=r"means\.yaml"):
        terms.means_terms.__wrapped__()
