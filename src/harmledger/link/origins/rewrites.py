"""Rewrites: copies whose words were swapped one by one, so that hardly a run of words is left.

What a rewrite cannot swap are its numbers and most of its names. Sentence by sentence it goes on telling the same
facts, also those that have nothing to do with one another: a toll, a count of strikes, a population, a forecast.
Independent reports on one event share some of these facts, seldom most, and seldom in sentences that pair off.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

_SENTENCE = re.compile(r"(?<=[.!?])[\"'\u201d\u2019)\]]*\s+|\n+")
_TOKEN = re.compile(r"\d[\d,.]*\d|\d+|\w+(?:['\u2019]\w+)*")
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000}
_WORDS = dict(
    zip(
        (
            "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
            "eighteen nineteen twenty"
        ).split(),
        range(2, 21),
        strict=True,
    )
)

_NUMBER = re.compile(rf"\b(?P<number>\d[\d,.]*\d|\d+|{'|'.join(_WORDS)})\b(?:[\s-]+(?P<scale>{'|'.join(_SCALES)})\b)?")

_RARE = 21
"""Numbers from here on are seldom shared by chance."""

_YEARS = range(1900, 2100)

_PAIRED = 0.75
"""Share of a report's sentences of fact that must pair off with the other's."""

_MIN_SENTENCES = 4
_MIN_NUMBERS = 5
_MIN_RARE = 3
_MOST_HOLDERS = 40
"""Numbers that more reports than this hold say nothing about two of them."""


@dataclass(frozen=True, slots=True)
class Facts:
    """A report's stretches of text, and all numbers in them; its sentences are read only once it has a like."""

    parts: tuple[str, ...]
    numbers: frozenset[str]

    @property
    def rare(self) -> frozenset[str]:
        """The numbers that two reports seldom share by chance; years are shared by all."""
        return frozenset(n for n in self.numbers if int(n[1:]) >= _RARE and int(n[1:]) not in _YEARS)


def facts(parts: Iterable[str]) -> Facts:
    """The facts of a report's stretches of text."""
    held = tuple(parts)
    numbers = {number for part in held for number in _numbers(part)}
    return Facts(held, frozenset(numbers))


@functools.lru_cache(maxsize=512)
def _sentences(parts: tuple[str, ...]) -> tuple[frozenset[str], ...]:
    """The numbers and names of each sentence that states at least two."""
    every = (_marks(sentence) for part in parts for sentence in _SENTENCE.split(part))
    return tuple(frozenset(found) for found in every if len(found) > 1)


def _numbers(text: str) -> Iterator[str]:
    """Numbers as ``#value``, whether in digits or words, times the scale that follows them."""
    for match in _NUMBER.finditer(text.casefold()):
        plain = match["number"].replace(",", "")
        if plain.isdecimal() or plain in _WORDS:
            value = int(plain) if plain.isdecimal() else _WORDS[plain]
            yield f"#{value * _SCALES.get(match['scale'] or '', 1)}"


def _marks(sentence: str) -> set[str]:
    """Numbers as ``#value``, whether in digits or words, and names by their first letters, as spellings differ."""
    marks: set[str] = set()
    tokens = _TOKEN.findall(sentence)
    for index, token in enumerate(tokens):
        low = token.casefold()
        plain = token.replace(",", "")
        if plain.isdecimal() or low in _WORDS:
            value = int(plain) if plain.isdecimal() else _WORDS[low]
            scale = _SCALES.get(tokens[index + 1].casefold(), 1) if index + 1 < len(tokens) else 1
            marks.add(f"#{value * scale}")
        elif index and token[0].isupper() and len(token) > 2:
            marks.add(low[:4])
    return marks


def candidates(held: Mapping[str, Facts]) -> set[tuple[str, str]]:
    """Pairs of reports that share enough rare numbers to be compared."""
    holders: dict[str, list[str]] = defaultdict(list)
    for key in sorted(held):
        for number in held[key].rare:
            holders[number].append(key)
    shared: dict[tuple[str, str], int] = defaultdict(int)
    for keys in holders.values():
        if len(keys) <= _MOST_HOLDERS:
            for pair in combinations(keys, 2):
                shared[pair] += 1
    return {pair for pair, count in shared.items() if count >= _MIN_RARE}


def rewritten(later: Facts, earlier: Facts) -> float | None:
    """The share of the later report's sentences of fact that the earlier one states too; None: it is no rewrite."""
    enough = len(later.numbers & earlier.numbers) >= _MIN_NUMBERS and len(later.rare & earlier.rare) >= _MIN_RARE
    if not enough:
        return None
    mine, theirs = _sentences(later.parts), _sentences(earlier.parts)
    if len(mine) < _MIN_SENTENCES:
        return None
    paired = _paired(mine, theirs)
    share = paired / len(mine)
    return share if paired >= _MIN_SENTENCES and share >= _PAIRED else None


def _paired(later: Sequence[frozenset[str]], earlier: Sequence[frozenset[str]]) -> int:
    """How many sentences pair off, each with one of its own: two marks in common, half of the lesser's marks."""
    ranked = sorted(
        (-len(one & other), i, j)
        for i, one in enumerate(later)
        for j, other in enumerate(earlier)
        if len(one & other) > 1 and 2 * len(one & other) >= min(len(one), len(other))
    )
    mine: set[int] = set()
    theirs: set[int] = set()
    for _, i, j in ranked:
        if i not in mine and j not in theirs:
            mine.add(i)
            theirs.add(j)
    return len(mine)
