"""How well a place fits a name by itself: spelling, size, country, and what the words beside the name call it.

Merits are log odds: of two places, one is held to be likelier than the other by the exponential of the difference.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Mapping
from dataclasses import dataclass

from harmledger.model.where import PlacePrecision
from harmledger.resolve.gazetteer.index import Candidate
from harmledger.resolve.gazetteer.setting import Setting
from harmledger.resolve.gazetteer.wording import Kind, Wording
from harmledger.vocabulary import actors


@dataclass(frozen=True, slots=True)
class Weights:
    """What each consideration is worth; log odds."""

    spelling: float = 40.0
    size: float = 0.8
    country: float = 1.45
    state: float = 9.0
    kind: float = 5.0
    province: float = 1.7
    nation: float = 3.0
    seat: float = 2.5


WEIGHTS = Weights()


def of(candidate: Candidate, words: Wording, setting: Setting, state: str | None, weights: Weights = WEIGHTS) -> float:
    """The merit of ``candidate`` for ``words`` in a report of that setting.

    Args:
        candidate: a place of that name.
        words: the mention taken apart.
        setting: where the report is set.
        state: name of the state that follows the mention ("Jackson, Miss."); None where none does.
        weights: what each consideration is worth.
    """
    merit = weights.spelling * (candidate.score - 1.0)
    merit += weights.size * _size(candidate)
    merit += weights.country * math.log(0.01 + setting.shares.get(candidate.country, 0.0))
    if state is not None:
        merit += weights.state if state in candidate.admin else 0.0
    merit += weights.nation if candidate.precision is PlacePrecision.COUNTRY else 0.0
    merit += weights.seat * _seat(candidate, words)
    return merit + _kind(candidate, words, setting.country, weights)


def _seat(candidate: Candidate, words: Wording) -> float:
    """How far it is the capital that stands for a state ("Washington"); a province of that name, less so."""
    if candidate.population < _CITY or candidate.country not in _seats().get(words.name.casefold(), ()):
        return 0.0
    return 1.0 if candidate.precision is PlacePrecision.SETTLEMENT else _PROVINCE_OF_SEAT


@functools.cache
def _seats() -> Mapping[str, frozenset[str]]:
    """Capitals and seats of government, lower case, with the countries of the states whose they are."""
    found: dict[str, frozenset[str]] = {}
    for actor in actors.shipped().actors:
        for seat in actor.seats:
            found[seat.casefold()] = found.get(seat.casefold(), frozenset()) | set(actor.countries[:1])
    return found


def _size(candidate: Candidate) -> float:
    """Tens that the population counts; a county's is not known, and taken for that of a town."""
    if candidate.precision is PlacePrecision.DISTRICT:
        return math.log10(max(candidate.population, 3_000))
    if candidate.precision is PlacePrecision.PROVINCE:
        return math.log10(min(candidate.population, 400_000) + 500)
    return math.log10(candidate.population + 500)


def _kind(candidate: Candidate, words: Wording, country: str | None, weights: Weights) -> float:
    """Whether it is what the words call it; without a word, at home a province before the city that it is named after.

    Abroad it is the other way about: talks in Ankara are in the city.
    """
    if words.beside and words.kind is None:
        return weights.kind * (candidate.precision is PlacePrecision.SETTLEMENT)  # "north of Aleppo": of the city
    fits = _FITS.get(words.kind)
    if fits is None:
        if candidate.precision is PlacePrecision.DISTRICT:
            return -weights.province  # a bare name is the town's, where a district is named after one
        at_home = country is None or candidate.country == country
        return weights.province if (candidate.precision is PlacePrecision.PROVINCE) == at_home else 0.0
    return weights.kind * fits.get(candidate.precision, 0.0)


_CITY = 100_000
_PROVINCE_OF_SEAT = 0.6
_TOWN = {PlacePrecision.SETTLEMENT: 1.0, PlacePrecision.NEIGHBOURHOOD: 1.0, PlacePrecision.AREA: 1.0}
_FITS: Mapping[Kind | None, Mapping[PlacePrecision, float]] = {
    Kind.PROVINCE: {PlacePrecision.PROVINCE: 1.0},
    Kind.DISTRICT: {
        PlacePrecision.DISTRICT: 1.0,
        PlacePrecision.NEIGHBOURHOOD: 1.0,
        PlacePrecision.PROVINCE: 0.7,
        PlacePrecision.SETTLEMENT: 0.5,
    },
    Kind.SETTLEMENT: _TOWN,
    Kind.QUARTER: {PlacePrecision.NEIGHBOURHOOD: 1.0, PlacePrecision.SETTLEMENT: 0.6, PlacePrecision.AREA: 0.6},
}
