"""Incidents and what else is worked out from claims. All derived: deleting it and linking again gives the same."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from harmledger.model.terms import (
    AgreementKind,
    AgreementStatus,
    ControlStatus,
    CountUnit,
    DisplacementTerm,
    Outcome,
)
from harmledger.model.when import When
from harmledger.model.where import PlacePrecision


class IncidentKind(StrEnum):
    """What an incident is."""

    ATTACK = "attack"
    CLASH = "clash"
    DISPLACEMENT = "displacement"
    DAMAGE = "damage"
    CONTROL = "control"
    OTHER = "other"


class Grade(StrEnum):
    """How well an incident is founded, in Airwars' words."""

    CONFIRMED = "confirmed"
    FAIR = "fair"
    WEAK = "weak"
    CONTESTED = "contested"
    DISCOUNTED = "discounted"


class Attribution(StrEnum):
    """How sure it is who did it."""

    DECLARED = "declared"
    LIKELY = "likely"
    CONTESTED = "contested"
    SINGLE_SOURCE = "single_source"
    UNKNOWN = "unknown"


class ReportRole(StrEnum):
    """What a report has to do with an incident."""

    MAIN = "main"
    MENTIONS = "mentions"
    BACKGROUND = "background"


class Relation(StrEnum):
    """How two incidents stand to each other, read from this incident's side."""

    CONTAINS = "contains"
    PART_OF = "part_of"
    FOLLOW_UP = "follow_up"


@dataclass(frozen=True, slots=True)
class IncidentPlace:
    """Where an incident happened: the finest place that its claims agree on."""

    name: str
    admin: tuple[str, ...] = ()
    lat: float | None = None
    lon: float | None = None
    precision: PlacePrecision | None = None
    radius_km: float | None = None
    gazetteer_id: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Sourced:
    """A value together with the claims that say so."""

    value: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reasoned:
    """A grade or status with its reason in words."""

    value: str
    reason: str


class TraceUse(StrEnum):
    """What became of a claim when a toll was worked out."""

    USED = "used"
    SUPERSEDED = "superseded"
    SET_ASIDE = "set_aside"


@dataclass(frozen=True, slots=True)
class Bounds:
    """A toll's three numbers; ``low`` 0 with ``best`` None where nothing is left to count by."""

    low: int
    best: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class TraceStep:
    """One claim's part in a toll: used, superseded (by a later figure of the same origin) or set aside, and why.

    ``bounds`` names what it gives: ``low``, ``best``, ``high``. ``without`` is what the toll would be if this claim and
    those that state the same figure of the same speaker, were gone; None where nothing would change.
    """

    claim_id: str
    use: TraceUse
    bounds: tuple[str, ...]
    reason: str
    without: Bounds | None = None


@dataclass(frozen=True, slots=True)
class Toll:
    """How many, by outcome and victim group (``all`` for everyone harmed).

    ``low`` and ``high`` are inclusive; ``best`` follows the written rule in ``docs/concepts/toll.md``. ``high`` None
    means that no source sets an upper bound.
    """

    outcome: Outcome
    victims: str
    low: int
    best: int | None
    high: int | None
    trace: tuple[TraceStep, ...] = ()


@dataclass(frozen=True, slots=True)
class IncidentReport:
    """A report of an incident. ``origin`` is the report id that its copies share; corroboration counts origins."""

    report_id: str
    path: str | None
    url: str | None
    role: ReportRole
    origin: str


@dataclass(frozen=True, slots=True)
class RelatedIncident:
    """Another incident and how it stands to this one."""

    incident_id: str
    relation: Relation
    reason: str = ""


@dataclass(frozen=True, slots=True)
class LinkTerm:
    """One row of the score that joined a claim to its incident: what was compared, the weight, and why, in words."""

    name: str
    weight: float
    reason: str


@dataclass(frozen=True, slots=True)
class LinkReason:
    """Why two claims are held to speak of the same incident: the table that the dossier shows."""

    claim_id: str
    other_id: str
    weight: float
    terms: tuple[LinkTerm, ...]


