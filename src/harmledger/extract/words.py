"""Words of a sentence, and finding phrases of a list among them by longest match."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

_T = TypeVar("_T")

# Numbers, dotted abbreviations, words (hyphens part them, apostrophes do not), else single marks.
_WORD = re.compile(
    r"\d+(?:[.,]\d+)*(?:m|bn|k)?(?![^\W_])|(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’][^\W\d_]+)*|[^\s\xa0]",
)


@dataclass(frozen=True, slots=True)
class Words:
    """The words and marks of one sentence.

    Attributes:
        text: the sentence.
        spans: where each stands, in characters of ``text``.
        keys: each in lower case, without a possessive ending and without the points of an abbreviation.
    """

    text: str
    spans: tuple[tuple[int, int], ...]
    keys: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> Words:
        """The words of ``text``."""
        spans = tuple(found.span() for found in _WORD.finditer(text))
        return cls(text, spans, tuple(key(text[start:end]) for start, end in spans))

    def capital(self, index: int) -> bool:
        """Whether word ``index`` begins with a capital."""
        return self.text[self.spans[index][0]].isupper()

    def joined(self, index: int) -> bool:
        """Whether word ``index`` follows the one before it without white space."""
        return index > 0 and self.spans[index][0] == self.spans[index - 1][1]

    def slice(self, first: int, last: int) -> str:
        """The text from word ``first`` up to but without word ``last``."""
        return self.text[self.spans[first][0] : self.spans[last - 1][1]]


def key(word: str) -> str:
    """A word as lists hold it: lower case, no possessive ending, no points of an abbreviation ("U.S." is "us.")."""
    low = word.lower()
    if len(low) > 2 and low[-1] == "s" and low[-2] in "'’":
        return low[:-2]
    if "." in low and not low[0].isdigit():
        return low.replace(".", "") + "."
    return low.replace("’", "'")


def plurals(phrase: str) -> tuple[str, ...]:
    """The phrase and its plural; the same form serves the possessive of texts that lost their apostrophes."""
    if phrase.endswith(("s", "x", "ch", "sh")):
        return phrase, f"{phrase}es"
    if phrase.endswith("y") and phrase[-2:-1] not in "aeiou":
        return phrase, f"{phrase[:-1]}ies", f"{phrase}s"
    return phrase, f"{phrase}s"


class Phrases(Generic[_T]):
    """A list of phrases, each with a value, found by longest match; a hyphen in the text counts as a space."""

    def __init__(self, entries: Iterable[tuple[str, _T]]) -> None:
        """Take the entries; where one phrase is given twice, the first stands."""
        self._first: dict[str, list[tuple[tuple[str, ...], _T]]] = {}
        seen = set()
        for phrase, value in entries:
            parts = tuple(k for k in Words.of(phrase).keys if k != "-")
            if parts and parts not in seen:
                seen.add(parts)
                self._first.setdefault(parts[0], []).append((parts, value))
        for found in self._first.values():
            found.sort(key=lambda entry: -len(entry[0]))

    def at(self, keys: tuple[str, ...], index: int) -> tuple[int, _T] | None:
        """The longest phrase that starts at word ``index``: the index after its last word, and its value."""
        entries = self._first.get(keys[index])
        if entries is None:
            return None
        for parts, value in entries:
            end = _follow(parts, keys, index + 1)
            if end is not None:
                return end, value
        return None

    def find(self, keys: tuple[str, ...]) -> Iterator[tuple[int, int, _T]]:
        """Every phrase as (first word, word after the last, value), leftmost and longest, none overlapping."""
        index = 0
        while index < len(keys):
            found = self.at(keys, index) if keys[index] in self._first else None
            if found is None:
                index += 1
                continue
            yield index, found[0], found[1]
            index = found[0]


def _follow(parts: tuple[str, ...], keys: tuple[str, ...], index: int) -> int | None:
    for part in parts[1:]:
        if index < len(keys) and keys[index] == "-":
            index += 1
        if index >= len(keys) or keys[index] != part:
            return None
        index += 1
    return index
