"""One linking of what is new: from reports that came, and people's new words, to what changes in the record."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from harmledger.link.build import is_founded
from harmledger.link.grounds.judged import Judged
from harmledger.link.grounds.provenance import Provenance
from harmledger.link.grounds.unions import Unions
from harmledger.link.incidents import Sources, build
from harmledger.link.matching.beside import replies
from harmledger.link.matching.cluster import Clustering, clusters
from harmledger.link.matching.engines import Engine, by_size
from harmledger.link.matching.update import update
from harmledger.link.origins.signatures import Signatures
from harmledger.link.renewal.change import Change
from harmledger.link.renewal.origins import came
from harmledger.link.renewal.setting import Renewed, set_around
from harmledger.link.renewal.shelves import Shelved, Shelves, shelved
from harmledger.link.renewal.telling import Lending, Teller
from harmledger.link.telling.events import Event
from harmledger.model.claim import Claim, DenialClaim, ResponsibilityClaim
from harmledger.model.incident import Incident
from harmledger.model.judgement import Judgement, Verdict, in_force


def renew(
    shelves: Shelves,
    came_in: Collection[str],
    judgements: Sequence[Judgement],
    decided: Collection[str] = (),
    engine: Engine = by_size,
) -> Change:
    """Link reports that came, and decisions on same and different, into the record that stands.

    The record with the change is the one that :func:`harmledger.link.build.record` gives for everything.

    Args:
        shelves: what stands; signatures, matches and events on it are brought up to date.
        came_in: ids of the reports that came since.
        judgements: all decisions, the new ones too.
        decided: claims that new decisions on same and different speak of.
        engine: what runs the comparing.
    """
    judged, tied = _decisions(shelves, judgements)
    homes = shelves.homes(decided)
    fresh = list(shelves.reports(came_in).values())
    moved = came(shelves, [Signatures.of(report) for report in fresh])
    dirty = {*came_in, *moved, *homes.values()}
    dirty |= {other for report_id in dirty for other in tied.get(report_id, ())}
    teller = Teller(shelves, judged, tied)
    new = teller.events(sorted(dirty))
    lending = Lending(shelves, teller)
    gone = {row.key for row in shelves.of_reports(dirty)} - new.keys()
    change = update(
        lending,
        [event for event, _ in new.values()],
        {key: named for key, (_, named) in new.items()},
        judged,
        gone,
        engine,
    )
    grouped = _with_replied(_Grouping(change.gone, change.made), shelves, teller, lending, judged, engine, dirty)
    built = _built(grouped, teller, judged)
    rows = _shelve(grouped, built, shelves, teller)
    return set_around(
        shelves,
        Renewed(
            came=frozenset(came_in),
            moved=frozenset(moved),
            before=tuple(shelves.incidents({row.incident for row in rows.before if row.incident is not None})),
            after=tuple(built.incidents),
            placed=frozenset(key for incident in built.incidents for key in incident.claims),
            touched=rows.claims,
            retold=rows.claims | {claim.claim_id for name in dirty for claim in teller.claims.get(name, ())},
            near=rows.near,
            teller=teller,
        ),
    )


def _decisions(shelves: Shelves, judgements: Sequence[Judgement]) -> tuple[Judged, dict[str, frozenset[str]]]:
    """What people decided of claims that are there, and by report the reports that their word ties it to."""
    wanted = {Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE}
    subjects = {claim for item in in_force(judgements) if item.verdict in wanted for claim in item.subjects}
    homes = shelves.homes(subjects)
    claims = shelves.claims(sorted(set(homes.values())))
    judged = Judged((claim.claim_id for held in claims.values() for claim in held), judgements)
    pairs = [(homes[one], homes[other]) for one, other in (*judged.same, *judged.different)]
    unions = Unions({name for pair in pairs for name in pair})
    for one, other in pairs:
        unions.join(one, other)
    return judged, {name: frozenset(group) for group in unions.groups() for name in group}


@dataclass(frozen=True, slots=True)
class _Grouping:
    """The neighbourhoods that are worked out again, and their groups."""

    gone: frozenset[str]
    made: Clustering
    others: tuple[Event, ...] = ()
    """Events of other incidents, to which a reply of a report that is told again may belong."""


def _with_replied(  # noqa: PLR0913, PLR0917 - one step of a linking, with all that it has at hand
    grouping: _Grouping,
    shelves: Shelves,
    teller: Teller,
    lending: Lending,
    judged: Judged,
    engine: Engine,
    dirty: Collection[str],
) -> _Grouping:
    """The grouping, with the neighbourhoods whose incidents may gain or lose a reply: a denial, who is responsible.

    A reply goes to the incident of its report that it fits best, which may be in another neighbourhood. Grouping that
    one again gives the same groups; its incidents are built again with the replies that they have now.
    """
    here = {event.report_id for group in grouping.made.groups for event in group} | set(dirty)
    teller.tell(here)
    answering = {name for name in here if any(map(_is_reply, teller.claims.get(name, ())))}
    more = {row.neighbourhood for row in shelves.of_reports(answering)} - grouping.gone
    held = lending.events_of(more)
    full = {key: named for key, (_, named) in held.items()}
    again = clusters([event for event, _ in held.values()], full, judged, engine)
    made = Clustering(
        tuple(sorted((*grouping.made.groups, *again.groups), key=lambda group: group[0].key)),
        grouping.made.weights,
        tuple(sorted((*grouping.made.neighbourhoods, *again.neighbourhoods))),
        {**grouping.made.levels, **again.levels},
    )
    return _Grouping(grouping.gone | more, made, _others(made, grouping.gone | more, shelves, teller))


def _others(made: Clustering, gone: Collection[str], shelves: Shelves, teller: Teller) -> tuple[Event, ...]:
    here = {event.report_id for group in made.groups for event in group}
    teller.tell(here)
    answering = {name for name in here if any(map(_is_reply, teller.claims.get(name, ())))}
    rows = [row for row in shelves.of_reports(answering) if row.neighbourhood not in gone and row.incident is not None]
    told = teller.events({row.report_id for row in rows})
    return tuple(told[row.key][0] for row in rows)


def _is_reply(claim: Claim) -> bool:
    return isinstance(claim, DenialClaim | ResponsibilityClaim)


@dataclass(frozen=True, slots=True)
class _Built:
    """Incidents with the groups that they were built from."""

    incidents: tuple[Incident, ...]
    groups: tuple[tuple[Event, ...], ...]


def _built(grouping: _Grouping, teller: Teller, judged: Judged) -> _Built:
    """The incidents of the groups that say enough, without what sets them against others."""
    founded = tuple(group for group in grouping.made.groups if is_founded(group))
    here = {event.report_id for group in grouping.made.groups for event in group}
    claims = [claim for name in here for claim in teller.claims.get(name, ())]
    beside = replies(claims, [*founded, *((event,) for event in grouping.others)])
    sources = Sources(teller.reports, Provenance(teller.copies.origins, teller.copies.origin_of))
    teller.reports.fetch({sources.origins.of(claim) for group in founded for event in group for claim in event.claims})
    made = [build(group, beside.get(n, ()), sources, judged, grouping.made) for n, group in enumerate(founded)]
    return _Built(tuple(made), founded)


@dataclass(frozen=True, slots=True)
class _Shelving:
    """Rows that stood, claims of all events told again, and incidents that the same reports tell of."""

    before: tuple[Shelved, ...]
    claims: frozenset[str]
    near: frozenset[str]


def _shelve(grouping: _Grouping, built: _Built, shelves: Shelves, teller: Teller) -> _Shelving:
    """Put the events where the next linking finds them."""
    before = tuple(shelves.of_neighbourhoods(grouping.gone))
    told = [event for group in grouping.made.groups for event in group]
    incidents = {
        event.key: incident.incident_id
        for incident, group in zip(built.incidents, built.groups, strict=True)
        for event in group
    }
    held = teller.events({event.report_id for event in told})
    names = {event.key: held[event.key][1] for event in told}
    beside = shelves.of_reports({event.report_id for event in told} | {row.report_id for row in before})
    near = frozenset(row.incident for row in beside if row.incident is not None)
    claims = {claim for event in told for claim in event.claim_ids}
    shelves.replace_events(grouping.gone, shelved(grouping.made, names, incidents))
    return _Shelving(before, frozenset(claims), near)
