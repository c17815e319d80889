"""What a named place is to what happened: where it was, near what, out of what, within which wider place."""

from __future__ import annotations

import re

from harmledger.extract.tagging.tags import Label, Sentence, Tag
from harmledger.model.where import PlaceRole

_REACH = 70
_LEAD_UP = (
    r"(?:the\s+)?(?:\w+ern\s+|besieged\s+|nearby\s+)?"
    r"(?:(?:town|village|city|suburb|district|outskirts|port|camp)s?\s+of\s+)?$"
)
_COMPASS = r"(?:north|south|east|west)(?:[\s-]?(?:east|west))?(?:wards?)?"
_NEAR = re.compile(
    r"\b(?:(?:near|outside|around|close to|not far from|next to|outskirts of|vicinity of|gates? of|edge of"
    rf"|direction of|towards?|off|beyond|between|(?<!the )(?<!The ){_COMPASS} of))\s+" + _LEAD_UP,
    re.IGNORECASE,
)
_ORIGIN = re.compile(
    r"\b(?:from|out of|fled|fleeing|flee)\s+(?:the (?:side|territory|direction) of\s+)?" + _LEAD_UP, re.IGNORECASE
)
_TO = re.compile(
    r"\b(?:arriv\w+ (?:in|at)|reached|reaching|sheltering in|(?:fled|left|bound|headed|departed) for|fled to"
    r"|carried off to|moved (?:in)?to|crossed (?:in)?to)\s+" + _LEAD_UP,
    re.IGNORECASE,
)
_WIDER = re.compile(
    r"(?:['’]s)?(?:\s[\w-]+){0,3}?,?\s(?:in|of)\s(?:the\s)?(?:[\w-]+\s){0,2}?(?:(?:province|state|department|district"
    r"|region|governorate|municipality) of\s)?",
    re.IGNORECASE,
)
_KINDS = r"\s(?:province|state|governorate|region|department|oblast|county|prefecture|zone)\b"
_AREA = re.compile(_KINDS, re.IGNORECASE)
_ROAD = re.compile(r"(?:[\s-]\w+)?\s(?:road|highway)\b")


def role(sentence: Sentence, tag: Tag) -> PlaceRole:
    """What the place is to the event that its sentence tells of, by the words beside it."""
    at, end = tag.start - sentence.start, tag.end - sentence.start
    lead = sentence.text[max(0, at - _REACH) : at]
    if _wider(sentence, tag):
        return PlaceRole.WITHIN
    if _NEAR.search(lead) or _ROAD.match(sentence.text, end):
        return PlaceRole.NEAR
    if _TO.search(lead):
        return PlaceRole.DESTINATION
    return PlaceRole.ORIGIN if _ORIGIN.search(lead) else PlaceRole.AT


def _wider(sentence: Sentence, tag: Tag) -> bool:
    """Whether the place only says where the one named before it lies: "Ain Nuri in X", "Ain Nuri, X province"."""
    before = [one for one in sentence.tagged(Label.PLACE) if one.end <= tag.start]
    if not before:
        return False
    joint = sentence.text[before[-1].end - sentence.start : tag.start - sentence.start]
    if _WIDER.fullmatch(joint) and not re.search(r"\band\b", joint):
        return True
    return joint == ", " and _AREA.match(sentence.text, tag.end - sentence.start) is not None
