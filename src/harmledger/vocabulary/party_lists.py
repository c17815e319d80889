"""Reading lists of parties: the shipped ones of ``parties/``, and a user's own that is laid over them."""

from __future__ import annotations

import calendar
import collections
import dataclasses
import datetime as dt
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from harmledger.errors import VocabularyError
from harmledger.vocabulary.load import shipped
from harmledger.vocabulary.party import Actor, ActorKind, Alliance, Parties, fold

FOLDER = "parties"
WORDINGS, STATES = "wordings.yaml", "states.yaml"
REGIONS = (
    "middle_east.yaml",
    "europe.yaml",
    "east_africa.yaml",
    "west_and_central_africa.yaml",
    "asia.yaml",
    "americas.yaml",
    "worldwide.yaml",
)
"""The files of all other parties, in the order in which their entries are listed."""

_FIELDS = frozenset("name kind parent countries native aliases local called since until allies".split())
_STATE_FIELDS = frozenset("name country native also_in lands demonyms seats leaders aliases".split())


def shipped_parties() -> Parties:
    """The list that this version ships.

    Raises:
        VocabularyError: where an entry lacks a field or has an unknown one, a name stands twice, or one wording means
            two parties; the message names the file and the entry.
    """
    words = shipped(f"{FOLDER}/{WORDINGS}")
    actors = [_state(item, tuple(words["local_nouns"])) for item in shipped(f"{FOLDER}/{STATES}")]
    for name in REGIONS:
        actors += others(shipped(f"{FOLDER}/{name}"), words["sets"], name)
    check(actors, FOLDER)
    said = {alias for actor in actors for alias in (actor.name, *actor.aliases, *actor.demonyms)}
    idle = sorted(set(words["written_as"]) - said)
    if idle:
        raise VocabularyError(f"{WORDINGS}: {idle[0]!r} under written_as names no party")
    nouns = (*words["nouns"], *(f"{one} {noun}" for one in words["between"] for noun in words["nouns"]))
    return Parties(
        tuple(actors),
        tuple(dict.fromkeys(nouns)),
        frozenset(words["written_as"]),
        MappingProxyType(dict(words["wars"])),
        str(words["version"]),
    )


def others(items: Iterable[Any], sets: Mapping[str, list[str]], where: str) -> Iterator[Actor]:
    """The parties of one file that are no states.

    Args:
        items: the file's entries.
        sets: sets of words that an entry may name under ``called``.
        where: the file, for errors.

    Raises:
        VocabularyError: where an entry cannot be read.
    """
    for item in items:
        if not isinstance(item, dict):
            raise VocabularyError(f"{where}: {item!r} is no entry")
        name = item.get("name")
        if not isinstance(name, str):
            raise VocabularyError(f"{where}: an entry has no name: {item!r}")
        unknown = sorted(set(item) - _FIELDS)
        if unknown:
            raise VocabularyError(f"{where}: {name} has an unknown field {unknown[0]!r}")
        try:
            yield _other(item, sets)
        except (KeyError, TypeError, ValueError) as error:
            raise VocabularyError(f"{where}: {name} cannot be read: {error!r}") from error


def _other(item: Mapping[str, Any], sets: Mapping[str, list[str]]) -> Actor:
    called = [words for name in item.get("called", ()) for words in sets[name]]
    return Actor(
        name=item["name"],
        kind=ActorKind(item["kind"]),
        countries=_codes(item["countries"]),
        aliases=_words((*item.get("aliases", ()), *item.get("native", ()))),
        local=_words((*item.get("local", ()), *called)),
        parent=item.get("parent"),
        alliances=tuple(
            Alliance(one["ally"], first_day(one.get("since")), last_day(one.get("until")))
            for one in item.get("allies", ())
        ),
        since=first_day(item.get("since")),
        until=last_day(item.get("until")),
    )


def _state(item: Mapping[str, Any], local: tuple[str, ...]) -> Actor:
    """A state; the words for its forces are those of every state."""
    unknown = sorted(set(item) - _STATE_FIELDS)
    if unknown or not {"name", "country", "lands"} <= set(item):
        raise VocabularyError(f"{STATES}: {item.get('name', item)} lacks a field, or has an unknown one")
    lands, seats, leaders = (tuple(item.get(key, ())) for key in ("lands", "seats", "leaders"))
    made = (
        *lands,
        *seats,
        *leaders,
        *item.get("aliases", ()),
        *(f"government of {land}" for land in lands),
        *item.get("native", ()),
    )
    return Actor(
        name=item["name"],
        kind=ActorKind.STATE,
        countries=_codes((item["country"], *item.get("also_in", ()))),
        aliases=_words(made),
        local=local,
        demonyms=_words(item.get("demonyms", ())),
        lands=lands,
        seats=seats,
        leaders=leaders,
    )


def own_parties(path: Path) -> tuple[Actor, ...]:
    """The entries of a user's own list; none where there is no such file.

    Raises:
        VocabularyError: where it cannot be read; the message names the file and the entry.
    """
    if not path.exists():
        return ()
    try:
        found = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise VocabularyError(f"{path} cannot be read: {error}", remedy="mend or remove the file") from error
    items = found.get("parties") if isinstance(found, dict) else found
    if items is None:
        return ()
    if not isinstance(items, list):
        raise VocabularyError(f"{path} holds no list of parties", remedy="see docs/actors.md for its form")
    actors = tuple(others(items, shipped(f"{FOLDER}/{WORDINGS}")["sets"], str(path)))
    return tuple(dataclasses.replace(actor, own=True) for actor in actors)


