"""Which report a claim goes back to: the one that its words were taken from, else the origin of its report."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from harmledger.model.claim import BaseClaim

OriginOf = Callable[[BaseClaim], str]
"""The id of the report that a claim goes back to."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where reports, and passages of them, come from.

    Attributes:
        reports: the origin of each report; its own id where it repeats none.
        words: the origin of the words from ``start`` to ``end`` of a report; None: nobody looked at passages.
    """

    reports: Mapping[str, str]
    words: Callable[[str, int, int], str] | None = None

    def of(self, claim: BaseClaim) -> str:
        """The report that the claim goes back to; raises KeyError for a claim of a report that is not there."""
        if self.words is None:
            return self.reports[claim.report_id]
        return self.words(claim.report_id, claim.start, claim.end)