@dataclass(frozen=True, slots=True)
class Incident:
    """One thing that happened, worked out from the claims of one or more reports.

    ``follows`` has claims of another strike that a report of this one tells it to have followed at the same place.
    """

    incident_id: str
    kind: IncidentKind
    headline: str
    date: When | None
    place: IncidentPlace | None
    means: tuple[Sourced, ...]
    targets: tuple[Sourced, ...]
    perpetrators: tuple[Sourced, ...]
    parties: tuple[Sourced, ...]
    tolls: tuple[Toll, ...]
    grade: Reasoned
    attribution: Reasoned
    reports: tuple[IncidentReport, ...]
    claims: tuple[str, ...]
    denials: tuple[str, ...] = ()
    agreements: tuple[str, ...] = ()
    related: tuple[RelatedIncident, ...] = ()
    links: tuple[LinkReason, ...] = ()
    follows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TallyCheck:
    """A tally set against the record: the incidents inside it, their sum as a range, and what explains the gap."""

    incidents: tuple[str, ...]
    low: int
    best: int
    high: int | None
    difference: int | None
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """A cumulative figure: never added to incidents, but set against them."""

    tally_id: str
    claim_id: str
    outcome: Outcome
    victims: str
    value: int | None
    low: int | None
    high: int | None
    area: IncidentPlace | None
    period: When | None
    speaker: str
    check: TallyCheck


@dataclass(frozen=True, slots=True)
class Agreement:
    """A ceasefire, zone or evacuation, gathered from the claims that speak of it."""

    agreement_id: str
    kind: AgreementKind
    status: AgreementStatus
    parties: tuple[str, ...]
    zone: IncidentPlace | None
    period: When | None
    claims: tuple[str, ...]
    breaches: tuple[str, ...] = ()
    incidents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ControlEvent:
    """One step of a place's control time line, as one claim tells it.

    ``conflicts`` has the claims that give the place to another party on days that overlap.
    """

    place: IncidentPlace
    date: When | None
    gained_by: tuple[str, ...]
    lost_by: tuple[str, ...]
    status: ControlStatus
    claim_id: str
    conflicts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DisplacementFigure:
    """One stock or flow of displaced people, as one speaker tells it; never summed across speakers."""

    claim_id: str
    area: IncidentPlace | None
    period: When | None
    speaker: str
    unit: CountUnit
    term: DisplacementTerm
    value: int | None
    low: int | None
    high: int | None
    is_stock: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that one report took from another, as far as alignment shows.

    Attributes:
        start, end: where they stand in the report that took them, half-open, in code points.
        origin: the report that they were taken from, or the earliest that has them.
        origin_start, origin_end: where they stand there.
        score: 0 to 1, the share of the longer side's words that stand on both sides in one order.
    """

    start: int
    end: int
    origin: str
    origin_start: int
    origin_end: int
    score: float


@dataclass(frozen=True, slots=True)
class CopyOf:
    """A report that repeats another, or a part of another.

    Attributes:
        report_id: the report that repeats.
        origin: of a copy, the report that its group goes back to; of a quotation, the one that the words come from.
        shared: 0 to 1, how many of its own words stand in what it repeats.
        reason: in words, why it is held for a copy.
        passages: which of its words came from where, in the order of its text; they may come from several reports.
    """

    report_id: str
    origin: str
    shared: float
    reason: str
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """All that linking works out from reports, claims and judgements.

    ``quoted`` has the reports that take a passage from another and are no copies of it for that.
    """

    incidents: tuple[Incident, ...] = ()
    tallies: tuple[Tally, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    control: tuple[ControlEvent, ...] = ()
    displacement: tuple[DisplacementFigure, ...] = ()
    copies: tuple[CopyOf, ...] = ()
    unplaced: tuple[str, ...] = ()
    redirects: tuple[tuple[str, str], ...] = ()
    quoted: tuple[CopyOf, ...] = ()


@dataclass(frozen=True, slots=True)
class TallyAnswer:
    """The answer to "how many ... in ..., from ... to ...": a range with its incidents and what was left out.

    ``left_out`` has incidents that may belong, ``claims_left_out`` figures that may and are in no incident, ``tallies``
    what others have counted for themselves, to compare.
    """

    outcome: Outcome
    victims: str
    place: IncidentPlace | None
    period: When | None
    low: int
    best: int
    high: int | None
    incidents: tuple[str, ...]
    left_out: tuple[LeftOut, ...]
    tallies: tuple[str, ...]
    claims_left_out: tuple[ClaimLeftOut, ...] = ()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An incident that might belong to an answer and was not counted, with the reason."""

    incident_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class ClaimLeftOut:
    """A figure that might belong to an answer and is in no incident, with the reason."""

    claim_id: str
    reason: str
