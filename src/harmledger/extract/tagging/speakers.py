"""Finding who is made to speak: the subjects of verbs of saying, and what "according to" names.

A definite or pronominal subject ("it added", "the group said") is tagged with the value ``ANAPHOR``; which earlier
speaker it stands for is worked out in :mod:`harmledger.extract.context.setting`.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import NamedTuple

from harmledger.extract.tagging import speaker_words as said
from harmledger.extract.tagging.actors import actors as actors_in
from harmledger.extract.tagging.actors import name_words
from harmledger.extract.tagging.attributions import ATTRIBUTING, attributions
from harmledger.extract.tagging.listed import Listed
from harmledger.extract.tagging.phrases import Phrases, plurals
from harmledger.extract.tagging.remembered import remembered
from harmledger.extract.tagging.speaker_phrases import phrase_after, with_office
from harmledger.extract.tagging.speaker_subjects import after, can_speak, subject, trimmed
from harmledger.extract.tagging.words import Words
from harmledger.vocabulary import sources

ANAPHOR = "anaphor"

_FIGURES = frozenset("the its it at them that losses their his".split())
_SUBJECTS = said.HEADS | said.PRONOUNS
_NOBODY = frozenset("the a an this it these those another".split())
_BEFORE_INVERTED = frozenset((*said.QUOTES, ","))
_MAY_SPEAK = Listed(said.SAYING | said.MAINTAINING | {"put", "puts", "citing", "according"})


class Heard(NamedTuple):
    """A speaker among the words of a sentence; ``verb`` is the word that makes it speak."""

    first: int
    last: int
    anaphor: bool
    verb: int


@functools.cache
def _named() -> Phrases[bool]:
    """Names of speakers; the value tells whether the name must be written in capitals."""
    entries: list[tuple[str, bool]] = []
    for source in sources.all():
        for alias in (source.name, *source.aliases, *source.local):
            entries += [(form, alias.isupper() and len(alias) < 6) for form in plurals(alias)]
    return Phrases(entries)


def names(words: Words) -> tuple[tuple[int, int], ...]:
    """Every name of a speaker that the vocabulary holds, as (first word, word after the last)."""
    return _names(words.text)


@remembered
def _names(text: str) -> tuple[tuple[int, int], ...]:
    words = Words.of(text)
    found = []
    for first, last, capitals in _named().find(words):
        name = words.slice(first, last)
        if capitals and not name[:2].isupper():
            continue
        if name.islower() and last == first + 1:
            continue
        found.append((first, last))
    return tuple(found)


def _acronym(words: Words, index: int) -> bool:
    start, end = words.spans[index]
    return end - start > 1 and words.text[start:end].isupper()


def speakers(words: Words) -> Iterator[Heard]:
    """Every speaker of the sentence, in the order of the verbs that make them speak."""
    keys = words.keys
    known: tuple[tuple[int, int], ...] | None = None
    heard: set[int] = set()
    floor = 0
    for index in _MAY_SPEAK.places(words):
        word = keys[index]
        if word == "citing" or (word == "according" and keys[index + 1 : index + 2] == ("to",)):
            span = phrase_after(
                words, index + 1 + (word == "according"), known := known if known is not None else names(words)
            )
        elif _verb(words, index):
            known = known if known is not None else names(words)
            span = _inverted(words, index, floor, known) if word in said.INVERTING else None
            quoted = keys[max(0, index - 3) : index] in (("was", "quoted", "as"), ("were", "quoted", "as"))
            span = span or _subject(words, index - 3 * quoted, floor, known)
            if span is None and word in said.INVERTED_STRONG:
                span = _commaless(words, index)
        else:
            continue
        if span is not None:
            first, last = span
            yield Heard(first, last, _anaphoric(words, first, last), index)
            heard.add(first)
            floor = max(floor, index + 1)
    if ATTRIBUTING.stand_in(words.text):
        for first, last, index in attributions(words, known if known is not None else names(words)):
            if first not in heard:
                yield Heard(first, last, _anaphoric(words, first, last), index)


def _verb(words: Words, index: int) -> bool:
    """Whether a word may make somebody speak: no name ("Sheikh Said"), no passive ("recorded by")."""
    keys = words.keys
    if index == 0 or words.capital(index):
        return False
    if keys[index].endswith("ed") and keys[index + 1 : index + 2] == ("by",):
        return False
    return keys[index] in said.SAYING or keys[index] in said.MAINTAINING or _puts(keys, index)


def _puts(keys: tuple[str, ...], index: int) -> bool:
    """Whether somebody gives a figure: "puts the number at", "put it at"."""
    if keys[index] not in ("put", "puts"):
        return False
    return bool(_FIGURES.intersection(keys[index + 1 : index + 2])) and "at" in keys[index + 2 : index + 12]


def _anaphoric(words: Words, first: int, last: int) -> bool:
    if last == first + 1 and words.keys[first] in said.PRONOUNS:
        return True
    definite = words.keys[first] in ("the", "its", "his", "their")
    plain = last == first + 2 or "based" in words.keys[first:last]
    return definite and plain and words.keys[last - 1] in said.DEFINITE_ANAPHORS and not words.capital(last - 1)


def _subject(words: Words, verb: int, floor: int, known: tuple[tuple[int, int], ...]) -> tuple[int, int] | None:
    """The subject that ends before ``verb``, not reaching back beyond word ``floor``."""
    keys = words.keys
    end = trimmed(words, verb, floor)
    if end == floor:
        return None
    if keys[end - 1] in said.PRONOUNS:
        return end - 1, end
    near = _known_near(words, end, floor, known) or _party(words, end, floor)
    if near is not None:
        return near
    strong = keys[verb] in said.STRONG and keys[verb + 1 : verb + 2] != ("to",)
    if not strong and keys[verb] not in said.SAYING and keys[end - 1] in said.CROWDS:
        return None
    whole = subject(words, verb, end, floor, strong=strong)
    short = _noun_phrase(words, end, floor)
    phrase = whole or short if short is None or "," in keys else short  # texts without commas run clauses together
    if phrase is not None and keys[verb] in said.ALSO_NOUNS and not can_speak(keys[phrase[1] - 1]):
        return None
    return phrase


def _known_near(words: Words, end: int, floor: int, known: tuple[tuple[int, int], ...]) -> tuple[int, int] | None:
    """A listed speaker whose name ends at ``end``, or from which only its description parts it."""
    for first, last in known:
        if first >= floor and last <= end and (last == end or _describes(words, last, end)):
            return first, last
    return None


def _party(words: Words, end: int, floor: int) -> tuple[int, int] | None:
    """A party of more than one word, with a capital, that ends right before the verb."""
    for first, last, _ in actors_in(words):
        if last == end and first >= floor and last - first > 1 and words.capital(first):
            return first, last
    return None


def _describes(words: Words, first: int, last: int) -> bool:
    """Whether the words between a name and its verb only describe it: "chief Rami X", ", a Britain-based monitor,"."""
    keys = words.keys[first:last]
    if len(keys) > 16 or not said.STOPS.isdisjoint(keys):
        return False
    if keys[0] in (",", "a", "an", "the", "which", "who", "-", "(", "in"):
        return not {"that", "killed", "wounded", "were", "was", "and"} & set(keys)
    return all(
        word in said.HEADS
        or word in said.MODIFIERS
        or words.capital(first + at)
        or word in ("-", "al", "of", "for", "the", ",", "in")
        for at, word in enumerate(keys)
    )


def _noun_phrase(words: Words, end: int, floor: int) -> tuple[int, int] | None:
    """A noun phrase of one who can speak that ends at ``end``."""
    keys = words.keys
    last = end - 1
    if keys[last] in said.HEADS:
        first = last
        while first > floor and (
            keys[first - 1] in said.MODIFIERS
            or keys[first - 1] == "-"
            or _nation(words, first - 1)
            or (keys[first - 1] in ("of", "in", "for") and _head_of(words, first - 2, floor))
        ):
            first -= 1
        first = _with_name(words, first, last, floor)
        if first > floor and keys[first - 1] in said.DETERMINERS:
            return first - 1, end
        if last == first and keys[last] in (
            "report",
            "head",
            "chief",
            "forces",
            "team",
            "reports",
            "statement",
            "command",
        ):
            return None
        while keys[first] == "-":
            first += 1
        return first, end
    if words.capital(last) and keys[last] not in said.QUOTES:
        found = _person(words, end, floor)
        about = found is not None and found[0] > floor and keys[found[0] - 1] in said.ABOUT
        return _spoken_of_place(words, end, floor) if about else found
    return _spoken_of_place(words, end, floor)


def _with_name(words: Words, first: int, last: int, floor: int) -> int:
    """Where the phrase begins together with the name or the seat before it: "Anadolu Agency", "Britain-based group"."""
    keys = words.keys
    if keys[first] == "-" and keys[first + 1] == "based" and first > floor and words.capital(first - 1):
        return first - 1
    at = first
    while (
        keys[last] in said.NAMED_BODIES
        and at > floor
        and words.capital(at - 1)
        and keys[at - 1] not in said.DETERMINERS
    ):
        at -= 1
    return first if at > floor and keys[at - 1] in said.ABOUT else at


def _head_of(words: Words, index: int, floor: int) -> bool:
    return index >= floor and words.keys[index] in said.HEADS


def _nation(words: Words, index: int) -> bool:
    return index in name_words(words)


def _person(words: Words, end: int, floor: int) -> tuple[int, int] | None:
    """A capitalised name before the verb, with the function that stands before it ("spokesman X Y")."""
    keys = words.keys
    first = end
    while first > floor and (words.capital(first - 1) or keys[first - 1] in ("-", "al", "el", "bin", "of", "for")):
        first -= 1
    while first < end and not words.capital(first):
        first += 1
    if first == end or end - first > 8:
        return None
    if end - first == 1 and keys[first] in _NOBODY:
        return None  # "An estimated 20 people"
    return first, end


def _spoken_of_place(words: Words, end: int, floor: int) -> tuple[int, int] | None:
    """Witnesses and the like with where they are: "residents in the area said"."""
    keys = words.keys
    for start in range(end - 2, max(floor, end - 8) - 1, -1):
        if keys[start] in said.HEADS and keys[start + 1] in ("in", "of", "at", "from", "on", "inside", "near", "loyal"):
            first = start
            while first > floor and (keys[first - 1] in said.MODIFIERS or _nation(words, first - 1)):
                first -= 1
            if first > floor and keys[first - 1] in said.DETERMINERS:
                first -= 1
            return first, max(start + 1, min(with_office(words, start + 1), end))
    return None


def _commaless(words: Words, verb: int) -> tuple[int, int] | None:
    """The subject after a verb that nothing parts from what is said: "ten died said the ministry"."""
    found = after(words, verb + 1)
    if found is None or not (words.keys[found[0]] in said.OPENERS or found[1] - found[0] == 1):
        return None
    return found if found[1] == len(words.keys) or words.keys[found[1]] in said.AFTER_INVERTED else None


def _inverted(words: Words, verb: int, floor: int, known: tuple[tuple[int, int], ...]) -> tuple[int, int] | None:
    """The subject after the verb: '" said the White Helmets', without a comma "ten died said the Observatory"."""
    keys = words.keys
    if verb == 0:
        return None
    if keys[verb - 1] in _BEFORE_INVERTED:
        told = phrase_after(words, verb + 1, known)
        ended = told is not None and (told[1] == len(keys) or keys[told[1]] in said.AFTER_INVERTED)
        return None if told is not None and not ended and keys[told[1] - 1] in said.CROWDS else told
    start = verb + 1 + (keys[verb + 1 : verb + 2] == ("the",))
    after = next((one for one in known if one[0] == start), None)
    if after is None or keys[verb - 1] in _SUBJECTS or any(a >= floor and b == verb for a, b in known):
        return None
    return after if after[1] == len(keys) or keys[after[1]] in said.AFTER_INVERTED else None
