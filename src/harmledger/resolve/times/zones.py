"""Hours told in Greenwich time: the day that it was then where it happened.

"At 23:30 GMT on Monday" is Tuesday in Damascus. Days are those of the place: what a report tells by the clock of
Greenwich is put over. A day to which the hour only stands in brackets ("late on Monday (2130 GMT)") is that of the
place already.
Which zone a place lies in, and what its clocks showed in which year, is told by the IANA time zone database.
"""

from __future__ import annotations

import datetime as dt
import functools
import math
import re
from dataclasses import dataclass, replace
from importlib import resources
from zoneinfo import ZoneInfo

from harmledger.model.when import When

_HOUR = r"(?<!\d)(?P<h>[01]?\d|2[0-3])[:.h]?(?P<m>[0-5]\d) ?(?:GMT|UTC)\b"
_WHOLE = re.compile(rf"{_HOUR}$", re.IGNORECASE)
"""Words that are but an hour."""
_LED_BY = re.compile(rf"{_HOUR},? (?:(?:on|late|early|last|of) )*$", re.IGNORECASE)
"""An hour that leads to the day it belongs to; none that is closed in brackets."""
_FOLLOWED_BY = re.compile(rf",? (?:(?:at|around|about|shortly|before|after) )*{_HOUR}", re.IGNORECASE)
"""An hour that goes on from its day."""
_GREENWICH = re.compile(r" ?(?:GMT|UTC)\b", re.IGNORECASE)
_MENTIONS = re.compile(r"\d ?(?:GMT|UTC)\b", re.IGNORECASE)
_NEAR = 40
"""Characters to each side of a time in which the hour that belongs to it is looked for."""
_PART = re.compile(r"([+-])(\d{2,3})(\d\d)(\d\d)?")


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something happened: ISO 3166-1 alpha-2 code, and degrees north and east where they are known."""

    country: str
    lat: float | None = None
    lon: float | None = None


@functools.lru_cache(maxsize=64)
def told(text: str) -> bool:
    """Whether a text gives an hour of Greenwich anywhere."""
    return _MENTIONS.search(text) is not None


def local(when: When, text: str, start: int, end: int, spot: Spot | None) -> When:
    """The day of the place, where ``text[start:end]`` is told by the clock of Greenwich; else ``when`` as it is.

    Args:
        when: what the words mean by themselves.
        text: the report's text.
        start: where the words begin in it.
        end: where they end.
        spot: where it happened; None where that is not known: the day then stays, and ``reason`` says by which clock.
    """
    if when.start is None or when.start != when.end:
        return when
    hour = _hour(text, start, end)
    if hour is None:
        return when
    there = set() if spot is None else {_there(when.start, hour, zone) for zone in _zones(spot)}
    if len(there) != 1:
        return replace(when, reason=when.reason or "the day in Greenwich: the time zone of the place is not known")
    day = there.pop()
    if day == when.start:
        return when
    return replace(when, start=day, end=day, reason=f"{hour:%H:%M} GMT on {when.start} was {day} there")


def _hour(text: str, start: int, end: int) -> dt.time | None:
    """The hour of Greenwich that belongs to the words."""
    before = text[max(0, start - _NEAR) : start]
    goes_on = _GREENWICH.match(text, end)
    words = text[start : end if goes_on is None else goes_on.end()]
    found = _LED_BY.search(before) or _FOLLOWED_BY.match(text, end)
    if found is None and not before.endswith("("):
        found = _WHOLE.search(words)
    return None if found is None else dt.time(int(found["h"]), int(found["m"]))


def _there(day: dt.date, hour: dt.time, zone: str) -> dt.date:
    return dt.datetime.combine(day, hour, dt.UTC).astimezone(ZoneInfo(zone)).date()


def _zones(spot: Spot) -> tuple[str, ...]:
    """The zones of the country; the one whose chief city is nearest where the point is known."""
    every = [one for one in _table() if one[0] == spot.country]
    if spot.lat is None or spot.lon is None or not every:
        return tuple(zone for *_, zone in every)
    lat, lon = spot.lat, spot.lon
    wide = math.cos(math.radians(lat))
    nearest = min(every, key=lambda one: math.hypot(one[1] - lat, ((one[2] - lon + 180) % 360 - 180) * wide))
    return (nearest[3],)


@functools.cache
def _table() -> tuple[tuple[str, float, float, str], ...]:
    """Country, degrees north and east of its chief city, and name of every zone."""
    lines = resources.files("tzdata.zoneinfo").joinpath("zone.tab").read_text(encoding="utf-8").splitlines()
    found = []
    for line in lines:
        if line and not line.startswith("#"):
            country, place, zone, *_ = line.split("\t")
            north, east = (_degrees(part) for part in _PART.finditer(place))
            found.append((country, north, east, zone))
    return tuple(found)


def _degrees(part: re.Match[str]) -> float:
    size = int(part[2]) + int(part[3]) / 60 + int(part[4] or 0) / 3600
    return -size if part[1] == "-" else size
