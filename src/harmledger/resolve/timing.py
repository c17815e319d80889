"""When each draft of a report was: its time expression, worked out in the light of the report's others."""

from __future__ import annotations

import datetime as dt
import functools
import re
from dataclasses import replace

from harmledger.model.draft import Draft
from harmledger.model.report import PublishedBasis, Report
from harmledger.model.span import Mention
from harmledger.model.terms import ClaimKind, Scope
from harmledger.model.when import DatePrecision, When
from harmledger.resolve.times import dates, naming, told

_AFTER = re.compile(r"after\b", re.IGNORECASE)
_SINCE = re.compile(r"since ", re.IGNORECASE)
_WHEN = re.compile(r",? when\b[^.,;:!?\n]*$", re.IGNORECASE)
_OF_FORCE = frozenset({ClaimKind.CASUALTY, ClaimKind.ATTACK, ClaimKind.DAMAGE})
_LOOK_BACK = 140
"""Characters before a claim in which "ten days after" is looked for."""
_LOOK_ON = 60
"""Characters after a time that is cut short ("since the") in which the event that it counts from is looked for."""
_CUT_SHORT = re.compile(
    r"\b(?:since|after|before|the|of|that)$|\bafter (?:the|an?)\b|^(?:since|after|before)\b", re.IGNORECASE
)
_ITS_YEAR = re.compile(r"\bits (?:\w+) year$", re.IGNORECASE)
_OF_WAR = re.compile(r"\b(?:war|conflict|uprising|revolution|crisis)\b[^.;:!?\n]*$", re.IGNORECASE)
_CLAUSE_ENDS = re.compile(r"[.,;:!?\n]")
_TO_NOW = re.compile(
    r"^(?:[\w-]+ )?since\b|^so far$|^to date$|^(?:until |till |for )?now$|\bdays? of\b|\brecent\b"
    r"|\bin (?:just |only |under |less than )?(?:the )?[\w-]+ (?:hours|days|weeks)\b"
    r"|\b(?:past|last|previous|these) (?:[\w-]+ )?(?:hours?|days?|weeks?|months?)\b",
    re.IGNORECASE,
)
"""Words that run up to when they were said."""
_LASTING = re.compile(r"^(?:after |in |the |these |those )*[\w-]+ (?:days|nights)\b(?: of\b.*)?$", re.IGNORECASE)
"""A stretch that ends with the day that is told of."""
_BRINGS_TO = re.compile(r"\b(?:bring|brought|rais|tak|lift|push)(?:ing|ed|es)?\b[^.;!?\n]{0,80}$", re.IGNORECASE)
"""What is told before a total since some day: the total runs up to the day of that."""
_SPOKEN_DAY = re.compile(
    r"^(?:early |late |earlier )?(?:today|tonight|yesterday|last night|overnight|this (?:morning|afternoon|evening))",
    re.IGNORECASE,
)
_UP_TO = re.compile(
    r"^(?:by|as of|as at|until|till|up to) (?:(?:late|early|on) )*(?:\w+day\b(?<!today)|\d+\b)", re.IGNORECASE
)
_PERIOD = re.compile(
    r"\b(?:reporting|this|that|same|the) (?:reporting )?(?:period|days)\b|^(?:for |in |during )?the (?:whole )?week$",
    re.IGNORECASE,
)


_DIGITS = re.compile(r"(?<![\d./-])(0?[1-9]|1[0-2])[/-](0?[1-9]|1[0-2])[/-]((?:19|20)\d\d)(?![\d/-])")
"""A date in digits of which either part can be the month."""


