"""Remembering what was worked out of a string."""

from __future__ import annotations

from harmledger.vocabulary import memo
from harmledger.vocabulary.memo import Memo


def test_what_was_asked_before_is_not_worked_out_again() -> None:
    """A string is worked out once, however often it is asked for."""
    asked: list[str] = []

    def size(text: str) -> int:
        asked.append(text)
        return len(text)

    sizes = Memo(size)
    assert [sizes["ab"], sizes["abc"], sizes["ab"]] == [2, 3, 2]
    assert asked == ["ab", "abc"]


def test_no_more_than_a_bound_is_remembered() -> None:
    """Strings beyond the bound make those before them forgotten, and are still told rightly."""
    sizes = Memo(len)
    assert all(sizes[str(at)] == len(str(at)) for at in range(memo._MOST + 10))
    assert len(sizes) <= memo._MOST
