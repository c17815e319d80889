"""``link``: work the record out from reports, claims and judgements, and keep it; where it can, only what is new."""

from __future__ import annotations

import gc
import hashlib
import importlib.metadata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from harmledger import review
from harmledger.ledger import Store
from harmledger.ledger.changing import Parts
from harmledger.ledger.session import Session
from harmledger.link.build import Linked, Machinery, Progress, worked_out
from harmledger.link.grounds.sharing import by_processes
from harmledger.link.matching.engines import Engine, by_size
from harmledger.link.matching.weights import shipped
from harmledger.link.origins.signatures import VERSION
from harmledger.link.renewal.change import Change
from harmledger.link.renewal.renew import renew
from harmledger.link.renewal.shelves import shelved
from harmledger.model.claim import Claim, DenialClaim
from harmledger.model.judgement import Judgement
from harmledger.workflow import requeue
from harmledger.workflow.news import News, news
from harmledger.workflow.shelves import LedgerShelves, countries_of

_STANDS_FOR, _BY, _ELSEWHERE, _CLAIMS = "stands_for", "linked_by", "denials_elsewhere", "claims"


@dataclass(frozen=True, slots=True)
class LinkSummary:
    """What linking made of the ledger.

    ``new_reports`` is how many reports were linked into the record that stood; None where all was worked out anew.
    """

    reports: int
    claims: int
    incidents: int
    tallies: int
    agreements: int
    copies: int
    unplaced: int
    redirects: int
    new_reports: int | None = None


def link(
    store: Store,
    *,
    everything: bool = False,
    engine: Engine = by_size,
    told: Progress | None = None,
    processes: int = 1,
) -> LinkSummary:
    """Bring the record up to date. Incident ids stay; one that merged or split away leaves a redirect.

    What came since the last linking is linked into the record that stands. All is worked out anew where that is asked
    for, before the first linking, after an upgrade, where claims that were linked are others now (read again,
    rejected, corrected), and where most reports are new. The outcome is the same.

    Args:
        store: the ledger.
        everything: work all out anew.
        engine: what runs the comparing of events.
        told: told of each step.
        processes: how many share the large steps where all is worked out anew; see
            :func:`harmledger.link.grounds.sharing.by_processes` for what more than one asks of a script.
    """
    with unswept():
        if not everything and (summary := _renewed(store, engine)) is not None:
            return summary
        with by_processes(processes) as share:
            return _anew(store, Machinery(engine, share), told)


def _renewed(store: Store, engine: Engine) -> LinkSummary | None:
    """Link what is new, in one transaction; None where all has to be worked out anew."""
    with store.session() as session:
        if _news(session) is None:
            return None
    with store.session(write=True) as session:
        found = _news(session)
        if found is None:
            return None
        kept = session.shelves
        judgements = session.judgements()
        shelves = LedgerShelves(session, judgements)
        claims = [claim for held in shelves.claims(found.reports).values() for claim in held]
        if any(_answers_elsewhere(claims)):
            return None
        before = shelves.countries()
        change = renew(shelves, found.reports, judgements, found.decided, engine)
        shelves.note_countries(_counted(before, shelves, change))
        parts = Parts(change.parts, change.swapped)
        kept.change_record(gone=change.gone, incidents=change.incidents, parts=parts, redirects=change.redirects)
        requeue.renew(session, change.gone, change.incidents, claims)
        total = int(kept.state(_CLAIMS) or 0) + len(claims)
        kept.note(_CLAIMS, str(total))
        stands(session)
        sizes = kept.sizes()
    names = ("reports", "incidents", "tallies", "agreements", "copies", "unplaced")
    counts = {name: sizes[name] for name in names}
    return LinkSummary(**counts, claims=total, redirects=len(change.redirects), new_reports=len(found.reports))


