"""Finding names of places: runs of capitalised words that the gazetteer knows or that the wording marks as places.

A gazetteer knows hamlets by the name of any common word, so that a hit alone proves nothing: a capital and a wording
that places go with ("in X", "the town of X", "X province") are asked for. A name so found holds for the whole report.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from typing import NamedTuple

from harmledger.extract.tagging import place_words as said
from harmledger.extract.tagging import unlisted
from harmledger.extract.tagging.words import Words
from harmledger.vocabulary import actors

_NO_FIRST = said.NEVER - said.LINKS
_INSIDE = said.LINKS | said.INNER
_JOINTS = said.LINKS | {"-"}
_HELD = frozenset("held controlled based area".split())
_RED_SEA = ("red", "sea")
_LONGEST = 5
_AROUND = 6
_HEADING = 4
"""Longer words around a name, all with capitals, that make a heading; and how far they are looked for."""
_SMALL = 3
"""Letters of a word from which on a heading writes it with a capital, and that a place's name has at least."""


class Named(NamedTuple):
    """The name of a place among the words of a sentence; ``marked`` where the wording alone makes it one."""

    first: int
    last: int
    marked: bool


def candidates(words: Words, known: Callable[[str], bool]) -> Iterator[Named]:
    """Names that stand where names of places stand, longest first at each spot, and those listed with them.

    Args:
        words: the sentence.
        known: whether a run of words can name a place.
    """
    floor = 0
    listed = -1
    for begin in words.openers:
        if begin < floor or _opens(words, begin):
            continue
        if capital := _by_its_state(words, begin):
            yield Named(begin, capital, marked=False)
            floor = capital
            continue
        index = _past_nation(words, begin)
        end = _with_what_follows(words, index, _run(words, index) if index < len(words.keys) else index)
        floor = max(end, index + 1)
        if end == index or _of_a_shore(words, end):
            continue
        found = next(_within(words, index, end, known), None)
        if found is None and listed == index and not _speaks(words, end):
            found = Named(index, end, marked=False)
        if found is None:
            found = _unlisted(words, index, end, known)
        if found is not None and (found.marked or not _heading(words, found, known)):
            yield from _apart(words, found, known)
            rest = _rest(words, found.last, end, known)
            yield from rest
            listed = _after_joint(words, rest[-1].last if rest else found.last)


def _by_its_state(words: Words, index: int) -> int | None:
    """The word after a capital that is told by its state, without its name: "in the Somali capital on Monday".

    Only where something is in it: what is around it is mostly named by itself.
    """
    keys = words.keys
    if index < 2 or keys[index - 1] != "the" or keys[index - 2] not in said.INTO:
        return None
    end = next((at + 1 for at in (index + 1, index + 2) if keys[at : at + 1] == ("capital",)), index)
    if end == index or not unlisted.nation(" ".join(keys[index : end - 1])) or not words.capital(index):
        return None
    after = end + (keys[end : end + 1] in ((",",), ("of",)))
    named = after < len(keys) and words.capital(after) and keys[after] not in said.NEVER
    return None if named or keys[end : end + 1] in (("city",), ("punishment",)) else end


def _with_what_follows(words: Words, index: int, end: int) -> int:
    """The end of the run ``index:end``, with the name that a water is called by after "of": "the Gulf of Aden"."""
    water = end == index + 1 and words.keys[index] in said.WATERS and words.keys[end : end + 1] == ("of",)
    return max(end, _run(words, end + 1)) if water and end + 1 < len(words.keys) else end


def _of_a_shore(words: Words, end: int) -> bool:
    """Whether the run before ``end`` is a water that only says which port is meant: "the Black Sea port of X"."""
    return words.keys[end - 1] in said.WATERS and words.keys[end : end + 1] != () and words.keys[end] in said.ON_WATER


def _opens(words: Words, index: int) -> bool:
    """Whether the word is a preposition with the capital of a sentence's first word, and no part of a name."""
    key = words.keys[index]
    if key not in said.LOCATIVES or key in said.COMPASS or key.endswith("ern") or not words.capital(index):
        return False
    return words.keys[index + 1 : index + 2] != ("-",)


def _unlisted(words: Words, index: int, end: int, known: Callable[[str], bool]) -> Named | None:
    """The run ``index:end`` as a place that the wording tells, or that heads a line and is known."""
    if unlisted.told(words, index, end):
        return Named(index, end, marked=False)
    if unlisted.itemized(words, index, end):
        return Named(index, end, marked=True)
    if unlisted.heads(words, index, end) and known(bare(words.slice(index, end), known)):
        return Named(index, end, marked=False)
    return None


