"""Parties to armed conflicts: neutral names, the wordings that mean them, and the countries where a wording holds.

The lists are in ``parties/``; :mod:`harmledger.vocabulary.party_lists` reads them, and the user's own beside them.
Wordings that any party can have ("the X army", "X warplanes", "forces loyal to X") are no entries of the lists: they
are put together from a party's names and the words of ``parties/wordings.yaml``, for every party alike, so that no
party is spoken of differently from another.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import functools
from collections.abc import Iterator, Mapping
from contextvars import ContextVar

from harmledger.vocabulary import party_lists
from harmledger.vocabulary.party import Actor, ActorKind, Alliance, Parties, fold

__all__ = [
    "Actor",
    "ActorKind",
    "Alliance",
    "Parties",
    "aliases",
    "all",
    "by_name",
    "demonyms",
    "fold",
    "in_force",
    "local",
    "places",
    "shipped",
    "using",
    "war_began",
    "written_as",
]

_in_force: ContextVar[Parties | None] = ContextVar("parties in force", default=None)


def in_force() -> Parties:
    """The list that is looked up here: what :func:`using` set, else the shipped one.

    Raises:
        VocabularyError: where the shipped list lacks a field, repeats a name, or gives one wording to two parties.
    """
    return _in_force.get() or shipped()


@contextlib.contextmanager
def using(parties: Parties) -> Iterator[None]:
    """Within it, in this thread, ``parties`` is the list in force."""
    token = _in_force.set(parties)
    try:
        yield
    finally:
        _in_force.reset(token)


@functools.cache
def shipped() -> Parties:
    """The list that this version ships."""
    return party_lists.shipped_parties()


def all() -> tuple[Actor, ...]:  # noqa: A001 - read as actors.all()
    """Every party of the list in force, in its order."""
    return in_force().actors


def by_name() -> Mapping[str, Actor]:
    """The parties by their neutral names."""
    return in_force().by_name


def aliases() -> Mapping[str, str]:
    """Every wording of the list, lower-cased, to the neutral name it means.

    With and without apostrophes ("assad's forces", "assads forces"), without leading article. A wording that depends on
    the country of the report ("the regime", "the coalition") maps to the empty string: whose it is, is worked out by
    :mod:`harmledger.resolve.actors`. Bare demonyms are in :func:`demonyms`; names that are common words too ("IS",
    "US") are in :func:`written_as` and hold only as written there.
    """
    return in_force().aliases


def written_as() -> Mapping[str, str]:
    """Names that hold only in exactly this writing ("IS"), to the neutral name."""
    return in_force().written_as


def demonyms() -> Mapping[str, str]:
    """Adjectives of nations, lower-cased ("syrian"), to the state's neutral name; "us" is in :func:`written_as`."""
    return in_force().demonyms


def places() -> frozenset[str]:
    """Those wordings, lower-cased, that name a place too: countries and their capitals ("russia", "damascus")."""
    return in_force().places


def lands() -> frozenset[str]:
    """The names of countries among :func:`places`, as written ("Russia")."""
    return in_force().lands


def capital(nation: str) -> str | None:
    """The capital of the state of a nation ("Somali" to "Mogadishu"); None where the list does not give it."""
    state = in_force().by_name.get(in_force().demonyms.get(nation.casefold(), ""))
    return state.seats[0] if state is not None and state.seats else None


def local() -> Mapping[str, tuple[Actor, ...]]:
    """Folded wordings that hold only in some countries ("regime forces"), to every party that they can mean."""
    return in_force().local


def war_began(country: str | None) -> dt.date | None:
    """First day of the month in which the war of ``country`` (ISO 3166-1 alpha-2) began; None where disputed."""
    began = in_force().wars.get(country) if country else None
    return dt.date.fromisoformat(f"{began}-01") if began else None
