"""Spans of a report's text: half-open intervals counted in Unicode code points."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """``text[start:end]`` of one report; ``start`` is inclusive, ``end`` exclusive, both in code points.

    Raises:
        ValueError: if ``start`` is negative or not before ``end``; an empty span is evidence of nothing.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, got {self.start}:{self.end}")

    def of(self, text: str) -> str:
        """The characters that this span covers in ``text``."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def cover(self, other: Span) -> Span:
        """The smallest span that holds both."""
        return Span(min(self.start, other.start), max(self.end, other.end))


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of the report together with its words: ``report.text[start:end] == text``."""

    start: int
    end: int
    text: str

    @property
    def span(self) -> Span:
        """Where the mention stands."""
        return Span(self.start, self.end)

    @classmethod
    def at(cls, text: str, start: int, end: int) -> Mention:
        """The mention that covers ``text[start:end]``."""
        return cls(start, end, text[start:end])
