"""Speakers: who says things about a conflict, under one name each, and what type of source each is.

The list is ``sources.yaml``. What is said of one state's bodies ("the Russian Defence Ministry") is made by one
template
for every state.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from harmledger.errors import VocabularyError
from harmledger.model.terms import SourceType
from harmledger.vocabulary import actors
from harmledger.vocabulary.load import shipped

LIST = "sources.yaml"


@dataclass(frozen=True, slots=True)
class Source:
    """One speaker with a name of its own.

    Attributes:
        name: neutral name.
        type: what kind of source it is.
        aliases: wordings that mean it in any report.
        local: wordings that mean it only in reports about one of ``countries`` (ISO 3166-1 alpha-2).
        countries: where it works, and ``local`` holds; none where it works in many.
    """

    name: str
    type: SourceType
    aliases: tuple[str, ...] = ()
    local: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pattern:
    """What words tell the type of a speaker without a name of its own; ``find`` is searched in lower-cased words."""

    type: SourceType
    find: re.Pattern[str]


@functools.cache
def all() -> tuple[Source, ...]:  # noqa: A001 - read as sources.all()
    """Every speaker, those of the list first, then the bodies that every state has.

    Raises:
        VocabularyError: where an entry lacks a field, has an unknown type, or two speakers share a wording.
    """
    raw = shipped(LIST)
    try:
        named = tuple(_source(item) for item in raw["speakers"])
        taken = {actors.fold(words) for source in named for words in (source.name, *source.aliases)}
        found = (*named, *_bodies_of_states(raw["state_speakers"], taken))
    except (KeyError, TypeError, ValueError) as error:
        raise VocabularyError(f"{LIST}: an entry cannot be read: {error}") from error
    owner: dict[str, str] = {}
    for source in found:
        for words in (source.name, *source.aliases):
            if owner.setdefault(actors.fold(words), source.name) != source.name:
                raise VocabularyError(f"{LIST}: {words!r} means both {owner[actors.fold(words)]} and {source.name}")
    return found


@functools.cache
def by_name() -> Mapping[str, Source]:
    """The speakers by name."""
    return MappingProxyType({source.name: source for source in all()})


@functools.cache
def aliases() -> Mapping[str, str]:
    """Every wording, lower-cased and without leading article, to the name of the speaker.

    A wording that depends on the country of the report ("observatory") is among them where one speaker only has it.
    """
    table: dict[str, str] = {}
    for source in all():
        for words in (source.name, *source.aliases):
            table.setdefault(words.casefold().removeprefix("the "), source.name)
            table.setdefault(words.casefold(), source.name)
            table.setdefault(actors.fold(words), source.name)
    for words, owners in _local_owners().items():
        if len(owners) == 1:
            table.setdefault(words, owners[0])
    return MappingProxyType(table)


@functools.cache
def patterns() -> tuple[Pattern, ...]:
    """The type patterns, in the order in which they are tried."""
    try:
        return tuple(Pattern(SourceType(item["type"]), re.compile(item["find"])) for item in shipped(LIST)["patterns"])
    except (KeyError, ValueError, re.error) as error:
        raise VocabularyError(f"{LIST}: a pattern cannot be read: {error}") from error


def type_of(words: str) -> SourceType:
    """The type that the words of a speaker without a name of its own tell; UNKNOWN where they tell none."""
    plain = words.casefold()
    return next((pattern.type for pattern in patterns() if pattern.find.search(plain)), SourceType.UNKNOWN)


def _source(item: Mapping[str, Any]) -> Source:
    return Source(
        name=item["name"],
        type=SourceType(item["type"]),
        aliases=tuple(item["aliases"]),
        local=tuple(item.get("local", ())),
        countries=tuple(item.get("countries", ())),
    )


def _bodies_of_states(items: list[Mapping[str, Any]], taken: set[str]) -> Iterator[Source]:
    """The ministries, forces and media that every state has, but for wordings that a listed speaker has."""
    for state in actors.all():
        if state.kind != "state" or not state.demonyms:
            continue
        for item in items:
            name = item["name"].format(state.demonyms[0])
            if actors.fold(name) in taken:
                continue
            who = (*state.demonyms, *(f"{place}'s" for place in state.lands[:1]))
            forms = (form.format(adjective) for form in item["forms"] for adjective in who)
            wordings = tuple(form for form in dict.fromkeys(forms) if actors.fold(form) not in taken)
            yield Source(name, SourceType(item["type"]), tuple(form for form in wordings if form != name))


def _local_owners() -> dict[str, list[str]]:
    owners: dict[str, list[str]] = {}
    for source in all():
        for words in source.local:
            owners.setdefault(actors.fold(words), []).append(source.name)
    return owners
