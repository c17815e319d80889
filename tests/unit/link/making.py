"""A small factory for reports and their claims: each claim gets a sentence of its own in the report's text."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from harmledger.model.claim import (
    AgreementClaim,
    AttackClaim,
    BreachClaim,
    CasualtyClaim,
    Claim,
    ControlClaim,
    DenialClaim,
    DisplacementClaim,
    ResponsibilityClaim,
    Speaker,
)
from harmledger.model.ids import claim_id, judgement_id
from harmledger.model.incident import Incident, Record, Toll
from harmledger.model.judgement import Judgement, Verdict
from harmledger.model.quantity import Quantifier, Quantity
from harmledger.model.report import PublishedBasis, Report
from harmledger.model.terms import (
    AgreementKind,
    AgreementStatus,
    Means,
    Outcome,
    SourceType,
    VictimGroup,
)
from harmledger.model.when import DatePrecision, When
from harmledger.model.where import Place, PlacePrecision, PlaceRole


def place(
    name: str,
    lat: float,
    lon: float,
    *,
    precision: PlacePrecision = PlacePrecision.SETTLEMENT,
    admin: tuple[str, ...] = ("Idlib", "Syria"),
    role: PlaceRole = PlaceRole.AT,
) -> Place:
    """A resolved place in Syria."""
    return Place(
        text=name,
        name=name,
        lat=lat,
        lon=lon,
        precision=precision,
        role=role,
        gazetteer_id=f"test:{name}:{precision}",
        admin=admin,
        country="SY",
        score=1.0,
    )


IDLIB = place("Idlib", 35.93, 36.63)
BINNISH = place("Binnish", 35.96, 36.71)
SARAQIB = place("Saraqib", 35.86, 36.81)
MAARA = place("Maarrat al-Numan", 35.64, 36.67)
MAARRAT_MISRIN = place("Maarrat Misrin", 36.01, 36.67)
PROVINCE = place("Idlib", 35.8, 36.7, precision=PlacePrecision.PROVINCE, admin=("Syria",))
UNKNOWN = Place(text="Tal Nowhere", reason="no entry has this name")

SOHR = Speaker("Syrian Observatory for Human Rights", SourceType.MONITOR)
HELMETS = Speaker("White Helmets", SourceType.RESCUE_SERVICE)
LOCALS = Speaker("local sources", SourceType.LOCAL)
MINISTRY = Speaker("Ministry of Defence", SourceType.MILITARY)


def day(text: str, end: str | None = None, *, stated: bool = True) -> When:
    """A date from ISO texts; a second one makes a period."""
    start = dt.date.fromisoformat(text)
    last = dt.date.fromisoformat(end) if end else start
    precision = DatePrecision.DAY if start == last else DatePrecision.PERIOD
    return When(start, last, precision, text if stated else None, None if stated else "carried over")


def near(where: Place) -> Place:
    """The place as in "a village near X"."""
    return replace(where, role=PlaceRole.NEAR)


def within(where: Place) -> Place:
    """The place as the wider area of others."""
    return replace(where, role=PlaceRole.WITHIN)


def quantity(value: int, quantifier: Quantifier) -> dict[str, Any]:
    """The quantity fields of a claim."""
    vague = quantifier is Quantifier.VAGUE
    made = Quantity.vague(value) if vague else Quantity.stated(value, quantifier)
    return {"value": made.value, "quantifier": made.quantifier, "low": made.low, "high": made.high}


@dataclass
class Telling:
    """One report in the making; each method adds a sentence and the claim that it makes."""

    name: str
    published: str | None = "2020-03-03"
    outlet: str | None = None
    captured: int = 0
    sentences: list[str] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    credits: str | None = None

    @property
    def report_id(self) -> str:
        """As of a captured document."""
        return f"sha256:{hashlib.sha256(self.name.encode()).hexdigest()}"

    @property
    def report(self) -> Report:
        """The report so far."""
        return Report(
            report_id=self.report_id,
            text=" ".join(self.sentences),
            path=f"{self.name}.txt",
            outlet=self.outlet,
            published=dt.date.fromisoformat(self.published) if self.published else None,
            published_basis=PublishedBasis.GIVEN if self.published else None,
            language="en",
            republished_from=self.credits,
            captured_at=dt.datetime(2020, 5, 1, tzinfo=dt.UTC) + dt.timedelta(minutes=self.captured),
        )

    def says(self, text: str) -> Telling:
        """Add text that makes no claim."""
        self.sentences.append(text)
        return self

    def _common(self, kind: str, where: Sequence[Place], when: When | None, sentence: str | None) -> dict[str, Any]:
        start = len(" ".join(self.sentences)) + (1 if self.sentences else 0)
        words = sentence or f"{self.name.title()} tells item{len(self.sentences)} of {kind} as{self.name} knows it."
        self.sentences.append(words)
        end = start + len(words)
        return {
            "claim_id": claim_id(self.report_id, kind, start, end),
            "report_id": self.report_id,
            "start": start,
            "end": end,
            "quote": words,
            "places": tuple(where),
            "date": when,
            "rule": "test",
        }

    def killed(
        self,
        value: int,
        *where: Place,
        when: When | None = None,
        by: Quantifier = Quantifier.EXACT,
        outcome: Outcome = Outcome.KILLED,
        victims: VictimGroup = VictimGroup.PEOPLE,
        sentence: str | None = None,
        **more: Any,
    ) -> CasualtyClaim:
        """A casualty claim."""
        common = self._common("casualty", where, when, sentence)
        counts = quantity(value, by)
        made = CasualtyClaim(
            **(common | counts | {"count_text": str(value), "outcome": outcome, "victims": victims} | more)
        )
        self.claims.append(made)
        return made

    def attack(
        self, means: Means | None, *where: Place, when: When | None = None, sentence: str | None = None, **more: Any
    ) -> AttackClaim:
        """An attack claim."""
        made = AttackClaim(**(self._common("attack", where, when, sentence) | {"means": means} | more))
        self.claims.append(made)
        return made

    def denies(self, *by: str, of: Claim | None = None) -> DenialClaim:
        """A denial."""
        made = DenialClaim(**self._common("denial", (), None, None), by=by, of=None if of is None else of.claim_id)
        self.claims.append(made)
        return made

    def responsible(self, *named: str, accepted: bool = False) -> ResponsibilityClaim:
        """A responsibility claim."""
        made = ResponsibilityClaim(**self._common("responsibility", (), None, None), named=named, accepted=accepted)
        self.claims.append(made)
        return made

    def agrees(
        self,
        *where: Place,
        when: When | None,
        parties: tuple[str, ...],
        status: AgreementStatus = AgreementStatus.AGREED,
    ) -> AgreementClaim:
        """A ceasefire claim."""
        common = self._common("agreement", where, when, None)
        made = AgreementClaim(**common, agreement=AgreementKind.CEASEFIRE, status=status, parties=parties)
        self.claims.append(made)
        return made

    def breach(self, *by: str, when: When | None = None) -> BreachClaim:
        """An alleged breach of a ceasefire."""
        made = BreachClaim(**self._common("breach", (), when, None), agreement=AgreementKind.CEASEFIRE, by=by)
        self.claims.append(made)
        return made

    def takes(self, *where: Place, when: When | None, gained_by: str) -> ControlClaim:
        """A control claim."""
        made = ControlClaim(**self._common("control", where, when, None), gained_by=(gained_by,))
        self.claims.append(made)
        return made

    def displaced(self, value: int, *where: Place, when: When | None = None, **more: Any) -> DisplacementClaim:
        """A displacement claim."""
        common = self._common("displacement", where, when, None)
        counts = quantity(value, Quantifier.ABOUT)
        made = DisplacementClaim(**(common | counts | {"count_text": str(value)} | more))
        self.claims.append(made)
        return made


def copy_of(telling: Telling, name: str, published: str | None = None) -> Telling:
    """Another report with the same text and the same claims."""
    made = Telling(
        name, published or telling.published, captured=telling.captured + 1, sentences=list(telling.sentences)
    )
    ids = {c.claim_id: claim_id(made.report_id, c.kind, c.start, c.end) for c in telling.claims}
    for claim in telling.claims:
        part = getattr(claim, "part_of", None)
        changes: dict[str, Any] = {"claim_id": ids[claim.claim_id], "report_id": made.report_id}
        if part is not None:
            changes["part_of"] = ids[part]
        made.claims.append(replace(claim, **changes))
    return made


def judged(verdict: Verdict, *claims: Claim | str, minute: int = 0) -> Judgement:
    """A judgement about claims, or about another judgement."""
    at = dt.datetime(2020, 6, 1, 12, minute, tzinfo=dt.UTC)
    subjects = tuple(claim if isinstance(claim, str) else claim.claim_id for claim in claims)
    return Judgement(judgement_id("tester", at.isoformat(), verdict, subjects), verdict, subjects, "tester", at)


def incident_of(record: Record, claim: Claim) -> Incident:
    """The incident that holds the claim."""
    return next(incident for incident in record.incidents if claim.claim_id in incident.claims)


def together(record: Record, one: Claim, other: Claim) -> bool:
    """Whether both claims are in one incident."""
    return incident_of(record, one).incident_id == incident_of(record, other).incident_id


def toll_of(incident: Incident, victims: str = "all", outcome: Outcome = Outcome.KILLED) -> Toll:
    """The toll of an incident."""
    return next(toll for toll in incident.tolls if toll.outcome is outcome and toll.victims == victims)


def bounds(toll: Toll) -> tuple[int, int | None, int | None]:
    """Low, best and high."""
    return toll.low, toll.best, toll.high
