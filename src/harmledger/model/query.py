"""Questions to the record: which incidents are asked for."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from harmledger.model.incident import Attribution, Grade, IncidentKind
from harmledger.model.terms import Means, Outcome, Target


@dataclass(frozen=True, slots=True)
class Box:
    """A box on the map in degrees (WGS 84), all four edges inclusive; ``west`` > ``east`` crosses the date line."""

    south: float
    west: float
    north: float
    east: float


@dataclass(frozen=True, slots=True)
class IncidentFilter:
    """Which incidents are asked for. Empty fields ask for nothing; all that are set must hold.

    Attributes:
        kinds, grades, attributions, means, targets: any of these.
        perpetrators: any of these names, letter case ignored.
        since, until: days, inclusive; an incident belongs if its interval overlaps. Undated ones never do.
        undated: True for incidents without a date only, False for dated ones only.
        place: start of the name of the place or of any area that it lies in, case and accents ignored.
        box: the point lies inside.
        outcome: the incident has a toll of this outcome.
        min_killed: at least so many killed, by the low bound of the toll of everyone harmed.
        text: a word of the headline, case ignored.
        report_id: the report says something of it.
        claim_id: the claim belongs to it.
        victims: it has a toll of any of these groups (``all``: of everyone harmed); of ``outcome``, where that is set.
    """

    kinds: tuple[IncidentKind, ...] = ()
    grades: tuple[Grade, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    means: tuple[Means, ...] = ()
    targets: tuple[Target, ...] = ()
    perpetrators: tuple[str, ...] = ()
    since: dt.date | None = None
    until: dt.date | None = None
    undated: bool | None = None
    place: str | None = None
    box: Box | None = None
    outcome: Outcome | None = None
    min_killed: int | None = None
    text: str | None = None
    report_id: str | None = None
    claim_id: str | None = None
    victims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Which tallies, agreements, steps of control or displacement figures are asked for; None leaves a side open.

    Attributes:
        place: start of the name of the place or of any area that it lies in, case and accents ignored.
        since, until: days, inclusive; what overlaps them belongs. What is undated belongs only where both are None.
    """

    place: str | None = None
    since: dt.date | None = None
    until: dt.date | None = None
