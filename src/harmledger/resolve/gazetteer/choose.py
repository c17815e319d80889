"""Choosing which place a name means, by what else the report names. Too close to call stays open, with the choices."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from harmledger.model.draft import PlaceMention
from harmledger.model.report import Report
from harmledger.model.where import Place, PlacePrecision, PlaceRole
from harmledger.resolve.gazetteer import fold, regions, wording
from harmledger.resolve.gazetteer.index import ALIAS, Candidate, Gazetteer
from harmledger.resolve.gazetteer.setting import Setting, setting_of
from harmledger.resolve.gazetteer.wording import Kind, Wording

_DESCRIBED = re.compile(r"^(?:[a-z][\w-]* )+(?=[A-Z])|(?<=[a-z]) (?:city|province|town|village|outskirts|countryside)$")
_BIG = 100_000  # a place abroad is meant by its bare name only from this population on
_TOWN = 20_000  # longer words that merely begin with a name mean a place in a town of this size
_CLOSE_CALL = 0.04
_SAME_PLACE_KM = 20.0
_NEAR_KM, _REGION_KM, _PROVINCE_KM = 60.0, 150.0, 75.0
_LIMIT = 40
_REGION = 20  # characters after a name in which its state may stand


class Chooser:
    """Chooses the places that one report's mentions mean; the same words are decided once."""

    def __init__(self, report: Report, mentions: Iterable[PlaceMention], gazetteer: Gazetteer) -> None:
        self._report = report
        self._gazetteer = gazetteer
        self._decided: dict[tuple[Wording, str | None], Place] = {}
        names = {self._read(place).name for place in mentions if place.role is not PlaceRole.DESTINATION}
        self.setting = setting_of(report, names, gazetteer)

    def place(self, mention: PlaceMention) -> Place:
        """The place that ``mention`` means: resolved, or with the reason why not and what it might have been."""
        at = mention.mention
        region = regions.after(self._report.text[at.end : at.end + _REGION])
        key = self._read(mention), region
        if key not in self._decided:
            beside = self.setting if region is None else replace(self.setting, country=regions.COUNTRY, beside=region)
            self._decided[key] = _decide(key[0], beside, self._gazetteer)
        return replace(self._decided[key], text=at.text, role=mention.role, start=at.start, end=at.end)

    def _read(self, mention: PlaceMention) -> Wording:
        at, text = mention.mention, self._report.text
        return wording.read(at.text, text[max(0, at.start - 25) : at.start], text[at.end : at.end + 25])


def _decide(words: Wording, setting: Setting, gazetteer: Gazetteer) -> Place:
    candidates, part = _candidates(words, gazetteer)
    if not candidates:
        return Place(words.whole, reason="no place of this name is known")
    fitting = _fitting(candidates, setting)
    if not fitting:
        return Place(words.whole, reason=_why_none(setting), alternatives=_ids(candidates))
    merits = {candidate: _merit(candidate, words, setting) for candidate in fitting}
    ranked = sorted(fitting, key=lambda c: (-merits[c], c.gazetteer_id))
    best = ranked[0]
    rivals = _rivals(ranked, merits)
    if rivals:
        reason = f"as likely {best.name} ({best.gazetteer_id}) as {rivals[0].name} ({rivals[0].gazetteer_id})"
        return Place(words.whole, reason=reason, alternatives=_ids([best, *rivals]))
    precision, radius = _extent(best, words, part=part)
    return Place(
        text=words.whole,
        name=best.name,
        lat=best.lat,
        lon=best.lon,
        precision=precision,
        gazetteer_id=best.gazetteer_id,
        admin=best.admin,
        country=best.country,
        radius_km=radius,
        score=round(min(1.0, best.score), 3),
        reason=_reason(best, words, setting),
        alternatives=_ids(ranked[1:]),
    )


def _ids(candidates: list[Candidate]) -> tuple[str, ...]:
    return tuple(candidate.gazetteer_id for candidate in candidates[:5])


def _why_none(setting: Setting) -> str:
    if setting.country:
        return f"no such place in {setting.country}; those of this name elsewhere are too small to be meant"
    return "several countries have such a place, and nothing says which is meant"


def _candidates(words: Wording, gazetteer: Gazetteer) -> tuple[list[Candidate], bool]:
    """Places by the whole wording ("eastern Ghouta"), else by the name in it; and whether only a part is meant."""
    whole = [c for c in gazetteer.find(words.whole, _LIMIT) if c.score >= ALIAS]
    if whole and words.whole != words.name:
        return whole, False
    found = gazetteer.find(words.name, _LIMIT)
    if any(candidate.score >= ALIAS for candidate in found):
        return found, words.part
    shorter = _DESCRIBED.sub("", words.whole)
    for name in (shorter, shorter.removesuffix("s")):
        if name not in {words.name, words.whole} and (
            named := [c for c in gazetteer.find(name, _LIMIT) if c.score >= ALIAS]
        ):
            return (
                named,
                True,
            )  # "north of Raqqa city", "besieged Homs", "Aleppos", as texts without apostrophes have it
    return (found, words.part) if found else (_beginning(words.whole, gazetteer), True)


