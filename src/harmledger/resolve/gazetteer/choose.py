"""Choosing which place a name means, by what else the report names. Too close to call stays open, with the choices."""

from __future__ import annotations

import functools
import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from harmledger.model.draft import PlaceMention
from harmledger.model.report import Report
from harmledger.model.where import Place, PlacePrecision, PlaceRole
from harmledger.resolve.gazetteer import fold, wording
from harmledger.resolve.gazetteer.index import ALIAS, Candidate, Gazetteer
from harmledger.resolve.gazetteer.wording import Kind, Wording
from harmledger.vocabulary import actors

_DESCRIBED = re.compile(r"^(?:[a-z][\w-]* )+(?=[A-Z])|(?<=[a-z]) (?:city|province|town|village|outskirts|countryside)$")
_WORD = re.compile(r"[a-z]+")
_UNSAID = 0.02  # the share of the text that a country has which is not named at all
_WEAK_VOTE = 0.25  # a country that is named may be a party or a border; a doubtful name may be no place
_BIG = 100_000  # a place abroad is meant by its bare name only from this population on
_TOWN = 20_000  # longer words that merely begin with a name mean a place in a town of this size
_CLOSE_CALL = 0.04
_SAME_PLACE_KM = 20.0
_NEAR_KM, _REGION_KM, _PROVINCE_KM = 60.0, 150.0, 75.0
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
    named = sorted({_read(report, place).name for place in mentions if place.role is not PlaceRole.DESTINATION})
    found = {name: gazetteer.find(name, _LIMIT) for name in named}
    votes = _votes(found, _countries_in_text(report.text), gazetteer)
    first, second = (*sorted(votes.items(), key=lambda vote: (-vote[1], vote[0])), (None, 0.0), (None, 0.0))[:2]
    country = first[0] if first[1] > second[1] else None
    points, provinces = set(), set()
    for candidates in found.values():
        inside = [c for c in candidates if c.country == country and c.score >= ALIAS]
        provinces |= {fold.plain(c.name) for c in inside if c.precision is PlacePrecision.PROVINCE}
        if (
            len({(round(c.lat), round(c.lon)) for c in inside}) == 1
            and inside[0].precision is not PlacePrecision.COUNTRY
        ):
            points.add((inside[0].lat, inside[0].lon))
    return Setting(country, tuple(sorted(points)), frozenset(provinces))


def _votes(found: dict[str, list[Candidate]], said: dict[str, float], gazetteer: Gazetteer) -> dict[str, float]:
    """What the text says of countries, and a vote for each name, shared by the countries that have such a place."""
    votes = dict(said)
    for name, candidates in found.items():
        weights: dict[str, float] = {}
        for candidate in candidates:
            if candidate.score >= ALIAS:
                weight = _weight(candidate) * (_UNSAID + said.get(candidate.country, 0.0))
                weights[candidate.country] = max(weights.get(candidate.country, 0.0), weight)
        plain = gazetteer.known(name) and all(c.precision is not PlacePrecision.COUNTRY for c in candidates)
        for code, weight in weights.items():
            votes[code] = votes.get(code, 0.0) + (1.0 if plain else _WEAK_VOTE) * weight / sum(weights.values())
    return votes


def _weight(candidate: Candidate) -> float:
    """How readily a bare name means this place: by its size, and countries above all."""
    if candidate.precision is PlacePrecision.COUNTRY:
        return 1e4
    return math.sqrt(candidate.population + 1000)


def _countries_in_text(text: str) -> dict[str, float]:
    """Shares of one vote: how often the text names each country, or its people (half as much)."""
    words = Counter(_WORD.findall(text.casefold()))
    counts = {code: sum(weight * words[word] for word, weight in named) for code, named in _country_words().items()}
    total = sum(counts.values())
    return {code: count / total for code, count in counts.items() if count} if total else {}


@functools.cache
def _country_words() -> dict[str, tuple[tuple[str, float], ...]]:
    """One-word names of countries and their peoples, with their weight."""
    exact = {word.casefold() for word in actors.written_as()}
    return {
        state.countries[0]: tuple(
            (word.casefold(), weight)
            for words, weight in ((state.lands, 1.0), (state.demonyms, 0.5))
            for word in words
            if word.casefold() not in exact and " " not in word
        )
        for state in actors.all()
        if state.kind == "state"
    }


class Chooser:
    """Chooses the places that one report's mentions mean; the same words are decided once."""

    def __init__(self, report: Report, mentions: Iterable[PlaceMention], gazetteer: Gazetteer) -> None:
        self.setting = setting_of(report, tuple(mentions), gazetteer)
        self._report = report
        self._gazetteer = gazetteer
        self._decided: dict[Wording, Place] = {}

    def place(self, mention: PlaceMention) -> Place:
        """The place that ``mention`` means: resolved, or with the reason why not and what it might have been."""
        words = _read(self._report, mention)
        if words not in self._decided:
            self._decided[words] = _decide(words, self.setting, self._gazetteer)
        at = mention.mention
        return replace(self._decided[words], text=at.text, role=mention.role, start=at.start, end=at.end)


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


def _read(report: Report, mention: PlaceMention) -> Wording:
    at = mention.mention
    return wording.read(at.text, report.text[max(0, at.start - 25) : at.start], report.text[at.end : at.end + 25])


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
