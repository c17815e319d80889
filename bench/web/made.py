"""Made-up reports, claims and incidents, as skewed as a war's record, without one real event.

Few towns have most incidents (Zipf), days swell and ebb over ten years, most incidents are told once or twice and some
dozens of times, tolls have long tails, one incident in forty is undated and one in twenty-five has no place. A report
tells of two or three incidents, roundups of more. Every claim stands in its report's text where its span says.
"""

from __future__ import annotations

import datetime as dt
import math
import random
from collections.abc import Iterator
from dataclasses import dataclass, field

from harmledger.model import ids
from harmledger.model.claim import AttackClaim, CasualtyClaim, Claim, DamageClaim, Speaker
from harmledger.model.incident import (
    Attribution,
    Grade,
    Incident,
    IncidentKind,
    IncidentPlace,
    IncidentReport,
    LinkReason,
    LinkTerm,
    Reasoned,
    ReportRole,
    Sourced,
    Toll,
    TraceStep,
    TraceUse,
)
from harmledger.model.quantity import Quantifier
from harmledger.model.report import PublishedBasis, Report, Section, SectionKind
from harmledger.model.terms import DamageKind, Means, Outcome, SourceType, Target, VictimGroup
from harmledger.model.when import DatePrecision, When
from harmledger.model.where import Place, PlacePrecision

FIRST, LAST = dt.date(2011, 3, 1), dt.date(2021, 2, 28)
CHUNK = 500
"""Incidents that are made at a time; a report tells of incidents of one chunk."""
_MEANS = (Means.AIRSTRIKE, Means.SHELLING, Means.SHOOTING, Means.IED, Means.DRONE, Means.BARREL_BOMB, Means.LANDMINE)
_TARGETS = (Target.RESIDENTIAL, Target.MARKET, Target.HEALTH, Target.EDUCATION, Target.MILITARY, Target.SHELTER)
_PARTIES = tuple(f"Party of the {name}" for name in ("North", "South", "East", "West", "Coast", "Hills", "River"))
_SPEAKERS = tuple(
    Speaker(f"Speaker {number} of the {kind.replace('_', ' ')}", SourceType(kind))
    for number, kind in enumerate(("monitor", "rescue_service", "ngo", "government", "local", "health_worker", "media"))
)
_SYLLABLES = (
    "ka",
    "fa",
    "sa",
    "ra",
    "ma",
    "ti",
    "lo",
    "bin",
    "dar",
    "nish",
    "zan",
    "mur",
    "tal",
    "deb",
    "hous",
    "kafr",
)
_FILLER = (
    "Residents said that roads into the area stayed closed for most of the day and that calls could not be made. ",
    "Bodies concerned gave no further word, and what is told here could not be checked on the ground. ",
    "Markets were empty in the days before, and many families had left for the fields around the town. ",
)


@dataclass(slots=True)
class MadeReport:
    """A report in the making: its sentences, and who needs to know where they stand."""

    number: int
    day: dt.date
    sentences: list[str] = field(default_factory=list)
    length: int = 0

    def say(self, sentence: str) -> tuple[int, int]:
        """Add a sentence; where it stands, without the blank behind it."""
        start = self.length
        self.sentences.append(sentence + " ")
        self.length += len(sentence) + 1
        return start, start + len(sentence)


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some incidents, latest first, with their reports and the claims of each report in the order of its text."""

    incidents: tuple[Incident, ...]
    reports: tuple[Report, ...]
    claims: dict[str, list[Claim]]


@dataclass(frozen=True, slots=True)
class _Told:
    """What one report says of one incident."""

    report: MadeReport
    spans: tuple[tuple[str, int, int, str], ...]
    killed: int
    speaker: Speaker


def made(incidents: int, seed: int = 1) -> Iterator[Chunk]:
    """So many incidents in chunks, latest first, undated last; the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311  # nothing secret
    towns = _towns(chance, max(40, int(math.sqrt(incidents) * 8)))
    weights = [1 / (at + 2) for at in range(len(towns))]
    days = sorted((_day(chance) for _ in range(incidents)), reverse=True)
    undated = incidents // 40
    number = 0
    for begin in range(0, incidents, CHUNK):
        batch = days[begin : begin + CHUNK]
        places = chance.choices(towns, weights, k=len(batch))
        maker = _Maker(chance, number)
        for at, (day, place) in enumerate(zip(batch, places, strict=True), begin):
            maker.add(day, None if chance.random() < 0.04 else place, is_dated=at < incidents - undated)
        number = maker.number
        yield maker.chunk()


def _day(chance: random.Random) -> dt.date:
    """Days swell and ebb, and most lie in the middle years."""
    span = (LAST - FIRST).days
    while True:
        at = chance.betavariate(2.2, 2.6)
        if chance.random() < 0.55 + 0.45 * math.sin(at * 40):
            return FIRST + dt.timedelta(days=int(at * span))


