"""Sums over the incidents that a filter lets through: ranges, shares, periods and clusters."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from harmledger.model.query import Box
from harmledger.model.terms import Outcome, SourceType


class Unit(StrEnum):
    """How long one step of a time line is."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class Order(StrEnum):
    """What a list of incidents is ordered by; ties go by date."""

    NEWEST = "newest"  # latest first, undated last
    OLDEST = "oldest"  # earliest first, undated last
    KILLED = "killed"  # most killed first, by the best figure, else the low one
    PLACE = "place"  # by the place's name, unplaced last
    GRADE = "grade"  # best founded first
    SOURCES = "sources"  # most independent origins first


@dataclass(frozen=True, slots=True)
class Range:
    """Tolls of several incidents added up.

    Attributes:
        incidents: how many incidents have such a toll.
        low: the sum of their lows.
        best: the sum of their bests; of an incident without one, its low.
        high: the sum of their highs; None where one of them is open.
        stated: the sum of what is stated at most: the high, else the best, else the low.
        open: how many of them have no upper bound.
    """

    incidents: int = 0
    low: int = 0
    best: int = 0
    high: int | None = 0
    stated: int = 0
    open: int = 0


@dataclass(frozen=True, slots=True)
class TollSum:
    """The range of one outcome and victim group (``all`` for everyone harmed)."""

    outcome: str
    victims: str
    range: Range


@dataclass(frozen=True, slots=True)
class Share:
    """The incidents that have one value of a facet, and the people killed in them; ``name`` is the value."""

    name: str
    incidents: int
    killed: Range


@dataclass(frozen=True, slots=True)
class Period:
    """One step of a time line: incidents that began in it, and people killed in them; both days inclusive."""

    start: dt.date
    end: dt.date
    incidents: int
    killed: Range


@dataclass(frozen=True, slots=True)
class Cluster:
    """Places near one another and how many incidents happened there.

    Attributes:
        name: the place with most of the incidents.
        lat, lon: degrees; the mean over the incidents.
        radius_km: how far from its point the widest place reaches; 0 where nothing is known.
        places: how many places.
        incidents: how many incidents.
        box: holds every place of the cluster and no more.
        incident_id: the incident, where there is only one.
    """

    name: str
    lat: float
    lon: float
    radius_km: float
    places: int
    incidents: int
    box: Box
    incident_id: str | None = None


@dataclass(frozen=True, slots=True)
class Overview:
    """What the incidents that a filter lets through come to.

    Attributes:
        incidents: how many.
        unplaced: how many of them have no point.
        first, last: the days from the first to the last; None where none is dated.
        tolls: by outcome, everyone harmed before groups, groups with most incidents first.
        shares: by facet (``kind``, ``grade``, ``attribution``, ``means``, ``target``, ``perpetrator``).
        unit: of the periods.
        periods: in order, without those in which nothing happened.
        clusters: for a map that shows all of them, most incidents first.
        reports: how many reports the ledger keeps.
        is_stale: whether something came in that incidents do not know of.
    """

    incidents: int
    unplaced: int
    first: dt.date | None
    last: dt.date | None
    tolls: tuple[TollSum, ...]
    shares: Mapping[str, tuple[Share, ...]]
    unit: Unit
    periods: tuple[Period, ...]
    clusters: tuple[Cluster, ...]
    reports: int = 0
    is_stale: bool = False


@dataclass(frozen=True, slots=True)
class Voice:
    """What one speaker states of some incidents, and what the record holds of the same incidents.

    Attributes:
        name: the speaker, or the outlet where a report says it by itself; empty where that is not known either.
        type: what kind of speaker; None for an outlet.
        incidents: of how many incidents the speaker states a figure.
        stated: the speaker's figures added up; ``best`` is the sum of the numbers stated, or their lower bounds.
        record: the tolls of these incidents added up.
        claims: the first few claims that it rests on.
    """

    name: str
    type: SourceType | None
    incidents: int
    stated: Range
    record: Range
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Voices:
    """Who states what, the speakers of most incidents first.

    Attributes:
        outcome: what is counted.
        voices: the speakers.
        more: how many speakers are left out.
        total: how many incidents were asked for.
    """

    outcome: Outcome
    voices: tuple[Voice, ...]
    more: int
    total: int
