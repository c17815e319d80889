"""Streets by name in what a report tells: two accounts of one day that name one street are seldom of two events."""

from __future__ import annotations

import re
from typing import Final

_KINDS: Final = {
    "street": "street", "st": "street", "avenue": "avenue", "ave": "avenue", "road": "road", "rd": "road",
    "lane": "lane", "ln": "lane", "drive": "drive", "dr": "drive", "boulevard": "boulevard", "blvd": "boulevard",
    "court": "court", "ct": "court", "place": "place", "pl": "place", "pike": "pike", "highway": "highway",
    "hwy": "highway", "parkway": "parkway", "pkwy": "parkway", "terrace": "terrace", "circle": "circle",
    "square": "square", "alley": "alley",
}  # fmt: skip
"""Kinds of street as written, and the one word that stands for each."""

_STREET = re.compile(
    rf"(?<![\w.])(?P<name>(?:[A-Z][\w'\u2019]+|\d{{1,3}}(?:st|nd|rd|th))(?:[ \t-]+[A-Z][\w'\u2019]+)?)[ \t]+"
    rf"(?P<kind>(?i:{'|'.join(sorted(_KINDS, key=len, reverse=True))}))(?:\.|s)?(?!\w)"
)
_SIDES: Final = frozenset({"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"})
_WORDS: Final = frozenset(
    {"the", "of", "in", "on", "at", "and", "a", "an", "to", "took", "take", "takes", "this", "that"}
)
_MOST: Final = 20
"""Streets of one event at most, in the order of the text."""


def streets_in(text: str) -> frozenset[str]:
    """The streets that the text names, by its last word and its kind ("garden lane"), abbreviated or not."""
    found: dict[str, None] = {}
    for match in _STREET.finditer(text):
        words = [word.casefold().replace("\u2019", "'") for word in re.split(r"[\s-]+", match["name"])]
        words = [word for word in words if word not in _SIDES]
        kind = match["kind"]
        if not words or words[-1] in _WORDS:
            continue
        if kind[0].islower() and kind.casefold() in {"place", "court", "drive", "square", "circle", "dr", "st"}:
            continue
        found[f"{words[-1]} {_KINDS[kind.casefold()]}"] = None
        if len(found) == _MOST:
            break
    return frozenset(found)
