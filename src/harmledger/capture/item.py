"""What passes between the parts of this room: items (bytes with what is known of them) and documents (text found)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from harmledger.config import Settings
from harmledger.errors import SkipItemError
from harmledger.model.report import Header, PublishedBasis, Section

PEEK = 65_536
"""How many bytes a kind of source may look at to recognise its own."""


@dataclass(frozen=True, slots=True)
class Known:
    """Facts about a report that do not rest on its running text; None where unknown."""

    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    url: str | None = None
    published: dt.date | None = None
    published_basis: PublishedBasis | None = None
    beat: tuple[str, ...] = ()

    def over(self, other: Known) -> Known:
        """These facts, with ``other``'s where these are silent."""
        merged = replace(
            other,
            title=self.title or other.title,
            outlet=self.outlet or other.outlet,
            byline=self.byline or other.byline,
            url=self.url or other.url,
            beat=self.beat or other.beat,
        )
        if self.published is None:
            return merged
        return replace(merged, published=self.published, published_basis=self.published_basis)


@dataclass(frozen=True, slots=True)
class Wrapped:
    """The report that stands inside other bytes (a JSON line, a feed entry), already decoded."""

    text: str
    is_page: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing to be read, before anyone has looked inside.

    Attributes:
        name: how messages call it.
        content: the captured bytes.
        path, container, headers, captured_at: as in :class:`harmledger.model.report.Report`.
        known: what came with it.
        media_type, charset: as declared by whoever handed it over, else None.
        wrapped: the report inside, where the bytes are only its envelope.
        whole: the page holds the article and nothing else (a feed entry), so nothing is to be cut.
    """

    name: str
    content: bytes
    path: str | None = None
    container: str | None = None
    headers: tuple[Header, ...] = ()
    captured_at: dt.datetime | None = None
    known: Known = Known()
    media_type: str | None = None
    charset: str | None = None
    wrapped: Wrapped | None = None
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """The text of one report as found in its bytes, its stretches, and the facts that its metadata states."""

    text: str
    sections: tuple[Section, ...]
    media_type: str
    encoding: str | None
    facts: Known = Known()
    weak_date: dt.date | None = None
    """A date of the file rather than of the report (a PDF's making); used only where the text states none."""


@dataclass(frozen=True, slots=True)
class Peek:
    """What a kind of source may look at to say whether an item is its own."""

    head: bytes
    start: str
    """The head as characters, without byte order mark and leading white space, lower-cased."""
    suffix: str
    """The name's last extension, lower-cased, with its dot; empty where there is none."""
    media_type: str | None


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """A kind of source that holds one report."""

    name: str
    matches: Callable[[Peek], bool]
    read: Callable[[Item, Settings], Document]


@dataclass(frozen=True, slots=True)
class ContainerKind:
    """A kind of source that holds many reports; those that cannot be used come out as errors, not as exceptions."""

    name: str
    matches: Callable[[Peek], bool]
    items: Callable[[Item, Settings], Iterator[Item | SkipItemError]]
