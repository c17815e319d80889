"""A draft: a claim as the words make it, before anything is normalised.

``extract`` writes drafts, ``resolve`` turns each into exactly one claim. Whatever a draft points at, it points at by
span, so that a reviewer sees why. Fields that do not apply to a kind stay at their defaults.
"""

from __future__ import annotations

from dataclasses import dataclass

from harmledger.model.span import Mention
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


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place named in the text and what it has to do with the draft."""

    mention: Mention
    role: PlaceRole = PlaceRole.AT


@dataclass(frozen=True, slots=True)
class Decision:
    """What a learned reader weighed for one attribute of a draft; rules that only match words weigh nothing.

    Attributes:
        attribute: the draft's field that was decided (``outcome``, ``source``, ``part_of``).
        chosen: what was taken, as a value of the contract or as words of the report; empty where nothing was.
        score: 0 to 1, how surely.
        alternatives: what else was weighed and how surely, 0 to 1, best first; without what was taken.
    """

    attribute: str
    chosen: str
    score: float
    alternatives: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """One claim as written.

    Attributes:
        kind: what it is about.
        start, end: the evidence, a half-open span of the report's text.
        source: who says it (for an anaphoric "the group" or "it", the mention that it stands for); None: the outlet.
        stance, scope: as worded.
        time: the time expression that dates it; None where nothing says. ``time_inherited`` where the expression
            stands in another sentence than the claim.
        places: the places that it names, in the order of the text.
        count: the words of the number, with its hedge ("at least 12", "a father and his two sons").
        outcome, victims, affiliation, part_of: casualty; ``part_of`` is the index of the whole in the same list.
        perpetrators, parties, gained_by, lost_by, by, named: mentions of actors, in the order of the text.
        means, targets, named_targets: as worded.
        unit, term: displacement.
        confidence: 0 to 1, how surely these words make this claim.
        rule: the name of the rule or model that wrote it; what ``explain`` shows.
        accepted: responsibility; whether those named own up to it themselves.
        decisions: what a learned reader weighed, one entry an attribute that it decided; empty where rules wrote it.
    """

    kind: ClaimKind
    start: int
    end: int
    source: Mention | None = None
    stance: Stance = Stance.ASSERTED
    scope: Scope = Scope.INCIDENT
    time: Mention | None = None
    time_inherited: bool = False
    places: tuple[PlaceMention, ...] = ()
    count: Mention | None = None
    outcome: Outcome | None = None
    victims: VictimGroup | None = None
    affiliation: Mention | None = None
    part_of: int | None = None
    perpetrators: tuple[Mention, ...] = ()
    means: Means | None = None
    targets: tuple[Target, ...] = ()
    named_targets: tuple[Mention, ...] = ()
    parties: tuple[Mention, ...] = ()
    unit: CountUnit | None = None
    term: DisplacementTerm | None = None
    damage: DamageKind | None = None
    gained_by: tuple[Mention, ...] = ()
    lost_by: tuple[Mention, ...] = ()
    control: ControlStatus | None = None
    agreement: AgreementKind | None = None
    agreement_status: AgreementStatus | None = None
    by: tuple[Mention, ...] = ()
    denies: int | None = None
    named: tuple[Mention, ...] = ()
    confidence: float = 0.5
    rule: str = ""
    accepted: bool = False
    decisions: tuple[Decision, ...] = ()
