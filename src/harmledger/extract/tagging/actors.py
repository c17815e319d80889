"""Finding parties to the conflict: their names, and the words around a name that make its forces of it.

Every party is looked for in the same way: a name of the vocabulary, then what may follow any name ("army", "'s
warplanes") or lead it ("forces loyal to"). Whose the wording is may be left to the country of the report ("regime").
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from typing import NamedTuple

from harmledger.extract.tagging.phrases import Phrases, plurals
from harmledger.extract.tagging.remembered import remembered
from harmledger.extract.tagging.words import Words
from harmledger.vocabulary import actors as known
from harmledger.vocabulary.actors import Parties

# What a nationality may stand before and still mean the state ("Russian air strikes", "Syrian bombing").
_DEEDS = frozenset(
    "strike strikes raid raids airstrike airstrikes air attack attacks bombing bombings bombardment shelling fire "
    "rocket rockets missile missiles artillery warplane warplanes jet jets aircraft plane planes helicopter "
    "helicopters drone drones bomb bombs offensive assault operation operations intervention tank tanks mortar "
    "mortars snipers sniper soldier soldiers troops forces fighter fighters officer officers pilot pilots airmen "
    "gunfire fighting and or aerial cluster barrel regime government army military security commander commanders "
    "general servicemen police suicide bomber bombers shells bullets gunboats gunboat "
    "spokesman spokeswoman spokesperson spokesmen official officials".split()
)
_LONE_PLACE_BEFORE = frozenset(
    "in at near from to into of across around outside inside throughout over within towards toward northern "
    "southern eastern western northeastern northwestern southeastern southwestern central north south east west "
    "capital city town".split()
)
_LONE_PLACE_AFTER = frozenset(
    "province city countryside suburb suburbs governorate district region s on neighborhood neighbourhood airport "
    "town".split()
)
# What the name of a country that is an adjective too ("the US") stands before where it is none.
_SAYS_OR_DOES = frozenset(
    "said says say has have had is was are were will would struck hit shot fought took began did denies blames and or "
    "also again later".split()
)
# What ties others to a party; these others are not the party.
_KEPT = frozenset(
    "backed supported sponsored led allied aligned trained funded armed linked affiliated controlled friendly".split()
)
_MEN = frozenset(
    "forces fighters fighter militia militias militiamen militants rebels rebel troops groups group factions faction "
    "gunmen mercenaries insurgents separatists soldiers army coalition alliance paramilitaries opposition units "
    "tribesmen proxies jihadists islamists warplanes".split()
)
_COMMON = _MEN | frozenset("group movement network organization organisation terrorists forces party police".split())
_LOYAL = ("loyal", "to")
_MOST_BETWEEN = 2
"""Words between "-backed" and those who are backed."""


COVERS = tuple(
    f"{one}ar{other}\N{LATIN SMALL LETTER A WITH DOT ABOVE}" for other in "kvgzldtnmb" for one in "TMKVGZLDNB"
)
"""Made-up names, all of one length, that stand for parties in a covered text; see ``veiling.py``.

