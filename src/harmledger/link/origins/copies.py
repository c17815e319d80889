"""Copies: which reports repeat another, which passage came from where, and which report each goes back to.

Candidates come from signatures (:mod:`harmledger.link.origins.index`), the decision from aligned passages
(:mod:`harmledger.link.origins.compare`), the origin from both (:mod:`harmledger.link.origins.settle`).
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from harmledger.link.grounds.sharing import Share
from harmledger.link.origins.compare import LeftOut, Match, Reading, compare
from harmledger.link.origins.index import Holders, Pair, candidates, compared, left_out, touched
from harmledger.link.origins.settle import Copies, settle
from harmledger.link.origins.signatures import Signatures
from harmledger.model.report import Report

__all__ = ["Copies", "find", "matches", "settle", "signed", "update"]

_SIGNED_AT_ONCE, _COMPARED_AT_ONCE = 500, 2_000
_FEW = 5_000
"""Reports that one process has signed and compared before others have started."""


def find(reports: Sequence[Report]) -> Copies:
    """The copies among the reports; neither their order nor reports unlike them matter."""
    by_id = {report.report_id: report for report in reports}
    signatures = signed(list(by_id.values()))
    return settle(signatures.values(), matches(signatures, by_id.__getitem__))


def signed(reports: Sequence[Report], share: Share = map) -> dict[str, Signatures]:
    """The signature of each report, by its id.

    Args:
        reports: each once.
        share: what works the pieces; few reports are one process's work anyway.
    """
    pieces = (reports[at : at + _SIGNED_AT_ONCE] for at in range(0, len(reports), _SIGNED_AT_ONCE))
    chosen = share if len(reports) > _FEW else map
    return {item.report_id: item for piece in chosen(_signed, pieces) for item in piece}


def _signed(reports: Sequence[Report]) -> list[Signatures]:
    return [Signatures.of(report) for report in reports]


def matches(
    signatures: Mapping[str, Signatures], fetch: Callable[[str], Report], share: Share = map
) -> tuple[Match, ...]:
    """All matches among reports, sorted by the ids of both.

    Args:
        signatures: those of all reports, by id.
        fetch: the report of an id; asked only for reports that are compared.
        share: what works the pieces; few reports are one process's work anyway.
    """
    wanted = compared(signatures.values())
    chosen = share if len(signatures) > _FEW else map
    return _compared(wanted.pairs, signatures.__getitem__, fetch, wanted.left_out, chosen)


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


@dataclass(frozen=True, slots=True)
class _Piece:
    """Pairs to be compared, with all that comparing them takes; ``out`` are the keys that are no evidence, by pair."""

    out: Mapping[Pair, frozenset[int]]
    signatures: Mapping[str, Signatures]
    reports: Mapping[str, Report]


def _compared(
    pairs: Iterable[Pair],
    signatures: Callable[[str], Signatures],
    fetch: Callable[[str], Report],
    out: LeftOut,
    share: Share = map,
) -> tuple[Match, ...]:
    found = share(_matched, _pieces(iter(pairs), signatures, fetch, out))
    return tuple(sorted((match for piece in found for match in piece), key=_by_ids))


def _pieces(
    pairs: Iterator[Pair], signatures: Callable[[str], Signatures], fetch: Callable[[str], Report], out: LeftOut
) -> Iterator[_Piece]:
    while held := list(islice(pairs, _COMPARED_AT_ONCE)):
        ids = dict.fromkeys(report_id for pair in held for report_id in pair)
        signed_by = {report_id: signatures(report_id) for report_id in ids}
        yield _Piece(
            {pair: out(signed_by[pair[0]], signed_by[pair[1]]) for pair in held},
            signed_by,
            {report_id: fetch(report_id) for report_id in ids},
        )


def _matched(piece: _Piece) -> list[Match]:
    @functools.cache
    def read(report_id: str) -> Reading:
        return Reading.of(piece.reports[report_id], piece.signatures[report_id])

    def out(one: Signatures, other: Signatures) -> frozenset[int]:
        held = piece.out.get((one.report_id, other.report_id))
        return piece.out[other.report_id, one.report_id] if held is None else held

    found = (compare(read(one), read(other), out) for one, other in piece.out)
    return [match for match in found if match is not None]


def _by_ids(match: Match) -> Pair:
    return match.first, match.second
