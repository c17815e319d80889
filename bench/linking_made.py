"""Made-up reports and claims for measuring how linking scales: as skewed as a war's record, without one real event.

Incidents fall on days by a rate that swells and ebbs, in places of which few have most (Zipf), by few means; most are
told by one or two reports, some by dozens; tolls rise from report to report; a tenth of the reports name only the
province, some no place; days slip, spellings of places stay. One report in eight repeats an earlier one's incident in a
roundup of its province. A larger record spans more years and more places, as real ones do.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import math
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from harmledger.model.claim import AttackClaim, CasualtyClaim, Claim
from harmledger.model.ids import claim_id
from harmledger.model.quantity import Quantifier
from harmledger.model.report import Report
from harmledger.model.terms import Means, Outcome, Target, VictimGroup
from harmledger.model.when import DatePrecision, When
from harmledger.model.where import Place, PlacePrecision, PlaceRole

_MEANS = (Means.AIRSTRIKE, Means.SHELLING, Means.IED, Means.SHOOTING, Means.MISSILE, Means.GROUND_FIGHTING)
_TARGETS = ((), (), (), (Target.RESIDENTIAL,), (Target.MARKET,), (Target.HEALTH,), (Target.EDUCATION,))
_PARTIES = ("Party of the North", "Party of the South", "Party of the East")
_START = dt.date(2011, 3, 1)
_A_DAY = 24
"""Incidents on a middling day of a war with some hundred towns in its reports."""


@dataclass(frozen=True, slots=True)
class _Incident:
    day: int
    town: Place
    province: Place
    means: Means
    targets: tuple[Target, ...]
    party: str
    killed: int
    injured: int
    names: tuple[str, ...]


def made(claims: int, seed: int = 1) -> tuple[list[Report], list[Claim]]:
    """About so many claims, with their reports; the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311 - nothing secret
    towns = _towns(chance, max(60, int(math.sqrt(claims) * 2)))
    weights = [1 / (at + 3) for at in range(len(towns))]
    days = max(30, claims // (_A_DAY * 5))
    reports: list[Report] = []
    found: list[Claim] = []
    for number in _endless():
        if len(found) >= claims:
            return reports, found
        incident = _incident(chance, towns, weights, days)
        for told in range(_tellings(chance)):
            report, said = _report(chance, incident, f"{seed}-{number}-{told}", told)
            reports.append(report)
            found += said
    raise AssertionError


def _endless() -> Iterator[int]:
    number = 0
    while True:
        yield number
        number += 1


def _towns(chance: random.Random, count: int) -> list[tuple[Place, Place]]:
    provinces = [_province(at) for at in range(max(6, count // 40))]
    found = []
    for at in range(count):
        province = provinces[int(len(provinces) * chance.random() ** 1.5)]
        lat, lon = (province.lat or 0) + chance.gauss(0, 0.35), (province.lon or 0) + chance.gauss(0, 0.35)
        town = Place(
            text=f"Town {at}",
            name=f"Town {at}",
            lat=round(lat, 4),
            lon=round(lon, 4),
            precision=PlacePrecision.SETTLEMENT,
            gazetteer_id=f"made:{at}",
            admin=(province.text, "Madeland"),
            country="XX",
            score=1.0,
        )
        found.append((town, province))
    return found


def _province(at: int) -> Place:
    return Place(
        text=f"Province {at}",
        name=f"Province {at}",
        lat=20.0 + at % 12 * 1.4,
        lon=20.0 + at // 12 * 1.4,
        precision=PlacePrecision.PROVINCE,
        gazetteer_id=f"made:p{at}",
        admin=("Madeland",),
        country="XX",
        score=1.0,
    )


def _incident(chance: random.Random, towns: list[tuple[Place, Place]], weights: list[float], days: int) -> _Incident:
    town, province = chance.choices(towns, weights)[0]
    wave = chance.random() ** 1.3 if chance.random() < 0.5 else chance.random()
    killed = int(chance.paretovariate(1.2))
    return _Incident(
        day=_START.toordinal() + int(wave * days),
        town=town,
        province=province,
        means=chance.choices(_MEANS, [6, 6, 2, 2, 1, 3])[0],
        targets=chance.choice(_TARGETS),
        party=chance.choice(_PARTIES),
        killed=min(killed, 400),
        injured=min(int(killed * chance.uniform(0, 3)), 900),
        names=tuple(f"{_word(chance)} {_word(chance)}" for _ in range(chance.randint(0, 3))),
    )


def _word(chance: random.Random) -> str:
    syllables = ("ba", "ka", "mi", "ro", "shu", "ta", "lu", "ne", "di", "fa", "gho", "ha")
    return "".join(chance.choice(syllables) for _ in range(3)).title()


def _tellings(chance: random.Random) -> int:
    return min(int(chance.paretovariate(1.3)), 40)


def _report(chance: random.Random, incident: _Incident, name: str, told: int) -> tuple[Report, list[Claim]]:
    report_id = f"sha256:{hashlib.sha256(name.encode()).hexdigest()}"
    published = dt.date.fromordinal(incident.day + min(told // 2, 4))
    growth = min(1.0, 0.5 + told * 0.2) if chance.random() < 0.3 else 1.0
    where = _where(chance, incident)
    when = _when(chance, incident, published)
    words = f"Report {name}: {incident.town.text} was hit. {' and '.join(incident.names[: told + 1])} spoke of it."
    common: dict[str, Any] = {
        "report_id": report_id,
        "quote": words,
        "start": 0,
        "end": len(words),
        "places": where,
        "date": when,
    }
    killed = max(1, round(incident.killed * growth))
    claims: list[Claim] = [
        CasualtyClaim(
            claim_id=claim_id(report_id, "casualty", 0, len(words)),
            **common,
            value=killed,
            quantifier=Quantifier.EXACT,
            low=killed,
            high=killed,
            count_text=str(killed),
            outcome=Outcome.KILLED,
            victims=chance.choice((VictimGroup.PEOPLE, VictimGroup.CIVILIANS)),
            means=incident.means if chance.random() < 0.8 else None,
            targets=incident.targets,
            perpetrators=(incident.party,) if chance.random() < 0.6 else (),
        ),
        AttackClaim(
            claim_id=claim_id(report_id, "attack", 0, len(words)),
            **common,
            means=incident.means if chance.random() < 0.8 else None,
            targets=incident.targets,
            perpetrators=(incident.party,) if chance.random() < 0.6 else (),
        ),
    ]
    if incident.injured and chance.random() < 0.6:
        claims.append(
            CasualtyClaim(
                claim_id=claim_id(report_id, "casualty", 0, len(words), "injured"),
                **common,
                value=incident.injured,
                quantifier=Quantifier.ABOUT,
                low=incident.injured,
                high=incident.injured,
                count_text=str(incident.injured),
                outcome=Outcome.INJURED,
            )
        )
    captured = dt.datetime.combine(published, dt.time(), dt.UTC) + dt.timedelta(seconds=int(chance.random() * 86400))
    return Report(report_id=report_id, text=words, published=published, language="en", captured_at=captured), claims


def _where(chance: random.Random, incident: _Incident) -> tuple[Place, ...]:
    kind = chance.random()
    if kind < 0.1:
        return (incident.province,)
    if kind < 0.15:
        return ()
    if kind < 0.25:
        return (replace(incident.town, role=PlaceRole.NEAR),)
    return (incident.town,)


def _when(chance: random.Random, incident: _Incident, published: dt.date) -> When | None:
    kind = chance.random()
    if kind < 0.06:
        return None
    day = dt.date.fromordinal(incident.day + (1 if kind < 0.12 and published.toordinal() > incident.day else 0))
    return When(day, day, DatePrecision.DAY, day.isoformat() if kind < 0.7 else None, None if kind < 0.7 else "carried")