def _towns(chance: random.Random, count: int) -> list[IncidentPlace]:
    provinces = [(f"{_name(chance)} Province", chance.uniform(30, 37), chance.uniform(36, 46)) for _ in range(14)]
    found = []
    for _ in range(count):
        province, lat, lon = provinces[int(len(provinces) * chance.random() ** 1.7)]
        lat, lon = round(lat + chance.gauss(0, 0.4), 4), round(lon + chance.gauss(0, 0.45), 4)
        radius = chance.choice((1.5, 2.5, 2.5, 4.0, 12.0))
        admin = (province, "Made-up Land")
        found.append(IncidentPlace(_name(chance), admin, lat, lon, PlacePrecision.SETTLEMENT, radius, None, "XX"))
    return found


def _name(chance: random.Random) -> str:
    return "".join(chance.choices(_SYLLABLES, k=chance.choice((2, 3, 3, 4)))).capitalize()


class _Maker:
    """Makes the incidents of one chunk, and the reports that tell of them."""

    def __init__(self, chance: random.Random, number: int) -> None:
        self._chance = chance
        self.number = number
        self._open: list[MadeReport] = []
        self._plans: list[tuple[dt.date | None, IncidentPlace | None, Means, list[_Told]]] = []

    def add(self, day: dt.date, place: IncidentPlace | None, *, is_dated: bool) -> None:
        """One more incident, told by one report or many."""
        chance = self._chance
        means = chance.choices(_MEANS, (9, 7, 5, 3, 2, 2, 1))[0]
        killed = min(int(chance.paretovariate(1.3)) - 1, 900)
        tellings = min(1 + int(chance.paretovariate(1.6) - 0.6), 60)
        told = [self._tell(day, place, means, max(0, killed + chance.choice((0, 0, 1, -1)))) for _ in range(tellings)]
        self._plans.append((day if is_dated else None, place, means, told))

    def _tell(self, day: dt.date, place: IncidentPlace | None, means: Means, killed: int) -> _Told:
        chance = self._chance
        if not self._open or chance.random() < 0.4:
            self.number += 1
            self._open.append(MadeReport(self.number, day))
            self._open[-1].say(f"Report {self.number}: {means.value} in {place.name if place else 'a village'}.")
        report = self._open[-1] if chance.random() < 0.5 else chance.choice(self._open[-8:])
        where = place.name if place else "an unnamed village"
        sentences = (
            ("attack", f"A {means.value.replace('_', ' ')} hit {where} on {day:%d %B %Y}."),
            ("killed", f"{killed} people were killed in {where}."),
            ("injured", f"{killed * 2 + 1} people were injured there."),
            chance.choice(
                (("children", f"{killed // 3} of those killed were children."), ("damage", "Homes were damaged."))
            ),
        )
        spans = tuple((what, *report.say(words), words) for what, words in sentences)
        report.say(chance.choice(_FILLER).strip())
        return _Told(report, spans, killed, chance.choice(_SPEAKERS))

    def chunk(self) -> Chunk:
        """All that was made."""
        reports = {one.number: _report(one) for one in self._open}
        claims: dict[str, list[Claim]] = {report.report_id: [] for report in reports.values()}
        incidents = [self._incident(plan, reports, claims) for plan in self._plans]
        for found in claims.values():
            found.sort(key=lambda claim: claim.start)
        return Chunk(tuple(incidents), tuple(reports.values()), claims)

    def _incident(
        self,
        plan: tuple[dt.date | None, IncidentPlace | None, Means, list[_Told]],
        reports: dict[int, Report],
        claims: dict[str, list[Claim]],
    ) -> Incident:
        day, place, means, told = plan
        chance = self._chance
        date = None if day is None else When(day, day, DatePrecision.DAY, f"{day:%d %B}")
        parties = (chance.choices(_PARTIES, (9, 6, 4, 3, 2, 1, 1))[0],) if chance.random() < 0.7 else ()
        targets = (chance.choices(_TARGETS, (8, 3, 2, 2, 2, 1))[0],) if chance.random() < 0.6 else ()
        said: list[list[Claim]] = []
        for one in told:
            report = reports[one.report.number]
            said.append(_claims(one, report.report_id, _Facts(date, place, means, parties, targets)))
            claims[report.report_id] += said[-1]
        names = tuple(claim.claim_id for group in said for claim in group)
        first = names[0]
        origins = [reports[one.report.number] for one in told]
        known = {report.report_id: report for report in origins}
        grade = chance.choices(list(Grade), (1, 5, 8, 2, 1))[0] if len(known) > 1 else Grade.WEAK
        where = place.name if place else "an unnamed village"
        most = max(one.killed for one in told)
        kind = IncidentKind.CLASH if chance.random() < 0.15 else IncidentKind.ATTACK
        return Incident(
            incident_id=ids.incident_id(first),
            kind=kind,
            headline=f"{means.value.replace('_', ' ').capitalize()} in {where}, {most} killed",
            date=date,
            place=place,
            means=(Sourced(means.value, (first,)),),
            targets=tuple(Sourced(target.value, (first,)) for target in targets),
            perpetrators=tuple(Sourced(party, (first,)) for party in parties),
            parties=(),
            tolls=tuple(_tolls(said, chance)),
            grade=Reasoned(grade.value, f"{len(known)} origins"),
            attribution=Reasoned(chance.choice(list(Attribution)).value, "as the reports have it"),
            reports=tuple(
                IncidentReport(report.report_id, report.path, report.url, ReportRole.MAIN, report.report_id)
                for report in known.values()
            ),
            claims=names,
            links=tuple(
                LinkReason(
                    first,
                    group[0].claim_id,
                    6.5,
                    (LinkTerm("day", 3.0, "same day"), LinkTerm("place", 3.5, "same town")),
                )
                for group in said[1:8]
            ),
        )


