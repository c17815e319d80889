"""Claims of one report to MUC-4 templates, without a look at the key.

Taken are attacks, casualties and damage of one incident that nobody denies; fighting between armed forces is no
incident of MUC-4, soldiers and guerrillas are none of its victims (police and guards are), and people detained by the
law are none either. A claim joins the first template of its type whose days and
places do not speak against it: days that both know must overlap, towns that both name must have one in common. A
casualty without a means of its own joins a template of any type of violence, the latest first. A template that has a
type and nothing else is no incident: MUC-4 wants to know what was done to whom or what.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from bench.muc4.key import Fill, Slot, Template
from harmledger.model.claim import AttackClaim, CasualtyClaim, Claim, DamageClaim
from harmledger.model.terms import DamageKind, Means, Outcome, Scope, Stance, Target, VictimGroup
from harmledger.model.when import When
from harmledger.model.where import PlacePrecision, PlaceRole
from harmledger.vocabulary import actors
from harmledger.vocabulary.terms import victim_terms

ATTACK, BOMBING, ARSON, ROBBERY, KIDNAPPING = "ATTACK", "BOMBING", "ARSON", "ROBBERY", "KIDNAPPING"

TYPES: Mapping[Means, str] = {
    **dict.fromkeys((Means.IED, Means.SUICIDE_BOMBING, Means.LANDMINE, Means.BOMBING), BOMBING),
    Means.INCENDIARY: ARSON,
}
"""Incident type by means; any other is an ATTACK, as the key has it for gunfire, mortars, rockets and aircraft."""

INSTRUMENTS: Mapping[Means, str] = {
    **dict.fromkeys((Means.AIRSTRIKE, Means.BARREL_BOMB, Means.CLUSTER_MUNITION, Means.DRONE), "AERIAL BOMB"),
    **dict.fromkeys((Means.IED, Means.SUICIDE_BOMBING), "BOMB"),
    Means.BOMBING: "EXPLOSIVE",
    Means.LANDMINE: "MINE",
    Means.SHELLING: "MORTAR",
    Means.ROCKET: "ROCKET",
    Means.MISSILE: "MISSILE",
    Means.SHOOTING: "GUN",
}
"""Instrument type by means, where the claim's own words name no instrument."""

NAMED: tuple[tuple[str, str], ...] = (
    (r"(?:car|truck|vehicle)[- ]bombs?", "VEHICLE BOMB"),
    (r"dynamite(?: (?:charges?|sticks?|attacks?))?|sticks of dynamite", "DYNAMITE"),
    (r"molotov (?:cocktails?|bombs?)", "MOLOTOV COCKTAIL"),
    (r"(?:hand |rifle |fragmentation )?grenades?", "GRENADE"),
    (r"(?:sub)?machine ?guns?|machinegunned", "MACHINE GUN"),
    (r"rifles?", "RIFLE"),
    (r"(?:\S+-caliber )?(?:pistols?|revolvers?|handguns?)", "HANDGUN"),
    (r"mortars?(?: shells?)?", "MORTAR"),
    (r"(?:land)?mines?", "MINE"),
    (r"rockets?", "ROCKET"),
    (r"missiles?", "MISSILE"),
    (r"bombs?", "BOMB"),
    (r"explosives?(?: (?:charges?|devices?))?", "EXPLOSIVE"),
    (r"guns?|gunfire|bullets?", "GUN"),
)
"""Words of a claim's quote that are its instrument, and the instrument's type; the first that is there counts."""

EFFECTS: Mapping[Outcome, str] = {Outcome.KILLED: "DEATH", Outcome.INJURED: "INJURY"}

