"""Rewrites: copies whose words were swapped one by one, so that hardly a run of words is left; and translations.

What a rewrite cannot swap are its numbers and most of its names. Sentence by sentence it goes on telling the same
facts, also those that have nothing to do with one another: a toll, a count of strikes, a population, a forecast.
Independent reports on one event share some of these facts, seldom most, and seldom in sentences that pair off.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from harmledger.link.origins.signatures import rare
from harmledger.link.origins.words import TOKEN, numbers, stretches
from harmledger.model.report import Report

_SENTENCE_END = re.compile(r"(?<=[.!?\u061f])[\"'\u201d\u2019)\]]*\s+|\n+")
_PAIRED = 0.75
"""Share of a report's sentences of fact that must pair off with the other's."""

_KEPT = 0.85
"""Share of its numbers that a rewrite has from the other."""

_ALIKE = 0.67
"""The share of marks that sentences that pair off have in common, in the mean; tellings of one's own have fewer."""

_MIN_SENTENCES = 4
_MIN_NUMBERS = 5
_MIN_RARE = 3
_TRANSLATED_NUMBERS = 0.7


@dataclass(frozen=True, slots=True)
class Fact:
    """A sentence ``text[start:end]`` that states two numbers or names at least; names by their first letters."""

    start: int
    end: int
    marks: frozenset[str]


@dataclass(frozen=True, slots=True)
class Retold:
    """Sentences of fact that pair off, the later report's first, and their share of the later report's."""

    pairs: tuple[tuple[Fact, Fact], ...]
    share: float


def facts(report: Report) -> tuple[Fact, ...]:
    """The sentences of fact of a report, in their order."""
    found: list[Fact] = []
    for start, end in stretches(report):
        at = start
        ends = [match.start() for match in _SENTENCE_END.finditer(report.text, start, end)]
        for stop in (*ends, end):
            marks = _marks(report.text[at:stop])
            if len(marks) > 1:
                lead = len(report.text[at:stop]) - len(report.text[at:stop].lstrip())
                found.append(Fact(at + lead, stop, marks))
            at = stop
    return tuple(found)


def _marks(sentence: str) -> frozenset[str]:
    """Numbers as ``#value``, whether in digits or words, and names by their first letters, as spellings differ."""
    tokens = [token for token in TOKEN.findall(sentence) if token[0].isalnum()]
    named = {token.casefold()[:4] for token in tokens[1:] if token[0].isupper() and len(token) > 2}
    return frozenset(named | {f"#{number}" for number in numbers([token.casefold() for token in tokens])})


def retold(later: Report, earlier: Report, told: Sequence[int], told_before: Sequence[int]) -> Retold | None:
    """The sentences of fact that ``later`` shares with ``earlier``; None where they are too few for a rewrite.

    Args:
        later: the report that may be a rewrite.
        earlier: the one that it may rewrite.
        told: all numbers of ``later``.
        told_before: all numbers of ``earlier``.
    """
    if not _enough(told, told_before) or _share(told, told_before) < _KEPT:
        return None
    mine, theirs = facts(later), facts(earlier)
    if len(mine) < _MIN_SENTENCES:
        return None
    pairs = _paired(mine, theirs)
    share = len(pairs) / len(mine)
    if len(pairs) < _MIN_SENTENCES or share < _PAIRED:
        return None
    alike = sum(likeness(one, other) for one, other in pairs) / len(pairs)
    return Retold(pairs, share) if alike >= _ALIKE else None


def likeness(one: Fact, other: Fact) -> float:
    """The share of the marks of two sentences, of the one with more, that both have: 0 to 1."""
    return len(one.marks & other.marks) / max(len(one.marks), len(other.marks))


def paired(later: Report, earlier: Report) -> tuple[tuple[Fact, Fact], ...]:
    """The sentences of fact that pair off, the later report's first, in its order."""
    return _paired(facts(later), facts(earlier))


def _share(told: Sequence[int], told_before: Sequence[int]) -> float:
    mine = set(told)
    return len(mine.intersection(told_before)) / len(mine)


def _enough(told: Sequence[int], told_before: Sequence[int]) -> bool:
    shared = set(told).intersection(told_before)
    return len(shared) >= _MIN_NUMBERS and len(rare(list(shared))) >= _MIN_RARE


def translated(told: Sequence[int], told_before: Sequence[int]) -> float | None:
    """The share of the numbers of a report in one language that stand in another's in one order; None: too few."""
    if not _enough(told, told_before):
        return None
    mine, theirs = _first_times(told), _first_times(told_before)
    shared = [number for number in mine if number in set(theirs)]
    share = len(shared) / max(len(mine), len(theirs))
    ranks = [theirs.index(number) for number in shared]
    in_order = sum(one < other for one, other in pairwise(ranks)) / max(1, len(ranks) - 1)
    return share if share >= _TRANSLATED_NUMBERS and in_order >= _TRANSLATED_NUMBERS else None


def _first_times(told: Sequence[int]) -> list[int]:
    return list(dict.fromkeys(told))


def _paired(later: Sequence[Fact], earlier: Sequence[Fact]) -> tuple[tuple[Fact, Fact], ...]:
    """Sentences that pair off, each with one of its own: two marks in common, half of the lesser's marks."""
    ranked = sorted(
        (-len(one.marks & other.marks), i, j)
        for i, one in enumerate(later)
        for j, other in enumerate(earlier)
        if len(one.marks & other.marks) > 1
        and 2 * len(one.marks & other.marks) >= min(len(one.marks), len(other.marks))
    )
    mine: dict[int, int] = {}
    theirs: set[int] = set()
    for _, i, j in ranked:
        if i not in mine and j not in theirs:
            mine[i] = j
            theirs.add(j)
    return tuple((later[i], earlier[j]) for i, j in sorted(mine.items()))
