"""Where a report is set: the country and provinces that its names and words point to."""

from __future__ import annotations

import functools
import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from harmledger.model.report import Report
from harmledger.model.where import PlacePrecision
from harmledger.resolve.gazetteer import regions
from harmledger.resolve.gazetteer.index import ALIAS, Candidate, Gazetteer
from harmledger.vocabulary import actors, sources

_WORD = re.compile(r"[a-z]+")
_UNSAID = 0.02  # the share of the text that a country has which is not named at all
_WEAK_VOTE = 0.25  # a country that is named may be a party or a border; a doubtful name may be no place
_HALF = 0.5  # what a people or a body says of where a report is set, beside the country's name
_LIMIT = 40
_HEAD = 400
_DATELINE = re.compile(
    r"(?:^|\s)(?P<town>[A-Z][A-Z'.-]{2,}(?: [A-Z][A-Z'.-]+){0,2})(?:, [A-Z][\w .]{1,20})? ?(?:\([^)\n]{2,25}\))? ?[—–-]"
)


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a report is set.

    Attributes:
        country: ISO 3166-1 alpha-2 code of the country that most of its places lie in; None where nothing says.
        shares: how much of what the report names speaks for each country; they add up to 1.
    """

    country: str | None
    shares: Mapping[str, float] = field(default_factory=dict)


def setting_of(report: Report, names: Iterable[str], gazetteer: Gazetteer) -> Setting:
    """Where ``report`` is set.

    Judged by the places that its drafts name and by the countries in its text; where that names none, by its states and
    by the town that heads it.
    """
    states = regions.named(report.text)
    said = _countries_in_text(report.text, sum(states.values()))
    named = {*names, *(() if said else _dateline(report.text))}
    found = {name: gazetteer.find(name, _LIMIT) for name in sorted(named)}
    votes = _votes(found, said, gazetteer)
    first, second = (*sorted(votes.items(), key=lambda vote: (-vote[1], vote[0])), (None, 0.0), (None, 0.0))[:2]
    country = first[0] if first[1] > second[1] else None
    whole = sum(votes.values())
    shares = {code: vote / whole for code, vote in votes.items()} if whole else {}
    return Setting(country, shares)


def _dateline(text: str) -> tuple[str, ...]:
    """The town in capitals that heads a report: "PITTSBURGH (KDKA) -"."""
    match = _DATELINE.search(text[:_HEAD])
    return () if match is None else (match["town"].title(),)


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


def _countries_in_text(text: str, states: int) -> dict[str, float]:
    """Shares of one vote: how often the text names each country, its states, its people or bodies (half as much)."""
    speaking = _country_words()
    words = Counter(filter(speaking.__contains__, _WORD.findall(text.casefold())))
    counts: dict[str, float] = {}
    for word in sorted(words):
        for code, weight in speaking[word]:
            counts[code] = counts.get(code, 0.0) + weight * words[word]
    for wordings, country in _bodies():
        told = max(text.count(wording) for wording in wordings)
        if told:
            counts[country] = counts.get(country, 0.0) + _HALF * told
    if states:
        counts[regions.COUNTRY] = counts.get(regions.COUNTRY, 0.0) + states
    total = sum(counts.values())
    return {code: count / total for code, count in counts.items() if count} if total else {}


@functools.cache
def _country_words() -> dict[str, tuple[tuple[str, float], ...]]:
    """One-word names of countries and their peoples, each with the countries that it speaks for and its weight."""
    exact = {word.casefold() for word in actors.written_as()}
    found: dict[str, list[tuple[str, float]]] = {}
    for state in actors.all():
        if state.kind == "state":
            for words, weight in ((state.lands, 1.0), (state.demonyms, _HALF)):
                for word in words:
                    if word.casefold() not in exact and " " not in word:
                        found.setdefault(word.casefold(), []).append((state.countries[0], weight))
    return {word: tuple(countries) for word, countries in found.items()}


@functools.cache
def _bodies() -> tuple[tuple[tuple[str, ...], str], ...]:
    """Wordings of each body that works in one country only, with that country."""
    peoples = _country_words()
    return tuple(
        ((source.name, *source.aliases), source.countries[0])
        for source in sources.all()
        if len(source.countries) == 1 and peoples.keys().isdisjoint(source.name.casefold().split())
    )
