"""Events told again from their reports, and the shelf that grouping asks for what stands near new ones."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from harmledger.link.grounds.judged import Judged
from harmledger.link.matching import names
from harmledger.link.matching.cluster import Clustering
from harmledger.link.matching.keys import Keys
from harmledger.link.origins.settle import Copies
from harmledger.link.renewal.origins import settled
from harmledger.link.renewal.shelves import Shelves
from harmledger.link.telling.events import Event, events
from harmledger.model.claim import Claim
from harmledger.model.report import Report

Named = tuple[Event, frozenset[str]]


class Teller:
    """Reports as they are told now: their claims, origins and events, each worked out once."""

    def __init__(self, shelves: Shelves, judged: Judged, tied: Mapping[str, frozenset[str]]) -> None:
        """Tell from what stands on the shelves.

        Args:
            shelves: reports, claims and what is kept of the last linking.
            judged: people's decisions.
            tied: by report, the reports that people's word ties it to: these are told together.
        """
        self._shelves = shelves
        self._judged = judged
        self._tied = tied
        self.reports = _Fetched(shelves)
        self.claims: dict[str, Sequence[Claim]] = {}
        self.copies = Copies((), {})
        self._events: dict[str, dict[str, Named]] = {}

    def tell(self, wanted: Iterable[str]) -> None:
        """Have the events of these reports ready."""
        named = set(wanted)
        named |= {other for report_id in named for other in self._tied.get(report_id, ())}
        missing = sorted(named - self._events.keys())
        if not missing:
            return
        self.copies = settled(self._shelves, {*self._events, *missing})
        self.reports.fetch(missing)
        self.claims.update(self._shelves.claims(missing))
        claims = [claim for report_id in missing for claim in self.claims.get(report_id, ())]
        told = events({name: self.reports[name] for name in missing}, claims, self.copies.origins, self._judged)
        full = names.of_events(told, self.reports)
        self._events.update({report_id: {} for report_id in missing})
        for event in told:
            self._events[event.report_id][event.key] = event, full[event.key]

    def events(self, wanted: Iterable[str]) -> dict[str, Named]:
        """The events of these reports by key, each with its full names."""
        named = list(wanted)
        self.tell(named)
        return {key: held for report_id in named for key, held in self._events[report_id].items()}


class _Fetched(dict[str, Report]):
    """Reports by id, read when they are first asked for."""

    def __init__(self, shelves: Shelves) -> None:
        super().__init__()
        self._shelves = shelves

    def fetch(self, wanted: Iterable[str]) -> None:
        """Read these in one go."""
        self.update(self._shelves.reports([name for name in wanted if name not in self]))

    def __missing__(self, report_id: str) -> Report:
        self.fetch([report_id])
        return dict.__getitem__(self, report_id)


class Lending:
    """The shelf that :func:`harmledger.link.matching.update.update` asks, over what is kept of the last linking."""

    def __init__(self, shelves: Shelves, teller: Teller) -> None:
        self._shelves = shelves
        self._teller = teller

    def meeting(self, keys: Keys) -> Collection[str]:
        """As :class:`harmledger.link.matching.update.Shelf` says."""
        return self._shelves.meeting(keys)

    def holding(self, events: Collection[str], claims: Collection[str], origins: Collection[str]) -> Collection[str]:
        """As :class:`harmledger.link.matching.update.Shelf` says; of claims, what holds any event of their reports."""
        homes = set(self._shelves.homes({*claims, *events}).values())
        rows = (*self._shelves.of_reports(homes), *self._shelves.of_origins(origins))
        return {row.neighbourhood for row in rows}

    def events_of(self, neighbourhoods: Collection[str]) -> Mapping[str, Named]:
        """As :class:`harmledger.link.matching.update.Shelf` says."""
        rows = self._shelves.of_neighbourhoods(neighbourhoods)
        told = self._teller.events({row.report_id for row in rows})
        return {row.key: told[row.key] for row in rows if row.key in told}

    def replace(self, gone: Collection[str], made: Clustering, names: Mapping[str, frozenset[str]]) -> None:
        """Nothing: what is kept names incidents, which are worked out after."""