def _heading(words: Words, named: Named, known: Callable[[str], bool]) -> bool:
    """Whether an unknown name has its capitals from a heading ("NOTE ON FIGURES", "Ten Die in Blasts") and is none."""
    name = words.slice(named.first, named.last)
    if known(name) or known(name_key(name)):
        return False
    if name.isupper() and named.first and len(name) > _SMALL and words.slice(named.first - 1, named.first).isupper():
        return True
    low, high = max(0, named.first - _AROUND), min(named.last + _AROUND, len(words.keys))
    around = [at for at in (*range(low, named.first), *range(named.last, high)) if len(words.keys[at]) > _SMALL]
    return len(around) >= _HEADING and all(words.capitals[at] for at in around)


def _apart(words: Words, named: Named, known: Callable[[str], bool]) -> Iterator[Named]:
    """The names of a run that lost its commas ("Binnish Sarmin"), each known by itself; else the run as it is."""
    name = words.slice(named.first, named.last)
    if named.last - named.first == 1 or known(name) or known(name_key(name)):
        yield named
        return
    pieces: list[Named] = []
    at = named.first
    while at < named.last:
        stop = next((end for end in range(named.last, at, -1) if _alone(words, at, end, known)), at)
        if stop == at:
            yield named
            return
        pieces.append(Named(at, stop, named.marked))
        at = stop
    yield from pieces


def _rest(words: Words, first: int, end: int, known: Callable[[str], bool]) -> list[Named]:
    """The known names that follow a known name in a run without commas."""
    pieces: list[Named] = []
    while first < end:
        stop = next((last for last in range(end, first, -1) if _alone(words, first, last, known)), first)
        if stop == first:
            break
        pieces.append(Named(first, stop, marked=False))
        first = stop
    return pieces


def _alone(words: Words, first: int, last: int, known: Callable[[str], bool]) -> bool:
    """Whether the words are a known name that is more than the first or last word of a longer one."""
    if words.keys[first] in said.GENERIC and last == first + 1:
        return False
    if (last < len(words.keys) and words.keys[last] == "-") or words.keys[last - 1] in _JOINTS:
        return False
    return words.spans[last - 1][1] - words.spans[first][0] > _SMALL and known(words.slice(first, last))


def _past_nation(words: Words, index: int) -> int:
    """The word after nationalities and possessive countries that lead a name ("Syrian Idlib", "Syria's Aleppo")."""
    while index + 1 < len(words.keys) and words.capital(index) and words.capital(index + 1):
        key = words.keys[index]
        owns = words.text[words.spans[index][1] - 2 : words.spans[index][1]] in ("'s", "’s") or (
            key.endswith("s") and key[:-1] in actors.places()
        )
        if key not in actors.demonyms() and not owns:
            break
        index += 1
    return index


def _after_joint(words: Words, index: int) -> int:
    """The word after a comma or "and" at ``index``, where a list of places would go on; -1 where there is none."""
    keys = words.keys
    while index < len(keys) and keys[index] in said.KINDS:
        index += 1
    start = index
    while index < len(keys) and keys[index] in (",", "and", "&", "the"):
        index += 1
    return index if index > start else -1


def _speaks(words: Words, index: int) -> bool:
    return words.keys[index : index + 1] in (("said",), ("told",), ("says",), ("reported",), ("added",))


def repeats(words: Words, names: frozenset[str], taken: set[int]) -> Iterator[Named]:
    """Places of ``names`` (lower case) that stand elsewhere in the sentence with a capital."""
    floor = 0
    firsts = _firsts(names)
    for index, key in enumerate(words.keys):
        if key not in firsts or index < floor or index in taken or not _capital(words, index):
            continue
        for end in range(min(index + 2 * _LONGEST, len(words.keys)), index, -1):
            if name_key(words.slice(index, end)) in names:
                yield Named(index, end, marked=False)
                floor = end
                break


def may_repeat(words: Words, names: frozenset[str]) -> bool:
    """Whether a word stands in the sentence that one of ``names`` (lower case) begins with."""
    return not _firsts(names).isdisjoint(words.keys)


@functools.lru_cache(maxsize=8)
def _firsts(names: frozenset[str]) -> frozenset[str]:
    """The first words of the names."""
    return frozenset([Words.of(name).keys[0] for name in names])


def name_key(name: str) -> str:
    """A name as repeats of it are compared: lower case, without a possessive ending."""
    return name.lower().removesuffix("'s").removesuffix("’s")


