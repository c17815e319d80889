"""What a linking leaves behind for the next one, and how the next one asks for it: a ledger's tables answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from harmledger.link.matching.cluster import Clustering
from harmledger.link.matching.keys import Keys, keys_of
from harmledger.link.origins.compare import Match
from harmledger.link.origins.index import Holders
from harmledger.link.origins.signatures import Signatures
from harmledger.link.telling.events import Event
from harmledger.model.claim import Claim
from harmledger.model.incident import Incident
from harmledger.model.report import Report
from harmledger.model.terms import ClaimKind


@dataclass(frozen=True, slots=True)
class Shelved:
    """What is kept of an event; the event itself is told again from its report when it is needed.

    Attributes:
        key, report_id, origin: as of the event.
        neighbourhood: the least key of the events that it was grouped with.
        incident: the incident that it belongs to; None where its group says too little to be one.
        offers, asks: its keys (:mod:`harmledger.link.matching.keys`), as little-endian 64-bit numbers in a row.
    """

    key: str
    report_id: str
    origin: str
    neighbourhood: str
    incident: str | None
    offers: bytes
    asks: bytes


class Shelves(Holders, Protocol):
    """What is kept of the last linking, together with the reports and claims themselves."""

    def reports(self, ids: Iterable[str]) -> Mapping[str, Report]:
        """The reports of these ids."""
        ...

    def claims(self, reports: Iterable[str]) -> Mapping[str, Sequence[Claim]]:
        """By report, its claims with what people decided applied."""
        ...

    def claims_of(self, kinds: Collection[ClaimKind]) -> Sequence[Claim]:
        """All claims of these kinds, with what people decided applied."""
        ...

    def homes(self, claims: Iterable[str]) -> Mapping[str, str]:
        """The report of each claim that is there."""
        ...

    def published(self, claims: Iterable[str]) -> Mapping[str, dt.date]:
        """The day on which each claim's report was published, where that is known."""
        ...

    def signed(self, reports: Collection[str]) -> Sequence[Signatures]:
        """The signatures of these reports, without their keys; raises KeyError for reports that have none."""
        ...

    def put_signatures(self, new: Iterable[Signatures]) -> None:
        """Keep the signatures of reports that came."""
        ...

    def taken(self, reports: Collection[str]) -> Sequence[Match]:
        """What these reports took from others."""
        ...

    def given(self, reports: Collection[str]) -> Sequence[Match]:
        """What others took from these reports."""
        ...

    def replace_matches(self, gone: Iterable[Match], new: Iterable[Match]) -> None:
        """Forget some matches and keep others."""
        ...

    def of_reports(self, reports: Collection[str]) -> Sequence[Shelved]:
        """The events of these reports."""
        ...

    def of_origins(self, origins: Collection[str]) -> Sequence[Shelved]:
        """The events whose reports go back to these."""
        ...

    def of_neighbourhoods(self, names: Collection[str]) -> Sequence[Shelved]:
        """The events of these neighbourhoods."""
        ...

    def meeting(self, keys: Keys) -> Collection[str]:
        """The neighbourhoods that hold an event which offers what is asked, or asks for what is offered."""
        ...

    def replace_events(self, neighbourhoods: Collection[str], new: Iterable[Shelved]) -> None:
        """Put the new events in the place of all of these neighbourhoods."""
        ...

    def incidents(self, ids: Collection[str]) -> Sequence[Incident]:
        """The incidents of these ids."""
        ...

    def incidents_on(self, first: int, last: int, *, undated: bool = False) -> Sequence[Incident]:
        """The incidents with a day between these (ordinals, both inclusive); with ``undated`` also those without."""
        ...

    def all_incidents(self) -> Sequence[Incident]:
        """Every incident."""
        ...

    def part(self, name: str) -> Sequence[object]:
        """All values of one field of the record, in its order."""
        ...

    def part_about(self, name: str, field: str, named: Collection[str]) -> Sequence[object]:
        """The values of one field of the record that name one of these as their ``claim`` or ``report``."""
        ...

    def countries(self) -> Mapping[str | None, int]:
        """How many incidents lie in each country."""
        ...


def packed(keys: Iterable[int]) -> bytes:
    """Keys as they are kept."""
    return np.array(sorted(keys), dtype="<i8").tobytes()


def unpacked(data: bytes) -> list[int]:
    """Keys as they were."""
    found: list[int] = np.frombuffer(data, dtype="<i8").tolist()
    return found


def shelved(
    clustering: Clustering, names: Mapping[str, frozenset[str]], incidents: Mapping[str, str]
) -> Iterator[Shelved]:
    """What is kept of the events of a clustering.

    Args:
        clustering: events grouped, with their neighbourhoods.
        names: the full names that go with each event.
        incidents: the incident of each event that is in one, by the event's key.
    """
    homes = {key: held[0] for held in clustering.neighbourhoods for key in held}
    for group in clustering.groups:
        for event in group:
            yield _of(event, names.get(event.key, frozenset()), homes[event.key], incidents.get(event.key))


def _of(event: Event, names: frozenset[str], neighbourhood: str, incident: str | None) -> Shelved:
    keys = keys_of(event, names)
    return Shelved(
        key=event.key,
        report_id=event.report_id,
        origin=event.origin,
        neighbourhood=neighbourhood,
        incident=incident,
        offers=packed(keys.offers),
        asks=packed(keys.asks),
    )
