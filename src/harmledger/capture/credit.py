"""Whom a report credits as its origin: agencies at head or foot, "originally published in", "Source:"."""

from __future__ import annotations

import re

_AGENCIES = {
    name.lower(): name
    for name in (
        *(
            "AFP",
            "Reuters",
            "AP",
            "SANA",
            "Anadolu Agency",
            "TASS",
            "Xinhua",
            "dpa",
            "UPI",
            "EFE",
            "ANSA",
            "KUNA",
            "WAM",
        ),
        *("Interfax", "Sputnik", "RIA Novosti", "IRNA", "FARS", "Tasnim", "WAFA", "PTI", "ANI", "IANS", "Kyodo", "NNA"),
    )
} | {"associated press": "AP", "the associated press": "AP", "agence france-presse": "AFP", "anadolu": "Anadolu Agency"}
_AGENCY = "|".join(re.escape(name) for name in sorted(_AGENCIES, key=len, reverse=True))

_NAME = r"(?P<name>(?:the[ ])?[A-Z][\w’'&.-]*(?:[ ](?:[A-Z][\w’'&.-]*|of|the|for|and|in|al-\w+)){0,6})"
_ORIGIN = re.compile(
    r"\b(?i:(?:originally|first)[ ](?:published|appeared|posted|ran)(?:[ ](?:here|in|on|by|at)\b)+:?"
    r"|republished[ ](?:from|with[ ](?:the[ ])?permission[ ](?:from|of)|courtesy[ ]of)"
    r"|reprinted[ ]from|this[ ](?:story|article|report)[ ]is[ ]from"
    r"|(?:published|reproduced|used|reposted)[ ](?:here[ ])?(?:by|with|courtesy[ ]of)[ ](?:the[ ])?(?:kind[ ])?"
    r"permission[ ](?:of|from)|syndicated[ ](?:from|by)|courtesy[ ]of[ ]the[ ]newsroom[ ]of)[ ]+" + _NAME
)
# One of these stands in whatever _ORIGIN matches; looking for them first is ten times faster.
_SIGNS = (
    "originally",
    "first published",
    "first appeared",
    "first posted",
    "first ran",
    "republished",
    "reprinted",
    "permission",
    "syndicated",
    "courtesy of",
    " is from",
)
_STOP_WORDS = re.compile(r"[ ](?:CLICK|Click|Read|READ|HERE|Here|On|Under|In|And|See)\b.*$|[ ](?:and|of|the|for|in)$")
_SOURCE = re.compile(
    r"(?:^|(?<=[\s(]))(?:Sources?|SOURCE|Via):[ ]?(?P<name>[A-Z][\w’'&.+ -]{1,60}?)[ ]*(?=[)\n\r;|,]|$)", re.MULTILINE
)
# What others helped with is theirs as well: agencies alone, as people contribute too.
_HELPED = re.compile(
    r"(?:(?:with[ ])?(?:additional|further)[ ]reporting[ ](?:by|from)|with[ ](?:inputs?|files?|reports?)[ ]from"
    r"|(?:compiled|adapted|edited)[ ]from(?:[ ]reports[ ](?:by|of))?|information[ ]from)[ ]"
    rf"(?:the[ ])?(?P<name>{_AGENCY})\b"
    rf"|(?:^|[.\n][ ]*)(?:the[ ])?(?P<flat>{_AGENCY})(?:[ ]and[ ][\w ]{{1,40}}?)?"
    r"[ ](?:have[ ]|has[ ])?contributed[ ]to[ ]this",
    re.IGNORECASE,
)
_FLAT_SOURCE = re.compile(r"[.\"”][ ]Source[ ](?P<name>[A-Z]\w+)(?:[ ]and[ ]agencies)?\s*$")
_FOOT = re.compile(rf"(?:[-–—]{{1,2}}[ ]?|[(/\[][ ]?)(?P<name>{_AGENCY})[ ]?[)/\]]?\.?\s*$", re.IGNORECASE)
_HEAD = re.compile(
    rf"(?<=[\w.])[ ]?\((?P<name>{_AGENCY})\)[ ]*[-–—:]"
    r"|\b(?P<flat>(?-i:AFP|Reuters|AP|SANA|UPI))[ ](?:mon|tues|wednes|thurs|fri|satur|sun)day[ ]\d",
    re.IGNORECASE,
)
# "IDLIB (Some Wire) -", "ISTANBUL, Feb 28, 2020 (SW) -": a place in capitals opens the line
_WIRE = re.compile(r"^[A-Z]{3,}[^()\n]{0,60}\((?P<name>[A-Z][\w .&-]{1,40})\)[ ]*[-–—]", re.MULTILINE)
_HEAD_REACH = 600
_FOOT_REACH = 120


def origin_of(text: str, body_end: int, outlet: str | None = None) -> str | None:
    """The outlet that ``text`` credits as its origin; None where it credits none, or only itself.

    Args:
        text: the whole text; credits also stand in what is site furniture.
        body_end: where the article's own words end, for the agency initials at its foot.
        outlet: who published the report; an outlet's own name is no credit.
    """
    for name in _candidates(text, body_end):
        plain = _STOP_WORDS.sub("", name.strip(" .")).strip(" .-")
        named = _AGENCIES.get(plain.lower(), plain)
        if named and not (outlet and _is_same(named, outlet)):
            return named
    return None


def _is_same(name: str, outlet: str) -> bool:
    """Whether a credit names the outlet itself, in full, in part or by its initials."""
    initials = "".join(word[0] for word in re.findall(r"[^\W_]+", outlet))
    return name.casefold() in (initials.casefold(), outlet.casefold()) or outlet.casefold().startswith(name.casefold())


def _candidates(text: str, body_end: int) -> list[str]:
    lowered = text.lower()
    found = [match["name"] for match in _ORIGIN.finditer(text)] if any(map(lowered.__contains__, _SIGNS)) else []
    heads = _HEAD.finditer(text, 0, min(len(text), _HEAD_REACH))
    found += [match["name"] or match["flat"] for match in heads]
    found += [match["name"] for match in _WIRE.finditer(text, 0, min(len(text), _HEAD_REACH))]
    for end in (body_end, len(text)):
        foot = _FOOT.search(text, max(0, end - _FOOT_REACH), end)
        found += [foot["name"]] if foot else []
    tail = max(0, len(text) - 2_000)
    found += [match["name"] for match in _SOURCE.finditer(text, tail)]
    flat = _FLAT_SOURCE.search(text, tail)
    found += [flat["name"]] if flat else []
    return found + [match["name"] or match["flat"] for match in _HELPED.finditer(text, tail)]
