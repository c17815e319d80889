"""Two reports side by side: the passages that one took from the other, numbered alike on both sides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from harmledger.model.incident import CopyOf, Passage
from harmledger.model.report import Report
from harmledger.web.marks import passages


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: the report, and its text with the passages marked."""

    report: Report
    text: Markup


@dataclass(frozen=True, slots=True)
class Aligned:
    """A report that repeats and the one that it repeats; ``passages`` in the order of the text that repeats."""

    copy: CopyOf
    repeats: Side
    origin: Side
    passages: tuple[Passage, ...]


def aligned(copy: CopyOf, repeats: Report, origin: Report) -> Aligned:
    """Lay two reports side by side.

    Args:
        copy: what linking found, of ``repeats``.
        repeats: the report that took words.
        origin: the report that they were taken from; passages from others are left out.
    """
    found = tuple(item for item in copy.passages if item.origin == origin.report_id)
    here = [(item.start, item.end, number) for number, item in enumerate(found, 1)]
    there = [(item.origin_start, item.origin_end, number) for number, item in enumerate(found, 1)]
    return Aligned(copy, _side(repeats, here, "a"), _side(origin, there, "b"), found)


def _side(report: Report, found: Sequence[tuple[int, int, int]], name: str) -> Side:
    return Side(report, passages(report, found, name))