def _beginning(words: str, gazetteer: Gazetteer) -> list[Candidate]:
    """The place that longer words begin with: "Damascus Opera House" lies in Damascus, "Saraqib Idlib" is Saraqib."""
    tokens = words.split()
    for count in range(len(tokens) - 1, 0, -1):
        name = " ".join(tokens[:count])
        if gazetteer.known(name):
            found = gazetteer.find(name, _LIMIT)
            return [
                c for c in found if c.score >= ALIAS and (c.population >= _TOWN or c.gazetteer_id.startswith("own:"))
            ]
    return []


def _fitting(candidates: list[Candidate], setting: Setting) -> list[Candidate]:
    """Those in the country of the report; places abroad only where they are countries or great enough to be meant."""
    inside = [c for c in candidates if c.country == setting.country]
    sure = [c for c in inside if c.score >= ALIAS]
    abroad = [
        c
        for c in candidates
        if c.country != setting.country
        and c.score >= ALIAS
        and (
            c.precision is PlacePrecision.COUNTRY
            or c.population >= _BIG
            or (setting.country is None and c.score >= ALIAS)
        )
    ]
    if sure:
        return [*sure, *(c for c in abroad if c.precision is PlacePrecision.COUNTRY)]
    return abroad or inside


def _merit(candidate: Candidate, words: Wording, setting: Setting) -> float:
    """How well a candidate fits name, wording, country, neighbourhood and size."""
    merit = candidate.score
    merit += 0.3 if candidate.country == setting.country else 0.0
    merit += 0.3 if candidate.precision is PlacePrecision.COUNTRY else 0.0
    merit += _kind_merit(candidate, words)
    if setting.points:
        nearest = min(candidate.distance_km(*point) for point in setting.points)
        merit += 0.1 if nearest <= _NEAR_KM else 0.05 if nearest <= _REGION_KM else 0.0
    merit += 0.08 if any(fold.plain(name) in setting.provinces for name in candidate.admin) else 0.0
    merit += 0.5 if setting.beside is not None and setting.beside in candidate.admin else 0.0
    return merit + math.log10(candidate.population + 1) / 30


def _kind_merit(candidate: Candidate, words: Wording) -> float:
    province = candidate.precision in {PlacePrecision.PROVINCE, PlacePrecision.DISTRICT}
    match words.kind:
        case Kind.PROVINCE:
            return 0.4 if candidate.precision is PlacePrecision.PROVINCE else 0.0
        case Kind.DISTRICT:
            by_precision = {PlacePrecision.DISTRICT: 0.4, PlacePrecision.PROVINCE: 0.3}
            return by_precision.get(candidate.precision, 0.2)
        case Kind.SETTLEMENT | Kind.QUARTER:
            return 0.4 if not province else 0.0
        case _:
            # A province and its capital share a name: without a word that says which, the province is what is certain.
            return 0.15 if candidate.precision is PlacePrecision.PROVINCE else 0.0


def _rivals(ranked: list[Candidate], merits: Mapping[Candidate, float]) -> list[Candidate]:
    """Other places that fit as well as the first, lie elsewhere, and so leave it open which is meant."""
    best = ranked[0]
    margin = _CLOSE_CALL if best.score >= ALIAS else 2 * _CLOSE_CALL
    close = [c for c in ranked[1:] if merits[best] - merits[c] < margin]
    return [c for c in close if c.distance_km(best.lat, best.lon) > _SAME_PLACE_KM + best.radius_km]


def _extent(best: Candidate, words: Wording, *, part: bool) -> tuple[PlacePrecision, float]:
    """Precision and radius: those of the place, wider where the words speak of its surroundings or district."""
    if words.kind is Kind.SURROUNDINGS and best.precision is PlacePrecision.SETTLEMENT:
        return PlacePrecision.AREA, max(best.radius_km, 15.0)
    if words.kind is Kind.PROVINCE and best.precision is PlacePrecision.SETTLEMENT:
        return PlacePrecision.PROVINCE, max(best.radius_km, _PROVINCE_KM)  # a province by the name of its capital
    if words.kind is Kind.DISTRICT and best.precision is PlacePrecision.SETTLEMENT:
        return PlacePrecision.DISTRICT, max(best.radius_km, 15.0)
    if part and best.precision is PlacePrecision.PROVINCE:
        return PlacePrecision.PROVINCE, best.radius_km
    return best.precision, best.radius_km


def _reason(best: Candidate, words: Wording, setting: Setting) -> str:
    how = "by name" if best.score >= ALIAS else "by a spelling that sounds alike"
    where = "in the country of the report" if best.country == setting.country else "outside the country of the report"
    if setting.country is None:
        where = "the report's country is not known"
    said = f", the words say: {words.kind.value}" if words.kind else ""
    return f"{how}, {where}{said}"
