"""Names of persons that a report tells of in full, so that one of their words alone is not taken for a place.

"Jane Ellis, 44, was shot ... Investigators went to Ellis' home": there is a town called Ellis, too. Only names that an
age, a title or a wording makes a person's count, for two capitalised words may name anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

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
# What no such name can be found without: far quicker to look for, and most reports do not hold it.
_AN_AGE = re.compile(
    r" [A-Z][\w'’-]+(?: (?:[JS]r\.?|I{2,3}))?(?:,|,? \()? ?(?:age )?[1-9]\d?"
    r"(?:\)|(?=[,.;]| (?:of|and|was|is|has|had|who|died)\b))"
)
_A_TITLE = re.compile(
    r"(?:M(?:rs?|s|ayor)|D(?:r|et(?:ective)?|eputy)|S(?:gt|ergeant|heriff)|L(?:t|ieutenant)|C(?:apt(?:ain)?|pl|orporal|hief|ommander)"
    r"|Officer|Judge|Prosecutor|Attorney)\b"
)
_NAMED = ("spokes", "entified as", "amed as")
_OFFICES = frozenset("police sheriff general county city state department office chief deputy fire district".split())
_SHORTEST = 3
_IN = (("in",), ("near",), ("outside",))


def people_named(text: str) -> frozenset[str]:
    """The words of all full names of persons in ``text``, in lower case, those of one letter aside."""
    found: set[str] = set()
    for match in _full_names(text):
        words = [word.removesuffix("'s").removesuffix("’s").lower() for word in match["name"].split()]
        if _OFFICES.isdisjoint(words):
            found.update(word for word in words if len(word) >= _SHORTEST)
    return frozenset(found) - actors.places()


def _full_names(text: str) -> Iterator[re.Match[str]]:
    """Every full name in ``text``; none reaches over the end of a line."""
    for line in text.split("\n"):
        if _AN_AGE.search(line) is not None:
            yield from _AGED.finditer(line)
        if "old " in line:
            yield from _AFTER_AGE.finditer(line)
        if _A_TITLE.search(line) is not None or any(name in line for name in _NAMED):
            yield from _TITLED.finditer(line)


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
