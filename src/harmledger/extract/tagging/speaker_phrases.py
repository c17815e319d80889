"""The noun phrases that name a speaker after the words that make it one: "according to a source at ..."."""

from __future__ import annotations

from harmledger.extract.tagging import speaker_words as said
from harmledger.extract.tagging.speaker_subjects import after
from harmledger.extract.tagging.words import Words

_OFFICES = frozenset("governorate directorate province hospital headquarters department".split())
_HEADS = said.HEADS | _OFFICES


def phrase_after(words: Words, index: int, known: tuple[tuple[int, int], ...]) -> tuple[int, int] | None:
    """What "according to" names: a listed speaker within reach, else the noun phrase up to the next joint."""
    keys = words.keys
    start = index
    while start < len(keys) and keys[start] in said.DETERMINERS:
        start += 1
    if start >= len(keys):
        return None
    for first, last in known:
        if start <= first < start + 8 and said.STOPS.isdisjoint(keys[start:first]) and "," not in keys[start:first]:
            return first, last
    end = start
    while end < len(keys) and end - start < 8:
        word = keys[end]
        plain = word in said.HEADS or word in said.MODIFIERS or word == "-" or words.capital(end)
        joint = (
            word in ("of", "for", "al", "and", "in") and end > start and end + 1 < len(keys) and words.capital(end + 1)
        )
        if not (plain or joint):
            break
        end += 1
    generic = after(words, index)
    if generic is not None and generic[1] > end and generic[0] == index:
        return generic
    if end == start:
        return None
    return (index if keys[index] in ("a", "an", "one", "the") else start), with_office(words, end)


def with_office(words: Words, end: int) -> int:
    """Where a phrase ends together with the office that its people work at: "a source at Aleppo Police Command"."""
    keys = words.keys
    if keys[end - 1] not in said.AT_OFFICES or keys[end : end + 1] not in (("at",), ("in",)):
        return end
    stop = end + 1 + (keys[end + 1 : end + 2] == ("the",))
    begin = stop
    while stop < len(keys) and words.capital(stop):
        stop += 1
    return stop if stop > begin + 1 and keys[stop - 1] in _HEADS else end
