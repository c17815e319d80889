"""Names of persons that a report tells of in full, so that one of their words alone is not taken for a place.

"Jane Ellis, 44, was shot ... Investigators went to Ellis' home": there is a town called Ellis, too. Only names that an
age, a title or a wording makes a person's count, for two capitalised words may name anything.
"""

from __future__ import annotations

import re

from harmledger.extract.tagging import place_words as said
from harmledger.extract.tagging.words import Words
from harmledger.vocabulary import actors

_NAME = r"(?:[A-Z][\w'’-]*[a-z][\w'’-]*|[A-Z]\.?)"
_FULL = rf"(?P<name>[A-Z][\w'’-]+(?: {_NAME}){{0,2}} [A-Z][\w'’-]+)(?: (?:[JS]r\.?|I{{2,3}}))?"
_AGED = re.compile(rf"\b{_FULL}(?:,|,? \()? ?(?:age )?[1-9]\d?(?:\)|(?=[,.;]| (?:of|and|was|is|has|had|who|died)\b))")
_AFTER_AGE = re.compile(rf"\byears?[ -]old (?:[a-z-]+ ){{0,3}}{_FULL}")
_TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Sgt|Lt|Capt|Cpl|Det|Officer|Detective|Sergeant|Lieutenant|Captain|Corporal|Sheriff|Deputy|Judge"
    r"|Prosecutor|Attorney|Chief|Mayor|Commander|spokes(?:man|woman|person)|identified as|named as)\.? "
    rf"(?P<name>[A-Z][\w'’-]+(?: {_NAME}){{0,2}})"
)
_OFFICES = frozenset("police sheriff general county city state department office chief deputy fire district".split())
_SHORTEST = 3
_IN = (("in",), ("near",), ("outside",))


def people_named(text: str) -> frozenset[str]:
    """The words of all full names of persons in ``text``, in lower case, those of one letter aside."""
    found: set[str] = set()
    for pattern in (_AGED, _AFTER_AGE, _TITLED):
        for match in pattern.finditer(text):
            words = [word.removesuffix("'s").removesuffix("’s").lower() for word in match["name"].split()]
            if _OFFICES.isdisjoint(words):
                found.update(word for word in words if len(word) >= _SHORTEST)
    return frozenset(found) - actors.places()


def is_person(words: Words, first: int, last: int, persons: frozenset[str]) -> bool:
    """Whether the words ``[first, last)`` are the name of one of ``persons`` rather than that of a place.

    A place may bear it as well: "in Ellis" and "Ellis County" are places, "in Ellis' home" is none.
    """
    if last - first > 1 or words.keys[first] not in persons:
        return False
    owns = words.spans[first][1] - words.spans[first][0] != len(words.keys[first])
    if owns:
        return True
    if last < len(words.keys) and words.keys[last] in said.KINDS:
        return False
    before = words.keys[max(0, first - 2) : first]
    return not (before[-1:] in _IN or before == (",", "of"))