def _news(session: Session) -> News | None:
    """What came since the last linking; None where its shelves do not serve, or claims are others now."""
    kept = session.shelves
    if not serves(session) or kept.state(_ELSEWHERE) != "no":
        return None
    return news(session)


def serves(session: Session) -> bool:
    """Whether what the last linking left behind is that of the record that stands, and of this version."""
    kept = session.shelves
    return kept.state(_STANDS_FOR) == _stamp(session) and kept.state(_BY) == _version()


def stands(session: Session) -> None:
    """Note that what is left behind is that of the record that stands; see :func:`serves`."""
    session.shelves.note(_STANDS_FOR, _stamp(session))
    session.shelves.note(_BY, _version())


def _counted(before: Mapping[str | None, int], shelves: LedgerShelves, change: Change) -> Counter[str | None]:
    """The incidents by country, once the change is made."""
    counts = Counter(before)
    counts.subtract(countries_of(shelves.incidents({*change.gone, *(item.incident_id for item in change.incidents)})))
    counts.update(countries_of(change.incidents))
    return +counts


def _anew(store: Store, machinery: Machinery, told: Progress | None) -> LinkSummary:
    """Work the whole record out, and leave on the shelves what the next linking goes on from."""
    with store.session() as session:
        as_of = session.mark()
        reports = tuple(session.reports())
        judgements = session.judgements()
        read = tuple(session.claims())
        claims = review.apply(read, judgements)
        previous = session.incident_claims()
    linked = worked_out(reports, claims, judgements, previous, told, machinery)
    questions = requeue.asked(linked.record, read, claims, judgements)
    with store.session(write=True) as session:
        session.replace_record(linked.record, as_of=as_of)
        requeue.put(session, questions, judgements)
        _shelve(session, linked, judgements)
        kept = session.shelves
        stands(session)
        kept.note(_CLAIMS, str(len(claims)))
        kept.note(_ELSEWHERE, "yes" if any(_answers_elsewhere(claims)) else "no")
    record = linked.record
    return LinkSummary(
        reports=len(reports),
        claims=len(claims),
        incidents=len(record.incidents),
        tallies=len(record.tallies),
        agreements=len(record.agreements),
        copies=len(record.copies),
        unplaced=len(record.unplaced),
        redirects=len(record.redirects),
    )


def _shelve(session: Session, linked: Linked, judgements: Sequence[Judgement]) -> None:
    session.shelves.clear()
    shelves = LedgerShelves(session, judgements)
    home = {claim: incident.incident_id for incident in linked.record.incidents for claim in incident.claims}
    incidents = {
        event.key: home[event.key] for group in linked.clustering.groups for event in group if event.key in home
    }
    shelves.put_signatures(linked.signatures.values())
    shelves.replace_matches((), linked.matches)
    shelves.replace_events((), shelved(linked.clustering, linked.names, incidents))
    shelves.note_countries(countries_of(linked.record.incidents))


def _answers_elsewhere(claims: Sequence[Claim]) -> Iterator[Claim]:
    """Denials that answer a claim of another report; what such a one belongs to, no report tells by itself."""
    home = {claim.claim_id: claim.report_id for claim in claims}
    for claim in claims:
        if isinstance(claim, DenialClaim) and claim.of is not None and home.get(claim.of) != claim.report_id:
            yield claim


def _stamp(session: Session) -> str:
    """By which the shelves know the linking that filled them."""
    return hashlib.sha256((session.shelves.linked_as() or "").encode()).hexdigest()


def _version() -> str:
    """What a record depends on beside reports, claims and judgements: another version works all out anew."""
    weights = hashlib.sha256(repr(shipped()).encode()).hexdigest()
    return f"{importlib.metadata.version('harmledger')}/{VERSION}/{weights[:16]}"


@contextmanager
def unswept() -> Iterator[None]:
    """Hold back the collector of circular garbage: linking makes millions of values and none in circles.

    Sweeping them all again and again takes a third of the time of a large linking.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
