"""Folding of place names, so that one place's many spellings meet: a ladder of keys from sharp to blunt.

:func:`plain` undoes case, accents and punctuation. Below it, each way of romanising has a spelling (style undone), a
sound (letters that sound alike undone) and bones (the consonants of the sound, to look similar names up by). Which ways
a place's names are folded in depends on its country; a name that is asked for is folded in all of them.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from enum import StrEnum

from harmledger.resolve.gazetteer.folding import arabic, burmese, general, slavic
from harmledger.resolve.gazetteer.folding.letters import plain, script

__all__ = ["Family", "Folded", "blunt", "bones", "families", "folded", "plain", "script", "sound"]


class Family(StrEnum):
    """A way of romanising, with its rules of folding; the value begins its keys."""

    ARABIC = "a"
    SLAVIC = "s"
    GENERAL = "g"
    BURMESE = "m"


@dataclass(frozen=True, slots=True)
class Folded:
    """A name as one family folds it.

    Attributes:
        spelling: style undone.
        sound: letters that sound alike undone too.
        bones: what similar names are looked up by: one for the words in order, one for them sorted where that differs.
    """

    spelling: str
    sound: str
    bones: tuple[str, ...]


@functools.lru_cache(maxsize=32768)
def folded(name: str, family: Family = Family.ARABIC) -> Folded:
    """``name`` on every step of the ladder below :func:`plain`."""
    match family:
        case Family.ARABIC:
            spelt = arabic.spelling(name)
            heard = arabic.sound(spelt)
        case Family.SLAVIC:
            spelt = slavic.spelling(name)
            heard = slavic.sound(spelt)
        case Family.GENERAL:
            spelt = general.spelling(name)
            heard = general.sound(spelt)
        case Family.BURMESE:
            spelt = burmese.spelling(name)
            heard = burmese.sound(spelt)
    written = arabic.skeleton(name) if family is Family.ARABIC and not heard.isascii() else heard
    return Folded(spelt, heard, tuple(f"{family.value}{bone}" for bone in _bones(written) if bone))


def sound(name: str) -> str:
    """What any romanisation of an Arabic name comes to: "al-Fou'aa", "Fu'ah" and "Foua" give "fua"."""
    return folded(name).sound


def bones(name: str) -> str:
    """The consonants of :func:`sound`, words joined; names that share them are worth comparing."""
    found = folded(name).bones
    return found[0][1:] if found else ""


def blunt(heard: str) -> str:
    """A sound with the letters that dialects exchange made one: z/d, g/j, b/w."""
    return heard.translate(_BLUNT)


def families(country: str) -> tuple[Family, ...]:
    """The ways that names of a country (ISO 3166-1 alpha-2) are folded in; none: only :func:`plain` finds them."""
    if country in _ARABIC:
        return (Family.ARABIC,)
    if country in _SLAVIC:
        return (Family.SLAVIC,)
    if country == "MM":
        return (Family.BURMESE,)
    return (Family.GENERAL,) if country in _GENERAL else ()


def _bones(heard: str) -> tuple[str, ...]:
    """Consonants; a vowel that begins the name counts, whichever it is."""
    words = [_bare(word) for word in heard.split()]
    ordered, by_letter = "".join(words), "".join(sorted(words))
    return (ordered,) if ordered == by_letter else (ordered, by_letter)


def _bare(word: str) -> str:
    first = "a" if word[:1] in _VOWELS else word[:1]
    return (first + _SOFT.sub("", word[1:])).translate(_BLUNT)


_VOWELS = frozenset("aeiouy")
_SOFT = re.compile(r"[aeiouyw]")
_BLUNT = str.maketrans("zgw", "djb")
_ARABIC = frozenset("SY IQ YE LY LB JO PS IL EG SD SA KW BH QA AE OM TN DZ MA MR IR TR AF".split())
_SLAVIC = frozenset("UA RU BY MD".split())
_GENERAL = frozenset("ML BF NE ET ER SO DJ NG CO CD SS CF TD CM AZ AM GE PK UG RW BI KE MZ HT VE MX".split())
