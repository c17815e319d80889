"""What the words around a place name say of it: "the town of", "province", "southern", "countryside"."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What the words call the place."""

    PROVINCE = "province"
    DISTRICT = "district"
    SETTLEMENT = "settlement"
    QUARTER = "quarter"
    SURROUNDINGS = "surroundings"


@dataclass(frozen=True, slots=True)
class Wording:
    """A mention of a place taken apart.

    Attributes:
        whole: the words without article and possessive: "southern Idlib countryside".
        name: what is left of them as a name: "Idlib".
        kind: what the words call it; None where they do not say.
        part: whether they speak of a part of it only ("southern Idlib").
    """

    whole: str
    name: str
    kind: Kind | None
    part: bool = False


@functools.lru_cache(maxsize=4096)
def read(text: str, before: str = "", after: str = "") -> Wording:
    """Takes the mention ``text`` apart, with the words just before and after it in the report."""
    whole = _ARTICLE.sub("", " ".join(text.replace("\u00a0", " ").split()))
    whole = _POSSESSIVE.sub("", whole).strip(" ,.;:")
    name, kind, part = whole, None, False
    if match := _INSIDE.match(name):
        kind, name = _KINDS[match["kind"].lower()], match["name"]  # "al-Zahraa neighbourhood of Homs"
    elif match := _OF.match(name):
        kind, part, name = _KINDS[match["kind"].lower()], match["part"] is not None, match["name"]
    else:
        if match := _SUFFIX.match(name):
            kind, name = _KINDS[match["kind"].lower()], match["name"]
        if match := _DIRECTION.match(name):
            part, name = True, match["name"]
    if kind is None:
        kind = _around(before, after)
    name = _POSSESSIVE.sub("", name)
    return Wording(whole, name, kind, part)


def _around(before: str, after: str) -> Kind | None:
    if match := _AFTER.match(after):
        return _KINDS[match["kind"].lower()]
    if match := _BEFORE.search(before):
        return _KINDS[match["kind"].lower()]
    return None


_KINDS = {
    **dict.fromkeys(("province", "governorate", "oblast", "state"), Kind.PROVINCE),
    **dict.fromkeys(("district", "subdistrict", "region", "canton"), Kind.DISTRICT),
    **dict.fromkeys(("city", "town", "village", "hamlet", "capital", "city center", "city centre"), Kind.SETTLEMENT),
    **dict.fromkeys(("neighborhood", "neighbourhood", "quarter"), Kind.QUARTER),
    **dict.fromkeys(
        ("countryside", "outskirts", "suburbs", "suburb", "area", "areas", "front", "frontlines", "frontline", "rural"),
        Kind.SURROUNDINGS,
    ),
}
_KIND = "|".join(sorted(_KINDS, key=len, reverse=True))
_SIDE = r"(?:north|south|east|west|central|north-?east|north-?west|south-?east|south-?west)(?:ern)?"
_ARTICLE = re.compile(r"^the ", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?$")
_OF = re.compile(
    rf"^(?:[a-z-]+ )*?(?:(?P<part>(?i:{_SIDE})) )?(?:[a-z-]+ )*?(?P<kind>(?i:{_KIND})) of (?:the )?(?P<name>.+)$"
)
_INSIDE = re.compile(rf"^(?P<name>.*[A-Z].*?) (?P<kind>(?i:{_KIND})) (?:of|in) (?:the )?[A-Za-z].*$")
_SUFFIX = re.compile(rf"^(?P<name>.+?)(?:['’]s)? (?P<kind>{_KIND})$", re.IGNORECASE)
_DIRECTION = re.compile(
    rf"^(?:(?:{_SIDE})(?: and |[ -])?)+ ?(?:part of |parts of |rural )?(?P<name>[A-Z\W].*)$", re.IGNORECASE
)
_BEFORE = re.compile(rf"\b(?P<kind>{_KIND}) of (?:the )?$", re.IGNORECASE)
_AFTER = re.compile(rf"^(?:['’]s)? (?:[a-z]+ern )?(?P<kind>{_KIND})\b", re.IGNORECASE)