def overlaid(base: Parties, own: Sequence[Actor], where: str) -> Parties:
    """The list with a user's own laid over it: new parties, and more wordings for those that are there.

    Args:
        base: the list below.
        own: the user's entries; one that bears a name of ``base`` adds its wordings and countries to that party.
        where: the file, for errors.

    Raises:
        VocabularyError: where a wording already means another party in one of its countries; both are named.
    """
    if not own:
        return base
    actors = {actor.name: actor for actor in base.actors}
    for one in own:
        actors[one.name] = _joined(actors[one.name], one) if one.name in actors else one
    found = tuple(actors.values())
    check(found, where)
    for one in own:
        clash = rival(found, actors[one.name], (one.name, *one.aliases, *one.local), one.countries)
        if clash is not None:
            raise VocabularyError(
                f"{where}: {clash[0]!r} of {one.name} already means {clash[1].name}", remedy="take it out of one entry"
            )
    short = {word for one in own for word in (one.name, *one.aliases) if re.fullmatch(r"[A-Z]{2,3}", word)}
    said = repr([dataclasses.asdict(one) for one in own]).encode()
    version = f"{base.version}+{hashlib.sha256(said).hexdigest()[:8]}"
    return Parties(found, base.nouns, base.exact | short, base.wars, version)


def _joined(base: Actor, more: Actor) -> Actor:
    return dataclasses.replace(
        base,
        countries=tuple(dict.fromkeys((*base.countries, *more.countries))),
        aliases=tuple(dict.fromkeys((*base.aliases, *more.aliases))),
        local=tuple(dict.fromkeys((*base.local, *more.local))),
        alliances=(*base.alliances, *more.alliances),
    )


def rival(
    actors: Iterable[Actor], owner: Actor, wordings: Iterable[str], countries: Sequence[str]
) -> tuple[str, Actor] | None:
    """The first of ``wordings`` that means another party than ``owner`` in one of ``countries``, and that party."""
    keys = {fold(words): words for words in wordings}
    for actor in actors:
        if actor.name == owner.name:
            continue
        here = bool(set(actor.countries) & set(countries))
        said = {fold(words) for words in (actor.name, *actor.aliases, *(actor.local if here else ()))}
        said |= {fold(words) for words in actor.demonyms}
        hit = next((key for key in keys if key in said), None)
        if hit is not None and (here or hit not in {fold(words) for words in owner.local}):
            return keys[hit], actor
    return None


def check(actors: Sequence[Actor], where: str) -> None:
    """No name twice, no wording that holds anywhere for two parties, every parent and ally known.

    Raises:
        VocabularyError: otherwise; the message names the wording and both parties.
    """
    owner: dict[str, str] = {}
    names = {actor.name for actor in actors}
    for name, often in collections.Counter(actor.name for actor in actors).items():
        if often > 1:
            raise VocabularyError(f"{where}: the name {name} stands twice")
    for actor in actors:
        for words in (actor.name, *actor.aliases):
            taken = owner.setdefault(fold(words), actor.name)
            if taken != actor.name:
                raise VocabularyError(f"{where}: {words!r} means both {taken} and {actor.name}")
        if actor.parent is not None and actor.parent not in names:
            raise VocabularyError(f"{where}: {actor.name} has an unknown parent {actor.parent!r}")
        for one in actor.alliances:
            if one.ally not in names:
                raise VocabularyError(f"{where}: {actor.name} has an unknown ally {one.ally!r}")


def first_day(said: object) -> dt.date | None:
    """The first day of a year, month or day that is written as in ISO 8601; None for None."""
    if said is None or isinstance(said, dt.date):
        return said
    year, month, day = _parts(said)
    return dt.date(year, month or 1, day or 1)


def last_day(said: object) -> dt.date | None:
    """The last day of a year, month or day that is written as in ISO 8601; None for None."""
    if said is None or isinstance(said, dt.date):
        return said
    year, month, day = _parts(said)
    return dt.date(year, month or 12, day or calendar.monthrange(year, month or 12)[1])


def _parts(said: object) -> tuple[int, int | None, int | None]:
    parts = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", str(said))
    if parts is None:
        raise ValueError(f"{said!r} is no year, month or day")
    year, month, day = parts.groups()
    return int(year), int(month) if month else None, int(day) if day else None


def _codes(items: Iterable[object]) -> tuple[str, ...]:
    found = tuple(str(item) for item in items)
    for code in found:
        if not re.fullmatch("[A-Z]{2}", code):
            raise ValueError(f"{code!r} is no ISO 3166-1 code of two capitals")
    return found


def _words(items: Iterable[object]) -> tuple[str, ...]:
    found = tuple(dict.fromkeys(items))
    for item in found:
        if not isinstance(item, str) or not fold(item):
            raise ValueError(f"{item!r} is no wording")
    return tuple(str(item) for item in found)
