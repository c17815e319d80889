"""On which day a report was published, as far as its own text says; an event's date is never taken for it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from harmledger.capture.dates import NamedDate, named_dates
from harmledger.model.report import Section, SectionKind

_UPDATED = re.compile(r"(?:last[ ](?:updated?|modified|edited)|updated)\b", re.IGNORECASE)
_LEAD = 30
_ELSEWHEN = re.compile(
    r"\b(?:since|until|till|born|founded|scheduled for|due|by|expires?|from)"
    r"(?: (?:on|the|late|early|[A-Z][a-z]+day,?))*\s*$"
)
_SEARCHED = (SectionKind.HEADLINE, SectionKind.CAPTION, SectionKind.BODY)
_EARLIEST = dt.date(1900, 1, 1)


def stated_day(text: str, sections: Sequence[Section], latest: dt.date) -> dt.date | None:
    """The day that a dateline states, none after ``latest``; a day of publication goes before one of an update."""
    updated: dt.date | None = None
    for section in sections:
        if section.kind is not SectionKind.DATELINE:
            continue
        for named in named_dates(text, section.start, section.end):
            if not _EARLIEST <= named.day <= latest:
                continue
            if _UPDATED.search(text, section.start, named.start) is None:
                return named.day
            updated = updated or named.day
    return updated


def inferred_day(text: str, sections: Sequence[Section], latest: dt.date) -> dt.date | None:
    """The latest full date that headline, captions or body name, none after ``latest``; a guess.

    A date since which something goes on, or by which something is to be, says nothing of when the report was written.
    """
    days = [
        named.day
        for section in sections
        if section.kind in _SEARCHED
        for named in _within(text, section)
        if _EARLIEST <= named.day <= latest and not _ELSEWHEN.search(text, max(0, named.start - _LEAD), named.start)
    ]
    return max(days, default=None)


def _within(text: str, section: Section) -> list[NamedDate]:
    return list(named_dates(text, section.start, section.end))
