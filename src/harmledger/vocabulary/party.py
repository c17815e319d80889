"""What a party is, and a list of parties with the tables that it is looked up in."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType


class ActorKind(StrEnum):
    """What a party is; each maps to ACLED's actor types and to UCDP's kinds of actors."""

    STATE = "state"  # a government with its forces
    REBEL_GROUP = "rebel_group"  # fights a state over government or territory
    POLITICAL_MILITIA = "political_militia"  # armed for political ends or for a state, gangs and vigilantes among them
    IDENTITY_MILITIA = "identity_militia"  # armed by community: a people, clan, tribe, faith or trade
    COALITION = "coalition"  # of states, international missions among them
    EXTERNAL = "external"  # private military companies and others that fight abroad for pay


ACLED: Mapping[ActorKind, str] = MappingProxyType(
    {
        ActorKind.STATE: "State forces",
        ActorKind.REBEL_GROUP: "Rebel group",
        ActorKind.POLITICAL_MILITIA: "Political militia",
        ActorKind.IDENTITY_MILITIA: "Identity militia",
        ActorKind.COALITION: "External/Other forces",
        ActorKind.EXTERNAL: "External/Other forces",
    }
)
"""ACLED's ``inter1`` and ``inter2`` (codebook of 2024); a state beyond its borders is among the external forces."""

UCDP: Mapping[ActorKind, str] = MappingProxyType(
    {
        ActorKind.STATE: "government of a state",
        ActorKind.REBEL_GROUP: "formally organised group",
        ActorKind.POLITICAL_MILITIA: "formally organised group",
        ActorKind.IDENTITY_MILITIA: "informally organised group",
        ActorKind.COALITION: "government of a state",
        ActorKind.EXTERNAL: "formally organised group",
    }
)
"""UCDP's kinds of actors: violence between two is state-based where one of them is the government of a state."""


@dataclass(frozen=True, slots=True)
class Alliance:
    """That a party fights beside another, or is kept by it, from one day on up to another; None: not known or open.

    Attributes:
        ally: neutral name of the other party.
        since, until: first and last day, both inclusive; dates of a month or year are its first and last.
    """

    ally: str
    since: dt.date | None = None
    until: dt.date | None = None

    def holds(self, day: dt.date | None) -> bool:
        """Whether it may have held on ``day``; where no day is known, whether it ever did."""
        return within(day, self.since, self.until)


@dataclass(frozen=True, slots=True)
class Actor:
    """One party.

    Attributes:
        name: neutral; the Uppsala Conflict Data Program's where it has one.
        kind: what it is.
        countries: ISO 3166-1 alpha-2 codes; a state's own, or where the group is a party.
        aliases: wordings that mean it in any report.
        local: wordings that mean it only in reports about one of ``countries``.
        demonyms: adjectives ("Syrian") that mean it where they stand for the state, else empty.
        lands: those aliases that are names of its country ("Syria").
        seats: those aliases that are names of its capital or seat of government ("Damascus", "Kremlin").
        leaders: heads by whom its forces are named ("Assad's forces").
        parent: name of the party that it belongs to, else None.
        alliances: with whom it fights, with dates.
        since, until: the days between which ``local`` holds, both inclusive; None: open.
        own: whether the user's list, not the shipped one, has it.
    """

    name: str
    kind: ActorKind
    countries: tuple[str, ...]
    aliases: tuple[str, ...]
    local: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    lands: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    leaders: tuple[str, ...] = ()
    parent: str | None = None
    alliances: tuple[Alliance, ...] = ()
    since: dt.date | None = None
    until: dt.date | None = None
    own: bool = False

    def spoken_of(self, country: str | None, day: dt.date | None) -> bool:
        """Whether ``local`` wordings can mean it in a report about ``country`` on ``day`` (None: not known)."""
        return country in self.countries and within(day, self.since, self.until)


def within(day: dt.date | None, since: dt.date | None, until: dt.date | None) -> bool:
    """Whether ``day`` lies between two days, both inclusive; a day or bound that is None excludes nothing."""
    return day is None or ((since is None or since <= day) and (until is None or day <= until))


