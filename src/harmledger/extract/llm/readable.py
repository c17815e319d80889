"""What of a report is given to a model: its readable sections as one text, with the way back to the report."""

from __future__ import annotations

import bisect
from dataclasses import dataclass

from harmledger.model.report import Report, SectionKind
from harmledger.model.span import Span

_EVIDENCE = {SectionKind.HEADLINE, SectionKind.CAPTION, SectionKind.BODY}
# A dateline says where; bylines name private persons and furniture says nothing, so neither is sent.
_SENT = _EVIDENCE | {SectionKind.DATELINE}
_BETWEEN = "\n\n"


@dataclass(frozen=True, slots=True)
class Readable:
    """The readable text of one report.

    Attributes:
        text: what is sent: the sections' own characters, joined by empty lines.
        spans: where they stand in the report, in order.
        evidence: those of them in which claims are looked for.
    """

    text: str
    spans: tuple[Span, ...]
    evidence: tuple[Span, ...]

    @classmethod
    def of(cls, report: Report) -> Readable:
        """The readable text of ``report``; of one whose sections are not known, all of it."""
        if not report.sections:
            whole = (Span(0, len(report.text)),) if report.text.strip() else ()
            return cls(report.text, whole, whole)
        sections = [section for section in report.sections if section.kind in _SENT and section.end > section.start]
        spans = tuple(section.span for section in sections)
        evidence = tuple(section.span for section in sections if section.kind in _EVIDENCE)
        return cls(_BETWEEN.join(span.of(report.text) for span in spans), spans, evidence)

    def origin(self, offset: int) -> int | None:
        """Where in the report the character at ``offset`` of the sent text stands; None for what joins sections."""
        starts = self._starts()
        at = bisect.bisect_right(starts, offset) - 1
        if at < 0:
            return None
        inside = offset - starts[at]
        span = self.spans[at]
        return span.start + inside if inside < span.end - span.start else None

    def _starts(self) -> list[int]:
        starts, at = [], 0
        for span in self.spans:
            starts.append(at)
            at += span.end - span.start + len(_BETWEEN)
        return starts
