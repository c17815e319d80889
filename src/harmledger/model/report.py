"""A report: one captured document, as captured."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum

from harmledger.model.span import Span

_HOST = re.compile(r"[a-z][a-z0-9+.-]*://(?:[^/@]*@)?(?:www\.)?(?P<host>[^/:?#\s]+)", re.IGNORECASE)


class SectionKind(StrEnum):
    """What a stretch of a report is. Claims are looked for in headline, caption and body only."""

    HEADLINE = "headline"
    BYLINE = "byline"
    DATELINE = "dateline"
    CAPTION = "caption"
    BODY = "body"
    FURNITURE = "furniture"


class PublishedBasis(StrEnum):
    """On what a publication date rests, best first."""

    GIVEN = "given"  # by whoever added the report (manifest, JSON Lines, feed entry)
    METADATA = "metadata"  # the page's or file's own metadata
    TEXT = "text"  # stated in the text: a dateline, "last updated on"
    INFERRED = "inferred"  # the latest absolute date that the text names; a guess, and marked as one


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch ``text[start:end]`` of one kind. Sections are in order, apart, and cover all but white space."""

    kind: SectionKind
    start: int
    end: int

    @property
    def span(self) -> Span:
        """Where the section stands."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Header:
    """One response header that came with the bytes, name lower-cased."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Report:
    """One captured document. ``text`` is the decoded source, never re-flowed: every offset anywhere refers to it.

    Attributes:
        report_id: ``sha256:`` and the hex digest of the captured bytes.
        text: the text that offsets refer to, in code points.
        path: where the file lay when added, as given; None for what came from the network.
        url: the address it came from, else None.
        title, outlet, byline: as found, else None.
        published: day of publication, else None; ``published_basis`` says on what it rests.
        language: ISO 639-1 code, or ``und`` where the text is too short or mixed to tell.
        republished_from: the outlet that the text credits as its origin, else None.
        sections: stretches of the text by kind, in order.
        media_type: of the captured bytes (``text/html``).
        encoding: the character encoding that the bytes were decoded with (``utf-8``), None where none applies (PDF).
        size: the number of captured bytes.
        captured_at: when the bytes were captured, in UTC.
        headers: response headers, where there were any.
        container: the file that the bytes were taken out of (WARC, feed, JSON Lines), else None.
    """

    report_id: str
    text: str
    path: str | None = None
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: dt.date | None = None
    published_basis: PublishedBasis | None = None
    language: str = "und"
    republished_from: str | None = None
    sections: tuple[Section, ...] = ()
    media_type: str = "text/plain"
    encoding: str | None = None
    size: int = 0
    captured_at: dt.datetime | None = None
    headers: tuple[Header, ...] = ()
    container: str | None = None

    @property
    def publisher(self) -> str:
        """The outlet as named, else the web site that the report came from, else nothing; many an outlet has one."""
        if self.outlet:
            return self.outlet
        host = _HOST.match(self.url or "")
        return host["host"].lower() if host is not None else ""

    def section_at(self, offset: int) -> SectionKind:
        """The kind of the section that holds ``offset``; body where no section is known."""
        for section in self.sections:
            if section.start <= offset < section.end:
                return section.kind
        return SectionKind.BODY


@dataclass(frozen=True, slots=True)
class Capture:
    """A report together with the bytes that it was read from: what capture hands to the ledger.

    ``beat`` names where the outlet's reports are set, as whoever handed it over says: countries, provinces or towns.
    """

    report: Report
    content: bytes
    beat: tuple[str, ...] = ()
