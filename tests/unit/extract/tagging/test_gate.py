"""The cheap look that decides which sentences are read closely."""

from __future__ import annotations

import pytest

from harmledger.extract.kinds.casualty_links import Linker
from harmledger.extract.tagging.gate import may_harm
from harmledger.extract.tagging.words import Words
from harmledger.vocabulary.terms import outcome_terms


def test_no_cue_is_shut_out() -> None:
    """Every phrase that tells an outcome opens the gate."""
    phrases = [
        phrase
        for term in outcome_terms()
        for words in (term.past, term.active, term.died, term.state, term.noun, term.counted, term.toll)
        for phrase in words
    ]
    assert all(may_harm(Words.of(f"there {phrase} here")) for phrase in phrases)


@pytest.mark.parametrize("text", ["Talks dragged on.", "The sun rose over 12 hills."])
def test_what_is_shut_out_has_no_link(text: str) -> None:
    """A sentence without such a word links nobody to harm."""
    words = Words.of(text)
    assert not may_harm(words)
    assert Linker(words).links() == []