def bare(name: str, known: Callable[[str], bool]) -> str:
    """A name without the ending of a possessive, also where the text lost its apostrophes and what is left is known."""
    plain = name.removesuffix("'s").removesuffix("’s")
    if plain == name and len(name) > 4 and name.endswith("s") and not known(name) and known(name[:-1]):
        return name[:-1]
    return plain


def _capital(words: Words, index: int) -> bool:
    return words.capital(index) or (words.keys[index] in said.LINKS and words.keys[index + 1 : index + 2] == ("-",))


def _run(words: Words, index: int) -> int:
    """The word after the run of capitalised words, joined by hyphens and Arabic articles, that starts at ``index``."""
    if not _begins(words, index):
        return index
    end = index
    while end < len(words.keys) and end - index < 2 * _LONGEST:
        key = words.keys[end]
        if words.capital(end) and (end == index or key not in said.NEVER or key in said.LINKS):
            if end > index and words.keys[end - 1].endswith("'s"):
                break
            end += 1
            if words.text[words.spans[end - 1][1] - 2 : words.spans[end - 1][1]] in ("'s", "’s"):
                break
        elif key == "-" and words.joined(end) and end + 1 < len(words.keys) and words.joined(end + 1):
            if not (words.capital(end + 1) or words.keys[end + 1] in _INSIDE):
                break
            end += 1
        elif _links(words, end, inner=end > index):
            end += 1
        else:
            break
    while end > index and (words.keys[end - 1] == "-" or not _capital(words, end - 1)):
        end -= 1
    return end


def _begins(words: Words, index: int) -> bool:
    """Whether a name can begin with the word."""
    sure = words.keys[index] not in _NO_FIRST or words.keys[index : index + 2] == _RED_SEA
    return sure and _capital(words, index)


def _links(words: Words, index: int, *, inner: bool) -> bool:
    """Whether a small word joins the parts of a name; one that is an English word too needs a hyphen after it."""
    key = words.keys[index]
    if index + 1 >= len(words.keys) or not (key in said.LINKS or (inner and key in said.INNER)):
        return False
    return words.keys[index + 1] == "-" or (words.capital(index + 1) and key not in said.ENGLISH)


def _within(words: Words, index: int, end: int, known: Callable[[str], bool]) -> Iterator[Named]:
    """The name in the run ``index:end``, if any, by its wording and by what is known."""
    keys = words.keys
    before = keys[index - 1] if index else ""
    if unlisted.nation(keys[index]) or (end == index + 1 and unlisted.nation(keys[index].rstrip("s"))):
        return
    if keys[end : end + 1] == ("-",) and not _HELD.intersection(keys[end + 1 : end + 2]):
        return  # "Turkey-backed", "al-Qaeda-linked": a party, not a place
    if _marked(words, index, end, known):
        yield Named(index, end, marked=True)
    elif before in said.BEFORE or before in said.AFTER or before == ",":
        stop = _known_end(words, index, end, known)
        if stop == index + 1 < end and keys[index] in said.GENERIC:
            yield Named(index, end, marked=False)
        elif stop > index:
            yield Named(index, stop, marked=False)
        elif before in said.SURE_BEFORE and len(words.slice(index, end)) > 3:
            yield Named(index, end, marked=False)


def _marked(words: Words, index: int, end: int, known: Callable[[str], bool]) -> bool:
    """Whether the wording alone makes the run a place: "the town of X", "X province", "in the Gaza Strip"."""
    keys = words.keys
    before = keys[index - 1] if index else ""
    before2 = keys[index - 2] if index > 1 else ""
    kind = keys[end - 1] in said.CAPITAL_KINDS or keys[index] in said.WATERS
    if before == "the" and kind and end - index > 1 and before2 in said.BEFORE:
        return True
    if before == "of" and before2 in said.KINDS:
        return True
    followed = end < len(keys) and keys[end] in said.AFTER and before not in ("a", "an")
    named = end - index > 1 or keys[index] not in said.COMPASS
    return followed and named and (index > 0 or known(words.slice(index, end)))


def _known_end(words: Words, index: int, end: int, known: Callable[[str], bool]) -> int:
    """The end of the longest known name that starts the run; ``index`` where none is known."""
    stop = end
    while stop > index:
        name = words.slice(index, stop)
        if known(name) or known(name_key(name)) or known(bare(name, known)):
            return stop
        stop -= 1
        while stop > index and words.keys[stop - 1] in _JOINTS:
            stop -= 1
    return index
