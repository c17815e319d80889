"""Parties to armed conflicts: neutral names, the wordings that mean them, and the countries where a wording holds.

The list is ``actors.yaml``. Wordings of states ("Syrian army", "Russian warplanes", "government forces") are made by
one
template for every state, so that no party is spoken of differently from another.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal

from harmledger.errors import VocabularyError
from harmledger.vocabulary.load import shipped

ActorKind = Literal["state", "non_state", "coalition"]
LIST = "actors.yaml"


@dataclass(frozen=True, slots=True)
class Actor:
    """One party.

    Attributes:
        name: neutral; the Uppsala Conflict Data Program's where it has one.
        kind: state, non_state or coalition.
        countries: ISO 3166-1 alpha-2 codes; a state's own, or where the group is a party.
        aliases: wordings that mean it in any report.
        local: wordings that mean it only in reports about one of ``countries``.
        demonyms: adjectives ("Syrian") that mean it where they stand for the state, else empty.
        lands: those aliases that are names of its country ("Syria").
        seats: those aliases that are names of its capital or seat of government ("Damascus", "Kremlin").
        parent: name of the party that it belongs to, else None.
    """

    name: str
    kind: ActorKind
    countries: tuple[str, ...]
    aliases: tuple[str, ...]
    local: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    lands: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    parent: str | None = None


def fold(words: str) -> str:
    """``words`` in the form that the tables are keyed by: lower case, no article, no apostrophes, single spaces."""
    plain = " ".join(_APOSTROPHES.sub("", words).casefold().split())
    return _ARTICLE.sub("", plain)


@functools.cache
def all() -> tuple[Actor, ...]:  # noqa: A001 - read as actors.all()
    """Every party of the list, in its order.

    Raises:
        VocabularyError: where the list lacks a field, repeats a name, or gives one wording to two parties.
    """
    raw = shipped(LIST)
    try:
        found = (*(_state(item, raw) for item in raw["states"]), *(_other(item) for item in raw["others"]))
    except (KeyError, TypeError) as error:
        raise VocabularyError(f"{LIST}: an entry lacks a field: {error}") from error
    _check(found)
    return found


@functools.cache
def by_name() -> Mapping[str, Actor]:
    """The parties by their neutral names."""
    return MappingProxyType({actor.name: actor for actor in all()})


@functools.cache
def aliases() -> Mapping[str, str]:
    """Every wording, lower-cased, to the neutral name it means.

    With and without apostrophes ("assad's forces", "assads forces"), without leading article. A wording that depends on
    the country of the report ("the regime", "the coalition") maps to the empty string: whose it is, is worked out by
    :mod:`harmledger.resolve.actors`. Bare demonyms are in :func:`demonyms`; names that are common words too ("IS",
    "US")
    are in :func:`written_as` and hold only as written there.
    """
    table: dict[str, str] = {}
    exact = {word.casefold() for word in written_as()}
    for actor in all():
        for words in actor.local:
            table.setdefault(words.casefold(), "")
    for actor in all():
        for words in (actor.name, *actor.aliases):
            for form in _spellings(words):
                if form not in exact:
                    table[form] = actor.name
    return MappingProxyType(table)


@functools.cache
def written_as() -> Mapping[str, str]:
    """Names that hold only in exactly this writing ("IS"), to the neutral name."""
    wanted = set(shipped(LIST)["written_as"])
    return MappingProxyType(
        {
            words: actor.name
            for actor in all()
            for words in (actor.name, *actor.aliases, *actor.demonyms)
            if words in wanted
        }
    )


@functools.cache
def demonyms() -> Mapping[str, str]:
    """Adjectives of nations, lower-cased ("syrian"), to the state's neutral name; "us" is in :func:`written_as`."""
    exact = {word.casefold() for word in written_as()}
    return MappingProxyType(
        {word.casefold(): actor.name for actor in all() for word in actor.demonyms if word.casefold() not in exact}
    )


@functools.cache
def places() -> frozenset[str]:
    """Those wordings, lower-cased, that name a place too: countries and their capitals ("russia", "damascus")."""
    return frozenset(word.casefold() for actor in all() for word in (*actor.lands, *actor.seats))


def war_began(country: str | None) -> dt.date | None:
    """First day of the month in which the war of ``country`` (ISO 3166-1 alpha-2) began; None where disputed."""
    began = shipped(LIST)["wars"].get(country)
    return dt.date.fromisoformat(f"{began}-01") if began else None


@functools.cache
def local() -> Mapping[str, tuple[Actor, ...]]:
    """Folded wordings that hold only in some countries ("regime forces"), to every party that they can mean."""
    table: dict[str, list[Actor]] = {}
    for actor in all():
        for key in dict.fromkeys(fold(words) for words in actor.local):
            table.setdefault(key, []).append(actor)
    return MappingProxyType({key: tuple(actors) for key, actors in table.items()})


def _state(item: Mapping[str, Any], raw: Mapping[str, Any]) -> Actor:
    """A state with the wordings that every state has."""
    made: list[str] = [*item["place"], *item["capital"], *item.get("also", ())]
    made += (f"{who} {noun}" for who in (*item["demonyms"], *item["place"][:1]) for noun in raw["nouns"])
    made += (f"{place}'s {noun}" for place in item["place"] for noun in raw["nouns"])
    made += (f"government of {place}" for place in item["place"])
    made += (form.format(leader) for leader in item["leaders"] for form in raw["leader_words"])
    made += (f"{who} {leader} {noun}" for who in item["demonyms"] for leader in item["leaders"] for noun in ("regime",))
    return Actor(
        name=item["name"],
        kind="state",
        countries=(item["country"], *item.get("also_in", ())),
        aliases=tuple(dict.fromkeys(made)),
        local=tuple(raw["local_nouns"]),
        demonyms=tuple(item["demonyms"]),
        lands=tuple(item["place"]),
        seats=tuple(item["capital"]),
    )


def _other(item: Mapping[str, Any]) -> Actor:
    return Actor(
        name=item["name"],
        kind=item["kind"],
        countries=tuple(item["countries"]),
        aliases=tuple(dict.fromkeys(item["aliases"])),
        local=tuple(item.get("local", ())),
        parent=item.get("parent"),
    )


def _check(actors: tuple[Actor, ...]) -> None:
    """No name twice, no wording for two parties, every parent known."""
    owner: dict[str, str] = {}
    names = [actor.name for actor in actors]
    for actor in actors:
        for words in (actor.name, *actor.aliases):
            taken = owner.setdefault(fold(words), actor.name)
            if taken != actor.name:
                raise VocabularyError(f"{LIST}: {words!r} means both {taken} and {actor.name}")
        if actor.parent is not None and actor.parent not in names:
            raise VocabularyError(f"{LIST}: {actor.name} has an unknown parent {actor.parent!r}")
    if len(set(names)) != len(names):
        raise VocabularyError(f"{LIST}: a name stands twice")


def _spellings(words: str) -> Iterator[str]:
    plain = words.casefold()
    yield plain
    if "'" in plain or "’" in plain:
        yield plain.replace("’", "'")
        yield plain.replace("'", "’")
        yield _APOSTROPHES.sub("", plain)


_APOSTROPHES = re.compile("['’‘`´]")
_ARTICLE = re.compile(r"^(?:the|a|an) ")
