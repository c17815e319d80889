"""What the words around a place name say of it: "the town of", "province", "southern", "countryside"."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from enum import StrEnum

from harmledger.vocabulary import actors


class Kind(StrEnum):
    """What the words call the place."""

    PROVINCE = "province"
    DISTRICT = "district"
    SETTLEMENT = "settlement"
    QUARTER = "quarter"
    SURROUNDINGS = "surroundings"
    OUTSKIRTS = "outskirts"


@dataclass(frozen=True, slots=True)
class Wording:
    """A mention of a place taken apart.

    Attributes:
        whole: the words without article and possessive: "southern Idlib countryside".
        name: what is left of them as a name: "Idlib".
        kind: what the words call it; None where they do not say.
        part: whether they speak of a part of it only ("southern Idlib").
        side: the side of it that they speak of, as a bearing in degrees from north; None where they do not say.
        km: how far from it they say, in kilometres; None where they do not.
        beside: whether they speak of what lies outside of it ("east of Idlib", "30 km from Idlib").
        built: the word for a building, a street or the like that they name ("hospital"); empty where they name none.
    """

    whole: str
    name: str
    kind: Kind | None
    part: bool = False
    side: float | None = None
    km: float | None = None
    beside: bool = False
    built: str = ""

    @property
    def said(self) -> str:
        """What the words say of the place, for people to read; empty where they say nothing."""
        told = [] if self.kind is None else [self.kind.value]
        if self.beside:
            far = "" if self.km is None else f"{self.km:g} km "
            told.append(f"{far}{'from it' if self.side is None else f'{_sides()[self.side]} of it'}")
        elif self.side is not None:
            told.append(f"its {_sides()[self.side]}")
        return ", ".join(told)


def read(text: str, before: str = "", after: str = "") -> Wording:
    """Takes the mention ``text`` apart, with the words just before and after it in the report."""
    whole = _whole(text)
    told = _CAPITAL.fullmatch(whole) if whole.endswith("capital") else None
    return _read(whole, before, after, told and actors.capital(told["state"]))


@functools.lru_cache(maxsize=4096)
def _whole(text: str) -> str:
    whole = _ARTICLE.sub("", " ".join(text.replace("\u00a0", " ").split()))
    return _POSSESSIVE.sub("", whole).strip(" ,.;:")


@functools.lru_cache(maxsize=4096)
def _read(whole: str, before: str, after: str, capital: str | None) -> Wording:
    """``capital`` is what the list of parties in force calls the capital that is told by its state."""
    name, kind, part = whole, None, False
    if capital:
        name, kind = capital, Kind.SETTLEMENT
    elif match := _INSIDE.match(name):
        kind, name = _KINDS[match["kind"].lower()], match["name"]  # "al-Zahraa neighbourhood of Homs"
    elif match := _OF.match(name):
        kind, part, name = _KINDS[match["kind"].lower()], match["part"] is not None, match["name"]
    else:
        if match := _SUFFIX.match(name):
            kind, name = _KINDS[match["kind"].lower()], match["name"]
        if match := _DIRECTION.match(name):
            part, name = True, match["name"]
    side = _side(whole) if part else None
    if match := _PART.search(before):
        part, side = True, _side(match["side"])
    if kind is None:
        kind = _around(before, after)
        if kind in {Kind.SURROUNDINGS, Kind.OUTSKIRTS} and side is None:
            match = _AFTER.match(after)
            side = _side(before[-_ADJECTIVE:] if match is None else match[0])
    name = _POSSESSIVE.sub("", name)
    built = _BUILT.search(whole) or _BUILT_AFTER.match(after)
    building = "" if built is None else built[1].lower()
    if match := _BEARING.search(before) or _AWAY.search(before):
        found = match.groupdict()
        km = _km(found["km"], found["unit"]) if found["km"] else None
        return Wording(whole, name, kind, part, _side(found.get("side") or ""), km, beside=True, built=building)
    return Wording(whole, name, kind, part, side, built=building)


def _km(number: str, unit: str) -> float:
    return round(float(number.replace(",", ".")) * (_MILE if unit.startswith("m") else 1.0), 1)


def _side(words: str) -> float | None:
    """The bearing of the first side of the compass in the words; None where there is none."""
    match = _SIDES.search(words)
    if match is None:
        return None
    return _BEARINGS[match["one"].lower() + (match["two"] or "").lower()]


def _around(before: str, after: str) -> Kind | None:
    if match := _AFTER.match(after):
        if _WHOSE.match(after):
            return Kind.SETTLEMENT  # "the Damascus suburb of Daraya"
        return _KINDS[match["kind"].lower()]
    if match := _APPOSED.match(after) or _LED.search(before):
        return _KINDS[next(filter(None, match.groups())).lower()]
    if match := _BEFORE.search(before):
        if _OF_TOWN.search(before):
            return Kind.SETTLEMENT
        return _KINDS[(match["kind"] or match["kinds"]).lower()]
    return None


_KINDS = {
    **dict.fromkeys(("province", "governorate", "oblast", "state"), Kind.PROVINCE),
    **dict.fromkeys(("district", "subdistrict", "canton", "county"), Kind.DISTRICT),
    **dict.fromkeys(
        ("city", "town", "village", "hamlet", "capital", "city center", "city centre", "cities", "towns", "villages"),
        Kind.SETTLEMENT,
    ),
    **dict.fromkeys(("neighborhood", "neighbourhood", "quarter", "neighborhoods", "neighbourhoods"), Kind.QUARTER),
    **dict.fromkeys(
        (
            "countryside",
            "area",
            "areas",
            "region",
            "front",
            "frontlines",
            "frontline",
            "rural",
        ),
        Kind.SURROUNDINGS,
    ),
    **dict.fromkeys(("outskirts", "suburbs", "suburb"), Kind.OUTSKIRTS),
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
_CAPITAL = re.compile(r"(?P<state>[A-Z][\w -]*) capital")
"""A capital told by its state: "the Somali capital"."""
_DIRECTION = re.compile(
    rf"^(?:(?:{_SIDE})(?: and |[ -])?)+ ?(?:part of |parts of |rural )?(?P<name>[A-Z\W].*)$", re.IGNORECASE
)
_BUILDING = (
    r"(?:hospital|clinic|school|university|college|mosque|church|shrine|cemetery|market|bakery|street|square|roundabout"
    r"|junction|intersection|housing|bridge|station|park|checkpoint|highway|road|building|old city|opera house)s?\b"
)
_BUILT = re.compile(rf"\b({_BUILDING}|(?:quarter|district|neighbou?rhood)\b)", re.IGNORECASE)
_BUILT_AFTER = re.compile(rf" (?:[a-z]+ )?({_BUILDING})", re.IGNORECASE)
_LISTED = r"(?:(?:[a-z]{2}-)?[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)?(?:, | and |, and ))"
"""A name in a list before the mention: "the cities of Latakia and"."""
_BEFORE = re.compile(
    rf"\b(?:(?i:(?P<kind>{_KIND})) of (?:the )?"
    rf"|(?P<kinds>cities|towns|villages|neighbou?rhoods) of (?:the )?{_LISTED}{{1,3}})$"
)
_LED = re.compile(r"\b(?i:(?P<kind>(?<=provincial )capital|(?<=regional )capital|city|town|village|hamlet)) $")
"""What stands right before a name: "the provincial capital Hasakah", "the village Ain Jara"."""
_AFTER = re.compile(
    rf"^(?:['’]s)? (?:[a-z]+ern )?(?P<kind>{_KIND})\b(?!-)(?! (?:media|TV|television|news|run|department|Department))",
    re.IGNORECASE,
)
_WHOSE = re.compile(r"^(?:['’]s)? (?:[a-z]+ern )?suburb of (?:the )?[A-Z]")
_OF_TOWN = re.compile(r"\b[A-Z]\w+(?:['’]s)? (?:[a-z]+ern )?suburb of $")
_APPOSED = re.compile(
    r"^, (?:a|an|the) (?:[a-z][\w-]* ){0,4}?"
    r"(?P<kind>village|town|city|hamlet|province|capital|neighbou?rhood|district)\b(?! (?:council|head|hall|police))"
    r"|^,? [A-Z]\w+['’]?s? (?:[a-z]+[- ]){0,2}(?:largest|biggest|main) (?P<great>city|town)\b"
)
"""An apposition: "Binnish, a rebel-held town", "Aleppo, Syria's second-largest city"."""
_PART = re.compile(
    r"\b(?:of|in|across|on|to|from|over|and) (?P<side>(?:north|south|east|west)[- ]?(?:east|west)?ern) $"
)
"""A side that the mention itself leaves out: "in southern Idlib"."""
_MILE = 1.609
_ADJECTIVE = 30
"""Characters before a name in which the side of its surroundings may be told: "the northern countryside of"."""
_BEARINGS = {
    "north": 0.0, "northeast": 45.0, "east": 90.0, "southeast": 135.0,
    "south": 180.0, "southwest": 225.0, "west": 270.0, "northwest": 315.0,
}  # fmt: skip
_SIDES = re.compile(r"\b(?P<one>north|south|east|west)[- ]?(?P<two>east|west)?(?:ern)?\b", re.IGNORECASE)
_PLACE_OF = r"(?:the )?(?:(?:city|town|village|provincial capital|capital) of )?(?:the )?$"
_FAR = r"(?P<km>\d+(?:[.,]\d+)?)[ -]?(?P<unit>km|kms|kilomet(?:er|re)s?|miles?)\b"
_BEARING = re.compile(
    rf"(?:{_FAR}(?: away)? )?(?:to the |just |due |far )?"
    rf"(?P<side>(?:north|south|east|west)[- ]?(?:east|west)?) of {_PLACE_OF}",
    re.IGNORECASE,
)
_AWAY = re.compile(rf"{_FAR}(?: away)? (?:from|outside) {_PLACE_OF}", re.IGNORECASE)


@functools.cache
def _sides() -> dict[float, str]:
    return {degrees: side for side, degrees in _BEARINGS.items()}
