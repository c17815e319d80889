"""Words for full-text search, the same for every database: cut here, folded here, matched here.

A word is a run of letters, digits and the marks on them. Folding lower-cases, takes off accents, vowel marks and the
Arabic tatweel, and drops the half rings of romanised Arabic: "Maʿarrat" and "maarrat" are the same word. A query is
words that must all occur; ``"quoted words"`` and words joined by signs (``al-Numan``) must follow one another,
``start*`` is the beginning of a word. Whatever else stands in a query separates words, so that no query is an error.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from harmledger.model.span import Span

LONGEST = 100
"""Characters of a folded word that are kept; longer runs (base64, keys) are cut alike in index and query."""
BLOCK = 50_000
OVERLAP = 2_000
"""Characters that blocks of a long text share; a match is shorter."""
_DROPPED = {ord(char): None for char in "ـʾʿʼˈ"}
_QUERY = re.compile(r'"([^"]*)"?|([^\s"]+)')


class Word(NamedTuple):
    """A folded word and where it stands in the text. A tuple, because a report has hundreds of them."""

    folded: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Phrase:
    """Folded words that follow one another; where ``prefix``, the last is the beginning of a word."""

    words: tuple[str, ...]
    prefix: bool = False


@functools.cache
def _pattern() -> re.Pattern[str]:
    """A letter or digit, then letters, digits and marks; `re` has no class for marks, so it is made here."""
    marks = "".join(char for char in map(chr, range(0x20000)) if unicodedata.category(char) in {"Mn", "Mc"})
    return re.compile(rf"[^\W_](?:[^\W_]|[{marks}])*")


def fold(word: str) -> str:
    """The word as it is compared; empty for one that is marks alone."""
    if word.isascii():
        return word.lower()[:LONGEST]
    plain = unicodedata.normalize("NFKD", word.translate(_DROPPED))
    return "".join(char for char in plain if not unicodedata.combining(char)).casefold()[:LONGEST]


def cut(text: str) -> list[Word]:
    """The words of a text, in order."""
    found = (Word(fold(match[0]), match.start(), match.end()) for match in _pattern().finditer(text))
    return [word for word in found if word.folded]


def folded(text: str) -> list[str]:
    """The folded words alone, in order: what is indexed."""
    if text.isascii():
        return [word[:LONGEST] for word in _pattern().findall(text.lower())]
    return [word for word in map(fold, _pattern().findall(text)) if word]


def parse(query: str) -> list[Phrase]:
    """What a query asks for; empty where it holds no word."""
    phrases = []
    for quoted, bare in _QUERY.findall(query):
        words = tuple(word.folded for word in cut(quoted or bare))
        if words:
            phrases.append(Phrase(words, prefix=bare.endswith("*")))
    return phrases


def matches(words: Sequence[Word], phrases: Sequence[Phrase]) -> list[Span]:
    """Where any of the phrases occurs, in the order of the text; overlapping places are given once."""
    spans: list[Span] = []
    for index, word in enumerate(words):
        ends = [end for phrase in phrases if (end := _end(words, index, phrase)) is not None]
        if ends and not (spans and spans[-1].end > word.start):
            spans.append(Span(word.start, max(ends)))
    return spans


def may_hold(text: str, phrases: Sequence[Phrase]) -> bool:
    """Whether every word of the phrases stands somewhere in the text: told sooner than where they do."""
    known = set(folded(text))
    whole = {word for phrase in phrases for word in (phrase.words[:-1] if phrase.prefix else phrase.words)}
    starts = [phrase.words[-1] for phrase in phrases if phrase.prefix]
    return whole <= known and all(any(word.startswith(start) for word in known) for start in starts)


def _end(words: Sequence[Word], index: int, phrase: Phrase) -> int | None:
    """Where ``phrase`` ends if it begins at the word number ``index``."""
    size = len(phrase.words)
    here = words[index : index + size]
    if len(here) < size:
        return None
    *firsts, last = zip(here, phrase.words, strict=True)
    if any(word.folded != wanted for word, wanted in firsts):
        return None
    word, wanted = last
    hit = word.folded.startswith(wanted) if phrase.prefix else word.folded == wanted
    return word.end if hit else None


def first_matches(text: str, phrases: Sequence[Phrase]) -> list[Span]:
    """The first match in a text and those near it; a text of millions of characters is read only as far as needed."""
    for start in range(0, max(len(text), 1), BLOCK - OVERLAP):
        found = _matches_in(text, phrases, start, start + BLOCK)
        if found:
            begin = max(0, found[0].start - OVERLAP)
            return _matches_in(text, phrases, begin, begin + 2 * OVERLAP)
    return []


def _matches_in(text: str, phrases: Sequence[Phrase], start: int, end: int) -> list[Span]:
    """Matches inside ``text[start:end]``, but for those at an edge, where a word may have been cut in two."""
    found = (Span(span.start + start, span.end + start) for span in matches(cut(text[start:end]), phrases))
    return [span for span in found if (span.start > start or start == 0) and (span.end < end or span.end == len(text))]


def snippet(text: str, spans: Sequence[Span], width: int = 240) -> Span | None:
    """The stretch of the text to show around the first match, cut at white space where there is some near.

    Returns None for an empty text; where nothing matches, the stretch that the text begins with.
    """
    if not text:
        return None
    first = spans[0] if spans else Span(0, 1)
    start = max(0, first.start - width // 3)
    end = min(len(text), max(start + width, first.end))
    if start > 0:
        gap = re.compile(r"\s+").search(text, start, first.start)
        start = gap.end() if gap else start
    while first.end < end < len(text) and end > start + width // 2 and not text[end].isspace():
        end -= 1
    return Span(start, end)
