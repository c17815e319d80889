"""Where reports come from, worked out anew for those that a change may have touched and no others."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from harmledger.link.origins.compare import Match
from harmledger.link.origins.copies import settle, update
from harmledger.link.origins.index import touched
from harmledger.link.origins.settle import Copies
from harmledger.link.origins.signatures import Signatures
from harmledger.link.renewal.shelves import Shelves


def settled(shelves: Shelves, reports: Collection[str]) -> Copies:
    """The origins of these reports, and of all that they took from, directly or by way of others.

    What a report goes back to depends on what it took, and on nothing that others took from it.
    """
    known = set(reports)
    waiting = set(reports)
    found: list[Match] = []
    while waiting:
        taken = shelves.taken(waiting)
        found += taken
        waiting = {match.first for match in taken} - known
        known |= waiting
    return settle(shelves.signed(known), found)


def came(shelves: Shelves, new: Iterable[Signatures]) -> set[str]:
    """Keep the signatures of reports that came; returns those whose origin, or a passage's, may be another now."""
    signatures = list(new)
    fresh = [item.report_id for item in signatures]
    if not fresh:
        return set()
    shelves.put_signatures(signatures)
    again = touched(fresh, shelves)
    held = {*shelves.taken(again), *shelves.given(again)}
    found = set(update((), fresh, shelves, lambda report_id: shelves.reports([report_id])[report_id]))
    shelves.replace_matches(held - found, found - held)
    return set(fresh) | _downstream(shelves, {match.second for match in held ^ found})


def _downstream(shelves: Shelves, reports: set[str]) -> set[str]:
    """The reports with all that took something from them, directly or by way of others."""
    known, waiting = set(reports), set(reports)
    while waiting:
        waiting = {match.second for match in shelves.given(waiting)} - known
        known |= waiting
    return known
