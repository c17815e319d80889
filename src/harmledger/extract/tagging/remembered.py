"""What was worked out of a sentence, for as long as its report is read: several rules ask for the same.

Kept no longer, since what is new then takes the place of what is forgotten, where the processor still has it at hand.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from harmledger.vocabulary.memo import Memo

_T = TypeVar("_T")
_ALL: list[Memo[Any]] = []


def remembered(work: Callable[[str], _T]) -> Callable[[str], _T]:
    """``work``, which must depend on nothing but its string, asked once for each until :func:`forget`."""
    memo = Memo(work)
    _ALL.append(memo)
    return memo.__getitem__


def forget() -> None:
    """Forget every sentence: what is asked for from now on is worked out anew."""
    for memo in _ALL:
        memo.clear()
