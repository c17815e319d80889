"""When: a closed interval of days with its precision."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum


class DatePrecision(StrEnum):
    """The finest unit that the text is sure of."""

    TIME = "time"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    PERIOD = "period"


@dataclass(frozen=True, slots=True)
class When:
    """Days from ``start`` to ``end``, both inclusive, as far as the text says.

    A time expression that could not be worked out keeps its words with ``start`` and ``end`` None and a ``reason``:
    unresolved is a visible state. ``text`` is None where the date was carried over from elsewhere in the report;
    ``reason`` then says from where. ``at`` is where ``text`` stands in the report (its first character), None where
    that is not known; two dates are equal wherever they stand. ``decided`` is the id of the judgement by which a person
    decided it, None where the machine did.
    """

    start: dt.date | None
    end: dt.date | None
    precision: DatePrecision | None
    text: str | None = None
    reason: str | None = None
    at: int | None = field(default=None, compare=False)
    decided: str | None = None

    @property
    def resolved(self) -> bool:
        """Whether the words were turned into days."""
        return self.start is not None and self.end is not None

    def overlaps(self, other: When, slack_days: int = 0) -> bool:
        """Whether the two intervals, each widened by ``slack_days``, share a day. False where either is unresolved."""
        if self.start is None or self.end is None or other.start is None or other.end is None:
            return False
        slack = dt.timedelta(days=slack_days)
        return self.start - slack <= other.end and other.start <= self.end + slack
