"""Finding parties to the conflict: the vocabulary's wordings, and nationalities that stand for a state's forces."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from harmledger.extract.tagging.words import Phrases, Words, plurals
from harmledger.vocabulary import actors as known

# What a nationality may stand before and still mean the state ("Russian air strikes", "Syrian bombing").
_DEEDS = frozenset(
    "strike strikes raid raids airstrike airstrikes air attack attacks bombing bombings bombardment shelling fire "
    "rocket rockets missile missiles artillery warplane warplanes jet jets aircraft plane planes helicopter "
    "helicopters drone drones bomb bombs offensive assault operation operations intervention tank tanks mortar "
    "mortars snipers sniper soldier soldiers troops forces fighter fighters officer officers pilot pilots airmen "
    "gunfire fighting and or aerial cluster barrel regime government army military security commander commanders "
    "general servicemen police".split()
)
_LONE_PLACE_BEFORE = frozenset(
    "in at near from to into of across around outside inside throughout over within towards toward northern "
    "southern eastern western northeastern northwestern southeastern southwestern central north south east west".split()
)
_LONE_PLACE_AFTER = frozenset(
    "province city countryside suburb suburbs governorate district region s on neighborhood neighbourhood airport "
    "town".split()
)


@functools.cache
def _phrases() -> Phrases[str]:
    entries = [(form, name) for alias, name in known.aliases().items() for form in plurals(alias)]
    entries += [(form, name) for word, name in known.written_as().items() for form in (word, f"{word}s")]
    entries += [(word, name) for word, name in known.demonyms().items()]
    return Phrases(entries)


@functools.cache
def _exact() -> frozenset[str]:
    return frozenset(known.written_as())


def actors(words: Words) -> tuple[tuple[int, int, str], ...]:
    """Every wording of a party as (first word, word after the last, neutral name or the empty string)."""
    return _actors(words.text)


@functools.lru_cache(maxsize=1024)
def _actors(text: str) -> tuple[tuple[int, int, str], ...]:
    return tuple(_found(Words.of(text)))


def _found(words: Words) -> Iterator[tuple[int, int, str]]:
    for first, last, name in _phrases().find(words.keys):
        said = words.slice(first, last)
        folded = said.lower().removesuffix("'s").removesuffix("’s")
        if last == first + 1:
            if not _alone(words, first, folded):
                continue
        elif said.islower() and name:
            continue  # a name of its own is written with a capital
        yield first, last, name


def _alone(words: Words, index: int, folded: str) -> bool:
    """Whether one word alone, a country, a nationality or a name in capitals, stands for a party here."""
    nxt = words.keys[index + 1] if index + 1 < len(words.keys) else ""
    if nxt == "-":
        nxt = ""
    said = words.slice(index, index + 1)
    exact = said.removesuffix("'s").removesuffix("’s")
    if exact in _exact() or said.rstrip("s") in _exact():
        return (folded not in known.demonyms() and exact not in ("US", "UK", "America")) or nxt in _DEEDS
    if folded in known.demonyms() or folded == "u.s.":
        return words.capital(index) and nxt in _DEEDS
    if folded.upper() in _exact() or folded.rstrip("s").upper() in _exact():
        return False
    if folded in known.places() or folded.rstrip("s") in known.places():
        return _seat(words, index, owns=exact != said)
    return known.local().get(folded) is not None or words.capital(index)


def _seat(words: Words, index: int, *, owns: bool) -> bool:
    """Whether the name of a country or capital stands for who rules there."""
    before = words.keys[index - 1] if index else ""
    nxt = words.keys[index + 1] if index + 1 < len(words.keys) else ""
    if not words.capital(index):
        return False
    apostrophe = nxt in ("'", "’")
    if apostrophe or owns:
        owned = index + 1 + apostrophe
        return owned < len(words.keys) and words.keys[owned] in _DEEDS
    return before not in _LONE_PLACE_BEFORE and nxt not in _LONE_PLACE_AFTER
