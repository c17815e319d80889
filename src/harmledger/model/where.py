"""Where: a place as named, and what it was resolved to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class PlacePrecision(StrEnum):
    """The coarsest level that is certain; maps to UCDP ``where_prec`` and ACLED ``geo_precision`` on export."""

    EXACT = "exact"
    NEIGHBOURHOOD = "neighbourhood"
    SETTLEMENT = "settlement"
    AREA = "area"
    DISTRICT = "district"
    PROVINCE = "province"
    COUNTRY = "country"


class PlaceRole(StrEnum):
    """What a place has to do with the claim."""

    AT = "at"
    NEAR = "near"
    ORIGIN = "origin"
    DESTINATION = "destination"
    WITHIN = "within"


@dataclass(frozen=True, slots=True)
class Place:
    """A place as named in the text, resolved to a gazetteer entry or visibly unresolved (``lat`` None, ``reason`` set).

    Attributes:
        text: the words of the report.
        name: the gazetteer's name; None where unresolved.
        lat, lon: degrees north and east (WGS 84); None where unresolved.
        precision: coarsest certain level; None where unresolved.
        role: what the place has to do with the claim.
        gazetteer_id: ``source:id`` (``geonames:169389``); None where unresolved.
        start, end: span of ``text`` in the report; None where the place was carried over from the report's setting.
        admin: names up the chain, nearest first ("Idlib", "Syria").
        country: ISO 3166-1 alpha-2 code, else None.
        radius_km: how far from the point the event may lie, in kilometres.
        score: 0 to 1, how surely the name is this entry.
        reason: in words, why this entry, or why none.
        alternatives: gazetteer ids that were nearly as good, best first.
        decided: id of the judgement by which a person decided it; None where the machine did.
    """

    text: str
    name: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: PlacePrecision | None = None
    role: PlaceRole = PlaceRole.AT
    gazetteer_id: str | None = None
    start: int | None = None
    end: int | None = None
    admin: tuple[str, ...] = ()
    country: str | None = None
    radius_km: float | None = None
    score: float | None = None
    reason: str | None = None
    alternatives: tuple[str, ...] = ()
    decided: str | None = None

    @property
    def resolved(self) -> bool:
        """Whether the name was turned into a point."""
        return self.lat is not None and self.lon is not None