@dataclass(frozen=True, eq=False)
class Parties:
    """A list of parties as it is in force, with the tables that it is looked up in. Never altered.

    Attributes:
        actors: the parties, in the order of the list.
        nouns: words that say of a party's name that its forces are meant ("army", "warplanes").
        exact: names that are words too and hold only in the writing given ("IS").
        wars: for a country the month in which the war began that its reports call "the war".
        version: which list; another one is another version.
    """

    actors: tuple[Actor, ...]
    nouns: tuple[str, ...] = ()
    exact: frozenset[str] = frozenset()
    wars: Mapping[str, str] = field(default_factory=dict)
    version: str = ""

    @functools.cached_property
    def by_name(self) -> Mapping[str, Actor]:
        """The parties by their neutral names."""
        return MappingProxyType({actor.name: actor for actor in self.actors})

    @functools.cached_property
    def written_as(self) -> Mapping[str, str]:
        """Names that hold only in exactly this writing ("IS"), to the neutral name."""
        return MappingProxyType(
            {
                words: actor.name
                for actor in self.actors
                for words in (actor.name, *actor.aliases, *actor.demonyms)
                if words in self.exact
            }
        )

    @functools.cached_property
    def _exact_keys(self) -> frozenset[str]:
        return frozenset(word.casefold() for word in self.written_as)

    @functools.cached_property
    def named(self) -> Mapping[str, str]:
        """Names and aliases, folded, that hold anywhere, to the neutral name; without those of :attr:`written_as`."""
        return MappingProxyType(
            {
                key: actor.name
                for actor in self.actors
                for words in (actor.name, *actor.aliases)
                if (key := fold(words)) not in self._exact_keys
            }
        )

    @functools.cached_property
    def aliases(self) -> Mapping[str, str]:
        """Every wording of the lists, lower-cased, to the neutral name it means; see :func:`aliases`."""
        table: dict[str, str] = {}
        for actor in self.actors:
            for words in actor.local:
                table.setdefault(words.casefold(), "")
        for actor in self.actors:
            for words in (actor.name, *actor.aliases):
                for form in _spellings(words):
                    if form not in self._exact_keys:
                        table[form] = actor.name
        return MappingProxyType(table)

    @functools.cached_property
    def demonyms(self) -> Mapping[str, str]:
        """Adjectives of nations, lower-cased ("syrian"), to the state's neutral name; without "us"."""
        return MappingProxyType(
            {
                word.casefold(): actor.name
                for actor in self.actors
                for word in actor.demonyms
                if word.casefold() not in self._exact_keys
            }
        )

    @functools.cached_property
    def places(self) -> frozenset[str]:
        """Those wordings, lower-cased, that name a place too: countries and their capitals ("russia", "damascus")."""
        return frozenset(word.casefold() for actor in self.actors for word in (*actor.lands, *actor.seats))

    @functools.cached_property
    def seats(self) -> frozenset[str]:
        """Those of :attr:`places` that are capitals or seats of government."""
        return frozenset(word.casefold() for actor in self.actors for word in actor.seats)

    @functools.cached_property
    def lands(self) -> frozenset[str]:
        """The names of countries, as written."""
        return frozenset(word for actor in self.actors for word in actor.lands)

    @functools.cached_property
    def leaders(self) -> Mapping[str, str]:
        """Heads by whom a party's forces are named, lower-cased, to the neutral name."""
        return MappingProxyType({word.casefold(): actor.name for actor in self.actors for word in actor.leaders})

    @functools.cached_property
    def nations(self) -> frozenset[str]:
        """Adjectives of nations as written."""
        return frozenset(word for actor in self.actors for word in actor.demonyms)

    @functools.cached_property
    def noun_set(self) -> frozenset[str]:
        """The nouns, to be asked for."""
        return frozenset(self.nouns)

    def is_exact(self, key: str) -> bool:
        """Whether ``key``, in lower case, is a name only where it is written otherwise."""
        return key in self._exact_keys

    @functools.cached_property
    def local(self) -> Mapping[str, tuple[Actor, ...]]:
        """Folded wordings that hold only in some countries ("regime forces"), to every party that they can mean."""
        table: dict[str, list[Actor]] = {}
        for actor in self.actors:
            for key in dict.fromkeys(fold(words) for words in actor.local):
                table.setdefault(key, []).append(actor)
        return MappingProxyType({key: tuple(actors) for key, actors in table.items()})

    @functools.cached_property
    def kept_by(self) -> Mapping[str, tuple[tuple[Actor, Alliance], ...]]:
        """For a party those that are its allies by the list, each with the alliance."""
        table: dict[str, list[tuple[Actor, Alliance]]] = {}
        for actor in self.actors:
            for one in actor.alliances:
                table.setdefault(one.ally, []).append((actor, one))
        return MappingProxyType({name: tuple(found) for name, found in table.items()})


def fold(words: str) -> str:
    """``words`` in the form that the tables are keyed by: lower case, no article, no apostrophes, single spaces."""
    plain = " ".join(_APOSTROPHES.sub("", words).casefold().split())
    return _ARTICLE.sub("", plain)


def _spellings(words: str) -> Iterator[str]:
    plain = words.casefold()
    yield plain
    if "'" in plain or "’" in plain:
        yield plain.replace("’", "'")
        yield plain.replace("'", "’")
        yield _APOSTROPHES.sub("", plain)


_APOSTROPHES = re.compile("['’‘`´]")
_ARTICLE = re.compile(r"^(?:the|a|an) ")