PHYSICAL: Mapping[Target, str] = {
    Target.TRANSPORT: "TRANSPORT VEHICLE",
    Target.POWER: "ENERGY",
    Target.MARKET: "COMMERCIAL",
    Target.RESIDENTIAL: "CIVILIAN RESIDENCE",
    Target.GOVERNMENT: "GOVERNMENT OFFICE OR RESIDENCE",
    Target.MEDIA: "COMMUNICATIONS",
    Target.WATER: "WATER",
    **dict.fromkeys((Target.HEALTH, Target.EDUCATION, Target.RELIGIOUS, Target.CULTURAL, Target.HUMANITARIAN), "OTHER"),
}
"""Type of physical target; targets that say who was hit rather than what (military, civilian area) fill nothing."""

_TAKEN = re.compile(r"kidnap|abduct|hostage|captive", re.IGNORECASE)
_POLICED = re.compile(r"polic|guard|officer|agent|gendarme", re.IGNORECASE)
_COARSE = frozenset({PlacePrecision.COUNTRY, PlacePrecision.PROVINCE, PlacePrecision.DISTRICT, PlacePrecision.AREA})
_NO_DAY = When(None, None, None)

Told = AttackClaim | CasualtyClaim | DamageClaim
"""The kinds of claims that tell of an incident."""


@dataclass(slots=True)
class _Incident:
    """A template in the making: its type (empty while no claim tells it) and the claims that tell of it."""

    type: str
    claims: list[Told] = field(default_factory=list)

    def may_hold(self, kind: str, claim: Told) -> bool:
        """Whether nothing speaks against this claim's being of this incident."""
        violent = (ATTACK, BOMBING, ARSON, "")
        if (
            kind != self.type
            and not (kind == "" and self.type in violent)
            and not (self.type == "" and kind in violent)
        ):
            return False
        return all(_same_days(claim, other) and _same_towns(claim, other) for other in self.claims)


def filled(claims: Iterable[Claim]) -> list[Template]:
    """The templates that the claims of one report make, in the order of the text."""
    incidents: list[_Incident] = []
    told = (claim for claim in claims if isinstance(claim, Told) and _taken(claim))
    for claim in sorted(told, key=lambda claim: (_type(claim) == "", claim.start)):
        kind = _type(claim)
        home = next((one for one in reversed(incidents) if one.may_hold(kind, claim)), None)
        if home is None:
            incidents.append(home := _Incident(kind))
        home.claims.append(claim)
    incidents.sort(key=lambda one: one.claims[0].start)
    return [one for one in map(_template, incidents) if any(map(one.of, _FINDERS))]


def _taken(claim: Told) -> bool:
    if claim.scope is not Scope.INCIDENT or claim.stance is Stance.DENIED:
        return False
    if isinstance(claim, DamageClaim):
        return True
    if isinstance(claim, CasualtyClaim) and claim.outcome is Outcome.DETAINED:
        return _TAKEN.search(claim.quote) is not None
    if isinstance(claim, CasualtyClaim):
        soldiers = claim.victims is VictimGroup.COMBATANTS and _POLICED.search(claim.quote) is None
        return claim.outcome in EFFECTS and not soldiers
    return claim.means is not Means.GROUND_FIGHTING or bool(set(claim.targets) & PHYSICAL.keys())


def _type(claim: Told) -> str:
    """The claim's incident type; empty where it tells of harm by unstated means."""
    if isinstance(claim, CasualtyClaim) and claim.outcome is Outcome.DETAINED:
        return KIDNAPPING
    if isinstance(claim, DamageClaim):
        return {DamageKind.BURNED: ARSON, DamageKind.LOOTING: ROBBERY}.get(claim.damage, "")
    if claim.means is not None:
        return TYPES.get(claim.means, ATTACK)
    return ATTACK if isinstance(claim, AttackClaim) else ""


def _same_days(one: Claim, other: Claim) -> bool:
    left, right = one.date or _NO_DAY, other.date or _NO_DAY
    return not left.resolved or not right.resolved or left.overlaps(right)


def _same_towns(one: Claim, other: Claim) -> bool:
    left, right = _towns(one), _towns(other)
    return not left or not right or bool(left & right)


def _towns(claim: Claim) -> frozenset[str]:
    return frozenset(
        (place.name or place.text).casefold()
        for place in claim.places
        if place.role in (PlaceRole.AT, PlaceRole.NEAR) and place.precision not in _COARSE
    )


