"""``outlets``: where each outlet's reports are set, as learnt from them or as a person gave it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from harmledger.errors import QuestionError
from harmledger.ledger import Session, Store
from harmledger.ledger.outlets import key
from harmledger.model.beat import GivenBeat
from harmledger.resolve.gazetteer.index import Gazetteer
from harmledger.workflow.beats import described, known, meant


@dataclass(frozen=True, slots=True)
class OutletBeat:
    """An outlet and its beat.

    Attributes:
        outlet: its name, as its newest report has it.
        reports: how many of its reports surely name a place.
        given: places that a person gave; none where the beat is learnt.
        places: shares of the largest provinces, or of countries where no province is known, 0 to 1; powers of two.
        weight: 0 to 1, how much the beat counts; 0 where there is none.
        by: who gave it; empty where it is learnt.
    """

    outlet: str
    reports: int
    given: tuple[str, ...] = ()
    places: Mapping[str, float] = field(default_factory=dict)
    weight: float = 0.0
    by: str = ""


class Outlets:
    """The outlets of one ledger, and what people say of them.

    Args:
        store: an open ledger.
        gazetteer: what places are looked up in.
    """

    def __init__(self, store: Store, gazetteer: Gazetteer) -> None:
        self._store = store
        self._gazetteer = gazetteer

    def listed(self) -> tuple[OutletBeat, ...]:
        """Every outlet of which reports were read, or that was given a beat, by name."""
        with self._store.session() as session:
            found = [self._told(session, outlet) for outlet in session.outlets.known()]
        return tuple(sorted(found, key=lambda one: one.outlet.casefold()))

    def give(self, outlet: str, places: Sequence[str], *, by: str = "") -> OutletBeat:
        """Give an outlet a beat, in the place of what is learnt and of what was given before.

        Args:
            outlet: its name as reports have it; case does not matter.
            places: names of countries, provinces or towns, or gazetteer ids.
            by: who gives it.

        Raises:
            QuestionError: if the outlet or the places are missing, or one of these is not known.
        """
        if not key(outlet):
            raise QuestionError("an outlet needs a name")
        problem = unknown(places, self._gazetteer)
        if problem is not None:
            raise QuestionError(problem, remedy="`harmledger gazetteer find NAME` shows what is known, with ids")
        with self._store.session(write=True) as session:
            session.outlets.give(key(outlet), made(outlet, places, by))
            return self._told(session, key(outlet))

    def clear(self, outlet: str) -> None:
        """Take a given beat away; what is learnt holds again.

        Raises:
            NotFoundError: if none was given.
        """
        with self._store.session(write=True) as session:
            session.outlets.clear(key(outlet))

    def _told(self, session: Session, outlet: str) -> OutletBeat:
        found = known(session, outlet, self._gazetteer)
        beat, given = found.beat(), found.given
        return OutletBeat(
            found.name,
            found.reports,
            () if given is None else given.places,
            {} if beat is None else described(beat),
            0.0 if beat is None else beat.weight,
            "" if given is None else given.by,
        )


def made(outlet: str, places: Sequence[str], by: str) -> GivenBeat:
    """A beat that is given now."""
    now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    return GivenBeat(" ".join(outlet.split()), tuple(places), by, now)


def unknown(places: Sequence[str], gazetteer: Gazetteer) -> str | None:
    """What is wrong with the places of a beat, in words; None where nothing is."""
    if not places:
        return "a beat needs a place"
    missing = [words for words in places if meant(words, gazetteer) is None]
    return f"no place is called {', '.join(map(repr, missing))}" if missing else None
