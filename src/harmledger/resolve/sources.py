"""Who says it: wordings of speakers to a name and a type."""

from __future__ import annotations

import functools
import re

from harmledger.model.claim import Speaker
from harmledger.model.span import Mention
from harmledger.model.terms import SourceType
from harmledger.resolve import actors
from harmledger.vocabulary import sources
from harmledger.vocabulary.actors import Actor, fold
from harmledger.vocabulary.sources import Source


def speaker(mention: Mention, country: str | None) -> Speaker:
    """The speaker that ``mention`` names in a report about ``country``: a listed name, or as worded."""
    name, kind, reason = _identified(mention.text, country)
    return Speaker(name, kind, mention.start, mention.end, reason)


def identify(words: str, country: str | None) -> tuple[str, SourceType]:
    """Name and type of a speaker."""
    return _identified(words, country)[:2]


@functools.lru_cache(maxsize=8192)
def _identified(words: str, country: str | None) -> tuple[str, SourceType, str]:
    """Name, type and reason. A listed body that is named inside longer words is the one that speaks.

    "A SANA correspondent" is SANA; a person who photographs for an agency is a photographer and stays as worded; a
    party to
    the conflict speaks as a government or an armed group.
    """
    text = " ".join(words.split())
    listed = _listed(fold(text), country)
    if listed is not None and not (text.islower() and len(text) < 5):
        return listed.name, listed.type, "on the list of speakers"  # "WHO" speaks, "who" does not
    told = sources.type_of(text)
    if told is SourceType.PHOTOGRAPHER:
        return _as_worded(text), told, _BY_WORDS
    inside = _inside(text, country)
    if inside is not None:
        return inside.name, inside.type, "the words name a body on the list of speakers"
    party = actors.resolve(text, country)
    if party is not None:
        return *_party(text, party, told), f"the words mean {party.name}, a party to the conflict"
    return _as_worded(text), told, _NO_KIND if told is SourceType.UNKNOWN else _BY_WORDS


def _party(text: str, party: Actor, told: SourceType) -> tuple[str, SourceType]:
    """A party speaking: by its neutral name, or by its own words where those say which part of it speaks."""
    if party.kind == "state":
        if told in {SourceType.UNKNOWN, SourceType.GOVERNMENT}:
            return party.name, SourceType.GOVERNMENT
        return _as_worded(text), told
    if party.kind == "coalition":
        return party.name, SourceType.MILITARY
    return party.name, SourceType.ARMED_GROUP


def _listed(key: str, country: str | None) -> Source | None:
    name = _everywhere().get(key) or _everywhere().get(key.removesuffix("s"))
    if name is not None:
        return sources.by_name()[name]
    local = _local().get(key) or _local().get(key.removesuffix("s"), ())  # "Observatorys", in texts without apostrophes
    holders = [source for source in local if country in source.countries]
    return holders[0] if len(holders) == 1 else None


def _inside(text: str, country: str | None) -> Source | None:
    """The first listed body that the words name, longest wording first; acronyms only as written."""
    tokens = _TOKEN.findall(text)
    for length in range(min(8, len(tokens)), 0, -1):
        for start in range(len(tokens) - length + 1):
            words = " ".join(tokens[start : start + length])
            if length == 1 and not (words[0].isupper() or words.isupper()):
                continue
            found = _listed(fold(words), country)
            if found is not None and (len(words) > 4 or words.isupper()):
                return found
    return None


@functools.cache
def _everywhere() -> dict[str, str]:
    return {fold(words): source.name for source in sources.all() for words in (source.name, *source.aliases)}


@functools.cache
def _local() -> dict[str, tuple[Source, ...]]:
    table: dict[str, list[Source]] = {}
    for source in sources.all():
        for words in source.local:
            table.setdefault(fold(words), []).append(source)
    return {key: tuple(found) for key, found in table.items()}


def _as_worded(words: str) -> str:
    return re.sub(r"^(?:the|an?) ", "", words, flags=re.IGNORECASE)


_BY_WORDS = "not on the list of speakers; the words say of what kind"
_NO_KIND = "not on the list of speakers, and the words do not say of what kind"
_TOKEN = re.compile(r"[^\s,;:()\"“”]+")
