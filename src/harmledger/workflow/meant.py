"""What a person typed, taken for a place, a date, a party or a speaker; refused with what would do where it is none."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from harmledger.errors import NotFoundError, QuestionError
from harmledger.model.terms import SourceType
from harmledger.model.when import DatePrecision, When
from harmledger.model.where import Place, PlacePrecision
from harmledger.resolve import actors as parties
from harmledger.resolve import sources as speakers
from harmledger.resolve.gazetteer.index import ALIAS, Candidate, Gazetteer
from harmledger.vocabulary import actors
from harmledger.workflow.resolved import whole

OPEN = "none"
"""Typed for what a person holds to be nothing that can be told."""

_POINT = re.compile(r"\s*([+-]?\d{1,3}(?:\.\d+)?)\s*[,; ]\s*([+-]?\d{1,3}(?:\.\d+)?)\s*")
_ID = re.compile(r"[a-z][\w-]*:\S+", re.IGNORECASE)
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_MOST = 5
_LIKE = 60
"""Names of parties at least this alike, of 100, are offered for one that is not listed."""


@dataclass(frozen=True, slots=True)
class Point:
    """What goes with coordinates: the place's own name, how exact they are, and how far off it may lie in km."""

    name: str | None = None
    precision: PlacePrecision = PlacePrecision.EXACT
    radius_km: float | None = None


def place(typed: str, point: Point, gazetteer: Gazetteer, country: str | None) -> Place | None:
    """The place of an id, of ``LAT,LON``, or the only one of that name; None for ``none``.

    Args:
        typed: as typed.
        point: what goes with coordinates.
        gazetteer: where ids and names are looked up.
        country: the country that the report is set in; names are looked up there first.

    Raises:
        QuestionError: for coordinates that are none, or that nobody names.
        NotFoundError: if no gazetteer has it, or several places have the name.
    """
    if typed.strip().casefold() == OPEN:
        return None
    match = _POINT.fullmatch(typed)
    if match is not None:
        return _at(float(match[1]), float(match[2]), point, gazetteer, country)
    if _ID.fullmatch(typed.strip()):
        found = gazetteer.by_id(typed.strip())
        if found is None:
            raise NotFoundError(
                f"no gazetteer has a place {typed!r}", remedy="ids are listed by `harmledger gazetteer find NAME`"
            )
        return _of(found)
    return _of(_only(typed, gazetteer, country))


def _only(name: str, gazetteer: Gazetteer, country: str | None) -> Candidate:
    found = gazetteer.find(name, _MOST, country) or gazetteer.find(name, _MOST)
    if not found:
        raise NotFoundError(
            f"no gazetteer has a place called {name!r}",
            remedy="give its coordinates, as in --place 36.4731,37.0969, or add a gazetteer that has it",
        )
    found = [item for item in found if item.score >= ALIAS] or found
    if len(found) > 1:
        listed = "; ".join(f"{item.gazetteer_id} {whole(item)} ({item.precision})" for item in found)
        raise NotFoundError(f"{name!r} may be {listed}", remedy="give the id of the one that is meant")
    return found[0]


def _of(found: Candidate) -> Place:
    return Place(
        text="",
        name=found.name,
        lat=found.lat,
        lon=found.lon,
        precision=found.precision,
        gazetteer_id=found.gazetteer_id,
        admin=found.admin,
        country=found.country,
        radius_km=found.radius_km,
    )


def _at(lat: float, lon: float, point: Point, gazetteer: Gazetteer, country: str | None) -> Place:
    if abs(lat) > 90 or abs(lon) > 180:
        raise QuestionError(
            f"{lat:g}, {lon:g} is no point on Earth", remedy="give degrees north, then degrees east: 36.47,37.10"
        )
    if point.name is None:
        raise QuestionError("the claim names no place, so the point needs a name", remedy="give it with --name")
    chain = gazetteer.chain(lat, lon)
    return Place(
        text="",
        name=point.name,
        lat=lat,
        lon=lon,
        precision=point.precision,
        admin=tuple(area.name for area in chain),
        country=chain[0].country if chain else country,
        radius_km=point.radius_km,
    )


def date(typed: str) -> When | None:
    """The days of ``2020``, ``2020-03``, ``2020-03-03`` or ``2020-03-01..2020-03-05``; None for ``none``.

    Raises:
        QuestionError: for anything else, and for a period that ends before it starts.
    """
    if typed.strip().casefold() == OPEN:
        return None
    first, dots, last = typed.strip().partition("..")
    one = _days(first)
    if not dots:
        return one
    other = _days(last)
    if one.start is None or other.end is None or one.start > other.end:
        raise QuestionError(f"{typed!r} ends before it starts", remedy="give the first day first")
    return When(one.start, other.end, DatePrecision.PERIOD)


def _days(typed: str) -> When:
    match = _DAY.fullmatch(typed.strip())
    year, month, day = (0, None, None) if match is None else (int(part) if part else None for part in match.groups())
    try:
        first = dt.date(year or 0, month or 1, day or 1)
    except ValueError as error:
        raise QuestionError(
            f"{typed!r} is no date", remedy="write 2020-03-03, 2020-03, 2020, or 2020-03-01..2020-03-05"
        ) from error
    if month is None:
        return When(first, first.replace(month=12, day=31), DatePrecision.YEAR)
    if day is None:
        last = calendar.monthrange(first.year, month)[1]
        return When(first, first.replace(day=last), DatePrecision.MONTH)
    return When(first, first, DatePrecision.DAY)


def party(typed: str, country: str | None, *, unlisted: bool = False) -> tuple[str, ...]:
    """The listed name that the words mean; none for ``none``.

    Args:
        typed: a name of the list, or a wording that means one.
        country: the country that the report is set in.
        unlisted: take a name that is not on the list as it is.

    Raises:
        NotFoundError: if the list has no such party, unless ``unlisted``.
    """
    words = " ".join(typed.split())
    if words.casefold() == OPEN:
        return ()
    if words in actors.by_name():
        return (words,)
    found = parties.resolve(words, country)
    if found is not None:
        return (found.name,)
    if unlisted and words:
        return (words,)
    raise NotFoundError(
        f"no party on the list is called {typed!r}{_like(words, actors.by_name())}",
        remedy="give a name that `harmledger actors find` knows, or --unlisted to take it as it is",
    )


def _like(words: str, known: Iterable[str]) -> str:
    near = process.extract(words, list(known), scorer=fuzz.token_set_ratio, limit=3, score_cutoff=_LIKE)
    return f" (is it {', '.join(name for name, _score, _index in near)}?)" if near else ""


def speaker(typed: str, kind: SourceType | None, country: str | None) -> tuple[str, SourceType]:
    """Name and type of a speaker.

    Raises:
        QuestionError: if its type is neither given nor told by the words.
    """
    name, told = speakers.identify(" ".join(typed.split()), country)
    if kind is None and told is SourceType.UNKNOWN:
        raise QuestionError(
            f"what kind of speaker {typed!r} is, is not known",
            remedy=f"give it with --type: {', '.join(one for one in SourceType if one is not SourceType.UNKNOWN)}",
        )
    return name, kind or told
