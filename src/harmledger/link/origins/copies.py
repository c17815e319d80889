"""Copies: which reports repeat another, which passage came from where, and which report each goes back to.

Candidates come from signatures (:mod:`harmledger.link.origins.index`), the decision from aligned passages
(:mod:`harmledger.link.origins.compare`), the origin from both (:mod:`harmledger.link.origins.settle`).
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping, Sequence

from harmledger.link.origins.compare import LeftOut, Match, Reading, compare
from harmledger.link.origins.index import Holders, Pair, candidates, compared, left_out, touched
from harmledger.link.origins.settle import Copies, settle
from harmledger.link.origins.signatures import Signatures
from harmledger.model.report import Report

__all__ = ["Copies", "find", "matches", "settle", "update"]

_READ_AT_ONCE = 2_048


def find(reports: Sequence[Report]) -> Copies:
    """The copies among the reports; neither their order nor reports unlike them matter."""
    by_id = {report.report_id: report for report in reports}
    signatures = {report_id: Signatures.of(report) for report_id, report in by_id.items()}
    return settle(signatures.values(), matches(signatures, by_id.__getitem__))


def matches(signatures: Mapping[str, Signatures], fetch: Callable[[str], Report]) -> tuple[Match, ...]:
    """All matches among reports, sorted by the ids of both.

    Args:
        signatures: those of all reports, by id.
        fetch: the report of an id; asked only for reports that are compared.
    """
    wanted = compared(signatures.values())
    return _compared(wanted.pairs, signatures.__getitem__, fetch, wanted.left_out)


def update(
    kept: Iterable[Match], new: Sequence[str], index: Holders, fetch: Callable[[str], Report]
) -> tuple[Match, ...]:
    """The matches once more reports are there: the same as :func:`matches` of all of them, sorted alike.

    Only reports that share keys with the new ones are read.

    Args:
        kept: the matches among the reports that were there before.
        new: ids of the reports that came; those that were there before are taken for changed ones only if their
            signature is the same.
        index: the signatures of all reports, the new ones too.
        fetch: the report of an id.
    """
    again = touched(new, index)
    pairs = {
        tuple(sorted((report_id, other)))
        for report_id in again
        for other in candidates(index.signatures(report_id), index)
    }
    found = _compared(
        sorted((one, other) for one, other in pairs), index.signatures, fetch, functools.partial(_out, index)
    )
    stay = (match for match in kept if match.first not in again and match.second not in again)
    return tuple(sorted((*stay, *found), key=_by_ids))


def _out(index: Holders, one: Signatures, other: Signatures) -> frozenset[int]:
    return left_out(one, other, index)


def _compared(
    pairs: Iterable[Pair],
    signatures: Callable[[str], Signatures],
    fetch: Callable[[str], Report],
    out: LeftOut,
) -> tuple[Match, ...]:
    @functools.lru_cache(maxsize=_READ_AT_ONCE)
    def read(report_id: str) -> Reading:
        return Reading.of(fetch(report_id), signatures(report_id))

    found = (compare(read(one), read(other), out) for one, other in pairs)
    return tuple(sorted((match for match in found if match is not None), key=_by_ids))


def _by_ids(match: Match) -> Pair:
    return match.first, match.second
