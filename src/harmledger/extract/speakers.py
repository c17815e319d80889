"""Finding who is made to speak: the subjects of verbs of saying, and what "according to" names.

A definite or pronominal subject ("it added", "the group said") is tagged with the value ``ANAPHOR``; which earlier
speaker it stands for is worked out in :mod:`harmledger.extract.setting`.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass

from harmledger.extract.actors import actors as actors_in
from harmledger.extract.words import Phrases, Words, plurals
from harmledger.vocabulary import actors, sources

ANAPHOR = "anaphor"

_SAYING = frozenset(
    "said says say saying reported reports report announced announces added adds stated states confirmed confirms "
    "claimed claims told declared wrote tweeted noted acknowledged estimates estimated documented recorded "
    "counted warned explained posted insisted alleged believes believe accused suggested revealed argued argues "
    "admitted".split()
)
_ABOUT = frozenset("on in by of against from with to near at targeting for".split())
_INVERTING = frozenset("said says told added reported wrote argues".split())
_ALSO_NOUNS = frozenset("reports report claims states estimates posted counted".split())
_BETWEEN = frozenset(
    "also has have had later earlier further then itself who which , \" ” “ ' ’ ) thursday monday tuesday wednesday "
    "friday saturday sunday".split()
)
_PRONOUNS = frozenset("it he she they".split())
_HEADS = frozenset(
    "source sources resident residents activist activists witness witnesses eyewitness eyewitnesses monitor "
    "monitors group groups observatory watchdog spokesman spokeswoman spokesperson official officials agency "
    "television tv media army military ministry minister rescuer rescuers worker workers medic medics doctor "
    "doctors network commander commanders leader chief head director statement police report newspaper channel "
    "website websites broadcaster correspondent reporter journalist fighters rebels opposition government "
    "authorities envoy coalition command office committee center centre organization organisation charity team "
    "defense defence regime locals analysts analyst paramedics agencies outlets outlet station radio governor "
    "mayor monitoring forces paramedic founder member members volunteer volunteers nurse hospital journalists "
    "reporters photographer diplomat secretary coordinator president sister-site site".split()
)
_DEFINITE_ANAPHORS = frozenset(
    "group monitor observatory organization organisation agency statement source sources watchdog ministry "
    "activists network official spokesman monitoring-group officials rescuers broadcaster report channel".split()
)
_DETERMINERS = frozenset("the a an one some two several other another his her its their state".split()) - {"state"}
_MODIFIERS = frozenset(
    "language sister arabic local opposition rebel rescue medical aid security state state-run official media "
    "human rights war civil monitoring activist news field senior top tribal pro anti government opposition-based "
    "based linked run backed affiliated military regime health field hospital relief defense defence "
    "defence-ministry initial several other independent private british-based uk eyewitness social well informed "
    "political western kurdish iraqi intelligence jihadist local emergency network foreign interior ministry "
    "rights opposition-linked unnamed anonymous police judicial".split()
)
_STOPS = frozenset(". ; : ( [ ? ! …".split())
_QUOTES = frozenset("\" “ ” ' ‘ ’ « »".split())


@dataclass(frozen=True, slots=True)
class Heard:
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
    found = []
    for first, last, capitals in _named().find(words.keys):
        said = words.slice(first, last)
        if capitals and not said[:2].isupper():
            continue
        if said.islower() and last == first + 1:
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
    floor = 0
    for index, word in enumerate(keys):
        if word == "according" and keys[index + 1 : index + 2] == ("to",):
            span = _phrase_after(words, index + 2, known := known if known is not None else names(words))
        elif word == "citing":
            span = _phrase_after(words, index + 1, known := known if known is not None else names(words))
        elif word in _SAYING or (word in ("put", "puts") and keys[index + 1 : index + 2] in (("the",), ("its",))):
            if words.capital(index) and index:
                continue  # a name ("Sheikh Said"), no verb
            known = known if known is not None else names(words)
            span = _inverted(words, index, known) if word in _INVERTING else None
            span = span or _subject(words, index, floor, known)
        else:
            continue
        if span is not None:
            first, last = span
            yield Heard(first, last, _anaphoric(words, first, last), index)
            floor = max(floor, index + 1)


def _anaphoric(words: Words, first: int, last: int) -> bool:
    if last == first + 1 and words.keys[first] in _PRONOUNS:
        return True
    definite = words.keys[first] in ("the", "its", "his", "their")
    return definite and last == first + 2 and words.keys[last - 1] in _DEFINITE_ANAPHORS and not words.capital(last - 1)


def _subject(words: Words, verb: int, floor: int, known: tuple[tuple[int, int], ...]) -> tuple[int, int] | None:
    """The subject that ends before ``verb``, not reaching back beyond word ``floor``."""
    keys = words.keys
    end = verb
    while end > floor and keys[end - 1] in _BETWEEN and not _acronym(words, end - 1):
        end -= 1
    if end == floor:
        return None
    if keys[end - 1] in _PRONOUNS:
        return end - 1, end
    near = _known_near(words, end, floor, known) or _party(words, end, floor)
    phrase = _noun_phrase(words, end, floor)
    if near is not None:
        return near
    if phrase is not None and keys[verb] in _ALSO_NOUNS and keys[phrase[1] - 1] not in _HEADS:
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
    if len(keys) > 16 or not _STOPS.isdisjoint(keys):
        return False
    if keys[0] in (",", "a", "an", "the", "which", "who", "-", "(", "in"):
        return not {"that", "killed", "wounded", "were", "was", "and"} & set(keys)
    return all(
        word in _HEADS
        or word in _MODIFIERS
        or words.capital(first + at)
        or word in ("-", "al", "of", "for", "the", ",", "in")
        for at, word in enumerate(keys)
    )


def _noun_phrase(words: Words, end: int, floor: int) -> tuple[int, int] | None:
    """A noun phrase of one who can speak that ends at ``end``."""
    keys = words.keys
    last = end - 1
    if keys[last] in _HEADS:
        first = last
        while first > floor and (
            keys[first - 1] in _MODIFIERS
            or keys[first - 1] == "-"
            or _nation(words, first - 1)
            or (keys[first - 1] in ("of", "in", "for") and _head_of(words, first - 2, floor))
        ):
            first -= 1
        if first > floor and keys[first - 1] in _DETERMINERS:
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
    if words.capital(last) and keys[last] not in _QUOTES:
        found = _person(words, end, floor)
        about = found is not None and found[0] > floor and keys[found[0] - 1] in _ABOUT
        return _spoken_of_place(words, end, floor) if about else found
    return _spoken_of_place(words, end, floor)


def _head_of(words: Words, index: int, floor: int) -> bool:
    return index >= floor and words.keys[index] in _HEADS


def _nation(words: Words, index: int) -> bool:
    return words.capital(index) and words.keys[index] in actors.demonyms()


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
    if end - first == 1 and first == 0 and keys[first] in ("the", "a", "this", "it"):
        return None
    return first, end


def _spoken_of_place(words: Words, end: int, floor: int) -> tuple[int, int] | None:
    """Witnesses and the like with where they are: "residents in the area said"."""
    keys = words.keys
    for start in range(end - 2, max(floor, end - 8) - 1, -1):
        if keys[start] in _HEADS and keys[start + 1] in ("in", "of", "at", "from", "on", "inside", "near", "loyal"):
            first = start
            while first > floor and (keys[first - 1] in _MODIFIERS or _nation(words, first - 1)):
                first -= 1
            if first > floor and keys[first - 1] in _DETERMINERS:
                first -= 1
            return first, start + 1
    return None


def _phrase_after(words: Words, index: int, known: tuple[tuple[int, int], ...]) -> tuple[int, int] | None:
    """What "according to" names: a listed speaker within reach, else the noun phrase up to the next joint."""
    keys = words.keys
    start = index
    while start < len(keys) and keys[start] in _DETERMINERS:
        start += 1
    if start >= len(keys):
        return None
    for first, last in known:
        if start <= first < start + 8 and _STOPS.isdisjoint(keys[start:first]) and "," not in keys[start:first]:
            return first, last
    end = start
    while end < len(keys) and end - start < 8:
        word = keys[end]
        plain = word in _HEADS or word in _MODIFIERS or word == "-" or words.capital(end)
        joint = (
            word in ("of", "for", "al", "and", "in") and end > start and end + 1 < len(keys) and words.capital(end + 1)
        )
        if not (plain or joint):
            break
        end += 1
    if end == start:
        return None
    return (index if keys[index] in ("a", "an", "one", "the") else start), end


def _inverted(words: Words, verb: int, known: tuple[tuple[int, int], ...]) -> tuple[int, int] | None:
    """The subject after the verb: '" said the White Helmets'."""
    keys = words.keys
    if verb == 0 or keys[verb - 1] not in (*_QUOTES, ","):
        return None
    return _phrase_after(words, verb + 1, known)
