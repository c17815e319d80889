"""Beats of a ledger's outlets, while reports are read: what a person gave, else what the outlet's other reports name.

A report that names no outlet counts for the web site that it came from.

What a report names is counted as it reads by itself, without a beat. So a beat hangs on what is in the ledger and on
nothing else: not on the order of adding, and not on what a beat made of other reports.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from harmledger.ledger import Session, Store
from harmledger.ledger.outlets import Noted, key
from harmledger.model.beat import GivenBeat, SurePlace
from harmledger.model.report import Report
from harmledger.resolve.gazetteer import beats
from harmledger.resolve.gazetteer.beats import Beat
from harmledger.resolve.gazetteer.index import SPELLING, Candidate, Gazetteer

LEAST = 3
"""So many other reports of an outlet must surely name a place before it has a beat."""


@dataclass(slots=True)
class Outlet:
    """What is known of one outlet.

    Attributes:
        name: as its newest report has it.
        counts: how often its reports surely name each place.
        reports: how many of its reports surely name one.
        given: the beat that a person gave.
        places: of ``given``, those that the gazetteer knows.
    """

    name: str = ""
    counts: Counter[SurePlace] = field(default_factory=Counter)
    reports: int = 0
    given: GivenBeat | None = None
    places: tuple[Candidate, ...] = ()

    def count(self, sure: Sequence[SurePlace], by: int = 1) -> None:
        """Count what a report names, or with ``by`` -1 count it no longer."""
        for place in sure:
            self.counts[place] += by
        self.reports += by * bool(sure)

    def beat(self, own: Sequence[SurePlace] = ()) -> Beat | None:
        """Its beat for a report that names ``own``, which does not count; None where too little is known."""
        if self.given is not None:
            return beats.given(self.places) if self.places else None
        if self.reports - bool(own) < LEAST:
            return None
        return beats.counted(self.counts - Counter(own) if own else self.counts)


class Beats:
    """The beats of one ledger, for one run of reading."""

    def __init__(self, store: Store, gazetteer: Gazetteer) -> None:
        self._store = store
        self._gazetteer = gazetteer
        self._outlets: dict[str, Outlet] = {}
        self._own: dict[str, tuple[SurePlace, ...]] = {}
        self._used: dict[str, str] = {}

    def begin(self, reports: Sequence[Report]) -> None:
        """Fetch what is known of the outlets of these reports; what is counted of them afterwards is remembered."""
        with self._store.session() as session:
            for outlet in sorted({key(report.publisher) for report in reports} - {"", *self._outlets}):
                self._outlets[outlet] = known(session, outlet, self._gazetteer)
            self._own.update(session.outlets.own(report.report_id for report in reports))

    def forget(self, outlets: Iterable[str]) -> None:
        """Fetch what is known of these outlets (by their keys) anew: one of them was given a beat."""
        for outlet in outlets:
            self._outlets.pop(outlet, None)

    def count(self, report: Report, sure: tuple[SurePlace, ...]) -> None:
        """Count what a report surely names by itself, in the place of what an earlier reading found."""
        outlet = self._outlets.get(key(report.publisher))
        if outlet is not None:
            outlet.count(self._own.get(report.report_id, ()), -1)
            outlet.count(sure)
            self._own[report.report_id] = sure

    def of(self, report: Report) -> Beat | None:
        """The beat of a report's outlet, by its other reports; None where there is none."""
        outlet = self._outlets.get(key(report.publisher))
        beat = None if outlet is None else outlet.beat(self._own.get(report.report_id, ()))
        self._used[report.report_id] = "" if beat is None else beat.digest
        return beat

    def keep(self, session: Session, report: Report) -> None:
        """Keep what a report's reading left, in the transaction of its claims."""
        sure, used = self._own.pop(report.report_id, None), self._used.pop(report.report_id, "")
        if sure is not None:
            noted = Noted(report.report_id, " ".join(report.publisher.split()), sure, used)
            session.outlets.note(key(report.publisher), noted)

    def outdated(self, session: Session) -> Iterator[str]:
        """As :func:`outdated`, of all outlets."""
        return outdated(session, self._gazetteer)


def known(session: Session, outlet: str, gazetteer: Gazetteer) -> Outlet:
    """What a ledger knows of an outlet, by its key."""
    given = session.outlets.given(outlet)
    found = Outlet(given=given)
    if given is not None:
        found.name = given.outlet
        found.places = tuple(place for words in given.places if (place := meant(words, gazetteer)) is not None)
    for noted in session.outlets.of(outlet):
        found.name = noted.name
        found.count(noted.sure)
    return found


def meant(words: str, gazetteer: Gazetteer) -> Candidate | None:
    """The place that words for a part of a beat mean: a name or an id; None where none is known."""
    return gazetteer.by_id(words) or next(iter(gazetteer.find(words, 1, least=SPELLING)), None)


def outdated(session: Session, gazetteer: Gazetteer, outlets: Iterable[str] | None = None) -> Iterator[str]:
    """Ids of the reports that were read with another beat than their outlet has now.

    Args:
        session: of the ledger.
        gazetteer: what given beats are looked up in.
        outlets: only of these, by their keys; None: of all.
    """
    for outlet in session.outlets.known() if outlets is None else sorted(set(outlets)):
        found = known(session, outlet, gazetteer)
        digests: dict[tuple[SurePlace, ...], str] = {}
        for noted in session.outlets.of(outlet):
            if noted.sure not in digests:
                beat = found.beat(noted.sure)
                digests[noted.sure] = "" if beat is None else beat.digest
            if digests[noted.sure] != noted.beat:
                yield noted.report_id


def described(beat: Beat, most: int = 4) -> Mapping[str, float]:
    """A beat for people: its largest provinces and countries, each with its share."""
    places: dict[str, float] = {f"{name}, {country}": share for (country, name), share in beat.provinces.items()}
    if not places:
        places = dict(beat.countries)
    return dict(sorted(places.items(), key=lambda item: (-item[1], item[0]))[:most])
