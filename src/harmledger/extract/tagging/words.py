"""Words of a sentence, and finding phrases of a list among them by longest match."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from harmledger.extract.tagging.place_words import LINKS
from harmledger.vocabulary.memo import Memo

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
        capitals: whether each begins with a capital.
        digits: the indexes of those that begin with a digit.
        openers: the indexes of those that a name can begin with: with a capital, or a small word that joins names.
        every: the keys, each once: a list without any of them is soon passed over.
    """

    text: str
    spans: tuple[tuple[int, int], ...]
    keys: tuple[str, ...]
    capitals: tuple[bool, ...]
    digits: tuple[int, ...]
    openers: tuple[int, ...]
    every: frozenset[str]

    @classmethod
    def of(cls, text: str) -> Words:
        """The words of ``text``."""
        return _words(text)

    def capital(self, index: int) -> bool:
        """Whether word ``index`` begins with a capital."""
        return self.capitals[index]

    def joined(self, index: int) -> bool:
        """Whether word ``index`` follows the one before it without white space."""
        return index > 0 and self.spans[index][0] == self.spans[index - 1][1]

    def slice(self, first: int, last: int) -> str:
        """The text from word ``first`` up to but without word ``last``."""
        return self.text[self.spans[first][0] : self.spans[last - 1][1]]


@functools.lru_cache(maxsize=1024)
def _words(text: str) -> Words:
    """Cached, for several assemblers ask for the words of the same sentences."""
    spans: list[tuple[int, int]] = []
    keys: list[str] = []
    capitals: list[bool] = []
    digits: list[int] = []
    openers: list[int] = []
    at = 0
    for chunk in text.split():  # no word reaches over white space
        at = text.index(chunk, at)
        for start, end, low, capital, digit, opens in _PIECES[chunk]:
            if opens:
                openers.append(len(keys))
            if digit:
                digits.append(len(keys))
            spans.append((at + start, at + end))
            keys.append(low)
            capitals.append(capital)
        at += len(chunk)
    return Words(text, tuple(spans), tuple(keys), tuple(capitals), tuple(digits), tuple(openers), frozenset(keys))


def _pieces(chunk: str) -> tuple[tuple[int, int, str, bool, bool, bool], ...]:
    """The words of what stands between white space: where each stands, its key, and how it begins."""
    pieces = []
    for found in _WORD.finditer(chunk):
        low, capital = key(found.group()), found.group()[0].isupper()
        pieces.append((*found.span(), low, capital, low[0].isdigit(), capital or low in LINKS))
    return tuple(pieces)


_PIECES = Memo(_pieces)


@functools.lru_cache(maxsize=1 << 15)
def key(word: str) -> str:
    """A word as lists hold it: lower case, no possessive ending, no points of an abbreviation ("U.S." is "us.")."""
    low = word.lower()
    if low.isalpha():
        return low
    if len(low) > 2 and low[-1] == "s" and low[-2] in "'’":
        return low[:-2]
    if "." in low and not low[0].isdigit():
        return low.replace(".", "") + "."
    return low.replace("’", "'")


def standing(words: Words, among: frozenset[str]) -> list[int]:
    """Where words of ``among`` stand in a sentence, in order: most sentences hold few words of any list."""
    said = among & words.every
    return [at for at, word in enumerate(words.keys) if word in said] if said else []


def plurals(phrase: str) -> tuple[str, ...]:
    """The phrase and its plural; the same form serves the possessive of texts that lost their apostrophes."""
    if phrase.endswith(("s", "x", "ch", "sh")):
        return phrase, f"{phrase}es"
    if phrase.endswith("y") and phrase[-2:-1] not in "aeiou":
        return phrase, f"{phrase[:-1]}ies", f"{phrase}s"
    return phrase, f"{phrase}s"


class _Node(Generic[_T]):
    """A word of a phrase: the words that may follow it, and the value where a phrase ends here."""

    __slots__ = ("next", "value")

    def __init__(self) -> None:
        self.next: dict[str, _Node[_T]] = {}
        self.value: _T | None = None


class Phrases(Generic[_T]):
    """A list of phrases, each with a value, found by longest match; a hyphen in the text counts as a space."""

    def __init__(self, entries: Iterable[tuple[str, _T]]) -> None:
        """Take the entries; where one phrase is given twice, the first stands."""
        self._root: _Node[_T] = _Node()
        for phrase, value in entries:
            node = self._root
            for part in map(key, _WORD.findall(phrase)):
                if part != "-":
                    node = node.next.setdefault(part, _Node())
            if node is not self._root and node.value is None:
                node.value = value
        self.first = frozenset(self._root.next)
        """The first words of the phrases."""

    def at(self, keys: tuple[str, ...], index: int) -> tuple[int, _T] | None:
        """The longest phrase that starts at word ``index``: the index after its last word, and its value."""
        node = self._root.next.get(keys[index])
        found: tuple[int, _T] | None = None
        while node is not None:
            index += 1
            if node.value is not None:
                found = index, node.value
            if index >= len(keys):
                break
            if keys[index] == "-" and "-" not in node.next:
                index += 1
                if index >= len(keys):
                    break
            node = node.next.get(keys[index])
        return found

    def find(self, words: Words, where: list[int] | None = None) -> Iterator[tuple[int, int, _T]]:
        """Every phrase as (first word, word after the last, value), leftmost and longest, none overlapping.

        Args:
            words: the sentence.
            where: the words that a phrase may begin with, in order, where they are known: all that :attr:`first` has.
        """
        index = 0
        keys = words.keys
        for at in standing(words, self.first) if where is None else where:
            if at < index:
                continue
            found = self.at(keys, at)
            if found is not None:
                yield at, found[0], found[1]
                index = found[0]
