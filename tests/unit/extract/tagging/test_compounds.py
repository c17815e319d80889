"""Words with hyphened compounds as one, and the marks that part them."""

from __future__ import annotations

import pytest

from harmledger.extract.tagging.compounds import words


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("rebel-held town", ["rebel-held"]),
        ("one; two", ["one", "two"]),
        ("one - two", ["one", "two"]),
        ("- one two", ["one"]),
        ("one -two", ["one"]),
        ("one\ntwo", ["one", "two"]),
        ("one — … two three", ["one", "two"]),
        ("one,\ttwo", ["one", "two"]),
        ("one (two) three", ["one"]),
        ("one!two", ["one", "two"]),
    ],
)
def test_marks_part_words(text: str, parted: list[str]) -> None:
    """A colon, a dash, a hyphen by itself or the end of a line parts the word after it from the one before."""
    found = words(text)
    assert [word.low for at, word in enumerate(found) if word.parted or at == 0] == parted
