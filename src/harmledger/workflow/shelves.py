"""What linking asks of the last linking, answered by a ledger's session: values to and from what is kept."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from harmledger import review
from harmledger.ledger.session import Session
from harmledger.link.matching.keys import Keys
from harmledger.link.origins.compare import Match
from harmledger.link.origins.index import every_key
from harmledger.link.origins.signatures import Signatures
from harmledger.link.renewal.shelves import Shelved, packed, unpacked
from harmledger.model.claim import Claim
from harmledger.model.codec import from_json, to_json
from harmledger.model.incident import Incident
from harmledger.model.judgement import Judgement
from harmledger.model.report import Report
from harmledger.model.terms import ClaimKind

_COUNTRIES = "countries"
_NOWHERE = ""


class LedgerShelves:
    """The shelves of a ledger; see :class:`harmledger.link.renewal.shelves.Shelves`."""

    def __init__(self, session: Session, judgements: Sequence[Judgement]) -> None:
        self._session = session
        self._kept = session.shelves
        self._judgements = judgements

    def reports(self, ids: Iterable[str]) -> Mapping[str, Report]:
        """The reports of these ids."""
        return {report.report_id: report for report in self._session.reports(ids=ids)}

    def claims(self, reports: Iterable[str]) -> Mapping[str, Sequence[Claim]]:
        """By report, its claims with what people decided applied."""
        rows = self._kept.claims(reports)
        text = ",".join(data for held in rows.values() for data in held)
        read: list[Claim] = from_json(f"[{text}]", list[Claim])
        found: dict[str, list[Claim]] = defaultdict(list)
        for claim in review.apply(read, self._judgements):
            found[claim.report_id].append(claim)
        return dict(found)

    def claims_of(self, kinds: Collection[ClaimKind]) -> Sequence[Claim]:
        """All claims of these kinds, with what people decided applied."""
        read = [claim for kind in kinds for claim in self._session.claims(kind=kind)]
        return review.apply(read, self._judgements)

    def homes(self, claims: Iterable[str]) -> Mapping[str, str]:
        """The report of each claim that is there."""
        return self._kept.homes(claims)

    def published(self, claims: Iterable[str]) -> Mapping[str, dt.date]:
        """The day on which each claim's report was published, where that is known."""
        return self._kept.published(claims)

    def signatures(self, report_id: str) -> Signatures:
        """The signature of a report.

        Raises:
            KeyError: if there is none.
        """
        found = self._kept.signature(report_id)
        if found is None:
            raise KeyError(report_id)
        held: Signatures = from_json(found[0], Signatures)
        return dataclasses.replace(held, keys=tuple(unpacked(found[1])))

    def have(self, reports: Collection[str]) -> bool:
        """Whether the last linking had all of these reports."""
        return len(self._kept.signatures(reports)) == len(set(reports))

    def signed(self, reports: Collection[str]) -> Sequence[Signatures]:
        """The signatures of these reports, without their keys.

        Raises:
            KeyError: for reports that have none.
        """
        found: list[Signatures] = from_json(f"[{','.join(self._kept.signatures(reports))}]", list[Signatures])
        if missing := set(reports) - {item.report_id for item in found}:
            raise KeyError(*sorted(missing))
        return found

    def holders(self, keys: Iterable[int]) -> Mapping[int, Sequence[Signatures]]:
        """For each key that any report holds the signatures with it, sorted by their order; without their keys."""
        read: dict[str, Signatures] = {}
        found: dict[int, list[Signatures]] = defaultdict(list)
        for key, data in self._kept.holders(keys):
            if data not in read:
                read[data] = from_json(data, Signatures)
            found[key].append(read[data])
        return {key: sorted(held, key=lambda item: item.order) for key, held in found.items()}

    def put_signatures(self, new: Iterable[Signatures]) -> None:
        """Keep the signatures of reports that came."""
        self._kept.put_signatures(
            (item.report_id, to_json(dataclasses.replace(item, keys=())), packed(item.keys), every_key(item))
            for item in new
        )

    def taken(self, reports: Collection[str]) -> Sequence[Match]:
        """What these reports took from others."""
        return [from_json(data, Match) for data in self._kept.taken(reports)]

    def given(self, reports: Collection[str]) -> Sequence[Match]:
        """What others took from these reports."""
        return [from_json(data, Match) for data in self._kept.given(reports)]

    def replace_matches(self, gone: Iterable[Match], new: Iterable[Match]) -> None:
        """Forget some matches and keep others."""
        self._kept.replace_matches(
            [(match.first, match.second) for match in gone],
            [(match.first, match.second, to_json(match)) for match in new],
        )

    def of_reports(self, reports: Collection[str]) -> Sequence[Shelved]:
        """The events of these reports."""
        return list(map(_event, self._kept.events("report_id", reports)))

    def of_origins(self, origins: Collection[str]) -> Sequence[Shelved]:
        """The events whose reports go back to these."""
        return list(map(_event, self._kept.events("origin", origins)))

    def of_neighbourhoods(self, names: Collection[str]) -> Sequence[Shelved]:
        """The events of these neighbourhoods."""
        return list(map(_event, self._kept.events("neighbourhood", names)))

    def meeting(self, keys: Keys) -> Collection[str]:
        """The neighbourhoods that hold an event which offers what is asked, or asks for what is offered."""
        return self._kept.neighbourhoods(offered=keys.asks, asked=keys.offers)

    def replace_events(self, neighbourhoods: Collection[str], new: Iterable[Shelved]) -> None:
        """Put the new events in the place of all of these neighbourhoods."""
        rows = ((_row(event), unpacked(event.offers), unpacked(event.asks)) for event in new)
        self._kept.replace_events(neighbourhoods, rows)

    def incidents(self, ids: Collection[str]) -> Sequence[Incident]:
        """The incidents of these ids."""
        return self._kept.incidents(ids)

    def incidents_on(self, first: int, last: int, *, undated: bool = False) -> Sequence[Incident]:
        """The incidents with a day between these; with ``undated`` also those without."""
        return self._kept.incidents_on(dt.date.fromordinal(first), dt.date.fromordinal(last), undated=undated)

    def all_incidents(self) -> Sequence[Incident]:
        """Every incident."""
        return self._kept.all_incidents()

    def part(self, name: str) -> Sequence[Any]:
        """All values of one field of the record, in its order."""
        return self._kept.part(name)

    def part_about(self, name: str, field: str, named: Collection[str]) -> Sequence[Any]:
        """The values of one field of the record that name one of these as their ``claim`` or ``report``."""
        return self._kept.part_about(name, field, named)

    def countries(self) -> Mapping[str | None, int]:
        """How many incidents lie in each country."""
        held: dict[str, int] = from_json(self._kept.state(_COUNTRIES) or "{}", dict[str, int])
        return {name or None: count for name, count in held.items()}

    def note_countries(self, counts: Mapping[str | None, int]) -> None:
        """Note how many incidents lie in each country; only those that have a place count."""
        held = {name or _NOWHERE: count for name, count in counts.items()}
        self._kept.note(_COUNTRIES, to_json(held, dict[str, int]))


def countries_of(incidents: Iterable[Incident]) -> Counter[str | None]:
    """How many of the incidents that have a place lie in each country."""
    return Counter(incident.place.country for incident in incidents if incident.place is not None)


def _row(event: Shelved) -> dict[str, Any]:
    return {item.name: getattr(event, item.name) for item in dataclasses.fields(event)}


def _event(row: Mapping[str, Any]) -> Shelved:
    return Shelved(**{item.name: row[item.name] for item in dataclasses.fields(Shelved)})
