"""What a model may say of each kind of claim, by the names of the contract; prompt and checks both read this."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum, auto

from harmledger.model.terms import (
    AgreementKind,
    AgreementStatus,
    ClaimKind,
    ControlStatus,
    CountUnit,
    DamageKind,
    DisplacementTerm,
    Means,
    Outcome,
    Scope,
    Stance,
    Target,
    VictimGroup,
)
from harmledger.model.where import PlaceRole


class FieldKind(Enum):
    """What a value is."""

    WORDS = auto()  # words of the report
    MANY_WORDS = auto()  # a list of them
    COUNT = auto()  # words of the evidence
    TERM = auto()  # one of a closed list
    MANY_TERMS = auto()  # some of them
    YES = auto()  # true or false
    CLAIM = auto()  # the evidence of another claim of the same kind
    PLACES = auto()  # words of the report that name places


@dataclass(frozen=True, slots=True)
class Field:
    """One value of a claim.

    Attributes:
        kind: what it is.
        name: the draft's field that it fills.
        terms: the closed list, where there is one.
        needed: whether there is no claim without it.
        bears: whether the claim would say something else, not only less, if it were left out: a figure without its
            speaker is the outlet's own, a part without its whole is counted twice.
        role: of places, what they have to do with the claim.
    """

    kind: FieldKind
    name: str
    terms: type[StrEnum] | None = None
    needed: bool = False
    bears: bool = False
    role: PlaceRole = PlaceRole.AT


def _words(name: str, *, bears: bool = False) -> Field:
    return Field(FieldKind.WORDS, name, bears=bears)


def _many(name: str) -> Field:
    return Field(FieldKind.MANY_WORDS, name)


def _term(name: str, terms: type[StrEnum], *, needed: bool = False, bears: bool = False) -> Field:
    return Field(FieldKind.TERM, name, terms, needed, needed or bears)


def _count(*, needed: bool = False) -> Field:
    return Field(FieldKind.COUNT, "count", needed=needed, bears=needed)


def _places(role: PlaceRole) -> Field:
    return Field(FieldKind.PLACES, "places", role=role)


EVERY: dict[str, Field] = {
    "source": _words("source", bears=True),
    "time": _words("time"),
    "places": _places(PlaceRole.AT),
    "places_near": _places(PlaceRole.NEAR),
    "places_origin": _places(PlaceRole.ORIGIN),
    "places_destination": _places(PlaceRole.DESTINATION),
    "places_within": _places(PlaceRole.WITHIN),
    "stance": _term("stance", Stance, bears=True),
    "scope": _term("scope", Scope, bears=True),
}
"""Of every kind of claim."""
_TARGETS = Field(FieldKind.MANY_TERMS, "targets", Target)
_PART = Field(FieldKind.CLAIM, "part_of", bears=True)

OWN: dict[ClaimKind, dict[str, Field]] = {
    ClaimKind.CASUALTY: {
        "count": _count(needed=True),
        "outcome": _term("outcome", Outcome, needed=True),
        "victims": _term("victims", VictimGroup),
        "affiliation": _words("affiliation"),
        "part_of": _PART,
        "perpetrators": _many("perpetrators"),
        "means": _term("means", Means),
        "targets": _TARGETS,
    },
    ClaimKind.DISPLACEMENT: {
        "count": _count(needed=True),
        "unit": _term("unit", CountUnit, bears=True),
        "term": _term("term", DisplacementTerm, needed=True),
        "victims": _term("victims", VictimGroup),
        "part_of": _PART,
        "perpetrators": _many("perpetrators"),
    },
    ClaimKind.ATTACK: {
        "means": _term("means", Means),
        "perpetrators": _many("perpetrators"),
        "targets": _TARGETS,
        "named_targets": _many("named_targets"),
        "parties": _many("parties"),
        "count": _count(),
    },
    ClaimKind.DAMAGE: {
        "damage": _term("damage", DamageKind, needed=True),
        "targets": _TARGETS,
        "perpetrators": _many("perpetrators"),
        "count": _count(),
    },
    ClaimKind.CONTROL: {
        "gained_by": _many("gained_by"),
        "lost_by": _many("lost_by"),
        "status": _term("control", ControlStatus, needed=True),
    },
    ClaimKind.AGREEMENT: {
        "agreement": _term("agreement", AgreementKind, needed=True),
        "status": _term("agreement_status", AgreementStatus, needed=True),
        "parties": _many("parties"),
    },
    ClaimKind.BREACH: {"agreement": _term("agreement", AgreementKind), "by": _many("by")},
    ClaimKind.DENIAL: {"by": _many("by")},
    ClaimKind.RESPONSIBILITY: {
        "named": _many("named"),
        "accepted": Field(FieldKind.YES, "accepted"),
        "count": _count(),
    },
}
FIELDS: dict[ClaimKind, dict[str, Field]] = {kind: own | EVERY for kind, own in OWN.items()}
"""By kind of claim and by the name that the contract gives the value: those of the kind, then those of every kind."""
