"""When each draft of a report was: its time expression, worked out in the light of the report's others."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from harmledger.model.draft import Draft
from harmledger.model.report import Report
from harmledger.model.span import Mention
from harmledger.model.terms import Scope
from harmledger.model.when import When
from harmledger.resolve.times import dates

_AFTER = re.compile(r"after\b", re.IGNORECASE)
_SINCE = re.compile(r"since ", re.IGNORECASE)
_WHEN = re.compile(r",? when\b[^.,;:!?\n]*$", re.IGNORECASE)
_LOOK_BACK = 140
"""Characters before a claim in which "ten days after" is looked for."""


class Timing:
    """The dates of one report's drafts."""

    def __init__(self, report: Report) -> None:
        """The dates that the report names are what "since then" can go back to."""
        self._report = report
        self._named: tuple[tuple[int, When], ...] | None = None

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
        anchor, stretch = self._before(time)
        words = self._point(draft, time)
        found = dates.parse(words, self._report.published, anchor, stretch=stretch, since=begins, war=war)
        if words != time.text:
            found = replace(found, text=time.text)
        return self._counted_back(draft, time, found)

    def own_day(self, draft: Draft) -> When | None:
        """The date by the draft's own time alone, which does not ask in which country the report is set."""
        if draft.time is None:
            return None
        anchor, stretch = self._before(draft.time)
        return dates.parse(draft.time.text, self._report.published, anchor, stretch=stretch)

    def _before(self, time: Mention) -> tuple[When | None, When | None]:
        """The date that the report names last before the words, and the last that is longer than a day."""
        if not dates.counts_on(time.text):
            return None, None
        if self._named is None:
            self._named = dates.named(self._report.text, self._report.published)
        before = [when for start, when in self._named if start < time.start]
        stretches = [when for when in before if when.start != when.end]
        return before[-1] if before else None, stretches[-1] if stretches else None

    def _point(self, draft: Draft, time: Mention) -> str:
        """The time's words; without "since" for what happened then: "since 2007, when a hotel was bombed"."""
        led = _SINCE.match(time.text)
        if led is None or draft.start < time.end or not _WHEN.match(self._report.text, time.end, draft.start + 6):
            return time.text
        return time.text[led.end() :]

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
