"""The words of which a text must hold one for a regular expression to be found in it.

A long list of alternatives costs far more to look for than a word in a set. What words a pattern needs is worked out
from the pattern itself, so that nothing has to be kept in step by hand.
"""

from __future__ import annotations

import importlib
import itertools
import re
from collections.abc import Iterable, Sequence
from typing import Any

from harmledger.vocabulary.memo import Memo

_LENGTH = 4
"""Letters by which words are told apart."""
_CHOICES = 8
"""Letters in brackets up to which each is followed up."""
_WORD = re.compile(r"\w+")
_EVERYWHERE = frozenset("a and at by for from in of on over that the this to was with".split())
"""Words that nearly every text holds."""

# The standard library's own reading of a pattern. Its module is no public one: where it is missing, nothing is guarded.
try:
    _parse = importlib.import_module("re._parser").parse
except ImportError:  # pragma: no cover - Python without it
    _parse = None


def openings(text: str) -> frozenset[str]:
    """The first letters, in lower case, of every word of ``text``; a shorter word is given whole."""
    return frozenset(itertools.chain.from_iterable(map(_OPENINGS.__getitem__, text.split())))


_OPENINGS = Memo(lambda chunk: tuple(word[:_LENGTH] for word in _WORD.findall(chunk.lower())))
"""The openings of the words of what stands between white space."""


def needed(pattern: str, flags: int = 0) -> frozenset[str] | None:
    """Openings of which a text must hold one for the pattern to be found in it; None where that cannot be told."""
    return None if _parse is None else _needed(_parse(pattern, flags))


def _needed(parsed: Iterable[tuple[Any, Any]]) -> frozenset[str] | None:
    """Openings of words of which everything that the parsed pattern matches holds one; None where none can be told."""
    items = list(parsed)
    best: frozenset[str] | None = None
    starts = False
    for index, (code, value) in enumerate(items):
        found: frozenset[str] | None = None
        starts = _starts(code, value, before=starts)
        if starts:
            found = _whole(_follow({""}, items[index + 1 :]))
        elif str(code) == "BRANCH":
            every = [_needed(branch) for branch in value[1]]
            found = None if None in every else frozenset().union(*(one for one in every if one is not None))
        elif str(code) == "SUBPATTERN":
            found = _needed(value[3])
        elif str(code).endswith("_REPEAT") and value[0] > 0:
            found = _needed(value[2])
        if found is not None and (best is None or _tells(found) < _tells(best)):
            best = found
    return best


def _tells(found: frozenset[str]) -> tuple[bool, int]:
    """How little it tells that a text holds one of these openings: smaller is better."""
    return not found.isdisjoint(_EVERYWHERE), len(found)


def _starts(code: Any, value: Any, *, before: bool) -> bool:
    """Whether a letter after this item is the first of a word, where that held ``before`` it or not."""
    if _begins_word(code, value):
        return True
    if str(code) in ("ASSERT", "ASSERT_NOT"):
        return before
    if str(code).endswith("_REPEAT"):
        return (before or value[0] > 0) and _ends_word(value[2])
    return str(code) in ("SUBPATTERN", "BRANCH") and _ends_word([(code, value)])


def _ends_word(items: Sequence[tuple[Any, Any]]) -> bool:
    """Whether whatever the items match ends with a character that is no part of a word: "of ", "the "."""
    if not items:
        return False
    code, value = items[-1]
    if str(code) == "BRANCH":
        return all(_ends_word(branch) for branch in value[1])
    if str(code) == "SUBPATTERN":
        return _ends_word(value[3])
    return (str(code).endswith("_REPEAT") and value[0] > 0 and _ends_word(value[2])) or _parts(code, value)


def _begins_word(code: Any, value: Any) -> bool:
    """Whether a letter after this item is the first of a word: a boundary, or a character that is no part of one."""
    return (str(code) == "AT" and str(value) == "AT_BOUNDARY") or _parts(code, value)


def _parts(code: Any, value: Any) -> bool:
    """Whether the item is one character that is no part of a word."""
    if str(code) == "LITERAL":
        return not _WORD.match(chr(value))
    if str(code) == "IN":
        return all(
            _parts(one, other) if str(one) == "LITERAL" else str(other) == "CATEGORY_SPACE" for one, other in value
        )
    return False


def _whole(states: set[str] | None) -> frozenset[str] | None:
    """The openings, where every one of them is known to its end or to the full length; an ended one has a point."""
    if states is None or any(len(state) < _LENGTH and not state.endswith(".") for state in states):
        return None
    plain = frozenset(state.rstrip(".") for state in states)
    return None if "" in plain else plain


def _follow(states: set[str], items: Sequence[tuple[Any, Any]]) -> set[str] | None:
    """How words that begin with ``states`` go on over the items: each up to the full length, or up to its end."""
    found: set[str] | None = states
    for code, value in items:
        if found is None:
            return None
        done = {state for state in found if len(state) == _LENGTH or state.endswith(".")}
        if found == done:
            return found
        more = _step(found - done, str(code), value)
        found = None if more is None else done | more
    return found


def _step(states: set[str], code: str, value: Any) -> set[str] | None:
    """Unfinished openings after one item; None where what may follow cannot be listed."""
    if code in ("ASSERT", "ASSERT_NOT"):
        return states
    if code == "AT":
        return _edge(states, str(value))
    if code in ("SUBPATTERN", "BRANCH"):
        branches = value[1] if code == "BRANCH" else [value[3]]
        return _together(_follow(states, list(branch)) for branch in branches)
    if code.endswith("_REPEAT"):
        return _repeated(states, value)
    choices = [("LITERAL", value)] if code == "LITERAL" else value if code == "IN" else []
    return _together(_character(states, str(one), other) for one, other in choices) if _few(choices) else None


def _few(choices: Sequence[Any]) -> bool:
    return 0 < len(choices) <= _CHOICES


def _edge(states: set[str], where: str) -> set[str] | None:
    """What has begun ends at the boundary of a word or at the text's end."""
    ends = where in ("AT_BOUNDARY", "AT_END", "AT_END_STRING")
    return {state + "." if state else state for state in states} if ends or states == {""} else None


def _character(states: set[str], code: str, value: Any) -> set[str] | None:
    if code == "LITERAL" and _WORD.match(chr(value)):
        return {state + chr(value).lower() for state in states}
    return {state + "." for state in states} if _parts(code, value) or str(value) == "CATEGORY_SPACE" else None


def _repeated(states: set[str], value: Any) -> set[str] | None:
    least, most, items = value
    found: set[str] | None = states if least == 0 else set()
    turn: set[str] | None = states
    for _ in range(min(int(most), _LENGTH + 1)):
        turn = None if turn is None else _follow(turn, list(items))
        found = _together((found, turn))
    return found


def _together(every: Iterable[set[str] | None]) -> set[str] | None:
    together: set[str] = set()
    for one in every:
        if one is None:
            return None
        together |= one
    return together
