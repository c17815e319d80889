"""When each draft of a report was: its time expression, worked out in the light of the report's others."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from harmledger.model.draft import Draft
from harmledger.model.report import Report
from harmledger.model.span import Mention
from harmledger.model.terms import Scope
from harmledger.model.when import When
from harmledger.resolve import dates

_AFTER = re.compile(r"after\b", re.IGNORECASE)
_LOOK_BACK = 140
"""Characters before a claim in which "ten days after" is looked for."""


class Timing:
    """The dates of one report's drafts."""

    def __init__(self, report: Report, drafts: Sequence[Draft]) -> None:
        """Time expressions that stand for themselves are what "since then" can go back to."""
        self._report = report
        times = sorted({(draft.time.start, draft.time.text) for draft in drafts if draft.time is not None})
        found = ((start, dates.parse(text, report.published)) for start, text in times)
        self._anchors = tuple((start, when) for start, when in found if when.resolved)

    def when(self, draft: Draft, war: dt.date | None) -> When | None:
        """When the draft was; None where nothing says.

        Args:
            draft: one of the report's.
            war: when the war began that the report is about, for "since the war began".
        """
        time = draft.time
        if time is None:
            return None
        begins = draft.scope is not Scope.INCIDENT and dates.begins(self._report.text, time.start, time.end)
        found = dates.parse(time.text, self._report.published, self._anchor(time), since=begins, war=war)
        return self._counted_back(draft, time, found)

    def own_day(self, draft: Draft) -> When | None:
        """The date by the draft's own time alone, which does not ask in which country the report is set."""
        if draft.time is None:
            return None
        return dates.parse(draft.time.text, self._report.published, self._anchor(draft.time))

    def _anchor(self, time: Mention) -> When | None:
        if not dates.counts_on(time.text):
            return None
        before = [when for start, when in self._anchors if start < time.start]
        return before[-1] if before else None

    def _counted_back(self, draft: Draft, time: Mention, when: When) -> When:
        """The day of what "ten days after" leads to: so long before the day that is told before those words."""
        text = self._report.text
        opening = _AFTER.match(text, draft.start)
        before = text[max(0, draft.start - _LOOK_BACK) : draft.start if opening is None else opening.end()]
        found = dates.days_back(before)
        if found is None or when.start is None or when.end is None or time.start > draft.start - len(found[1]):
            return when
        back = dt.timedelta(days=found[0])
        return When(when.start - back, when.end - back, when.precision, found[1], f"counted back from {time.text}")
