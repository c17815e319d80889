"""``add``: capture, read and keep reports, batch by batch, each batch in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from harmledger import capture
from harmledger.config import Settings
from harmledger.errors import SkipItemError
from harmledger.ledger import Session, Store
from harmledger.ledger.outlets import key
from harmledger.model.beat import GivenBeat
from harmledger.model.claim import Extraction
from harmledger.model.report import Capture
from harmledger.workflow.outlets import made, unknown
from harmledger.workflow.reader import Reader, at_home, batch_size, batched, chosen, in_bulk


class Added(StrEnum):
    """What became of one item."""

    NEW = "new"
    KNOWN = "known"
    SKIPPED = "skipped"
    UNREAD = "unread"  # kept, but the language model did not read it; ``extract`` tries again


@dataclass(frozen=True, slots=True)
class AddedItem:
    """One item, told after it was committed: never before."""

    status: Added
    item: str
    report_id: str | None = None
    claims: int = 0
    reason: str | None = None
    message: str | None = None
    refused: tuple[str, ...] = ()
    unread_language: str | None = None


@dataclass(frozen=True, slots=True)
class AddSummary:
    """What one run added.

    ``skipped`` holds the items that could not be used, with their reasons; ``unread`` those that are kept, counted
    among the new, but that a language model did not read; ``refused`` a line for each value that it gave and that its
    report does not bear out; ``unread_languages`` the language of each
    new report in one that the extractor does not read.
    """

    new: int = 0
    known: int = 0
    claims: int = 0
    skipped: tuple[AddedItem, ...] = field(default=())
    unread: tuple[AddedItem, ...] = field(default=())
    refused: tuple[str, ...] = field(default=())
    unread_languages: tuple[str, ...] = field(default=())


def add(
    store: Store,
    sources: Sequence[str | Path],
    settings: Settings,
    told: Callable[[AddedItem], None] | None = None,
) -> AddSummary:
    """Add everything that ``sources`` name.

    The same bytes twice make one report. Each batch of ``settings.batch`` items is one transaction, and ``told`` is
    called for its items only after it was committed: killed at any moment, the ledger holds all that was told.

    Args:
        store: an open ledger.
        sources: paths and addresses; see :func:`harmledger.capture.read`.
        settings: settings in force.
        told: called for each item, once it is kept.

    Returns:
        What was added and what was skipped.
    """
    summary = AddSummary()
    read = at_home(chosen(settings), store)
    still: dict[str, set[str]] = {str(source): set() for source in sources}
    with in_bulk():
        for batch in _batches(sources, settings):
            done = _keep(store, batch, read)
            for source, found in batch:
                if isinstance(found, SkipItemError):
                    still[source].add(found.item)
            for item in done:
                if told is not None:
                    told(item)
            summary = _total(summary, done)
    _settle(store, still)
    return summary


Captured = tuple[str, Capture | SkipItemError]


def _batches(sources: Sequence[str | Path], settings: Settings) -> Iterator[tuple[Captured, ...]]:
    items = ((str(source), item) for source in sources for item in capture.read(source, settings))
    return batched(items, batch_size(settings))


def expected(sources: Sequence[str | Path], settings: Settings) -> int | None:
    """How many items ``add`` will meet, for a progress bar; None where a source cannot tell beforehand."""
    counts = [capture.count(source, settings) for source in sources]
    known = [count for count in counts if count is not None]
    return sum(known) if len(known) == len(counts) else None


def _keep(store: Store, batch: Sequence[Captured], read: Reader) -> list[AddedItem]:
    """Read what is new, then save the whole batch in one transaction."""
    batch = _with_beats(store, batch, read)
    with store.session() as session:
        known = session.known({item.report.report_id for _, item in batch if isinstance(item, Capture)})
    new = {
        item.report.report_id: item.report
        for _, item in batch
        if isinstance(item, Capture) and item.report.report_id not in known
    }
    readings = dict(zip(new, read.all(new.values()), strict=True))
    done: list[AddedItem] = []
    with store.session(write=True) as session:
        for source, item in batch:
            if isinstance(item, SkipItemError):
                session.add_skip(source, item.item, item.reason, str(item))
                done.append(AddedItem(Added.SKIPPED, item.item, reason=item.reason, message=str(item)))
                continue
            done.append(_kept(session, item, readings))
            if done[-1].status is Added.NEW and read.beats is not None:
                read.beats.keep(session, item.report)
    return done


def _with_beats(store: Store, batch: Sequence[Captured], read: Reader) -> list[Captured]:
    """The batch, after the beats that came with it were given to outlets that have none; one of no place is refused."""
    checked: list[Captured] = []
    wanted: dict[str, GivenBeat] = {}
    for source, item in batch:
        problem = None
        if isinstance(item, Capture) and item.beat:
            problem = unknown(item.beat, read.gazetteer) if item.report.outlet else "no outlet is named"
        if isinstance(item, SkipItemError) or problem is None:
            checked.append((source, item))
        else:
            name = item.report.path or item.report.url or item.report.report_id
            checked.append((source, SkipItemError(name, "beat", f"names a beat, but {problem}", remedy="mend its row")))
            continue
        if isinstance(item, Capture) and item.beat:
            outlet = item.report.outlet or ""
            wanted.setdefault(key(outlet), made(outlet, item.beat, ""))
    if wanted:
        with store.session() as session:
            wanted = {outlet: beat for outlet, beat in wanted.items() if session.outlets.given(outlet) is None}
    if wanted:
        with store.session(write=True) as session:
            for outlet, beat in wanted.items():
                session.outlets.give(outlet, beat)
        if read.beats is not None:
            read.beats.forget(wanted)
    return checked


def _settle(store: Store, still: Mapping[str, set[str]]) -> None:
    """Sources read to their end: what is no longer skipped in them (a mended line) leaves the list."""
    with store.session() as session:
        listed = {skip.source for skip in session.skips()}
    if listed & still.keys():
        with store.session(write=True) as session:
            for source, items in still.items():
                session.settle_skips(source, items)


def _kept(session: Session, item: Capture, readings: Mapping[str, Extraction | SkipItemError]) -> AddedItem:
    report = item.report
    name = report.path or report.url or report.report_id
    if not session.add_report(item):
        return AddedItem(Added.KNOWN, name, report.report_id)
    reading = readings[report.report_id]
    if isinstance(reading, SkipItemError):
        return AddedItem(Added.UNREAD, name, report.report_id, reason=reading.reason, message=str(reading))
    session.add_extraction(reading)
    return AddedItem(
        Added.NEW,
        name,
        report.report_id,
        len(reading.claims),
        refused=reading.refused,
        unread_language=reading.unread_language,
    )


def _total(summary: AddSummary, done: Sequence[AddedItem]) -> AddSummary:
    return AddSummary(
        new=summary.new + sum(item.status in {Added.NEW, Added.UNREAD} for item in done),
        known=summary.known + sum(item.status is Added.KNOWN for item in done),
        claims=summary.claims + sum(item.claims for item in done),
        skipped=(*summary.skipped, *(item for item in done if item.status is Added.SKIPPED)),
        unread=(*summary.unread, *(item for item in done if item.status is Added.UNREAD)),
        refused=(*summary.refused, *(line for item in done for line in item.refused)),
        unread_languages=(
            *summary.unread_languages,
            *(item.unread_language for item in done if item.unread_language is not None),
        ),
    )
