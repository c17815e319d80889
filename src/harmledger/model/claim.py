"""Claims: what a report says, tied to the exact characters that say it. One class a kind; fields are the contract."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from harmledger.model.quantity import Quantifier, Quantity
from harmledger.model.report import SectionKind
from harmledger.model.span import Span
from harmledger.model.terms import (
    AgreementKind,
    AgreementStatus,
    ControlStatus,
    CountUnit,
    DamageKind,
    DisplacementTerm,
    Means,
    Outcome,
    Scope,
    SourceType,
    Stance,
    Target,
    VictimGroup,
)
from harmledger.model.when import When
from harmledger.model.where import Place
from harmledger.model.who import Who


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says a claim: a neutral name, its type, and where the report names it (None where carried over).

    ``reason`` says on what name and type rest, and why the type is unknown where it is; ``decided`` is the id of the
    judgement by which a person decided it, None where the machine did.
    """

    name: str
    type: SourceType
    start: int | None = None
    end: int | None = None
    reason: str | None = None
    decided: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseClaim:
    """Fields that every kind has.

    Attributes:
        claim_id: stable; derived from the report, the kind and the span (:func:`harmledger.model.ids.claim_id`).
        report_id: the report that says it.
        start, end, quote: evidence; ``report.text[start:end] == quote``, end exclusive, in code points.
        section: body, headline or caption.
        source: who says it; None when the outlet itself does.
        stance: how firmly.
        date: when it happened; None when nothing says.
        places: where; in the order of the text.
        scope: one incident, a campaign, or a tally.
        confidence: 0 to 1.
        rule: the rule or model that found it.
        actors: the words of every party that the claim names, each with the party that it was resolved to or the reason
            why it was not; the fields of a kind (``perpetrators``, ``parties``, ``by``) give the names alone.
        setting: the country that the report is set in (ISO 3166-1 alpha-2), as far as it tells; else None.
    """

    claim_id: str
    report_id: str
    start: int
    end: int
    quote: str
    section: SectionKind = SectionKind.BODY
    source: Speaker | None = None
    stance: Stance = Stance.ASSERTED
    date: When | None = None
    places: tuple[Place, ...] = ()
    scope: Scope = Scope.INCIDENT
    confidence: float = 0.5
    rule: str = ""
    actors: tuple[Who, ...] = ()
    setting: str | None = None

    @property
    def span(self) -> Span:
        """Where the evidence stands."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedClaim(BaseClaim):
    """Fields of the kinds that carry a quantity; see :class:`harmledger.model.quantity.Quantity` for the bounds."""

    value: int | None
    quantifier: Quantifier
    low: int | None
    high: int | None
    count_text: str
    victims: VictimGroup = VictimGroup.PEOPLE
    perpetrators: tuple[str, ...] = ()
    part_of: str | None = None

    @property
    def quantity(self) -> Quantity:
        """The four quantity fields as one value."""
        return Quantity(self.value, self.quantifier, self.low, self.high)


@dataclass(frozen=True, slots=True, kw_only=True)
class CasualtyClaim(CountedClaim):
    """People killed, injured, missing or detained."""

    kind: Literal["casualty"] = "casualty"
    outcome: Outcome
    affiliation: str | None = None
    means: Means | None = None
    targets: tuple[Target, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DisplacementClaim(CountedClaim):
    """People or households displaced, fled, evacuated, returned or sheltered."""

    kind: Literal["displacement"] = "displacement"
    unit: CountUnit = CountUnit.PEOPLE
    term: DisplacementTerm = DisplacementTerm.DISPLACED


@dataclass(frozen=True, slots=True, kw_only=True)
class AttackClaim(BaseClaim):
    """A use of force; ``count`` is of strikes or of places hit, ``parties`` both sides of a clash."""

    kind: Literal["attack"] = "attack"
    means: Means | None = None
    perpetrators: tuple[str, ...] = ()
    targets: tuple[Target, ...] = ()
    named_targets: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    count: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DamageClaim(BaseClaim):
    """Property destroyed, damaged, looted or burned."""

    kind: Literal["damage"] = "damage"
    damage: DamageKind
    targets: tuple[Target, ...] = ()
    perpetrators: tuple[str, ...] = ()
    count: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlClaim(BaseClaim):
    """Places taken, retaken, held or contested; one claim for all the places that one clause names."""

    kind: Literal["control"] = "control"
    gained_by: tuple[str, ...] = ()
    lost_by: tuple[str, ...] = ()
    status: ControlStatus = ControlStatus.TAKEN


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementClaim(BaseClaim):
    """A ceasefire, zone or evacuation and where it stands."""

    kind: Literal["agreement"] = "agreement"
    agreement: AgreementKind
    status: AgreementStatus
    parties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BreachClaim(BaseClaim):
    """An alleged breach of an agreement."""

    kind: Literal["breach"] = "breach"
    agreement: AgreementKind
    by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DenialClaim(BaseClaim):
    """A denial; ``of`` is the claim that it answers, where the report makes plain which."""

    kind: Literal["denial"] = "denial"
    by: tuple[str, ...] = ()
    of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponsibilityClaim(BaseClaim):
    """People or bodies named as responsible, or that accept responsibility (``accepted``)."""

    kind: Literal["responsibility"] = "responsibility"
    named: tuple[str, ...] = ()
    count: int | None = None
    accepted: bool = False


Claim = Annotated[
    CasualtyClaim
    | DisplacementClaim
    | AttackClaim
    | DamageClaim
    | ControlClaim
    | AgreementClaim
    | BreachClaim
    | DenialClaim
    | ResponsibilityClaim,
    Field(discriminator="kind"),
]
"""Any claim. The ``kind`` field tells which class a JSON object is."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one extractor read in one report: what ``harmledger extract --jsonl`` prints a line of.

    ``extractor`` names the rule set or model and its version; another version's reading never overwrites this one.
    ``refused`` has a line for each value that a language model gave and that the report does not bear out.
    ``unread_language`` is the report's language where the extractor does not read it, and then read at most what stands
    in the report in a language that it reads; None where it reads the report's own. ``grounds`` names the versions of
    the lists that it was resolved by (gazetteers, parties); empty where that was not noted.
    """

    CURRENT_RULES: ClassVar[str] = "rules/4"

    report_id: str
    extractor: str
    claims: tuple[Claim, ...]
    refused: tuple[str, ...] = ()
    unread_language: str | None = None
    grounds: str = ""