Their last letter is one that names in reports do not end in, for some would be towns without it ("Barda", "Marka"); the
network reads letters without their marks.
"""


class Named(NamedTuple):
    """A wording of a party in a sentence, by the indexes of its words.

    Attributes:
        first, last: the wording, ``last`` one past its end.
        name: the neutral name; empty where the country of the report tells, or where it is not known who is meant.
        core: where within it, or before it, a listed name stands ("Russian" in "Russian-backed fighters"); None
            where the wording holds none.
        party: the party whose name the core is, whoever is meant.
    """

    first: int
    last: int
    name: str
    core: tuple[int, int] | None
    party: str = ""


def actors(words: Words) -> tuple[tuple[int, int, str], ...]:
    """Every wording of a party as (first word, word after the last, neutral name or the empty string)."""
    return tuple([one[:3] for one in named(words)])


def named(words: Words) -> tuple[Named, ...]:
    """Every wording of a party, in the order of the text, none overlapping."""
    return _remembered(known.in_force())[0](words.text)


def name_words(words: Words) -> frozenset[int]:
    """The words that are in some listed name, whether or not it stands for its party there ("Russian spokesman")."""
    return _remembered(known.in_force())[1](words.text)


@functools.lru_cache(maxsize=4)
def _remembered(
    parties: Parties,
) -> tuple[Callable[[str], tuple[Named, ...]], Callable[[str], frozenset[int]]]:
    """What was found of the parties of a list, by sentence."""
    return remembered(functools.partial(_named, parties)), remembered(functools.partial(_name_words, parties))


def _name_words(parties: Parties, text: str) -> frozenset[int]:
    words = Words.of(text)
    found = _phrases(parties).find(words)
    return frozenset(
        at
        for first, last, name in found
        if name
        and any(_capital(words, at) for at in range(first, last))
        and not parties.is_exact(words.slice(first, last))
        for at in range(first, last)
    )


def _named(parties: Parties, text: str) -> tuple[Named, ...]:
    return tuple(_Finder(parties, Words.of(text)).found())


@functools.lru_cache(maxsize=4)
def _phrases(parties: Parties) -> Phrases[str]:
    entries = [(form, name) for alias, name in parties.aliases.items() for form in plurals(alias)]
    entries += [(form, name) for word, name in parties.written_as.items() for form in (word, f"{word}s")]
    entries += [(word, name) for word, name in parties.demonyms.items()]
    entries += [(form, cover) for cover in COVERS for form in (cover, f"{cover}s")]
    return Phrases(entries)


@functools.lru_cache(maxsize=4)
def _nouns(parties: Parties) -> Phrases[bool]:
    return Phrases((noun, True) for noun in parties.nouns)


class _Finder:
    """The wordings of one sentence."""

    def __init__(self, parties: Parties, words: Words) -> None:
        self._parties = parties
        self._words = words
        self._keys = words.keys

    def found(self) -> Iterator[Named]:
        end = 0
        for first, last, name in _phrases(self._parties).find(self._words):
            if first < end:
                continue
            one = self._one(first, last, name)
            if one is not None:
                yield one
                end = one.last

    def _one(self, first: int, last: int, name: str) -> Named | None:
        """The wording that the phrase ``[first, last)`` opens or is, if it means a party here at all."""
        owner = self._owner(first, last)
        if owner is not None:
            kept = self._kept(first, owner[0])
            return Named(first, max(last, kept or 0), name, (first, owner[0]), owner[1])
        if not name:
            return Named(first, last, "", None) if last > first + 1 or self._alone(first) else None
        if last > first + 1 and self._words.slice(first, last).islower():
            return None  # a name of its own is written with a capital
        return self._by_name(first, last, name)

    def _by_name(self, first: int, last: int, name: str) -> Named | None:
        """The wording about a party's own name."""
        words, keys = self._words, self._keys
        kept = self._kept(first, last) if _hyphen(words, last) else None
        if kept is not None:
            return Named(first, kept, "", (first, last), name)
        end = self._forces(last)
        if first > 1 and _hyphen(words, first - 1) and keys[first - 2] in ("pro", "anti", "non"):
            return self._sided(first, last, end, name)
        start = self._loyal(first)
        if start == first and not self._stands(first, last, end):
            return None
        return Named(start, last if end is None else end, name, (first, self._bare(first, last, name)), name)

    def _bare(self, first: int, last: int, name: str) -> int:
        """The word after the name itself in a listed wording that says more: "Houthi rebels", "IS group"."""
        parties = self._parties
        for end in range(first + 1, last):
            if not _COMMON.issuperset(self._keys[end:last]):
                continue  # "Saudi Arabia" holds "Saudi", and is a name
            said = self._words.slice(first, end)
            key = known.fold(said)
            if name in (parties.named.get(key), parties.demonyms.get(key), parties.written_as.get(said)):
                return end
        return last

    def _owner(self, first: int, last: int) -> tuple[int, str] | None:
        """Whose others a listed wording tells of ("Turkey-backed fighters"): the end of the name, and the party."""
        tie = next((at for at in range(first + 1, last - 1) if self._keys[at] == "-"), None)
        if tie is None or self._keys[tie + 1] not in _KEPT or not self._words.capital(first):
            return None
        said = self._words.slice(first, tie)
        key = known.fold(said)
        found = self._parties.named.get(key) or self._parties.demonyms.get(key) or self._parties.written_as.get(said)
        return None if found is None else (tie, found)

    def _stands(self, first: int, last: int, end: int | None) -> bool:
        """Whether the name means a party where it stands: a place, or an adjective, may well not."""
        folded = self._words.slice(first, last).lower().removesuffix("'s").removesuffix("’s")
        if last > first + 1:
            if end is None and folded in self._parties.demonyms and folded not in self._parties.aliases:
                return self._keys[last : last + 1] != () and self._keys[last] in _DEEDS
            return end is not None or folded not in self._parties.places or self._seat(first, last)
        if end is not None and self._words.capital(first) and not self._is_seat(folded):
            return True
        return self._alone(first)

    def _is_seat(self, folded: str) -> bool:
        return folded in self._parties.seats or folded.rstrip("s") in self._parties.seats

    def _forces(self, last: int) -> int | None:
        """The word after the noun that makes a name's forces of it ("army", "'s warplanes"); None without one."""
        at = last + 1 if self._keys[last : last + 1] in (("'",), ("’",)) else last
        if at >= len(self._keys) or self._keys[at] == "-":
            return None
        found = _nouns(self._parties).at(self._keys, at)
        return None if found is None else found[0]

    def _kept(self, first: int, last: int) -> int | None:
        """The word after "X-backed fighters": others whom a party keeps; None where it is no such wording."""
        keys = self._keys
        if last + 1 >= len(keys) or keys[last + 1] not in _KEPT or not self._words.capital(first):
            return None
        for at in range(last + 2, min(last + 3 + _MOST_BETWEEN, len(keys))):
            if keys[at] in _MEN:
                return at + 2 if keys[at + 1 : at + 2] and keys[at + 1] in _MEN else at + 1
            if self._phrase_at(at) or not keys[at].isalpha():
                return None
        return None

    def _phrase_at(self, at: int) -> bool:
        """Whether a name of some party begins at the word."""
        found = _phrases(self._parties).at(self._keys, at)
        return found is not None and bool(found[1]) and self._words.capital(at)

    def _sided(self, first: int, last: int, end: int | None, name: str) -> Named | None:
        """A leader's own are "pro-Assad forces"; "pro-Russian forces" and "anti-Houthi forces" are not the party's."""
        keys = self._keys
        if end is None and keys[last : last + 1] and keys[last] in _MEN:
            end = last + 1
        if end is None and keys[last - 1] in _MEN:
            end = last  # the name holds the noun: "Houthi forces"
        if end is None:
            return None
        folded = self._words.slice(first, last).lower()
        own = keys[first - 2] == "pro" and folded in self._parties.leaders
        return Named(first - 2, end, name if own else "", (first, self._bare(first, last, name)), name)

    def _loyal(self, first: int) -> int:
        """The first word of "forces loyal to [President] X", else ``first``."""
        at = first - 1 if self._keys[first - 1 : first] in (("president",), ("the",)) and first else first
        if at > 2 and self._keys[at - 2 : at] == _LOYAL and self._keys[at - 3] in _MEN:
            return at - 3
        return first

    def _alone(self, index: int) -> bool:
        """Whether one word alone, a country, a nationality or a name in capitals, stands for a party here."""
        words, keys, parties = self._words, self._keys, self._parties
        nxt = keys[index + 1] if index + 1 < len(keys) else ""
        said = words.slice(index, index + 1)
        exact = said.removesuffix("'s").removesuffix("’s")
        folded = exact.lower()
        if exact in parties.written_as or said.rstrip("s") in parties.written_as:
            nation = exact in parties.nations
            return not nation or nxt in _DEEDS or self._noun(index, nxt)
        if folded in parties.demonyms and folded not in parties.places:
            return words.capital(index) and nxt in _DEEDS
        if folded == "u.s.":
            return words.capital(index) and (nxt in _DEEDS or self._noun(index, nxt))
        if parties.is_exact(folded) or parties.is_exact(folded.rstrip("s")):
            return False
        if folded in parties.places or folded.rstrip("s") in parties.places:
            return (folded in parties.demonyms and nxt in _DEEDS) or self._seat(index, index + 1, owns=exact != said)
        return folded in parties.local or known.fold(folded) in parties.local or _capital(words, index)

    def _noun(self, index: int, nxt: str) -> bool:
        """Whether a country's name that is an adjective too stands as the country that says or does something."""
        does = nxt in _SAYS_OR_DOES or (nxt.endswith("ed") and nxt.isalpha())
        return does and self._seat(index, index + 1)

    def _seat(self, first: int, last: int, *, owns: bool = False) -> bool:
        """Whether the name of a country or capital stands for who rules there."""
        keys = self._keys
        at = first - 1 if keys[first - 1 : first] == ("the",) and first else first
        before = keys[at - 1] if at else ""
        nxt = keys[last] if last < len(keys) else ""
        if not self._words.capital(first) or keys[max(0, at - 2) : at] == ("capital", ","):
            return False
        apostrophe = nxt in ("'", "’")
        if apostrophe or owns:
            owned = last + apostrophe
            return owned < len(keys) and keys[owned] in _DEEDS
        if before == "by" or (nxt == "on" and not at):
            return True
        return before not in _LONE_PLACE_BEFORE and nxt not in _LONE_PLACE_AFTER


def _hyphen(words: Words, index: int) -> bool:
    """Whether word ``index`` is a hyphen that ties the words beside it together."""
    return words.keys[index : index + 1] == ("-",) and words.joined(index)


def _capital(words: Words, index: int) -> bool:
    """Whether the word is written as a name, so far as its script tells names apart."""
    said = words.slice(index, index + 1)
    return words.capital(index) or said.lower() == said.upper()
