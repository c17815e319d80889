"""What a name may mean: places by the whole wording, by the name in it, or by the town that longer words begin with."""

from __future__ import annotations

import re

from harmledger.model.where import PlacePrecision
from harmledger.resolve.gazetteer import divisions
from harmledger.resolve.gazetteer.divisions import Division
from harmledger.resolve.gazetteer.index import ALIAS, SPELLING, Candidate, Gazetteer
from harmledger.resolve.gazetteer.wording import Kind, Wording

_DESCRIBED = re.compile(
    r"^(?:[a-z][\w-]* )+(?=[A-Z])|(?<=[a-z]) (?:[Cc]ity|province|[Tt]own(?:ship)?|Twp|village|outskirts|countryside)$"
)
_SPELT_OUT = {
    "Mt": "Mount", "St": "Saint", "Ft": "Fort", "Pt": "Point", "Co": "County", "Twp": "Township", "Hts": "Heights",
    "NE": "Northeast", "NW": "Northwest", "SE": "Southeast", "SW": "Southwest",
    "N": "North", "S": "South", "E": "East", "W": "West", "L.A": "Los Angeles", "D.C": "Washington",
}  # fmt: skip
_SHORT = re.compile(
    rf"(?<![\w.])(?:{'|'.join(map(re.escape, sorted(_SPELT_OUT, key=len, reverse=True)))})(?:\.(?!\w)|(?=$| ))"
)
_TOWN = 20_000
"""Longer words that merely begin with a name mean a place in a town of this size."""
_GREAT = 100_000
_LIMIT = 80
_OWNED = re.compile(r"^(?P<owner>[A-Z][\w-]*(?: [\w-]+)?)(?:['’]s|s) (?P<name>(?:[a-z]{2}-)?[A-Z].*)$")
_AREAS = frozenset({PlacePrecision.COUNTRY, PlacePrecision.PROVINCE, PlacePrecision.DISTRICT, PlacePrecision.AREA})
_PARTS_OF_TOWNS = frozenset({Kind.QUARTER, Kind.DISTRICT})
"""An Armenian quarter is not Armenia."""
_NEAR_KM = 5.0
"""How far outside of a town's reach a place may lie that is told as the town's."""


def candidates(words: Wording, gazetteer: Gazetteer) -> tuple[list[Candidate], bool]:
    """Places by the whole wording ("eastern Ghouta"), else by the name in it; and whether only a part is meant."""
    stands_for = divisions.stands_for(words.whole)
    if stands_for is not None and words.kind not in _PARTS_OF_TOWNS:
        return [_candidate(stands_for)], False
    whole = _whole(words, gazetteer)
    if whole:
        return whole, False
    found = gazetteer.find(words.name, _LIMIT)
    spelt_out = _SHORT.sub(lambda match: _SPELT_OUT[match[0].rstrip(".")], words.name)
    if spelt_out != words.name:
        found = [*found, *(c for c in gazetteer.find(spelt_out, _LIMIT) if c not in found)]
    if any(candidate.score >= SPELLING for candidate in found):
        return _sharp(found), words.part
    owned = _owned(words.name, gazetteer)
    if owned:
        return owned, words.part
    by_part = _bare(words, gazetteer)
    if by_part:
        return by_part, True
    return (found, words.part) if found else (_beginning(words.whole, gazetteer), True)


def _bare(words: Wording, gazetteer: Gazetteer) -> list[Candidate]:
    """Places by what is left without describing words: "north of Raqqa city", "Aleppos" for "Aleppo's"."""
    shorter = _DESCRIBED.sub("", words.whole)
    for name in (shorter, shorter.removesuffix("s")):
        if name not in {words.name, words.whole}:
            found = [one for one in gazetteer.find(name, _LIMIT) if one.score >= SPELLING]
            if found:
                return found
    return []


def _whole(words: Wording, gazetteer: Gazetteer) -> list[Candidate]:
    """Places by more than the name in the words: by all of them, or with the word for what is built ("Nile Street")."""
    wider = [words.whole]
    if words.kind is Kind.DISTRICT:
        wider.append(f"{words.name} district")
    if not words.whole.lower().endswith(words.built):
        wider.append(f"{words.name} {words.built}")
    for name in wider:
        if name != words.name:
            found = [one for one in gazetteer.find(name, _LIMIT) if one.score >= SPELLING]
            if found:
                return found
    return []


def _owned(name: str, gazetteer: Gazetteer) -> list[Candidate]:
    """Places by what stands behind the name of their town: "Aleppo's Marjeh", also where texts lost the apostrophe."""
    match = _OWNED.match(name)
    if match is None or not gazetteer.known(match["owner"]):
        return []
    holders = [one for one in gazetteer.find(match["owner"], _LIMIT) if one.score >= SPELLING and _holds(one)]
    found = gazetteer.find(match["name"], _LIMIT)
    return [one for one in found if any(_within(one, holder) for holder in holders)]


def _holds(place: Candidate) -> bool:
    return place.population >= _TOWN or place.precision in _AREAS


def _within(place: Candidate, holder: Candidate) -> bool:
    if place.country != holder.country or place.gazetteer_id == holder.gazetteer_id:
        return False
    if holder.precision is PlacePrecision.COUNTRY or {holder.gazetteer_id, *holder.also} & {*place.within}:
        return True
    return holder.name in place.admin or place.distance_km(holder.lat, holder.lon) <= holder.radius_km + _NEAR_KM


def _sharp(found: list[Candidate]) -> list[Candidate]:
    """Without names that only sound alike, where the name is to the letter that of a country or another great place."""
    great = any(
        one.score >= ALIAS
        and (one.population >= _GREAT or one.precision in {PlacePrecision.COUNTRY, PlacePrecision.PROVINCE})
        for one in found
    )
    return [one for one in found if one.score >= SPELLING] if great else found


def _beginning(words: str, gazetteer: Gazetteer) -> list[Candidate]:
    """The place that longer words begin with: "Damascus Opera House" lies in Damascus, "Saraqib Idlib" is Saraqib."""
    tokens = words.split()
    for count in range(len(tokens) - 1, 0, -1):
        name = " ".join(tokens[:count])
        if gazetteer.known(name):
            found = gazetteer.find(name, _LIMIT)
            return [
                c for c in found if c.score >= SPELLING and (c.population >= _TOWN or c.gazetteer_id.startswith("own:"))
            ]
    return []


def _candidate(division: Division) -> Candidate:
    """A country or state that an abbreviation or the name of its people stands for."""
    return Candidate(
        gazetteer_id=division.gid,
        name=division.name,
        lat=division.lat,
        lon=division.lon,
        precision=PlacePrecision(division.precision),
        admin=division.chain,
        country=division.country,
        population=division.population,
        radius_km=division.radius,
        score=ALIAS,
    )
