"""The record: all that linking works out, in one pass over values. Nothing here reads or writes a ledger."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from harmledger.errors import NotFoundError
from harmledger.link.around.agreements import agreements
from harmledger.link.around.control import control
from harmledger.link.around.displacement import displacement
from harmledger.link.around.relate import redirects, related
from harmledger.link.around.tallies import tallies
from harmledger.link.grounds.judged import Judged
from harmledger.link.grounds.provenance import Provenance
from harmledger.link.grounds.sharing import Share
from harmledger.link.incidents import Sources, build
from harmledger.link.matching import names
from harmledger.link.matching.beside import Reply, replies
from harmledger.link.matching.cluster import Clustering, clusters
from harmledger.link.matching.engines import Engine, by_size
from harmledger.link.origins import copies
from harmledger.link.origins.compare import Match
from harmledger.link.origins.signatures import Signatures
from harmledger.link.telling.events import Event, eligible, events, founds
from harmledger.model.claim import Claim
from harmledger.model.incident import Incident, Record
from harmledger.model.judgement import Judgement
from harmledger.model.report import Report

Progress = Callable[[str, int, int], None]
"""Called with the name of the step at hand, its number and how many there are."""

_STEPS = ("copies", "events", "clusters", "incidents", "relations", "tallies")


@dataclass(frozen=True, slots=True)
class Machinery:
    """What linking runs on; none of it shows in the record.

    Attributes:
        engine: what runs the comparing of events.
        share: what works the pieces of large steps: this process, or several.
    """

    engine: Engine = by_size
    share: Share = map


ALONE = Machinery()
"""This process, with DuckDB."""


@dataclass(frozen=True, slots=True)
class Linked:
    """A record with what it was worked out by, so that a later linking can go on from it.

    Attributes:
        record: what is published.
        signatures: of every report, by its id.
        matches: what reports took from one another.
        origins: the origin of each report.
        clustering: the events of all reports, grouped.
        names: the full names that go with each event, by its key.
    """

    record: Record
    signatures: Mapping[str, Signatures]
    matches: tuple[Match, ...]
    origins: Mapping[str, str]
    clustering: Clustering
    names: Mapping[str, frozenset[str]]


def record(
    reports: Sequence[Report],
    claims: Sequence[Claim],
    judgements: Sequence[Judgement] = (),
    engine: Engine = by_size,
) -> Record:
    """The record alone, with no other before it; see :func:`worked_out`."""
    return worked_out(reports, claims, judgements, machinery=Machinery(engine)).record


def worked_out(
    reports: Sequence[Report],
    claims: Sequence[Claim],
    judgements: Sequence[Judgement] = (),
    previous: Sequence[tuple[str, tuple[str, ...]]] = (),
    progress: Progress | None = None,
    machinery: Machinery = ALONE,
) -> Linked:
    """Work the record out from reports, claims and judgements.

    A pure function: neither the order of its arguments nor earlier calls matter, so a record that was deleted comes
    back the same, ids included.

    Args:
        reports: every report that a claim comes from, and any others.
        claims: claims with what people corrected or rejected already applied.
        judgements: people's decisions; those on same and different are followed here.
        previous: id and claim ids of each incident of the last record; ids that are gone get a redirect.
        progress: told of each step.
        machinery: what it runs on.

    Raises:
        NotFoundError: if a claim's report is not among the reports.
    """
    step = _teller(progress)
    by_id = {report.report_id: report for report in reports}
    for claim in claims:
        if claim.report_id not in by_id:
            raise NotFoundError(
                f"claim {claim.claim_id} comes from report {claim.report_id}, which is not there",
                remedy="give linking every report that its claims come from",
            )
    ordered = sorted({claim.claim_id: claim for claim in claims}.values(), key=lambda c: c.claim_id)
    step(0)
    signatures = copies.signed(list(by_id.values()), machinery.share)
    matches = copies.matches(signatures, by_id.__getitem__, machinery.share)
    repeated = copies.settle(signatures.values(), matches)
    sources = Sources(by_id, Provenance(repeated.origins, repeated.origin_of))
    found = gathered(ordered, judgements, sources, machinery.engine, step)
    step(4)
    incidents = related(sorted(found.incidents(), key=by_day))
    treaties, incidents = agreements(ordered, incidents, sources)
    step(5)
    placed = {claim for incident in incidents for claim in incident.claims}
    made_record = Record(
        incidents=incidents,
        tallies=tallies(ordered, incidents, by_id, repeated.origins),
        agreements=treaties,
        control=control(ordered),
        displacement=displacement(ordered, by_id),
        copies=repeated.copies,
        quoted=repeated.quoted,
        unplaced=tuple(c.claim_id for c in eligible(ordered, found.judged) if c.claim_id not in placed),
        redirects=redirects(incidents, previous),
    )
    return Linked(made_record, signatures, matches, repeated.origins, found.clustering, found.names)


@dataclass(frozen=True, slots=True)
class Gathered:
    """Claims gathered into what will be incidents.

    Attributes:
        judged: what people decided of them.
        sources: the reports and what they go back to.
        clustering: the events, grouped.
        names: the full names that go with each event, by its key.
        founded: the groups that say enough to be an incident.
        beside: the replies to each of these, by its number.
    """

    judged: Judged
    sources: Sources
    clustering: Clustering
    names: Mapping[str, frozenset[str]]
    founded: tuple[tuple[Event, ...], ...]
    beside: Mapping[int, Sequence[Reply]]

    def incidents(self, claims: Collection[str] | None = None) -> list[Incident]:
        """The incidents, without what sets them against others; of these claims only, where some are given."""
        return [
            build(group, self.beside.get(number, ()), self.sources, self.judged, self.clustering)
            for number, group in enumerate(self.founded)
            if claims is None or not self._held(number).isdisjoint(claims)
        ]

    def _held(self, number: int) -> set[str]:
        told = {claim for event in self.founded[number] for claim in event.claim_ids}
        return told | {reply.claim_id for reply in self.beside.get(number, ())}


def gathered(
    claims: Sequence[Claim],
    judgements: Sequence[Judgement],
    sources: Sources,
    engine: Engine = by_size,
    step: Callable[[int], None] = lambda _number: None,
) -> Gathered:
    """Claims gathered into events, and these into groups that are one incident each.

    Args:
        claims: each once, in the order of their ids, with what people corrected or rejected already applied.
        judgements: people's decisions; those on same and different are followed here.
        sources: their reports, and what these go back to.
        engine: what runs the comparing of events.
        step: told of each step by its number.
    """
    step(1)
    judged = Judged((claim.claim_id for claim in claims), judgements)
    told = events(sources.reports, claims, sources.origins.reports, judged)
    step(2)
    named = names.of_events(told, sources.reports)
    clustering = clusters(told, named, judged, engine)
    founded = tuple(group for group in clustering.groups if is_founded(group))
    step(3)
    return Gathered(judged, sources, clustering, named, founded, replies(claims, founded))


def is_founded(group: Sequence[Event]) -> bool:
    """Whether a group of events says enough to be an incident."""
    return any(founds(event) for event in group)


def by_day(incident: Incident) -> tuple[bool, int, str]:
    """Sort key of a record's incidents: by their first day, undated last, then by id."""
    start = incident.date.start if incident.date is not None else None
    return start is None, start.toordinal() if start is not None else 0, incident.incident_id


def _teller(progress: Progress | None) -> Callable[[int], None]:
    def tell(number: int) -> None:
        if progress is not None:
            progress(_STEPS[number], number, len(_STEPS))

    return tell