class Timing:
    """The dates of one report's drafts."""

    def __init__(self, report: Report) -> None:
        """The dates that the report names are what "since then" can go back to."""
        self._report = report

    def when(self, draft: Draft, war: dt.date | None) -> When | None:
        """When the draft was; None where nothing says.

        Args:
            draft: one of the report's.
            war: when the war began that the report is about, for "since the war began".
        """
        time = draft.time
        if time is None:
            return None
        words = self._unambiguous(self._point(draft, time))
        begins = draft.scope is not Scope.INCIDENT and (
            naming.begins(self._report.text, time.start, time.end) or dates.counted_after(words)
        )
        published = self._now(time)
        anchor, stretch = self._before(time)
        found = self._of_war(time, published, war) or self._by_event(time, published)
        if found is None:
            found = dates.parse(words, published, anchor, stretch=stretch, since=begins, war=war)
        if self._report.published_basis is PublishedBasis.INFERRED:
            found = self._by_a_guess(found, words)
        if words != time.text or found.text != time.text:
            found = replace(found, text=time.text)
        if draft.scope is not Scope.INCIDENT and _UP_TO.match(time.text):
            found = self._up_to(time, found)
        return self._counted_back(draft, time, found)

    def own_day(self, draft: Draft) -> When | None:
        """The date by the draft's own time alone, which does not ask in which country the report is set."""
        if draft.time is None:
            return None
        anchor, stretch = self._before(draft.time)
        return dates.parse(draft.time.text, self._now(draft.time), anchor, stretch=stretch)

    @functools.cached_property
    def _named(self) -> tuple[tuple[int, When], ...]:
        """Where the report names which dates."""
        return naming.named(self._report.text, self._published)

    @functools.cached_property
    def _published(self) -> dt.date | None:
        """The day from which the report's own words count: that of its dateline, else of publication."""
        return told.dateline(self._report.text, self._report.published) or self._report.published

    @functools.cached_property
    def _covered(self) -> told.Covered | None:
        """The period that the report says it covers."""
        return told.covered(self._report.text, self._report.published)

    def _now(self, time: Mention) -> dt.date | None:
        """The day from which the words count: when they were said, or the last that the report covers."""
        text, published = self._report.text, self._published
        if published is None:
            return None
        lasting = _LASTING.search(time.text) is not None
        to_now = lasting or _TO_NOW.search(time.text) is not None
        if to_now or (_SPOKEN_DAY.match(time.text) and told.quoted(text, time.start)):
            said = told.said_on(text, time.start, time.end, published)
            if said is not None:
                return said
            if _SINCE.match(time.text) and _BRINGS_TO.search(text[max(0, time.start - _LOOK_BACK) : time.start]):
                return self._day_before(time) or published
            if lasting and (last := self._day_before(time)) is not None:
                return last
            return self._covered.end if self._covered is not None and to_now and self._fresh(published) else published
        return published

    def _day_before(self, time: Mention) -> dt.date | None:
        """The day that the report names last, in this paragraph and shortly before the words."""
        low = max(self._report.text.rfind("\n", 0, time.start), time.start - _LOOK_BACK)
        near = [when for start, when in self._named if low <= start < time.start and when.start == when.end]
        return near[-1].end if near else None

    def _fresh(self, published: dt.date) -> bool:
        """Whether the report came out right after the period that it covers, to whose end its figures run."""
        return self._covered is not None and published - self._covered.end <= dt.timedelta(days=1)

    def _before(self, time: Mention) -> tuple[When | None, When | None]:
        """The date that the report names last before the words, and the last that is longer than a day."""
        if not dates.counts_on(time.text):
            return None, None
        before = [when for start, when in self._named if start < time.start]
        stretches = [when for when in before if when.start != when.end]
        stretch = stretches[-1] if stretches else None
        if self._covered is not None and self._covered.start is not None and _PERIOD.search(time.text):
            stretch = dates.stretch(self._covered.start, self._covered.end)
        return before[-1] if before else None, stretch

    def _by_event(self, time: Mention, published: dt.date | None) -> When | None:
        """The date by the event that the words name ("since the ceasefire"), where the report dates it elsewhere."""
        text = self._report.text
        on = _CLAUSE_ENDS.search(text, time.end)
        end = min(len(text) if on is None else on.start(), time.end + _LOOK_ON)
        words = text[time.start : end if _CUT_SHORT.search(time.text) else time.end]
        if not dates.of_event(words):
            return None  # few do, and the dates that a report names are looked for in all of it
        return dates.by_event(words, text, self._named, (time.start, end), published)

    def _of_war(self, time: Mention, published: dt.date | None, war: dt.date | None) -> When | None:
        """The whole war, of "the war, now in its seventh year"."""
        before = self._report.text[max(0, time.start - _LOOK_ON) : time.start]
        if war is None or published is None or not _ITS_YEAR.search(time.text) or not _OF_WAR.search(before):
            return None
        return When(war, published, DatePrecision.MONTH, time.text, "since the war began")

    def _up_to(self, time: Mention, when: When) -> When:
        """A tally "by Tuesday" runs from where the report last said that something began."""
        if when.start is None or when.start != when.end:
            return when
        earlier = [
            one
            for start, one in self._named
            if start < time.start and one.start is not None and one.start < when.start and self._begun(start, one)
        ]
        if not earlier:
            return when
        return replace(when, start=earlier[-1].start, reason=f"from {earlier[-1].text}")

    def _begun(self, start: int, when: When) -> bool:
        return when.end == self._published or naming.begins(self._report.text, start, start + len(when.text or ""))

    def _point(self, draft: Draft, time: Mention) -> str:
        """The time's words; without "since" for what happened then: "since 2007, when a hotel was bombed"."""
        led = _SINCE.match(time.text)
        if led is None or draft.start < time.end or not _WHEN.match(self._report.text, time.end, draft.start + 6):
            return time.text
        return time.text[led.end() :]

    def _by_a_guess(self, when: When, words: str) -> When:
        """The date with the reason that it counts from a day that was only inferred, where it does."""
        if not when.resolved or when.reason is not None or dates.parse(words, None).resolved:
            return when
        return replace(when, reason=f"counted from {self._report.published}, which was inferred from the text")

    def _unambiguous(self, words: str) -> str:
        """The words with dates in digits put into the order that the report uses elsewhere ("03/04/2019")."""
        if _DIGITS.search(words) is None or (first := self._day_first) is None:
            return words
        day, month = (1, 2) if first else (2, 1)
        return _DIGITS.sub(lambda at: f"{at[3]}-{at[month].zfill(2)}-{at[day].zfill(2)}", words)

    @functools.cached_property
    def _day_first(self) -> bool | None:
        """Whether the report writes the day before the month, where it shows."""
        return told.day_first(self._report.text)

    def _counted_back(self, draft: Draft, time: Mention, when: When) -> When:
        """The day of what "ten days after" leads to: so long before the day that is told before those words."""
        text = self._report.text
        if draft.kind in _OF_FORCE and draft.scope is Scope.INCIDENT and (when.start and when.end):
            low = max(text.rfind(". ", 0, time.start), text.rfind("\n", 0, time.start)) + 1
            since = naming.days_since(text[low : time.start], text[time.end : time.end + _LOOK_BACK])
            if since is not None:
                return _back(when, since, time)
        opening = _AFTER.match(text, draft.start)
        before = text[max(0, draft.start - _LOOK_BACK) : draft.start if opening is None else opening.end()]
        found = naming.days_back(before)
        if found is None or when.start is None or when.end is None or time.start > draft.start - len(found[1]):
            return when
        if dates.counted_after(time.text):
            return when  # the words themselves count back
        return _back(when, found, time)


def _back(when: When, found: tuple[int, str], time: Mention) -> When:
    """So many days before, by the words that say so."""
    if when.start is None or when.end is None:
        return when
    back = dt.timedelta(days=found[0])
    return When(when.start - back, when.end - back, when.precision, found[1], f"counted back from {time.text}")
