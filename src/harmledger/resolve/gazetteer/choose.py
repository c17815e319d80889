"""Choosing which place a name means, by what else the report names. Too close to call means unresolved, with the choices."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from harmledger.model.draft import PlaceMention
from harmledger.model.report import Report
from harmledger.model.where import Place, PlacePrecision, PlaceRole
from harmledger.resolve.gazetteer import fold, wording
from harmledger.resolve.gazetteer.index import ALIAS, Candidate, Gazetteer
from harmledger.resolve.gazetteer.wording import Kind, Wording
from harmledger.vocabulary import actors

_BIG = 100_000  # a place abroad is meant by its bare name only from this population on
_CLOSE_CALL = 0.04
_SAME_PLACE_KM = 20.0
_NEAR_KM, _REGION_KM = 60.0, 150.0
_LIMIT = 40


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a report is set.

    Attributes:
        country: ISO 3166-1 alpha-2 code of the country that most of its places lie in; None where nothing says.
        points: latitude and longitude of places in that country that are beyond doubt.
        provinces: folded names of its first-level divisions that the report names.
    """

    country: str | None
    points: tuple[tuple[float, float], ...] = ()
    provinces: frozenset[str] = field(default=frozenset())


def setting_of(report: Report, mentions: Iterable[PlaceMention], gazetteer: Gazetteer) -> Setting:
    """Where ``report`` is set, judged by the places that its drafts name, or else by the countries in its text."""
    found = [
        (place, gazetteer.find(_read(report, place).name, _LIMIT)) for place in mentions if place.role is not PlaceRole.DESTINATION
    ]
    votes: Counter[str] = Counter()
    for _, candidates in found:
        sure = {c.country for c in candidates if c.score >= ALIAS}
        for country in sure:
            votes[country] += 1 / len(sure)  # type: ignore[assignment] - a share of a vote
    country = votes.most_common(1)[0][0] if votes else _country_in_text(report.text)
    points, provinces = set(), set()
    for _, candidates in found:
        inside = [c for c in candidates if c.country == country and c.score >= ALIAS]
        provinces |= {fold.plain(c.name) for c in inside if c.precision is PlacePrecision.PROVINCE}
        if len({(round(c.lat), round(c.lon)) for c in inside}) == 1 and inside[0].precision is not PlacePrecision.COUNTRY:
            points.add((inside[0].lat, inside[0].lon))
    return Setting(country, tuple(sorted(points)), frozenset(provinces))


def _country_in_text(text: str) -> str | None:
    """The country that the text names most often, by name or by its people; None on a tie."""
    words = Counter(text.replace("’s", "").replace("'s", "").casefold().split())
    counts = Counter(
        {
            state.countries[0]: 2 * sum(words[land.casefold()] for land in state.lands)
            + sum(words[people.casefold()] for people in state.demonyms if people not in actors.written_as())
            for state in actors.all()
            if state.kind == "state"
        }
    )
    (first, most), (_, second) = counts.most_common(2)
    return first if most > second else None


def place_of(report: Report, mention: PlaceMention, setting: Setting, gazetteer: Gazetteer) -> Place:
    """The place that ``mention`` means: resolved, or with the reason why not and what it might have been."""
    words = _read(report, mention)
    where = mention.mention
    candidates, part = _candidates(words, gazetteer)
    if not candidates:
        return Place(where.text, role=mention.role, start=where.start, end=where.end, reason="no place of this name is known")
    fitting = _fitting(candidates, setting)
    if not fitting:
        others = tuple(candidate.gazetteer_id for candidate in candidates[:5])
        reason = f"no such place in {setting.country}; those of this name elsewhere are too small to be meant" if (
            setting.country
        ) else "several countries have such a place, and nothing says which is meant"
        return Place(where.text, role=mention.role, start=where.start, end=where.end, reason=reason, alternatives=others)
    ranked = sorted(fitting, key=lambda c: (-_merit(c, words, setting), c.gazetteer_id))
    best = ranked[0]
    rivals = _rivals(ranked, words, setting)
    others = tuple(candidate.gazetteer_id for candidate in (rivals or ranked[1:])[:5])
    if rivals:
        reason = f"as likely {best.name} ({best.gazetteer_id}) as {rivals[0].name} ({rivals[0].gazetteer_id})"
        others = (best.gazetteer_id, *others)[:5]
        return Place(where.text, role=mention.role, start=where.start, end=where.end, reason=reason, alternatives=others)
    precision, radius = _extent(best, words, part=part)
    return Place(
        text=where.text,
        name=best.name,
        lat=best.lat,
        lon=best.lon,
        precision=precision,
        role=mention.role,
        gazetteer_id=best.gazetteer_id,
        start=where.start,
        end=where.end,
        admin=best.admin,
        country=best.country,
        radius_km=radius,
        score=round(min(1.0, best.score), 3),
        reason=_reason(best, words, setting),
        alternatives=others,
    )


