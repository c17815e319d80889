"""The closed lists of the contract. What each term means, and its ACLED, UCDP and Airwars names, is in vocabulary/."""

from __future__ import annotations

from enum import StrEnum


class ClaimKind(StrEnum):
    """What a claim is about."""

    CASUALTY = "casualty"
    DISPLACEMENT = "displacement"
    ATTACK = "attack"
    DAMAGE = "damage"
    CONTROL = "control"
    AGREEMENT = "agreement"
    BREACH = "breach"
    DENIAL = "denial"
    RESPONSIBILITY = "responsibility"


class Outcome(StrEnum):
    """What happened to the people counted."""

    KILLED = "killed"
    INJURED = "injured"
    MISSING = "missing"
    DETAINED = "detained"


class VictimGroup(StrEnum):
    """Who the people counted are said to be; PEOPLE where the report does not say, never a guess at status."""

    CIVILIANS = "civilians"
    CHILDREN = "children"
    WOMEN = "women"
    MEN = "men"
    HEALTH_WORKERS = "health_workers"
    RESCUE_WORKERS = "rescue_workers"
    AID_WORKERS = "aid_workers"
    JOURNALISTS = "journalists"
    COMBATANTS = "combatants"
    PEOPLE = "people"


class Means(StrEnum):
    """How harm was done, the most specific that is stated."""

    AIRSTRIKE = "airstrike"
    DRONE = "drone"
    SHELLING = "shelling"
    ROCKET = "rocket"
    MISSILE = "missile"
    BARREL_BOMB = "barrel_bomb"
    CLUSTER_MUNITION = "cluster_munition"
    CHEMICAL = "chemical"
    INCENDIARY = "incendiary"
    BOMBING = "bombing"
    GROUND_FIGHTING = "ground_fighting"
    SHOOTING = "shooting"
    EXECUTION = "execution"
    SUICIDE_BOMBING = "suicide_bombing"
    IED = "ied"
    LANDMINE = "landmine"
    OTHER = "other"


class Target(StrEnum):
    """What was hit or aimed at."""

    HEALTH = "health"
    EDUCATION = "education"
    MARKET = "market"
    RESIDENTIAL = "residential"
    SHELTER = "shelter"
    RELIGIOUS = "religious"
    RESCUE = "rescue"
    HUMANITARIAN = "humanitarian"
    FOOD = "food"
    WATER = "water"
    POWER = "power"
    TRANSPORT = "transport"
    MEDIA = "media"
    CULTURAL = "cultural"
    GOVERNMENT = "government"
    MILITARY = "military"
    CIVILIAN_AREA = "civilian_area"


class Stance(StrEnum):
    """How firmly the claim is made."""

    ASSERTED = "asserted"
    REPORTED = "reported"
    SUSPECTED = "suspected"
    INITIAL = "initial"
    DENIED = "denied"


class Scope(StrEnum):
    """What a claim covers: one attack or a day's strikes on one place; a pattern over time; a tally."""

    INCIDENT = "incident"
    CAMPAIGN = "campaign"
    CUMULATIVE = "cumulative"


class SourceType(StrEnum):
    """What kind of party says something."""

    MONITOR = "monitor"
    RESCUE_SERVICE = "rescue_service"
    HEALTH_WORKER = "health_worker"
    INTERGOVERNMENTAL = "intergovernmental"
    NGO = "ngo"
    GOVERNMENT = "government"
    MILITARY = "military"
    ARMED_GROUP = "armed_group"
    STATE_MEDIA = "state_media"
    NEWS_AGENCY = "news_agency"
    MEDIA = "media"
    LOCAL = "local"
    OFFICIAL = "official"
    PHOTOGRAPHER = "photographer"
    UNKNOWN = "unknown"


class DamageKind(StrEnum):
    """What was done to property."""

    DESTROYED = "destroyed"
    DAMAGED = "damaged"
    LOOTING = "looting"
    BURNED = "burned"


class ControlStatus(StrEnum):
    """How a party stands to a place."""

    TAKEN = "taken"
    RETAKEN = "retaken"
    HELD = "held"
    CONTESTED = "contested"


class AgreementKind(StrEnum):
    """What was agreed."""

    CEASEFIRE = "ceasefire"
    DE_ESCALATION_ZONE = "de-escalation zone"
    EVACUATION = "evacuation"
    OTHER = "other"


class AgreementStatus(StrEnum):
    """Where an agreement stands, as the report tells it."""

    PROPOSED = "proposed"
    AGREED = "agreed"
    IN_FORCE = "in_force"
    REJECTED = "rejected"
    ENDED = "ended"


class DisplacementTerm(StrEnum):
    """What those displaced did."""

    DISPLACED = "displaced"
    FLED = "fled"
    EVACUATED = "evacuated"
    RETURNED = "returned"
    SHELTERED = "sheltered"


class CountUnit(StrEnum):
    """What a displacement figure counts."""

    PEOPLE = "people"
    HOUSEHOLDS = "households"
