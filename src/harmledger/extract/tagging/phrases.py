"""Finding the phrases of a list among the words of a sentence, by longest match."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

from harmledger.extract.tagging.chunks import keys_of
from harmledger.extract.tagging.listed import Listed
from harmledger.extract.tagging.words import Words

_T = TypeVar("_T")


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
        self._root: dict[str, _Node[_T]] = {}
        for phrase, value in entries:
            parts = [key for key in keys_of(phrase) if key != "-"]
            following = self._root
            node: _Node[_T] | None = None
            for part in parts:
                node = following.setdefault(part, _Node())
                following = node.next
            if node is not None and node.value is None:
                node.value = value
        self.first = Listed(self._root)
        """The first words of the phrases."""

    def at(self, keys: tuple[str, ...], index: int) -> tuple[int, _T] | None:
        """The longest phrase that starts at word ``index``: the index after its last word, and its value."""
        node = self._root.get(keys[index])
        found: tuple[int, _T] | None = None
        while node is not None:
            index += 1
            if node.value is not None:
                found = index, node.value
            if not node.next or index >= len(keys):
                break
            if keys[index] == "-":
                index += 1
                if index >= len(keys):
                    break
            node = node.next.get(keys[index])
        return found

    def find(self, words: Words, where: list[int] | None = None) -> list[tuple[int, int, _T]]:
        """Every phrase as (first word, word after the last, value), leftmost and longest, none overlapping.

        Args:
            words: the sentence.
            where: the words that a phrase may begin with, in order, where they are known: all that :attr:`first` has.
        """
        every: list[tuple[int, int, _T]] = []
        index = 0
        keys = words.keys
        root = self._root
        for at in self.first.places(words) if where is None else where:
            if at >= index and keys[at] in root:
                found = self.at(keys, at)
                if found is not None:
                    index = found[0]
                    every.append((at, index, found[1]))
        return every