def _template(incident: _Incident) -> Template:
    fills = {slot: tuple(dict.fromkeys(find(incident))) for slot, find in _FINDERS.items()}
    fills[Slot.TYPE] = (Fill((incident.type or ATTACK,)),)
    return Template(fills)


def _instrument_ids(incident: _Incident) -> Iterator[Fill]:
    for claim in incident.claims:
        words = _instrument(claim)
        if words is not None and incident.type in (ATTACK, BOMBING):
            yield Fill((words[0].upper(),))


def _instrument_types(incident: _Incident) -> Iterator[Fill]:
    """Types of the instruments that are named; where none is, that of the means."""
    if incident.type not in (ATTACK, BOMBING):
        return
    named = [words[1] for words in map(_instrument, incident.claims) if words is not None]
    means = [claim.means for claim in incident.claims if not isinstance(claim, DamageClaim) and claim.means is not None]
    for kind in named or [INSTRUMENTS[one] for one in means if one in INSTRUMENTS]:
        yield Fill((kind,))


def _instrument(claim: Claim) -> tuple[str, str] | None:
    """The instrument that the claim's own words name, and its type."""
    for pattern, kind in NAMED:
        found = re.search(rf"\b(?:{pattern})\b", claim.quote, re.IGNORECASE)
        if found:
            return " ".join(found.group().split()), kind
    return None


def _individuals(incident: _Incident) -> Iterator[Fill]:
    yield from (Fill((name,)) for name in _perpetrators(incident) if _is_people(name))


def _organisations(incident: _Incident) -> Iterator[Fill]:
    yield from (Fill((name,)) for name in _perpetrators(incident) if not _is_people(name))


def _perpetrators(incident: _Incident) -> Iterator[str]:
    return (name for claim in incident.claims for name in claim.perpetrators)


def _is_people(name: str) -> bool:
    """Whether a perpetrator is told as people ("hooded men") rather than as a body."""
    if name in actors.by_name():
        return False
    last = name.rsplit(maxsplit=1)[-1].casefold()
    return any(last in (*term.also, *(f"{word}s" for word in term.words), *term.words) for term in victim_terms())


def _numbers(incident: _Incident) -> Iterator[Fill]:
    for claim in _counted(incident):
        number = f"{claim.low} - {claim.high}" if claim.value is None and claim.high else claim.value
        yield Fill(("PLURAL" if number is None else str(number),), (claim.quote,))


def _effects(incident: _Incident) -> Iterator[Fill]:
    for claim in _counted(incident):
        if claim.outcome in EFFECTS:
            yield Fill((EFFECTS[claim.outcome],), (claim.quote,))


def _counted(incident: _Incident) -> Iterator[CasualtyClaim]:
    """The casualties; the same number of people to whom the same was done is told again, one person is not."""
    told = set[tuple[object, ...]]()
    for claim in incident.claims:
        if isinstance(claim, CasualtyClaim):
            one = claim.quote if claim.value == 1 else ""
            facts = (claim.outcome, claim.value, claim.low, claim.high, one)
            if facts not in told:
                yield claim
            told.add(facts)


def _physical(incident: _Incident) -> Iterator[Fill]:
    for claim in incident.claims:
        hit = () if isinstance(claim, CasualtyClaim) else claim.targets
        yield from (Fill((PHYSICAL[target],)) for target in hit if target in PHYSICAL)


_FINDERS = {
    Slot.INSTRUMENT_ID: _instrument_ids,
    Slot.INSTRUMENT_TYPE: _instrument_types,
    Slot.PERPETRATOR_INDIVIDUAL: _individuals,
    Slot.PERPETRATOR_ORGANISATION: _organisations,
    Slot.PHYSICAL_TYPE: _physical,
    Slot.HUMAN_NUMBER: _numbers,
    Slot.HUMAN_EFFECT: _effects,
}
