"""Periods that people ask about."""

from __future__ import annotations

import datetime as dt

from harmledger.errors import QuestionError


def check_period(start: dt.date | None, end: dt.date | None) -> None:
    """Refuse a period that holds no day; None leaves a side open.

    Raises:
        QuestionError: if it ends before it starts.
    """
    if start is not None and end is not None and start > end:
        raise QuestionError(
            f"the period ends on {end}, before it starts on {start}", remedy="give the earlier day first"
        )