def _report(one: MadeReport) -> Report:
    text = "".join(one.sentences)
    title = one.sentences[0].strip()
    return Report(
        report_id=ids.report_id(text.encode()),
        text=text,
        path=f"made/{one.number}.txt",
        url=f"https://made.example/{one.number}",
        title=title,
        outlet=f"Outlet {one.number % 40}",
        published=one.day,
        published_basis=PublishedBasis.GIVEN,
        language="en",
        sections=(Section(SectionKind.HEADLINE, 0, len(title)), Section(SectionKind.BODY, len(title) + 1, len(text))),
        size=len(text.encode()),
        captured_at=dt.datetime(2021, 3, 1, tzinfo=dt.UTC),
        encoding="utf-8",
    )


@dataclass(frozen=True, slots=True)
class _Facts:
    """What all claims of an incident say alike."""

    date: When | None
    place: IncidentPlace | None
    means: Means
    parties: tuple[str, ...]
    targets: tuple[Target, ...]


def _claims(told: _Told, report_id: str, facts: _Facts) -> list[Claim]:
    place, means, parties, targets = facts.place, facts.means, facts.parties, facts.targets
    places = (
        ()
        if place is None
        else (Place(place.name, place.name, place.lat, place.lon, place.precision, admin=place.admin),)
    )
    found: list[Claim] = []
    whole = ""
    for what, start, end, words in told.spans:
        kind = what if what in {"attack", "damage"} else "casualty"
        name = ids.claim_id(report_id, kind, start, end)
        base = {
            "claim_id": name,
            "report_id": report_id,
            "start": start,
            "end": end,
            "quote": words,
            "source": told.speaker,
        }
        base |= {"date": facts.date, "places": places, "confidence": 0.8, "rule": "made", "setting": "XX"}
        if what == "attack":
            found.append(AttackClaim(means=means, perpetrators=parties, targets=targets, **base))  # type: ignore[arg-type]
        elif what == "damage":
            found.append(DamageClaim(damage=DamageKind.DAMAGED, targets=targets, **base))  # type: ignore[arg-type]
        else:
            number = {"killed": told.killed, "injured": told.killed * 2 + 1, "children": told.killed // 3}[what]
            whole = name if what == "killed" else whole
            found.append(
                CasualtyClaim(
                    value=number,
                    quantifier=Quantifier.EXACT,
                    low=number,
                    high=number,
                    count_text=str(number),
                    outcome=Outcome.INJURED if what == "injured" else Outcome.KILLED,
                    victims=VictimGroup.CHILDREN if what == "children" else VictimGroup.PEOPLE,
                    part_of=whole if what == "children" else None,
                    means=means,
                    perpetrators=parties,
                    **base,  # type: ignore[arg-type]
                )
            )
    return found


def _tolls(said: list[list[Claim]], chance: random.Random) -> Iterator[Toll]:
    """A toll of each outcome and group that is claimed, with a step for each claim."""
    grouped: dict[tuple[Outcome, str], list[CasualtyClaim]] = {}
    for claim in (claim for group in said for claim in group):
        if isinstance(claim, CasualtyClaim):
            victims = "all" if claim.victims is VictimGroup.PEOPLE else claim.victims.value
            grouped.setdefault((claim.outcome, victims), []).append(claim)
    for (outcome, victims), claims in grouped.items():
        numbers = sorted(claim.value or 0 for claim in claims)
        trace = tuple(TraceStep(claim.claim_id, TraceUse.USED, ("best",), "one of the figures") for claim in claims)
        high = None if chance.random() < 0.1 else numbers[-1]
        yield Toll(outcome, victims, numbers[0], numbers[len(numbers) // 2], high, trace)
