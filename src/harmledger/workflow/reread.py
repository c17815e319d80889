"""``reread``: read reports of the ledger again, and tell what changed. Judgements stay, and find their words again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from harmledger import review
from harmledger.config import Settings
from harmledger.errors import SkipItemError
from harmledger.ledger import Session, Store
from harmledger.model.claim import Claim, Extraction
from harmledger.model.judgement import Judgement, Verdict, in_force
from harmledger.model.report import Report
from harmledger.workflow.extract import UnreadReport
from harmledger.workflow.reader import Reader, batch_size, in_bulk
from harmledger.workflow.resolved import State, resolved
from harmledger.workflow.unresolved import Nowhere


class Which(StrEnum):
    """Which reports are read again, where none are named."""

    OUTDATED = "outdated"  # whose reading is by another extractor, other lists or another beat than those in force
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Reread:
    """One report that was read again, told after it was kept.

    Attributes:
        report_id: the report.
        item: how it is named to people.
        changed: whether any claim is another one now.
        before, after: its claims.
        open_before, open_after: words in them that could not be worked out, before judgements.
        lost: judgements in force that found their claim or their words before, and do not now; they stay.
    """

    report_id: str
    item: str
    changed: bool
    before: int
    after: int
    open_before: int
    open_after: int
    lost: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RereadSummary:
    """What one run read again.

    ``changed`` counts the reports with other claims than before; ``unread`` are those that a language model did not
    read, whose earlier reading stays in force.
    """

    reports: int = 0
    changed: int = 0
    claims_before: int = 0
    claims_after: int = 0
    open_before: int = 0
    open_after: int = 0
    lost: tuple[str, ...] = field(default=())
    unread: tuple[UnreadReport, ...] = field(default=())


def wanted(store: Store, read: Reader, which: Which, reports: Sequence[str] = ()) -> tuple[str, ...]:
    """Ids of the reports to read again, in the order added.

    Args:
        store: an open ledger.
        read: what reads.
        which: all, or those outdated.
        reports: ids, or their beginnings; where there are any, these and no others.

    Raises:
        NotFoundError: if one of ``reports`` is not there, or fits several.
    """
    with store.session() as session:
        if reports:
            return tuple(dict.fromkeys(session.report(report).report_id for report in reports))
        if which is Which.ALL:
            return tuple(report.report_id for report in session.reports())
        by_lists = tuple(session.outdated(read.extractor, read.grounds))
        by_beat = () if read.beats is None else read.beats.outdated(session)
        return tuple(dict.fromkeys((*by_lists, *by_beat)))


def reread(
    store: Store,
    read: Reader,
    settings: Settings,
    reports: Sequence[str],
    told: Callable[[Reread | UnreadReport], None] | None = None,
) -> RereadSummary:
    """Read these reports again. Each batch is one transaction: stopped at any moment, what was told is kept.

    Earlier readings stay in the ledger; the new one of each report is in force. A reading that gives just the claims
    that are kept adds nothing; that it is up to date is noted.

    Args:
        store: an open ledger.
        read: what reads.
        settings: ``batch`` is used.
        reports: whole ids, as :func:`wanted` gives them.
        told: called for each report, once it is kept.
    """
    summary = RereadSummary()
    size = batch_size(settings)
    with in_bulk():
        for first in range(0, len(reports), size):
            for item in _batch(store, read, reports[first : first + size]):
                summary = _total(summary, item)
                if told is not None:
                    told(item)
    return summary


def settle(
    store: Store,
    read: Reader,
    settings: Settings,
    done: RereadSummary,
    told: Callable[[Reread | UnreadReport], None] | None = None,
) -> RereadSummary:
    """After :func:`reread`: read those again whose outlet has another beat now that all of its reports were read.

    What a report names by itself does not hang on beats, so that once is enough. Each report counts once in the
    summary.
    """
    if read.beats is None:
        return done
    with store.session() as session:
        ids = tuple(read.beats.outdated(session))
    more = reread(store, read, settings, ids, told)
    return replace(
        done,
        changed=done.changed + more.changed,
        claims_after=done.claims_after + more.claims_after - more.claims_before,
        open_after=done.open_after + more.open_after - more.open_before,
        lost=(*done.lost, *more.lost),
        unread=(*done.unread, *more.unread),
    )


def _batch(store: Store, read: Reader, ids: Sequence[str]) -> list[Reread | UnreadReport]:
    with store.session() as session:
        held = {report.report_id: report for report in session.reports(ids=ids)}
        before = {report_id: tuple(session.claims(report_id=report_id)) for report_id in held}
        judgements = _judgements(session, before)
    found = list(read.all(held.values()))
    done: list[Reread | UnreadReport] = []
    with store.session(write=True) as session:
        for report, reading in zip(held.values(), found, strict=True):
            if isinstance(reading, SkipItemError):
                done.append(UnreadReport.of(reading))
                continue
            session.add_extraction(reading)
            if read.beats is not None:
                read.beats.keep(session, report)
            done.append(_compared(report, before[report.report_id], reading, judgements))
    return done


def _judgements(session: Session, claims: Mapping[str, Iterable[Claim]]) -> tuple[Judgement, ...]:
    """The judgements in force that speak of one of these reports."""
    ids = {claim.claim_id for found in claims.values() for claim in found}
    return tuple(
        item
        for item in in_force(session.judgements())
        if ids & set(item.subjects) or (item.meaning is not None and item.meaning.report_id in claims)
    )


def _compared(
    report: Report, before: tuple[Claim, ...], reading: Extraction, judgements: Sequence[Judgement]
) -> Reread:
    return Reread(
        report_id=report.report_id,
        item=report.path or report.url or report.report_id,
        changed=before != reading.claims,
        before=len(before),
        after=len(reading.claims),
        open_before=_open(before),
        open_after=_open(reading.claims),
        lost=tuple(sorted(_found(before, judgements) - _found(reading.claims, judgements))),
    )


def _open(claims: Iterable[Claim]) -> int:
    return sum(item.state is State.UNRESOLVED for claim in claims for item in resolved(claim, Nowhere()))


def _found(claims: Sequence[Claim], judgements: Sequence[Judgement]) -> set[str]:
    """The judgements that speak of a claim, or of words, that are there."""
    return set(_found_claims(claims, judgements)) | set(_found_words(claims, judgements))


def _found_claims(claims: Sequence[Claim], judgements: Sequence[Judgement]) -> Iterator[str]:
    ids = {claim.claim_id for claim in claims}
    for item in judgements:
        if item.verdict is not Verdict.RESOLVE and ids & set(item.subjects):
            yield item.judgement_id


def _found_words(claims: Sequence[Claim], judgements: Sequence[Judgement]) -> Iterator[str]:
    """Each by itself: one that stands back behind another is not lost."""
    for item in judgements:
        if item.verdict is Verdict.RESOLVE:
            alone = review.Meanings([item])
            if any(True for claim in claims for _held in alone.held(claim)):
                yield item.judgement_id


def _total(summary: RereadSummary, item: Reread | UnreadReport) -> RereadSummary:
    if isinstance(item, UnreadReport):
        return replace(summary, unread=(*summary.unread, item))
    return replace(
        summary,
        reports=summary.reports + 1,
        changed=summary.changed + item.changed,
        claims_before=summary.claims_before + item.before,
        claims_after=summary.claims_after + item.after,
        open_before=summary.open_before + item.open_before,
        open_after=summary.open_after + item.open_after,
        lost=(*summary.lost, *item.lost),
    )
