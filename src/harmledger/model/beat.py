"""An outlet's beat: where the places lie that its reports name."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class SurePlace:
    """Where a place lies that a report surely names, as finely as beats tell places apart.

    Attributes:
        country: ISO 3166-1 alpha-2 code.
        province: name of the first-level division; empty for a country, and where none is known.
        cell: of a place smaller than a province, the cell of a grid on the unit sphere, some 60 km a side; else empty.
    """

    country: str
    province: str = ""
    cell: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class GivenBeat:
    """A beat that a person gave an outlet; it holds in place of what is learnt.

    Attributes:
        outlet: the outlet's name.
        places: names of countries, provinces or towns, or gazetteer ids.
        by: who gave it; empty where nobody was named.
        given: when, ISO 8601 in UTC.
    """

    outlet: str
    places: tuple[str, ...]
    by: str
    given: str