def _read(report: Report, mention: PlaceMention) -> Wording:
    at = mention.mention
    return wording.read(at.text, report.text[max(0, at.start - 25) : at.start], report.text[at.end : at.end + 25])


def _candidates(words: Wording, gazetteer: Gazetteer) -> tuple[list[Candidate], bool]:
    """Places by the whole wording ("eastern Ghouta"), else by the name in it; and whether only a part of them is meant."""
    whole = [c for c in gazetteer.find(words.whole, _LIMIT) if c.score >= ALIAS]
    if whole and words.whole != words.name:
        return whole, False
    return gazetteer.find(words.name, _LIMIT), words.part


def _fitting(candidates: list[Candidate], setting: Setting) -> list[Candidate]:
    """Those in the country of the report; places abroad only where they are countries or great enough to be meant."""
    inside = [c for c in candidates if c.country == setting.country]
    sure = [c for c in inside if c.score >= ALIAS]
    abroad = [
        c
        for c in candidates
        if c.country != setting.country
        and c.score >= ALIAS
        and (c.precision is PlacePrecision.COUNTRY or c.population >= _BIG or (setting.country is None and c.score >= ALIAS))
    ]
    if sure:
        return [*sure, *(c for c in inside if c not in sure), *(c for c in abroad if c.precision is PlacePrecision.COUNTRY)]
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
    return merit + math.log10(candidate.population + 1) / 60


def _kind_merit(candidate: Candidate, words: Wording) -> float:
    province = candidate.precision in {PlacePrecision.PROVINCE, PlacePrecision.DISTRICT}
    match words.kind:
        case Kind.PROVINCE:
            return 0.4 if candidate.precision is PlacePrecision.PROVINCE else 0.0
        case Kind.DISTRICT:
            return 0.4 if candidate.precision is PlacePrecision.DISTRICT else 0.2 if not province else 0.0
        case Kind.SETTLEMENT | Kind.QUARTER:
            return 0.4 if not province else 0.0
        case _:
            # A province and its capital share a name: without a word that says which, the province is what is certain.
            return 0.15 if candidate.precision is PlacePrecision.PROVINCE else 0.0


def _rivals(ranked: list[Candidate], words: Wording, setting: Setting) -> list[Candidate]:
    """Other places that fit as well as the first, lie elsewhere, and so leave it open which is meant."""
    best = ranked[0]
    if best.score < ALIAS:
        close = [c for c in ranked[1:] if _merit(best, words, setting) - _merit(c, words, setting) < 2 * _CLOSE_CALL]
    else:
        close = [c for c in ranked[1:] if _merit(best, words, setting) - _merit(c, words, setting) < _CLOSE_CALL]
    return [c for c in close if c.distance_km(best.lat, best.lon) > _SAME_PLACE_KM + best.radius_km]


def _extent(best: Candidate, words: Wording, *, part: bool) -> tuple[PlacePrecision, float]:
    """Precision and radius: those of the place, wider where the words speak of its surroundings or district."""
    if words.kind is Kind.SURROUNDINGS and best.precision is PlacePrecision.SETTLEMENT:
        return PlacePrecision.AREA, max(best.radius_km, 15.0)
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
