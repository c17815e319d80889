"""Headlines of incidents: what, where, when, how many. No epithet, no guess, nobody's name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from harmledger.model.incident import IncidentKind, IncidentPlace, Sourced, Toll
from harmledger.model.terms import Means, Outcome
from harmledger.model.when import When
from harmledger.model.where import PlacePrecision

_MEANS: dict[Means, str] = {
    Means.AIRSTRIKE: "Air strike",
    Means.DRONE: "Drone strike",
    Means.SHELLING: "Shelling",
    Means.ROCKET: "Rocket fire",
    Means.MISSILE: "Missile strike",
    Means.BARREL_BOMB: "Barrel bombing",
    Means.CLUSTER_MUNITION: "Cluster munition attack",
    Means.CHEMICAL: "Chemical attack",
    Means.INCENDIARY: "Incendiary attack",
    Means.BOMBING: "Bombing",
    Means.GROUND_FIGHTING: "Ground fighting",
    Means.SHOOTING: "Shooting",
    Means.EXECUTION: "Execution",
    Means.SUICIDE_BOMBING: "Suicide bombing",
    Means.IED: "Explosive device",
    Means.LANDMINE: "Landmine",
    Means.OTHER: "Attack",
}

_KINDS: dict[IncidentKind, str] = {
    IncidentKind.ATTACK: "Attack",
    IncidentKind.CLASH: "Clash",
    IncidentKind.DISPLACEMENT: "Displacement",
    IncidentKind.DAMAGE: "Damage to property",
    IncidentKind.CONTROL: "Change of control",
    IncidentKind.OTHER: "Harm reported",
}

_LEVEL_WORDS = {PlacePrecision.PROVINCE: "province", PlacePrecision.DISTRICT: "district"}


def headline(
    kind: IncidentKind, means: Sequence[Sourced], place: IncidentPlace | None, date: When | None, tolls: Sequence[Toll]
) -> str:
    """For example "Air strike, Idlib province, 3 March 2020: 12 killed or more"."""
    parts = [_what(kind, means), _where(place), day_words(date)]
    toll = _toll(tolls)
    return ", ".join(parts) + (f": {toll}" if toll else "")


def _what(kind: IncidentKind, means: Sequence[Sourced]) -> str:
    if kind in {IncidentKind.ATTACK, IncidentKind.CLASH} and means:
        return _MEANS[Means(means[0].value)]
    return _KINDS[kind]


def _where(place: IncidentPlace | None) -> str:
    if place is None:
        return "place not stated"
    level = _LEVEL_WORDS.get(place.precision) if place.precision else None
    return place.name if level is None or level in place.name.casefold() else f"{place.name} {level}"


def day_words(date: When | None) -> str:
    """The days in words: "3 March 2020", "1 to 3 March 2020", "March 2020", "date not stated"."""
    if date is None or date.start is None:
        return "date not stated"
    start, end = date.start, date.end or date.start
    if start == end:
        return f"{start.day} {start:%B %Y}"
    last = (end + dt.timedelta(days=1)).day == 1
    if start.day == 1 and last and (start.year, start.month) == (end.year, end.month):
        return f"{start:%B %Y}"
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31) and start.year == end.year:
        return str(start.year)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day} to {end.day} {end:%B %Y}"
    return f"{start.day} {start:%B %Y} to {end.day} {end:%B %Y}"


def _toll(tolls: Sequence[Toll]) -> str:
    words = []
    for outcome in (Outcome.KILLED, Outcome.INJURED, Outcome.MISSING, Outcome.DETAINED):
        toll = next((toll for toll in tolls if toll.outcome is outcome and toll.victims == "all"), None)
        if toll is not None:
            words.append(_range(toll))
    return ", ".join(words[:2])


def _range(toll: Toll) -> str:
    least = toll.low
    if toll.high is None:
        return f"{least:,} {toll.outcome} or more"
    return f"{least:,} {toll.outcome}" if toll.high == least else f"{least:,} to {toll.high:,} {toll.outcome}"
