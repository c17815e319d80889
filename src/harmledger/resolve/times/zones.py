"""Hours told by another clock than the place's: the day that it was then where it happened.

"At 23:30 GMT on Monday" is Tuesday in Damascus, and so is "11 p.m. ET on Monday". Days are those of the place: what a
report tells by the clock of Greenwich, of another city ("Moscow time") or by an offset ("UTC+3") is put over. A day to
which the hour only stands in brackets ("late on Monday (2130 GMT)") is that of the place already, and so is "local
time". Which zone a place lies in, and what its clocks showed in which year, is told by the IANA time zone database.
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

_ABBREVIATED = {
    **dict.fromkeys(("EST", "EDT", "ET"), "America/New_York"),
    **dict.fromkeys(("PST", "PDT", "PT"), "America/Los_Angeles"),
    **dict.fromkeys(("CET", "CEST"), "Europe/Brussels"),
    **dict.fromkeys(("EET", "EEST"), "Europe/Athens"),
    **dict.fromkeys(("BST",), "Europe/London"),
    **dict.fromkeys(("MSK",), "Europe/Moscow"),
    **dict.fromkeys(("TRT",), "Europe/Istanbul"),
    **dict.fromkeys(("PKT",), "Asia/Karachi"),
    **dict.fromkeys(("EAT",), "Africa/Nairobi"),
    **dict.fromkeys(("WAT",), "Africa/Lagos"),
}
"""Clocks by their abbreviations; those that mean different clocks in different countries (CST, IST, AST) are left out.

Standard and summer time are not held apart: reports write "EST" all year round."""
_CITIES = {
    "Washington": "America/New_York", "Ankara": "Europe/Istanbul", "Kiev": "Europe/Kyiv", "Tel Aviv": "Asia/Jerusalem",
    "Beijing": "Asia/Shanghai", "Delhi": "Asia/Kolkata", "New Delhi": "Asia/Kolkata", "Greenwich": "UTC",
    "Geneva": "Europe/Zurich", "Aleppo": "Asia/Damascus", "Sanaa": "Asia/Aden", "Islamabad": "Asia/Karachi",
    "Eastern": "America/New_York", "Pacific": "America/Los_Angeles", "Central European": "Europe/Brussels",
    "Eastern European": "Europe/Athens", "British Summer": "Europe/London", "Rangoon": "Asia/Yangon",
}  # fmt: skip
"""Cities and regions of clocks that the database has under another name."""
_CITY = r"[A-Z][a-z]+(?: [A-Z][a-z]+)?"
_CLOCK = (
    rf"(?:(?P<offset>(?i:GMT|UTC)(?: ?[+-] ?\d{{1,2}}(?::?[0-5]\d)?)?)|(?P<short>{'|'.join(_ABBREVIATED)})"
    rf"|(?P<city>{_CITY})(?: [Ss]tandard)? [Tt]ime)(?!\w)"
)
_HOUR = (
    r"(?<!\d)(?:(?P<h>[01]?\d|2[0-3])[:.h]?(?P<m>[0-5]\d)|(?P<full>1[0-2]|0?[1-9])(?= ?[ap]\.?m))"
    rf" ?(?P<half>(?i:[ap]\.?m\.?))?,? ?{_CLOCK}"
)
_WHOLE = re.compile(rf"{_HOUR}$")
"""Words that are but an hour."""
_LED_BY = re.compile(rf"{_HOUR},? (?:(?i:on|late|early|last|of) )*$")
"""An hour that leads to the day it belongs to; none that is closed in brackets."""
_FOLLOWED_BY = re.compile(rf",? (?:(?i:at|around|about|shortly|before|after) )*{_HOUR}")
"""An hour that goes on from its day."""
_GOES_ON = re.compile(rf" ?(?:(?i:[ap]\.?m\.?) ?)?{_CLOCK}")
_MENTIONS = re.compile(rf"\d ?(?:(?i:[ap]\.?m\.?) ?)?{_CLOCK}")
_OFFSET = re.compile(r"([+-]) ?(\d{1,2}):?(\d\d)?$")
_NEAR = 40
"""Characters to each side of a time in which the hour that belongs to it is looked for."""
_PART = re.compile(r"([+-])(\d{2,3})(\d\d)(\d\d)?")
_NOON = 12
_FARTHEST = dt.timedelta(hours=14)
"""The farthest that a clock is from that of Greenwich."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something happened: ISO 3166-1 alpha-2 code, and degrees north and east where they are known."""

    country: str
    lat: float | None = None
    lon: float | None = None


@dataclass(frozen=True, slots=True)
class _Told:
    """An hour, and the clock that it is told by, as worded."""

    hour: dt.time
    clock: dt.tzinfo
    words: str


@functools.lru_cache(maxsize=64)
def told(text: str) -> bool:
    """Whether a text may give an hour by another clock anywhere."""
    return _MENTIONS.search(text) is not None


def local(when: When, text: str, start: int, end: int, spot: Spot | None) -> When:
    """The day of the place, where ``text[start:end]`` is told by another clock; else ``when`` as it is.

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
        unknown = f"the day by the clock of {hour.words}: the time zone of the place is not known"
        return replace(when, reason=when.reason or unknown)
    day = there.pop()
    if day == when.start:
        return when
    reason = f"{hour.hour:%H:%M} {hour.words} on {when.start} was {day} there"
    return replace(when, start=day, end=day, reason=reason)


def _hour(text: str, start: int, end: int) -> _Told | None:
    """The hour by another clock that belongs to the words."""
    before = text[max(0, start - _NEAR) : start]
    goes_on = _GOES_ON.match(text, end)
    words = text[start : end if goes_on is None else goes_on.end()]
    found = _LED_BY.search(before) or _FOLLOWED_BY.match(text, end)
    if found is None and not before.endswith("("):
        found = _WHOLE.search(words)
    return None if found is None else _read(found)


def _read(found: re.Match[str]) -> _Told | None:
    """The hour and clock of a match; None for a clock that nobody knows, and the place's own ("local time")."""
    clock, words = _clock(found)
    if clock is None:
        return None
    hour, half = int(found["full"] or found["h"]), (found["half"] or "").lower()
    if half and hour <= _NOON:
        hour = hour % _NOON + (_NOON if half.startswith("p") else 0)
    return _Told(dt.time(hour, int(found["m"] or 0)), clock, words)


def _clock(found: re.Match[str]) -> tuple[dt.tzinfo | None, str]:
    if found["short"]:
        return ZoneInfo(_ABBREVIATED[found["short"]]), found["short"]
    if found["city"]:
        zone = _CITIES.get(found["city"]) or _by_city().get(found["city"])
        return (None if zone is None else ZoneInfo(zone)), f"{found['city']} time"
    offset = _OFFSET.search(found["offset"])
    if offset is None:
        return dt.UTC, found["offset"].upper()
    ahead = dt.timedelta(hours=int(offset[2]), minutes=int(offset[3] or 0))
    if ahead > _FARTHEST:
        return None, ""
    return dt.timezone(-ahead if offset[1] == "-" else ahead), found["offset"].upper()


@functools.cache
def _by_city() -> dict[str, str]:
    """Zones by the city that they are named after: "Damascus" for Asia/Damascus."""
    return {zone.rsplit("/", 1)[-1].replace("_", " "): zone for *_, zone in _table()}


def _there(day: dt.date, told_at: _Told, zone: str) -> dt.date:
    return dt.datetime.combine(day, told_at.hour, told_at.clock).astimezone(ZoneInfo(zone)).date()


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
